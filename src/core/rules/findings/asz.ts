import type { Gazetteer } from '../../plan/territory';
import type { Plan } from '../../plan/plan';
import { isUnreadable } from '../../text/read';
import { finding, type Finding } from './finding';

export function* checkAsz({ asz, aszTotal, municipalities }: Plan, gazetteer: Gazetteer): Generator<Finding> {
  const named = new Set<number>();
  for (const { row, municipality, funds } of asz) {
    if (isUnreadable(funds)) yield finding('numberUnreadable', { table: 'asz', row, column: 'funds' }, { text: funds.raw });
    // A row without an amount says no more than none.
    if (funds.raw !== '') for (const i of gazetteer.read(municipality).members) named.add(i);
  }
  if (asz.length === 0) return;
  const missing = municipalities.flatMap(({ aszSince }, i) => (aszSince !== undefined && !named.has(i) ? [gazetteer.label(i)] : []));
  if (missing.length > 0)
    yield finding('aszRowMissing', { table: 'asz', column: 'municipality' }, { names: missing.join(', '), count: missing.length });
  if (aszTotal === null) return;
  const sum = exact(asz.reduce((total, { funds }) => total + (funds.value ?? 0), 0));
  const difference = declaredMinusSum(aszTotal, [sum]);
  if (difference !== 0) yield finding('aszTotal', { table: 'asz', column: 'funds' }, { declared: aszTotal, sum, difference });
}

export const declaredMinusSum = (declared: number, amounts: readonly number[]): number =>
  exact(declared - exact(amounts.reduce((a, b) => a + b, 0)));

const exact = (amount: number): number => Math.round(amount * 1e6) / 1e6;
