import type { Repair } from '../../schema/read/repairs';
import { editCells } from '../excel/editCells';
import { inExcel } from '../excel/run';
import { survey } from '../excel/survey';

/**
 * Applies safe repairs as one change that can be taken back.
 * @throws {CellChanged} when a cell no longer holds what the repair was made for; nothing is written then
 */
export async function applyRepairs(repairs: readonly Repair[], now: Date): Promise<void> {
  if (repairs.length === 0) return;
  await inExcel(async (context) => {
    const edits = repairs.map(({ sheet, row, column, before, after }) => ({ sheet, row, column, value: after, expected: before }));
    await editCells(context, await survey(context), edits, { what: 'repair', at: now.toISOString(), detail: String(repairs.length) });
  });
}
