import type { CellValue } from '../core/text';
import { literalCell } from './literal';
import { Outbox } from './outbox';
import { withoutProtection } from './protection';
import { readBlocks } from './readBlocks';
import { digest, saveChange, type RestorePoint, type Step } from './restorePoint';
import type { Survey } from './survey';

export interface CellEdit {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  /** What the cell showed when the edit was decided; another value there now means that somebody was faster. */
  readonly expected?: CellValue;
  /** What stands in the cell, in its typed form, where it has been read just now. */
  readonly before?: CellValue;
}

/** Somebody, or a co-author, has changed the cell since it was read; nothing was written. */
export class CellChanged extends Error {
  constructor(
    readonly sheet: string,
    readonly row: number,
    readonly column: number,
  ) {
    super(`${sheet} ${row} ${column}`);
    this.name = 'CellChanged';
  }
}

/** Single cells that people could have typed, as one change that can be taken back. */
export async function editCells(
  context: Excel.RequestContext,
  { sheets, saved }: Survey,
  edits: readonly CellEdit[],
  restorePoint: RestorePoint,
): Promise<void> {
  const before = await cellsBefore(context, edits);
  edits.forEach(({ sheet, row, column, expected }, i) => {
    if (expected !== undefined && before[i] !== literalCell(expected)) throw new CellChanged(sheet, row, column);
  });
  const outbox = new Outbox(context);
  const touched = new Set(edits.map(({ sheet }) => sheet));
  const steps = edits.map(({ sheet, row, column, value }, i): Step => ({
    do: 'cells',
    sheet,
    row,
    column,
    before: [[before[i]!]],
    rowsAfter: 1,
    after: digest([[literalCell(value)]]),
  }));
  await withoutProtection(
    context,
    outbox,
    sheets.filter(({ name }) => touched.has(name)),
    async () => {
      await saveChange(outbox, saved, { ...restorePoint, steps });
      for (const { sheet, row, column, value } of edits)
        await outbox.put(context.workbook.worksheets.getItem(sheet), row, column, [[literalCell(value)]]);
    },
  );
}

async function cellsBefore(context: Excel.RequestContext, edits: readonly CellEdit[]): Promise<CellValue[]> {
  const known = edits.flatMap(({ before }) => (before === undefined ? [] : [before]));
  if (known.length === edits.length) return known;
  const blocks = edits.map(({ sheet, row, column }) => ({ sheet, row, column, rows: 1, columns: 1, as: 'typed' as const }));
  return (await readBlocks(context, blocks)).map(([cells]) => cells![0]!);
}
