import { cellText, type CellValue } from '../../core/text/text';
import { isFormula, untyped } from './literal';
import type { SheetState } from './survey';

/** Excel on the web refuses a message over 5 MB, and the client does not split it. */
const BYTES_PER_MESSAGE = 3_000_000;
/** What one cell adds to a message beside its text. */
const CELL_OVERHEAD = 4;
/** What one range adds: its path, the order to write and the order to read back. */
const RANGE_OVERHEAD = 1_500;

/** Cells in their typed form; see literal.ts. null leaves a cell as it is. */
export type TypedCells = readonly (readonly CellValue[])[];

/** A row that does not hold what was put into it; 0-based place of the first of its cells. */
export interface Difference {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** What was put there. */
  readonly cells: TypedCells[number];
}

interface Part {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly cells: TypedCells;
  readonly range: Excel.Range;
}

/**
 * Collects writes and sends them in messages that stay under Excel's limit. What is put is read back in the message that
 * carries it, so that to look costs no message of its own.
 *
 * Under a filter Excel lets a block of values fall into the visible rows, beside the wrong measures (office-js #224,
 * #2619): on a sheet with hidden rows every row is written by itself.
 */
export class Outbox {
  private bytes = 0;
  private sent: Part[] = [];
  private readonly extras: (() => void)[] = [];
  private readonly rowByRow: ReadonlySet<string>;
  private readonly differing: Difference[] = [];

  constructor(
    readonly context: Excel.RequestContext,
    sheets: readonly SheetState[],
  ) {
    this.rowByRow = new Set(sheets.flatMap(({ name, hidesRows }) => (hidesRows ? [name] : [])));
  }

  sheet(name: string): Excel.Worksheet {
    return this.context.workbook.worksheets.getItem(name);
  }

  async put(sheet: string, row: number, column: number, cells: TypedCells): Promise<void> {
    const most = this.rowByRow.has(sheet) ? 1 : Infinity;
    let from = 0;
    while (from < cells.length) {
      await this.sendIfFull();
      let to = from;
      this.bytes += RANGE_OVERHEAD;
      do this.bytes += size(cells[to++]!);
      while (to < cells.length && to - from < most && this.bytes < BYTES_PER_MESSAGE);
      const part = cells.slice(from, to);
      if (part.some((line) => line.some((cell) => cell !== null))) {
        const range = this.sheet(sheet).getRangeByIndexes(row + from, column, part.length, part[0]!.length);
        range.values = part.map((line) => [...line]);
        if (part.some((line) => line.some(isFormula))) range.load('values,formulas');
        else range.load('values');
        this.sent.push({ sheet, row: row + from, column, cells: part, range });
      }
      from = to;
    }
  }

  /** Empties cells, with their looks unless `contentsOnly`. */
  async clear(sheet: string, row: number, column: number, rows: number, columns: number, contentsOnly = false): Promise<void> {
    await this.inRows(sheet, row, column, rows, columns, (range) => (contentsOnly ? range.clear('Contents') : range.clear()));
  }

  /** Number formats of one column: one for all its rows, or one for each, null where a cell keeps its own. */
  async format(sheet: string, row: number, column: number, formats: readonly (string | null)[]): Promise<void> {
    const [first] = formats;
    const isOne = formats.every((format) => format === first);
    await this.inRows(sheet, row, column, formats.length, 1, (range, from, count) => {
      const own = formats.slice(from, from + count);
      // One format for the whole range: Excel spreads it, and the message stays small.
      if (own.some((format) => format !== null))
        range.numberFormat = isOne ? (first as unknown as string[][]) : own.map((format) => [format]);
    });
  }

  /** Queues what Excel may refuse without harm, for a message of its own after all others. */
  ifPossible(act: () => void): void {
    this.extras.push(act);
  }

  async sendExtras(): Promise<void> {
    const acts = this.extras.splice(0);
    if (acts.length === 0 || (await this.isDone(acts))) return;
    // One of them has taken the others with it.
    if (acts.length > 1) for (const act of acts) await this.isDone([act]);
  }

  /** Without a printer there is no page setup (office-js #1860); what was asked for stands all the same. */
  private async isDone(acts: readonly (() => void)[]): Promise<boolean> {
    try {
      for (const act of acts) act();
      await this.context.sync();
      return true;
    } catch {
      return false;
    }
  }

  /** Counts what is sent beside cells. */
  async weigh(text: string): Promise<void> {
    await this.sendIfFull();
    this.bytes += byteLength(text);
  }

  async send(): Promise<void> {
    await this.context.sync();
    this.bytes = 0;
    for (const part of this.sent.splice(0)) this.compare(part);
  }

  /** Where cells do not hold what was put there; of what was sent so far. */
  get differences(): readonly Difference[] {
    return this.differing;
  }

  /** The same, for whoever sees to them: they are no more told of afterwards. */
  takeDifferences(): Difference[] {
    return this.differing.splice(0);
  }

  private async inRows(
    sheet: string,
    row: number,
    column: number,
    rows: number,
    columns: number,
    act: (range: Excel.Range, from: number, count: number) => void,
  ): Promise<void> {
    const count = this.rowByRow.has(sheet) ? 1 : rows;
    for (let from = 0; from < rows; from += count) {
      await this.sendIfFull();
      this.bytes += RANGE_OVERHEAD + CELL_OVERHEAD * count;
      act(this.sheet(sheet).getRangeByIndexes(row + from, column, count, columns), from, count);
    }
  }

  private compare({ sheet, row, column, cells, range }: Part): void {
    const values = range.values as CellValue[][];
    cells.forEach((line, i) => {
      const isHeld = (cell: CellValue, j: number): boolean =>
        holds(values[i]![j]!, isFormula(cell) ? (range.formulas as CellValue[][])[i]![j]! : null, cell);
      if (!line.every((cell, j) => cell === null || isHeld(cell, j))) this.differing.push({ sheet, row: row + i, column, cells: line });
    });
  }

  private async sendIfFull(): Promise<void> {
    if (this.bytes >= BYTES_PER_MESSAGE) await this.send();
  }
}

/** Does a cell hold what was put into it? A formula is told by being one: Excel may write it in another way. */
function holds(value: CellValue, formula: CellValue, put: CellValue): boolean {
  if (isFormula(put)) return value === put || isFormula(formula);
  if (typeof put === 'number' && typeof value === 'number') return Math.abs(value - put) <= Math.abs(put) * 1e-12;
  return value === put || sameText(cellText(value), cellText(untyped(put)));
}

/** Excel has one kind of line end and leaves out what cannot be shown. */
const sameText = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (text: string): string => text.replace(/[\u0000-\u001f\u007f]/g, '');

const size = (cells: readonly CellValue[]): number => cells.reduce<number>((sum, cell) => sum + byteLength(cell) + CELL_OVERHEAD, 0);

/** Czech letters take two bytes in UTF-8, control characters six in JSON; three is the safe side for text. */
const byteLength = (cell: CellValue): number => (typeof cell === 'string' ? cell.length * 3 : 20);
