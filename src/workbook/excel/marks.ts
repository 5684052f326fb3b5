import type { Block } from './survey';

/** Rows of a block that a reader of the sheet passes over, 0-based within the block, in order. */
export interface RowMarks {
  /** By hand or by a filter. */
  readonly hidden: readonly number[];
  /** Everything that stands in them is struck out. */
  readonly struck: readonly number[];
  /** Something that stands in them is. */
  readonly partlyStruck: readonly number[];
}

export const NO_MARKS: RowMarks = { hidden: [], struck: [], partlyStruck: [] };

/** What is known of a sheet's used cells before any row is asked about. */
export interface Marked {
  /** Some of their rows are hidden. */
  readonly hides: boolean;
  /** Some of them are struck out. */
  readonly strikes: boolean;
}

/** To be loaded with the survey: one answer for all cells of a range, so that nothing more is asked where there is nothing. */
export function loadMarks(range: Excel.Range): Excel.Range {
  range.load('rowHidden');
  range.format.font.load('strikethrough');
  return range;
}

/** Of a range that `loadMarks` was asked for. */
export const marksOf = (range: Excel.Range): Marked => ({
  hides: range.rowHidden !== false,
  strikes: range.format.font.strikethrough !== false,
});

export interface MarkedBlock extends Marked {
  readonly block: Block;
  /** 0-based columns of the block with something in the row, among those that count. */
  filled(row: number): readonly number[];
}

/** The marks of each block. Asked in ever smaller parts, and only where there are any. */
export async function readMarks(context: Excel.RequestContext, blocks: readonly MarkedBlock[]): Promise<RowMarks[]> {
  const isAsked = (one: keyof Marked) => (asked: MarkedBlock) => asked[one];
  const hidden = await rowsWhere(context, blocks.filter(isAsked('hides')), {
    load: (range) => range.load('rowHidden'),
    holds: (range) => range.rowHidden,
  });
  const struck = await rowsWhere(context, blocks.filter(isAsked('strikes')), STRUCK);
  const mixed = [...struck].flatMap(([asked, { mixed: rows }]) => rows.map((row) => ({ asked, row })));
  const cells = mixed.flatMap(({ asked, row }) =>
    asked
      .filled(row)
      .map((column) => ({ ...asked.block, row: asked.block.row + row, column: asked.block.column + column, rows: 1, columns: 1 })),
  );
  const answers = await ask(context, cells, STRUCK);
  let next = 0;
  const ofRows = mixed.map(({ asked, row }) => ({ asked, row, cells: asked.filled(row).map(() => answers[next++]!) }));
  return blocks.map((asked): RowMarks => {
    const own = ofRows.filter((one) => one.asked === asked);
    const whole = own.filter((one) => one.cells.length > 0 && one.cells.every((isStruck) => isStruck === true));
    // In a cell with two looks, some of the letters are struck out.
    const partly = own.filter((one) => !whole.includes(one) && one.cells.some((isStruck) => isStruck !== false));
    const filled = (row: number): boolean => asked.filled(row).length > 0;
    return {
      hidden: (hidden.get(asked)?.all ?? []).filter(filled),
      struck: [...(struck.get(asked)?.all ?? []).filter(filled), ...whole.map(({ row }) => row)].sort((a, b) => a - b),
      partlyStruck: partly.map(({ row }) => row),
    };
  });
}

interface Question {
  readonly load: (range: Excel.Range) => void;
  /** null: not the same for all cells of the range */
  readonly holds: (range: Excel.Range) => boolean | null;
}

const STRUCK: Question = {
  load: (range) => range.format.font.load('strikethrough'),
  holds: (range) => range.format.font.strikethrough,
};

/** Ranges asked for in one message. */
const MOST_RANGES = 500;

async function ask(context: Excel.RequestContext, blocks: readonly Block[], { load, holds }: Question): Promise<(boolean | null)[]> {
  const answers: (boolean | null)[] = [];
  for (let from = 0; from < blocks.length; from += MOST_RANGES) {
    const ranges = blocks.slice(from, from + MOST_RANGES).map(({ sheet, row, column, rows, columns }) => {
      const range = context.workbook.worksheets.getItem(sheet).getRangeByIndexes(row, column, rows, columns);
      load(range);
      return range;
    });
    // eslint-disable-next-line office-addins/no-context-sync-in-loop -- in messages that fit
    await context.sync();
    answers.push(...ranges.map(holds));
  }
  return answers;
}

interface RowsWhere {
  /** Rows for all of which it holds, and rows for some cells of which it does. */
  readonly all: readonly number[];
  readonly mixed: readonly number[];
}

/** Into so many parts a block is divided that is not all alike. */
const PARTS = 16;

async function rowsWhere(
  context: Excel.RequestContext,
  asked: readonly MarkedBlock[],
  question: Question,
): Promise<Map<MarkedBlock, RowsWhere>> {
  const found = new Map(asked.map((one) => [one, { all: [] as number[], mixed: [] as number[] }]));
  let parts = asked.map((one) => ({ one, from: 0, rows: one.block.rows })).filter(({ rows }) => rows > 0);
  while (parts.length > 0) {
    const answers = await ask(
      context,
      parts.map(({ one, from, rows }) => ({ ...one.block, row: one.block.row + from, rows })),
      question,
    );
    parts = parts.flatMap(({ one, from, rows }, i) => {
      const { all, mixed } = found.get(one)!;
      if (answers[i] === true) for (let row = from; row < from + rows; row++) all.push(row);
      if (answers[i] !== null) return [];
      if (rows === 1) mixed.push(from);
      const size = Math.ceil(rows / PARTS);
      return rows === 1
        ? []
        : Array.from({ length: Math.ceil(rows / size) }, (_, k) => ({ one, from: from + k * size, rows: Math.min(size, rows - k * size) }));
    });
  }
  for (const { all, mixed } of found.values()) for (const rows of [all, mixed]) rows.sort((a, b) => a - b);
  return found;
}
