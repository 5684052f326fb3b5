import fc from 'fast-check';
import { evaluate } from '../../../src/core/rules/evaluate';
import { LEVELS, type Level } from '../../../src/core/plan/level';
import type { Plan } from '../../../src/core/plan/plan';
import { comparePeriods, WAYS, type Comparison } from '../../../src/core/periods/compare';
import { frozenRows, historyOf, planFreeze, type FrozenRow } from '../../../src/core/periods/history';
import { linkPeriods, readFollows } from '../../../src/core/periods/lineage';
import { pathsOver } from '../../../src/core/periods/path';
import { periodLabel, periodOf, under, type Period } from '../../../src/core/periods/period';
import { arbitraryPlan, arbitraryReordered, joined, measure, measureAt, overriddenTo, plan, type TypedMeasure } from '../../build/plans';
import { runs } from '../../build/runs';

const periodOfPlan = (p: Plan): Period => periodOf(p, evaluate(p))!;
const later = { planName: 'Akční plán 2026-2027', periodFrom: '2026-01-01', periodTo: '2027-12-31', asOf: '2027-12-31' };

/** A plan of measures, each with the levels of its criteria. */
const planOf = (
  measures: Readonly<Record<string, readonly Level[]>>,
  settings: Partial<Plan['settings']> = {},
  typed: Readonly<Record<string, TypedMeasure & { readonly follows?: string }>> = {},
): Plan => {
  const parts = joined(...Object.entries(measures).map(([code, levels]) => measureAt(code, levels, typed[code])));
  return plan({
    settings,
    ...parts,
    measures: parts.measures.map((one) => (typed[one.code]?.follows === undefined ? one : { ...one, follows: typed[one.code]!.follows! })),
  });
};

const compared = (before: Period, now: Period): Comparison => {
  const result = comparePeriods(before, now);
  if ('faults' in result) throw new Error(JSON.stringify(result.faults));
  return result.comparison;
};
const faultsOf = (before: Period, now: Period) => {
  const result = comparePeriods(before, now);
  return 'faults' in result ? result.faults : [];
};
const moved = (comparison: Comparison) => Object.fromEntries(comparison.movements.map(({ code, change }) => [code, change]));

/** What came and what left explains the difference, for every level. */
function expectToAddUp({ accounts, movements, counts, before, now, compared: number }: Comparison): void {
  for (const { before: was, after, came, left } of accounts)
    expect(was + WAYS.reduce((sum, way) => sum + came[way] - left[way], 0)).toBe(after);
  // Every measure of either period stands in one movement.
  expect(movements.flatMap(({ to }) => (to ? [to.key] : [])).sort()).toEqual(now.measures.map(({ key }) => key).sort());
  const gone = movements.flatMap(({ from }) => from.map(({ key }) => key));
  expect([...new Set(gone)].sort()).toEqual(before.measures.map(({ key }) => key).sort());
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(movements.length);
  expect(number).toBe(counts.improved + counts.worsened + counts.same);
  for (const { change, because, before: was, after } of movements) {
    if (change === 'improved' || change === 'worsened') {
      expect(was).not.toBe(after);
      expect(because.length).toBeGreaterThan(0);
    }
    if (change === 'same') expect([was, because]).toEqual([after, []]);
  }
}

const P: Level = 'fulfilled';
const C: Level = 'partial';
const N: Level = 'unfulfilled';

test.each([
  ['2024-01-01', '2025-12-31', '2024–2025'],
  ['2025-01-01', '2025-12-31', '2025'],
  ['2024-07-01', '2025-06-30', '1. 7. 2024 – 30. 6. 2025'],
])('the period from %s to %s is called %s', (from, to, label) => expect(periodLabel(from, to)).toBe(label));

describe('freezing', () => {
  const by = { by: 'Jana Nováková', on: '2026-01-15', why: '' };
  const frozen = (period: Period): FrozenRow[] => frozenRows(period, by.by, by.on, '');
  const first = (): Period => periodOfPlan(planOf({ 'A1.1': [P], 'A1.2': [C, N], 'A1.3': [N] }));

  test('what is frozen reads back as it was, in any order of rows', () => {
    fc.assert(
      fc.property(
        arbitraryPlan.chain((p) => arbitraryReordered(p).map((other): [Plan, Plan] => [p, other])),
        ([p, other]) => {
          const [rows, again] = [frozen(periodOfPlan(p)), frozen(periodOfPlan(other))];
          expect(again).toEqual(rows);
          const history = historyOf([...rows].reverse());
          expect(history.faults).toEqual([]);
          expect(history.periods).toEqual(rows.length === 0 ? [] : [{ ...periodOfPlan(p), by: by.by, on: by.on, why: '' }]);
        },
      ),
      { ...runs(60) },
    );
  });

  test('the first freeze writes a row for each measure; the second one nothing', () => {
    const freeze = planFreeze(first(), [], by);
    expect(freeze).toMatchObject({ already: false, replaces: [], rows: [{ measure: { code: 'A1.1' } }, {}, {}] });
    expect(planFreeze(first(), frozen(first()), by)).toMatchObject({ already: true });
    expect(planFreeze(first(), frozen(first()), { ...by, by: 'Petr', on: '2026-02-01' })).toMatchObject({ already: true, rows: [] });
  });

  test('a correction needs a reason, and takes the place of what it corrects', () => {
    const other = periodOfPlan(planOf({ 'A1.1': [C], 'A1.2': [C, N], 'A1.3': [N] }));
    const standing = frozen(first());
    expect(planFreeze(other, standing, by)).toEqual({ faults: [{ code: 'reasonNeeded', period: '2024–2025', by: by.by, on: by.on }] });
    const corrected = planFreeze(other, standing, { ...by, why: 'doplněn podklad' });
    expect(corrected).toMatchObject({ already: false, replaces: standing, rows: [{ why: 'doplněn podklad' }, {}, {}] });
    const fresh = 'rows' in corrected ? corrected.rows : [];
    const rows = [...standing.map((row) => ({ ...row, replaced: '2026-03-01' })), ...fresh];
    expect(historyOf(rows)).toMatchObject({ faults: [], periods: [{ why: 'doplněn podklad' }] });
    // Cut short before the older rows were marked, it goes on where it was.
    expect(planFreeze(other, [...standing, ...fresh], { ...by, why: 'doplněn podklad' })).toMatchObject({
      already: false,
      rows: fresh,
      replaces: standing,
    });
  });

  test('a freeze that was cut short is finished by the same one again', () =>
    expect(planFreeze(first(), frozen(first()).slice(0, 2), by)).toEqual({
      period: first(),
      already: false,
      rows: frozen(first()),
      replaces: [],
    }));

  test('nobody freezes without a name', () =>
    expect(planFreeze(first(), [], { ...by, by: ' ' })).toEqual({ faults: [{ code: 'nobodyFreezes' }] }));

  test.each<[string, (row: FrozenRow) => FrozenRow]>([
    ['level', (row) => ({ ...row, measure: { ...row.measure, level: C } })],
    ['title', (row) => ({ ...row, measure: { ...row.measure, title: 'Jiné' } })],
    ['coverage', (row) => ({ ...row, measure: { ...row.measure, coverage: 0.5 } })],
    ['lead', (row) => ({ ...row, measure: { ...row.measure, lead: 'Jiný' } })],
    ['who', (row) => ({ ...row, by: 'Někdo jiný' })],
    ['threshold', (row) => ({ ...row, threshold: 0.8 })],
    ['lineage', (row) => ({ ...row, measure: { ...row.measure, follows: 'X' } })],
  ])('a row whose %s was edited is found', (_, edit) => {
    const [one, ...others] = frozen(first());
    expect(historyOf([{ ...edit(one!), cell: 'Historie!C2' }, ...others]).faults).toEqual([
      { code: 'frozenRowEdited', period: '2024–2025', measure: 'A1.1', cell: 'Historie!C2' },
    ]);
  });

  test('blanks that a program changes are no edit', () => {
    const [one, ...others] = frozen(first());
    expect(historyOf([{ ...one!, by: 'Jana\u00a0 Nováková' }, ...others]).faults).toEqual([]);
  });

  test('rows that were taken away are missed', () =>
    expect(historyOf(frozen(first()).slice(1)).faults).toEqual([
      { code: 'frozenRowsMissing', period: '2024–2025', count: 2, expected: 3 },
    ]));

  test('two freezes of one period, neither of them replaced, are told of', () => {
    const rows = [...frozen(first()), ...frozenRows(first(), 'Petr Svoboda', '2026-01-15', '')];
    const { faults } = historyOf(rows);
    expect(faults).toEqual([
      { code: 'frozenTwice', period: '2024–2025', first: 'Jana Nováková, 2026-01-15', second: 'Petr Svoboda, 2026-01-15' },
    ]);
    expect(planFreeze(first(), rows, { ...by, why: 'oprava' })).toEqual({ faults });
    // Whoever writes a day into Nahrazeno beside one of them has decided.
    expect(historyOf(rows.map((row) => (row.by.startsWith('Petr') ? { ...row, replaced: '16. 1. 2026' } : row)))).toMatchObject({
      faults: [],
      periods: [{ by: 'Jana Nováková' }],
    });
  });

  test('rows that were pasted twice are one row each; an edited copy is found', () => {
    const rows = [...frozen(first()), ...frozen(first())];
    expect(historyOf(rows)).toEqual(historyOf(frozen(first())));
    expect(planFreeze(first(), rows, by)).toMatchObject({ already: true });
    const [one] = frozen(first());
    const copy = { ...one!, measure: { ...one!.measure, level: C } };
    expect(historyOf([...frozen(first()), copy]).faults).toMatchObject([{ code: 'frozenRowEdited' }]);
  });

  test('a table that lacks a column is told of, instead of its rows', () => {
    const rows = frozen(first()).map((row) => ({ ...row, on: '', lacks: ['Dne'] }));
    const faults = [{ code: 'historyColumnMissing', columns: ['Dne'] }];
    expect(historyOf(rows)).toEqual({ periods: [], faults });
    expect(planFreeze(first(), rows, { ...by, why: 'oprava' })).toEqual({ faults });
    // One that says nothing in any row is not missed.
    expect(historyOf(frozen(first()).map((row) => ({ ...row, lacks: ['Pokrytí'] }))).faults).toEqual([]);
  });

  test('a period whose row was edited can be frozen anew with a reason', () => {
    const [one, ...others] = frozen(first());
    const rows = [{ ...one!, measure: { ...one!.measure, level: C }, mark: one!.mark.replace(/.$/, 'x') }, ...others];
    const later = { ...by, on: '2026-02-01' };
    expect(planFreeze(first(), rows, later)).toMatchObject({ faults: [{ code: 'frozenRowEdited' }] });
    expect(planFreeze(first(), rows, { ...later, why: 'řádek byl přepsán' })).toMatchObject({ already: false, replaces: rows });
  });
});

describe('comparing', () => {
  test('a period compared with itself is all the same, and adds up', () => {
    fc.assert(
      fc.property(
        arbitraryPlan.chain((p) => arbitraryReordered(p).map((other): [Plan, Plan] => [p, other])),
        ([p, other]) => {
          const comparison = compared(periodOfPlan(p), periodOfPlan(other));
          expect(comparison.counts.same).toBe(comparison.now.measures.length);
          expectToAddUp(comparison);
        },
      ),
      { ...runs(60) },
    );
  });

  /** Two plans and any lineage between them: one to one, merged, split, both at once, new and ended. */
  const arbitraryPair = fc
    .record({
      before: fc.array(fc.array(fc.constantFrom(...LEVELS), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 9 }),
      now: fc.array(
        fc.record({
          levels: fc.array(fc.constantFrom(...LEVELS), { minLength: 1, maxLength: 4 }),
          follows: fc.array(fc.nat(8), { maxLength: 3 }),
          override: fc.option(fc.constantFrom(...LEVELS), { nil: null, freq: 5 }),
        }),
        { maxLength: 9 },
      ),
      readings: fc.tuple(fc.constantFrom('default', 'literal'), fc.constantFrom('default', 'lenient')),
    })
    .map(({ before, now, readings }) => {
      const codes = before.map((_, i) => `A${i + 1}`);
      const one = planOf(Object.fromEntries(before.map((levels, i) => [codes[i]!, levels] as const)), {
        reading: readings[0] as 'default',
      });
      const words = { fulfilled: 'Plněno', partial: 'Plněno částečně', unfulfilled: 'Neplněno' };
      const two = planOf(
        Object.fromEntries(now.map(({ levels }, i) => [`N${i + 1}`, levels])),
        { ...later, reading: readings[1] as 'default' },
        Object.fromEntries(
          now.map(({ follows, override }, i) => [
            `N${i + 1}`,
            {
              follows: [...new Set(follows.map((n) => codes[n % codes.length]))].join('; ') || '–',
              ...(override === null ? {} : { override: overriddenTo(words[override]) }),
            },
          ]),
        ),
      );
      return [periodOfPlan(one), periodOfPlan(two)] as const;
    });

  test('before with all that came and without all that left is after, whatever was merged and split', () => {
    fc.assert(
      fc.property(arbitraryPair, ([before, now]) => expectToAddUp(compared(before, now))),
      { ...runs(400) },
    );
  });

  test('the order of rows changes nothing', () => {
    fc.assert(
      fc.property(arbitraryPair, ([before, now]) => {
        const shuffled = { ...now, measures: [...now.measures].reverse() };
        expect(compared(before, shuffled).movements).toEqual(compared(before, now).movements);
      }),
    );
  });

  test('one to one, merged, split, new and ended', () => {
    const before = periodOfPlan(planOf({ A1: [N], A2: [P], A3: [C], A4: [N], A5: [P], A6: [P] }));
    const now = periodOfPlan(
      planOf({ A1: [P], A2: [C], B1: [P], C1: [P], C2: [N], D1: [P] }, later, {
        A1: { follows: 'A1' },
        A2: { follows: 'A2' },
        B1: { follows: 'A3; A4' },
        C1: { follows: 'A5' },
        C2: { follows: 'A5' },
        D1: { follows: 'nové' },
      }),
    );
    const comparison = compared(before, now);
    expect(moved(comparison)).toEqual({
      A1: 'improved',
      A2: 'worsened',
      B1: 'merged',
      C1: 'split',
      C2: 'split',
      D1: 'new',
      A6: 'ended',
    });
    expect(comparison.compared).toBe(2);
    expect(comparison.accounts[0]).toMatchObject({
      before: 3,
      after: 4,
      came: { improved: 1, whole: 1, merged: 1, split: 1 },
      left: { worsened: 1, whole: 1, split: 1 },
    });
    expectToAddUp(comparison);
  });

  test.each<[string, Plan, Plan, readonly string[]]>([
    ['evidence', planOf({ A1: [N, N] }), planOf({ A1: [P, P] }, later), ['evidence']],
    ['criteria that were added', planOf({ A1: [N] }), planOf({ A1: [P, P] }, later), ['criteria']],
    ['the coordinator alone', planOf({ A1: [N] }), planOf({ A1: [N] }, later, { A1: { override: overriddenTo('Plněno') } }), ['override']],
    [
      'the coordinator and evidence',
      planOf({ A1: [N] }),
      planOf({ A1: [C] }, later, { A1: { override: overriddenTo('Plněno') } }),
      ['evidence', 'override'],
    ],
    ['the reading', planOf({ A1: [P, N] }), planOf({ A1: [P, N] }, { ...later, reading: 'lenient' }), ['reading']],
  ])('a level that moved by %s says so', (_, before, now, because) =>
    expect(compared(periodOfPlan(before), periodOfPlan(now)).movements[0]!.because).toEqual(because),
  );

  const covering = (share: number): Period => {
    const [one] = periodOfPlan(planOf({ A1: [share >= 0.9 ? P : C] })).measures;
    return { ...periodOfPlan(planOf({ A1: [P] })), measures: [{ ...one!, coverage: share }] };
  };
  const asNow = (period: Period, threshold = 0.9): Period => ({ ...period, label: '2026–2027', asOf: '2027-12-31', threshold });

  test('a coverage that crossed the threshold is the cause', () =>
    expect(compared(covering(0.85), asNow(covering(0.95))).movements[0]).toMatchObject({ change: 'improved', because: ['coverage'] }));

  test('another threshold makes what is judged by territory incomparable', () => {
    const comparison = compared(covering(0.85), asNow(covering(0.95), 0.8));
    expect(moved(comparison)).toEqual({ A1: 'incomparable' });
    expect(comparison.compared).toBe(0);
    expectToAddUp(comparison);
  });

  test('under another reading levels are those that were kept, and overrides hold', () => {
    const period = periodOfPlan(planOf({ A1: [P, N], A2: [P, N] }, {}, { A2: { override: overriddenTo('Plněno') } }));
    expect(period.measures.map(({ level }) => level)).toEqual([N, P]);
    expect(under(period, 'lenient').measures.map(({ level }) => level)).toEqual([C, P]);
  });
});

describe('lineage', () => {
  test.each<[string, string[] | null]>([
    ['', null],
    ['A1.1', ['A1.1']],
    ['A1.1; A1.2\nA1.3', ['A1.1', 'A1.2', 'A1.3']],
    ['A1.1, A1.2 a A1.3', ['A1.1', 'A1.2', 'A1.3']],
    ['A1.1; a1.1', ['a1.1']],
    ['–', []],
    ['Nové opatření.', []],
    ...['x', '---', '0', 'N/A', 'nová', 'není', 'nic', 'bez návaznosti', '– ;'].map((text): [string, string[]] => [text, []]),
    ['A1.1;–', ['A1.1']],
    ['A9.1, A9.2', ['A9.1', 'A9.2']],
    ['sloučeno z A1.1', ['sloučeno z A1.1']],
  ])('%j reads as %j', (text, codes) => expect(readFollows(text)).toEqual(codes));

  test.each([
    'A1.1 a\nA1.2',
    'A1.1\u00a0a\u00a0A1.2',
    'A1.1 / A1.2',
    'A1.1/A1.2',
    'A1.1 + A1.2',
    'A1.1 & A1.2',
    'A1.1 i A1.2',
    'A1.1 A1.2',
    'A1.1 A A1.2',
    '; A1.1, A1.2,',
  ])('%j are two codes where both are known', (text) =>
    expect(readFollows(text, (key) => ['a1.1', 'a1.2'].includes(key))).toEqual(['A1.1', 'A1.2']),
  );

  test('a sign that is the code of a measure is that code', () => expect(readFollows('x', (key) => key === 'x')).toEqual(['x']));

  test('a code with a comma in it is one code where there is such a measure', () =>
    expect(readFollows('1,2', (key) => key === '1,2')).toEqual(['1,2']));

  test('a measure that says nothing follows its own code', () =>
    expect(moved(compared(periodOfPlan(planOf({ A1: [N], A2: [P] })), periodOfPlan(planOf({ A1: [P], A9: [P] }, later))))).toEqual({
      A1: 'improved',
      A2: 'ended',
      A9: 'new',
    }));

  const titled = (titles: Readonly<Record<string, string>>, follows: Readonly<Record<string, string>> = {}, isLater = false): Period =>
    periodOfPlan(
      planOf(
        Object.fromEntries(Object.keys(titles).map((code) => [code, [P]])),
        isLater ? later : {},
        Object.fromEntries(
          Object.entries(titles).map(([code, title]) => [
            code,
            { title, ...(follows[code] === undefined ? {} : { follows: follows[code] }) },
          ]),
        ),
      ),
    );
  const OLD = { A1: 'Zřídit krizový byt', A2: 'Vzdělávat pracovníky obcí', A3: 'Vydat mapu sociálních služeb' };

  test('a code that has got another meaning is told of', () => {
    expect(faultsOf(titled(OLD), titled({ ...OLD, A1: 'Koupit nový automobil' }, {}, true))).toEqual([
      { code: 'codeReused', measure: 'A1', before: OLD.A1, after: 'Koupit nový automobil', period: '2024–2025' },
    ]);
    // Said to be new, it is.
    const { movements } = compared(titled(OLD), titled({ ...OLD, A1: 'Koupit nový automobil' }, { A1: '–' }, true));
    expect(movements.map(({ code, change }) => `${code} ${change}`)).toEqual(['A1 new', 'A1 ended', 'A2 same', 'A3 same']);
    // A text that was polished is the same measure.
    expect(moved(compared(titled(OLD), titled({ ...OLD, A1: 'Zřídit krizový byt pro rodiny' }, {}, true)))).toMatchObject({ A1: 'same' });
  });

  test('a predecessor that was not there is told of', () =>
    expect(faultsOf(titled(OLD), titled(OLD, { A1: 'A1; X7', A2: 'A2', A3: 'A3' }, true))).toEqual([
      { code: 'predecessorUnknown', measure: 'A1', predecessor: 'X7', period: '2024–2025' },
    ]));

  test('another plan is told of as a whole', () => {
    expect(faultsOf(titled({ X1: 'Jiný plán' }), titled(OLD, { A1: 'B1', A2: 'B2', A3: 'B3' }, true))).toMatchObject([
      { code: 'otherPlan' },
    ]);
    expect(faultsOf(titled({ X1: 'Jiný plán' }), titled(OLD, {}, true))).toMatchObject([{ code: 'otherPlan' }]);
    expect(faultsOf(titled({ A1: 'Jiný plán', A2: 'Úplně cizí věc', A3: 'Další cizí' }), titled(OLD, {}, true))).toMatchObject([
      { code: 'otherPlan' },
    ]);
  });

  test('measures that follow each other in a circle are told of', () =>
    expect(faultsOf(titled(OLD), titled(OLD, { A1: 'A2', A2: 'A1', A3: 'A3' }, true))).toEqual([
      { code: 'lineageCycle', in: 'plan', codes: ['A1', 'A2', 'A1'] },
    ]));

  test('a plan that was numbered anew is no circle: the texts have moved with the codes', () =>
    expect(moved(compared(titled(OLD), titled({ A1: OLD.A2, A2: OLD.A3, A3: OLD.A1 }, { A1: 'A2', A2: 'A3', A3: 'A1' }, true)))).toEqual({
      A1: 'same',
      A2: 'same',
      A3: 'same',
    }));

  test('of a period and itself the codes alone say what follows what', () =>
    expect(linkPeriods(titled(OLD), titled(OLD, { A1: 'A2' })).lineage.get('a1')).toEqual(['a1']));
});

describe('paths', () => {
  const at = (year: number): Partial<Plan['settings']> => ({
    periodFrom: `${year}-01-01`,
    periodTo: `${year + 1}-12-31`,
    asOf: `${year + 1}-12-31`,
  });
  const course = (...levels: readonly Level[]) => {
    const result = pathsOver(levels.map((level, i) => periodOfPlan(planOf({ A1: [level] }, at(2020 + 2 * i)))));
    return 'paths' in result ? result.paths[0]!.course : result.faults;
  };
  test.each<[readonly Level[], string | null]>([
    [[N, N, N], 'alwaysUnfulfilled'],
    [[N, P, N], 'wavering'],
    [[P, C, P], 'wavering'],
    [[N, C, P], 'improving'],
    [[P, P, N], 'worsening'],
    [[C, C, C], 'steady'],
    [[N], null],
  ])('%j is %s', (levels, expected) => expect(course(...levels)).toBe(expected));

  test('a merged measure carries those that went into it, an ended one stands with its last code', () => {
    const periods = [
      planOf({ A1: [N], A2: [N], A3: [P] }, at(2020)),
      planOf({ B1: [N], A3: [P] }, at(2022), { B1: { follows: 'A1; A2' }, A3: { follows: 'A3' } }),
      planOf({ B1: [N], C9: [P] }, at(2024), { B1: { follows: 'B1' }, C9: { follows: '–' } }),
    ].map(periodOfPlan);
    const result = pathsOver(periods);
    expect(
      'paths' in result &&
        result.paths.map(({ code, steps, course: way }) => [code, steps.map((step) => step.map((m) => m.code).join()), way]),
    ).toEqual([
      ['A3', ['A3', 'A3', ''], 'steady'],
      ['B1', ['A1,A2', 'B1', 'B1'], 'alwaysUnfulfilled'],
      ['C9', ['', '', 'C9'], null],
    ]);
  });
});

test('a plan without dates has no period', () => {
  const p = plan({ settings: { periodTo: null }, measures: [measure('A1')] });
  expect(periodOf(p, evaluate(p))).toBeNull();
});
