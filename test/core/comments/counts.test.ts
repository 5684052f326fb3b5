import { commentFindings } from '../../../src/core/comments/findings';
import { countsOf, inNumberOrder, roundCounts } from '../../../src/core/comments/counts';
import { commentBodies, roundOf, roundTo } from '../../../src/core/comments/rounds';
import { comment, round } from '../../build/comments';

const leads = [{ name: 'Odbor sociálních věcí', short: 'OSV' }];
const rounds = [
  round('1', ['Komise', 'Pracovní skupina', 'OSV'], '2026-02-01', '2026-03-15'),
  round('2', ['Komise'], '2026-04-01', '2026-04-15', 1),
];
const bodies = commentBodies(leads, rounds, []);
const measures = [{ code: 'A1.1', key: 'a1.1' }];

const comments = [
  comment({ round: '1', result: 'Akceptováno', where: 'kap. 2' }, 0),
  comment({ round: '1', result: 'Akceptováno' }, 1),
  comment({ round: '1', result: 'Neakceptováno', reason: 'mimo období' }, 2),
  comment({ round: '1', kind: 'zásadní', result: 'Neakceptováno', reason: 'mimo období' }, 3),
  comment({ round: '1' }, 4),
  comment({ round: '1', who: 'Odbor sociálních věcí', text: 'Bez připomínek' }, 5),
];

test('what is open has no result that counts; an answer without comments is none', () => {
  expect(countsOf(comments)).toEqual({
    received: 5,
    open: 3,
    disputes: 1,
    late: 0,
    byResult: { accepted: 1, partly: 0, rejected: 2, explained: 0, noted: 0 },
    rejectedWithReason: 2,
  });
});

test('each round with the bodies that were asked, who has said nothing among them, under whatever name', () => {
  const [first, second] = roundCounts(comments, rounds, bodies);
  expect(first!.bodies.map(({ name, received, hasAnswered }) => [name, received, hasAnswered])).toEqual([
    ['Komise', 5, true],
    ['Pracovní skupina', 0, false],
    ['OSV', 0, true],
  ]);
  expect(first!.missing).toEqual(['Pracovní skupina']);
  expect(second).toMatchObject({ round: '2', received: 0, missing: ['Komise'] });
});

test('comments without a round stand by themselves, or belong to the only round', () => {
  const typed = [comment({}), comment({ round: '3', who: 'Veřejnost' }, 1)];
  expect(roundCounts(typed, rounds, bodies).map(({ round: name, received }) => [name, received])).toEqual([
    ['1', 0],
    ['2', 0],
    ['3', 1],
    ['', 1],
  ]);
  expect(roundCounts([comment({})], rounds.slice(0, 1), bodies).map(({ round: name, received }) => [name, received])).toEqual([['1', 1]]);
  expect(roundCounts([comment({})], [], bodies)).toMatchObject([{ round: '', received: 1, missing: [] }]);
  expect(roundCounts([], [], bodies)).toEqual([]);
});

describe('findings', () => {
  const codes = (today: string, list = comments) =>
    commentFindings({ comments: list, rounds, measures, bodies }, today).map(({ code, at }) => [code, at.row]);

  test('while the round runs nobody is overdue', () => {
    expect(codes('2026-03-15')).toEqual([
      ['commentWhereMissing', 1],
      ['commentDispute', 3],
    ]);
  });

  test('when it is over: the open ones, and who has said nothing', () => {
    expect(codes('2026-03-16')).toEqual([
      ['commentWhereMissing', 1],
      ['commentOverdue', 1],
      ['commentDispute', 3],
      ['commentOverdue', 4],
      ['commentsMissing', 0],
    ]);
  });

  test.each([
    [{ result: 'Neakceptováno' }, 'commentReasonMissing'],
    [{ result: 'částečně akceptováno' }, 'commentReasonMissing'],
    [{ state: 'Vypořádána' }, 'commentResultMissing'],
    [{ result: 'zamítnuto' }, 'commentWordUnknown'],
    [{ state: 'hotovo' }, 'commentWordUnknown'],
    [{ kind: 'vážná' }, 'commentWordUnknown'],
    [{ measure: 'Z9', result: 'Vysvětleno' }, 'commentMeasureUnknown'],
    [{ who: '', result: 'Vysvětleno' }, 'commentBodyMissing'],
    [{ who: 'Mgr. Petra Malá', result: 'Vysvětleno' }, 'commentBodyPerson'],
  ])('%j gives %s', (typed, code) => {
    expect(codes('2026-01-01', [comment({ measure: 'A1.1', ...typed })]).map(([one]) => one)).toEqual([code]);
  });
});

test('whom a round names: once each, in order', () => {
  expect(roundTo('Komise; Pracovní skupina\nkomise;;')).toEqual(['Komise', 'Pracovní skupina']);
  expect(roundTo('')).toEqual([]);
});

test('with no rounds there is none to belong to', () => expect(roundOf([], 'komise', null, bodies)).toBeNull());

test('numbers sort as people count', () => {
  const list = ['10', '2', '', '1a'].map((number, row) => comment({ number }, row));
  expect(inNumberOrder(list).map(({ number }) => number)).toEqual(['', '1a', '2', '10']);
});
