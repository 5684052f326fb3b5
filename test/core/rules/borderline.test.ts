import fc from 'fast-check';
import { rulings, settling } from '../../../src/core/rules/borderline';
import { evaluate, type MeasureVerdict } from '../../../src/core/rules/evaluate';
import { INTERPRETATIONS } from '../../../src/core/rules/interpretation';
import { levelsOf, measureAt, plan } from '../../build/plans';
import { runs } from '../../build/runs';

const verdictOf = (p: number, c: number, n: number): MeasureVerdict => evaluate(plan(measureAt('A1.1', levelsOf(p, c, n)))).measures[0]!;

test('under each interpretation its own clause, of the counts that it decided on', () => {
  const { literal, lenient } = rulings(verdictOf(1, 2, 1));
  const tally = { fulfilled: 1, partial: 2, unfulfilled: 1 };
  expect(literal).toMatchObject({ level: 'unfulfilled', clause: 'fulfilledNotOverUnfulfilled', tally, of: 'criteria' });
  expect(lenient).toMatchObject({ level: 'partial', clause: 'anyAtLeastPartial', tally });
});

test('what is said under each interpretation is what the verdict says', () => {
  const count = fc.nat({ max: 4 });
  fc.assert(
    fc.property(count, count, count, (p, c, n) => {
      fc.pre(p + c + n > 0);
      const verdict = verdictOf(p, c, n);
      const all = rulings(verdict);
      for (const id of INTERPRETATIONS) expect([id, all[id].level]).toEqual([id, verdict.byInterpretation[id]]);
    }),
    runs(60),
  );
});

test('of an only criterion the votes decide', () => {
  const { criteria, measures } = measureAt('A1.1', ['fulfilled']);
  const two = ['fulfilled', 'unfulfilled'] as const;
  const statements = two
    .flatMap((level) => measureAt('A1.1', [level]).statements ?? [])
    .map((each, i) => ({ ...each, submitter: `S${i}`, row: i }));
  const [verdict] = evaluate(plan({ measures: measures ?? [], criteria: criteria ?? [], statements })).measures;
  expect(verdict!.borderline).toBe(true);
  const { default: byDefault, lenient } = rulings(verdict!);
  expect(byDefault).toMatchObject({ of: 'votes', level: 'unfulfilled', tally: { fulfilled: 1, partial: 0, unfulfilled: 1 } });
  expect(lenient).toMatchObject({ of: 'votes', level: 'partial' });
  expect(settling(verdict!)).toBeNull();
});

test('the fewest criteria that settle it, the first ones', () => {
  // Of (0, 2, 1) either partial one leaves (1, 1, 1), unfulfilled by the literal reading; the last gives (1, 2, 0).
  expect(settling(verdictOf(0, 2, 1))?.map(({ number }) => number)).toEqual(['3']);
  expect(settling(verdictOf(1, 2, 1))?.map(({ number }) => number)).toEqual(['4']);
  expect(settling(verdictOf(2, 1, 0))).toBeNull();
});

test('once they are fulfilled the measure is borderline no more, and with fewer it stays so', () => {
  const count = fc.nat({ max: 4 });
  fc.assert(
    fc.property(count, count, count, (p, c, n) => {
      fc.pre(p + c + n > 1);
      const levels = levelsOf(p, c, n);
      const verdict = verdictOf(p, c, n);
      const chosen = settling(verdict);
      if (chosen === null) return;
      expect(verdict.borderline).toBe(true);
      const after = (numbers: readonly string[]): boolean =>
        evaluate(
          plan(
            measureAt(
              'A1.1',
              levels.map((level, i) => (numbers.includes(String(i + 1)) ? 'fulfilled' : level)),
            ),
          ),
        ).measures[0]!.borderline;
      const numbers = chosen.map(({ number }) => number);
      expect(after(numbers)).toBe(false);
      for (const left of numbers) expect(after(numbers.filter((each) => each !== left))).toBe(true);
    }),
    runs(60),
  );
});
