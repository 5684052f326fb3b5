import fc from 'fast-check';
import { utils, type WorkBook } from '@e965/xlsx';
import { addressees, type Addressee } from '../../../src/core/people/addressees';
import { ANSWER_FIELDS, answerOf, NO_ANSWER, type Answer } from '../../../src/core/plan/answer';
import { planChanges, type Changes } from '../../../src/core/exchange/collect';
import type { Return } from '../../../src/core/exchange/returned';
import type { Exchange } from '../../../src/core/exchange/exchange';
import type { Plan, Statement } from '../../../src/core/plan/plan';
import { buildRequestWorkbook } from '../../../src/files/request/request';
import { readReturn } from '../../../src/files/returns/readReturn';
import { FORM } from '../../../src/schema/request';
import { arbitraryTypedStatement, contact, criterion, exchange, measure, plan, shuffled, statement } from '../../build/plans';
import { callOf } from '../../build/requests';
import { EXPECTED, FILE, HEADER_ROW, resaved } from '../../build/returns';
import { runs } from '../../build/runs';

const BODIES = ['Odbor sociálních věcí', 'Odbor školství', 'Úřad práce'];

interface Filled {
  readonly plan: Plan;
  readonly exchange: Exchange;
  /** What every addressee answers, by "body|measure|criterion". */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly list: readonly Addressee[];
  /** Not .xls: the writer of these tests cuts its texts at 255 characters. */
  readonly kinds: readonly ('xlsx' | 'xlsb' | 'ods')[];
  readonly order: readonly number[];
  readonly columns: readonly number[];
}

const empty: Partial<Answer> = { relation: '', progress: '', territory: '', description: '', link: '', date: '', reason: '', ownLevel: '' };

const filled: fc.Arbitrary<Filled> = fc
  .record({
    measures: fc.array(
      fc.record({ lead: fc.constantFrom(...BODIES), partners: fc.subarray(BODIES), criteria: fc.integer({ min: 0, max: 3 }) }),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    typed: fc.array(fc.option(arbitraryTypedStatement, { nil: empty }), { minLength: 12, maxLength: 12 }),
    kinds: fc.array(fc.constantFrom('xlsx' as const, 'xlsx' as const, 'xlsb' as const, 'ods' as const), {
      minLength: 3,
      maxLength: 3,
    }),
    order: shuffled([0, 1, 2]),
    columns: shuffled(Array.from({ length: 17 }, (_, i) => i)),
  })
  .map(({ measures, typed, kinds, order, columns }) => {
    const made = plan({
      measures: measures.map(({ lead, partners }, i) => measure(`A1.${i + 1}`, { lead, partners: partners.join('; ') })),
      criteria: measures.flatMap(({ criteria }, i) => Array.from({ length: criteria }, (_, c) => criterion(`A1.${i + 1}`, String(c + 1)))),
    });
    const contacts = exchange({ contacts: BODIES.map((name) => contact(name)) });
    const list = addressees(made, contacts).addressees;
    let next = 0;
    const answers = new Map(
      list.flatMap(({ name, items }) =>
        items.map(({ measure: { code }, criterion: asked }): [string, Answer] => {
          const number = asked?.number ?? '';
          return [`${name}|${code}|${number}`, answerOf(statement(code, number, { ...typed[next++ % typed.length], submitter: name }))];
        }),
      ),
    );
    return { plan: made, exchange: contacts, answers, list, kinds, order, columns };
  });

/** The call of an addressee, filled in, its rows turned round, its columns in another order, saved as another format. */
function returned({ list, answers, kinds, columns }: Filled, which: number): Uint8Array {
  const addressee = list[which]!;
  return resaved(buildRequestWorkbook(callOf(addressee)), kinds[which % kinds.length]!, (book: WorkBook) => {
    const sheet = book.Sheets[FORM.sheet]!;
    const grid = utils.sheet_to_json<(string | number)[]>(sheet, { header: 1, defval: '', raw: true });
    const [above, header, rows] = [grid.slice(0, HEADER_ROW - 1), grid[HEADER_ROW - 1]!, grid.slice(HEADER_ROW)];
    const at = (title: string): number => header.indexOf(title);
    for (const row of rows) {
      const answer = answers.get(`${addressee.name}|${row[at('Kód opatření')]}|${row[at('Č. kritéria')]}`) ?? NO_ANSWER;
      for (const field of ANSWER_FIELDS) row[at(FORM.columns[field].header)] = answer[field];
    }
    rows.reverse();
    const positions = columns.filter((position) => position < header.length);
    // Duplicated rows say the same twice.
    const moved = [header, ...rows, ...rows.slice(0, 1)].map((row) => positions.map((position) => row[position] ?? ''));
    book.Sheets[FORM.sheet] = utils.aoa_to_sheet([...above.map(() => []), ...moved]);
  });
}

const read = (bytes: Uint8Array): Return => {
  const result = readReturn(bytes, FILE, EXPECTED);
  if (result.status === 'refused') throw new Error(JSON.stringify(result));
  return result.return;
};

/** The plan as it is when the changes are written. */
function applied(before: Plan, { writes }: Changes): Plan {
  const statements = [...before.statements];
  for (const { row, measure: code, criterion: number, submitter, after } of writes) {
    const made = statement(code, number, { submitter, ...after });
    const at = statements.findIndex((one) => one.row === row);
    if (at >= 0) statements[at] = made;
    else statements.push(made);
  }
  return plan({ ...before, statements });
}

const said = (statements: readonly Statement[]): string[] =>
  statements.map((one) => JSON.stringify([one.submitter, one.measure, one.criterion, answerOf(one)])).sort();

test('split, filled in, mixed up and collected is the plan filled in directly; in any order; twice is once', () => {
  fc.assert(
    fc.property(filled, (drawn) => {
      const returns = drawn.list.map((_, i) => read(returned(drawn, i)));
      const changes = planChanges(drawn.plan, drawn.exchange, returns);
      expect(changes.conflicts).toEqual([]);
      expect(changes.unplaced).toEqual([]);
      const direct = [...drawn.answers].flatMap(([key, answer]) => {
        const [submitter, code, number] = key.split('|') as [string, string, string];
        return ANSWER_FIELDS.every((field) => answer[field] === '') ? [] : [statement(code, number, { submitter, ...answer })];
      });
      const after = applied(drawn.plan, changes);
      expect(said(after.statements)).toEqual(said(direct));

      const others = drawn.order.flatMap((i) => returns[i] ?? []);
      expect(said(applied(drawn.plan, planChanges(drawn.plan, drawn.exchange, others)).statements)).toEqual(said(direct));
      const again = planChanges(after, drawn.exchange, [...returns, ...returns]);
      expect([again.writes, again.conflicts]).toEqual([[], []]);
    }),
    runs(25),
  );
});
