import { apiError } from '../../errors';
import type { Host } from '../../host';
import { height, width, type Rect } from '../../../ooxml/a1';
import { RangeObj } from '../../model/cells/range';
import { freeColumnName, removeTable, shiftCells } from '../../model/structure';
import type { Table } from '../../model/table/table';
import { apiClass, type ApiClass, method, prop, reader, ref, type Ref } from '../../protocol/registry';
import { assertUnlocked, readValues, writeValues, writeCell, renameColumns } from '../range/rangeValues';
import { alive, must, tableRange } from './tableShared';

// ---- columns ----

interface Column {
  table: Table;
  id: string;
}

const indexOf = (c: Column): number => {
  const at = alive(c.table).columns.findIndex((el) => el.attrs['id'] === c.id);
  if (at < 0) throw apiError('ItemNotFound', 'the column was deleted');
  return at;
};

const columnRect = (c: Column, rect: Rect): Rect => {
  const i = indexOf(c);
  return { ...rect, c1: rect.c1 + i, c2: rect.c1 + i };
};

const TableColumnClass: ApiClass<Column> = apiClass<Column>(
  'TableColumn',
  {
    id: prop((c) => Number(c.id)),
    index: prop(indexOf),
    name: prop(
      (c) => c.table.columnNames[indexOf(c)],
      (c, name: string) => {
        const { table } = c;
        assertUnlocked(table.sheet, columnRect(c, { ...table.rect, r2: table.rect.r1 }));
        table.book.setCell(table.sheet, table.rect.r1, table.rect.c1 + indexOf(c), { v: String(name), t: 1 });
        renameColumns(table, [table.rect.c1 + indexOf(c)]);
        table.sheet.touch();
      },
    ),
    values: prop(
      (c) => readValues(new RangeObj(c.table.sheet, columnRect(c, c.table.rect))),
      (c, v, host) => writeValues(new RangeObj(c.table.sheet, columnRect(c, c.table.rect)), v, host),
    ),
    getRange: reader((c) => tableRange(c.table, columnRect(c, c.table.rect))),
    getDataBodyRange: reader((c) => tableRange(c.table, columnRect(c, c.table.body))),
    getHeaderRowRange: reader((c) => tableRange(c.table, columnRect(c, { ...c.table.rect, r2: c.table.rect.r1 }))),
    getTotalRowRange: reader((c) => {
      if (!c.table.totals) throw apiError('ItemNotFound', 'no total row');
      return tableRange(c.table, columnRect(c, { ...c.table.rect, r1: c.table.rect.r2 }));
    }),
    delete: method((c, _a, host) => {
      const { table } = c;
      if (table.sheet.protection) throw apiError('AccessDenied', 'the sheet is protected');
      if (width(table.rect) === 1) {
        removeTable(host.book, table);
        return;
      }
      const shift = { kind: 'delete', axis: 'col', rect: columnRect(c, table.rect) } as const;
      shiftCells(host.book, table.sheet, shift);
      host.shiftReferences(table.sheet, shift);
      host.events.changed(table.sheet, shift.rect, 'ColumnDeleted');
    }),
  },
  { identity: (c) => ({ Id: Number(c.id) }) },
);

function findColumn(t: Table, key: unknown): Ref {
  const at =
    typeof key === 'number'
      ? t.columns.findIndex((el) => el.attrs['id'] === String(key))
      : t.columnNames.findIndex((n) => n.toLowerCase() === String(key).toLowerCase());
  const id = at < 0 && typeof key === 'string' && t.columns.some((el) => el.attrs['id'] === key) ? key : t.columns[at]?.attrs['id'];
  return ref(TableColumnClass, id === undefined ? null : { table: t, id });
}

function addColumn(table: Table, index: unknown, values: unknown, name: unknown, host: Host): Column {
  const { sheet, book } = table;
  if (sheet.protection) throw apiError('AccessDenied', 'the sheet is protected');
  const { rect } = table;
  const n = width(rect);
  const at = typeof index === 'number' && index >= 0 ? index : n;
  if (at > n) throw apiError('InvalidArgument', `column ${at}`);
  const list: unknown[][] | null =
    values === null || values === undefined ? null : Array.isArray(values) ? (values as unknown[][]) : [[values]];
  if (list && list.length !== height(rect) && list.length !== height(table.body)) throw apiError('InvalidArgument', 'column values');
  const c = rect.c1 + at;
  const band: Rect = { ...rect, c1: c, c2: c };
  // A column added at the end takes over empty cells; filled ones move aside.
  const free = sheet.grid.used((cell) => cell.v !== undefined || cell.f !== undefined, band) === null;
  if (at < n || !free) {
    const shift = { kind: 'insert', axis: 'col', rect: band } as const;
    shiftCells(book, sheet, shift);
    host.shiftReferences(sheet, shift);
  }
  const withHeader = list && list.length === height(rect) && table.header;
  const wanted = typeof name === 'string' ? name : withHeader ? String(list[0]![0]) : freeColumnName(table.columnNames);
  if (at === 0 || at === n) {
    table.insertColumn(at, wanted);
    table.setRect({ ...rect, c1: rect.c1, c2: rect.c2 + 1 });
  }
  book.setCell(sheet, rect.r1, c, { v: wanted, t: 1 });
  renameColumns(table, [c]);
  list?.forEach((row, i) => {
    if (withHeader && i === 0) return;
    const value = row[0];
    if (value !== null && value !== undefined) writeCell(sheet, table.body.r1 + i - (withHeader ? 1 : 0), c, value as string, host);
  });
  // A formula given to every row makes the column a calculated one.
  const formulas = list?.slice(withHeader ? 1 : 0).map((row) => row[0]);
  if (formulas && formulas.length > 0 && formulas.every((f) => typeof f === 'string' && f.startsWith('=') && f === formulas[0])) {
    table.setCalculated(at, String(formulas[0]));
  }
  book.calc.markDirty(sheet.id, { ...table.rect, c1: c, c2: c });
  sheet.touch();
  host.events.changed(sheet, { ...table.rect, c1: c, c2: c }, 'ColumnInserted');
  return { table, id: table.columnId(at) };
}

export const TableColumnCollectionClass: ApiClass<Table> = apiClass<Table>(
  'TableColumnCollection',
  {
    count: prop((t) => alive(t).columns.length),
    getCount: reader((t) => alive(t).columns.length),
    getItem: reader((t, [key]) => must(findColumn(alive(t), key), key)),
    _indexer: reader((t, [key]) => must(findColumn(alive(t), key), key)),
    getItemOrNullObject: reader((t, [key]) => findColumn(alive(t), key)),
    getItemAt: reader((t, [i]) => must(ref(TableColumnClass, t.columns[i] ? { table: t, id: t.columnId(i) } : null), i)),
    add: method((t, [index, values, name], host) => ref(TableColumnClass, addColumn(alive(t), index, values, name, host))),
  },
  { items: (t) => alive(t).columns.map((el) => ref(TableColumnClass, { table: t, id: el.attrs['id'] ?? '' })) },
);
