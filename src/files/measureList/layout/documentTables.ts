import { fold } from '../../../core/text/text';
import { cellIndex, cellName } from '../../../schema/read/rows';
import type { Locate } from '../problems';
import { FIELD_HEADER, type Assigned } from './columns';
import { kindOfColumns, findTables, type Found } from './header';
import { formOf, formsSheet, namedBy, wordsOf, type Form } from './forms';
import { inOrder, joinedName, type DocumentTable, type ListSheet, type PlaceInTable, type SourceRow } from './sheets';

export interface DocumentSheets {
  readonly sheets: readonly ListSheet[];
  /** Where a cell of such a sheet stands in the document; null for a sheet that is one table as it is. */
  placeOf(sheet: string, row: number, column: number): PlaceInTable | null;
  /** What stands in forms and is neither a label nor a value. */
  readonly beside: readonly (PlaceInTable & { readonly text: string })[];
}

/** Tables of a document that are one list, in order. */
interface Run {
  readonly head: Found;
  readonly parts: ListSheet[];
}

/**
 * The tables of a document as a person reads them: those that have the same header, or go on without one, are one list; and
 * those that are forms, one measure each, are the rows of one.
 */
export function documentSheets(tables: readonly ListSheet[], assigned: Assigned): DocumentSheets {
  const places = new Map<string, (row: number, column: number) => PlaceInTable>();
  const sheets: ListSheet[] = [];
  const runs: Run[] = [];
  const forms: Form[] = [];
  const words = wordsOf(assigned);
  let last: Run | null = null;
  for (const given of tables) {
    const table = withMeasures(given, assigned);
    const found = findTables(table, assigned);
    const head = found.find(({ columns }) => kindOfColumns(columns) !== 'unused');
    const own = formOf(table, assigned, words, head?.columns ?? null);
    if (own.length > 0) {
      forms.push(...own);
      last = null;
      continue;
    }
    const same = head && runs.find((run) => isSameList(run.head, head));
    if (same) {
      same.parts.push(table);
      last = same;
    } else if (head) {
      last = { head, parts: [table] };
      runs.push(last);
    } else if (last && goesOn(table, last)) last.parts.push(table);
    else {
      sheets.push(table);
      last = null;
    }
  }
  // Nothing was recognised: what has as many columns is asked about together.
  const asked = runs.length === 0 && forms.length === 0 ? alike(sheets.splice(0)) : [];
  for (const parts of [...runs.map((run) => run.parts), ...asked]) {
    const [first] = parts as [ListSheet];
    if (parts.length === 1) sheets.push(first);
    else {
      const joined = joinedSheet(parts);
      sheets.push(joined.sheet);
      places.set(joined.sheet.name, joined.placeOf);
    }
  }
  if (forms.length > 0) {
    const joined = formsSheet(forms, assigned, words);
    sheets.push(joined.sheet);
    places.set(joined.sheet.name, joined.placeOf);
  }
  const beside = forms.flatMap(({ table, beside: own }) => own.map(({ row, column, text }) => ({ sheet: table.name, row, column, text })));
  return { sheets, beside, placeOf: (sheet, row, column) => places.get(sheet)?.(row, column) ?? null };
}

/**
 * A table of criteria whose measures stand over them: in rows over the whole width, or in the heading above. It is given
 * two more columns, with the code and the title; any other table stays as it is.
 */
function withMeasures(table: ListSheet, assigned: Assigned): ListSheet {
  const found = findTables(table, assigned).find(
    ({ row, columns: { at, criteria } }) =>
      criteria.length > 0 &&
      !at.has('title') &&
      !at.has('number') &&
      (!at.has('code') || (!at.has('lead') && areNumbers(table, row, at.get('code')!))),
  );
  const [own] = table.tables;
  if (!found || !own || table.rows.length < 2) return table;
  const numbers = found.columns.at.get('code') ?? null;
  const { above, headings } = own.context;
  const heading = [...above.slice(-1), ...headings.slice(0, 1)].find((text) => namedBy(text) !== null);
  let measure = heading === undefined ? null : namedBy(heading);
  const at = own.context.columns;
  const withTexts = (source: SourceRow, code: string, title: string, number = source.texts.get(numbers ?? -1) ?? ''): SourceRow => ({
    ...source,
    // A column of numbers is of the criteria: it stands behind the code of their measure.
    texts: new Map(
      [...source.texts, [at, code] as const, [at + 1, title] as const, [at + 2, number] as const].filter(
        ([column, text]) => text !== '' && column !== numbers,
      ),
    ),
  });
  let count = 0;
  const rows = table.rows.flatMap((source): SourceRow[] => {
    if (source.row < found.row) return [source];
    if (source.row === found.row)
      return [withTexts(source, FIELD_HEADER.code, FIELD_HEADER.title, numbers === null ? '' : FIELD_HEADER.number)];
    const [text = '', second] = source.texts.values();
    const named = second === undefined && table.wide.has(source.row) ? namedBy(text) : null;
    if (named && named.title !== '') {
      measure = named;
      return [];
    }
    if (!measure) return [source];
    count++;
    return [withTexts(source, measure.code, measure.title)];
  });
  if (count === 0) return table;
  // What names the measure is no area.
  const isOther = (text: string): boolean => text !== heading;
  const context = { ...own.context, above: above.filter(isOther), headings: headings.filter(isOther) };
  const added = [at, at + 1, ...(numbers === null ? [] : [at + 2])];
  const lastRow = new Map([...table.lastRow, ...added.map((column) => [column, rows.at(-1)!.row] as const)]);
  return { ...table, rows, tables: [{ ...own, context }], lastRow };
}

/** Does a column that looks like that of codes only number the rows, from the first one on? */
function areNumbers({ rows }: ListSheet, header: number, column: number): boolean {
  const [first = '', ...others] = rows.flatMap(({ row, texts }) => (row > header ? (texts.get(column) ?? []) : []));
  return /^(?:1|a)[.)]?$/i.test(first) && others.every((text) => /^(?:\d{1,2}|[a-z])[.)]?$/i.test(text));
}

/** Tables by their number of columns; those with two or fewer hold something else. */
function alike(tables: readonly ListSheet[]): ListSheet[][] {
  const groups: ListSheet[][] = [];
  for (const table of tables) {
    const count = table.tables[0]?.context.columns ?? 0;
    const same = count > 2 ? groups.find(([first]) => first!.tables[0]?.context.columns === count) : undefined;
    if (same) same.push(table);
    else groups.push([table]);
  }
  return groups;
}

/**
 * Where in a document a place of its sheets is: in which table, and on which page.
 * @param given the tables, one by one
 */
export function locateIn(document: DocumentSheets, given: readonly ListSheet[]): Locate {
  const onPage = pagesOf(given);
  return (place) => {
    if (place.cell === '') return onPage(place);
    const { row, column } = cellIndex(place.cell);
    const at = document.placeOf(place.sheet, row, column);
    return onPage(at ? { sheet: at.sheet, cell: cellName(at.row, at.column) } : place);
  };
}

/** The same place with its page. */
export function pagesOf(given: readonly ListSheet[]): Locate {
  const contexts = new Map(given.map(({ name, tables }) => [name, tables[0]?.context]));
  return ({ sheet, cell: told }) => {
    const context = contexts.get(sheet);
    const { row, column } = cellIndex(told);
    // What stands over a row is told at its beginning.
    const cell = told !== '' && context && column >= context.columns ? cellName(row, 0) : told;
    return { sheet, cell, page: (cell === '' ? context?.page : context?.pageOf(cellIndex(cell).row)) ?? null };
  };
}

/** The same words above the same columns. */
function isSameList(one: Found, other: Found): boolean {
  const words = ({ header, columns }: Found): string =>
    JSON.stringify([[...columns.at], columns.criteria, [...header].map(([column, text]) => [column, fold(text)])]);
  return one.header.size > 0 && words(one) === words(other);
}

/** "A1.1", "2.10", "SC1.1", "5." */
const LIKE_CODE = /^\p{L}{0,4}[.\-/ ]?\d{1,4}(?:[.\-/]\d{1,4})*\.?[a-z]?$/iu;

/** Is a table without a header the rest of the one above? It has as many columns, and codes where that has them. */
function goesOn({ rows, tables: [table] }: ListSheet, { head, parts }: Run): boolean {
  const before = parts.at(-1)!.tables[0]!.context;
  if (!table || table.context.columns !== before.columns) return false;
  const at = head.columns.at.get('code') ?? head.columns.at.get('title');
  const [first] = rows;
  if (at === undefined || !first) return false;
  const isCode = ({ texts }: SourceRow): boolean => LIKE_CODE.test((texts.get(at) ?? '').split(/\s/)[0]!);
  return rows.some(isCode) || (table.context.follows && !first.texts.has(at));
}

function joinedSheet(parts: readonly ListSheet[]): { sheet: ListSheet; placeOf: (row: number, column: number) => PlaceInTable } {
  let from = 0;
  const begins = parts.map((part) => {
    const begin = from;
    from += (part.rows.at(-1)?.row ?? -1) + 1;
    return begin;
  });
  const partAt = (row: number): number => {
    let i = begins.length - 1;
    while (i > 0 && begins[i]! > row) i--;
    return i;
  };
  const lastRow = new Map<number, number>();
  parts.forEach((part, i) => part.lastRow.forEach((row, column) => lastRow.set(column, begins[i]! + row)));
  const tables = parts.map(({ tables: [own] }, i): DocumentTable => ({ row: begins[i]!, context: own!.context }));
  return {
    sheet: {
      name: joinedName(parts),
      hidden: false,
      rows: parts.flatMap(({ rows }, i) => rows.map((source) => ({ ...source, row: begins[i]! + source.row }))),
      merged: parts.flatMap(({ merged }, i) => merged.map((area) => ({ ...area, row: begins[i]! + area.row }))),
      hiddenRows: [],
      hiddenColumns: [],
      wide: new Set(parts.flatMap(({ wide }, i) => [...wide].map((row) => begins[i]! + row))),
      lastRow: inOrder(lastRow),
      tables,
      isBelow(row, column) {
        const i = partAt(row);
        return parts[i]!.isBelow(row - begins[i]!, column);
      },
    },
    placeOf(row, column) {
      const i = partAt(row);
      return { sheet: parts[i]!.name, row: row - begins[i]!, column };
    },
  };
}
