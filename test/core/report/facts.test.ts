import fc from 'fast-check';
import { areaFacts, sizeOf, usedAreas } from '../../../src/core/report/facts/areas';
import { limitFacts } from '../../../src/core/report/facts/limits';
import { askedBodies, processFacts } from '../../../src/core/report/facts/process';
import { reasonFacts } from '../../../src/core/report/facts/reasons';
import { resultFacts } from '../../../src/core/report/facts/result';
import { strengthFacts } from '../../../src/core/report/facts/strengths';
import { aszFunds } from '../../../src/core/report/facts/territory';
import { outline } from '../../../src/i18n/report/outline';
import { arbitraryPlan, arbitraryReordered, aszRow, measureAt, plan } from '../../build/plans';
import { sourceOf } from '../../build/report';
import { runs } from '../../build/runs';

/** Facts that count measures, not criteria, bodies or anything else. */
const OF_MEASURES = new Set(['total', 'all', 'fulfilled', 'partial', 'unfulfilled', 'silent', 'overridden', 'unknown', 'dependent']);

test('a fact that counts measures names as many of them', () => {
  fc.assert(
    fc.property(arbitraryPlan, (original) => {
      const source = sourceOf(original);
      const { strong, weak } = strengthFacts(source);
      for (const { key, params, codes } of [...resultFacts(source), ...reasonFacts(source), ...strong, ...weak, ...limitFacts(source)])
        if (OF_MEASURES.has(key)) expect([key, codes.length]).toEqual([key, params['count']]);
    }),
    runs(60),
  );
});

test('levels add up to all measures, reasons to all that are not fulfilled, areas to those in one', () => {
  fc.assert(
    fc.property(arbitraryPlan, (original) => {
      const source = sourceOf(original);
      const facts = resultFacts(source);
      const sum = (keys: readonly string[]): number =>
        facts.filter(({ key }) => keys.includes(key)).reduce((all, { params }) => all + Number(params['count']), 0);
      expect(sum(['fulfilled', 'partial', 'unfulfilled', 'all'])).toBe(sum(['total']));
      const poor = source.evaluation.measures.filter(({ final }) => final !== 'fulfilled');
      const reasons = reasonFacts(source).filter(({ key }) => key === 'reason' || key === 'unknown');
      expect(reasons.flatMap(({ codes }) => codes).sort()).toEqual(poor.map(({ measure }) => measure.code).sort());
      expect(usedAreas(source).reduce((all, area) => all + sizeOf(area), 0)).toBe(source.summary.total);
      expect(areaFacts(source).filter(({ key }) => key === 'highest').length).toBeLessThanOrEqual(1);
    }),
    runs(60),
  );
});

test('who was asked stands once, and who answered is among them', () => {
  fc.assert(
    fc.property(arbitraryPlan, (original) => {
      const source = sourceOf(original);
      const asked = askedBodies(source);
      expect(new Set(asked.map(({ name }) => name)).size).toBe(asked.length);
      const due = processFacts(source).find(({ key }) => key === 'due');
      expect([due?.params['count'] ?? 0, due?.params['answered'] ?? 0]).toEqual([
        asked.length,
        asked.filter(({ answered }) => answered).length,
      ]);
    }),
    runs(60),
  );
});

test('the marks of figures do not depend on the order of rows', () => {
  fc.assert(
    fc.property(
      arbitraryPlan.chain((original) => fc.tuple(fc.constant(original), arbitraryReordered(original))),
      ([original, reordered]) =>
        expect(outline(sourceOf(reordered)).map(({ figures }) => figures)).toEqual(
          outline(sourceOf(original)).map(({ figures }) => figures),
        ),
    ),
    runs(40),
  );
});

test('the mark of a section moves with its figures, and not with those of another', () => {
  const figures = (asz: string): Record<string, string> =>
    Object.fromEntries(
      outline(sourceOf(plan({ ...measureAt('1', ['fulfilled']), asz: [aszRow('Liberec', asz)] }))).map(({ id, figures: mark }) => [
        id,
        mark,
      ]),
    );
  const [before, after] = [figures('1 000'), figures('2 000')];
  expect(Object.keys(before).filter((id) => before[id] !== after[id])).toEqual(['uzemi']);
});

test('sums of funds are exact, and one is quoted only when they agree and all can be read', () => {
  const funds = (total: number | null, ...amounts: string[]) =>
    aszFunds(sourceOf(plan({ asz: amounts.map((amount) => aszRow('Liberec', amount)), aszTotal: total })));
  expect(funds(0.3, '0,1', '0,2')).toMatchObject({ sum: 0.3, difference: 0, quoted: 0.3 });
  expect(funds(680269114, '684908825')).toMatchObject({ difference: -4639711, quoted: null });
  expect(funds(null)).toMatchObject({ quoted: null });
  expect(funds(null, '5', 'nevíme')).toMatchObject({ sum: 5, quoted: null });
});
