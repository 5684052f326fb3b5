import { apiError } from '../../errors';
import type { Host } from '../../host';
import { RangeObj } from '../../model/cells/range';
import { removeTable, shiftCells } from '../../model/structure';
import type { Sheet } from '../../model/sheet';
import type { Table } from '../../model/table/table';
import { addTable, checkTableName, resizeTable } from '../../model/table/tableEdit';
import { apiClass, type ApiClass, method, nav, prop, reader, ref, type Ref } from '../../protocol/registry';
import { children } from '../../../ooxml/xmlTree';
import { RangeClass, rangeArg } from '../range/range';
import { WorksheetClass } from '../sheet/worksheet';
import { AutoFilterClass, clearFilter } from './autoFilter';
import { alive, must, tableRange } from './tableShared';
import { TableColumnCollectionClass } from './tableColumns';
import { TableRowCollectionClass } from './tableRows';
import { TableSortClass } from './tableSort';

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

// ---- table ----

const flag = (name: string) =>
  prop<Table>(
    (t) => t.styleFlag(name),
    (t, v: boolean) => t.setStyle({ [name]: v ? '1' : '0' }),
  );

const TableClass: ApiClass<Table> = apiClass<Table>(
  'Table',
  {
    id: prop((t) => alive(t).id),
    name: prop(
      (t) => alive(t).name,
      (t, name: string, host) => {
        const old = t.name;
        t.name = checkTableName(host.book, name, t);
        host.renameTable(old, t.name);
      },
    ),
    legacyId: prop((t) => t.id),
    style: prop(
      (t) => t.style,
      (t, v: string) => t.setStyle({ name: v }),
    ),
    showHeaders: prop(
      (t) => t.header,
      (t, v: boolean) => {
        if (v !== t.header) throw apiError('ApiNotFound', 'hiding a table header is not played by the embedded Excel');
      },
    ),
    showTotals: prop((t) => t.totals, setShowTotals),
    showFilterButton: prop(
      (t) => t.filter !== null && children(t.filter, 'filterColumn').every((el) => el.attrs['hiddenButton'] !== '1'),
      (t, v: boolean) => t.setFilter(v),
    ),
    showBandedRows: flag('showRowStripes'),
    showBandedColumns: flag('showColumnStripes'),
    highlightFirstColumn: flag('showFirstColumn'),
    highlightLastColumn: flag('showLastColumn'),
    worksheet: nav((t) => ref(WorksheetClass, alive(t).sheet)),
    columns: nav((t) => ref(TableColumnCollectionClass, t)),
    rows: nav((t) => ref(TableRowCollectionClass, t)),
    sort: nav((t) => ref(TableSortClass, t)),
    autoFilter: nav((t) => ref(AutoFilterClass, { sheet: t.sheet, table: t })),
    getRange: reader((t) => tableRange(alive(t), t.rect)),
    getHeaderRowRange: reader((t) => {
      if (!alive(t).header) throw apiError('ItemNotFound', 'no header');
      return tableRange(t, { ...t.rect, r2: t.rect.r1 });
    }),
    getDataBodyRange: reader((t) => tableRange(alive(t), t.body)),
    getTotalRowRange: reader((t) => {
      if (!alive(t).totals) throw apiError('ItemNotFound', 'no total row');
      return tableRange(t, { ...t.rect, r1: t.rect.r2 });
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
      return tableRange(t, rect) && ref(RangeClass, new RangeObj(sheet, rect));
    }),
    clearFilters: method((t) => clearFilter({ sheet: t.sheet, table: t })),
    reapplyFilters: method(() => undefined),
  },
  { identity: (t) => ({ Id: t.id }) },
);

function findTable(host: Host, key: unknown, scope: Sheet | null): Ref {
  const text = String(key).toLowerCase();
  const found = host.book.tables.find(
    (t) => (scope === null || t.sheet === scope) && (t.id === String(key) || t.name.toLowerCase() === text),
  );
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
    getItem: reader((r, [key], host) =>
      must(
        ref(
          TableClass,
          host.book.tablesIn(r.sheet, r.rect).find((t) => t.name.toLowerCase() === String(key).toLowerCase()),
        ),
        key,
      ),
    ),
    getItemOrNullObject: reader((r, [key], host) =>
      ref(
        TableClass,
        host.book.tablesIn(r.sheet, r.rect).find((t) => t.name.toLowerCase() === String(key).toLowerCase()),
      ),
    ),
  },
  { items: (r, host) => host.book.tablesIn(r.sheet, r.rect).map((t) => ref(TableClass, t)) },
);
