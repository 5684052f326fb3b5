import type { CellValue } from '../core/text';
import { literalCell } from './literal';

/** Excel on the web refuses a message over 5 MB, and the client does not split it. */
const BYTES_PER_MESSAGE = 3_000_000;
/** What one cell adds to a message beside its text. */
const CELL_OVERHEAD = 4;

/** Collects writes and sends them in messages that stay under Excel's limit. */
export class Outbox {
  private bytes = 0;

  constructor(private readonly context: Excel.RequestContext) {}

  /** Writes a block; texts stay texts. With `formulas` what starts with "=" is a formula of the user's. */
  async put(sheet: Excel.Worksheet, row: number, column: number, values: readonly (readonly CellValue[])[], formulas = false): Promise<void> {
    let from = 0;
    while (from < values.length) {
      if (this.bytes >= BYTES_PER_MESSAGE) await this.send();
      let to = from;
      do this.bytes += size(values[to++]!);
      while (to < values.length && this.bytes < BYTES_PER_MESSAGE);
      const part = values.slice(from, to);
      const range = sheet.getRangeByIndexes(row + from, column, part.length, part[0]!.length);
      if (formulas) range.formulas = part.map((cells) => [...cells]);
      else range.values = part.map((cells) => cells.map(literalCell));
      from = to;
    }
  }

  async send(): Promise<void> {
    await this.context.sync();
    this.bytes = 0;
  }
}

const size = (cells: readonly CellValue[]): number => cells.reduce<number>((sum, cell) => sum + byteLength(cell) + CELL_OVERHEAD, 0);

/** Czech letters take two bytes in UTF-8, control characters six in JSON; three is the safe side for text. */
const byteLength = (cell: CellValue): number => (typeof cell === 'string' ? cell.length * 3 : 20);
