import { answerDigest } from '../../../src/core/exchange/answerDigest';
import { planChanges } from '../../../src/core/exchange/collect';
import type { Return } from '../../../src/core/exchange/returned';
import { NO_ANSWER } from '../../../src/core/plan/answer';
import { contact, criterion, exchange, measure, plan, statement } from '../../build/plans';

const BODY = 'Odbor školství';
const made = (statements: ReturnType<typeof statement>[] = []) =>
  plan({ measures: [measure('A1.1', { lead: BODY })], criteria: [criterion('A1.1', '1')], statements });
const contacts = exchange({ contacts: [contact(BODY)] });
const file = (id: string, ...descriptions: string[]): Return => ({
  file: `${id}.xlsx`,
  id,
  addressee: BODY,
  savedAt: null,
  confirmation: null,
  rows: descriptions.map((description, i) => ({
    sheet: 'Podklady',
    row: 6 + i,
    measure: 'A1.1',
    criterion: '1',
    submitter: BODY,
    answer: { ...NO_ANSWER, relation: 'Částečný', progress: 'Neplní se', description },
    issuedDigest: null,
  })),
});

test('two colleagues fill in a part each, in copies of one request: both parts are taken, and nothing has to be decided', () => {
  const criteria = [criterion('A1.1', '1'), criterion('A1.1', '2')];
  const both = plan({ measures: [measure('A1.1', { lead: BODY })], criteria });
  const untouched = { ...NO_ANSWER, territory: 'POÚ Doksy' };
  const copy = (id: string, answered: string): Return => ({
    ...file(id),
    rows: ['1', '2'].map((number, i) => ({
      sheet: 'Podklady',
      row: 6 + i,
      measure: 'A1.1',
      criterion: number,
      submitter: BODY,
      answer: number === answered ? { ...untouched, progress: 'Neplní se' } : untouched,
      issuedDigest: answerDigest(untouched),
    })),
  });
  const { writes, conflicts } = planChanges(both, contacts, [copy('a', '1'), copy('b', '2')]);
  expect(conflicts).toEqual([]);
  expect(writes.map(({ criterion: number, after }) => [number, after.progress, after.territory])).toEqual([
    ['1', 'Neplní se', 'POÚ Doksy'],
    ['2', 'Neplní se', 'POÚ Doksy'],
  ]);
});

test('two pieces of evidence of one file can both be taken, and taking them again changes nothing', () => {
  const both = file('a', 'první', 'druhý');
  const asked = planChanges(made(), contacts, [both]);
  expect(asked.writes).toEqual([]);
  expect(asked.conflicts.map(({ together, versions }) => [together, versions.length])).toEqual([[true, 2]]);
  const { writes, conflicts } = planChanges(made(), contacts, [both], { rest: 'both' });
  expect(conflicts).toEqual([]);
  expect(writes.map(({ row, after, origin }) => [row, after.description, origin.row])).toEqual([
    [null, 'první', 6],
    [null, 'druhý', 7],
  ]);
  const after = made(writes.map((write, row) => ({ ...statement('A1.1', '1', { submitter: BODY, ...write.after }), row })));
  const again = planChanges(after, contacts, [both]);
  expect([again.writes, again.conflicts]).toEqual([[], []]);
});

test('two files that say different things are no two pieces of evidence', () => {
  const changes = planChanges(made(), contacts, [file('a', 'první'), file('b', 'druhý')], { rest: 'both' });
  expect(changes.writes).toEqual([]);
  expect(changes.conflicts.map(({ together }) => together)).toEqual([false]);
});
