import type { CellValue } from '../../core/text/text';
import { CellChanged } from './cellChanged';
import { literalCell, typed, untyped } from './literal';
import { digest, type RestorePoint, type Step } from '../undo/restorePoint';
import { isFault } from './run';
import type { Survey } from './survey';
import { writeChange } from './writeChange';

export interface CellEdit {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  /** What the cell showed when the edit was decided; another value there now means that somebody was faster. */
  readonly expected?: CellValue;
}

/**
 * Single cells that people could have typed, as one change that can be taken back. Where every cell says already what it
 * is to say, nothing is written and the way back of the change before stays.
 * @throws {CellChanged} when a cell does not show what was expected; nothing is written then
 */
export async function editCells(
  context: Excel.RequestContext,
  found: Survey,
  asked: readonly CellEdit[],
  restorePoint: RestorePoint,
): Promise<void> {
  const read = await readStanding(context, asked);
  asked.forEach(({ sheet, row, column, expected }, i) => {
    if (expected !== undefined && read[i]!.before !== literalCell(expected)) throw new CellChanged(sheet, row, column);
  });
  const isOther = (i: number): boolean => read[i]!.before !== literalCell(asked[i]!.value);
  const edits = asked.filter((_, i) => isOther(i));
  const standing = read.filter((_, i) => isOther(i));
  if (edits.length === 0) return;
  const steps = edits.map(({ sheet, row, column, value }, i): Step => ({
    do: 'cells',
    sheet,
    row,
    column,
    before: [[standing[i]!.before]],
    rowsAfter: 1,
    after: digest([[literalCell(value)]]),
    ...(standing[i]!.isText ? { isText: true } : {}),
  }));
  await writeChange(context, found, lockedSheets(edits, standing), { ...restorePoint, steps }, async (outbox) => {
    for (const [i, { sheet, row, column, value }] of edits.entries())
      await outbox.put(sheet, row, column, [[standing[i]!.isText ? untyped(literalCell(value)) : literalCell(value)]]);
  });
}

interface Standing {
  /** In its typed form */
  readonly before: CellValue;
  /** The cell is formatted as text: whatever is put there is taken as it is, an apostrophe too. */
  readonly isText: boolean;
  readonly isLocked: boolean;
}

/** In one message; where the reply would be too large (many long texts), in two, and so on. */
async function readStanding(context: Excel.RequestContext, edits: readonly CellEdit[]): Promise<Standing[]> {
  const ranges = edits.map(({ sheet, row, column }) => {
    const range = context.workbook.worksheets.getItem(sheet).getRangeByIndexes(row, column, 1, 1);
    range.load('values,formulas,numberFormat');
    range.format.protection.load('locked');
    return range;
  });
  try {
    await context.sync();
  } catch (error) {
    if (edits.length === 1 || !isFault(error, 'tooLarge')) throw error;
    const half = Math.ceil(edits.length / 2);
    return [...(await readStanding(context, edits.slice(0, half))), ...(await readStanding(context, edits.slice(half)))];
  }
  return ranges.map(({ values, formulas, numberFormat, format }) => ({
    before: typed((values as CellValue[][])[0]![0]!, (formulas as CellValue[][])[0]![0]!),
    isText: (numberFormat as string[][])[0]![0] === '@',
    isLocked: format.protection.locked,
  }));
}

/** A form is protected except for the cells that are to be filled in: those are written as anybody would, whatever guards the rest. */
const lockedSheets = (edits: readonly CellEdit[], standing: readonly Standing[]): ReadonlySet<string> =>
  new Set(edits.flatMap(({ sheet }, i) => (standing[i]!.isLocked ? [sheet] : [])));
