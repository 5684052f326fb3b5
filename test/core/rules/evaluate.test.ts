import { ground } from '../../../src/i18n/sentences';
import { translator } from '../../../src/i18n';
import {
  evaluate,
  judgeVotes,
  missingOfOverride,
  territorialLevel,
  totals,
  totalsByInterpretation,
  type CriterionVerdict,
} from '../../../src/core/rules/evaluate';
import type { Level } from '../../../src/core/plan/level';
import type { Plan } from '../../../src/core/plan/plan';
import { INTERPRETATIONS, type Interpretation } from '../../../src/core/rules/interpretation';
import {
  criterion,
  joined,
  lead,
  levelsOf,
  measure,
  measureAt,
  overriddenTo,
  plan,
  SPOKEN,
  statement,
  territoryOf,
  type PlanParts,
  type TypedOverride,
  type TypedStatement,
} from '../../build/plans';

const only = (p: Plan, reading?: Interpretation) => {
  const { measures } = reading ? evaluate(p, reading) : evaluate(p);
  expect(measures).toHaveLength(1);
  return measures[0]!;
};

/** One measure with one criterion and these statements, each a piece of evidence of its own. */
const one = (typed: readonly TypedStatement[], parts: PlanParts = {}) =>
  only(
    plan({
      measures: [measure('A1.1')],
      criteria: [criterion('A1.1')],
      statements: typed.map((t, i) => statement('A1.1', '1', { description: `Podklad ${i + 1}.`, ...t })),
      ...parts,
    }),
  );
const criterionOf = (typed: readonly TypedStatement[], parts: PlanParts = {}): CriterionVerdict => one(typed, parts).criteria[0]!;

const SILENT: TypedStatement = { relation: '', progress: '' };
const UNREADABLE: TypedStatement = { progress: 'Probíhá' };

describe('from statements to a criterion', () => {
  test.each([
    ['one fulfilled', [SPOKEN.fulfilled], 'fulfilled', [1, 0, 0]],
    ['one partial', [SPOKEN.partial], 'partial', [0, 1, 0]],
    ['one unfulfilled', [SPOKEN.unfulfilled], 'unfulfilled', [0, 0, 1]],
    ['voices are combined by the prevailing rule', [SPOKEN.fulfilled, SPOKEN.fulfilled, SPOKEN.unfulfilled], 'fulfilled', [2, 0, 1]],
    ['a tie is not prevailing', [SPOKEN.fulfilled, SPOKEN.unfulfilled], 'unfulfilled', [1, 0, 1]],
    [
      '„netýká se“ is a voice of its own',
      [{ territory: 'netýká se' }, { territory: 'netýká se' }, SPOKEN.unfulfilled],
      'fulfilled',
      [2, 0, 1],
    ],
    ['nothing submitted is no voice', [SPOKEN.fulfilled, SILENT, SILENT], 'fulfilled', [1, 0, 0]],
    ['an unreadable statement is no voice', [SPOKEN.fulfilled, UNREADABLE, UNREADABLE], 'fulfilled', [1, 0, 0]],
    ['without evidence it is a voice against', [SPOKEN.fulfilled, { description: '' }], 'unfulfilled', [1, 0, 1]],
  ] as const)('%s', (_, typed, level, [fulfilled, partial, unfulfilled]) => {
    expect(criterionOf(typed)).toMatchObject({ level, tally: { fulfilled, partial, unfulfilled }, silent: false, coverage: null });
  });

  test.each([
    ['no statement', []],
    ['nothing submitted', [SILENT]],
    ['unreadable alone', [UNREADABLE]],
  ] as const)('%s: unfulfilled by silence, podklady neposkytnuty', (_, typed) => {
    const verdict = one(typed);
    expect(verdict).toMatchObject({ computed: 'unfulfilled', silent: true, reason: 'notSubmitted', borderline: false });
    expect(verdict.criteria[0]).toMatchObject({ level: 'unfulfilled', silent: true, reason: 'notSubmitted', clause: 'nothing' });
    expect(verdict.criteria[0]!.statements).toHaveLength(typed.length);
  });

  test.each([[{ progress: 'Neplní se' }], [{ relation: 'Žádný' }], [{ description: '' }]] as const)(
    'a declared non-fulfilment is not silence: %j',
    (typed) => {
      expect(one([typed])).toMatchObject({ computed: 'unfulfilled', silent: false });
      expect(criterionOf([typed])).toMatchObject({ silent: false });
    },
  );

  test('a silent criterion counts against its measure, and does not make it silent', () => {
    const verdict = only(
      plan({ measures: [measure('1')], criteria: [criterion('1', '1'), criterion('1', '2')], statements: [statement('1', '1')] }),
    );
    expect(verdict).toMatchObject({ computed: 'unfulfilled', silent: false, tally: { fulfilled: 1, partial: 0, unfulfilled: 1 } });
    expect(verdict.criteria.map((c) => c.silent)).toEqual([false, true]);
  });
});

describe('territorial statements act as one', () => {
  test.each([
    ['193 of 215', [territoryOf(193)], 'partial', 193],
    ['194 of 215', [territoryOf(194)], 'fulfilled', 194],
    [
      'the union',
      ['ORP Turnov; ORP Semily; ORP Liberec; ORP Frýdlant; ORP Česká Lípa', 'ORP Nový Bor; ORP Jilemnice; ORP Jablonec nad Nisou'],
      'fulfilled',
      194,
    ],
    [
      'the union, one short',
      ['ORP Turnov; ORP Semily; ORP Liberec; ORP Frýdlant; ORP Česká Lípa', 'ORP Nový Bor; ORP Jilemnice; ORP Železný Brod'],
      'partial',
      193,
    ],
    ['overlap counts once', ['celý kraj', 'Liberec', 'ORP Turnov'], 'fulfilled', 215],
    ['one town', ['Liberec'], 'partial', 1],
    ['an unknown name beside known ones', [`${territoryOf(194)}; Lhota`], 'fulfilled', 194],
    ['an unknown name alone', ['Lhota'], 'partial', 0],
  ] as const)('%s', (_, territories, level, covered) => {
    const verdict = criterionOf(territories.map((territory) => ({ territory })));
    expect(verdict).toMatchObject({ level, coverage: { covered, total: 215 } });
    expect(verdict.voices).toHaveLength(1);
  });

  test('only fulfilled statements cover', () => {
    const verdict = criterionOf([
      { territory: territoryOf(193) },
      { ...SPOKEN.partial, territory: 'celý kraj' },
      { ...SPOKEN.unfulfilled, territory: 'celý kraj' },
    ]);
    expect(verdict).toMatchObject({ level: 'partial', coverage: { covered: 193 } });
  });

  test('an unfulfilled one does not spoil a coverage that is reached', () => {
    expect(criterionOf([{ territory: territoryOf(194) }, { ...SPOKEN.unfulfilled, territory: 'Liberec' }])).toMatchObject({
      level: 'fulfilled',
      tally: { fulfilled: 1, partial: 0, unfulfilled: 0 },
    });
  });

  test('partial somewhere is partial, unfulfilled everywhere is unfulfilled', () => {
    expect(
      criterionOf([
        { ...SPOKEN.partial, territory: 'Liberec' },
        { ...SPOKEN.unfulfilled, territory: 'celý kraj' },
      ]),
    ).toMatchObject({
      level: 'partial',
      coverage: { covered: 0 },
    });
    expect(criterionOf([{ ...SPOKEN.unfulfilled, territory: 'celý kraj' }])).toMatchObject({
      level: 'unfulfilled',
      coverage: { covered: 0 },
      silent: false,
    });
  });

  test('one voice beside those without territory', () => {
    const towns = ['Liberec', 'Turnov', 'Ralsko', 'Semily'].map((territory) => ({ ...SPOKEN.unfulfilled, territory }));
    expect(criterionOf([...towns, SPOKEN.fulfilled, SPOKEN.fulfilled])).toMatchObject({
      level: 'fulfilled',
      tally: { fulfilled: 2, partial: 0, unfulfilled: 1 },
    });
  });

  test('a statement without a voice covers nothing', () => {
    expect(criterionOf([{ ...UNREADABLE, territory: 'celý kraj' }])).toMatchObject({ silent: true, coverage: null });
    expect(criterionOf([{ ...SILENT, territory: 'celý kraj' }, { territory: 'Liberec' }])).toMatchObject({ coverage: { covered: 1 } });
  });

  test.each([
    [1, 'partial'],
    [0.9, 'fulfilled'],
    [0.5, 'fulfilled'],
  ] as const)('194 of 215 against the threshold %d: %s', (threshold, level) => {
    expect(criterionOf([{ territory: territoryOf(194) }], { settings: { threshold } }).level).toBe(level);
  });

  test('the region is the list of the workbook, not the built-in one', () => {
    const municipalities = [
      { code: '1', name: 'Horní', orp: 'X', pou: 'X' },
      { code: '2', name: 'Dolní', orp: 'X', pou: 'X' },
    ];
    expect(criterionOf([{ territory: 'Horní; Dolní' }], { municipalities })).toMatchObject({
      level: 'fulfilled',
      coverage: { covered: 2, total: 2 },
    });
    expect(criterionOf([{ territory: 'Horní' }], { municipalities })).toMatchObject({
      level: 'partial',
      coverage: { covered: 1, total: 2, missing: ['2'] },
    });
  });

  test('in a plan without municipalities nothing is covered, and the sentence says why', () => {
    const verdict = criterionOf([{ territory: 'celý kraj' }], { municipalities: [] });
    expect(verdict).toMatchObject({ level: 'partial', coverage: { covered: 0, total: 0 } });
    expect(ground(verdict, translator('cs'))).toBe('území nejde spočítat, plán nemá seznam obcí');
  });

  test('without any fulfilled statement there is no „na téměř celém území“, even at the threshold 0', () => {
    const nowhere = { covered: 0, total: 215 };
    expect(territorialLevel(['partial', 'unfulfilled'], nowhere, 0)).toBe('partial');
    expect(territorialLevel(['unfulfilled'], nowhere, 0)).toBe('unfulfilled');
    expect(territorialLevel(['fulfilled'], nowhere, 0)).toBe('fulfilled');
  });

  test('a measure shows its weakest coverage', () => {
    const verdict = only(
      plan({
        measures: [measure('1')],
        criteria: ['1', '2', '3'].map((n) => criterion('1', n)),
        statements: [
          statement('1', '1', { territory: 'celý kraj' }),
          statement('1', '2', { territory: 'ORP Turnov' }),
          statement('1', '3'),
        ],
      }),
    );
    expect(verdict.coverage).toMatchObject({ covered: 36 });
    expect(verdict.criteria[2]!.coverage).toBeNull();
  });
});

describe('from criteria to a measure', () => {
  const byInterpretation: Readonly<Record<string, readonly Level[]>> = {
    '2,1,1': ['partial', 'partial', 'fulfilled', 'partial'],
    '0,2,1': ['partial', 'unfulfilled', 'partial', 'partial'],
    '1,0,1': ['unfulfilled', 'unfulfilled', 'unfulfilled', 'partial'],
    '2,0,1': ['fulfilled', 'fulfilled', 'fulfilled', 'fulfilled'],
    '1,1,0': ['partial', 'partial', 'partial', 'partial'],
  };
  test.each(Object.entries(byInterpretation))('(%s) under the four readings', (key, levels) => {
    const [p, c, n] = key.split(',').map(Number) as [number, number, number];
    const p1 = plan(measureAt('A1.1', levelsOf(p, c, n)));
    INTERPRETATIONS.forEach((reading, i) => {
      const verdict = only(p1, reading);
      expect(verdict.computed).toBe(levels[i]);
      expect(INTERPRETATIONS.map((r) => verdict.byInterpretation[r])).toEqual(levels);
      expect(verdict.borderline).toBe(new Set(levels).size > 1);
      expect(verdict.tally).toEqual({ fulfilled: p, partial: c, unfulfilled: n });
    });
  });

  test('the reading of the settings is the one that holds', () => {
    const parts = measureAt('A1.1', levelsOf(2, 1, 1));
    expect(evaluate(plan({ ...parts, settings: { reading: 'relative' } }))).toMatchObject({
      reading: 'relative',
      measures: [{ computed: 'fulfilled' }],
    });
    expect(evaluate(plan(parts))).toMatchObject({ reading: 'default', threshold: 0.9, measures: [{ computed: 'partial' }] });
  });

  test('a reading holds for voices and for criteria alike', () => {
    // Voices (1,0,1) of the only criterion: unfulfilled, and partial in the lenient reading alone.
    const verdict = one([SPOKEN.fulfilled, SPOKEN.unfulfilled]);
    expect(verdict.criteria[0]!.byInterpretation).toEqual({
      default: 'unfulfilled',
      literal: 'unfulfilled',
      relative: 'unfulfilled',
      lenient: 'partial',
    });
    expect(verdict).toMatchObject({ borderline: true, byInterpretation: { default: 'unfulfilled', lenient: 'partial' } });
  });

  test('a measure without criterion rows has one criterion, of its statements with an empty number', () => {
    const verdict = only(
      plan({
        measures: [measure('1')],
        statements: [
          statement('1', ''),
          statement('1', '', { description: 'Druhé setkání.' }),
          statement('1', '', SPOKEN.unfulfilled),
          statement('1', '2', SPOKEN.unfulfilled),
        ],
      }),
    );
    expect(verdict).toMatchObject({ computed: 'fulfilled', tally: { fulfilled: 1, partial: 0, unfulfilled: 0 } });
    expect(verdict.criteria).toMatchObject([{ criterion: null, tally: { fulfilled: 2, partial: 0, unfulfilled: 1 } }]);
  });

  test('with criterion rows, a statement with an empty number belongs to none of them', () => {
    const verdict = only(plan({ measures: [measure('1')], criteria: [criterion('1')], statements: [statement('1', '')] }));
    expect(verdict).toMatchObject({ computed: 'unfulfilled', silent: true });
  });

  test('codes and numbers are compared as words are', () => {
    const verdict = only(
      plan({ measures: [measure('a1.1')], criteria: [criterion('A1.1 ', '1.')], statements: [statement('\u00a0A1.1', ' 1')] }),
    );
    expect(verdict.computed).toBe('fulfilled');
  });

  test('a repeated measure and a repeated criterion are judged once, at their first row', () => {
    const parts = measureAt('1', ['fulfilled']);
    const { measures } = evaluate(
      plan({
        ...parts,
        measures: [measure('1', { title: 'první' }), measure('1', { title: 'druhý' })],
        criteria: [...parts.criteria, criterion('1', '1.', 'podruhé')],
      }),
    );
    expect(measures).toHaveLength(1);
    expect(measures[0]).toMatchObject({ measure: { title: 'první' }, tally: { fulfilled: 1, partial: 0, unfulfilled: 0 } });
    expect(measures[0]!.criteria.map((c) => c.criterion!.text)).toEqual(['Kritérium 1 opatření 1']);
  });

  test('criteria stand in the order of their numbers, measures in the order of the table', () => {
    const { measures } = evaluate(
      plan({ measures: [measure('B1'), measure('A1')], criteria: ['10', '9', '1'].map((n) => criterion('B1', n)) }),
    );
    expect(measures.map((m) => m.measure.code)).toEqual(['B1', 'A1']);
    expect(measures[0]!.criteria.map((c) => c.criterion!.number)).toEqual(['1', '9', '10']);
  });

  test('a plan without measures is judged to nothing', () => {
    const evaluation = evaluate(plan());
    expect(evaluation.measures).toEqual([]);
    expect(totals(evaluation)).toEqual({ fulfilled: 0, partial: 0, unfulfilled: 0 });
  });

  test('voices alone, for callers without a plan', () => {
    expect(judgeVotes(levelsOf(2, 1, 1), 'relative')).toMatchObject({
      level: 'fulfilled',
      byInterpretation: { default: 'partial' },
      tally: { fulfilled: 2 },
    });
    expect(judgeVotes([], 'lenient')).toMatchObject({ level: 'unfulfilled', clause: 'nothing' });
  });
});

describe("the coordinator's word", () => {
  const withOverride = (override: TypedOverride, levels: Level[] = ['unfulfilled']) => only(plan(measureAt('1', levels, { override })));

  test.each([
    ['Plněno', 'fulfilled'],
    ['částečně splněno', 'partial'],
    ['Neplněno', 'unfulfilled'],
  ])('%s with all four parts holds, and the computed level stays visible', (typed, level) => {
    expect(withOverride(overriddenTo(typed), ['fulfilled'])).toMatchObject({ computed: 'fulfilled', final: level, overridden: true });
  });

  const complete = overriddenTo('Plněno');
  test.each([
    ['level', { ...complete, level: '' }],
    ['level', { ...complete, level: 'Probíhá' }],
    ['reason', { ...complete, reason: '' }],
    ['author', { ...complete, author: '' }],
    ['date', { ...complete, date: '' }],
    ['date', { ...complete, date: 'loni' }],
  ])('without %s it does not hold: %j', (missing, override) => {
    const verdict = withOverride(override);
    expect(verdict).toMatchObject({ computed: 'unfulfilled', final: 'unfulfilled', overridden: false });
    expect(missingOfOverride(verdict.measure)).toEqual([missing]);
  });

  test('nothing of it is missing when it is whole, all of it when there is none', () => {
    expect(missingOfOverride(measure('1', { override: complete }))).toEqual([]);
    expect(missingOfOverride(measure('1'))).toEqual(['level', 'reason', 'author', 'date']);
  });

  test('it holds under every reading, and the measure stays borderline by its computed levels', () => {
    const evaluation = evaluate(
      plan(joined(measureAt('1', levelsOf(2, 1, 1), { override: overriddenTo('Neplněno') }), measureAt('2', levelsOf(2, 1, 1)))),
    );
    expect(evaluation.measures.map((m) => m.borderline)).toEqual([true, true]);
    expect(totals(evaluation)).toEqual({ fulfilled: 0, partial: 1, unfulfilled: 1 });
    expect(totalsByInterpretation(evaluation)).toEqual({
      default: { fulfilled: 0, partial: 1, unfulfilled: 1 },
      literal: { fulfilled: 0, partial: 1, unfulfilled: 1 },
      relative: { fulfilled: 1, partial: 0, unfulfilled: 1 },
      lenient: { fulfilled: 0, partial: 1, unfulfilled: 1 },
    });
  });
});

test('totals by reading are the totals of an evaluation under that reading', () => {
  const p = plan(
    joined(
      ...[levelsOf(2, 1, 1), levelsOf(0, 2, 1), levelsOf(1, 0, 1), levelsOf(1, 0, 0), []].map((levels, i) => measureAt(`${i}`, levels)),
    ),
  );
  for (const reading of INTERPRETATIONS) expect(totalsByInterpretation(evaluate(p))[reading]).toEqual(totals(evaluate(p, reading)));
});

describe('reasons', () => {
  const because = (level: Level, reason: string): TypedStatement => ({ ...SPOKEN[level], reason });

  test.each([
    ['Zahájena příprava', 'preparing'],
    ['Neplní se', 'notDone'],
    ['Bude zahájeno později', 'later'],
  ])('%s is its own reason', (progress, reason) => {
    expect(one([{ progress }])).toMatchObject({ computed: 'unfulfilled', reason });
  });

  test.each([[{ relation: 'Žádný' }], [{ description: '', link: '' }]])('no papers: %j', (typed) => {
    expect(one([typed]).reason).toBe('notSubmitted');
  });

  test('a typed reason goes before the one that the ruling gives', () => {
    expect(one([because('unfulfilled', 'Zpoždění dotačních výzev')]).reason).toBe('grantDelay');
  });

  test('a partial one has the typed reason or none', () => {
    expect(one([because('partial', 'administrativní náročnost')]).reason).toBe('administration');
    expect(one([SPOKEN.partial]).reason).toBeNull();
  });

  test('a fulfilled one has none, whatever is typed', () => {
    expect(one([because('fulfilled', 'jiné')])).toMatchObject({ computed: 'fulfilled', reason: null });
    expect(criterionOf([because('fulfilled', 'jiné'), SPOKEN.fulfilled, because('unfulfilled', 'nedostupnost dat')]).reason).toBeNull();
  });

  test('the most frequent one is the main one', () => {
    const typed = ['jiné', 'jiné', 'personální a kapacitní limity'].map((reason) => because('partial', reason));
    expect(one(typed).reason).toBe('other');
  });

  test('equally frequent ones go by the order of the published lists', () => {
    const ordered = [
      ['personální a kapacitní limity', 'capacity'],
      ['administrativní náročnost', 'administration'],
      ['změny legislativního rámce', 'legislation'],
      ['zdržení v meziresortní spolupráci', 'coordination'],
      ['podklady neposkytnuty', 'notSubmitted'],
      ['zahájena příprava', 'preparing'],
      ['gestor neplní', 'notDone'],
      ['bude zahájeno později', 'later'],
      ['zpoždění dotačních výzev', 'grantDelay'],
      ['nedostupnost dat', 'noData'],
      ['nízké zapojení aktérů', 'lowEngagement'],
      ['opatření je třeba přepracovat', 'rework'],
      ['jiné', 'other'],
    ] as const;
    ordered.forEach(([first, reason], i) =>
      ordered.slice(i + 1).forEach(([second]) => {
        expect(one([because('unfulfilled', second), because('unfulfilled', first)]).reason).toBe(reason);
        expect(one([because('unfulfilled', first), because('unfulfilled', second)]).reason).toBe(reason);
      }),
    );
  });

  test('the reason of a level is asked first of the voices at that level', () => {
    // (1,0,2) unfulfilled: the two against it speak, the fulfilled one does not
    expect(
      one([because('fulfilled', 'jiné'), because('unfulfilled', 'nedostupnost dat'), because('unfulfilled', 'nedostupnost dat')]).reason,
    ).toBe('noData');
    // (0,2,1) partial: the partial ones first, though the unfulfilled one has a reason as well
    expect(one([because('partial', 'jiné'), SPOKEN.partial, because('unfulfilled', 'personální a kapacitní limity')])).toMatchObject({
      computed: 'partial',
      reason: 'other',
    });
    // none of them gave any: then any that is not fulfilled
    expect(one([SPOKEN.partial, SPOKEN.partial, because('unfulfilled', 'nedostupnost dat')])).toMatchObject({
      computed: 'partial',
      reason: 'noData',
    });
  });

  test('of a territorial voice, the statements that are not fulfilled give the reason', () => {
    expect(
      one([
        { territory: 'Liberec', reason: 'personální a kapacitní limity' },
        { ...because('partial', 'nedostupnost dat'), territory: 'Turnov' },
      ]),
    ).toMatchObject({
      computed: 'partial',
      reason: 'noData',
    });
  });

  test('the reason of a measure is asked first of its criteria at its own level, and follows an override', () => {
    const parts = {
      criteria: ['1', '2', '3'].map((n) => criterion('1', n)),
      statements: [
        statement('1', '1', because('partial', 'jiné')),
        statement('1', '2', because('unfulfilled', 'nedostupnost dat')),
        statement('1', '3', because('partial', 'jiné')),
      ],
    };
    const main = (override: TypedOverride) => only(plan({ ...parts, measures: [measure('1', { override })] })).reason;
    expect(main({})).toBe('other');
    expect(main(overriddenTo('Neplněno'))).toBe('noData');
    expect(main(overriddenTo('Plněno'))).toBeNull();
  });

  test('where no criterion at the level of the measure has a reason, any that is not fulfilled gives it', () => {
    const verdict = only(
      plan({
        measures: [measure('1')],
        criteria: ['1', '2', '3'].map((n) => criterion('1', n)),
        statements: [
          statement('1', '1', SPOKEN.partial),
          statement('1', '2', SPOKEN.partial),
          statement('1', '3', because('unfulfilled', 'nedostupnost dat')),
        ],
      }),
    );
    expect(verdict).toMatchObject({ computed: 'partial', reason: 'noData' });
  });
});

describe('equal evidence is one vote', () => {
  const of = (...typed: Parameters<typeof statement>[2][]) =>
    evaluate(
      plan({
        leads: [lead('Odbor sociálních věcí', 'OSV')],
        measures: [measure('A1.1')],
        criteria: [criterion('A1.1')],
        statements: typed.map((each) => statement('A1.1', '1', each)),
      }),
    ).measures[0]!.criteria[0]!;
  const no = { submitter: 'Odbor školství', progress: 'Neplní se' };

  test('equal rows count once, however spaces, case of words and the name of the body are written', () => {
    const other = { submitter: 'Odbor sociálních věcí', relation: 'bezprostredni', description: 'Setkání  proběhlo.' };
    const { voices, statements, level } = of({}, no, other);
    expect([voices.length, level]).toEqual([2, 'unfulfilled']);
    expect(statements.map(({ repeats }) => repeats?.row ?? null)).toEqual([null, null, 0]);
  });

  test('two pieces of evidence of one submitter are two, and so is one evidence of two submitters', () => {
    expect(of({}, no, { description: 'Jiné.' })).toMatchObject({ level: 'fulfilled', tally: { fulfilled: 2 } });
    expect(of({}, no, { submitter: 'OS' })).toMatchObject({ level: 'fulfilled', tally: { fulfilled: 2 } });
    expect(of({}, no, { date: '1. 6. 2025' }).tally.fulfilled).toBe(2);
  });

  test('rows in which nothing was submitted repeat nothing', () => {
    const nothing = { relation: '', progress: '', description: '' };
    expect(of(nothing, nothing).statements.map(({ repeats }) => repeats)).toEqual([null, null]);
  });
});
