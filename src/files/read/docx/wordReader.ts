import { damaged, within, type Limits } from '../../../ooxml/limits';
import { child, children, isEl, local, type El, type Node } from '../../../ooxml/xmlTree';
import { Margin, type OpenPlace, type OpenRow } from './margin';
import { Numbering } from './numbering';
import { formFieldText, notesOf, plainText, symbol } from './plainText';
import { boxesIn, cellsIn, chosen, isLayout, isPlaceholder, rowsIn, textIn, type Part } from './structure';
import { outlineLevel, Styles } from './styles';
import type { WordBlock, WordDocument, WordTable } from './wordDocument';
import type { WordParts } from './wordParts';
import { tableOf, type OpenCell } from './wordTable';
import { attr, eachBlock, isOn, numberIn, valueIn } from './xml';

/**
 * A document as a person reads it.
 *
 * @throws {Refused} for one that is damaged or beyond the limits
 */
export function readWord(parts: WordParts, limits: Limits): WordDocument {
  const reader = new Reader(parts, limits);
  const body: Sink = { items: [], carry: '', row: null };
  eachBlock(parts.document, (block) => reader.blocks([block], body));
  reader.end(body);
  const blocks = body.items.map((item): WordBlock => {
    if (item.kind === 'table') return reader.margin.hasPages ? item : withoutPages(item);
    const { marker, text, level } = item;
    return { kind: 'paragraph', text: withMarker(marker?.text ?? '', text), level };
  });
  return { blocks, ...reader.margin.done(parts) };
}

const withoutPages = (table: WordTable): WordTable => ({
  ...table,
  page: null,
  rows: table.rows.map((row) => ({ ...row, page: null })),
});

/** A paragraph as it is read; its marker is told apart, for items of deeper levels are written otherwise in a cell. */
interface Line {
  readonly kind: 'line';
  readonly text: string;
  readonly level: number | null;
  readonly marker: { readonly text: string; readonly isBullet: boolean; readonly level: number } | null;
  /** Letters that are struck out, and all. */
  readonly struck: number;
  readonly letters: number;
}

/** What blocks are read into: the body, or a cell. */
interface Sink {
  readonly items: (Line | WordTable)[];
  /** The text of a paragraph whose end was deleted: it goes on in the next one. */
  carry: string;
  /** The row of the cell; null in the body. */
  readonly row: OpenRow | null;
}

/** The paragraph that is being read. */
interface OpenLine {
  text: string;
  struck: number;
  letters: number;
  /** It has text that nobody sees. */
  hides: boolean;
  readonly place: OpenPlace;
  readonly isHidden: boolean;
  readonly isStruck: boolean;
  /** Text boxes that are anchored in it. */
  readonly boxes: El[];
  /** Notes under the page that somebody commented on or changed. */
  readonly marked: El[];
}

/** Word has no more than 63 columns. */
const MOST_COLUMNS = 1000;

class Reader {
  readonly margin: Margin;
  private readonly styles: Styles;
  private readonly numbering: Numbering;
  private readonly notes: { readonly footnote: ReadonlyMap<string, El>; readonly endnote: ReadonlyMap<string, El> };
  private line: OpenLine | null = null;
  /** Notes that the cell refers to. */
  private cellNotes: string[] = [];
  /** Fields that are open; true while their code stands there instead of what they show. */
  private readonly fields: boolean[] = [];
  private tables = 0;
  private tableDepth = 0;
  private rows = 0;
  private cells = 0;

  constructor(
    parts: WordParts,
    private readonly limits: Limits,
  ) {
    this.styles = new Styles(parts.styles);
    this.numbering = new Numbering(parts.numbering, this.styles);
    this.notes = { footnote: notesOf(parts.footnotes, 'footnote'), endnote: notesOf(parts.endnotes, 'endnote') };
    this.margin = new Margin();
  }

  blocks(kids: readonly Node[], sink: Sink): void {
    for (const kid of kids) {
      if (!isEl(kid)) continue;
      switch (kid.name) {
        case 'p':
          this.paragraph(kid, sink);
          break;
        case 'tbl':
          this.table(kid, sink);
          break;
        case 'sdt':
          if (!isPlaceholder(kid)) this.blocks(child(kid, 'sdtContent')?.kids ?? [], sink);
          break;
        case 'AlternateContent':
          this.blocks(chosen(kid), sink);
          break;
        case 'customXml':
        case 'smartTag':
          this.blocks(kid.kids, sink);
          break;
        case 'ins':
        case 'moveTo':
        case 'del':
        case 'moveFrom':
          this.margin.within(kid, () => this.blocks(kid.kids, sink));
          break;
        default:
          this.margin.mark(kid, null);
      }
    }
  }

  /** The text that was carried over the end of the last paragraph is one too. */
  end(sink: Sink): void {
    if (sink.carry.trim() === '') return;
    sink.items.push({ kind: 'line', text: sink.carry, level: null, marker: null, struck: 0, letters: sink.carry.length });
    sink.carry = '';
  }

  private paragraph(p: El, sink: Sink): void {
    const properties = child(p, 'pPr');
    const mark = child(properties, 'rPr');
    const styleId = valueIn(properties, 'pStyle');
    const style = this.styles.of(styleId);
    const place = this.margin.place(sink.row);
    const outer = this.line;
    const line: OpenLine = {
      text: '',
      struck: 0,
      letters: 0,
      hides: false,
      place,
      isHidden: style.isHidden,
      isStruck: style.isStruck,
      boxes: [],
      marked: [],
    };
    this.line = line;
    this.inline(p.kids);
    // The code of a field ends with its paragraph, whatever a damaged file says.
    this.fields.fill(false);
    this.line = outer;
    const whole = sink.carry + line.text;
    const text = whole
      .split('\n')
      .map((one) => one.trimEnd())
      .join('\n')
      .replace(/^[ \t]+/, '');
    place.paragraph = text;
    this.margin.paragraphEnds();
    sink.carry = '';
    if (child(mark, 'del') ?? child(mark, 'moveFrom')) sink.carry = whole;
    else if (text !== '' || !line.hides) {
      const level = outlineLevel(properties) ?? style.level;
      const marker = this.marker(child(properties, 'numPr'), style.list, styleId);
      place.paragraph = withMarker(marker?.text ?? '', text);
      if (level !== null && level > 0 && text !== '') this.margin.heading(level, place);
      const isHeading = level !== null && level > 0 && text !== '';
      sink.items.push({
        kind: 'line',
        text,
        level: isHeading ? level : null,
        marker,
        struck: line.struck,
        letters: line.letters,
      });
    }
    for (const box of line.boxes) this.blocks(box.kids, sink);
    for (const note of line.marked) this.note(note, sink.row);
  }

  /** A note is no text of the document; what stands in its margin counts. */
  private note(note: El, row: OpenRow | null): void {
    // A table in it is none of those that people count.
    this.tableDepth++;
    this.blocks(note.kids, { items: [], carry: '', row });
    this.tableDepth--;
  }

  private marker(own: El | null, ofStyle: { id: string | null; level: number | null } | null, styleId: string | null): Line['marker'] {
    const id = valueIn(own, 'numId') ?? ofStyle?.id ?? null;
    // A list of the number 0 takes a paragraph out of the list of its style.
    if (id === null || id === '0') return null;
    const level = numberIn(own, 'ilvl') ?? ofStyle?.level ?? (own && valueIn(own, 'numId') !== null ? 0 : null);
    return this.numbering.next(id, level, styleId);
  }

  private inline(kids: readonly Node[]): void {
    for (const kid of kids) {
      if (!isEl(kid)) continue;
      switch (kid.name) {
        case 'pPr':
        case 'rPr':
        case 'sdtPr':
        case 'sdtEndPr':
        case 'rt':
          break;
        case 'r':
          this.run(kid);
          break;
        case 'sdt':
          if (!isPlaceholder(kid)) this.inline(child(kid, 'sdtContent')?.kids ?? []);
          break;
        case 'ins':
        case 'moveTo':
        case 'del':
        case 'moveFrom':
          this.margin.within(kid, () => this.inline(kid.kids));
          break;
        case 'AlternateContent':
          this.inline(chosen(kid));
          break;
        case 't':
          this.text(textIn(kid), false, false);
          break;
        default:
          this.margin.mark(kid, this.line!.place);
          // Links, marks of smart tags, formulas: what is in them is a part of the text.
          this.inline(kid.kids);
      }
    }
  }

  private run(r: El): void {
    const line = this.line!;
    const properties = child(r, 'rPr');
    const isHidden = isOn(properties, 'vanish') ?? line.isHidden;
    const isStruck = isOn(properties, 'strike') ?? isOn(properties, 'dstrike') ?? line.isStruck;
    const say = (text: string): void => this.text(text, isHidden, isStruck);
    for (const kid of r.kids) if (isEl(kid)) this.inRun(kid, say);
  }

  private inRun(kid: El, say: (text: string) => void): void {
    switch (kid.name) {
      case 't':
      case 'delText':
        say(textIn(kid));
        break;
      case 'tab':
      case 'ptab':
        say('\t');
        break;
      case 'br':
        if (!/^(?:page|column)$/.test(attr(kid, 'type') ?? '')) say('\n');
        break;
      case 'cr':
        say('\n');
        break;
      case 'noBreakHyphen':
        say('-');
        break;
      case 'sym':
        say(symbol(kid));
        break;
      case 'fldChar':
        this.field(kid, say);
        break;
      case 'lastRenderedPageBreak':
        this.margin.pageEnds();
        break;
      case 'footnoteReference':
      case 'endnoteReference': {
        const note = this.notes[kid.name === 'footnoteReference' ? 'footnote' : 'endnote'].get(attr(kid, 'id') ?? '');
        if (!note) break;
        this.cellNotes.push(plainText(note));
        if (isMarked(note)) this.line!.marked.push(withoutPrefixes(note));
        break;
      }
      case 'drawing':
      case 'pict':
      case 'object':
        this.line!.boxes.push(...boxesIn(kid));
        break;
      case 'AlternateContent':
        for (const one of chosen(kid)) if (isEl(one)) this.inRun(one, say);
        break;
      default:
        this.margin.mark(kid, this.line!.place);
    }
  }

  private field(kid: El, say: (text: string) => void): void {
    const type = attr(kid, 'fldCharType');
    if (type === 'begin') {
      const shown = formFieldText(kid);
      if (shown !== '') say(shown);
      this.fields.push(true);
    } else if (this.fields.length > 0) {
      if (type === 'separate') this.fields[this.fields.length - 1] = false;
      if (type === 'end') this.fields.pop();
    }
  }

  private text(text: string, isHidden: boolean, isStruck: boolean): void {
    const line = this.line!;
    if (isHidden || this.fields.includes(true)) {
      line.hides ||= isHidden;
      return;
    }
    if (!this.margin.say(text, line.place)) return;
    line.text += text;
    const letters = text.replace(/\s/g, '').length;
    line.letters += letters;
    if (isStruck) line.struck += letters;
  }

  // --- tables -----------------------------------------------------------------------------------------------------

  private table(tbl: El, sink: Sink): void {
    const rows = rowsIn(tbl.kids);
    // A table that only holds others, to lay out the page, is no table to a reader.
    if (isLayout(rows)) {
      for (const { el } of rows) for (const { el: tc } of cellsIn(el?.kids ?? [])) if (tc) this.blocks(tc.kids, sink);
      return;
    }
    if (this.tableDepth > 0) {
      sink.items.push(...this.inner(rows, sink));
      return;
    }
    const number = ++this.tables;
    const page = this.margin.page;
    const headings = this.margin.outline;
    this.tableDepth++;
    const read: { readonly isHeader: boolean; readonly page: number; readonly cells: OpenCell[] }[] = [];
    const above = new Map<number, string>();
    for (const { el, between } of rows) {
      if (between) this.margin.mark(between, null);
      if (!el) continue;
      const properties = child(el, 'trPr');
      const startsOn = this.margin.page;
      const open: OpenRow = { table: number, tableRow: read.length + 1, cells: [] };
      const cells = this.margin.rowWithin(properties, () => this.row(el, properties, open));
      // A merged cell holds for every row that it reaches over.
      open.cells = cells.map(({ from, goesOn, text }) => (goesOn ? (above.get(from) ?? text) : text));
      cells.forEach(({ from, goesOn, text }) => goesOn || above.set(from, text));
      if (child(properties, 'del') === null) read.push({ isHeader: isOn(properties, 'tblHeader') ?? false, page: startsOn, cells });
    }
    this.tableDepth--;
    this.margin.outline = headings;
    const widths = children(child(tbl, 'tblGrid'), 'gridCol').map((column) => Number(attr(column, 'w') ?? NaN) || null);
    sink.items.push(tableOf(number, page, widths, read));
  }

  private row(tr: El, properties: El | null, open: OpenRow): OpenCell[] {
    within(this.limits, 'rows', ++this.rows);
    const cells: OpenCell[] = [];
    let at = Math.max(numberIn(properties, 'gridBefore') ?? 0, 0);
    const page = this.margin.page;
    let last = page;
    for (const { el: tc, between } of cellsIn(tr.kids)) {
      if (between) this.margin.mark(between, null);
      if (!tc) continue;
      within(this.limits, 'cells', ++this.cells);
      const own = child(tc, 'tcPr');
      const span = Math.max(numberIn(own, 'gridSpan') ?? 1, 1);
      if (at + span > MOST_COLUMNS) throw damaged('table: too many columns');
      // Cells of one row stand on the same pages side by side.
      this.margin.page = page;
      const { text, isStruck, notes } = this.cell(tc, open);
      last = Math.max(last, this.margin.page);
      const before = cells.at(-1);
      const isRight = child(own, 'hMerge') !== null && valueIn(own, 'hMerge') !== 'restart';
      if (isRight && before) before.to = at + span;
      else {
        const merge = child(own, 'vMerge');
        cells.push({ from: at, to: at + span, goesOn: merge !== null && attr(merge, 'val') !== 'restart', text, isStruck, notes });
      }
      at += span;
    }
    this.margin.page = last;
    return cells;
  }

  private cell(tc: El, row: OpenRow): Pick<OpenCell, 'text' | 'isStruck' | 'notes'> {
    const sink: Sink = { items: [], carry: '', row };
    const outer = this.cellNotes;
    this.cellNotes = [];
    this.margin.within(child(child(tc, 'tcPr'), 'cellDel') ? { name: 'del', attrs: {}, kids: [] } : null, () => this.blocks(tc.kids, sink));
    this.end(sink);
    const notes = this.cellNotes;
    this.cellNotes = outer;
    const lines = sink.items.filter((item) => item.kind === 'line');
    const text = linesText(lines);
    const letters = lines.reduce((sum, line) => sum + line.letters, 0);
    return { text, notes, isStruck: letters > 0 && lines.reduce((sum, line) => sum + line.struck, 0) >= letters };
  }

  /** A table in a cell: a line for each of its rows. */
  private inner(rows: readonly Part[], { row }: Sink): Line[] {
    return rows.flatMap(({ el, between }): Line[] => {
      if (between) this.margin.mark(between, null);
      if (!el) return [];
      const cells = cellsIn(el.kids).flatMap(({ el: tc }) => (tc ? [this.cell(tc, row!)] : []));
      const texts = cells.map(({ text }) => text.replaceAll('\n', ' ')).filter((text) => text !== '');
      if (texts.length === 0 || child(child(el, 'trPr'), 'del')) return [];
      const text = ITEM.test(texts[0]!) ? texts.join(' ') : texts.join(' – ');
      const struck = cells.filter(({ text }) => text !== '').every(({ isStruck }) => isStruck) ? text.length : 0;
      return [{ kind: 'line', text, level: null, marker: null, struck, letters: text.length }];
    });
  }
}

const MARKED = new Set(['ins', 'del', 'moveFrom', 'moveTo', 'commentRangeStart', 'commentReference']);
const isMarked = (el: El): boolean => el.kids.some((kid) => isEl(kid) && (MARKED.has(local(kid.name)) || isMarked(kid)));
const withoutPrefixes = (el: El): El => ({
  ...el,
  name: local(el.name),
  kids: el.kids.map((kid) => (isEl(kid) ? withoutPrefixes(kid) : kid)),
});

/** A number alone is what stands there, without the full stop that belongs before a text; a bullet alone is nothing. */
function withMarker(marker: string, text: string): string {
  if (marker === '') return text;
  if (text === '') return marker === '•' || marker === INNER_BULLET ? '' : marker.replace(/[.)]$/, '');
  return `${marker} ${text}`;
}

/** What stands before an item of a list in a cell of its own. */
const ITEM = /^(?:\d{1,2}[.)]?|[a-z]\)|[•▪*–-])$/;

/** A bullet of a deeper level, which divides nothing. */
const INNER_BULLET = '⁃';

/** The lines of a cell. Items under items are a part of the item above them. */
function linesText(lines: readonly Line[]): string {
  const levels = lines.flatMap(({ marker }) => (marker ? [marker.level] : []));
  const top = Math.min(...levels);
  return lines
    .map(({ text, marker }) => withMarker(marker === null ? '' : marker.isBullet && marker.level > top ? INNER_BULLET : marker.text, text))
    .join('\n')
    .replace(/\t/g, ' ')
    .trim();
}
