import type { CellValue } from '../../core/text/text';

/** Excel on the web refuses a message over 5 MB, and the client does not split it. */
const BYTES_PER_MESSAGE = 3_000_000;
/** What one cell adds to a message beside its text. */
const CELL_OVERHEAD = 4;

/** Cells in their typed form; see literal.ts. */
export type TypedCells = readonly (readonly CellValue[])[];

/** Collects writes and sends them in messages that stay under Excel's limit. */
export class Outbox {
  private bytes = 0;

  constructor(readonly context: Excel.RequestContext) {}

  async put(sheet: Excel.Worksheet, row: number, column: number, cells: TypedCells): Promise<void> {
    let from = 0;
    while (from < cells.length) {
      await this.sendIfFull();
      let to = from;
      do this.bytes += size(cells[to++]!);
      while (to < cells.length && this.bytes < BYTES_PER_MESSAGE);
      const part = cells.slice(from, to);
      sheet.getRangeByIndexes(row + from, column, part.length, part[0]!.length).values = part.map((line) => [...line]);
      from = to;
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
  }

  private async sendIfFull(): Promise<void> {
    if (this.bytes >= BYTES_PER_MESSAGE) await this.send();
  }
}

const size = (cells: readonly CellValue[]): number => cells.reduce<number>((sum, cell) => sum + byteLength(cell) + CELL_OVERHEAD, 0);

/** Czech letters take two bytes in UTF-8, control characters six in JSON; three is the safe side for text. */
const byteLength = (cell: CellValue): number => (typeof cell === 'string' ? cell.length * 3 : 20);
