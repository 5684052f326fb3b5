import { COMPARISON_SIGNS } from '../../model/comparisonSigns';
import { apiError } from '../../errors';
import { absoluteName, parseRect, quoteSheet, rectName, type Rect } from '../../../ooxml/a1';
import { RangeObj } from '../../model/cells/range';
import type { Sheet } from '../../model/sheet';
import type { Table } from '../../model/table/table';
import { cellText } from '../../model/cells/text';
import { apiClass, type ApiClass, method, prop, reader, ref } from '../../protocol/registry';
import { children, elements, local, make, prefixOf, type El } from '../../../ooxml/xmlTree';
import { RangeClass, rangeArg } from '../range/range';

/** A filter belongs to a table or to the sheet itself. */
export interface FilterOwner {
  sheet: Sheet;
  table: Table | null;
}

const element = (o: FilterOwner): El | null => (o.table ? o.table.filter : o.sheet.part('autoFilter'));

const touch = (o: FilterOwner): void => (o.table ? o.table.touch() : o.sheet.touch());

const rectOf = (o: FilterOwner): Rect | null => parseRect(element(o)?.attrs['ref'] ?? '');

function criterion(el: El): Record<string, unknown> {
  const inner = elements(el)[0];
  const kind = inner ? local(inner.name) : '';
  if (kind === 'filters') return { filterOn: 'Values', values: children(inner, 'filter').map((f) => f.attrs['val'] ?? '') };
  if (kind === 'customFilters') {
    const [a, b] = children(inner, 'customFilter');
    const text = (f: El | undefined): string | undefined =>
      f && `${COMPARISON_SIGNS[f.attrs['operator'] ?? 'equal'] ?? '='}${f.attrs['val'] ?? ''}`;
    return {
      filterOn: 'Custom',
      criterion1: text(a),
      ...(b ? { criterion2: text(b) } : {}),
      operator: inner!.attrs['and'] === '1' ? 'And' : 'Or',
    };
  }
  return { filterOn: 'Custom' };
}

/** Shows all rows again; the filter's buttons stay. */
export function clearFilter(o: FilterOwner): void {
  const el = element(o);
  const rect = rectOf(o);
  if (!el || !rect) return;
  el.kids = el.kids.filter((k) => typeof k === 'string' || !('name' in k) || local(k.name) !== 'filterColumn');
  for (let r = rect.r1 + 1; r <= rect.r2; r += 1) {
    if (o.sheet.rowHidden(r))
      o.sheet.editRow(r, (attrs) => {
        delete attrs['hidden'];
      });
  }
  touch(o);
}

function apply(
  o: FilterOwner,
  column: number,
  criteria: { filterOn?: string; values?: string[]; criterion1?: string },
  language: string,
): void {
  const el = element(o);
  const rect = rectOf(o);
  if (!el || !rect) return;
  const wanted =
    criteria.filterOn === 'Values'
      ? (criteria.values ?? [])
      : criteria.criterion1 !== undefined
        ? [criteria.criterion1.replace(/^=/, '')]
        : null;
  if (!wanted || /^[<>]/.test(wanted[0] ?? '')) throw apiError('ApiNotFound', `filter ${criteria.filterOn}`);
  const p = prefixOf(el);
  el.kids = el.kids.filter((k) => typeof k === 'string' || !('name' in k) || k.attrs['colId'] !== String(column));
  el.kids.push(
    make(`${p}filterColumn`, { colId: column }, [
      make(
        `${p}filters`,
        {},
        wanted.map((val) => make(`${p}filter`, { val })),
      ),
    ]),
  );
  const keys = new Set(wanted.map((v) => v.toLowerCase()));
  const { sheet } = o;
  for (let r = rect.r1 + 1; r <= rect.r2; r += 1) {
    const xf = sheet.xf(r, rect.c1 + column);
    const text = cellText(sheet.grid.get(r, rect.c1 + column), sheet.book.styles.numberFormat(xf), language, sheet.book.date1904);
    if (!keys.has(text.toLowerCase()))
      sheet.editRow(r, (attrs) => {
        attrs['hidden'] = '1';
      });
  }
  touch(o);
}

export const AutoFilterClass: ApiClass<FilterOwner> = apiClass<FilterOwner>('AutoFilter', {
  enabled: prop((o) => element(o) !== null),
  isDataFiltered: prop((o) => children(element(o), 'filterColumn').some((el) => elements(el).length > 0)),
  criteria: prop((o) => {
    const rect = rectOf(o);
    if (!rect) return [];
    const out: unknown[] = Array.from({ length: rect.c2 - rect.c1 + 1 }, () => null);
    for (const el of children(element(o), 'filterColumn')) out[Number(el.attrs['colId'])] = criterion(el);
    return out;
  }),
  apply: method((o, [target, column, criteria], host) => {
    const range = rangeArg(target, host, null);
    if (!o.table && !element(o)) {
      o.sheet.insert(make(`${o.sheet.p}autoFilter`, { ref: rectName(range.rect) }));
      host.book.names.set('_xlnm._FilterDatabase', `${quoteSheet(o.sheet.name)}!${absoluteName(range.rect)}`, o.sheet, { hidden: '1' });
    }
    if (typeof column === 'number') apply(o, column, criteria ?? {}, host.modes.contentLanguage);
  }),
  clearCriteria: method((o) => clearFilter(o)),
  remove: method((o, _a, host) => {
    clearFilter(o);
    if (o.table) o.table.setFilter(false);
    else {
      o.sheet.drop('autoFilter');
      const name = host.book.names.find('_xlnm._FilterDatabase', o.sheet);
      if (name) host.book.names.remove(name);
    }
  }),
  reapply: method(() => undefined),
  getRange: reader((o) => {
    const rect = rectOf(o);
    if (!rect) throw apiError('ItemNotFound');
    return ref(RangeClass, new RangeObj(o.sheet, rect));
  }),
  getRangeOrNullObject: reader((o) => {
    const rect = rectOf(o);
    return ref(RangeClass, rect && new RangeObj(o.sheet, rect));
  }),
});
