import { evaluate } from '../../src/core/rules/evaluate';
import { choicesOf, finder, leadsOf, NO_FILTER, type Filter } from '../../src/taskpane/features/measures/filter';
import { readPlan } from '../../src/schema/read/records';
import { sampleTables } from '../build/sampleTables';

const { plan } = readPlan(sampleTables());
const { measures } = evaluate(plan);
const found = (filter: Partial<Filter>): string[] => finder(measures, plan)({ ...NO_FILTER, ...filter }).map(({ measure }) => measure.code);

test('nothing chosen: everything, in the order of the table', () => {
  expect(found({})).toEqual(plan.measures.map(({ code }) => code));
});

test('levels count as the figures say', () => {
  expect(found({ level: 'fulfilled' })).toHaveLength(40);
  expect(found({ level: 'partial' })).toHaveLength(28);
  expect(found({ level: 'unfulfilled' })).toHaveLength(4);
});

test('an area holds its sub-areas, a sub-area only itself', () => {
  const inA = found({ area: 'a' });
  const inA1 = found({ area: 'a1' });
  expect(inA.every((code) => code.startsWith('A'))).toBe(true);
  expect(inA.length).toBeGreaterThan(inA1.length);
  expect(inA1.every((code) => code.startsWith('A1.'))).toBe(true);
});

test('every word has to be there, without diacritics and in any order', () => {
  expect(found({ search: 'PORTAL informacni' })).toEqual(['B1.1']);
  expect(found({ search: 'b1.1' })).toEqual(['B1.1']);
  expect(found({ search: 'portál xyz' })).toEqual([]);
});

test('marks add up', () => {
  const borderline = found({ marks: ['borderline'] });
  expect(borderline).toEqual(measures.filter((m) => m.borderline).map((m) => m.measure.code));
  expect(found({ marks: ['borderline', 'silent'] }).every((code) => borderline.includes(code))).toBe(true);
});

test('a lead is found under the short name too', () => {
  const [first, ...rest] = measures;
  const lead = { row: 0, name: 'Odbor sociálních věcí', short: 'OSV' };
  const renamed = [{ ...first!, measure: { ...first!.measure, lead: 'OSV' } }, ...rest];
  const withShort = { ...plan, leads: [lead] };
  expect(finder(renamed, withShort)({ ...NO_FILTER, lead: lead.name })[0]?.measure.code).toBe(first!.measure.code);
  expect(leadsOf(renamed, withShort)).not.toContain('OSV');
});

test('how many choices are in force', () => {
  expect(choicesOf(NO_FILTER)).toBe(0);
  expect(choicesOf({ ...NO_FILTER, search: 'x' })).toBe(0);
  expect(choicesOf({ ...NO_FILTER, level: 'partial', marks: ['silent', 'borderline'] })).toBe(3);
});
