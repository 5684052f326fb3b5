import fc from 'fast-check';
import { answerDigest } from '../../../src/core/exchange/answerDigest';
import { ANSWER_FIELDS, answerOf, differences, isComplete, missingOf, NO_ANSWER, tidy } from '../../../src/core/plan/answer';
import { provenance, savedAtOf } from '../../../src/core/exchange/provenance';
import { answer, statement } from '../../build/plans';

const evidence = { description: 'Setkání proběhlo.' };

test.each([
  ['nothing at all', NO_ANSWER, ['relation', 'progress']],
  ['evidence without relation and state', { ...NO_ANSWER, ...evidence }, ['relation', 'progress']],
  ['only the relation', { ...NO_ANSWER, relation: 'Částečný' }, ['progress']],
  ['only the state', { ...NO_ANSWER, progress: 'Realizováno' }, ['relation']],
  ['an unknown state', { ...NO_ANSWER, relation: 'Částečný', progress: 'Probíhá', ...evidence }, ['progress']],
  ['not started: the state is enough', { ...NO_ANSWER, progress: 'Bude zahájeno později' }, []],
  ['declared non-fulfilment', { ...NO_ANSWER, progress: 'Neplní se' }, []],
  ['preparation', { ...NO_ANSWER, progress: 'Zahájena příprava', relation: 'Částečný' }, []],
  ['no relation to the criterion', { ...NO_ANSWER, relation: 'Žádný', progress: 'Realizováno' }, []],
  ['fulfilled without evidence', { ...NO_ANSWER, relation: 'Bezprostřední', progress: 'Realizováno' }, ['evidence']],
  ['fulfilled with a link', { ...NO_ANSWER, relation: 'Bezprostřední', progress: 'Realizováno', link: 'https://example.org' }, []],
  ['partial without a reason', { ...NO_ANSWER, relation: 'Částečný', progress: 'Realizováno', ...evidence }, ['reason']],
  ['partial in the reason’s own words', { ...NO_ANSWER, relation: 'Částečný', progress: 'Realizováno', ...evidence, reason: 'nemoc' }, []],
])('what is missing: %s', (_, given, missing) => {
  expect(missingOf(given)).toEqual(missing);
  expect(isComplete(given)).toBe(missing.length === 0);
});

test.each([
  ['relation', ' bezprostredni\u00a0', 'Bezprostřední'],
  ['progress', 'NEPLNÍ  SE.', 'Neplní se'],
  ['progress', 'Probíhá', 'Probíhá'],
  ['date', '31. 12. 2025', '2025-12-31'],
  ['date', 'v prosinci', 'v prosinci'],
  ['ownLevel', 'splněno', 'Plněno'],
  ['reason', 'JINÉ', 'jiné'],
  ['description', '  první\r\ndruhý řádek \u00a0', 'první\ndruhý řádek'],
] as const)('%s: %j is kept as %j', (field, typed, kept) => {
  expect(tidy(field, typed)).toBe(kept);
});

test('blanks that programs change on their own are no difference, words are', () => {
  const one = answer({ description: 'Setkání proběhlo\u00a03. 5. 2025,\nzápis je.' });
  const same = { ...one, description: 'Setkání proběhlo 3. 5. 2025, zápis je. ' };
  const other = { ...one, description: 'Setkání neproběhlo.', link: 'x' };
  expect(differences(one, same)).toEqual([]);
  expect(answerDigest(one)).toBe(answerDigest(same));
  expect(differences(one, other)).toEqual(['description', 'link']);
});

test('the digest tells apart what differs in any field, and a text moved to another field', () => {
  const digests = [NO_ANSWER, ...ANSWER_FIELDS.map((field) => ({ ...NO_ANSWER, [field]: 'x' }))].map(answerDigest);
  expect(new Set(digests).size).toBe(ANSWER_FIELDS.length + 1);
});

test('an answer read from its own text is the same', () => {
  fc.assert(
    fc.property(fc.record(Object.fromEntries(ANSWER_FIELDS.map((field) => [field, fc.string()]))), (typed) => {
      const first = answerOf(statement('A1.1', '1', typed));
      expect(answerOf(statement('A1.1', '1', first))).toEqual(first);
    }),
  );
});

describe('provenance', () => {
  const origin = { file: 'osv · 2025.xlsx', sheet: 'Podklady', row: 7, savedAt: '2026-01-12T14:05:33Z' };
  const given = answer();

  test('names the cell and keeps the time while the answer is as it came', () => {
    const text = provenance(origin, given);
    expect(text).toContain('osv · 2025.xlsx · Podklady, ř. 7');
    expect(savedAtOf(text, given)).toBe(origin.savedAt);
  });

  test('an answer edited in the plan has no time', () => {
    expect(savedAtOf(provenance(origin, given), { ...given, link: 'doplněno koordinátorem' })).toBeNull();
  });

  test.each(['', 'podklady-osv.xlsx', 'osv.xlsx · Podklady, ř. 7'])('typed by hand: %j', (text) => {
    expect(savedAtOf(text, given)).toBeNull();
  });

  test('a file that does not say when it was saved', () => {
    expect(savedAtOf(provenance({ ...origin, savedAt: null }, given), given)).toBeNull();
  });
});
