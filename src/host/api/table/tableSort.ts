import type { Host } from '../../host';
import { parseRect, width } from '../../../ooxml/a1';
import { RangeObj } from '../../model/cells/range';
import type { Table } from '../../model/table/table';
import { apiClass, type ApiClass, method, prop } from '../../protocol/registry';
import { children, make, prefixOf } from '../../../ooxml/xmlTree';
import { assertUnlocked, readValues } from '../range/rangeValues';

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
  table.setSort(
    make(
      `${p}sortState`,
      { ref: new RangeObj(sheet, body).address.split('!')[1]! },
      fields.map((f) => {
        const ref_ = new RangeObj(sheet, { ...body, c1: body.c1 + f.key, c2: body.c1 + f.key }).address.split('!')[1]!;
        return make(`${p}sortCondition`, f.ascending === false ? { descending: 1, ref: ref_ } : { ref: ref_ });
      }),
    ),
  );
  host.book.rebuildFormulas();
  host.book.calc.markDirty(sheet.id, body);
  sheet.touch();
  host.events.changed(sheet, body, 'RangeEdited');
}

export const TableSortClass: ApiClass<Table> = apiClass<Table>('TableSort', {
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
