import { shortList } from '../../../core/text/shorten';
import { fold } from '../../../core/text/text';
import { isExplanation } from '../../../schema/read/explanations';
import { HEADER_WITHIN, headerAt } from '../../../schema/read/headers';
import { cellName, columnIndex, columnName } from '../../../ooxml/a1';
import { INPUT } from '../../../schema/tables';
import {
  columnsOf,
  FIELD_HEADER,
  fieldsFound,
  isOtherHeader,
  mayBeHeader,
  NOWHERE,
  type Assigned,
  type AtPlace,
  type ListColumns,
  type ListField,
} from './columns';
import { tableTop } from '../content/planTables';
import type { ListProblems } from '../problems';
import { inOrder, type ListSheet, type SourceRow } from './sheets';

/** A table of a list: a header on a sheet, with the rows under it down to the next table. */
export interface Found {
  readonly sheet: ListSheet;
  /** 0-based row of the header; the lower one of a header in two rows. Of a table without one, its first row. */
  readonly row: number;
  readonly header: ReadonlyMap<number, string>;
  readonly columns: ListColumns;
  readonly rows: readonly SourceRow[];
  /** What stands above the first table of a sheet, and the title of any other. */
  readonly above: readonly SourceRow[];
  /** Rows that belong to the header: the upper one of two, one that is printed again, and explanations under it. */
  readonly headers: readonly SourceRow[];
  readonly explanations: readonly SourceRow[];
}

/** Of a long row this many headers are named. */
const MOST_COLUMNS = 40;

/** A row with a code and something more, or with a title and something more, is a header; else the number of its fields. */
export const scoreOf = (columns: ListColumns): number => (fieldsFound(columns) < 2 ? 0 : fieldsFound(columns));

interface Head extends Pick<Found, 'header' | 'columns'> {
  /** Position of the first and of the last row of the header among the filled rows; without a header the last one is before the first. */
  readonly top: number;
  readonly end: number;
}

/**
 * The tables of a sheet, in order. A header is recognised wherever it stands; without any, the best row of the first ones is
 * one.
 * @param places columns of the first table, where the user said them by their letters
 */
export function findTables(sheet: ListSheet, assigned: Assigned, places: AtPlace = NOWHERE): Found[] {
  const { rows } = sheet;
  const best = places.size > 0 ? headAbove(sheet, assigned, places) : withoutDataRow(bestHead(sheet, assigned), sheet);
  if (!best) return [];
  const tables: { head: Head; headers: SourceRow[] }[] = [];
  for (let i = 0; i < rows.length; i++) {
    const last = tables.at(-1);
    const head = headOfTable(sheet, i, best, assigned) ?? (last && isOtherHeader(rows[i]!.texts) ? headAtRow(sheet, i, assigned) : null);
    if (!head) continue;
    if (last && isSame(last.head.columns, head.columns)) last.headers.push(...rows.slice(head.top, head.end + 1));
    // Of two headers right above one another the one that says more holds.
    else if (last?.head.end === i - 1 && scoreOf(head.columns) <= scoreOf(last.head.columns)) last.headers.push(rows[i]!);
    else {
      const before = last?.head.end === i - 1 ? tables.pop() : undefined;
      tables.push({ head, headers: [...(before?.headers ?? []), ...rows.slice(before?.head.top ?? head.top, head.end + 1)] });
    }
    i = Math.max(head.top, head.end);
  }
  return tables.map(({ head, headers }, i) => {
    const next = tables[i + 1];
    const previous = tables[i - 1];
    const above = previous ? titleRows(rows, head.top, previous.head.end + 1) : rows.slice(0, head.top);
    const end = next ? next.head.top - titleRows(rows, next.head.top, head.end + 1).length : rows.length;
    const under = rows.slice(head.end + 1, end).filter((row) => !headers.includes(row));
    const parts = hasHeader(head) ? under.filter((row) => isPartOfHeader(row, sheet, head)) : [];
    // Without a header there is nothing to explain: the first row is a measure.
    const explanations = hasHeader(head) ? explanationsUnder(under.slice(parts.length), head.columns) : [];
    const data = under.slice(parts.length + explanations.length);
    return {
      sheet,
      row: rows[Math.max(head.top, head.end)]!.row,
      header: head.header,
      columns: withCodeColumn(head, data),
      rows: data,
      above: above.filter((row) => !headers.includes(row)),
      headers: [...headers, ...parts],
      explanations,
    };
  });
}

function headOfTable(sheet: ListSheet, i: number, best: Head, assigned: Assigned): Head | null {
  if (i === best.top) return best;
  const source = sheet.rows[i]!;
  if (!mayBeHeader(source.texts, assigned)) return null;
  const head = headAtRow(sheet, i, assigned);
  return isHeader(head, source, best) ? head : null;
}

function bestHead(sheet: ListSheet, assigned: Assigned): Head | null {
  const heads = sheet.rows.slice(0, HEADER_WITHIN).map((_, i) => headAtRow(sheet, i, assigned));
  const top = headerAt(heads, ({ columns }) => scoreOf(columns));
  return top < 0 ? null : heads[top]!;
}

const hasHeader = ({ top, end }: Head): boolean => end >= top;

/** "A1.1", "2.10", "SC1.1": a code of a measure, and no word of headers ("Sloupec1"). */
const LIKE_CODE = /^\p{L}{0,4}[.\-/]?\d{1,4}(?:[.\-/]\d{1,4})*\.?[a-z]?$/iu;

/** Where the columns are said by their letters: the header that words show, or the row above the first code. */
function headAbove(sheet: ListSheet, assigned: Assigned, places: AtPlace): Head | null {
  const { rows } = sheet;
  const known = bestHead(sheet, assigned);
  const [code] = [...places].find(([, field]) => field === 'code') ?? [];
  const filled = (texts: ReadonlyMap<number, string>): boolean =>
    [...places].every(([column, field]) => field === null || texts.has(column));
  let end = known?.end ?? -1;
  if (!known) {
    const first = code === undefined ? -1 : rows.findIndex(({ texts }) => LIKE_CODE.test(texts.get(code) ?? ''));
    // Codes in words: the first row that has all columns is the header.
    end = first >= 0 ? first - 1 : rows.findIndex(({ texts }) => filled(texts));
    if (first < 0 && end < 0) return null;
    const above = rows[end];
    if (!above || above.texts.size < 2) return { top: end + 1, end, header: new Map(), columns: columnsOf(new Map(), assigned, places) };
  }
  const { top, header } = known ?? { top: end, header: widened(rows[end]!.row, rows[end]!.texts, sheet) };
  return withoutDataRow({ top, end, header, columns: columnsOf(header, assigned, places) }, sheet);
}

/** A "header" with a code of a measure in the place of codes is the first measure of a list that has no header. */
function withoutDataRow(head: Head | null, { rows }: ListSheet): Head | null {
  const column = head?.columns.at.get('code');
  if (!head || column === undefined || !LIKE_CODE.test(rows[head.end]!.texts.get(column) ?? '')) return head;
  return { ...head, top: head.end, end: head.end - 1, header: new Map() };
}

/** The header that begins at a row: of one row, or of two where the second one says more of the same columns. */
function headAtRow(sheet: ListSheet, i: number, assigned: Assigned): Head {
  const upper = sheet.rows[i]!;
  const lower = sheet.rows[i + 1];
  const texts = widened(upper.row, upper.texts, sheet);
  const one = { top: i, end: i, header: texts, columns: columnsOf(texts, assigned) };
  if (fieldsFound(one.columns) === 0 || lower?.row !== upper.row + 1) return one;
  const names = new Map<number, readonly string[]>([...texts].map(([column, text]) => [column, [text]]));
  const header = new Map(texts);
  for (const [column, text] of widened(lower.row, lower.texts, sheet)) {
    const over = texts.get(column);
    if (over === undefined || fold(over) === fold(text)) names.set(column, [text]);
    else names.set(column, [text, `${over} ${text}`, `${text} ${over}`]);
    header.set(column, over === undefined || fold(over) === fold(text) ? text : `${over}: ${text}`);
  }
  const columns = columnsOf(inOrder(names), assigned);
  const alone = columnsOf(lower.texts, assigned);
  const isBetter = fieldsFound(columns) > Math.max(fieldsFound(one.columns), fieldsFound(alone));
  return isBetter ? { top: i, end: i + 1, header: inOrder(header), columns } : one;
}

/** Is it a header beside the best one: most of its cells are headed, or it says the same words? */
function isHeader({ header, columns }: Head, { texts }: SourceRow, best: Head): boolean {
  if (kindOfColumns(columns) === 'unused') return false;
  const taken = columnsTaken(columns);
  const known = new Set([...best.header.values()].map(fold));
  const repeated = [...texts.values()].filter((text) => known.has(fold(text))).length;
  return taken.size * 2 >= header.size || repeated >= 2;
}

const isSame = (one: ListColumns, other: ListColumns): boolean =>
  JSON.stringify([[...one.at], one.criteria]) === JSON.stringify([[...other.at], other.criteria]);

/** The rows right above a header that hold one text each: the title of its table, "Okruh B". */
function titleRows(rows: readonly SourceRow[], top: number, from: number): readonly SourceRow[] {
  let first = top;
  while (first > from && isTitle(rows[first - 1]!)) first--;
  return rows.slice(first, top);
}

const isTitle = ({ texts }: SourceRow): boolean => {
  const [text = '', second] = new Set(texts.values());
  return second === undefined && /\p{L}{2,}\S*\s+\S/u.test(text);
};

/** A row that is a lower part of the merged cells of the header, or divides a cell that reaches over several columns. */
function isPartOfHeader({ row, texts }: SourceRow, { merged, rows }: ListSheet, { end, columns }: Head): boolean {
  const bottom = rows[end]!.row;
  const over = merged.filter((area) => area.row <= bottom && area.row >= rows[end]!.row - 1);
  if (over.some((area) => area.rows > 1 && row > bottom && row < area.row + area.rows)) return true;
  const wide = over.filter((area) => area.columns > 1);
  const isUnder = (column: number): boolean => wide.some((area) => column >= area.column && column < area.column + area.columns);
  const [code, title] = [columns.at.get('code'), columns.at.get('title')];
  return row === bottom + 1 && !texts.has(code ?? -1) && !texts.has(title ?? -1) && [...texts.keys()].every(isUnder);
}

/** Codes often stand in a column that nobody heads: each row has another one, short and with a digit. */
function withCodeColumn({ header, columns }: Head, rows: readonly SourceRow[]): ListColumns {
  const title = columns.at.get('title');
  if (title === undefined || hasField(columns, 'code')) return columns;
  const titled = rows.filter(({ texts }) => texts.has(title));
  const filled = new Set(titled.flatMap(({ texts }) => [...texts.keys()]));
  const column = [...filled]
    .sort((a, b) => a - b)
    .find((one) => {
      if (header.has(one)) return false;
      const codes = titled.flatMap(({ texts }) => texts.get(one) ?? []);
      return codes.length === titled.length && new Set(codes).size === codes.length && codes.every((code) => CODE.test(code));
    });
  return column === undefined ? columns : { ...columns, at: new Map([['code', column], ...columns.at]) };
}

const CODE = /^(?=.*\d)\S{1,12}$/;

/** What each column of a list was taken for, for a person to see and to change. */
export interface ListMap {
  readonly sheet: string;
  /** The header, or where none was recognised the row that may be one; 0-based. */
  readonly row: number;
  readonly cell: string;
  readonly isRecognised: boolean;
  /** Those that hold anything, from the left. */
  readonly columns: readonly MappedColumn[];
}

export interface MappedColumn {
  /** "C" */
  readonly letter: string;
  /** "" for a column without a header */
  readonly header: string;
  /** What is read from it; null: nothing. */
  readonly field: ListField | null;
  /** The first values that stand below. */
  readonly examples: readonly string[];
}

const MOST_EXAMPLES = 3;

/** @param table the one that the user is asked about; without any, the row among the first ones that has most words in it */
export function listMap(table: Found | undefined, sheets: readonly ListSheet[]): ListMap | null {
  if (table) {
    const { sheet, row, header, columns, rows } = table;
    return { ...mapOf(sheet, row, header, rows, columns), isRecognised: true };
  }
  const rows = sheets
    .filter(({ hidden }) => !hidden)
    .flatMap((sheet) => sheet.rows.slice(0, HEADER_WITHIN).map((row) => ({ sheet, ...row })));
  const words = (texts: ReadonlyMap<number, string>): number =>
    [...texts.values()].filter((text) => text.length <= 60 && /\p{L}{2}/u.test(text) && !/\d/.test(text)).length;
  const [first] = rows;
  if (!first) return null;
  const { sheet, row, texts } = rows.reduce((best, other) => (words(other.texts) > words(best.texts) ? other : best), first);
  const below = sheet.rows.filter((other) => other.row > row);
  return { ...mapOf(sheet, row, texts, below, columnsOf(texts)), isRecognised: false };
}

function mapOf(
  { name }: ListSheet,
  row: number,
  header: ReadonlyMap<number, string>,
  rows: readonly SourceRow[],
  { at, criteria }: ListColumns,
): Omit<ListMap, 'isRecognised'> {
  const fields = new Map<number, ListField>([...at].map(([field, column]) => [column, field]));
  for (const { column } of criteria) fields.set(column, 'criterion');
  const filled = [...new Set([...header.keys(), ...rows.flatMap(({ texts }) => [...texts.keys()])])].sort((a, b) => a - b);
  const columns = filled.map((column) => ({
    letter: columnName(column),
    header: header.get(column) ?? '',
    field: fields.get(column) ?? null,
    examples: rows.flatMap(({ texts }) => texts.get(column) ?? []).slice(0, MOST_EXAMPLES),
  }));
  return { sheet: name, row, cell: cellName(row, filled[0] ?? 0), columns };
}

/** The columns that the user named by their letters: no header of the sheet is called so. */
export function placesIn(sheet: ListSheet, assigned: Assigned): AtPlace {
  const headers = new Set(sheet.rows.slice(0, HEADER_WITHIN).flatMap(({ texts }) => [...texts.values()].map(fold)));
  return new Map(
    [...assigned].flatMap(([name, field]) =>
      /^[a-z]{1,3}$/i.test(name) && !headers.has(fold(name)) ? [[columnIndex(name.toUpperCase()), field]] : [],
    ),
  );
}

function explanationsUnder(rows: readonly SourceRow[], columns: ListColumns): readonly SourceRow[] {
  const read = new Set([...columns.at.values(), ...columns.criteria.map(({ column }) => column)]);
  let count = 0;
  while (count < rows.length && isExplanation(rows[count]!.texts, columns.at.get('code'), read)) count++;
  return rows.slice(0, count);
}

/** A header over several columns is the header of each of them that holds something. */
function widened(row: number, texts: ReadonlyMap<number, string>, { merged, lastRow }: ListSheet): ReadonlyMap<number, string> {
  const wide = merged.filter((area) => area.columns > 1 && area.row <= row && row < area.row + area.rows);
  if (wide.length === 0) return texts;
  const result = new Map(texts);
  const used = [...lastRow].flatMap(([column, last]) => (last > row ? [column] : []));
  for (const { column, columns } of wide) {
    const text = texts.get(column);
    if (text !== undefined) for (const c of used) if (c > column && c < column + columns) result.set(c, text);
  }
  return inOrder(result);
}

export type Kind = 'measures' | 'criteria' | 'unused';

export function kindOfColumns(columns: ListColumns): Kind {
  const { criteria } = columns;
  const has = (field: ListField): boolean => hasField(columns, field);
  if (has('title') && (has('code') || has('lead') || criteria.length > 0)) return 'measures';
  if (has('code') && has('lead')) return 'measures';
  return has('code') && criteria.length > 0 ? 'criteria' : 'unused';
}

/** Sheets of a plan's own workbook that are read as they are. */
const OWN_TABLES = ['areas', 'leads', 'municipalities'] as const;
export type OwnTable = (typeof OWN_TABLES)[number];

export function ownTable(sheet: ListSheet): OwnTable | null {
  for (const id of OWN_TABLES) if (fold(sheet.name) === fold(INPUT[id].sheet) && tableTop(INPUT[id], sheet) !== null) return id;
  return null;
}

const hasField = ({ at, ambiguous }: ListColumns, field: ListField): boolean =>
  at.has(field) || ambiguous.some((one) => one.field === field);
export const has = ({ columns }: Found, field: ListField): boolean => hasField(columns, field);

/** A header that is printed on every page stands in the list once more. */
export const isHeaderAgain = ({ texts }: SourceRow, { header, columns }: Found): boolean => {
  if (header.size === 0) return false;
  const named = [...columns.at.values()];
  return named.length > 1 && named.every((column) => fold(texts.get(column) ?? '') === fold(header.get(column) ?? ''));
};

/** The headers of a table, as they are told. */
export const headersIn = ({ header }: Pick<Found, 'header'>): string => quotedList([...new Set(header.values())]);

/** „Úkol“, „Gesce“ */
export const quotedList = (texts: readonly string[]): string => texts.map((text) => `„${text.replace(/\s+/g, ' ')}“`).join(', ');

/** The columns that are read, or would be if they were not two. */
export const columnsTaken = ({ at, criteria, ambiguous }: ListColumns): Set<number> =>
  new Set([...at.values(), ...criteria.map(({ column }) => column), ...ambiguous.flatMap(({ first, second }) => [first, second])]);

/** Columns that may be two things, columns nobody reads, and merged cells. */
export function checkColumns(used: readonly Found[], problems: ListProblems): void {
  const bySheet = new Map<ListSheet, Found[]>();
  for (const one of used) bySheet.set(one.sheet, [...(bySheet.get(one.sheet) ?? []), one]);
  for (const [sheet, tables] of bySheet) {
    const taken = new Set(tables.flatMap(({ columns }) => [...columnsTaken(columns)]));
    problems.dropElsewhere(sheet.name, taken);
    for (const { header, columns, row } of tables)
      for (const { field, first, second } of columns.ambiguous)
        problems.report('columnAmbiguous', sheet.name, cellName(row, second), {
          column: FIELD_HEADER[field],
          first: header.get(first)!,
          second: header.get(second)!,
          place: cellName(row, first),
        });
    const rest = tables.flatMap(unusedColumns);
    if (rest.length > 0) problems.report('columnsUnused', sheet.name, '', { columns: shortList([...new Set(rest)], MOST_COLUMNS) });
    const merged = sheet.merged.filter(({ row, rows }) => rows > 1 && row > tables[0]!.row);
    const [area] = merged;
    // In a document a merged cell is nothing out of the ordinary.
    if (area && sheet.tables.length === 0)
      problems.report('mergedCells', sheet.name, cellName(area.row, area.column), { count: merged.length });
  }
}

/** The columns with something in them that are not read, by their headers, or by their letters where they have none. */
export function unusedColumns({ columns, header, rows }: Found): string[] {
  const taken = columnsTaken(columns);
  const filled = new Set([...header.keys(), ...rows.flatMap(({ texts }) => [...texts.keys()])]);
  return [...filled]
    .filter((column) => !taken.has(column))
    .sort((a, b) => a - b)
    .map((column) => header.get(column) ?? columnName(column));
}
