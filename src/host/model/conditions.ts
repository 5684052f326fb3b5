import { COMPARISON_SIGNS } from './comparisonSigns';
import { cellName, intersect, parseRect, type Rect } from '../../ooxml/a1';
import { child, children, textOf, type El } from '../../ooxml/xmlTree';
import { offsetFormula, tokenize } from './formula/formula';
import type { Scalar } from './cells/grid';
import type { Sheet } from './sheet';

/** Does a rule hold for a cell? Computed from the values alone, or by a formula that the engine has to be asked. */
type Test = { readonly holds: (value: Scalar, isBlank: boolean) => boolean } | { readonly formula: (r: number, c: number) => string };

/** One rule of conditional formatting, as far as it is known here. */
interface Rule {
  readonly rects: readonly Rect[];
  readonly test: Test;
  /** What it changes about a cell: a `dxf` element; null where it only stops the rules after it. */
  readonly look: El | null;
  readonly stops: boolean;
  readonly priority: number;
}

/** What the rules are judged by. */
export interface Judged {
  /** What a cell shows; undefined where it is empty. */
  value(r: number, c: number): Scalar | undefined;
  /** What a formula came to when it was last asked; undefined before it was. */
  answer(formula: string): boolean | undefined;
}

/** By row and column, the looks of the rules that hold, the strongest first. */
export type Looks = Map<number, Map<number, readonly El[]>>;

/** On so many cells one rule is looked at; what lies beyond is not drawn. */
const MOST_CELLS = 50_000;

/**
 * The cells of a block that conditional formatting changes. Rules of kinds that are not drawn (data bars, icons, colour
 * scales) change nothing.
 * @param area no cell outside is looked at
 */
export function conditionalLooks(sheet: Sheet, area: Rect, judged: Judged): Looks {
  const out: Looks = new Map();
  const stopped = new Map<number, Set<number>>();
  for (const rule of rulesOf(sheet, judged)) {
    eachCell(rule, area, (r, c) => {
      if (stopped.get(r)?.has(c)) return;
      const { test } = rule;
      const value = judged.value(r, c);
      if (!('formula' in test ? judged.answer(test.formula(r, c)) === true : test.holds(value ?? '', value === undefined))) return;
      if (rule.stops) put(stopped, r, () => new Set<number>()).add(c);
      if (!rule.look) return;
      const row = put(out, r, () => new Map<number, readonly El[]>());
      row.set(c, [...(row.get(c) ?? []), rule.look]);
    });
  }
  return out;
}

/** The formulas that have to be computed before it is known which rules hold in the block, each once. */
export function conditionFormulas(sheet: Sheet, area: Rect, value: Judged['value']): Set<string> {
  const out = new Set<string>();
  for (const rule of rulesOf(sheet, { value })) {
    const { test } = rule;
    if ('formula' in test) eachCell(rule, area, (r, c) => out.add(test.formula(r, c)));
  }
  return out;
}

function eachCell({ rects }: Rule, area: Rect, visit: (r: number, c: number) => void): void {
  let left = MOST_CELLS;
  for (const rect of rects) {
    const block = intersect(rect, area);
    if (!block) continue;
    for (let r = block.r1; r <= block.r2; r += 1)
      for (let c = block.c1; c <= block.c2; c += 1) {
        if (left-- <= 0) return;
        visit(r, c);
      }
  }
}

function put<V>(map: Map<number, V>, key: number, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

// ---- reading the rules ----

/** In the order in which they apply. */
function rulesOf(sheet: Sheet, judged: Pick<Judged, 'value'>): Rule[] {
  const { styles } = sheet.book;
  const own = children(sheet.root, 'conditionalFormatting').flatMap((holder) =>
    children(holder, 'cfRule').map((el) => ({
      el,
      places: holder.attrs['sqref'] ?? '',
      look: el.attrs['dxfId'] === undefined ? null : styles.dxf(Number(el.attrs['dxfId'])),
    })),
  );
  // Rules that Excel 2007 does not know, those that read other sheets among them, stand in an extension.
  const later = children(sheet.part('extLst'), 'ext')
    .flatMap((ext) => children(child(ext, 'conditionalFormattings'), 'conditionalFormatting'))
    .flatMap((holder) => children(holder, 'cfRule').map((el) => ({ el, places: textOf(child(holder, 'sqref')), look: child(el, 'dxf') })));
  return [...own, ...later]
    .flatMap(({ el, places, look }): Rule[] => {
      const rects = places
        .trim()
        .split(/\s+/)
        .map(parseRect)
        .filter((rect): rect is Rect => rect !== null);
      const test = rects.length === 0 ? null : testOf(el, rects, sheet, judged);
      return test ? [{ rects, test, look, stops: isOn(el, 'stopIfTrue', false), priority: Number(el.attrs['priority'] ?? 0) }] : [];
    })
    .sort((a, b) => a.priority - b.priority);
}

const isOn = (el: El, name: string, otherwise: boolean): boolean => {
  const value = el.attrs[name];
  return value === undefined ? otherwise : value === '1' || value === 'true';
};

/** Kinds of which the file says as a formula what Excel asks, whatever words they were chosen by. */
const BY_FORMULA = new Set([
  'expression',
  'containsText',
  'notContainsText',
  'beginsWith',
  'endsWith',
  'containsBlanks',
  'notContainsBlanks',
  'containsErrors',
  'notContainsErrors',
  'timePeriod',
]);

function testOf(el: El, rects: readonly Rect[], sheet: Sheet, judged: Pick<Judged, 'value'>): Test | null {
  const formulas = [...children(el, 'formula'), ...children(el, 'f')].map(textOf);
  const kind = el.attrs['type'] ?? '';
  if (BY_FORMULA.has(kind)) return formulas[0] === undefined ? null : { formula: relative(formulas[0], rects, sheet) };
  const values = (): Scalar[] => valuesOf(rects, judged);
  switch (kind) {
    case 'cellIs':
      return comparison(el.attrs['operator'] ?? '', formulas, rects, sheet);
    case 'duplicateValues':
    case 'uniqueValues': {
      const counts = new Map<string, number>();
      for (const value of values()) counts.set(keyOf(value), (counts.get(keyOf(value)) ?? 0) + 1);
      const isWanted = (count: number): boolean => (kind === 'uniqueValues' ? count === 1 : count > 1);
      return { holds: (value, isBlank) => !isBlank && isWanted(counts.get(keyOf(value)) ?? 0) };
    }
    case 'top10':
      return amongFirst(el, numbersOf(values()));
    case 'aboveAverage':
      return el.attrs['stdDev'] === undefined ? beyondAverage(el, numbersOf(values())) : null;
    default:
      return null;
  }
}

/** Every value of the rule's cells; read only as far as the sheet goes. */
function valuesOf(rects: readonly Rect[], { value }: Pick<Judged, 'value'>): Scalar[] {
  const out: Scalar[] = [];
  const area: Rect = { r1: 0, c1: 0, r2: 20_000, c2: 500 };
  eachCell({ rects } as Rule, area, (r, c) => {
    const one = value(r, c);
    if (one !== undefined) out.push(one);
  });
  return out;
}

const numbersOf = (values: readonly Scalar[]): number[] => values.filter((value): value is number => typeof value === 'number');
const keyOf = (value: Scalar): string => `${typeof value} ${String(value).toLowerCase()}`;

function amongFirst(el: El, numbers: number[]): Test {
  const rank = Number(el.attrs['rank'] ?? 10);
  const count = isOn(el, 'percent', false) ? Math.max(1, Math.floor((numbers.length * rank) / 100)) : rank;
  const isBottom = isOn(el, 'bottom', false);
  const limit = numbers.sort((a, b) => (isBottom ? a - b : b - a))[Math.min(count, numbers.length) - 1];
  return { holds: (value) => typeof value === 'number' && limit !== undefined && (isBottom ? value <= limit : value >= limit) };
}

function beyondAverage(el: El, numbers: readonly number[]): Test {
  const average = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  const isAbove = isOn(el, 'aboveAverage', true);
  const hasEqual = isOn(el, 'equalAverage', false);
  return {
    holds: (value) => typeof value === 'number' && ((hasEqual && value === average) || (isAbove ? value > average : value < average)),
  };
}

/** A formula of a rule is written for the first cell of its cells, and meant for each as if it were filled there. */
function relative(formula: string, rects: readonly Rect[], sheet: Sheet): (r: number, c: number) => string {
  const top = Math.min(...rects.map(({ r1 }) => r1));
  const left = Math.min(...rects.map(({ c1 }) => c1));
  const { book } = sheet;
  const plain = book.customNames.fromFile(formula);
  const at = (r: number, c: number): string => book.toEngine(sheet, r, c, `=${standingAt(offsetFormula(plain, r - top, c - left), r, c)}`);
  // Most formulas follow the row alone: one text then holds for all cells of it.
  const isByRow = at(top, left) !== at(top + 1, left);
  const isByColumn = at(top, left) !== at(top, left + 1);
  const known = new Map<string, string>();
  return (r, c) => {
    const key = `${isByRow ? r : ''},${isByColumn ? c : ''}`;
    let text = known.get(key);
    if (text === undefined) known.set(key, (text = at(r, c)));
    return text;
  };
}

/** ROW() and COLUMN() mean the cell that the rule is about; the formula itself stands in none. */
function standingAt(formula: string, r: number, c: number): string {
  const tokens = tokenize(formula);
  return tokens
    .map(({ text }, i) => {
      const before = tokens[i - 1];
      const isBare = text === '(' && tokens[i + 1]?.text === ')' && before?.type === 'function' && /^(?:ROW|COLUMN)$/i.test(before.text);
      return isBare ? `(${cellName(r, c)}` : text;
    })
    .join('');
}

// ---- comparisons of a cell with a value ----

function comparison(operator: string, formulas: readonly string[], rects: readonly Rect[], sheet: Sheet): Test | null {
  const [low, high] = formulas;
  if (low === undefined) return null;
  const [a, b] = [constant(low), high === undefined ? undefined : constant(high)];
  const isBetween = operator === 'between' || operator === 'notBetween';
  if (isBetween ? high === undefined : COMPARISON_SIGNS[operator] === undefined) return null;
  // A cell with a constant is compared here; anything else is computed.
  if (a !== undefined && (!isBetween || b !== undefined)) {
    return {
      holds: (value, isBlank) => {
        const to = (other: Scalar): number => order(isBlank ? blankAs(other) : value, other);
        if (isBetween) return (to(a) >= 0 && to(b!) <= 0) === (operator === 'between');
        return TESTS[operator]!(to(a));
      },
    };
  }
  const own = cellName(Math.min(...rects.map(({ r1 }) => r1)), Math.min(...rects.map(({ c1 }) => c1)));
  const text = isBetween ? `AND(${own}>=(${low}),${own}<=(${high!}))` : `${own}${COMPARISON_SIGNS[operator]}(${low})`;
  return { formula: relative(operator === 'notBetween' ? `NOT(${text})` : text, rects, sheet) };
}

const TESTS: Record<string, (order: number) => boolean> = {
  equal: (order) => order === 0,
  notEqual: (order) => order !== 0,
  greaterThan: (order) => order > 0,
  greaterThanOrEqual: (order) => order >= 0,
  lessThan: (order) => order < 0,
  lessThanOrEqual: (order) => order <= 0,
};

/** An empty cell is whatever nothing is of the other's kind. */
const blankAs = (other: Scalar): Scalar => (typeof other === 'number' ? 0 : typeof other === 'string' ? '' : false);

/** Numbers stand before texts and texts before logical values, as in Excel; case does not matter. */
function order(a: Scalar, b: Scalar): number {
  const kinds = ['number', 'string', 'boolean'];
  if (typeof a !== typeof b) return kinds.indexOf(typeof a) - kinds.indexOf(typeof b);
  const [x, y] = typeof a === 'string' ? [a.toLowerCase(), String(b).toLowerCase()] : [a, b];
  return x === y ? 0 : x < y ? -1 : 1;
}

function constant(text: string): Scalar | undefined {
  const plain = text.trim();
  const quoted = /^"((?:[^"]|"")*)"$/.exec(plain);
  if (quoted) return quoted[1]!.replace(/""/g, '"');
  if (/^(?:true|false)$/i.test(plain)) return /^true$/i.test(plain);
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : undefined;
}
