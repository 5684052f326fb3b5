import type { CellValue } from '../../core/text/text';
import type { OutputId } from '../../schema/outputs';
import type { TypedCells } from '../excel/outbox';
import type { Wanted } from '../excel/readBlocks';
import { sheetNamed, type Block, type Survey } from '../excel/survey';

/** A sheet that the add-in makes when it is first needed, with its tables from the top. */
export interface OutputSheet {
  readonly name: string;
  readonly title: string;
  /** How the sheet is used: below the title, or shown beside it while that cell is selected. */
  readonly note: string;
  readonly ids: readonly OutputId[];
  /** Many columns and rows: narrow margins on paper, and the header stays in sight. */
  readonly dense?: true;
}

/**
 * The name that the sheet has in the workbook, undefined where it is to be made. A sheet that was given another name is
 * known by the tables that stand on it.
 */
export const standingName = (found: Survey, { name, ids }: Pick<OutputSheet, 'name' | 'ids'>): string | undefined =>
  sheetNamed(found, name) ?? ids.flatMap((id) => found.outputs[id]?.sheet ?? [])[0];

/**
 * Everything that stands on these sheets, and on those to which users have moved tables of theirs: to be read with the
 * input tables, and given to `writeSheets` and `cellsOf`.
 */
export function wantedFor(found: Survey, sheets: readonly Pick<OutputSheet, 'name' | 'ids'>[]): Record<string, Wanted> {
  const wanted: Record<string, Wanted> = {};
  for (const sheet of sheets)
    for (const name of [standingName(found, sheet), ...sheet.ids.map((id) => found.outputs[id]?.sheet)]) {
      const block = name === undefined ? null : found.used[name];
      if (block) wanted[wholeSheet(block.sheet)] = { ...block, as: 'typed' };
    }
  return wanted;
}

/** The block of a whole sheet in what was read: an input table may go by the same key. */
const wholeSheet = (sheet: string): string => `sheet ${sheet}`;

/** What was read for `wantedFor`, by its keys. */
export type Read = Readonly<Record<string, readonly (readonly CellValue[])[]>>;

/** The used cells of a sheet in their typed form; undefined where it is missing or empty. */
export function gridOf(found: Survey, read: Read, sheet: string): { readonly block: Block; readonly cells: TypedCells } | undefined {
  const block = found.used[sheet];
  return block ? { block, cells: read[wholeSheet(sheet)] ?? [] } : undefined;
}

/** The cells of a block of such a sheet in their typed form, "" where nothing stands. */
export function cellsOf(found: Survey, read: Read, block: Block): TypedCells {
  const grid = gridOf(found, read, block.sheet);
  return Array.from({ length: block.rows }, (_, i) => {
    const line = grid?.cells[block.row + i - grid.block.row];
    return Array.from({ length: block.columns }, (__, j) => line?.[block.column + j - grid!.block.column] ?? '');
  });
}
