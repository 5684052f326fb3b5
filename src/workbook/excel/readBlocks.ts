import type { CellValue } from '../../core/text/text';
import { typed } from './literal';
import { isFault } from './run';
import type { Block } from './survey';

/** Cells asked for in the first message: few enough for long descriptions to stay under the 5 MB of Excel on the web. */
const CELLS_PER_MESSAGE = 24_000;
/** Of later messages, when it is known how long the texts are: well under the 5 MB, for texts that get longer. */
const BYTES_PER_MESSAGE = 1_500_000;
/** More would keep the pane still while the reply is unpacked. */
const MOST_CELLS = 100_000;

/** What is wanted of a block: its values, what would have to be typed to have them so again, what is shown, or the number formats. */
export interface Wanted extends Block {
  readonly as?: 'values' | 'typed' | 'texts' | 'formats';
}

interface Part extends Wanted {
  /** Position in the list of blocks asked for, and the first row within that block. */
  readonly of: number;
  readonly from: number;
}

/**
 * The values of blocks, in as few messages as their size allows: what came so far tells how many cells the next one may
 * bring. Where a reply is too large all the same (very long
 * texts), the rest is asked for in messages half the size, and again half, down to one row.
 *
 * @param alongside asks for something else in the first message
 */
export async function readBlocks(
  context: Excel.RequestContext,
  blocks: readonly Wanted[],
  alongside: () => void = () => {},
): Promise<CellValue[][][]> {
  const results: CellValue[][][] = blocks.map(() => []);
  let queue = blocks.map((block, of): Part => ({ ...block, of, from: 0 }));
  let budget = CELLS_PER_MESSAGE;
  /** So many were too many once. */
  let ceiling = MOST_CELLS;
  let isFirst = true;
  while (queue.length > 0 || isFirst) {
    // A message that Excel refused takes everything with it that was asked for together.
    if (isFirst) alongside();
    const { message, rest } = takeMessage(queue, budget);
    const values = await readMessage(context, message);
    if (values) {
      message.forEach(({ of, from }, i) => values[i]!.forEach((row, j) => (results[of]![from + j] = row)));
      queue = rest;
      isFirst = false;
      budget = Math.min(ceiling, Math.max(budget, Math.floor(BYTES_PER_MESSAGE / bytesPerCell(message, values))));
    } else budget = ceiling = Math.floor(Math.min(budget, cellsIn(message)) / 2);
  }
  return results;
}

const cellsIn = (parts: readonly Part[]): number => parts.reduce((sum, { rows, columns }) => sum + rows * columns, 0);

/** About so much of a reply is one cell. */
function bytesPerCell(parts: readonly Part[], blocks: readonly CellValue[][][]): number {
  let bytes = 0;
  blocks.forEach((rows, i) => {
    // Of those, formulas come as well.
    const times = parts[i]!.as === 'typed' ? 2 : 1;
    for (const cells of rows) for (const cell of cells) bytes += times * (typeof cell === 'string' ? 2 * cell.length + 4 : 12);
  });
  return Math.max(1, bytes / Math.max(1, cellsIn(parts)));
}

/** Whole blocks while they fit, then as many rows of the next as fit; at least one row. */
function takeMessage(queue: readonly Part[], budget: number): { message: Part[]; rest: Part[] } {
  const message: Part[] = [];
  let left = budget;
  for (const [i, part] of queue.entries()) {
    const rows = Math.min(part.rows, Math.max(message.length === 0 ? 1 : 0, Math.floor(left / part.columns)));
    if (rows > 0) message.push({ ...part, rows });
    left -= rows * part.columns;
    if (rows === part.rows) continue;
    const cut = { ...part, row: part.row + rows, from: part.from + rows, rows: part.rows - rows };
    return { message, rest: [cut, ...queue.slice(i + 1)] };
  }
  return { message, rest: [] };
}

const LOADED = { values: 'values', typed: 'values,formulas', texts: 'text', formats: 'numberFormat' } as const;

/** Where the answer is, where it is one property. */
const PROPERTY = { values: 'values', texts: 'text', formats: 'numberFormat' } as const;

/** null: the reply would have been too large */
async function readMessage(context: Excel.RequestContext, parts: readonly Part[]): Promise<CellValue[][][] | null> {
  const ranges = parts.map(({ sheet, row, column, rows, columns, as = 'values' }) =>
    context.workbook.worksheets.getItem(sheet).getRangeByIndexes(row, column, rows, columns).load(LOADED[as]),
  );
  try {
    await context.sync();
  } catch (error) {
    if (isFault(error, 'tooLarge') && (parts.length > 1 || parts[0]!.rows > 1)) return null;
    throw error;
  }
  return ranges.map((range, i) => {
    const { as = 'values' } = parts[i]!;
    if (as === 'typed') return typedCells(range);
    return range[PROPERTY[as]] as CellValue[][];
  });
}

const typedCells = ({ values, formulas }: Excel.Range): CellValue[][] =>
  (values as CellValue[][]).map((cells, i) => cells.map((value, j) => typed(value, (formulas as CellValue[][])[i]![j]!)));
