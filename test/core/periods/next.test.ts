import fc from 'fast-check';
import { evaluate } from '../../../src/core/rules/evaluate';
import type { Level } from '../../../src/core/plan/level';
import type { Plan } from '../../../src/core/plan/plan';
import { carryOver, type Carried, type Decision } from '../../../src/core/periods/carry';
import { linkPeriods } from '../../../src/core/periods/lineage';
import { periodOf } from '../../../src/core/periods/period';
import { PROPOSALS, revisionsOf, TRIGGERS, type Proposal } from '../../../src/core/periods/revise';
import { foldIdentifier } from '../../../src/core/text/identifiers';
import { arbitraryPlan, criterion, joined, measure, measureAt, overriddenTo, plan, statement, type Fragment } from '../../build/plans';

const P: Level = 'fulfilled';
const C: Level = 'partial';
const N: Level = 'unfulfilled';

describe('what to revise', () => {
  const triggersIn = (fragment: Fragment, last?: Plan) => {
    const now = plan(fragment);
    const before = last && periodOf(last, evaluate(last))!;
    const revisions = revisionsOf(
      evaluate(now),
      before ? { period: before, lineage: linkPeriods(before, { ...periodOf(now, evaluate(now))!, label: '2026–2027' }).lineage } : null,
    );
    return Object.fromEntries(revisions.map(({ code, triggers }) => [code, triggers]));
  };
  const covering = (names: string): Fragment => ({
    measures: [measure('A1')],
    criteria: [criterion('A1')],
    statements: [statement('A1', '1', { territory: names })],
  });

  test.each<[string, Fragment, readonly string[] | undefined]>([
    ['fulfilled beyond dispute', measureAt('A1', [P]), undefined],
    ['declared non-fulfilment', measureAt('A1', [N]), ['declared']],
    ['nobody answered', { ...measureAt('A1', [N]), statements: [] }, ['silent']],
    [
      'to be reworked',
      { ...measureAt('A1', [C]), statements: [statement('A1', '1', { relation: 'Částečný', reason: 'opatření je třeba přepracovat' })] },
      ['rework'],
    ],
    ['partial with an unfulfilled criterion', measureAt('A1', [P, P, N, C]), ['partialWithUnfulfilled', 'borderline']],
    ['coverage far below the threshold', covering('ORP Liberec'), undefined],
    ['borderline', measureAt('A1', [C, C, N]), ['partialWithUnfulfilled', 'borderline']],
    ['overridden', measureAt('A1', [P], { override: overriddenTo('Plněno částečně') }), ['overridden']],
    [
      'a criterion that nobody could prove',
      { ...measureAt('A1', [P, P, P, N]), statements: measureAt('A1', [P, P, P]).statements },
      ['unproven'],
    ],
  ])('%s', (_, fragment, triggers) => expect(triggersIn(fragment)['A1']).toEqual(triggers));

  test('coverage within ten points below the threshold, and no farther', () => {
    const whole = plan().municipalities;
    const of = (count: number) =>
      triggersIn(
        covering(
          whole
            .slice(0, count)
            .map(({ code }) => code)
            .join('; '),
        ),
      )['A1'];
    expect(whole.length).toBe(215);
    expect([of(171), of(172), of(193), of(194)]).toEqual([undefined, ['nearThreshold'], ['nearThreshold'], undefined]);
  });

  test('what was below fulfilled in the last period and still is', () => {
    const last = plan(joined(measureAt('A1', [C]), measureAt('A2', [P]), measureAt('A3', [N])));
    const now = joined(measureAt('A1', [C]), measureAt('A2', [C]), measureAt('A3', [P]));
    expect(triggersIn(now, last)).toEqual({ A1: ['carriedOver'] });
  });

  test('the most pressing first, every unfulfilled measure among them', () => {
    fc.assert(
      fc.property(arbitraryPlan, (p) => {
        const evaluation = evaluate(p);
        const revisions = revisionsOf(evaluation, null);
        const order = revisions.map(({ triggers }) => TRIGGERS.indexOf(triggers[0]));
        expect(order).toEqual([...order].sort((a, b) => a - b));
        const proposed = new Set(revisions.map(({ key }) => key));
        for (const { measure: one, final } of evaluation.measures) if (final === 'unfulfilled') expect(proposed.has(one.key)).toBe(true);
        expect(proposed.size).toBe(revisions.length);
      }),
    );
  });
});

const WORD: Readonly<Record<Proposal, string>> = {
  continue: 'Pokračovat',
  edit: 'Upravit',
  merge: 'Sloučit',
  split: 'Rozdělit',
  drop: 'Vyřadit',
  finish: 'Ukončit',
};
const decide = (code: string, proposal: Proposal, newCode = '', wording = '', decided = true): Decision => ({
  code,
  key: foldIdentifier(code),
  proposal: { raw: WORD[proposal], value: proposal },
  newCode,
  wording,
  decided,
});

describe('the next plan', () => {
  const old = plan(joined(measureAt('A1', [P, N]), measureAt('A2', [N]), measureAt('A3', [C]), measureAt('A4', [P])));
  const carried = (decisions: readonly Decision[]): Carried => {
    const result = carryOver(old, decisions);
    if ('faults' in result) throw new Error(JSON.stringify(result.faults));
    return result.carried;
  };
  const faults = (...decisions: readonly Decision[]) => {
    const result = carryOver(old, decisions);
    return 'faults' in result ? result.faults : [];
  };
  const lineage = (decisions: readonly Decision[]) =>
    Object.fromEntries(carried(decisions).lineage.map(({ from, to }) => [to, from.join('+')]));

  test('where nothing was decided, everything goes on as it is, with its criteria', () => {
    const { measures, criteria, left, problems } = carried([]);
    expect(measures.map(({ code, follows, title }) => [code, ...follows, title])).toEqual(
      ['A1', 'A2', 'A3', 'A4'].map((code) => [code, code, `Opatření ${code}`]),
    );
    expect(criteria.map((one) => `${one.measure} ${one.number}`)).toEqual(['A1 1', 'A1 2', 'A2 1', 'A3 1', 'A4 1']);
    expect([left, problems]).toEqual([[], [{ code: 'noProposals' }]]);
  });

  test('edited, merged, split, dropped and finished', () => {
    const { measures, criteria, left, problems } = carried([
      decide('A1', 'split', 'A1.1; A1.2', 'Jedna část\nDruhá část'),
      decide('A2', 'merge', 'A3'),
      decide('A3', 'edit', '', 'Nové znění'),
      decide('A4', 'finish'),
    ]);
    expect(measures).toMatchObject([
      { code: 'A1.1', title: 'Jedna část', follows: ['A1'] },
      { code: 'A1.2', title: 'Druhá část', follows: ['A1'] },
      { code: 'A3', title: 'Nové znění', follows: ['A3', 'A2'] },
    ]);
    expect(criteria.map((one) => `${one.measure} ${one.number} ${one.text}`)).toEqual([
      'A1.1 1 Kritérium 1 opatření A1',
      'A1.1 2 Kritérium 2 opatření A1',
      'A1.2 1 Kritérium 1 opatření A1',
      'A1.2 2 Kritérium 2 opatření A1',
      'A3 1 Kritérium 1 opatření A3',
      'A3 2 Kritérium 1 opatření A2',
    ]);
    expect(left).toEqual([{ code: 'A4', proposal: 'finish' }]);
    expect(problems.map(({ code }) => code)).toEqual(['criteriaRepeated', 'criteriaJoined']);
  });

  test('merged into a new code; through a chain; into itself', () => {
    expect(lineage([decide('A1', 'merge', 'B1'), decide('A2', 'merge', 'B1')])).toEqual({ B1: 'A1+A2', A3: 'A3', A4: 'A4' });
    expect(lineage([decide('A1', 'merge', 'A2'), decide('A2', 'merge', 'A3')])).toEqual({ A3: 'A3+A1+A2', A4: 'A4' });
    expect(lineage([decide('A1', 'merge', 'A1'), decide('A2', 'merge', 'A1')])).toEqual({ A1: 'A1+A2', A3: 'A3', A4: 'A4' });
    expect(lineage([decide('A3', 'merge', 'A1'), decide('A2', 'merge', 'A1')])).toEqual({ A1: 'A1+A2+A3', A4: 'A4' });
  });

  test.each(['B1; B2;', 'B1, B2', 'B1 a B2', 'B1 a\nB2', 'B1\u00a0/\u00a0B2', 'B1 + B2', 'B1\nB2\n–'])('split into %j', (newCode) =>
    expect(lineage([decide('A1', 'split', newCode)])).toMatchObject({ B1: 'A1', B2: 'A1' }),
  );

  test.each(['–', '-', 'x', '?', '0'])('%s for a code and for a wording says nothing', (sign) => {
    const { measures, problems } = carried([decide('A1', 'edit', sign, sign)]);
    expect(measures[0]).toMatchObject({ code: 'A1', title: 'Opatření A1' });
    expect(problems).toEqual([{ code: 'editedWithoutWording', measure: 'A1' }]);
    expect(faults(decide('A1', 'merge', sign))).toEqual([{ code: 'mergeIntoNothing', measure: 'A1' }]);
  });

  test.each(['beze změny', 'Bez změny.', 'stávající znění', 'dtto', 'viz příloha č. 2'])('%s is no wording', (text) =>
    expect(carried([decide('A1', 'edit', '', text)]).problems).toEqual([{ code: 'editedWithoutWording', measure: 'A1' }]),
  );

  test('codes of a plan that are written in words may have words in the next one', () => {
    const own = plan(joined(measureAt('Cíl 1', [P]), measureAt('Cíl 2', [N])));
    const result = carryOver(own, [decide('Cíl 1', 'continue', 'Cíl 7')]);
    expect('carried' in result && result.carried.measures.map(({ code }) => code)).toEqual(['Cíl 7', 'Cíl 2']);
  });

  test('split in two rows', () =>
    expect(lineage([decide('A1', 'split', 'A1.1'), decide('A1', 'split', 'A1.2')])).toMatchObject({ 'A1.1': 'A1', 'A1.2': 'A1' }));

  test.each<[string, readonly Decision[], readonly object[]]>([
    [
      'merged in a circle',
      [decide('A1', 'merge', 'A2'), decide('A2', 'merge', 'A1')],
      [{ code: 'lineageCycle', in: 'revision', codes: ['A1', 'A2', 'A1'] }],
    ],
    [
      'merged into a dropped one',
      [decide('A1', 'merge', 'A2'), decide('A2', 'drop')],
      [{ code: 'mergeIntoDropped', measure: 'A1', into: 'A2', proposal: 'drop' }],
    ],
    [
      'merged into one that is split',
      [decide('A1', 'merge', 'A2'), decide('A2', 'split', 'B1; B2')],
      [{ code: 'mergeIntoDropped', measure: 'A1', into: 'A2', proposal: 'split' }],
    ],
    ['merged into nothing', [decide('A1', 'merge')], [{ code: 'mergeIntoNothing', measure: 'A1' }]],
    ['claimed twice', [decide('A1', 'continue'), decide('A1', 'edit', 'A9', 'Jinak')], [{ code: 'claimedTwice', measure: 'A1' }]],
    ['split into one', [decide('A1', 'split', 'A1.1')], [{ code: 'splitIntoOne', measure: 'A1' }]],
    ['two with one code', [decide('A1', 'edit', 'A2', 'Jinak')], [{ code: 'newCodeTwice', measure: 'A2', by: ['A1', 'A2'] }]],
    [
      'a code that stood for something else',
      [decide('A1', 'edit', 'A2', 'Jinak'), decide('A2', 'drop')],
      [{ code: 'newCodeOfOther', measure: 'A2', before: 'Opatření A2', from: ['A1'] }],
    ],
    [
      'a proposal that nobody knows',
      [{ ...decide('A1', 'continue'), proposal: { raw: 'Možná', value: null } }],
      [{ code: 'proposalUnknown', measure: 'A1', text: 'Možná' }],
    ],
    ['merged with one that is not there', [decide('A1', 'merge', 's A2')], [{ code: 'newCodeUnclear', measure: 'A1', text: 's A2' }]],
    ['merged alone into a new code', [decide('A1', 'merge', 'A2.')], [{ code: 'mergeAlone', measure: 'A1', into: 'A2.' }]],
    ['merged alone into itself', [decide('A1', 'merge', 'A1')], [{ code: 'mergeAlone', measure: 'A1', into: 'A1' }]],
    ['merged with two', [decide('A1', 'merge', 'A2; A3')], [{ code: 'newCodeUnclear', measure: 'A1', text: 'A2; A3' }]],
    ['two codes and no split', [decide('A1', 'edit', 'B1, B2', 'Jinak')], [{ code: 'newCodeUnclear', measure: 'A1', text: 'B1, B2' }]],
    ['words for a code', [decide('A1', 'continue', 'bude určeno')], [{ code: 'newCodeUnclear', measure: 'A1', text: 'bude určeno' }]],
    [
      'a code that Excel made a day of',
      [decide('A1', 'continue', '46023')],
      [{ code: 'newCodeIsDate', measure: 'A1', date: '2026-01-01', likely: '1.1' }],
    ],
    ['nothing goes on', ['A1', 'A2', 'A3', 'A4'].map((code) => decide(code, 'drop')), [{ code: 'nothingCarried' }]],
  ])('%s is refused', (_, decisions, expected) => expect(faults(...decisions)).toEqual(expected));

  test.each<[string, Decision, readonly object[]]>([
    ['a changed text that goes on', decide('A1', 'continue', '', 'Něco jiného'), [{ code: 'changedButContinues', measure: 'A1' }]],
    ['an edit without a wording', decide('A1', 'edit'), [{ code: 'editedWithoutWording', measure: 'A1' }]],
    ['what nobody decided', decide('A1', 'continue', '', '', false), [{ code: 'undecided', count: 1 }]],
    ['a decision about nothing', decide('X9', 'drop'), [{ code: 'decisionOfUnknown', measure: 'X9' }]],
  ])('%s is told of, and the plan is made', (_, decision, problems) => expect(carried([decision]).problems).toEqual(problems));

  test('whatever is decided: every measure goes on or is left, codes are one each, and no criterion is without its measure', () => {
    const arbitraryDecisions = fc.array(
      fc.record({
        code: fc.constantFrom('A1', 'A2', 'A3', 'A4'),
        proposal: fc.constantFrom(...PROPOSALS),
        newCode: fc.constantFrom('', 'A1', 'A2', 'A3', 'B1', 'B1; B2', 'C1'),
        wording: fc.constantFrom('', 'Nové znění', 'Jedna\nDruhá'),
      }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(arbitraryDecisions, (decisions) => {
        const result = carryOver(
          old,
          decisions.map(({ code, proposal, newCode, wording }) => decide(code, proposal, newCode, wording)),
        );
        if ('faults' in result) {
          expect(result.faults.length).toBeGreaterThan(0);
          return;
        }
        const { measures, criteria, left } = result.carried;
        const codes = measures.map(({ code }) => foldIdentifier(code));
        expect(new Set(codes).size).toBe(codes.length);
        const goesOn = [...measures.flatMap(({ follows }) => follows), ...left.map(({ code }) => code)];
        expect([...new Set(goesOn)].sort()).toEqual(['A1', 'A2', 'A3', 'A4']);
        for (const { measure: code } of criteria) expect(codes).toContain(foldIdentifier(code));
        // The next plan, as it comes, can be compared with this one, each measure with all that it follows.
        const linked = measures.map(({ code, title, follows }) => ({
          code,
          key: foldIdentifier(code),
          title,
          follows: follows.join('; '),
        }));
        const before = { label: '2024–2025', measures: old.measures.map(({ code, key, title }) => ({ code, key, title, follows: '' })) };
        const { lineage, faults: inTheWay } = linkPeriods(before, { label: '2026–2027', measures: linked });
        expect(inTheWay).toEqual([]);
        expect([...lineage.values()].map((keys) => keys.length)).toEqual(measures.map(({ follows }) => follows.length));
      }),
      { numRuns: 1500 },
    );
  });
});
