import { INTERPRETATIONS, prevailing } from '../../src/core/rules/interpretation';
import { evaluate } from '../../src/core/rules/evaluate';
import { LEVELS, onlyLevel } from '../../src/core/plan/level';
import { translator, type Language } from '../../src/i18n';
import { clauseSentence, why } from '../../src/i18n/sentences';
import { criterion, measure, plan, statement, type TypedStatement } from '../build/plans';

const DONE: TypedStatement = { relation: 'Bezprostřední', progress: 'Realizováno', description: 'x', reason: '' };
const PARTLY: TypedStatement = { relation: 'Částečný', progress: 'Částečně realizováno', description: 'x', reason: 'jiné' };
const NOT: TypedStatement = { relation: 'Bezprostřední', progress: 'Neplní se', description: '', reason: '' };
const by = (submitter: string, typed: TypedStatement): TypedStatement => ({ ...typed, submitter });

/** The sentence for a measure with such statements to each of its criteria. */
function said(criteria: readonly (readonly TypedStatement[])[], language: Language = 'cs'): string {
  const { measures } = evaluate(
    plan({
      measures: [measure('A1.1')],
      criteria: criteria.map((_, i) => criterion('A1.1', String(i + 1))),
      statements: criteria.flatMap((all, i) => all.map((typed) => statement('A1.1', String(i + 1), { submitter: 'Odbor', ...typed }))),
    }),
  );
  return why(measures[0]!, translator(language)).replaceAll('\u00a0', ' ');
}

const SEVERAL = (count: number, typed: TypedStatement): TypedStatement[] =>
  [...Array(count).keys()].map((i) => by(`Odbor ${'abcdef'.charAt(i)}`, typed));

test.each<[string, TypedStatement[][], string]>([
  ['all fulfilled', [SEVERAL(2, DONE), [DONE], [DONE]], 'Plněna všechna 3 kritéria. Č. 1 doložili shodně 2 předkladatelé.'],
  ['with nothing to add', [[DONE], [DONE]], 'Plněna obě kritéria.'],
  ['five of them', [[DONE], SEVERAL(5, DONE), [DONE], [DONE], [DONE]], 'Plněno všech 5 kritérií. Č. 2 doložilo shodně 5 předkladatelů.'],
  ['nobody answered', [[], []], 'Neplněna obě kritéria: nikdo neodpověděl.'],
  ['all in part', [[PARTLY], [PARTLY], [PARTLY]], 'Částečně plněna všechna 3 kritéria: doloženo jen zčásti.'],
  [
    'unfulfilled for different grounds',
    [[], [NOT]],
    'Neplněna obě kritéria. Č. 1: nikdo neodpověděl. Č. 2: předkladatel uvedl, že se neplní.',
  ],
  [
    'mixed: zeros left out, equal ones together',
    [[DONE], SEVERAL(3, PARTLY), [DONE], [DONE]],
    'Plněná kritéria převažují: plněno 3, částečně 1. Č. 1, 3 a 4 plněno. Č. 2 plněno částečně: zčásti doložili shodně 3 předkladatelé.',
  ],
  [
    'votes that differ',
    [[by('a', DONE), by('b', DONE), by('c', PARTLY)], [DONE]],
    'Plněna obě kritéria. Č. 1: podle vyjádření (plněno 2, částečně 1).',
  ],
  ['the same body twice is not two', [[DONE, { ...DONE, description: 'y' }]], 'Jediné kritérium je plněno: podle vyjádření (plněno 2).'],
  ['no proof at all', [SEVERAL(2, NOT)], 'Jediné kritérium není plněno: plnění nedoložil žádný ze 2 předkladatelů.'],
  [
    'borderline: what other readings say',
    [[DONE], [PARTLY], [NOT]],
    'Plněná kritéria nemají většinu, spolu s částečně plněnými však převažují: plněno 1, částečně 1, neplněno 1. Č. 1 plněno. Č. 2 plněno částečně: doloženo jen zčásti. Č. 3 neplněno: předkladatel uvedl, že se neplní. Hraniční: doslovný výklad říká Neplněno.',
  ],
  [
    'a territory',
    [[{ ...PARTLY, territory: 'Turnov' }], [DONE], [DONE]],
    'Plněná kritéria převažují: plněno 2, částečně 1. Č. 1 plněno částečně: pouze v některých obcích. Č. 2 a 3 plněno.',
  ],
])('%s', (_, criteria, sentence) => {
  expect(said(criteria)).toBe(sentence);
});

test('the same in English', () => {
  expect(said([SEVERAL(2, DONE), [DONE], [DONE]], 'en')).toBe('All 3 criteria are fulfilled. No. 1: shown alike by 2 submitters.');
  expect(said([[DONE], [PARTLY], [DONE]], 'en')).toBe(
    'Fulfilled criteria prevail: fulfilled 2, partly 1. No. 1 and 3 fulfilled. No. 2 partly fulfilled: documented only in part.',
  );
});

test('no sentence counts what is not there, and criteria that all stand at one level have that level under every reading', () => {
  for (const language of ['cs', 'en'] as const) {
    const t = translator(language);
    for (const reading of INTERPRETATIONS)
      for (let p = 0; p <= 5; p++)
        for (let c = 0; c <= 5; c++)
          for (let n = 0; n <= 5; n++) {
            const tally = { fulfilled: p, partial: c, unfulfilled: n };
            const { level, clause } = prevailing(tally, reading);
            const sentence = clauseSentence(clause, tally, t);
            expect(sentence).toMatch(/^\p{Lu}[^{}]+\.$/u);
            expect(sentence).not.toMatch(/\b0\b/);
            const only = onlyLevel(tally);
            if (only) expect([reading, p, c, n, level]).toEqual([reading, p, c, n, only]);
            else for (const one of LEVELS) if (tally[one] > 0) expect(sentence).toContain(String(tally[one]));
          }
  }
});
