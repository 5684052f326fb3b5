import type { CellValue } from '../../core/text/text';
import { isFormula, untyped } from '../excel/literal';
import type { Block } from '../excel/survey';
import { digest, type Step } from './restorePoint';

/** A table of which no more is known than where it stands; with its header. */
export interface StandingTable extends Block {
  readonly name: string;
}

/**
 * What stands in the workbook as far as ways back concern it, as plain data: on it the steps of one change are tried
 * before those of the change before it are looked at, and nothing in the workbook is touched until all are known to fit.
 */
export class Standing {
  /** Rows of each sheet, by their place on it; cells in their typed form. */
  private readonly sheets: Map<string, CellValue[][]>;
  private readonly tables: Map<string, StandingTable>;

  constructor(
    sheets: readonly string[],
    /** Tables that the add-in knows. */
    tables: readonly StandingTable[],
    blocks: readonly (readonly [block: Block, cells: readonly (readonly CellValue[])[]])[],
  ) {
    this.sheets = new Map(sheets.map((name) => [name, []]));
    this.tables = new Map(tables.map((table) => [table.name, table]));
    for (const [{ sheet, row, column }, cells] of blocks)
      cells.forEach((line, i) => line.forEach((cell, j) => this.put(sheet, row + i, column + j, cell)));
  }

  /** @returns the sheet on which something is other than the change left it; null where all of it can be taken back */
  otherThan(steps: readonly Step[]): string | null {
    for (const step of steps) {
      if (step.do === 'deleteTable') {
        if (!this.tables.has(step.table)) return step.table;
      } else if (step.do === 'deleteColumns') {
        if (!this.columnsOf(step)) return this.tables.get(step.table)?.sheet ?? step.table;
      } else if (!this.sheets.has(step.sheet) || !this.isAsLeft(step)) return step.sheet;
    }
    return null;
  }

  /** Takes a change back, in what is known here. */
  takeBack(steps: readonly Step[]): void {
    for (const step of steps) this.takeStepBack(step);
  }

  private isAsLeft(step: Exclude<Step, { readonly do: 'deleteTable' | 'deleteColumns' }>): boolean {
    switch (step.do) {
      case 'cells': {
        if (step.before.length === 0 || step.rowsAfter === 0) return true;
        const cells = this.block({ ...step, rows: step.rowsAfter, columns: step.before[0]!.length });
        return digest(cells.map((line, i) => line.map((cell, j) => (step.before[i]?.[j] === null ? null : cell)))) === step.after;
      }
      case 'rows': {
        const cells = this.block(step);
        const own = new Set(step.own);
        return (
          digest(cells.map((line) => line.map((cell, j) => (own.has(j) ? cell : null)))) === step.after &&
          cells.every((line) => line.every((cell, j) => own.has(j) || cell === '' || isFormula(cell)))
        );
      }
      case 'deleteSheet':
        return this.filled(step.sheet) === step.filled;
      default:
        return true;
    }
  }

  private takeStepBack(step: Step): void {
    switch (step.do) {
      case 'cells':
        return step.before.forEach((line, i) =>
          line.forEach((cell, j) => (cell === null ? undefined : this.put(step.sheet, step.row + i, step.column + j, cell))),
        );
      case 'rows':
      case 'clear':
        for (let i = 0; i < step.rows; i++) for (let j = 0; j < step.columns; j++) this.put(step.sheet, step.row + i, step.column + j, '');
        return;
      case 'resize': {
        const { table: name, sheet, row, column, rows, columns } = step;
        return void this.tables.set(name, { name, sheet, row, column, rows, columns });
      }
      case 'deleteRows':
        this.sheets.get(step.sheet)!.splice(step.row, step.count);
        for (const table of this.tables.values())
          if (table.sheet === step.sheet && table.row > step.row) this.tables.set(table.name, { ...table, row: table.row - step.count });
        return;
      case 'deleteTable':
        return void this.tables.delete(step.table);
      case 'deleteColumns': {
        const table = this.tables.get(step.table)!;
        const columns = this.columnsOf(step)!;
        const rows = this.sheets.get(table.sheet)!.slice(table.row, table.row + table.rows);
        // From the right: one that goes moves those behind it.
        for (const column of [...columns].sort((a, b) => b - a)) for (const cells of rows) cells.splice(column, 1);
        return void this.tables.set(table.name, { ...table, columns: table.columns - columns.length });
      }
      case 'deleteSheet':
        this.sheets.delete(step.sheet);
        for (const table of this.tables.values()) if (table.sheet === step.sheet) this.tables.delete(table.name);
        return;
      // Charts, footers and breaks hold no cells.
      case 'breaks':
      case 'footer':
      case 'deleteChart':
      case 'chart':
      case 'chartSource':
        return;
    }
  }

  /** On the sheet; null where the table has no longer all of them. */
  private columnsOf({ table: name, headers }: Extract<Step, { readonly do: 'deleteColumns' }>): number[] | null {
    const table = this.tables.get(name);
    if (!table) return null;
    const [header = []] = this.block({ ...table, rows: 1 });
    const columns = headers.map((text) => header.findIndex((cell) => untyped(cell) === text));
    return columns.includes(-1) ? null : columns.map((column) => table.column + column);
  }

  private filled(sheet: string): number {
    return this.sheets
      .get(sheet)!
      .flat()
      .filter((cell) => cell !== '').length;
  }

  private block({ sheet, row, column, rows, columns }: Block): CellValue[][] {
    const lines = this.sheets.get(sheet)!;
    return Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (__, j) => lines[row + i]?.[column + j] ?? ''));
  }

  /** Without holes: what moves cells must move the blank ones too. */
  private put(sheet: string, row: number, column: number, cell: CellValue): void {
    const lines = this.sheets.get(sheet)!;
    while (lines.length <= row) lines.push([]);
    const line = lines[row]!;
    while (line.length < column) line.push('');
    line[column] = cell;
  }
}
