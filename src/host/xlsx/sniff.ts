import { WorkbookUnreadable } from '../errors';

const startsWith = (bytes: Uint8Array, ...head: number[]): boolean => head.every((b, i) => bytes[i] === b);

/** Finds a UTF-16 stream name in an OLE compound file; enough to tell its kind without reading it. */
function mentions(bytes: Uint8Array, name: string): boolean {
  const pattern = [...name].flatMap((c) => [c.charCodeAt(0), 0]);
  outer: for (let i = 0; i + pattern.length <= bytes.length; i += 1) {
    for (let j = 0; j < pattern.length; j += 1) if (bytes[i + j] !== pattern[j]) continue outer;
    return true;
  }
  return false;
}

/** Refuses what is recognisably not a zip archive, saying what it is instead. */
export function sniff(bytes: Uint8Array, fileBytes: number): void {
  if (bytes.length === 0) throw new WorkbookUnreadable('empty');
  if (bytes.length > fileBytes) throw new WorkbookUnreadable('too-big', `${bytes.length} bytes`);
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) {
    if (mentions(bytes, 'EncryptedPackage')) throw new WorkbookUnreadable('encrypted');
    if (mentions(bytes, 'Workbook') || mentions(bytes, 'Book')) throw new WorkbookUnreadable('old-xls');
    throw new WorkbookUnreadable('not-a-workbook');
  }
  // BIFF2–BIFF5 files that were never wrapped in a compound file.
  if (startsWith(bytes, 0x09) && (bytes[1] === 0x00 || bytes[1] === 0x02 || bytes[1] === 0x04 || bytes[1] === 0x08)) {
    throw new WorkbookUnreadable('old-xls');
  }
  if (!startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) {
    throw new WorkbookUnreadable(startsWith(bytes, 0x50, 0x4b, 0x05, 0x06) ? 'empty' : 'not-a-workbook');
  }
}
