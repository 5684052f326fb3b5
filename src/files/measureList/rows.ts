import { fold } from '../../core/text/text';
import { cellName } from '../../schema/rows';
import type { KnownAreas } from './areas';
import type { ListField } from './columns';
import type { CriterionCell } from './criteria';
import type { Found } from './header';
import type { SourceRow } from './sheets';

/** A row of a list by its fields. */
export interface Row {
  readonly sheet: string;
  readonly criteria: readonly CriterionCell[];
  readonly isEmpty: boolean;
  /** The first cell that says anything, and what. */
  readonly first: string;
  readonly said: string;
  text(field: ListField): string;
  at(field: ListField): string;
}

/** A row of sums under a list. */
const TOTAL = /^(celkem|soucet|mezisoucet|celkovy pocet)\b/;

/** "A1.1 Pravidelná setkání": a code of a letter and numbers before the title. */
const CODE_IN_TITLE = /^([A-Z]{1,3}\d*(?:\.\d+)+)\.?[\s:–—-]+(\S[\s\S]*)$/i;

export function rowOf(source: SourceRow, { sheet, columns }: Found, inTitle: boolean): Row {
  const { at } = columns;
  const texts = new Map<ListField, string>();
  for (const [field, column] of at) texts.set(field, source.texts.get(column) ?? '');
  if (inTitle) {
    const [, code = '', title = texts.get('title') ?? ''] = CODE_IN_TITLE.exec(texts.get('title') ?? '') ?? [];
    texts.set('code', code).set('title', title);
  }
  const number = texts.get('number') ?? '';
  const criteria = columns.criteria.flatMap(({ column, number: inHeader }): CriterionCell[] => {
    const text = source.texts.get(column) ?? '';
    const isSaid = text !== '' || (number !== '' && columns.criteria.length === 1);
    return isSaid ? [{ text, number: number || inHeader, sheet: sheet.name, cell: cellName(source.row, column) }] : [];
  });
  const known = [...at.values(), ...columns.criteria.map(({ column }) => column)].sort((a, b) => a - b);
  const first = known.find((column) => source.texts.has(column)) ?? 0;
  return {
    sheet: sheet.name,
    criteria,
    isEmpty: !known.some((column) => source.texts.has(column)),
    first: cellName(source.row, first),
    said: source.texts.get(first) ?? '',
    text: (field) => texts.get(field) ?? '',
    at: (field) => cellName(source.row, at.get(field) ?? at.get('title') ?? first),
  };
}

/** "A1 Mezioborová spolupráce" over the measures of that subarea, or any text over the whole width. */
export function headingOf(
  { row, texts }: SourceRow,
  { sheet, columns }: Found,
  { criteria }: Row,
  areas: KnownAreas,
): { text: string; area: string } | null {
  if (texts.size === 0 || texts.size > 2 || criteria.length > 0) return null;
  const [[column, text], second] = [...texts] as [[number, string], [number, string]?];
  if (TOTAL.test(fold(text))) return { text, area: '' };
  if (second) {
    // The code of an area with its name beside it; no measure has such a code.
    const own = areas.list.find(({ code }) => fold(code) === fold(text));
    const isNamed = column === columns.at.get('code') && second[0] === columns.at.get('title');
    return own && isNamed ? { text: `${text} ${second[1]}`, area: own.code } : null;
  }
  const area = areas.of(text);
  if (area !== null && (column === columns.at.get('code') || column === columns.at.get('subarea') || column === columns.at.get('title')))
    return { text, area };
  return sheet.wide.has(row) ? { text, area: '' } : null;
}

/** Do all titles begin with the code? */
export function codesInTitle({ sheet, columns, top }: Found, areas: KnownAreas): boolean {
  const column = columns.at.get('title');
  if (column === undefined) return false;
  const titles = sheet.rows.slice(top + 1).flatMap(({ texts }) => texts.get(column) ?? []);
  return titles.length > 0 && titles.every((title) => CODE_IN_TITLE.test(title) || areas.of(title) !== null);
}
