import type { Block, Chart, ReportDocument, Section } from '../../../core/report/document';
import { find, isEl, local, type El, type Node } from '../../../ooxml/xmlTree';
import { blocksXml, GAP, headingXml, titleXml, type Place } from '../body/blocks';
import type { DrawnChart } from '../charts';
import { LANGUAGE } from '../names';
import { Contents, type Entry, type Piece } from './contents';
import { Drawings } from './drawings';
import { addBullets } from './numbering';
import { declarePrefixes, hasContents, type Template } from './openTemplate';
import { lineWidth, sectionAt, turnedWidth, turnPages } from './pages';
import { isText, ParagraphText, type TextName, type WholeName } from './placeholders';
import type { PartKind, TemplateProblem } from './problems';
import { fillTexts, isCell, isParagraph, isSaidAbove, paragraphsOf, spotOf, textLook, type Spot } from './spots';
import { Styles } from './styles';

/** What is written into a template. */
export interface Content {
  readonly document: ReportDocument;
  readonly texts: Readonly<Record<TextName, string>>;
  /** Those of them that only say what is to be filled in. */
  readonly gaps: ReadonlySet<TextName>;
  readonly charts: ReadonlyMap<Chart, DrawnChart>;
  /** The styles that are lent to a template that lacks them. */
  readonly styles: El;
}

/** What one placeholder brings. */
interface Put {
  readonly pieces: readonly Piece[];
  /** Those of them that belong on pages on their side. */
  readonly turned: readonly Piece[];
  readonly endsInTable: boolean;
}
const NOTHING: Put = { pieces: [], turned: [], endsInTable: false };

const joined = (puts: readonly Put[]): Put => ({
  pieces: puts.flatMap(({ pieces }) => pieces),
  turned: puts.flatMap(({ turned }) => turned),
  endsInTable: puts.filter(({ pieces }) => pieces.length > 0).at(-1)?.endsInTable ?? false,
});

/** Where texts may stand and chapters may not, by the kind of the relationship. */
const APART: Readonly<Record<string, PartKind>> = { header: 'header', footer: 'footer', footnotes: 'note', endnotes: 'note' };

/**
 * Writes a report into a template: texts where their placeholders stand, chapters in place of theirs. A template without a
 * single placeholder gets the report after what it has.
 * @returns what somebody should know of it
 */
export const fill = (template: Template, content: Content): TemplateProblem[] => new Filling(template, content).fill();

class Filling {
  private readonly problems: TemplateProblem[] = [];
  private readonly body: El;
  private readonly styles: Styles;
  private readonly contents: Contents;
  private readonly drawings: Drawings;
  private readonly links = new Map<string, string>();
  private bullets: string | undefined;
  /** Paragraphs of the body that hold placeholders. */
  private readonly held: El[] = [];
  private readonly placed = new Set<WholeName>();
  private readonly done = new Set<WholeName>();
  private readonly turned: Piece[] = [];
  /** Gaps that stand in the document, with the placeholder of each. */
  private readonly missing = new Map<TextName, string>();

  constructor(
    private readonly template: Template,
    private readonly content: Content,
  ) {
    const { base, main } = template;
    const root = base.tree(main)!;
    declarePrefixes(root);
    this.body = find(root, 'body')!;
    this.styles = new Styles(base, content.styles, main);
    this.contents = new Contents(this.body, this.styles);
    this.drawings = new Drawings(base, main, content.charts);
  }

  fill(): TemplateProblem[] {
    const hadContents = hasContents(this.body);
    const foundApart = this.fillApart();
    const found = this.findPlaces() || foundApart;
    for (const paragraph of this.held) this.putInto(paragraph);
    if (found) this.tellMissing();
    else this.append();
    for (const group of this.sideBySide()) turnPages(this.body, group);
    this.contents.write();
    for (const [name, written] of this.missing) this.problems.push({ code: 'textMissing', written, gap: this.content.texts[name] });
    if (hadContents) this.problems.push({ code: 'contentsToRenew' });
    this.styles.speak(LANGUAGE);
    return this.problems;
  }

  /** Headers, footers and notes. @returns whether any of our placeholders stood there */
  private fillApart(): boolean {
    const { base, main } = this.template;
    let any = false;
    for (const { kind, part } of base.relations(main)) {
      const where = APART[kind];
      const tree = where === undefined || part === null ? null : base.tree(part);
      if (where === undefined || !tree) continue;
      for (const { paragraph, way } of paragraphsOf(tree)) {
        any = new ParagraphText(paragraph).found.some(({ name }) => name !== null) || any;
        this.fillText(paragraph, way, where);
      }
    }
    return any;
  }

  /** Puts short texts in their places, and tells of what is no placeholder, or not one for that place. */
  private fillText(paragraph: El, way: readonly El[], where: PartKind): void {
    const text = new ParagraphText(paragraph);
    for (const { name, written } of text.found) {
      if (name === null) this.problems.push({ code: 'placeholderUnknown', written, part: where });
      else if (isText(name)) {
        if (this.content.gaps.has(name)) this.missing.set(name, written);
      } else if (where !== 'body') this.problems.push({ code: 'placeholderMisplaced', written, part: where });
    }
    fillTexts(text, this.content.texts, way);
  }

  /** @returns whether the body has any of our placeholders */
  private findPlaces(): boolean {
    let any = false;
    for (const { paragraph, way } of [...paragraphsOf(this.body)]) {
      const where = way.some((el) => local(el.name) === 'txbxContent') ? 'textBox' : 'body';
      const names = new ParagraphText(paragraph).found.flatMap(({ name }) => name ?? []);
      any ||= names.length > 0;
      this.fillText(paragraph, way, where);
      const wholes = where === 'body' ? names.filter((name): name is WholeName => !isText(name)) : [];
      wholes.forEach((name) => this.placed.add(name));
      if (wholes.length > 0) this.held.push(paragraph);
    }
    return any;
  }

  private putInto(paragraph: El): void {
    const { body } = this;
    const text = new ParagraphText(paragraph);
    const found = text.found.filter(({ name }) => name !== null && !isText(name));
    const spot = spotOf(paragraph, body);
    const { parent, index, table } = spot;
    const look = textLook(text, found[0], this.styles);
    const put = joined(found.map(({ name, written }) => this.whole(name as WholeName, written, spot, look)));
    const isAlone = text.isAlone;
    const endsSection = find(paragraph, 'pPr/sectPr') !== null;
    text.replace(found.map((one) => [one, '']));
    this.turned.push(...put.turned);
    if (table && put.pieces.some(({ raw }) => /<w:tbl>|<w:drawing>/.test(raw))) {
      // A table within a table is read by nobody who listens to it.
      this.problems.push({ code: 'placeholderInTable', written: found[0]!.written });
      body.kids.splice(body.kids.indexOf(table) + 1, 0, { raw: GAP }, ...put.pieces, ...(put.endsInTable ? [{ raw: GAP }] : []));
      return;
    }
    const gap: Node[] = put.endsInTable && !isParagraph(parent.kids[index + 1]) ? [{ raw: GAP }] : [];
    if (!isAlone) parent.kids.splice(index + 1, 0, ...put.pieces, ...gap);
    else if (endsSection) parent.kids.splice(index, 0, ...put.pieces);
    else if (put.pieces.length > 0 || !isCell(parent)) parent.kids.splice(index, 1, ...marksIn(paragraph), ...put.pieces, ...gap);
  }

  /** What a placeholder of paragraphs stands for. */
  private whole(name: WholeName, written: string, spot: Spot, look: Place['text']): Put {
    if (this.done.has(name)) {
      this.problems.push({ code: 'placeholderTwice', written });
      return NOTHING;
    }
    this.done.add(name);
    const { sections } = this.content.document;
    const nothing = (why: string | null): Put => {
      this.problems.push({ code: 'placeholderEmpty', written, why });
      return NOTHING;
    };
    if (name === 'obsah') return { pieces: [this.contents.table()], turned: [], endsInTable: false };
    if (name === 'graf') {
      const { pie } = this;
      return pie ? this.piece([pie], pie.title, spot, look, false) : nothing(null);
    }
    if (name === 'zprava')
      return joined(sections.filter(({ id, included }) => included && !this.placed.has(id)).map((one) => this.chapter(one, spot, look)));
    const section = sections.find(({ id }) => id === name);
    return section?.included ? this.chapter(section, spot, look) : nothing(section?.why ?? null);
  }

  private chapter(section: Section, spot: Spot, look: Place['text']): Put {
    const blocks = this.placed.has('graf') ? section.blocks.filter((block) => block !== this.pie) : section.blocks;
    const title = isSaidAbove(spot, section.title, this.styles) ? null : section.title;
    return this.piece(blocks, section.title, spot, look, section.landscape === true && spot.parent === this.body, title);
  }

  /** @param title written as a heading of the first level; null where there is none */
  private piece(blocks: readonly Block[], above: string, spot: Spot, look: Place['text'], turn: boolean, title: string | null = null): Put {
    const entries: Entry[] = [];
    const place = this.placeAt(spot.at, look, turn, entries);
    const raw = (title === null ? '' : headingXml(title, 1, place)) + blocksXml(blocks, place, above);
    const piece: Piece = { raw, entries };
    return { pieces: [piece], turned: turn ? [piece] : [], endsInTable: blocks.at(-1)?.kind === 'table' };
  }

  private placeAt(at: number, text: Place['text'], turn: boolean, entries: Entry[]): Place {
    const { base, main } = this.template;
    const section = sectionAt(this.body, at);
    return {
      style: (key) => this.styles.id(key),
      bullets: () => (this.styles.hasNumbering(this.styles.id('list')) ? null : (this.bullets ??= addBullets(base, main))),
      text,
      width: turn ? turnedWidth(section) : lineWidth(section),
      small: turn,
      link: (address) => {
        const id = this.links.get(address) ?? base.relate(main, 'hyperlink', address, true);
        this.links.set(address, id);
        return id;
      },
      chart: (chart, width) => this.drawings.xml(chart, width),
      mark: (title) => {
        const { entry, start, end } = this.contents.mark(title);
        entries.push(entry);
        return { start, end };
      },
    };
  }

  /** The chart that stands for the whole plan. */
  private get pie(): Chart | undefined {
    const included = this.content.document.sections.filter((section) => section.included);
    return included.flatMap(({ blocks }) => blocks).find((block): block is Chart => block.kind === 'chart' && block.type === 'pie');
  }

  private append(): void {
    const { body } = this;
    this.problems.push({ code: 'noPlaceholder' });
    const end = body.kids.findIndex((kid) => isEl(kid) && local(kid.name) === 'sectPr');
    const at = end < 0 ? body.kids.length : end;
    const spot: Spot = { parent: body, index: at, at, table: null };
    const look = { paragraph: null, run: null };
    const { document } = this.content;
    const title: Piece = { raw: titleXml(document.title, this.placeAt(at, look, false, [])), entries: [] };
    const put = joined(document.sections.filter(({ included }) => included).map((section) => this.chapter(section, spot, look)));
    body.kids.splice(at, 0, title, ...put.pieces, ...(put.endsInTable ? [{ raw: GAP }] : []));
    this.turned.push(...put.turned);
  }

  private tellMissing(): void {
    if (this.placed.has('zprava')) return;
    for (const { id, title, included } of this.content.document.sections)
      if (included && !this.placed.has(id)) this.problems.push({ code: 'noPlaceFor', section: id, title });
  }

  /** Pieces for pages on their side, those together that lie side by side. */
  private sideBySide(): Piece[][] {
    const groups: Piece[][] = [];
    for (const piece of this.turned) {
      const last = groups.at(-1);
      const before = this.body.kids[this.body.kids.indexOf(piece) - 1];
      if (last && before === last.at(-1)) last.push(piece);
      else groups.push([piece]);
    }
    return groups;
  }
}

/** Marks that others lead to outlive the paragraph they stand in. */
const marksIn = (paragraph: El): Node[] =>
  paragraph.kids.filter((kid) => isEl(kid) && /^(bookmark|commentRange|perm)(Start|End)$/.test(local(kid.name)));
