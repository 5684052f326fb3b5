import { damaged, Refused, within, type FileFault, type Limits, type OtherKind } from '../../ooxml/limits';
import { isZip, ZipPackage } from '../../ooxml/zip';
import type { Book } from './book';
import { wordBook } from './docx/wordBook';
import type { WordDocument } from './docx/wordDocument';
import { isWord, wordParts } from './docx/wordParts';
import { readWord } from './docx/wordReader';
import { CompoundFile, isCompound } from './binary/compound';
import { readOds, readXls, readXlsb, readXlsx } from './binary/sheetJsReader';
import { readText, type Score } from './text/textBook';
import { documentProperties, relationsOf } from './xlsx/xlsxParts';
import { scanXlsx, Unknown } from './xlsx/xlsxScanner';

/**
 * The one way in for every file from outside: it is opened by its content, whatever it is called, and something is done with
 * the book of cells that it holds. Nothing is thrown for what is in the file, and nothing is unpacked or repeated beyond the
 * limits: what cannot be read gives its fault.
 * @param score tells which separator a text file has, by its first rows; without it the one that divides them most evenly
 * @param use may be called twice: a second reader that knows more takes over where the first one ends
 */
export function withBook<T, F extends { readonly code: string } = FileFault>(
  bytes: Uint8Array,
  limits: Limits,
  use: (book: Book) => T,
  score: Score = () => 0,
): T | { readonly fault: F | FileFault } {
  return opened(() => readersOf(bytes, limits, score, false), use);
}

/** As `withBook`, and the tables of a document of Word are a book too: one sheet for each. */
export function withTables<T>(bytes: Uint8Array, limits: Limits, use: (book: Book) => T, score: Score): T | { readonly fault: FileFault } {
  return opened(() => readersOf(bytes, limits, score, true), use);
}

/**
 * As `withBook`, for the whole of a document of Word and for its tables as a book.
 * @returns null for a file that is no such document: it may be a workbook
 */
export function withDocument<T>(
  bytes: Uint8Array,
  limits: Limits,
  use: (document: WordDocument, tables: Book) => T,
): T | { readonly fault: FileFault } | null {
  return faultOf<T | null, FileFault>(() => {
    if (!isZip(bytes)) return null;
    within(limits, 'file', bytes.length);
    const zip = new ZipPackage(bytes, limits);
    if (kindOf(zip) !== 'document' || !isWord(zip)) return null;
    const document = readWord(wordParts(zip), limits);
    return use(document, wordBook(document.blocks, documentProperties(zip, relationsOf(zip, '')), limits));
  });
}

function opened<T, F extends { readonly code: string }>(
  readers: () => readonly (() => Book)[],
  use: (book: Book) => T,
): T | { readonly fault: F | FileFault } {
  return faultOf<T, F>(() => {
    for (const read of readers()) {
      try {
        return use(named(read()));
      } catch (error) {
        // The next one is slower and knows more.
        if (!(error instanceof Unknown)) throw error;
      }
    }
    throw damaged();
  });
}

function faultOf<T, F extends { readonly code: string }>(read: () => T): T | { readonly fault: F | FileFault } {
  try {
    return read();
  } catch (error) {
    // A fault of a library on a hostile file is a fault of the file: the rest of them have to go on.
    return { fault: error instanceof Refused ? (error as Refused<F>).fault : { code: 'damaged' } };
  }
}

/** No program gives a sheet a name that nobody can read; one of megabytes would be said in every sentence. */
const LONGEST_NAME = 255;

function named(book: Book): Book {
  if (book.sheets.some(({ name }) => name.length > LONGEST_NAME)) throw damaged('the name of a sheet');
  return book;
}

/** What reads such a file, in the order in which to try. @throws {Refused} for one that holds no cells, by what it is */
function readersOf(bytes: Uint8Array, limits: Limits, score: Score, takesDocuments: boolean): (() => Book)[] {
  within(limits, 'file', bytes.length);
  if (bytes.length === 0) throw damaged();
  if (isZip(bytes)) {
    const zip = new ZipPackage(bytes, limits);
    switch (kindOf(zip)) {
      case 'xlsx':
        return [() => scanXlsx(zip, limits), () => readXlsx(zip, limits)];
      case 'xlsb':
        return [() => readXlsb(zip, limits)];
      case 'ods':
        return [() => readOds(zip, limits)];
      case 'encrypted':
        throw new Refused({ code: 'encrypted' });
      case 'document':
        if (!takesDocuments || !isWord(zip)) throw other('document');
        return [
          () => {
            const { blocks, changes } = readWord(wordParts(zip), limits);
            return wordBook(blocks, { ...documentProperties(zip, relationsOf(zip, '')), trackedChanges: changes.length }, limits);
          },
        ];
      case 'archive':
        throw other('archive');
    }
  }
  if (isCompound(bytes)) {
    const file = new CompoundFile(bytes);
    if (file.hasRights) throw new Refused({ code: 'rightsManaged' });
    if (file.names.includes('encryptedpackage')) throw new Refused({ code: 'encrypted' });
    if (!file.names.includes('workbook') && !file.names.includes('book'))
      throw other(file.names.includes('worddocument') ? 'document' : null);
    return [() => readXls(file, limits)];
  }
  const kind = BEGINNINGS.find(([beginning]) => beginning.test(latin(bytes)))?.[1];
  if (kind) throw other(kind);
  return [() => readText(bytes, limits, score)];
}

const other = (is: OtherKind | null): Refused => new Refused(is === null ? { code: 'notWorkbook' } : { code: 'notWorkbook', is });

/** What other files begin with; a text may begin with a mark of its encoding and with white space. */
const BEGINNINGS: readonly (readonly [RegExp, OtherKind])[] = [
  [/^\s*%PDF/, 'pdf'],
  [/^\s*\{\\rtf/, 'document'],
  [/^(?:\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0{4}|II\*\0|MM\0\*)/s, 'picture'],
  [/^(?:Rar!|7z\xbc\xaf)/, 'archive'],
  [/^\s*</, 'page'],
];

/** The beginning as characters of one byte, without zeros (UTF-16) where it starts with a mark of the encoding. */
function latin(bytes: Uint8Array): string {
  const text = String.fromCharCode(...bytes.subarray(0, 256));
  const [, mark] = /^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/.exec(text) ?? [];
  return mark === undefined ? text : text.slice(mark.length).replaceAll('\0', '');
}

/** Is it neither a workbook nor a document, but files put together? */
export const isArchive = (zip: ZipPackage): boolean => kindOf(zip) === 'archive' && !zip.names.some((name) => name.endsWith('.iwa'));

function kindOf(zip: ZipPackage): 'xlsx' | 'xlsb' | 'ods' | 'encrypted' | 'document' | 'archive' {
  if (zip.has('content.xml')) {
    const manifest = zip.part('META-INF/manifest.xml');
    if (manifest && new TextDecoder().decode(manifest).includes('encryption-data')) return 'encrypted';
    const mime = zip.part('mimetype');
    return mime === null || /spreadsheet/.test(new TextDecoder().decode(mime)) ? 'ods' : 'document';
  }
  if (zip.names.some((name) => name.endsWith('workbook.xml'))) return 'xlsx';
  if (zip.names.some((name) => name.endsWith('workbook.bin'))) return 'xlsb';
  return zip.names.some((name) => /^(word|ppt)\//.test(name)) || saysWord(zip) ? 'document' : 'archive';
}

/** A document of which no part lies where Word puts it. */
function saysWord(zip: ZipPackage): boolean {
  const types = zip.size('[Content_Types].xml') > MOST_TYPES ? null : zip.part('[Content_Types].xml');
  return types !== null && new TextDecoder().decode(types).includes('wordprocessingml');
}

const MOST_TYPES = 1_000_000;
