import type { Plan } from '../../plan/plan';
import { isUnreadable } from '../../text/read';
import { finding, type Finding } from './finding';

export function* checkAsz({ asz, aszTotal }: Plan): Generator<Finding> {
  for (const { row, funds } of asz)
    if (isUnreadable(funds)) yield finding('numberUnreadable', { table: 'asz', row, column: 'funds' }, { text: funds.raw });
  if (asz.length === 0 || aszTotal === null) return;
  const sum = exact(asz.reduce((total, { funds }) => total + (funds.value ?? 0), 0));
  const difference = declaredMinusSum(aszTotal, [sum]);
  if (difference !== 0) yield finding('aszTotal', { table: 'asz', column: 'funds' }, { declared: aszTotal, sum, difference });
}

export const declaredMinusSum = (declared: number, amounts: readonly number[]): number =>
  exact(declared - exact(amounts.reduce((a, b) => a + b, 0)));

const exact = (amount: number): number => Math.round(amount * 1e6) / 1e6;
