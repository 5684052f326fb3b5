import { cellText, type CellValue } from '../../core/text/text';
import { INPUT } from '../../schema/tables';
import { isMissing, type Finder } from '../excel/finder';
import type { Wanted } from '../excel/readBlocks';
import { blockOf, mapValues, type Block, type FoundTable, type Survey } from '../excel/survey';

/** Tables that grow by calling and collecting, and by comments. */
const GROWING = {
  settings: INPUT.settings.name,
  statements: INPUT.statements.name,
  leads: INPUT.leads.name,
  comments: INPUT.comments.name,
} as const;
type Growing = keyof typeof GROWING;

/** What stands below the tables that are to grow: asked for with the survey, read with the tables, answered after that. */
export function askBelow(finder: Finder): (found: Survey) => Record<string, Wanted> {
  const used = mapValues(
    GROWING,
    (name) => finder.table(name)?.worksheet.getUsedRangeOrNullObject(true).load('rowIndex,columnIndex,rowCount,columnCount') ?? null,
  );
  return ({ inputs: tables }) => {
    const wanted: Record<string, Wanted> = {};
    for (const id of Object.keys(GROWING) as Growing[]) {
      const table = tables[id];
      const range = used[id];
      if (!table || isMissing(range)) continue;
      const all = blockOf(table.sheet, range);
      const rows = all.row + all.rows - endOf(table);
      if (rows > 0) wanted[belowKey(id)] = { ...table, row: endOf(table), rows };
    }
    return wanted;
  };
}

const endOf = (table: Block): number => table.row + table.rows;
const belowKey = (id: Growing): string => `below ${id}`;

/**
 * Blank rows below a table until the next thing that stands in its columns.
 *
 * @param table with the rows below it that are its own, as `readTables` gives it
 */
export function roomBelow(id: Growing, read: Readonly<Record<string, readonly (readonly CellValue[])[]>>, table?: FoundTable): number {
  const below = read[belowKey(id)]?.slice(table?.adopted ?? 0) ?? [];
  const next = below.findIndex((cells) => cells.some((cell) => cellText(cell) !== ''));
  return next < 0 ? Infinity : next;
}
