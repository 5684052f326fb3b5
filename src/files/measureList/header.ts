import { shortList } from '../../core/text/shorten';
import { fold } from '../../core/text/text';
import { HEADER_WITHIN, headerAt } from '../../schema/headers';
import { cellName } from '../../schema/rows';
import { INPUT } from '../../schema/tables';
import { columnsOf, FIELD_HEADER, fieldsFound, type ListColumns, type ListField } from './columns';
import { tableTop } from './planTables';
import type { ListProblems } from './problems';
import { inOrder, type ListSheet, type SourceRow } from './sheets';

/** A sheet with the header that was found on it. */
export interface Found {
  readonly sheet: ListSheet;
  /** Position of the header among the filled rows. */
  readonly top: number;
  readonly header: ReadonlyMap<number, string>;
  readonly columns: ListColumns;
}

/** Of a long row this many headers are named. */
const MOST_COLUMNS = 40;

/** A row with a code and something more, or with a title and something more, is a header; else the number of its fields. */
export const scoreOf = (columns: ListColumns): number => (fieldsFound(columns) < 2 ? 0 : fieldsFound(columns));

export function findHeader(sheet: ListSheet): Found | null {
  const rows = sheet.rows.slice(0, HEADER_WITHIN).map(({ row, texts }) => {
    const header = widened(row, texts, sheet);
    return { header, columns: columnsOf(header) };
  });
  const top = headerAt(rows, ({ columns }) => scoreOf(columns));
  return top < 0 ? null : { sheet, top, ...rows[top]! };
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

export type Kind = 'measures' | 'criteria' | 'areas' | 'leads' | 'unused';

export function kindOf(found: Found | null, sheet: ListSheet): Kind {
  const table = (id: 'areas' | 'leads'): boolean => tableTop(INPUT[id], sheet) !== null;
  if (fold(sheet.name) === fold(INPUT.areas.sheet) && table('areas')) return 'areas';
  if (fold(sheet.name) === fold(INPUT.leads.sheet) && table('leads')) return 'leads';
  if (!found) return 'unused';
  const { at, criteria } = found.columns;
  const has = (field: ListField): boolean => at.has(field) || found.columns.ambiguous.some((one) => one.field === field);
  if (has('title') && (has('code') || has('lead') || criteria.length > 0)) return 'measures';
  if (has('code') && has('lead')) return 'measures';
  return has('code') && criteria.length > 0 ? 'criteria' : 'unused';
}

export const has = ({ columns }: Found, field: ListField): boolean =>
  columns.at.has(field) || columns.ambiguous.some((one) => one.field === field);

/** A header that is printed on every page stands in the list once more. */
export const isHeaderAgain = ({ texts }: SourceRow, { header, columns }: Found): boolean => {
  const named = [...columns.at.values()];
  return named.length > 1 && named.every((column) => fold(texts.get(column) ?? '') === fold(header.get(column)!));
};

/** Columns that may be two things, columns nobody reads, and merged cells. */
export function checkColumns(used: readonly Found[], problems: ListProblems): void {
  for (const { sheet, header, columns, top } of used) {
    const row = sheet.rows[top]!.row;
    for (const { field, first, second } of columns.ambiguous)
      problems.report('columnAmbiguous', sheet.name, cellName(row, second), {
        column: FIELD_HEADER[field],
        first: header.get(first)!,
        second: header.get(second)!,
        place: cellName(row, first),
      });
    const taken = new Set([
      ...columns.at.values(),
      ...columns.criteria.map(({ column }) => column),
      ...columns.ambiguous.flatMap(({ first, second }) => [first, second]),
    ]);
    problems.dropElsewhere(sheet.name, taken);
    const rest = new Set(
      sheet.rows
        .slice(top)
        .flatMap(({ texts }) => [...texts.keys()])
        .filter((column) => !taken.has(column)),
    );
    if (rest.size > 0)
      problems.report('columnsUnused', sheet.name, '', {
        columns: shortList(
          [...rest].sort((a, b) => a - b).map((column) => header.get(column) ?? cellName(0, column).replace(/\d+$/, '')),
          MOST_COLUMNS,
        ),
      });
    const [area] = sheet.merged.filter(({ row: at, rows }) => at > row && rows > 1);
    if (area)
      problems.report('mergedCells', sheet.name, cellName(area.row, area.column), {
        count: sheet.merged.filter(({ row: at, rows }) => at > row && rows > 1).length,
      });
  }
}
