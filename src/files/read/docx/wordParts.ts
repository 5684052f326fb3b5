import { damaged } from '../../../ooxml/limits';
import { parseXml, type El } from '../../../ooxml/xmlTree';
import type { ZipPackage } from '../../../ooxml/zip';
import { relationsOf } from '../xlsx/xlsxParts';

/** The parts of a package of Word that say what a reader of the document sees. */
export interface WordParts {
  readonly document: Uint8Array;
  readonly styles: El | null;
  readonly numbering: El | null;
  readonly comments: El | null;
  /** Which comment answers which, and which is settled: newer programs write it beside. */
  readonly commentsExtended: El | null;
  readonly footnotes: El | null;
  readonly endnotes: El | null;
}

/** @throws {Refused} when its text is missing or a part is damaged */
export function wordParts(zip: ZipPackage): WordParts {
  const main = mainPart(zip);
  const document = zip.part(main);
  if (document === null) throw damaged('no document');
  const relations = relationsOf(zip, main);
  const tree = (type: string): El | null => {
    const target = relations.find((relation) => relation.type === type)?.target;
    const bytes = target === undefined ? null : zip.part(target);
    return bytes === null ? null : parseXml(bytes, type);
  };
  return {
    document,
    styles: tree('styles'),
    numbering: tree('numbering'),
    comments: tree('comments'),
    commentsExtended: tree('commentsExtended'),
    footnotes: tree('footnotes'),
    endnotes: tree('endnotes'),
  };
}

/** Is it a document of Word, and not one of another program, slides or a drawing? */
export function isWord(zip: ZipPackage): boolean {
  const main = mainPart(zip);
  return zip.has(main) ? /(?:^|\/)(?:word\/.*|document\d*\.xml)$/i.test(main) : zip.names.some((name) => name.startsWith('word/'));
}

/** A package that names none is taken to be as Word makes it. */
const mainPart = (zip: ZipPackage): string =>
  relationsOf(zip, '').find(({ type }) => type === 'officeDocument')?.target ?? 'word/document.xml';
