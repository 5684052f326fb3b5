import { attrLocal, descendants, insertOrdered, isEl, local, make, textOf, type El, type Node } from '../../../ooxml/xmlTree';
import { escapeAttribute } from '../../../ooxml/xmlWrite';
import { textXml } from '../body/text';
import type { Styles } from './styles';

/** A heading of the first level that a table of contents leads to. */
export interface Entry {
  readonly title: string;
  readonly bookmark: string;
}

/** What was put into a document, with the headings of the first level in it. */
export interface Piece {
  raw: string;
  readonly entries: readonly Entry[];
}
export const isPiece = (node: Node): node is Piece => typeof node === 'object' && 'entries' in node;

/** Bookmarks at headings, and the tables of contents that lead to them. */
export class Contents {
  /** The places of tables of contents, filled in when all headings are known. */
  private readonly tables: Piece[] = [];
  private last: number;
  private count = 0;
  private readonly taken: ReadonlySet<string>;

  constructor(
    private readonly body: El,
    private readonly styles: Styles,
  ) {
    const known = descendants(body, 'bookmarkStart');
    this.last = known.reduce((most, el) => Math.max(most, +(attrLocal(el, 'id') ?? 0) || 0), 0);
    this.taken = new Set(known.map((el) => attrLocal(el, 'name') ?? ''));
  }

  /** The marks around a heading, as the format writes them. */
  mark(title: string): { readonly entry: Entry; readonly start: El; readonly end: El } {
    do this.count += 1;
    while (this.taken.has(`_Toc${this.count}`));
    this.last += 1;
    const bookmark = `_Toc${this.count}`;
    return {
      entry: { title, bookmark },
      start: make('w:bookmarkStart', { 'w:id': this.last, 'w:name': bookmark }),
      end: make('w:bookmarkEnd', { 'w:id': this.last }),
    };
  }

  /** A place for a table of contents. */
  table(): Piece {
    const piece: Piece = { raw: '', entries: [] };
    this.tables.push(piece);
    return piece;
  }

  /**
   * Writes the tables. Page numbers are left out on purpose: only Word knows them, and it does not count them before
   * somebody asks it to; a table without them is right from the start, and its lines lead to their chapters.
   */
  write(): void {
    if (this.tables.length === 0) return;
    const entries = this.entriesOf(this.body);
    const style = `<w:pPr><w:pStyle w:val="${escapeAttribute(this.styles.id('contents'))}"/></w:pPr>`;
    const field = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
    const lines = entries.map(({ title, bookmark }, i) => {
      const begin =
        i === 0
          ? `${field('begin')}<w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\n \\h \\z \\u </w:instrText></w:r>${field('separate')}`
          : '';
      const end = i === entries.length - 1 ? field('end') : '';
      return `<w:p>${style}${begin}<w:hyperlink w:anchor="${escapeAttribute(bookmark)}" w:history="1">${textXml(title, '')}</w:hyperlink>${end}</w:p>`;
    });
    for (const table of this.tables) table.raw = lines.join('');
  }

  /** Headings of the first level in their order: those that were put in, and those that the document has itself. */
  private entriesOf(parent: El): Entry[] {
    return parent.kids.flatMap((node): Entry[] => {
      if (isPiece(node)) return [...node.entries];
      if (!isEl(node)) return [];
      if (local(node.name) !== 'p') return this.entriesOf(node);
      const title = textOf({ ...node, kids: descendants(node, 't') }).trim();
      if (this.styles.outlineIn(node) !== 0 || title === '') return [];
      const { entry, start, end } = this.mark(title);
      insertOrdered(node, start, ['pPr', 'bookmarkStart']);
      node.kids.push(end);
      return [entry];
    });
  }
}
