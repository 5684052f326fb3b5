/** What must hold of every plan, whatever was typed. */
import fc from 'fast-check';
import { evaluate, type Evaluation } from '../../src/core/rules/evaluate';
import { checkPlan } from '../../src/core/rules/findings';
import { LEVELS, type Level } from '../../src/core/plan/level';
import type { Plan, Statement } from '../../src/core/plan/plan';
import type { Interpretation } from '../../src/core/rules/interpretation';
import { judgeStatement } from '../../src/core/rules/statement';
import { summarize } from '../../src/core/rules/summary';
import { arbitraryFragment, arbitraryPlan, arbitraryReordered, criterion, joined, measure, plan, SPOKEN, statement } from '../build/plans';

/** Everything that is said of each measure, by its code; nothing of where it stands. */
const verdicts = (evaluation: Evaluation) =>
  Object.fromEntries(
    evaluation.measures.map(({ measure, criteria, ...said }) => [
      measure.code,
      {
        ...said,
        criteria: criteria.map(({ criterion, level, byInterpretation, clause, tally, coverage, silent, reason, voices, statements }) => ({
          number: criterion?.number ?? null,
          level,
          byInterpretation,
          clause,
          tally,
          coverage,
          silent,
          reason,
          voices: voices.map((v) => `${v.level} ${v.statements.length}`).sort(),
          statements: statements.length,
        })),
      },
    ]),
  );

/** What is found, without the rows that it stands in. */
const found = (p: Plan): string[] =>
  checkPlan(p, evaluate(p))
    .map(({ code, at, params: { otherRow: _row, ...params } }) => JSON.stringify([code, at?.table, at?.column, params]))
    .sort();

test('the order of rows never matters', () => {
  fc.assert(
    fc.property(
      arbitraryPlan.chain((p) => arbitraryReordered(p).map((other): [Plan, Plan] => [p, other])),
      ([p, other]) => {
        const [one, two] = [evaluate(p), evaluate(other)];
        expect(verdicts(two)).toEqual(verdicts(one));
        expect(found(other)).toEqual(found(p));
        const { borderline: _b, overridden: _o, ...summary } = summarize(p, one);
        expect(summarize(other, two)).toMatchObject(summary);
      },
    ),
  );
});

test('adding an unrelated measure with its criteria and statements changes no other verdict', () => {
  fc.assert(
    fc.property(arbitraryPlan, arbitraryFragment('E1.99'), fc.boolean(), (p, fragment, before) => {
      const more = plan({ ...p, ...(before ? joined(fragment, p) : joined(p, fragment)) });
      const { 'E1.99': added, ...others } = verdicts(evaluate(more));
      expect(others).toEqual(verdicts(evaluate(p)));
      expect(added).toBeDefined();
    }),
  );
});

const rank = (level: Level): number => LEVELS.indexOf(level);

/** The same row saying something better, and nothing that another row says already: equal evidence is one vote. */
function improved(s: Statement, to: Level): Statement {
  const spoken = statement(s.measure, s.criterion, {
    ...SPOKEN[to],
    territory: s.territory,
    submitter: s.submitter,
    description: `Lepší podklad ${s.row}.`,
  });
  return { ...spoken, row: s.row, reason: s.reason, ownLevel: s.ownLevel, date: s.date };
}

/** A plan, and the same plan after one of its statements got better. */
const arbitraryImprovement = arbitraryPlan.chain((p) => {
  const worse = p.statements.filter((s) => ['partial', 'unfulfilled'].includes(judgeStatement(s).level ?? ''));
  if (worse.length === 0) return fc.constant([p, p] as const);
  return fc.tuple(fc.constantFrom(...worse), fc.constantFrom<Level>('fulfilled', 'partial')).map(([s, to]) => {
    const level = judgeStatement(s).level === 'partial' ? 'fulfilled' : to;
    return [p, plan({ ...p, statements: p.statements.map((other) => (other === s ? improved(s, level) : other)) })] as const;
  });
});

test.each<Interpretation>(['default', 'literal', 'lenient'])(
  '%s: a better statement never gives a worse criterion or measure',
  (reading) => {
    fc.assert(
      fc.property(arbitraryImprovement, ([p, better]) => {
        const [before, after] = [evaluate(p, reading), evaluate(better, reading)];
        before.measures.forEach((m, i) => {
          expect(rank(after.measures[i]!.computed)).toBeLessThanOrEqual(rank(m.computed));
          m.criteria.forEach((c, j) => expect(rank(after.measures[i]!.criteria[j]!.level)).toBeLessThanOrEqual(rank(c.level)));
        });
      }),
      { numRuns: 300 },
    );
  },
);

test('relative: a better statement can lower the level, as is said where the reading is offered', () => {
  const of = (levels: readonly Level[]): Level => {
    const statements = levels.map((level, i) => statement('1', '1', { ...SPOKEN[level], description: `Podklad ${i + 1}.` }));
    return evaluate(plan({ measures: [measure('1')], criteria: [criterion('1')], statements }), 'relative').measures[0]!.computed;
  };
  expect(of(['fulfilled', 'fulfilled', 'partial', 'unfulfilled'])).toBe('fulfilled');
  expect(of(['fulfilled', 'fulfilled', 'partial', 'partial'])).toBe('partial');
});

test('the computed level is the level of the reading that holds; an override alone makes the final one differ', () => {
  fc.assert(
    fc.property(arbitraryPlan, (p) => {
      for (const m of evaluate(p).measures) {
        expect(m.computed).toBe(m.byInterpretation[p.settings.reading]);
        expect(m.overridden || m.final === m.computed).toBe(true);
        expect(m.borderline).toBe(new Set(Object.values(m.byInterpretation)).size > 1);
        expect(m.final === 'fulfilled' ? m.reason : null).toBeNull();
      }
    }),
  );
});

test('a criterion has at most one territorial voice, and silence exactly where it has none', () => {
  fc.assert(
    fc.property(arbitraryPlan, (p) => {
      for (const c of evaluate(p).measures.flatMap((m) => m.criteria)) {
        expect(c.voices.filter((v) => v.coverage !== null).length).toBeLessThanOrEqual(1);
        expect(c.silent).toBe(c.voices.length === 0);
        expect(c.tally.fulfilled + c.tally.partial + c.tally.unfulfilled).toBe(c.voices.length);
        expect(c.silent && c.level !== 'unfulfilled').toBe(false);
      }
    }),
  );
});

test('evaluating leaves the plan as it is, and twice gives the same', () => {
  fc.assert(
    fc.property(arbitraryPlan, (p) => {
      const copy = structuredClone(p);
      const first = verdicts(evaluate(p));
      checkPlan(p, evaluate(p));
      expect(p).toEqual(copy);
      expect(verdicts(evaluate(p))).toEqual(first);
    }),
    { numRuns: 30 },
  );
});
