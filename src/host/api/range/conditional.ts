import { apiError } from '../../errors';
import { intersect, parseRect, rectName, type Rect } from '../../../ooxml/a1';
import type { RangeObj } from '../../model/cells/range';
import { SHEET_ORDER } from '../../model/sheet';
import { apiClass, type ApiClass, method, nav, prop, reader, ref } from '../../protocol/registry';
import { argb } from '../../xlsx/styles/styles';
import { child, children, insertOrdered, make, removeKid, textOf, type El } from '../../../ooxml/xmlTree';

/** One conditional format: a rule and the element that says where it holds. */
interface Rule {
  range: RangeObj;
  holder: El;
  el: El;
}

const rects = (el: El): Rect[] =>
  (el.attrs['sqref'] ?? '')
    .split(/\s+/)
    .map(parseRect)
    .filter((r): r is Rect => r !== null);

const holders = (range: RangeObj): El[] => children(range.sheet.root, 'conditionalFormatting');

function rulesIn(range: RangeObj): Rule[] {
  return holders(range)
    .filter((h) => rects(h).some((r) => intersect(r, range.rect)))
    .flatMap((holder) => children(holder, 'cfRule').map((el) => ({ range, holder, el })))
    .sort((a, b) => Number(a.el.attrs['priority']) - Number(b.el.attrs['priority']));
}

function drop(rule: Rule): void {
  removeKid(rule.holder, rule.el);
  if (children(rule.holder, 'cfRule').length === 0) removeKid(rule.range.sheet.root, rule.holder);
  rule.range.sheet.touch();
}

const KINDS: Record<string, string> = {
  Custom: 'expression',
  CellValue: 'cellIs',
  ContainsText: 'containsText',
  DataBar: 'dataBar',
  ColorScale: 'colorScale',
  IconSet: 'iconSet',
  TopBottom: 'top10',
  PresetCriteria: 'aboveAverage',
};

function add(range: RangeObj, type: string): Rule {
  const kind = KINDS[type];
  if (!kind || !['expression', 'cellIs', 'containsText'].includes(kind)) throw apiError('ApiNotFound', `conditional format ${type}`);
  const { sheet } = range;
  // A new rule goes before all others.
  for (const other of holders(range))
    for (const el of children(other, 'cfRule')) el.attrs['priority'] = String(Number(el.attrs['priority'] ?? 1) + 1);
  const dxf = make(`${sheet.p}dxf`);
  const el = make(`${sheet.p}cfRule`, { type: kind, dxfId: sheet.book.styles.addDxf(dxf), priority: 1 });
  const holder = make(`${sheet.p}conditionalFormatting`, { sqref: rectName(range.rect) }, [el]);
  insertOrdered(sheet.root, holder, SHEET_ORDER);
  sheet.touch();
  return { range, holder, el };
}

function dxfOf(rule: Rule): El {
  const { book } = rule.range.sheet;
  return book.styles.dxf(Number(rule.el.attrs['dxfId'] ?? 0));
}

function setFormula(rule: Rule, ...formulas: string[]): void {
  const p = rule.range.sheet.p;
  rule.el.kids = formulas.map((f) => make(`${p}formula`, {}, [String(f).replace(/^=/, '')]));
  rule.range.sheet.touch();
}

const formulas = (rule: Rule): string[] => children(rule.el, 'formula').map((el) => `=${textOf(el)}`);

const DXF = ['font', 'numFmt', 'fill', 'alignment', 'border', 'protection'];

function part(rule: Rule, name: string): El {
  const dxf = dxfOf(rule);
  rule.range.sheet.book.styles.touch();
  return child(dxf, name) ?? insertOrdered(dxf, make(rule.range.sheet.p + name), DXF);
}

function fontFlag(rule: Rule, name: string, on: boolean): void {
  const font = part(rule, 'font');
  const old = child(font, name);
  if (old) removeKid(font, old);
  if (on) insertOrdered(font, make(rule.range.sheet.p + name), ['b', 'i', 'strike', 'u', 'color']);
}

const FontClass: ApiClass<Rule> = apiClass<Rule>('ConditionalRangeFont', {
  bold: prop(
    (r) => child(child(dxfOf(r), 'font'), 'b') !== null,
    (r, v: boolean) => fontFlag(r, 'b', v),
  ),
  italic: prop(
    (r) => child(child(dxfOf(r), 'font'), 'i') !== null,
    (r, v: boolean) => fontFlag(r, 'i', v),
  ),
  color: prop(
    (r) => r.range.sheet.book.styles.color(child(child(dxfOf(r), 'font'), 'color')) ?? '',
    (r, v: string) => {
      const font = part(r, 'font');
      const old = child(font, 'color');
      if (old) removeKid(font, old);
      font.kids.push(make(`${r.range.sheet.p}color`, { rgb: argb(v) }));
    },
  ),
});

const FillClass: ApiClass<Rule> = apiClass<Rule>('ConditionalRangeFill', {
  color: prop(
    (r) => r.range.sheet.book.styles.color(child(child(child(dxfOf(r), 'fill'), 'patternFill'), 'bgColor')) ?? '',
    (r, v: string) => {
      const p = r.range.sheet.p;
      // In a differential format the background colour is the visible one.
      part(r, 'fill').kids = [
        make(`${p}patternFill`, { patternType: 'solid' }, [make(`${p}fgColor`, { rgb: argb(v) }), make(`${p}bgColor`, { rgb: argb(v) })]),
      ];
    },
  ),
});

const FormatClass: ApiClass<Rule> = apiClass<Rule>('ConditionalRangeFormat', {
  font: nav((r) => ref(FontClass, r)),
  fill: nav((r) => ref(FillClass, r)),
});

const RuleClass: ApiClass<Rule> = apiClass<Rule>('ConditionalFormatRule', {
  formula: prop(
    (r) => formulas(r)[0] ?? '',
    (r, v: string) => setFormula(r, v),
  ),
});

const CustomClass: ApiClass<Rule> = apiClass<Rule>('CustomConditionalFormat', {
  rule: nav((r) => ref(RuleClass, r)),
  format: nav((r) => ref(FormatClass, r)),
});

const CELL_OPERATORS: Record<string, string> = {
  Between: 'between',
  NotBetween: 'notBetween',
  EqualTo: 'equal',
  NotEqualTo: 'notEqual',
  GreaterThan: 'greaterThan',
  LessThan: 'lessThan',
  GreaterThanOrEqual: 'greaterThanOrEqual',
  LessThanOrEqual: 'lessThanOrEqual',
};

const CellValueClass: ApiClass<Rule> = apiClass<Rule>('CellValueConditionalFormat', {
  format: nav((r) => ref(FormatClass, r)),
  rule: prop(
    (r) => {
      const [formula1 = '', formula2] = formulas(r);
      return { formula1, formula2, operator: Object.keys(CELL_OPERATORS).find((k) => CELL_OPERATORS[k] === r.el.attrs['operator']) };
    },
    (r, v: { formula1: string; formula2?: string; operator: string }) => {
      r.el.attrs['operator'] = CELL_OPERATORS[v.operator] ?? 'equal';
      setFormula(r, ...[v.formula1, v.formula2].filter((f): f is string => f !== undefined && f !== null && f !== ''));
    },
  ),
});

const TextClass: ApiClass<Rule> = apiClass<Rule>('TextConditionalFormat', {
  format: nav((r) => ref(FormatClass, r)),
  rule: prop(
    (r) => ({ operator: 'Contains', text: r.el.attrs['text'] ?? '' }),
    (r, v: { text: string }) => {
      r.el.attrs['operator'] = 'containsText';
      r.el.attrs['text'] = v.text;
      const first = rectName({ ...r.range.rect, r2: r.range.rect.r1, c2: r.range.rect.c1 });
      setFormula(r, `NOT(ISERROR(SEARCH("${v.text.replace(/"/g, '""')}",${first})))`);
    },
  ),
});

const ConditionalFormatClass: ApiClass<Rule> = apiClass<Rule>(
  'ConditionalFormat',
  {
    id: prop((r) => r.el.attrs['priority'] ?? ''),
    type: prop((r) => Object.keys(KINDS).find((k) => KINDS[k] === r.el.attrs['type']) ?? 'Custom'),
    priority: prop((r) => Number(r.el.attrs['priority'] ?? 1) - 1),
    stopIfTrue: prop(
      (r) => r.el.attrs['stopIfTrue'] === '1',
      (r, v: boolean) => {
        if (v) r.el.attrs['stopIfTrue'] = '1';
        else delete r.el.attrs['stopIfTrue'];
        r.range.sheet.touch();
      },
    ),
    custom: nav((r) => ref(CustomClass, r)),
    cellValue: nav((r) => ref(CellValueClass, r)),
    textComparison: nav((r) => ref(TextClass, r)),
    delete: method((r) => drop(r)),
  },
  { identity: (r) => ({ Id: r.el.attrs['priority'] ?? '' }) },
);

export const ConditionalFormatsClass: ApiClass<RangeObj> = apiClass<RangeObj>(
  'ConditionalFormatCollection',
  {
    add: method((r, [type]) => ref(ConditionalFormatClass, add(r, type))),
    clearAll: method((r) => rulesIn(r).forEach(drop)),
    getCount: reader((r) => rulesIn(r).length),
    getItem: reader((r, [id]) => {
      const rule = rulesIn(r).find((x) => x.el.attrs['priority'] === String(id));
      if (!rule) throw apiError('ItemNotFound', String(id));
      return ref(ConditionalFormatClass, rule);
    }),
    getItemAt: reader((r, [i]) => ref(ConditionalFormatClass, rulesIn(r)[i])),
  },
  { items: (r) => rulesIn(r).map((rule) => ref(ConditionalFormatClass, rule)) },
);
