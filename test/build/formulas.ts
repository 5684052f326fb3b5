import { planWorkbook } from '../../src/files/plan/template';
import { writeXlsx, type Sheet } from '../../src/files/write/workbook';
import { sampleContent } from '../../scripts/sample-content';

/** A cell of a user's own: a formula with the value that Excel saved with it, or a value alone. */
export type OwnCell = number | readonly [formula: string, saved: number];

const sheetOf = (cells: readonly OwnCell[]): Sheet => ({
  name: 'Moje',
  columns: [],
  rows: cells.map((cell) => ({ cells: [typeof cell === 'number' ? { value: cell } : { formula: cell[0], value: cell[1] }] })),
});

/** A workbook of one sheet, `Moje`, with the cells below each other in column A. */
export const ownWorkbook = (cells: readonly OwnCell[]): Uint8Array =>
  writeXlsx({ sheets: [sheetOf(cells)], names: [], title: 'Moje', created: '2026-01-01', properties: [] });

/** The sample plan with such a sheet of the user's own behind the others. */
export function planWithOwn(cells: readonly OwnCell[]): Uint8Array {
  const plan = planWorkbook(sampleContent());
  return writeXlsx({ ...plan, sheets: [...plan.sheets, sheetOf(cells)] });
}
