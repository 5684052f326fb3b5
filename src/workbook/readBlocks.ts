import type { CellValue } from '../core/text';
import { typed } from './literal';
import { isFault } from './run';
import type { Block } from './survey';

/** Cells asked for in one message. About 2 MB of ordinary text: under the 5 MB of Excel on the web, with room for long descriptions. */
const CELLS_PER_MESSAGE = 24_000;

/** What is wanted of a block: what its cells show, or what would have to be typed to have them so again. */
export interface Wanted extends Block {
  readonly as?: 'values' | 'typed';
}

interface Part extends Wanted {
  /** Position in the list of blocks asked for, and the first row within that block. */
  readonly of: number;
  readonly from: number;
}

/**
 * The values of blocks, in as few messages as their size allows. A reply that is too large all the same
 * (very long texts) is asked for again in halves.
 */
export async function readBlocks(context: Excel.RequestContext, blocks: readonly Wanted[]): Promise<CellValue[][][]> {
  const results: CellValue[][][] = blocks.map(() => []);
  const queue = blocks.flatMap((block, of) => split({ ...block, of, from: 0 }, Math.max(1, Math.floor(CELLS_PER_MESSAGE / block.columns))));
  while (queue.length > 0) {
    const message = takeMessage(queue);
    const values = await readMessage(context, message);
    if (values) message.forEach(({ of, from }, i) => values[i]!.forEach((row, j) => (results[of]![from + j] = row)));
    else queue.unshift(...halve(message));
  }
  return results;
}

function takeMessage(queue: Part[]): Part[] {
  const message: Part[] = [];
  let cells = 0;
  while (queue.length > 0) {
    const next = queue[0]!;
    cells += next.rows * next.columns;
    if (message.length > 0 && cells > CELLS_PER_MESSAGE) break;
    message.push(queue.shift()!);
  }
  return message;
}

/** null: the reply would have been too large */
async function readMessage(context: Excel.RequestContext, parts: readonly Part[]): Promise<CellValue[][][] | null> {
  const ranges = parts.map(({ sheet, row, column, rows, columns, as = 'values' }) =>
    context.workbook.worksheets.getItem(sheet).getRangeByIndexes(row, column, rows, columns).load(as === 'typed' ? 'values,formulas' : 'values'),
  );
  try {
    await context.sync();
  } catch (error) {
    if (isFault(error, 'tooLarge') && (parts.length > 1 || parts[0]!.rows > 1)) return null;
    throw error;
  }
  return ranges.map((range, i) => (parts[i]!.as === 'typed' ? typedCells(range) : (range.values as CellValue[][])));
}

const typedCells = ({ values, formulas }: Excel.Range): CellValue[][] =>
  (values as CellValue[][]).map((cells, i) => cells.map((value, j) => typed(value, (formulas as CellValue[][])[i]![j]!)));

function halve(parts: readonly Part[]): Part[] {
  return parts.flatMap((part) => split(part, Math.max(1, Math.ceil(part.rows / 2))));
}

function split(part: Part, rows: number): Part[] {
  const parts: Part[] = [];
  for (let from = 0; from < part.rows; from += rows)
    parts.push({ ...part, row: part.row + from, from: part.from + from, rows: Math.min(rows, part.rows - from) });
  return parts;
}
