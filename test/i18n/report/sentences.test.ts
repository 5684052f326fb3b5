import { liberecRegion } from '../../../src/core/plan/municipalities';
import type { SectionId } from '../../../src/core/report/document';
import type { Level } from '../../../src/core/plan/level';
import type { ReportSource } from '../../../src/core/report/source';
import { INTERPRETATIONS } from '../../../src/core/rules/interpretation';
import { outline } from '../../../src/i18n/report/outline';
import { genitiveOf } from '../../../src/i18n/report/planName';
import {
  area,
  aszRow,
  contact,
  criterion,
  exchange,
  joined,
  measure,
  measureAt,
  plan,
  PUBLISHED_AREAS,
  SPOKEN,
  statement,
  type Fragment,
} from '../../build/plans';
import { sourceOf } from '../../build/report';

/** The generated text of a section, with the spaces of a keyboard. */
const prose = (id: SectionId, source: ReportSource): string =>
  outline(source)
    .find((section) => section.id === id)!
    .proposed.replace(/\u00a0/g, ' ');

/** So many measures at a level, each of one criterion. */
const measuresAt = (level: Level, count: number, from = 0): Fragment =>
  joined(...Array.from({ length: count }, (_, i) => measureAt(`M${String(from + i + 1).padStart(3, '0')}`, [level])));
const withLevels = (fulfilled: number, partial: number, unfulfilled: number): ReportSource =>
  sourceOf(
    plan(
      joined(
        measuresAt('fulfilled', fulfilled),
        measuresAt('partial', partial, fulfilled),
        measuresAt('unfulfilled', unfulfilled, fulfilled + partial),
      ),
    ),
  );

describe('the summary', () => {
  test.each([
    [0, 'Plněno nebylo žádné opatření.'],
    [1, 'Bylo plněno 1 opatření, tedy 1 % z celkového počtu.'],
    [2, 'Byla plněna 2 opatření, tedy 2 % z celkového počtu.'],
    [4, 'Byla plněna 4 opatření, tedy 4 % z celkového počtu.'],
    [5, 'Bylo plněno 5 opatření, tedy 5 % z celkového počtu.'],
    [21, 'Bylo plněno 21 opatření, tedy 21 % z celkového počtu.'],
    [22, 'Bylo plněno 22 opatření, tedy 22 % z celkového počtu.'],
    [72, 'Bylo plněno 72 opatření, tedy 72 % z celkového počtu.'],
  ])('%i fulfilled', (count, sentence) => {
    expect(prose('shrnuti', withLevels(count, 99 - count, 1))).toContain(sentence);
  });

  test.each([
    [0, 'Částečně nebylo plněno žádné opatření.'],
    [1, 'Částečně bylo plněno 1 opatření, tedy 1 %.'],
    [2, 'Částečně byla plněna 2 opatření, tedy 2 %.'],
    [4, 'Částečně byla plněna 4 opatření, tedy 4 %.'],
    [5, 'Částečně bylo plněno 5 opatření, tedy 5 %.'],
    [22, 'Částečně bylo plněno 22 opatření, tedy 22 %.'],
  ])('%i partial', (count, sentence) => {
    expect(prose('shrnuti', withLevels(99 - count, count, 1))).toContain(sentence);
  });

  test.each([
    [0, 'Žádné opatření nezůstalo neplněno.'],
    [1, 'Plněno nebylo 1 opatření, tedy 1 % (M100).'],
    [2, 'Plněna nebyla 2 opatření, tedy 2 % (M099, M100).'],
    [4, 'Plněna nebyla 4 opatření, tedy 4 % (M097, M098, M099, M100).'],
    [5, 'Plněno nebylo 5 opatření, tedy 5 % (M096, M097, M098, M099, M100).'],
    [21, 'Plněno nebylo 21 opatření, tedy 21 %.'],
  ])('%i unfulfilled', (count, sentence) => {
    expect(prose('shrnuti', withLevels(99 - count, 1, count))).toContain(sentence);
  });

  test.each([
    [[1, 0, 0], 'Jediné opatření plánu bylo plněno.'],
    [[0, 1, 0], 'Jediné opatření plánu bylo plněno částečně.'],
    [[0, 0, 1], 'Jediné opatření plánu plněno nebylo.'],
    [[2, 0, 0], 'Obě opatření plánu byla plněna.'],
    [[0, 0, 2], 'Ani jedno z obou opatření plánu nebylo plněno.'],
    [[0, 4, 0], 'Všechna 4 opatření plánu byla plněna částečně.'],
    [[0, 0, 3], 'Z 3 opatření plánu nebylo plněno žádné.'],
    [[72, 0, 0], 'Všech 72 opatření plánu bylo plněno.'],
  ] as const)('all at one level: %j', ([p, c, n], sentence) => {
    const text = prose('shrnuti', withLevels(p, c, n));
    expect(text.startsWith(sentence)).toBe(true);
    expect(text).not.toMatch(/Hodnocen|žádné opatření/);
  });

  test('as it was published: 40, 28 and 4 of 72', () => {
    expect(prose('shrnuti', withLevels(40, 28, 4))).toBe(
      [
        'Hodnoceno bylo 72 opatření. Bylo plněno 40 opatření, tedy 56 % z celkového počtu.',
        'Částečně bylo plněno 28 opatření, tedy 39 %.',
        'Plněna nebyla 4 opatření, tedy 5 % (M069, M070, M071, M072).',
        'Přehled plnění jednotlivých opatření je v příloze č. 1.',
      ].join('\n'),
    );
  });

  test('a level that is there and rounds to nothing is < 1 %', () => {
    expect(prose('shrnuti', withLevels(299, 1, 0))).toContain('Částečně bylo plněno 1 opatření, tedy < 1 %.');
  });

  test('silence is told apart from a declared non-fulfilment', () => {
    const silent = (count: number): string =>
      prose(
        'shrnuti',
        sourceOf(
          plan(
            joined(measuresAt('fulfilled', 2), measuresAt('unfulfilled', 3, 2), {
              measures: Array.from({ length: count }, (_, i) => measure(`S${i + 1}`)),
              criteria: [],
              statements: [],
            }),
          ),
        ),
      );
    expect(silent(0)).not.toContain('nepřišel');
    expect(silent(1)).toContain('K 1 neplněnému opatření nepřišel žádný podklad (S1).');
    expect(silent(2)).toContain('K 2 neplněným opatřením nepřišel žádný podklad (S1, S2).');
  });

  test('a plan without measures has nothing to sum up', () => {
    expect(outline(sourceOf(plan())).map(({ id, why }) => [id, why])).toEqual([
      ['uvod', null],
      ['podklady', 'noMeasures'],
      ['shrnuti', 'noMeasures'],
      ['okruhy', 'noAreas'],
      ['silne-slabe', 'noMeasures'],
      ['duvody', 'noMeasures'],
      ['uzemi', 'noTerritory'],
      ['revize', 'noRevision'],
      ['porovnani', 'noPrevious'],
      ['vyhodnoceni', 'fewPeriods'],
      ['omezeni', null],
      ['usneseni', 'noMeasures'],
      ['priloha', 'noMeasures'],
      ['vyporadani', 'noComments'],
    ]);
  });
});

describe('the introduction', () => {
  test('names the plan, the day, the period, and how much there is', () => {
    const source = sourceOf(
      plan({
        areas: PUBLISHED_AREAS,
        ...joined(measuresAt('fulfilled', 1), measureAt('B1.1', ['fulfilled', 'partial'], { subarea: 'B1' })),
      }),
    );
    expect(prose('uvod', source)).toBe(
      [
        'Zpráva hodnotí plnění Akčního plánu 2024-2025 k 31. 12. 2025. Hodnotí se období od 1. 1. 2024 do 31. 12. 2025. Plán byl schválen [doplňte kým, kdy a jakým usnesením].',
        'Plán obsahuje 2 opatření a k nim 3 kritéria plnění. Úroveň opatření se určuje podle jeho kritérií. Opatření jsou rozdělena do 2 okruhů:',
        '– A Systémová opatření (1 opatření)',
        '– B Osvěta, komunikace (1 opatření)',
        'Přehled všech opatření, jejich kritérií a podkladů je v příloze č. 1.',
      ].join('\n'),
    );
  });

  test('one measure in no area, of a plan without a day', () => {
    const source = sourceOf(
      plan({ settings: { asOf: null, periodFrom: null, planName: 'Bydlení pro všechny' }, ...measureAt('1', ['fulfilled']) }),
    );
    expect(prose('uvod', source)).toContain('Zpráva hodnotí plnění dokumentu „Bydlení pro všechny“. Plán byl schválen');
    expect(prose('uvod', source)).toContain('Plán obsahuje 1 opatření a k němu 1 kritérium plnění.');
    expect(prose('uvod', source)).not.toContain('okruh');
  });

  test('measures without criteria', () => {
    expect(prose('uvod', sourceOf(plan({ measures: [measure('1')] })))).toContain('Plán obsahuje 1 opatření.');
  });

  test.each([
    ['Akční plán 2024-2025', 'Akčního plánu 2024-2025'],
    ['I. Akční plán Strategie', 'I. Akčního plánu Strategie'],
    ['Strategický plán města', 'Strategického plánu města'],
    ['Plán', 'Plánu'],
    ['Program prevence kriminality', 'Programu prevence kriminality'],
    ['Strategie sociálního začleňování', 'Strategie sociálního začleňování'],
    ['Komunitně vedený plán obce', 'dokumentu „Komunitně vedený plán obce“'],
    ['Náš plán', 'dokumentu „Náš plán“'],
    ['Plánování 2030', 'dokumentu „Plánování 2030“'],
    [' ', 'akčního plánu'],
  ])('the second case of „%s“', (name, genitive) => {
    expect(genitiveOf(name)).toBe(genitive);
  });
});

describe('how it went', () => {
  const asked = (count: number, answered: number): ReportSource => {
    const names = Array.from({ length: count }, (_, i) => `Úřad ${i + 1}`);
    return sourceOf(
      plan({
        measures: [measure('1', { lead: names.join('; ') })],
        criteria: [criterion('1')],
        statements: names.slice(0, answered).map((submitter) => statement('1', '1', { submitter, description: submitter })),
      }),
      exchange({ calledOn: '2025-12-01', deadline: '2026-01-16' }),
    );
  };
  test.each([
    [1, 0, 'Osloven byl 1 předkladatel; žádný podklad nepřišel.'],
    [1, 1, 'Osloven byl 1 předkladatel; podklady poslal.'],
    [2, 1, 'Osloveni byli 2 předkladatelé; podklady poslal 1.'],
    [4, 2, 'Osloveni byli 4 předkladatelé; podklady poslali 2.'],
    [5, 5, 'Osloveno bylo 5 předkladatelů; podklady poslali všichni.'],
    [21, 4, 'Osloveno bylo 21 předkladatelů; podklady poslali 4.'],
    [72, 22, 'Osloveno bylo 72 předkladatelů; podklady poslalo 22.'],
  ])('%i asked, %i answered', (count, answered, sentence) => {
    expect(prose('podklady', asked(count, answered))).toContain(
      `Výzva k předložení podkladů byla odeslána 1. 12. 2025. Podklady se odevzdávaly do 16. 1. 2026. ${sentence}`,
    );
  });

  test('before anybody was called nobody was addressed', () => {
    const source = sourceOf(plan(measureAt('1', ['fulfilled'], { lead: 'OSV', partners: 'Charita' })));
    expect(prose('podklady', source)).toContain('Podklady mají předložit 2 předkladatelé; podklady poslal 1.');
    expect(prose('podklady', source)).toContain('Bez odpovědi: Charita.');
  });

  test.each([
    [0, 'K 1 kritériu plánu nepřišel žádný podklad.'],
    [1, 'K 1 kritériu plánu přišel 1 podklad.'],
    [2, 'K 1 kritériu plánu přišly 2 podklady.'],
    [5, 'K 1 kritériu plánu přišlo 5 podkladů.'],
  ])('%i statements', (count, sentence) => {
    expect(prose('podklady', asked(Math.max(count, 1), count))).toContain(sentence);
  });

  test.each([
    [0, 'Podklad má každé kritérium.'],
    [1, 'Bez podkladu zůstalo 1 kritérium (1).'],
    [3, 'Bez podkladu zůstala 3 kritéria (1).'],
    [21, 'Bez podkladu zůstalo 21 kritérií (1).'],
  ])('%i criteria without a statement', (count, sentence) => {
    const numbers = Array.from({ length: count + 1 }, (_, i) => String(i + 1));
    const source = sourceOf(
      plan({ measures: [measure('1')], criteria: numbers.map((number) => criterion('1', number)), statements: [statement('1', '1')] }),
    );
    expect(prose('podklady', source)).toContain(sentence);
  });

  test('every interpretation of the rule is told, the one that can fall back with a warning', () => {
    const said = INTERPRETATIONS.map((reading) =>
      prose('podklady', sourceOf(plan({ settings: { reading }, ...measureAt('1', ['fulfilled']) }))),
    );
    for (const text of said) expect(text).toMatch(/výklad pravidla: opatření je plněno, je-li/);
    expect(new Set(said).size).toBe(INTERPRETATIONS.length);
    expect(said.filter((text) => text.includes('úroveň opatření snížit'))).toHaveLength(1);
  });

  test('the threshold is told where a criterion is judged by territory, and only there', () => {
    const territory = (of: string): ReportSource =>
      sourceOf(
        plan({
          settings: { threshold: 2 / 3 },
          measures: [measure('1')],
          criteria: [criterion('1')],
          statements: [statement('1', '1', { territory: of })],
        }),
      );
    expect(prose('podklady', territory('Liberec'))).toContain('aspoň 66,7 % obcí (144 z 215); při menším pokrytí nejvýš částečně.');
    expect(prose('podklady', territory('Liberec'))).toContain('jen v některých obcích');
    expect(prose('podklady', territory(''))).not.toMatch(/obc/);
  });
});

describe('areas, strengths and weaknesses', () => {
  /** An area of so many fulfilled, partial and unfulfilled measures. */
  const areaOf = (code: string, p: number, c: number, n: number): Fragment =>
    joined(
      ...(['fulfilled', 'partial', 'unfulfilled'] as const).flatMap((level, at) =>
        Array.from({ length: [p, c, n][at]! }, (_, i) => measureAt(`${code}1.${level.charAt(0)}${i}`, [level], { subarea: `${code}1` })),
      ),
    );
  const source = (...parts: Fragment[]): ReportSource => sourceOf(plan({ areas: PUBLISHED_AREAS, ...joined(...parts) }));

  test('an area with less than five measures is neither above nor below', () => {
    const text = prose('silne-slabe', source(areaOf('A', 5, 0, 0), areaOf('B', 1, 2, 3), areaOf('C', 4, 0, 0)));
    expect(text).toContain('Okruh A Systémová opatření: plněno 5 z 5 opatření (100 %); v celém plánu 67 %.');
    expect(text).toContain('Okruh B Osvěta, komunikace: plněno 1 z 6 opatření (17 %); v celém plánu 67 %.');
    expect(text).not.toContain('plněno 4 z 4');
    expect(text).toContain('Okruh C Znalosti a vzdělávání: všechna 4 opatření byla plněna, aspoň částečně.');
  });

  test('one area is not compared with itself', () => {
    expect(prose('silne-slabe', source(areaOf('A', 5, 1, 1)))).not.toContain('v celém plánu');
    expect(prose('okruhy', source(areaOf('A', 5, 1, 1)))).toBe('');
  });

  test('areas of equal shares stand together', () => {
    expect(prose('okruhy', source(areaOf('A', 5, 5, 0), areaOf('B', 4, 4, 0), areaOf('C', 0, 5, 0), areaOf('D', 1, 0, 0)))).toBe(
      'Nejvyšší podíl plněných opatření mají okruhy A Systémová opatření; B Osvěta, komunikace: 50 %. ' +
        'Nejnižší podíl má okruh C Znalosti a vzdělávání: 0 z 5, tedy 0 %. Porovnávají se jen okruhy, které mají aspoň 5 opatření.',
    );
  });

  test('leads: who sent all, who sent nothing', () => {
    const parts = joined(measureAt('1', ['fulfilled'], { lead: 'OSV' }), {
      measures: [measure('2', { lead: 'Policie' })],
      criteria: [criterion('2')],
      statements: [],
    });
    const text = prose('silne-slabe', sourceOf(plan(parts)));
    expect(text).toContain('Úplné podklady ke všem svým kritériím předložil 1 gestor: OSV.');
    expect(text).toContain('Žádný podklad nepředložil 1 gestor: Policie.');
  });

  test('no sentence says why', () => {
    const texts = outline(sourceOf(plan({ areas: PUBLISHED_AREAS, ...joined(areaOf('A', 5, 2, 1), areaOf('B', 1, 5, 2)) })))
      .filter(({ id }) => ['shrnuti', 'okruhy', 'silne-slabe', 'duvody'].includes(id))
      .map(({ proposed }) => proposed)
      .join(' ');
    expect(texts).not.toMatch(/protože|kvůli|díky|způsob|vedl[oay]? k|v důsledku|zapříčin|proto/i);
  });

  test('dependence on the reading', () => {
    const borderline = measureAt('1', ['partial', 'partial', 'unfulfilled']);
    expect(prose('silne-slabe', sourceOf(plan(borderline)))).toContain('Úroveň 1 opatření závisí na tom, jak se pravidlo vyloží (1).');
    expect(prose('silne-slabe', sourceOf(plan(measureAt('1', ['fulfilled']))))).toContain(
      'Úroveň žádného opatření nezávisí na tom, jak se pravidlo vyloží.',
    );
  });
});

describe('reasons', () => {
  const withReasons = (...reasons: string[]): ReportSource =>
    sourceOf(
      plan({
        measures: reasons.map((_, i) => measure(`${i + 1}`)),
        criteria: reasons.map((_, i) => criterion(`${i + 1}`)),
        statements: reasons.map((reason, i) => statement(`${i + 1}`, '1', { ...SPOKEN.partial, reason })),
      }),
    );
  const capacity = 'personální a kapacitní limity';
  const paper = 'administrativní náročnost';

  test('the most frequent one, each measure once, and how many have none', () => {
    expect(prose('duvody', withReasons(capacity, capacity, paper, '', '', ''))).toBe(
      'Nejčastější důvod částečného plnění: personální a kapacitní limity (2 opatření). U 3 opatření důvod uveden není (4, 5, 6). Každé opatření se počítá jednou, podle hlavního důvodu.',
    );
  });
  test('equally frequent ones', () => {
    expect(prose('duvody', withReasons(capacity, capacity, paper, paper))).toContain(
      'Nejčastější důvody částečného plnění: personální a kapacitní limity a administrativní náročnost (u každého 2 opatření).',
    );
  });
  test('of one measure each none is the most frequent', () => {
    expect(prose('duvody', withReasons(capacity, paper))).not.toContain('Nejčastější');
    expect(prose('duvody', withReasons(capacity))).toContain(
      'Nejčastější důvod částečného plnění: personální a kapacitní limity (1 opatření).',
    );
  });
  test('where all is fulfilled there are none', () => {
    expect(outline(withLevels(3, 0, 0)).find(({ id }) => id === 'duvody')!.why).toBe('allFulfilled');
  });
});

describe('territory and funds', () => {
  test('funds are quoted only where the stated total is the sum', () => {
    const funds = (total: number | null, ...rows: string[]): string =>
      prose('uzemi', sourceOf(plan({ asz: rows.map((amount, i) => aszRow(`Obec ${i + 1}`, amount)), aszTotal: total })));
    expect(funds(3_000_000, '1 000 000', '2 000 000')).toContain('činí celkem 3 000 000 Kč.');
    expect(funds(null, '1 000 000', '2 000 000')).toContain('činí celkem 3 000 000 Kč.');
    expect(funds(3_000_001, '1 000 000', '2 000 000')).not.toMatch(/\d/);
    expect(funds(null, '1 000 000', 'nezjištěno')).not.toMatch(/\d/);
  });

  test('criteria that reach the threshold', () => {
    const coverage = (...territories: string[]): string =>
      prose(
        'uzemi',
        sourceOf(
          plan({
            measures: [measure('1')],
            criteria: territories.map((_, i) => criterion('1', String(i + 1))),
            statements: territories.map((territory, i) => statement('1', String(i + 1), { territory })),
          }),
        ),
      );
    expect(coverage('celý kraj')).toBe('Podle území se hodnotí 1 kritérium (1). Hranice 90 % obcí dosahuje.');
    expect(coverage('Liberec')).toBe('Podle území se hodnotí 1 kritérium (1). Hranice 90 % obcí nedosahuje.');
    expect(coverage('Liberec', 'Semily')).toBe('Podle území se hodnotí 2 kritéria (1). Hranice 90 % obcí nedosahuje žádné z nich.');
    expect(coverage('celý kraj', 'Semily')).toBe('Podle území se hodnotí 2 kritéria (1). Hranice 90 % obcí dosahuje 1 z nich (1).');
    expect(coverage(...Array<string>(5).fill('celý kraj'))).toContain(
      'Podle území se hodnotí 5 kritérií (1). Hranice 90 % obcí dosahuje 5 z nich (1).',
    );
  });

  test('partners of the ASZ against the others: the caveat always, medians only of five and more', () => {
    const municipalities = liberecRegion().map((one, i) => (i < 12 ? { ...one, aszSince: '' } : one));
    const compared = (count: number): string => {
      const covered = municipalities.slice(0, count).map(({ code }) => code);
      const own = plan({
        municipalities,
        measures: [measure('1')],
        criteria: [criterion('1', '1')],
        statements: [statement('1', '1', { territory: [...covered, ...municipalities.slice(12, 20).map(({ code }) => code)].join('; ') })],
      });
      return prose('uzemi', sourceOf(own));
    };
    expect(compared(6)).toContain(
      'Podklady se týkají 6 z 12 partnerských obcí Agentury a 8 z 203 ostatních; obce bez odpovědi se do srovnání nepočítají. Medián podílu kritérií, ve kterých je obec pokryta, je u partnerských obcí 100 %, u ostatních 100 %.',
    );
    expect(compared(4)).toContain('V jedné ze skupin je méně než 5 obcí s odpovědí, podíly se proto nesrovnávají.');
    for (const count of [4, 6]) expect(compared(count)).toContain('Partnerské obce nebyly vybrány náhodně; rozdíl není důkazem příčiny.');
  });

  test('a plan without municipalities speaks of none', () => {
    const source = sourceOf(
      plan({
        municipalities: [],
        measures: [measure('1')],
        criteria: [criterion('1')],
        statements: [statement('1', '1', { territory: 'Liberec' })],
      }),
    );
    const texts = outline(source).map(({ proposed }) => proposed);
    expect(texts.join('\n')).not.toMatch(/\bobc|kraj/);
    expect(prose('usneseni', source)).toContain('Rada [doplňte čí] po projednání');
  });
});

test('the resolution: what is not known is a gap, what is known is said', () => {
  expect(prose('usneseni', withLevels(1, 1, 2))).toBe(
    [
      'Rada kraje po projednání',
      'bere na vědomí zprávu o plnění Akčního plánu 2024-2025 k 31. 12. 2025 dle přílohy č. 1,',
      'doporučuje Zastupitelstvu kraje vzít tuto zprávu na vědomí,',
      'ukládá',
      '– [doplňte komu] předložit zprávu Zastupitelstvu kraje.',
      'Termín: [doplňte termín]. Zodpovídá: [doplňte jméno a funkci].',
      '– gestorům 2 neplněných opatření (M003, M004) předložit návrh dalšího postupu.',
      'Termín: [doplňte termín]. Zodpovídá: [doplňte jméno a funkci].',
      'Zastupitelstvo kraje po projednání',
      'bere na vědomí zprávu o plnění Akčního plánu 2024-2025 k 31. 12. 2025 dle přílohy č. 1.',
    ].join('\n'),
  );
  // By when and who are lines of their task, so that they stand under its text and not under its bullet.
  const { blocks } = outline(withLevels(1, 1, 2)).find(({ id }) => id === 'usneseni')!.made!;
  const items = blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));
  expect(
    items.map(
      ({ runs }) =>
        runs
          .map(({ text }) => text)
          .join('')
          .split('\n').length,
    ),
  ).toEqual([2, 2]);
  expect(prose('usneseni', withLevels(1, 1, 1))).toContain('gestorovi 1 neplněného opatření (M003) předložit');
  expect(prose('usneseni', withLevels(1, 0, 0))).not.toContain('neplněn');
});

test('without the annex nothing refers to it', () => {
  const source = withLevels(2, 1, 1);
  const texts = (without: SectionId[]): string =>
    outline(source, [], { without })
      .filter(({ why }) => why === null)
      .map(({ proposed }) => proposed)
      .join('\n');
  expect(texts([])).toContain('příloze\u00a0č.'.replace('\u00a0', ' '));
  expect(texts(['priloha'])).not.toMatch(/přílo/);
});

test('areas without a name or of unusual codes', () => {
  const source = sourceOf(
    plan({
      areas: [area('1.', ''), area('II', 'Bydlení & „domov“')],
      ...joined(measureAt('1', ['fulfilled'], { subarea: '1.' }), measureAt('2', ['partial'], { subarea: 'II' })),
    }),
  );
  expect(prose('uvod', source)).toContain('– 1. (1 opatření)\n– II Bydlení & „domov“ (1 opatření)');
});

test('who was called alone counts as addressed', () => {
  const source = sourceOf(
    plan(measureAt('1', ['fulfilled'], { lead: 'OSV', partners: 'Charita' })),
    exchange({ contacts: [contact('OSV', { called: '2026-01-05' })] }),
  );
  expect(prose('podklady', source)).toContain('Osloven byl 1 předkladatel; podklady poslal.');
});
