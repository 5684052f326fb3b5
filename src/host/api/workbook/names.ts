import { apiError } from '../../errors';
import type { Host } from '../../host';
import { rangeByAddress, type RangeObj } from '../../model/cells/range';
import type { Name } from '../../model/names';
import type { Sheet } from '../../model/sheet';
import { apiClass, type ApiClass, isRef, method, nav, prop, reader, ref, type Ref } from '../../protocol/registry';
import { RangeClass } from '../range/range';
import { WorksheetClass } from '../sheet/worksheet';

export interface NameScope {
  sheet: Sheet | null;
}

function target(n: Name, host: Host): RangeObj | null {
  const formula = host.book.names.formula(n);
  return /^=[^()+*/&"]+$/.test(formula) ? rangeByAddress(host.book, host.book.names.sheet(n), formula) : null;
}

function typeOf(n: Name, host: Host): string {
  const formula = host.book.names.formula(n);
  if (target(n, host)) return 'Range';
  if (/^="/.test(formula)) return 'String';
  if (/^=-?[\d.]+$/.test(formula)) return formula.includes('.') ? 'Double' : 'Integer';
  if (/^=(TRUE|FALSE)$/i.test(formula)) return 'Boolean';
  if (/^=.*#REF!/.test(formula)) return 'Error';
  return 'String';
}

function valueOf(n: Name, host: Host): unknown {
  const range = target(n, host);
  if (range) return range.absolute;
  const formula = host.book.names.formula(n).slice(1);
  if (/^".*"$/s.test(formula)) return formula.slice(1, -1).replace(/""/g, '"');
  if (/^-?[\d.]+(?:[eE][+-]?\d+)?$/.test(formula)) return Number(formula);
  if (/^(TRUE|FALSE)$/i.test(formula)) return /^true$/i.test(formula);
  return formula.includes('#REF!') ? '#REF!' : formula;
}

const NamedItemClass: ApiClass<Name> = apiClass<Name>(
  'NamedItem',
  {
    name: prop((n, host) => host.book.names.name(n)),
    formula: prop(
      (n, host) => host.book.names.formula(n),
      (n, v: string, host) => {
        n.el.kids = [host.book.customNames.toFile(String(v).replace(/^=/, ''))];
        host.book.names.changed();
      },
    ),
    value: prop(valueOf),
    type: prop(typeOf),
    visible: prop(
      (n) => n.el.attrs['hidden'] !== '1',
      (n, v: boolean, host) => {
        if (v) delete n.el.attrs['hidden'];
        else n.el.attrs['hidden'] = '1';
        host.book.names.changed();
      },
    ),
    comment: prop(
      (n) => n.el.attrs['comment'] ?? '',
      (n, v: string, host) => {
        n.el.attrs['comment'] = v;
        host.book.names.changed();
      },
    ),
    scope: prop((n) => (n.sheetEntry ? 'Worksheet' : 'Workbook')),
    worksheet: nav((n, host) => {
      const sheet = host.book.names.sheet(n);
      if (!sheet) throw apiError('ItemNotFound', 'a name of the workbook');
      return ref(WorksheetClass, sheet);
    }),
    worksheetOrNullObject: nav((n, host) => ref(WorksheetClass, host.book.names.sheet(n))),
    getRange: reader((n, _a, host) => {
      const range = target(n, host);
      if (!range) throw apiError('ItemNotFound', 'the name does not refer to cells');
      return ref(RangeClass, range);
    }),
    getRangeOrNullObject: reader((n, _a, host) => ref(RangeClass, target(n, host))),
    delete: method((n, _a, host) => host.book.names.remove(n)),
  },
  { identity: (n, host) => ({ Name: host.book.names.name(n), _Id: host.book.names.name(n) }) },
);

function find(scope: NameScope, name: unknown, host: Host): Ref {
  return ref(
    NamedItemClass,
    host.book.names.visible(scope.sheet).find((n) => host.book.names.name(n).toLowerCase() === String(name).toLowerCase()),
  );
}

const must = (found: Ref, name: unknown): Ref => {
  if (found.target === null) throw apiError('ItemNotFound', String(name));
  return found;
};

export const NamedItemCollectionClass: ApiClass<NameScope> = apiClass<NameScope>(
  'NamedItemCollection',
  {
    getCount: reader((s, _a, host) => host.book.names.visible(s.sheet).length),
    getItem: reader((s, [name], host) => must(find(s, name, host), name)),
    _indexer: reader((s, [name], host) => must(find(s, name, host), name)),
    getItemOrNullObject: reader((s, [name], host) => find(s, name, host)),
    add: method((s, [name, reference, comment], host) => {
      const { book } = host;
      if (typeof name !== 'string' || !/^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) || /^[A-Za-z]{1,3}\d+$/.test(name)) {
        throw apiError('InvalidArgument', `name ${String(name)}`);
      }
      if (book.names.find(name, s.sheet) || book.tables.some((t) => t.name.toLowerCase() === name.toLowerCase()))
        throw apiError('ItemAlreadyExists', name);
      let formula: string;
      if (isRef(reference)) formula = `=${(reference.target as RangeObj).absolute}`;
      else if (typeof reference === 'string') formula = reference.startsWith('=') ? reference : `="${reference.replace(/"/g, '""')}"`;
      else formula = `=${String(reference).toUpperCase()}`;
      return ref(NamedItemClass, book.names.set(name, formula, s.sheet, comment ? { comment: String(comment) } : {}));
    }),
  },
  { items: (s, host) => host.book.names.visible(s.sheet).map((n) => ref(NamedItemClass, n)) },
);
