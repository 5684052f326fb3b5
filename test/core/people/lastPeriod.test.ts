import { addressees } from '../../../src/core/people/addressees';
import { NO_LAST } from '../../../src/core/people/last';
import { lastAnswers, lastLevels } from '../../../src/core/people/lastPeriod';
import { historyOf } from '../../../src/core/periods/history';
import type { Plan } from '../../../src/core/plan/plan';
import { evaluate } from '../../../src/core/rules/evaluate';
import { frozenIn } from '../../../src/schema/read/periods';
import { historyTable } from '../../build/history';
import { criterion, exchange, joined, measure, measureAt, plan, statement, type PlanParts } from '../../build/plans';

const LAST = { periodFrom: '2022-01-01', periodTo: '2023-12-31', asOf: '2023-12-31' };
const before = (parts: PlanParts): Plan => plan({ settings: LAST, ...parts });

/** What the answers of the last period are for each question: "A1.1/1" → descriptions. */
function shown(now: Plan, last: Plan): Record<string, string[]> {
  const answers = lastAnswers(now, last);
  if ('faults' in answers) throw new Error(JSON.stringify(answers.faults));
  return Object.fromEntries([...answers.answers].map(([id, all]) => [id.replace('\n', '/'), all.map(({ description }) => description)]));
}
const of = (code: string, ...texts: readonly string[]) => ({
  measures: [measure(code, { title: `Opatření ${code}` })],
  criteria: texts.map((text, i) => criterion(code, String(i + 1), text)),
  statements: texts.map((text, i) => statement(code, String(i + 1), { description: `${code}: ${text}` })),
});
const TWO = before(joined(of('A1.1', 'Smlouva', 'Zápis'), of('A1.2', 'Zápis', 'Seznam')));
const asking = (code: string, follows: string, ...texts: readonly string[]) => ({
  measures: [measure(code, { title: `Opatření ${code}`, follows })],
  criteria: texts.map((text, i) => criterion(code, String(i + 1), text)),
  statements: [],
});
const bare = (code: string, title: string, follows?: string) => ({
  measures: [measure(code, follows === undefined ? { title } : { title, follows })],
  criteria: [],
  statements: [],
});

test('a measure with another code is shown the answers of the one that it follows', () => {
  expect(shown(plan(asking('B7', 'A1.1', 'Smlouva', 'Zápis')), TWO)).toEqual({ 'b7/1': ['A1.1: Smlouva'], 'b7/2': ['A1.1: Zápis'] });
  expect(shown(plan(asking('A1.1', 'nové', 'Smlouva')), TWO)).toEqual({});
});

test('a criterion that moved is known by its wording, a reworded one by its number', () => {
  expect(shown(plan(asking('A1.1', '', 'Nové kritérium', 'Smlouva', 'zápis.')), TWO)).toEqual({
    'a1.1/2': ['A1.1: Smlouva'],
    'a1.1/3': ['A1.1: Zápis'],
  });
  expect(shown(plan(asking('A1.1', '', 'Podepsaná smlouva', 'Zápis')), TWO)).toEqual({
    'a1.1/1': ['A1.1: Smlouva'],
    'a1.1/2': ['A1.1: Zápis'],
  });
});

test('two criteria of one wording are told apart by their numbers', () => {
  const twice = before(of('A1.1', 'Zápis', 'Zápis'));
  twice.statements.forEach((one, i) => Object.assign(one, { description: String(i + 1) }));
  expect(shown(plan(asking('A1.1', '', 'Zápis', 'Zápis')), twice)).toEqual({ 'a1.1/1': ['1'], 'a1.1/2': ['2'] });
});

test('a merged measure is shown the answers of all that went into it; a new criterion what no other took', () => {
  expect(shown(plan(asking('C1', 'A1.1; A1.2', 'Zápis', 'Společná smlouva')), TWO)).toEqual({
    'c1/1': ['A1.1: Zápis', 'A1.2: Zápis'],
    'c1/2': ['A1.1: Smlouva', 'A1.2: Seznam'],
  });
});

test('each part of a split measure is shown the answers of the one', () => {
  const parts = plan(joined(asking('A1.1', 'A1.1', 'Smlouva'), asking('A1.3', 'A1.1', 'Zápis'), asking('A1.2', '', 'Seznam')));
  expect(shown(parts, TWO)).toEqual({ 'a1.1/1': ['A1.1: Smlouva'], 'a1.3/1': ['A1.1: Zápis'], 'a1.2/1': ['A1.2: Seznam'] });
});

test('where there were no criteria, or are none now, the answers are of the measure as a whole', () => {
  const whole = before({ measures: [measure('A1.1')], statements: [statement('A1.1', '', { description: 'celek' })] });
  expect(shown(plan(asking('A1.1', '', 'Jedno', 'Druhé')), whole)).toEqual({ 'a1.1/1': ['celek'], 'a1.1/2': ['celek'] });
  expect(shown(plan({ measures: [measure('A1.1')] }), before(of('A1.1', 'Smlouva', 'Zápis')))).toEqual({
    'a1.1/': ['A1.1: Smlouva', 'A1.1: Zápis'],
  });
});

test('another plan, a code that means something else and a circle are told', () => {
  const codes = (now: Plan, last: Plan): string[] => {
    const answers = lastAnswers(now, last);
    return 'faults' in answers ? answers.faults.map(({ code }) => code) : [];
  };
  expect(codes(plan(asking('A1.1', 'X9')), TWO)).toEqual(['otherPlan']);
  const reused = plan(joined(bare('A1.1', 'Koupit automobil pečovatelkám'), asking('A1.2', '', 'Zápis')));
  expect(codes(reused, before(joined(bare('A1.1', 'Zřídit krizové bydlení'), of('A1.2', 'Zápis'))))).toEqual(['codeReused']);
  const circle = joined(bare('A1.1', 'Terénní práce', 'A1.2'), bare('A1.2', 'Dluhové poradny', 'A1.1'));
  expect(codes(plan(circle), TWO)).toEqual(['lineageCycle']);
});

test('a plan without dates is followed all the same', () => {
  const undated = plan({ settings: { periodFrom: null, planName: 'AP 2022' }, ...of('A1.1', 'Smlouva') });
  expect(shown(plan(asking('A1.1', '', 'Smlouva')), undated)).toEqual({ 'a1.1/1': ['A1.1: Smlouva'] });
});

describe('levels that Historie keeps', () => {
  const frozen = before(joined(measureAt('A1.1', ['fulfilled']), measureAt('A1.2', ['unfulfilled']), measureAt('A1.3', ['partial'])));
  const standing = (now: Plan, last = frozen) => ({
    plan: now,
    evaluation: evaluate(now),
    history: historyOf(frozenIn(historyTable(last))),
  });

  test('stand beside every question of the measures that follow, of a merged one all, of a new one none', () => {
    const now = plan({
      measures: [
        measure('A1.1', { title: 'Opatření A1.1' }),
        measure('B1', { title: 'Společné', follows: 'A1.2; A1.3' }),
        measure('B2', { title: 'Nové opatření', follows: 'nové' }),
      ],
    });
    const levels = lastLevels(standing(now));
    if ('faults' in levels) throw new Error('faults');
    const { addressees: list } = addressees(now, exchange(), { ...NO_LAST, ...levels });
    const ended = list.flatMap(({ items }) =>
      items.map(({ measure: { code }, last }) => [code, last?.period, last?.measures.map((one) => `${one.code} ${one.level}`)]),
    );
    expect(ended).toEqual([
      ['A1.1', '2022–2023', ['A1.1 fulfilled']],
      ['B1', '2022–2023', ['A1.2 unfulfilled', 'A1.3 partial']],
      ['B2', undefined, undefined],
    ]);
  });

  test('nothing is known before the first period is frozen, nor of a plan without dates', () => {
    const now = plan(measureAt('A1.1', ['fulfilled']));
    expect(lastLevels({ ...standing(now), history: { periods: [], faults: [] } })).toEqual({ levels: new Map() });
    expect(lastLevels(standing(plan({ settings: { asOf: null }, ...measureAt('A1.1', ['fulfilled']) })))).toEqual({ levels: new Map() });
  });

  test('a row that was edited by hand is told', () => {
    const table = historyTable(frozen);
    const level = table.header.indexOf('Úroveň');
    const rows = table.rows.map((cells, i) => (i === 0 ? cells.map((cell, c) => (c === level ? 'Neplněno' : cell)) : cells));
    const now = plan(measureAt('A1.1', ['fulfilled']));
    expect(lastLevels({ ...standing(now), history: historyOf(frozenIn({ ...table, rows })) })).toMatchObject({
      faults: [{ code: 'frozenRowEdited', measure: 'A1.1', cell: 'Historie!C5' }],
    });
  });
});
