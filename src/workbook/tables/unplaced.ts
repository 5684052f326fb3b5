import type { Unplaced } from '../../core/exchange/places';
import { cellText, type CellValue } from '../../core/text/text';
import { OUTPUT, unplacedRows } from '../../schema/outputs';
import { findColumns, missingColumns } from '../../schema/read/rows';
import { planGrowth, restoreGrowth, writeGrowth, type GrowthPlan } from './upsertTable';
import type { Neighbour } from './growTables';
import { newTable, restoreOutput, type OutputChange } from '../outputs/outputLayout';
import type { Outbox, TypedCells } from '../excel/outbox';
import type { Wanted } from '../excel/readBlocks';
import type { Step } from '../undo/restorePoint';
import { sheetNamed, type FoundTable, type Survey } from '../excel/survey';
import { createSheet, formatSheet, FIRST_ROW, writeOutputs, type NewSheet } from '../outputs/writeOutputs';

const TABLE = OUTPUT.unplaced;
const COLUMNS = Object.keys(TABLE.columns);
const NOTE = 'Sem Plnění zapisuje řádky z vrácených sešitů, které v plánu nemají místo. Poznámky si pište vedle tabulky.';
/** A header is looked for in the first rows of the sheet. */
const HEADER_WITHIN = 20;
const KEY = 'unplaced sheet';

/** Rows for the sheet Nezařazené: at the end of its table, or a table of their own. */
export interface UnplacedPlan {
  readonly sheet: string;
  readonly rows: TypedCells;
  readonly sheetIs: 'new' | 'empty' | 'used';
  readonly how: { readonly grow: GrowthPlan } | { readonly make: OutputChange };
}

export function unplacedWanted({ used }: Survey): Record<string, Wanted> {
  return used.unplaced ? { [KEY]: used.unplaced } : {};
}

/** null when every row is there already. */
export function planUnplaced(
  list: readonly Unplaced[],
  found: Survey,
  read: Readonly<Record<string, readonly (readonly CellValue[])[]>>,
  room: number,
): UnplacedPlan | null {
  const standing = standingTable(found, read[KEY] ?? []);
  const rows = newRows(unplacedRows(list), standing);
  if (rows.length === 0) return null;
  const sheet = sheetNamed(found, TABLE.sheet);
  if (!standing) {
    const used = found.used.unplaced;
    const top = used ? Math.max(FIRST_ROW, used.row + used.rows + 1) : FIRST_ROW;
    const make = newTable('unplaced', sheet ?? TABLE.sheet, top, 0, rows);
    return { sheet: make.sheet, rows, sheetIs: sheet === undefined ? 'new' : used ? 'used' : 'empty', how: { make } };
  }
  const { table, header, body } = standing;
  const fresh = rows.map((cells) => Object.fromEntries(COLUMNS.map((id, i) => [id, cells[i]!])));
  const data = { sheet: table.sheet, top: table.row, left: table.column, header, rows: body };
  const grow = planGrowth(
    { schema: TABLE, table, data, changed: new Map(), fresh, blank: [], room: table.name === null ? Infinity : room },
    [],
    [],
  );
  return { sheet: table.sheet, rows, sheetIs: 'used', how: { grow } };
}

interface Standing {
  readonly table: FoundTable;
  readonly header: readonly CellValue[];
  readonly body: readonly (readonly CellValue[])[];
}

/** The table by its name, else by its header: its object may be lost, or never have been made by a run that was cut short. */
function standingTable({ outputs, used }: Survey, cells: readonly (readonly CellValue[])[]): Standing | null {
  const block = used.unplaced;
  const table = outputs.unplaced;
  if (table && block && table.sheet === block.sheet) {
    const inTable = (row: readonly CellValue[]): readonly CellValue[] =>
      row.slice(table.column - block.column, table.column - block.column + table.columns);
    const [header = [], ...body] = cells.slice(table.row - block.row, table.row - block.row + table.rows).map(inTable);
    return { table, header, body };
  }
  if (!block) return null;
  const top = cells.slice(0, HEADER_WITHIN).findIndex((row) => missingColumns(ALL_REQUIRED, findColumns(TABLE, row)).length === 0);
  if (top < 0) return null;
  const rows = cells.length - top;
  return {
    table: { sheet: block.sheet, row: block.row + top, column: block.column, rows, columns: block.columns, name: null, totals: false },
    header: cells[top]!,
    body: cells.slice(top + 1),
  };
}

const ALL_REQUIRED = {
  ...TABLE,
  columns: Object.fromEntries(Object.entries(TABLE.columns).map(([id, column]) => [id, { ...column, required: true as const }])),
};

/** Rows that say the same in every cell are one. */
function newRows(rows: TypedCells, standing: Standing | null): TypedCells {
  const columns = standing ? findColumns(TABLE, standing.header) : null;
  const keyOf = (cells: readonly CellValue[]): string => JSON.stringify(cells.map(cellText));
  const seen = new Set(standing?.body.map((cells) => keyOf(COLUMNS.map((id) => cells[columns!.get(id) ?? -1] ?? ''))));
  return rows.filter((cells) => {
    const key = keyOf(cells);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

export function besideOf(plan: UnplacedPlan): Neighbour {
  return { sheet: plan.sheet, restore: restore(plan), write: (outbox) => write(outbox, plan) };
}

function restore({ sheet, rows, sheetIs, how }: UnplacedPlan): Step[] {
  if ('grow' in how) return restoreGrowth(how.grow);
  const filled = rows.flat().filter((cell) => cell !== '').length + COLUMNS.length + 2;
  if (sheetIs === 'new') return [{ do: 'deleteSheet', sheet, filled }];
  const title: Step[] = sheetIs === 'empty' ? [{ do: 'clear', sheet, row: 0, column: 0, rows: 2, columns: 1 }] : [];
  return [...restoreOutput(how.make), ...title];
}

async function write(outbox: Outbox, { sheet: name, sheetIs, how }: UnplacedPlan): Promise<void> {
  if ('grow' in how) return writeGrowth(outbox, how.grow);
  const plan: NewSheet = { name, title: 'Nezařazené řádky', note: NOTE, ids: ['unplaced'] };
  if (sheetIs === 'new') await createSheet(outbox, plan);
  if (sheetIs === 'empty') await formatSheet(outbox, plan);
  await writeOutputs(outbox, [how.make]);
}
