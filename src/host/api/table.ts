import { apiError } from '../errors';
import type { Host } from '../host';
import { height, MAX_ROW, parseRect, width, type Rect } from '../model/a1';
import { RangeObj } from '../model/range';
import { shiftCells } from '../model/structure';
import type { Sheet } from '../model/sheet';
import type { Table } from '../model/table';
import { addTable, checkTableName, fillCalculated, removeTable, resizeTable } from '../model/tableEdit';
import { freeColumnName } from '../model/structure';
import { apiClass, type ApiClass, method, nav, prop, reader, ref, type Ref } from '../protocol/registry';
import { children, make, prefixOf } from '../xlsx/xml';
import { RangeClass, rangeArg } from './range';
import { WorksheetClass } from './worksheet';
import { assertUnlocked, readValues, writeValues, writeCell, renameColumns } from './rangeValues';
import { AutoFilterClass, clearFilter } from './autoFilter';

const range = (table: Table, rect: Rect): Ref => ref(RangeClass, new RangeObj(table.sheet, rect));

const alive = (table: Table): Table => {
  if (table.deleted) throw apiError('ItemNotFound', 'the table was deleted');
  return table;
};

function setShowTotals(table: Table, on: boolean): void {
  if (on === table.totals) return;
  const { rect, sheet, book } = table;
  if (on) {
    table.root.attrs['totalsRowCount'] = '1';
    delete table.root.attrs['totalsRowShown'];
    const first = table.columns[0];
    if (first && !first.attrs['totalsRowLabel']) first.attrs['totalsRowLabel'] = 'Celkem';
    table.setRect({ ...rect, r2: rect.r2 + 1 });
    book.setCell(sheet, rect.r2 + 1, rect.c1, { v: 'Celkem', t: 1 });
  } else {
    for (let c = rect.c1; c <= rect.c2; c += 1) book.setCell(sheet, rect.r2, c, undefined);
    delete table.root.attrs['totalsRowCount'];
    table.root.attrs['totalsRowShown'] = '0';
    for (const el of table.columns) {
      delete el.attrs['totalsRowLabel'];
      delete el.attrs['totalsRowFunction'];
    }
    table.setRect({ ...rect, r2: rect.r2 - 1 });
  }
  sheet.touch();
}

// ---- sort ----

interface SortField {
  key: number;
  ascending?: boolean;
}

function applySort(table: Table, fields: SortField[], host: Host): void {
  const { body, sheet } = table;
  assertUnlocked(sheet, body);
  const rows = readValues(new RangeObj(sheet, body));
  const order = rows.map((_r, i) => i);
  const rank = (v: unknown): number => (v === '' ? 3 : typeof v === 'number' ? 0 : typeof v === 'string' ? 1 : 2);
  const collator = new Intl.Collator(host.modes.contentLanguage);
  order.sort((x, y) => {
    for (const { key, ascending = true } of fields) {
      const a = rows[x]![key];
      const b = rows[y]![key];
      const ra = rank(a);
      const rb = rank(b);
      // Empty cells stay last whichever the direction.
      if (ra === 3 || rb === 3) {
        if (ra !== rb) return ra - rb;
        continue;
      }
      const d = ra !== rb ? ra - rb : typeof a === 'number' ? a - (b as number) : collator.compare(String(a), String(b));
      if (d !== 0) return ascending ? d : -d;
    }
    return x - y;
  });
  const cells = rows.map((_row, i) => Array.from({ length: width(body) }, (_x, c) => sheet.grid.get(body.r1 + i, body.c1 + c)));
  order.forEach((from, to) => {
    for (let c = 0; c < width(body); c += 1) {
      const cell = cells[from]![c];
      if (cell?.f && from !== to) sheet.grid.set(body.r1 + to, body.c1 + c, { ...cell, f: host.offset(cell.f, to - from, 0) });
      else sheet.grid.set(body.r1 + to, body.c1 + c, cell ?? null);
    }
  });
  const p = prefixOf(table.root);
  table.setSort(make(`${p}sortState`, { ref: new RangeObj(sheet, body).address.split('!')[1]! }, fields.map((f) => {
    const ref_ = new RangeObj(sheet, { ...body, c1: body.c1 + f.key, c2: body.c1 + f.key }).address.split('!')[1]!;
    return make(`${p}sortCondition`, f.ascending === false ? { descending: 1, ref: ref_ } : { ref: ref_ });
  })));
  host.book.rebuildFormulas();
  sheet.touch();
  host.events.changed(sheet, body, 'RangeEdited');
}

const TableSortClass: ApiClass<Table> = apiClass<Table>('TableSort', {
  fields: prop((t) =>
    children(t.sort, 'sortCondition').map((el) => ({
      key: (parseRect(el.attrs['ref'] ?? '')?.c1 ?? t.rect.c1) - t.rect.c1,
      ascending: el.attrs['descending'] !== '1',
      sortOn: 'Value',
    })),
  ),
  matchCase: prop((t) => t.sort?.attrs['caseSensitive'] === '1'),
  method: prop(() => 'PinYin'),
  apply: method((t, [fields], host) => applySort(t, fields, host)),
  clear: method((t) => t.setSort(null)),
  reapply: method((t, _a, host) => {
    const fields = children(t.sort, 'sortCondition').map((el) => ({
      key: (parseRect(el.attrs['ref'] ?? '')?.c1 ?? t.rect.c1) - t.rect.c1,
      ascending: el.attrs['descending'] !== '1',
    }));
    if (fields.length > 0) applySort(t, fields, host);
  }),
});

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
    values: prop((r) => readValues(rowRange(r)), (r, v, host) => writeValues(rowRange(r), v, host)),
    getRange: reader((r) => ref(RangeClass, rowRange(r))),
    delete: method((r, _a, host) => removeRows(alive(r.table), [r.index], host)),
  },
  { identity: (r) => ({ Index: r.index, _Id: r.index }) },
);

function addRows(table: Table, index: unknown, values: unknown, host: Host): Row {
  const { sheet, book } = table;
  if (sheet.protection) throw apiError('AccessDenied', 'the sheet is protected');
  const list: unknown[][] | null = values === null || values === undefined ? null : !Array.isArray(values) ? [[values]] : Array.isArray(values[0]) ? values : [values];
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
    const occupied = sheet.grid.used(() => true, { ...rect, r2: MAX_ROW }) !== null || book.tablesIn(sheet, { ...rect, r2: MAX_ROW }).some((t) => t !== table);
    if (occupied) {
      const shift = { kind: 'insert', axis: 'row', rect } as const;
      shiftCells(book, sheet, shift);
      host.shiftReferences(sheet, shift);
    }
    table.setRect({ ...before, r2: before.r2 + grow });
    const style = { r1: start - 1, row: sheet.grid.rows[start > body.r1 ? start - 1 : start + grow] };
    for (let r = rect.r1; r <= rect.r2; r += 1) for (let c = rect.c1; c <= rect.c2; c += 1) {
      const s = style.row?.[c]?.s;
      if (s !== undefined && s !== null && !sheet.grid.get(r, c)) sheet.grid.set(r, c, { s });
    }
  }
  list?.forEach((row, i) => row.forEach((value, c) => {
    if (value !== null && value !== undefined) writeCell(sheet, first + i, body.c1 + c, value as string, host);
  }));
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

const TableRowCollectionClass: ApiClass<Table> = apiClass<Table>(
  'TableRowCollection',
  {
    count: prop((t) => height(alive(t).body)),
    getCount: reader((t) => height(alive(t).body)),
    add: method((t, [index, values], host) => ref(TableRowClass, addRows(alive(t), index, values, host))),
    getItemAt: reader((t, [i]) => rowAt(alive(t), i)),
    _indexer: reader((t, [i]) => rowAt(alive(t), i)),
    deleteRows: method((t, [rows], host) => removeRows(alive(t), (rows as (number | Ref)[]).map((r) => (typeof r === 'number' ? r : (r.target as Row).index)), host)),
    deleteRowsAt: method((t, [index, count = 1], host) => removeRows(alive(t), Array.from({ length: count }, (_x, i) => (index as number) + i), host)),
  },
  { items: (t) => Array.from({ length: height(alive(t).body) }, (_x, i) => ref(TableRowClass, { table: t, index: i })) },
);

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
    getRange: reader((c) => range(c.table, columnRect(c, c.table.rect))),
    getDataBodyRange: reader((c) => range(c.table, columnRect(c, c.table.body))),
    getHeaderRowRange: reader((c) => range(c.table, columnRect(c, { ...c.table.rect, r2: c.table.rect.r1 }))),
    getTotalRowRange: reader((c) => {
      if (!c.table.totals) throw apiError('ItemNotFound', 'no total row');
      return range(c.table, columnRect(c, { ...c.table.rect, r1: c.table.rect.r2 }));
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
  const at = typeof key === 'number' ? t.columns.findIndex((el) => el.attrs['id'] === String(key)) : t.columnNames.findIndex((n) => n.toLowerCase() === String(key).toLowerCase());
  const id = at < 0 && typeof key === 'string' && t.columns.some((el) => el.attrs['id'] === key) ? key : t.columns[at]?.attrs['id'];
  return ref(TableColumnClass, id === undefined ? null : { table: t, id });
}

const must = (found: Ref, what: unknown): Ref => {
  if (found.target === null) throw apiError('ItemNotFound', String(what));
  return found;
};

function addColumn(table: Table, index: unknown, values: unknown, name: unknown, host: Host): Column {
  const { sheet, book } = table;
  if (sheet.protection) throw apiError('AccessDenied', 'the sheet is protected');
  const { rect } = table;
  const n = width(rect);
  const at = typeof index === 'number' && index >= 0 ? index : n;
  if (at > n) throw apiError('InvalidArgument', `column ${at}`);
  const list: unknown[][] | null = values === null || values === undefined ? null : Array.isArray(values) ? (values as unknown[][]) : [[values]];
  if (list && list.length !== height(rect) && list.length !== height(table.body)) throw apiError('InvalidArgument', 'column values');
  const c = rect.c1 + at;
  const band: Rect = { ...rect, c1: c, c2: c };
  const free = sheet.grid.used((cell) => cell.v !== undefined || cell.f !== undefined, { ...band, c2: 16_383 }) === null;
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
  book.calc.invalidate();
  sheet.touch();
  host.events.changed(sheet, { ...table.rect, c1: c, c2: c }, 'ColumnInserted');
  return { table, id: table.columnId(at) };
}

const TableColumnCollectionClass: ApiClass<Table> = apiClass<Table>(
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

// ---- table ----

const flag = (name: string) => prop<Table>((t) => t.styleFlag(name), (t, v: boolean) => t.setStyle({ [name]: v ? '1' : '0' }));

export const TableClass: ApiClass<Table> = apiClass<Table>(
  'Table',
  {
    id: prop((t) => alive(t).id),
    name: prop((t) => alive(t).name, (t, name: string, host) => {
      const old = t.name;
      t.name = checkTableName(host.book, name, t);
      host.renameTable(old, t.name);
    }),
    legacyId: prop((t) => t.id),
    style: prop((t) => t.style, (t, v: string) => t.setStyle({ name: v })),
    showHeaders: prop((t) => t.header, (t, v: boolean) => {
      if (v !== t.header) throw apiError('ApiNotFound', 'hiding a table header is not played by the embedded Excel');
    }),
    showTotals: prop((t) => t.totals, setShowTotals),
    showFilterButton: prop((t) => t.filter !== null && children(t.filter, 'filterColumn').every((el) => el.attrs['hiddenButton'] !== '1'), (t, v: boolean) => t.setFilter(v)),
    showBandedRows: flag('showRowStripes'),
    showBandedColumns: flag('showColumnStripes'),
    highlightFirstColumn: flag('showFirstColumn'),
    highlightLastColumn: flag('showLastColumn'),
    worksheet: nav((t) => ref(WorksheetClass, alive(t).sheet)),
    columns: nav((t) => ref(TableColumnCollectionClass, t)),
    rows: nav((t) => ref(TableRowCollectionClass, t)),
    sort: nav((t) => ref(TableSortClass, t)),
    autoFilter: nav((t) => ref(AutoFilterClass, { sheet: t.sheet, table: t })),
    getRange: reader((t) => range(alive(t), t.rect)),
    getHeaderRowRange: reader((t) => {
      if (!alive(t).header) throw apiError('ItemNotFound', 'no header');
      return range(t, { ...t.rect, r2: t.rect.r1 });
    }),
    getDataBodyRange: reader((t) => range(alive(t), t.body)),
    getTotalRowRange: reader((t) => {
      if (!alive(t).totals) throw apiError('ItemNotFound', 'no total row');
      return range(t, { ...t.rect, r1: t.rect.r2 });
    }),
    resize: method((t, [to], host) => {
      const target = rangeArg(to, host, new RangeObj(t.sheet, t.rect));
      if (target.sheet !== t.sheet) throw apiError('InvalidArgument', 'another sheet');
      resizeTable(alive(t), target.rect);
    }),
    delete: method((t, _a, host) => {
      const { rect, sheet } = alive(t);
      if (sheet.protection) throw apiError('AccessDenied', 'the sheet is protected');
      removeTable(host.book, t);
      const shift = { kind: 'delete', axis: 'row', rect } as const;
      shiftCells(host.book, sheet, shift);
      host.shiftReferences(sheet, shift);
      host.events.table('tableDeleted', t);
    }),
    convertToRange: method((t, _a, host) => {
      const { rect, sheet } = alive(t);
      host.flattenTable(t);
      removeTable(host.book, t);
      return range(t, rect) && ref(RangeClass, new RangeObj(sheet, rect));
    }),
    clearFilters: method((t) => clearFilter({ sheet: t.sheet, table: t })),
    reapplyFilters: method(() => undefined),
  },
  { identity: (t) => ({ Id: t.id }) },
);

function findTable(host: Host, key: unknown, scope: Sheet | null): Ref {
  const text = String(key).toLowerCase();
  const found = host.book.tables.find((t) => (scope === null || t.sheet === scope) && (t.id === String(key) || t.name.toLowerCase() === text));
  return ref(TableClass, found ?? null);
}

/** `null` is the workbook's collection, a sheet its own. */
export interface TableScope {
  sheet: Sheet | null;
}

const listed = (scope: TableScope, host: Host): Table[] => host.book.tables.filter((t) => scope.sheet === null || t.sheet === scope.sheet);

export const TableCollectionClass: ApiClass<TableScope> = apiClass<TableScope>(
  'TableCollection',
  {
    count: prop((s, host) => listed(s, host).length),
    getCount: reader((s, _a, host) => listed(s, host).length),
    getItem: reader((s, [key], host) => must(findTable(host, key, s.sheet), key)),
    _indexer: reader((s, [key], host) => must(findTable(host, key, s.sheet), key)),
    getItemOrNullObject: reader((s, [key], host) => findTable(host, key, s.sheet)),
    getItemAt: reader((s, [i], host) => must(ref(TableClass, listed(s, host)[i]), i)),
    add: method((s, [address, hasHeaders], host) => {
      const target = typeof address === 'string' ? host.rangeAt(address, s.sheet ?? host.book.active) : rangeArg(address, host, null);
      if (!target || (s.sheet && target.sheet !== s.sheet)) throw apiError('InvalidArgument', String(address));
      const table = addTable(host.book, target.sheet, target.rect, hasHeaders === true);
      host.events.table('tableAdded', table);
      return ref(TableClass, table);
    }),
  },
  { items: (s, host) => listed(s, host).map((t) => ref(TableClass, t)) },
);

export const TableScopedCollectionClass: ApiClass<RangeObj> = apiClass<RangeObj>(
  'TableScopedCollection',
  {
    getCount: reader((r, _a, host) => host.book.tablesIn(r.sheet, r.rect).length),
    getFirst: reader((r, _a, host) => must(ref(TableClass, host.book.tablesIn(r.sheet, r.rect)[0]), 'table')),
    getItem: reader((r, [key], host) => must(ref(TableClass, host.book.tablesIn(r.sheet, r.rect).find((t) => t.name.toLowerCase() === String(key).toLowerCase())), key)),
    getItemOrNullObject: reader((r, [key], host) => ref(TableClass, host.book.tablesIn(r.sheet, r.rect).find((t) => t.name.toLowerCase() === String(key).toLowerCase()))),
  },
  { items: (r, host) => host.book.tablesIn(r.sheet, r.rect).map((t) => ref(TableClass, t)) },
);
