import { apiError } from '../../errors';
import { contains, intersect, parseRect, rectName, type Rect } from '../../../ooxml/a1';
import type { RangeObj } from '../../model/cells/range';
import { apiClass, type ApiClass, isRef, method, prop } from '../../protocol/registry';
import { child, children, make, removeKid, textOf, type El } from '../../../ooxml/xmlTree';

const OPERATORS: Record<string, string> = {
  Between: 'between',
  NotBetween: 'notBetween',
  EqualTo: 'equal',
  NotEqualTo: 'notEqual',
  GreaterThan: 'greaterThan',
  LessThan: 'lessThan',
  GreaterThanOrEqualTo: 'greaterThanOrEqual',
  LessThanOrEqualTo: 'lessThanOrEqual',
};
const TYPES: Record<string, string> = {
  wholeNumber: 'whole',
  decimal: 'decimal',
  date: 'date',
  time: 'time',
  textLength: 'textLength',
  list: 'list',
  custom: 'custom',
};
const NAMES: Record<string, string> = {
  whole: 'WholeNumber',
  decimal: 'Decimal',
  date: 'Date',
  time: 'Time',
  textLength: 'TextLength',
  list: 'List',
  custom: 'Custom',
  none: 'None',
};

const rects = (el: El): Rect[] =>
  (el.attrs['sqref'] ?? '')
    .split(/\s+/)
    .map(parseRect)
    .filter((r): r is Rect => r !== null);

const rules = (range: RangeObj): El[] => children(range.sheet.part('dataValidations'), 'dataValidation');

const ruleAt = (range: RangeObj): El | undefined => rules(range).find((el) => rects(el).some((r) => intersect(r, range.rect)));

/** Is the cell filled in from a drop-down list? */
export const isListed = (range: RangeObj): boolean => ruleAt(range)?.attrs['type'] === 'list';

/** What is left of a block when another is cut out of it. */
function minus(rect: Rect, hole: Rect): Rect[] {
  const hit = intersect(rect, hole);
  if (!hit) return [rect];
  const out: Rect[] = [];
  if (rect.r1 < hit.r1) out.push({ ...rect, r2: hit.r1 - 1 });
  if (rect.r2 > hit.r2) out.push({ ...rect, r1: hit.r2 + 1 });
  if (rect.c1 < hit.c1) out.push({ r1: hit.r1, r2: hit.r2, c1: rect.c1, c2: hit.c1 - 1 });
  if (rect.c2 > hit.c2) out.push({ r1: hit.r1, r2: hit.r2, c1: hit.c2 + 1, c2: rect.c2 });
  return out;
}

function clear(range: RangeObj): void {
  const { sheet } = range;
  const list = sheet.part('dataValidations');
  if (!list) return;
  for (const el of rules(range)) {
    const left = rects(el).flatMap((r) => minus(r, range.rect));
    if (left.length === 0) removeKid(list, el);
    else el.attrs['sqref'] = left.map(rectName).join(' ');
  }
  const count = children(list, 'dataValidation').length;
  if (count === 0) sheet.drop('dataValidations');
  else list.attrs['count'] = String(count);
  sheet.touch();
}

const formula = (el: El, n: 1 | 2): string => textOf(child(el, `formula${n}`));

function getRule(range: RangeObj): Record<string, unknown> {
  const el = ruleAt(range);
  const type = el?.attrs['type'];
  if (!el || !type || type === 'none') return {};
  const f1 = formula(el, 1);
  if (type === 'list') {
    const inCellDropDown = el.attrs['showDropDown'] !== '1';
    // A quoted text is a comma list, anything else a reference.
    return { list: { inCellDropDown, source: f1.startsWith('"') ? f1.slice(1, -1).replace(/""/g, '"') : `=${f1}` } };
  }
  if (type === 'custom') return { custom: { formula: `=${f1}` } };
  const operator = Object.keys(OPERATORS).find((k) => OPERATORS[k] === (el.attrs['operator'] ?? 'between')) ?? 'Between';
  const key = Object.keys(TYPES).find((k) => TYPES[k] === type)!;
  const value = (text: string): unknown => (text === '' ? undefined : Number.isNaN(Number(text)) ? `=${text}` : Number(text));
  return { [key]: { formula1: value(f1), ...(formula(el, 2) ? { formula2: value(formula(el, 2)) } : {}), operator } };
}

function operand(value: unknown): string {
  if (isRef(value)) return (value.target as RangeObj).absolute;
  if (typeof value === 'string') return value.startsWith('=') ? value.slice(1) : value;
  return String(value);
}

function listSource(value: unknown): string {
  if (isRef(value)) return operand(value);
  const text = String(value ?? '');
  if (text.startsWith('=')) return text.slice(1);
  if (text === '') throw apiError('InvalidArgument', 'an empty list');
  if (text.length > 255) throw apiError('InvalidArgument', 'a list in the rule itself has at most 255 characters');
  return `"${text.replace(/"/g, '""')}"`;
}

function setRule(range: RangeObj, rule: Record<string, Record<string, unknown>>): void {
  const kind = Object.keys(rule).find((k) => rule[k] !== undefined && rule[k] !== null);
  const keep = ruleAt(range);
  clear(range);
  if (!kind) return;
  const type = TYPES[kind];
  const spec = rule[kind]!;
  if (!type) throw apiError('InvalidArgument', kind);
  const { sheet } = range;
  const attrs: Record<string, string> = { type };
  const kids: El[] = [];
  const add = (n: 1 | 2, text: string): void => {
    kids.push(make(`${sheet.p}formula${n}`, {}, [text]));
  };
  if (type === 'list') {
    if (spec['inCellDropDown'] === false) attrs['showDropDown'] = '1';
    add(1, listSource(spec['source']));
  } else if (type === 'custom') add(1, operand(spec['formula']));
  else {
    const operator = OPERATORS[String(spec['operator'] ?? 'Between')];
    if (!operator) throw apiError('InvalidArgument', String(spec['operator']));
    attrs['operator'] = operator;
    add(1, operand(spec['formula1']));
    if (spec['formula2'] !== undefined && spec['formula2'] !== null && spec['formula2'] !== '') add(2, operand(spec['formula2']));
  }
  Object.assign(attrs, {
    allowBlank: keep?.attrs['allowBlank'] ?? '1',
    showInputMessage: '1',
    showErrorMessage: '1',
    sqref: rectName(range.rect),
  });
  for (const key of ['errorStyle', 'errorTitle', 'error', 'promptTitle', 'prompt'])
    if (keep?.attrs[key] && contains(rects(keep)[0]!, range.rect)) attrs[key] = keep.attrs[key];
  const list = sheet.ensure('dataValidations');
  list.kids.push(make(`${sheet.p}dataValidation`, attrs, kids));
  list.attrs['count'] = String(children(list, 'dataValidation').length);
}

/** Gives the range a rule of its own to change. */
function own(range: RangeObj): El {
  const el = ruleAt(range);
  const { sheet } = range;
  sheet.touch();
  if (el && rects(el).every((r) => contains(range.rect, r))) return el;
  if (el) {
    const copy: El = { ...el, attrs: { ...el.attrs, sqref: rectName(range.rect) }, kids: [...el.kids] };
    clear(range);
    const list = sheet.ensure('dataValidations');
    list.kids.push(copy);
    list.attrs['count'] = String(children(list, 'dataValidation').length);
    return copy;
  }
  const list = sheet.ensure('dataValidations');
  const made = make(`${sheet.p}dataValidation`, { allowBlank: 1, showInputMessage: 1, showErrorMessage: 1, sqref: rectName(range.rect) });
  list.kids.push(made);
  list.attrs['count'] = String(children(list, 'dataValidation').length);
  return made;
}

const STYLES: Record<string, string> = { Stop: 'stop', Warning: 'warning', Information: 'information' };

interface Alert {
  message?: string;
  title?: string;
  showAlert?: boolean;
  style?: string;
}

export const DataValidationClass: ApiClass<RangeObj> = apiClass<RangeObj>('DataValidation', {
  rule: prop(getRule, (r, rule: Record<string, Record<string, unknown>>) => setRule(r, rule)),
  type: prop((r) => NAMES[ruleAt(r)?.attrs['type'] ?? 'none'] ?? 'None'),
  ignoreBlanks: prop(
    (r) => ruleAt(r)?.attrs['allowBlank'] === '1',
    (r, v: boolean) => {
      own(r).attrs['allowBlank'] = v ? '1' : '0';
    },
  ),
  errorAlert: prop(
    (r) => {
      const el = ruleAt(r);
      return {
        message: el?.attrs['error'] ?? '',
        title: el?.attrs['errorTitle'] ?? '',
        showAlert: el ? el.attrs['showErrorMessage'] === '1' : true,
        style: Object.keys(STYLES).find((k) => STYLES[k] === (el?.attrs['errorStyle'] ?? 'stop')) ?? 'Stop',
      };
    },
    (r, v: Alert) => {
      const el = own(r);
      if (v.message !== undefined) el.attrs['error'] = v.message;
      if (v.title !== undefined) el.attrs['errorTitle'] = v.title;
      if (v.style !== undefined) el.attrs['errorStyle'] = STYLES[v.style] ?? 'stop';
      el.attrs['showErrorMessage'] = v.showAlert === false ? '0' : '1';
    },
  ),
  prompt: prop(
    (r) => {
      const el = ruleAt(r);
      return {
        message: el?.attrs['prompt'] ?? '',
        title: el?.attrs['promptTitle'] ?? '',
        showPrompt: el ? el.attrs['showInputMessage'] === '1' : true,
      };
    },
    (r, v: { message?: string; title?: string; showPrompt?: boolean }) => {
      const el = own(r);
      if (v.message !== undefined) el.attrs['prompt'] = v.message;
      if (v.title !== undefined) el.attrs['promptTitle'] = v.title;
      el.attrs['showInputMessage'] = v.showPrompt === false ? '0' : '1';
    },
  ),
  clear: method((r) => clear(r)),
});
