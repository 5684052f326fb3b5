import { isZip } from './zip';

/** What bytes are, by how they begin. */
export type FileKind =
  | 'empty'
  | 'zip'
  /** a zip without a single part */
  | 'emptyZip'
  /** a document of Office behind a password */
  | 'encrypted'
  /** a document that only those may open whom its author named */
  | 'rightsManaged'
  /** Excel 97 and older, .xls */
  | 'oldWorkbook'
  /** another compound file: an old document of Word, an installer, a mail */
  | 'compound'
  | 'other';

/** How a compound file of Office begins: .xls, .doc, and anything behind a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const startsWith = (bytes: Uint8Array, head: readonly number[]): boolean => head.every((byte, i) => bytes[i] === byte);

/** Tells files apart without reading them; what it says of the inside of a compound file is likely, not proved. */
export function sniff(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  if (startsWith(bytes, COMPOUND)) {
    if (mentions(bytes, 'DRMEncryptedDataSpace') || mentions(bytes, 'DRMContent')) return 'rightsManaged';
    if (mentions(bytes, 'EncryptedPackage')) return 'encrypted';
    return mentions(bytes, 'Workbook') || mentions(bytes, 'Book') ? 'oldWorkbook' : 'compound';
  }
  // BIFF2–BIFF5 files that were never wrapped in a compound file.
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1]!)) return 'oldWorkbook';
  if (!isZip(bytes)) return 'other';
  return bytes[2] === 0x05 && bytes[3] === 0x06 ? 'emptyZip' : 'zip';
}

/** Finds the name of a stream, which stands in UTF-16. */
function mentions(bytes: Uint8Array, name: string): boolean {
  const pattern = [...name].flatMap((c) => [c.charCodeAt(0), 0]);
  for (let i = bytes.indexOf(pattern[0]!); i >= 0 && i + pattern.length <= bytes.length; i = bytes.indexOf(pattern[0]!, i + 1))
    if (pattern.every((byte, j) => bytes[i + j] === byte)) return true;
  return false;
}
