import { apiError } from '../../errors';
import type { Host } from '../../host';
import { height, MAX_ROW, width, type Rect } from '../../../ooxml/a1';
import { RangeObj } from '../../model/cells/range';
import { shiftCells } from '../../model/structure';
import type { Table } from '../../model/table/table';
import { fillCalculated } from '../../model/table/tableEdit';
import { apiClass, type ApiClass, method, prop, reader, ref, type Ref } from '../../protocol/registry';
import { assertRowsCanGo } from '../range/filtered';
import { RangeClass } from '../range/range';
import { readValues, writeValues, writeCell } from '../range/rangeValues';
import { alive } from './tableShared';

// ---- rows ----

interface Row {
  table: Table;
  index: number;
}

const rowRange = (r: Row): RangeObj => {
  const { body, sheet } = alive(r.table);
  if (r.index < 0 || r.index >= height(body)) throw apiError('ItemNotFound', `row ${r.index}`);
  return new RangeObj(sheet, { ...body, r1: body.r1 + r.index, r2: body.r1 + r.index });
};

function removeRows(table: Table, indexes: number[], host: Host): void {
  const { sheet } = table;
  if (sheet.protection) throw apiError('AccessDenied', 'the sheet is protected');
  assertRowsCanGo(sheet, host);
  for (const i of [...indexes].sort((a, b) => b - a)) {
    const { body } = table;
    if (i < 0 || i >= height(body)) throw apiError('ItemNotFound', `row ${i}`);
    const rect: Rect = { ...body, r1: body.r1 + i, r2: body.r1 + i };
    // The last data row cannot go; Excel empties it instead.
    if (height(body) === 1) {
      for (let c = rect.c1; c <= rect.c2; c += 1) host.book.setCell(sheet, rect.r1, c, undefined);
      host.book.calc.markDirty(sheet.id, rect);
    } else {
      const shift = { kind: 'delete', axis: 'row', rect } as const;
      shiftCells(host.book, sheet, shift);
      host.shiftReferences(sheet, shift);
    }
    host.events.changed(sheet, rect, 'RowDeleted');
  }
}

const TableRowClass: ApiClass<Row> = apiClass<Row>(
  'TableRow',
  {
    index: prop((r) => r.index),
    values: prop(
      (r) => readValues(rowRange(r)),
      (r, v, host) => writeValues(rowRange(r), v, host),
    ),
    getRange: reader((r) => ref(RangeClass, rowRange(r))),
    delete: method((r, _a, host) => removeRows(alive(r.table), [r.index], host)),
  },
  { identity: (r) => ({ Index: r.index, _Id: r.index }) },
);

function addRows(table: Table, index: unknown, values: unknown, host: Host): Row {
  const { sheet, book } = table;
  if (sheet.protection) throw apiError('AccessDenied', 'the sheet is protected');
  const list: unknown[][] | null =
    values === null || values === undefined ? null : !Array.isArray(values) ? [[values]] : Array.isArray(values[0]) ? values : [values];
  const cols = width(table.rect);
  if (list && list.some((row) => row.length !== cols)) throw apiError('InvalidArgument', `a row has ${cols} values`);
  const count = list ? list.length : 1;
  const { body } = table;
  const bodyRows = height(body);
  const at = typeof index === 'number' && index >= 0 ? index : bodyRows;
  if (at > bodyRows) throw apiError('InvalidArgument', `row ${at}`);
  // A table that was just made has one empty row, which the first added rows fill.
  const empty = bodyRows === 1 && sheet.grid.used((c) => c.v !== undefined || c.f !== undefined, body) === null;
  const grow = empty ? count - 1 : count;
  const first = body.r1 + (empty ? 0 : at);
  if (grow > 0) {
    const start = empty ? body.r1 + 1 : first;
    const rect: Rect = { ...table.rect, r1: start, r2: start + grow - 1 };
    const before = table.rect;
    const occupied =
      sheet.grid.used(() => true, { ...rect, r2: MAX_ROW }) !== null ||
      book.tablesIn(sheet, { ...rect, r2: MAX_ROW }).some((t) => t !== table);
    if (occupied) {
      const shift = { kind: 'insert', axis: 'row', rect } as const;
      shiftCells(book, sheet, shift);
      host.shiftReferences(sheet, shift);
    }
    table.setRect({ ...before, r2: before.r2 + grow });
    const style = { r1: start - 1, row: sheet.grid.rows[start > body.r1 ? start - 1 : start + grow] };
    for (let r = rect.r1; r <= rect.r2; r += 1)
      for (let c = rect.c1; c <= rect.c2; c += 1) {
        const s = style.row?.[c]?.s;
        if (s !== undefined && s !== null && !sheet.grid.get(r, c)) sheet.grid.set(r, c, { s });
      }
  }
  list?.forEach((row, i) =>
    row.forEach((value, c) => {
      if (value !== null && value !== undefined) writeCell(sheet, first + i, body.c1 + c, value as string, host);
    }),
  );
  fillCalculated(table, first, first + count - 1);
  book.calc.markDirty(sheet.id, { ...table.rect, r1: first, r2: first + count - 1 });
  sheet.touch();
  host.events.changed(sheet, { ...table.rect, r1: first, r2: first + count - 1 }, 'RowInserted');
  return { table, index: empty ? 0 : at };
}

const rowAt = (t: Table, i: number): Ref => {
  if (i < 0 || i >= height(t.body)) throw apiError('ItemNotFound', `row ${i}`);
  return ref(TableRowClass, { table: t, index: i });
};

export const TableRowCollectionClass: ApiClass<Table> = apiClass<Table>(
  'TableRowCollection',
  {
    count: prop((t) => height(alive(t).body)),
    getCount: reader((t) => height(alive(t).body)),
    add: method((t, [index, values], host) => ref(TableRowClass, addRows(alive(t), index, values, host))),
    getItemAt: reader((t, [i]) => rowAt(alive(t), i)),
    _indexer: reader((t, [i]) => rowAt(alive(t), i)),
    deleteRows: method((t, [rows], host) =>
      removeRows(
        alive(t),
        (rows as (number | Ref)[]).map((r) => (typeof r === 'number' ? r : (r.target as Row).index)),
        host,
      ),
    ),
    deleteRowsAt: method((t, [index, count = 1], host) =>
      removeRows(
        alive(t),
        Array.from({ length: count }, (_x, i) => (index as number) + i),
        host,
      ),
    ),
  },
  { items: (t) => Array.from({ length: height(alive(t).body) }, (_x, i) => ref(TableRowClass, { table: t, index: i })) },
);
