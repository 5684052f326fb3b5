import fc from 'fast-check';
import { fingerprint } from '../../../src/core/exchange/fingerprint';
import type { Plan } from '../../../src/core/plan/plan';
import {
  arbitraryPlan,
  arbitraryReordered,
  area,
  aszRow,
  criterion,
  lead,
  measure,
  overriddenTo,
  plan,
  statement,
  type PlanParts,
  type TypedStatement,
} from '../../build/plans';

const MUNICIPALITIES = [
  { code: '1', name: 'Horní', orp: 'X', pou: 'Y' },
  { code: '2', name: 'Dolní', orp: 'X', pou: 'Y' },
];
const BASE = {
  settings: { expected: 2 },
  areas: [area('A', 'Systémová'), area('A1', 'Spolupráce', 'A')],
  measures: [measure('A1.1', { override: overriddenTo('Plněno') }), measure('A1.2')],
  criteria: [criterion('A1.1', '1'), criterion('A1.2', '1')],
  statements: [statement('A1.1', '1'), statement('A1.2', '1')],
  leads: [lead('Odbor', 'O')],
  municipalities: MUNICIPALITIES,
  asz: [aszRow('Horní', '5'), aszRow('Dolní', '6')],
  aszTotal: 11,
} satisfies PlanParts;
const of = (parts: PlanParts): string => fingerprint(plan(parts));

test('is 16 hexadecimal digits, the same every time', () => {
  expect(of(BASE)).toMatch(/^[0-9a-f]{16}$/);
  expect(of(BASE)).toBe(of(structuredClone(BASE)));
});

test('does not mind the order of rows in any table', () => {
  const reversed: PlanParts = Object.fromEntries(
    Object.entries(BASE).map(([name, value]) => [name, Array.isArray(value) ? [...value].reverse() : value]),
  );
  expect(of(reversed)).toBe(of(BASE));
  fc.assert(
    fc.property(
      arbitraryPlan.chain((p) => arbitraryReordered(p).map((other): [Plan, Plan] => [p, other])),
      ([p, other]) => expect(fingerprint(other)).toBe(fingerprint(p)),
    ),
    { numRuns: 30 },
  );
});

const second = (typed: TypedStatement): PlanParts => ({ ...BASE, statements: [BASE.statements[0]!, statement('A1.2', '1', typed)] });
const secondMeasure = (typed: Parameters<typeof measure>[1]): PlanParts => ({
  ...BASE,
  measures: [BASE.measures[0]!, measure('A1.2', typed)],
});

const CHANGES: readonly (readonly [string, PlanParts])[] = [
  ['plan name', { ...BASE, settings: { expected: 2, planName: 'II.' } }],
  ['chart title', { ...BASE, settings: { expected: 2, chartTitle: 'II.' } }],
  ['period from', { ...BASE, settings: { expected: 2, periodFrom: null } }],
  ['period to', { ...BASE, settings: { expected: 2, periodTo: '2026-12-31' } }],
  ['as-of date', { ...BASE, settings: { expected: 2, asOf: '2025-12-30' } }],
  ['expected count', { ...BASE, settings: { expected: 3 } }],
  ['threshold', { ...BASE, settings: { expected: 2, threshold: 0.91 } }],
  ['reading', { ...BASE, settings: { expected: 2, reading: 'literal' } }],
  ['area name', { ...BASE, areas: [BASE.areas[0]!, area('A1', 'Jiná', 'A')] }],
  ['area parent', { ...BASE, areas: [BASE.areas[0]!, area('A1', 'Spolupráce')] }],
  ['area gone', { ...BASE, areas: [BASE.areas[0]!] }],
  ['measure code', { ...BASE, measures: [BASE.measures[0]!, measure('A1.3', { title: 'Opatření A1.2' })] }],
  ['measure title', secondMeasure({ title: 'jiné' })],
  ['measure subarea', secondMeasure({ subarea: 'A' })],
  ['measure lead', secondMeasure({ lead: 'O' })],
  ['measure partners', secondMeasure({ partners: 'O' })],
  ['override added', secondMeasure({ override: overriddenTo('Plněno') })],
  ['override begun', secondMeasure({ override: { reason: 'x' } })],
  ['measure twice', { ...BASE, measures: [...BASE.measures, BASE.measures[1]!] }],
  ['criterion text', { ...BASE, criteria: [BASE.criteria[0]!, criterion('A1.2', '1', 'jiné')] }],
  ['criterion number', { ...BASE, criteria: [BASE.criteria[0]!, criterion('A1.2', '2', BASE.criteria[1]!.text)] }],
  ['statement of another measure', { ...BASE, statements: [BASE.statements[0]!, statement('A1.1', '1')] }],
  ['statement of another criterion', { ...BASE, statements: [BASE.statements[0]!, statement('A1.2', '2')] }],
  ['submitter', second({ submitter: 'Liberec' })],
  ['vztah', second({ relation: 'Částečný' })],
  ['vztah unreadable', second({ relation: 'nevím' })],
  ['vztah unreadable otherwise', second({ relation: 'nevíme' })],
  ['stav', second({ progress: 'Neplní se' })],
  ['území', second({ territory: 'Liberec' })],
  ['popis', second({ description: 'jiný' })],
  ['odkaz', second({ link: 'https://example.org' })],
  ['datum', second({ date: '1. 1. 2025' })],
  ['důvod', second({ reason: 'jiné' })],
  ['vlastní hodnocení', second({ ownLevel: 'Plněno' })],
  ['lead', { ...BASE, leads: [lead('Odbor', 'Ó')] }],
  ['municipality', { ...BASE, municipalities: [MUNICIPALITIES[0]!, { ...MUNICIPALITIES[1]!, orp: 'Z' }] }],
  ['municipality gone', { ...BASE, municipalities: [MUNICIPALITIES[0]!] }],
  ['funds', { ...BASE, asz: [BASE.asz[0]!, aszRow('Dolní', '7')] }],
  ['declared total', { ...BASE, aszTotal: 12 }],
  ['no declared total', { ...BASE, aszTotal: null }],
];

test.each(CHANGES)('changes with: %s', (_, parts) => {
  expect(of(parts)).not.toBe(of(BASE));
});

test('changes when two rows exchange one cell', () => {
  const of2 = (first: string, other: string): string =>
    of({ ...BASE, statements: [statement('A1.1', '1', { description: first }), statement('A1.2', '1', { description: other })] });
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (x, y) => {
      fc.pre(x !== y);
      expect(of2(x, y)).not.toBe(of2(y, x));
    }),
    { numRuns: 300 },
  );
});

test('no two of these changes look alike', () => {
  expect(new Set(CHANGES.map(([, parts]) => of(parts))).size).toBe(CHANGES.length);
});
