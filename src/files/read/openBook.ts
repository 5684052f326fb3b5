import type { Book } from './book';
import { fastBook, Unknown } from './xlsxScanner';
import { damaged, Refused, within, type Limits } from '../../ooxml/limits';
import type { ReturnFault } from '../returns/returns';
import { compoundKind, oldBook, zippedBook } from './sheetJsReader';
import { isZip, ZipPackage } from '../../ooxml/zip';

/**
 * Opens a workbook by its content, whatever it is called, and does something with it. Nothing is thrown, and nothing is
 * unpacked beyond the limits: what cannot be read gives its fault.
 */
export function withBook<T>(bytes: Uint8Array, limits: Limits, use: (book: Book) => T): T | { readonly fault: ReturnFault } {
  try {
    for (const read of readersOf(bytes, limits)) {
      try {
        return use(read());
      } catch (error) {
        // The next one is slower and knows more.
        if (!(error instanceof Unknown)) throw error;
      }
    }
    throw damaged();
  } catch (error) {
    // A fault of a library on a hostile file is a fault of the file: the rest of them have to go on.
    return { fault: error instanceof Refused ? (error as Refused<ReturnFault>).fault : { code: 'damaged' } };
  }
}

/** What reads such a file, in the order in which to try. */
function readersOf(bytes: Uint8Array, limits: Limits): (() => Book)[] {
  within(limits, 'file', bytes.length);
  if (bytes.length === 0) throw damaged();
  if (isZip(bytes)) {
    const zip = new ZipPackage(bytes, limits);
    const thorough = (): Book => zippedBook(zip, limits);
    switch (kindOf(zip)) {
      case 'encrypted':
        throw new Refused({ code: 'encrypted' });
      case 'other':
        throw new Refused({ code: 'notWorkbook' });
      case 'xlsx':
        return [() => fastBook(zip, limits), thorough];
      case 'thorough':
        return [thorough];
    }
  }
  if (!COMPOUND.every((byte, i) => bytes[i] === byte)) throw new Refused({ code: 'notWorkbook' });
  const kind = compoundKind(bytes);
  if (kind !== 'workbook') throw new Refused({ code: kind === 'encrypted' ? 'encrypted' : 'notWorkbook' });
  return [() => oldBook(bytes, limits)];
}

/** How a compound file of Office begins: .xls, and anything behind a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

function kindOf(zip: ZipPackage): 'xlsx' | 'thorough' | 'encrypted' | 'other' {
  if (zip.has('content.xml')) {
    const manifest = zip.part('META-INF/manifest.xml');
    if (manifest && new TextDecoder().decode(manifest).includes('encryption-data')) return 'encrypted';
    const mime = zip.part('mimetype');
    return mime === null || /spreadsheet/.test(new TextDecoder().decode(mime)) ? 'thorough' : 'other';
  }
  if (zip.names.some((name) => name.endsWith('workbook.xml'))) return 'xlsx';
  return zip.names.some((name) => name.endsWith('workbook.bin')) ? 'thorough' : 'other';
}
