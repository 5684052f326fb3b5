import fc from 'fast-check';
import { WAYS, type Comparison, type LevelAccount, type Way } from '../../src/core/periods/compare';
import { LEVELS } from '../../src/core/plan/level';
import { createTranslator } from '../../src/i18n/create';
import { comparisonSaid, periodFaultText, periodTexts, reconciliation } from '../../src/i18n/periods';

const t = createTranslator('cs', periodTexts);
const en = createTranslator('en', { cs: periodTexts.cs!, en: periodTexts.en! });
const ways = (some: Partial<Record<Way, number>> = {}): Record<Way, number> => ({
  improved: 0,
  worsened: 0,
  whole: 0,
  merged: 0,
  split: 0,
  incomparable: 0,
  ...some,
});
const said = (account: LevelAccount, translate = t): string =>
  reconciliation({ accounts: [account] } as unknown as Comparison, translate)[0]!;

test('the sentence of the specification', () =>
  expect(
    said({
      level: 'fulfilled',
      before: 40,
      after: 45,
      came: ways({ improved: 8, whole: 2 }),
      left: ways({ worsened: 2, whole: 3 }),
    }),
  ).toBe('Plněno 40 → 45: zlepšilo se 8, zhoršila se 2, přibyla 2, ukončena 3.'));

test('nothing moved', () =>
  expect(said({ level: 'partial', before: 5, after: 5, came: ways(), left: ways() })).toBe('Plněno částečně 5 → 5: beze změny.'));

test('merged, split and incomparable', () =>
  expect(
    said({
      level: 'partial',
      before: 10,
      after: 9,
      came: ways({ improved: 1, worsened: 2, merged: 1, split: 2 }),
      left: ways({ improved: 1, worsened: 1, merged: 3, split: 1, incomparable: 1 }),
    }),
  ).toBe(
    'Plněno částečně 10 → 9: zlepšením přibylo 1, zlepšením ubylo 1, zhoršením přibyla 2, zhoršením ubylo 1, sloučením vzniklo 1, sloučena 3, rozdělením vznikla 2, rozděleno 1, nesrovnatelné ubylo 1.',
  ));

/** +1 for what came, −1 for what left, by the words. */
const sign = (part: string, isBest: boolean): number => {
  if (/přiby|vznik/.test(part)) return 1;
  if (/uby|ukonč|slouč|rozděl/.test(part)) return -1;
  return part.startsWith('zlepši') === isBest ? 1 : -1;
};

test.each(['cs', 'en'] as const)('the numbers that are said add up (%s)', (language) => {
  const arbitraryWays = fc.record(Object.fromEntries(WAYS.map((way) => [way, fc.nat(9)])) as Record<Way, fc.Arbitrary<number>>);
  fc.assert(
    fc.property(fc.constantFrom(...LEVELS), arbitraryWays, arbitraryWays, (level, came, left) => {
      // Nothing comes to the best level by worsening, nor leaves it by improving; of the worst one the other way round.
      const [c, l] = [{ ...came }, { ...left }];
      if (level === 'fulfilled') c.worsened = l.improved = 0;
      if (level === 'unfulfilled') c.improved = l.worsened = 0;
      const sum = (of: Record<Way, number>): number => Object.values(of).reduce((a, b) => a + b, 0);
      const before = sum(l) + 3;
      const after = before + sum(c) - sum(l);
      const text = said({ level, before, after, came: c, left: l }, language === 'cs' ? t : en);
      const [, from, to, parts] = /(\d+) → (\d+): (.*)\.$/.exec(text)!;
      expect([+from!, +to!]).toEqual([before, after]);
      const numbers = [...parts!.matchAll(/\d+/g)].map(([digits]) => +digits);
      expect(numbers.reduce((a, b) => a + b, 0)).toBe(sum(c) + sum(l));
      if (language === 'en') return;
      const signed =
        parts! === 'beze změny' ? [] : parts!.split(', ').map((part) => sign(part, level !== 'unfulfilled') * +/\d+/.exec(part)![0]);
      expect(before + signed.reduce((a, b) => a + b, 0)).toBe(after);
    }),
  );
});

test.each([
  [1, 'Porovnává se 1 opatření, které navazuje jedno na jedno; '],
  [2, 'Porovnávají se 2 opatření, která na sebe navazují jedno na jedno; '],
  [5, 'Porovnává se 5 opatření, která na sebe navazují jedno na jedno; '],
])('%i compared', (compared, text) => {
  const period = { label: '2024', measures: [] };
  const comparison = { before: period, now: period, compared, counts: { incomparable: 0 }, accounts: [] } as unknown as Comparison;
  const notes = { reading: null, ownThreshold: null, editedSince: null };
  expect(comparisonSaid(comparison, [], notes, t)[0]!.text.startsWith(text)).toBe(true);
});

test('a fault says what and where, with days as people write them', () => {
  expect(periodFaultText({ code: 'frozenTwice', period: '2024–2025', first: 'Jana, 2026-01-05', second: 'Petr, 2026-01-06' }, t)).toBe(
    'Na listu Historie je období 2024–2025 uzavřeno dvakrát: Jana, 5. 1. 2026 a Petr, 6. 1. 2026. Nechte jedno: u řádků druhého napište do sloupce Nahrazeno dnešní den.',
  );
  expect(periodFaultText({ code: 'noDates', missing: ['periodFrom', 'asOf'] }, t)).toBe(
    'Plán nemá období. Na listu Nastavení doplňte: Období od, Stav k datu.',
  );
  expect(periodFaultText({ code: 'lineageCycle', in: 'revision', codes: ['A1', 'A2', 'A1'] }, t)).toBe(
    'Opatření na sebe navazují v kruhu: A1 → A2 → A1. Na listu Revize opravte sloupec Nový kód.',
  );
});
