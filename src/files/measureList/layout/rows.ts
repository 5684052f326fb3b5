import { foldIdentifier } from '../../../core/text/identifiers';
import { fold } from '../../../core/text/text';
import { beginsTotal, HEADING_WORDS, NOTE_WORDS, NUMBERED, totalOf, WORDS } from '../../../schema/read/asides';
import { cellName } from '../../../schema/read/rows';
import type { KnownAreas } from '../content/areas';
import type { ListField } from './columns';
import type { CriterionCell } from '../content/criteria';
import type { Found } from './header';
import type { TableContext } from '../../read/book';
import type { SourceRow } from './sheets';

/** A row of a list by its fields. */
export interface Row {
  readonly sheet: string;
  readonly criteria: readonly CriterionCell[];
  readonly isEmpty: boolean;
  /** Every cell that is read is struck out; or only some of them, with the first one. */
  readonly isStruck: boolean;
  readonly struckCell: string | null;
  /** The first cell that says anything, and what. */
  readonly first: string;
  readonly said: string;
  text(field: ListField): string;
  at(field: ListField): string;
}

/** What a measure is called before its number: "Opatření č. 5". */
const MEASURE_WORD = '(?:opatření|úkolu?|aktivit[ay]|projektu?|akce|činnosti?)\\s+(?:(?:č\\.|číslo)\\s*)?';
/** "A1.1 Pravidelná setkání", "2.3 Doprava", "Opatření 5: Ples", "1. Byty": a code before the title. */
const CODES_IN_TITLE: readonly RegExp[] = [
  new RegExp(`^(?:${MEASURE_WORD})?([A-Z]{1,3}\\d*(?:\\.\\d+)+|\\d{1,3}(?:\\.\\d{1,3})+)\\.?[\\s:–—-]+(\\S[^]*)$`, 'i'),
  new RegExp(`^${MEASURE_WORD}([A-Z]{0,3}\\d{1,3})\\.?[\\s:–—-]+(\\S[^]*)$`, 'i'),
  /^(\d{1,3})[.)]\s+(\p{L}[^]*)$/u,
];

function codeInTitle(title: string): { readonly code: string; readonly title: string } | null {
  for (const known of CODES_IN_TITLE) {
    const [, code, rest] = known.exec(title) ?? [];
    if (code !== undefined) return { code, title: rest! };
  }
  return null;
}

export function rowOf(source: SourceRow, { sheet, columns }: Found, inTitle: boolean): Row {
  const { at } = columns;
  const texts = new Map<ListField, string>();
  for (const [field, column] of at) texts.set(field, source.texts.get(column) ?? '');
  if (inTitle) {
    const whole = texts.get('title') ?? '';
    const { code, title } = codeInTitle(whole) ?? { code: '', title: whole };
    texts.set('code', code).set('title', title);
  }
  const number = numberOf(source, at.get('number'));
  const criteria = columns.criteria.flatMap(({ column, number: inHeader }): CriterionCell[] => {
    const text = source.texts.get(column) ?? '';
    const isSaid = text !== '' || (number !== '' && columns.criteria.length === 1);
    return isSaid ? [{ text, number: number || inHeader, sheet: sheet.name, cell: cellName(source.row, column) }] : [];
  });
  const known = [...at.values(), ...columns.criteria.map(({ column }) => column)].sort((a, b) => a - b);
  const filled = known.filter((column) => source.texts.has(column));
  const first = filled[0] ?? 0;
  const struck = filled.filter((column) => source.struck.has(column));
  return {
    sheet: sheet.name,
    criteria,
    isEmpty: filled.length === 0,
    isStruck: struck.length > 0 && struck.length === filled.length,
    struckCell: struck.length > 0 ? cellName(source.row, struck[0]!) : null,
    first: cellName(source.row, first),
    said: source.texts.get(first) ?? '',
    text: (field) => texts.get(field) ?? '',
    at: (field) => cellName(source.row, at.get(field) ?? at.get('title') ?? first),
  };
}

/** The number of a criterion: 1.10 has a point where a Czech Excel shows a comma. */
function numberOf({ texts, numbers }: SourceRow, column: number | undefined): string {
  const text = column === undefined ? '' : (texts.get(column) ?? '');
  return column !== undefined && numbers.has(column) ? text.replace(',', '.') : text;
}

/** A row of a list that is no measure: a heading over measures, a sum, a note. */
export interface Aside {
  /** `notMeasure`: it could be a measure that lacks its other columns, and so it is told as a warning. */
  readonly kind: 'heading' | 'total' | 'note' | 'notMeasure';
  readonly text: string;
  /** The code of a known area whose heading it is; "" for any other. */
  readonly area: string;
  /** How many measures there are, where a sum says it. */
  readonly count?: number;
}

/**
 * Is the row something else than a measure? A known area with its name, a sum, a text over the whole width, a note, or a
 * text in place of a code that is none; with nothing in the columns of leads and criteria.
 *
 * @param at position of the row among those of `codes`
 */
export function asideOf(
  { row, texts }: SourceRow,
  { sheet, columns, rows }: Found,
  { criteria }: Row,
  areas: KnownAreas,
  codes: Codes,
  at: number,
): Aside | null {
  const total = totalOf([...texts.values()]);
  if (total) return { kind: 'total', text: total.text, area: '', ...(total.count === null ? {} : { count: total.count }) };
  if (texts.size === 0 || texts.size > 2 || criteria.length > 0) return null;
  const [[column, text], second] = [...texts] as [[number, string], [number, string]?];
  if (beginsTotal(fold(text))) return { kind: 'total', text, area: '' };
  const isFooter = at > 0 && row > rows[at - 1]!.row + 1 && !codes.hasBelow(at);
  const [codeAt, titleAt] = [columns.at.get('code'), columns.at.get('title')];
  const leads = (code: string): boolean => codes.hasUnder(code, at);
  if (second) {
    const whole = `${text} ${second[1]}`;
    // Who signed, and where: below the list, with nothing in the place of a code.
    if (isFooter && column !== codeAt && NOTE_WORDS.test(fold(text))) return { kind: 'note', text: whole, area: '' };
    if (column !== codeAt || second[0] !== titleAt) return null;
    const own = areas.list.find(({ code, name }) => foldIdentifier(code) === foldIdentifier(text) && fold(name) === fold(second[1]));
    if (own) return { kind: 'heading', text: whole, area: own.code };
    // Over measures that are numbered under it, and with nobody to answer for it.
    return columns.at.has('lead') && leads(text) ? { kind: 'notMeasure', text: whole, area: '' } : null;
  }
  const isPlace = column === codeAt || column === columns.at.get('subarea') || column === titleAt;
  const area = isPlace ? areas.of(text) : null;
  // A bare code of an area is one only where its measures follow: another plan may have a measure of that code.
  if (area !== null && (foldIdentifier(area) !== foldIdentifier(text) || leads(text))) return { kind: 'heading', text, area };
  if (sheet.wide.has(row)) return { kind: 'heading', text, area: ownArea(text, areas, leads) };
  // Alone where areas are named, over measures: an area of another plan.
  if (column === columns.at.get('subarea') && codes.hasBelow(at)) return { kind: 'heading', text, area: text };
  if (isFooter && column !== codeAt && column !== titleAt)
    return { kind: NOTE_WORDS.test(fold(text)) ? 'note' : 'notMeasure', text, area: '' };
  if (codeAt === undefined || (column !== codeAt && !NOTE_WORDS.test(fold(text)))) return null;
  return besideCodes(text, codes.hasBelow(at), leads, areas);
}

/** "Podokruh B1 – Komunikace" above a table: the code of the area that it names; null for any other title. */
export function headingArea({ texts }: SourceRow, areas: KnownAreas): string | null {
  const [text = '', second] = new Set(texts.values());
  return second === undefined ? areas.of(text) : null;
}

/** Nobody writes a longer heading. */
const LONGEST_HEADING = 200;

/** The headings over a table of a document, the nearest first: those of its outline, and lines above it that are worded so. */
export const headingsOf = ({ above, headings }: TableContext): string[] => [
  ...above.filter((text) => text.length <= LONGEST_HEADING && (HEADING_WORDS.test(fold(text)) || CODE_AND_WORDS.test(text))).reverse(),
  ...headings,
];
/** "A1 – Mezioborová spolupráce" */
const CODE_AND_WORDS = /^\p{Lu}\d{0,2}\s*[.:–—-]\s*\p{Lu}/u;

/**
 * The area that the headings above a table of a document name.
 *
 * @param headings the nearest one first
 * @param leads are there codes below that begin with that one?
 * @param divides do headings of that kind tell the tables of the list apart? Then a name alone is an area.
 * @returns "" for none
 * @example areaAbove(['A1 Spolupráce', 'Návrhová část'], areas, leads, false) // 'A1'
 */
export function areaAbove(headings: readonly string[], areas: KnownAreas, leads: (code: string) => boolean, divides: boolean): string {
  for (const text of headings) {
    const area = areas.of(text) ?? ownArea(text, areas, leads);
    if (area !== '') return area;
  }
  const [nearest = ''] = headings;
  return divides && areas.list.length === 0 ? nearest : '';
}

/** The codes of a list by their rows: what stands below a heading. */
export class Codes {
  private readonly lastUnder = new Map<string, number>();
  private last = -1;

  constructor(codes: readonly string[]) {
    codes.forEach((code, i) => {
      const folded = foldIdentifier(code);
      if (folded === '' || WORDS.test(code)) return;
      this.last = i;
      for (let dot = folded.indexOf('.'); dot > 0; dot = folded.indexOf('.', dot + 1)) this.lastUnder.set(folded.slice(0, dot), i);
    });
  }

  hasBelow(at: number): boolean {
    return this.last > at;
  }

  /** Is there a code "1.2" below, when `code` is "1"? */
  hasUnder(code: string, at: number): boolean {
    return (this.lastUnder.get(foldIdentifier(code)) ?? -1) > at;
  }
}

/** "Strategický cíl 3 – Školy": what it is, its number, and its name. */
const NAMED_HEADING = /^\p{L}[\p{L} ]*? (\d{1,2}|\p{Lu})(?:[.:)]|\s|$)[\s:–—-]*(.*)$/su;

/**
 * The area of another plan that a heading over its measures names, "1 Bydlení": its number is what their codes begin with.
 * @returns "" where the areas are known, or the codes below say nothing of it
 */
function ownArea(text: string, areas: KnownAreas, leads: (code: string) => boolean): string {
  if (areas.list.length > 0) return '';
  const [, number = '', words = ''] = NUMBERED.exec(text) ?? [];
  if (number !== '' && leads(number)) return `${number} ${words}`;
  const [, label = '', name = ''] = (HEADING_WORDS.test(fold(text)) && NAMED_HEADING.exec(text)) || [];
  return label !== '' && leads(label) ? `${label} ${name.trim() || text}` : '';
}

/** A text that stands alone where codes do. */
function besideCodes(text: string, isAbove: boolean, leads: (code: string) => boolean, areas: KnownAreas): Aside | null {
  const folded = fold(text);
  if (NOTE_WORDS.test(folded)) return { kind: 'note', text, area: '' };
  const [, number = '', words = ''] = NUMBERED.exec(text) ?? [];
  if (number !== '' && words !== '' && leads(number)) return { kind: 'heading', text, area: ownArea(text, areas, leads) };
  if (HEADING_WORDS.test(folded) && isAbove) return { kind: 'heading', text, area: ownArea(text, areas, leads) };
  return WORDS.test(text) || words !== '' ? { kind: 'notMeasure', text, area: '' } : null;
}

/** Do all titles begin with the code? */
export function codesInTitle({ columns, rows }: Found, areas: KnownAreas): boolean {
  const column = columns.at.get('title');
  if (column === undefined) return false;
  const titles = rows.flatMap(({ texts }) => texts.get(column) ?? []);
  return titles.length > 0 && titles.every((title) => codeInTitle(title) !== null || areas.of(title) !== null);
}
