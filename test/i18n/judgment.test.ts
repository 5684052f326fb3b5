import { evaluate, type Evaluation, type MeasureVerdict } from '../../src/core/rules/evaluate';
import { nextLevel } from '../../src/core/rules/nextLevel';
import { translator } from '../../src/i18n';
import { disputes, nextLevelText, rulingText, settlingText } from '../../src/i18n/judgment';
import { criterion, levelsOf, measure, measureAt, plan, statement, territoryOf, type PlanParts } from '../build/plans';

const cs = translator('cs');
const en = translator('en');
/** As people see it: non-breaking spaces are spaces. */
const plain = (text: string | null): string => (text ?? '').replace(/\u00a0/g, ' ');

function judged(parts: PlanParts): { verdict: MeasureVerdict; evaluation: Evaluation } {
  const evaluation = evaluate(plan(parts));
  return { verdict: evaluation.measures[0]!, evaluation };
}
function missing(parts: PlanParts, t = cs): string {
  const { verdict, evaluation } = judged(parts);
  const next = nextLevel(verdict, evaluation);
  return next ? plain(nextLevelText(next, verdict.criteria.length === 1 ? verdict.criteria[0]! : null, t)) : '';
}
const done = (number: string, territory: string, submitter = 'Semily') =>
  statement('A1.1', number, { relation: 'Bezprostřední', progress: 'Realizováno', description: 'x', territory, submitter });
const partly = (number: string, submitter: string) =>
  statement('A1.1', number, { relation: 'Částečný', progress: 'Realizováno', description: 'x', submitter });
const one = { measures: [measure('A1.1')], criteria: [criterion('A1.1', '1')] };

describe('what is missing to the next level', () => {
  test.each([
    ['nothing', measureAt('A1.1', levelsOf(1, 0, 0)), ''],
    ['which criteria it has to be', measureAt('A1.1', levelsOf(1, 1, 0)), 'K úrovni Plněno chybí 1 další plněné kritérium: č. 2.'],
    ['which it may be', measureAt('A1.1', levelsOf(0, 4, 0)), 'K úrovni Plněno chybí 3 další plněná kritéria, třeba č. 1, č. 2 a č. 3.'],
    [
      'criteria in part',
      measureAt('A1.1', levelsOf(0, 0, 3)),
      'K úrovni Plněno částečně chybí 2 další kritéria plněná aspoň částečně, třeba č. 1 a č. 2.',
    ],
    ['no answer to the only criterion', one, 'K úrovni Plněno částečně stačí podklad, který plnění dokládá aspoň částečně.'],
    [
      'no criterion at all',
      { measures: [measure('A1.1')] },
      'K úrovni Plněno částečně stačí podklad, který plnění dokládá aspoň částečně.',
    ],
    [
      'half an answer',
      { ...one, statements: [partly('1', 'A')] },
      'K úrovni Plněno chybí podklad, který plnění dokládá bezprostředně a celé.',
    ],
    [
      'several answers',
      { ...one, statements: [done('1', ''), partly('1', 'B'), partly('1', 'C')] },
      'K úrovni Plněno chybí 1 další vyjádření „plněno“.',
    ],
    [
      'municipalities of the only criterion',
      { ...one, statements: [done('1', territoryOf(192))] },
      'K úrovni Plněno chybí do prahu 2 obce.',
    ],
    [
      'municipalities of one of several',
      {
        measures: [measure('A1.1')],
        criteria: [criterion('A1.1', '1'), criterion('A1.1', '2'), criterion('A1.1', '3')],
        statements: [partly('1', 'A'), done('2', territoryOf(193)), done('3', '')],
      },
      'K úrovni Plněno chybí 1 další plněné kritérium, třeba č. 1. Kritériu č. 2 chybí do prahu 1 obec.',
    ],
  ])('%s', (_what, parts, sentence) => {
    expect(missing(parts)).toBe(sentence);
  });

  test('in English', () => {
    expect(missing(measureAt('A1.1', levelsOf(0, 0, 3)), en)).toBe(
      'To Partly fulfilled it lacks 2 more criteria fulfilled at least in part, for instance no. 1 and no. 2.',
    );
    expect(missing({ ...one, statements: [done('1', territoryOf(193))] }, en)).toBe(
      'To Fulfilled it lacks 1 municipality to the threshold.',
    );
  });
});

test('what makes a measure borderline, and what would settle it', () => {
  const { verdict } = judged(measureAt('A1.1', levelsOf(1, 2, 1)));
  const said = disputes(verdict).map((each) => `${each.readings.join('+')} ${each.level}: ${plain(rulingText(each, cs))}`);
  expect(said).toEqual([
    'default partial: plněných a částečně plněných (3) je víc než neplněných (1)',
    'literal unfulfilled: plněných (1) není víc než neplněných (1)',
    'relative partial: plněných (1) není nejvíc',
    'lenient partial: plněných nebo částečně plněných je aspoň jedno (3)',
  ]);
  expect(plain(settlingText(verdict, cs))).toBe('Nebude hraniční, bude-li doloženo č. 4.');
  expect(plain(settlingText(verdict, en))).toBe('It will not be borderline once no. 4 is proved.');
  expect(settlingText(judged(measureAt('A1.1', levelsOf(2, 0, 0))).verdict, cs)).toBeNull();
});

test('interpretations that say the same of the same counts stand together', () => {
  const [first] = disputes(judged(measureAt('A1.1', levelsOf(1, 0, 1))).verdict);
  expect(first!.readings).toEqual(['default', 'relative']);
});
