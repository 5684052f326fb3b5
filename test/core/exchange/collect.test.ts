import fc from 'fast-check';
import { answerDigest } from '../../../src/core/exchange/answerDigest';
import { ANSWER_FIELDS, answerOf, isEmptyAnswer, NO_ANSWER, type Answer } from '../../../src/core/plan/answer';
import { planChanges, type Changes } from '../../../src/core/exchange/collect';
import type { Decisions } from '../../../src/core/exchange/conflicts';
import type { Return, ReturnedRow } from '../../../src/core/exchange/returned';
import type { Exchange } from '../../../src/core/exchange/exchange';
import type { Plan } from '../../../src/core/plan/plan';
import { provenance } from '../../../src/core/exchange/provenance';
import { answer, contact, criterion, exchange, measure, plan, statement, type TypedStatement } from '../../build/plans';

const BLANK = answerDigest(NO_ANSWER);
const DONE: TypedStatement = { relation: 'Bezprostřední', progress: 'Realizováno', description: 'Proběhlo.' };
const PARTLY: TypedStatement = { relation: 'Částečný', progress: 'Realizováno', description: 'Zčásti.', reason: 'jiné' };
const EMPTY: TypedStatement = { relation: '', progress: '', description: '' };

const row = (typed: TypedStatement, over: Partial<ReturnedRow> = {}): ReturnedRow => ({
  sheet: 'Podklady',
  row: 6,
  measure: 'A1.1',
  criterion: '1',
  submitter: 'OSV',
  answer: answer(typed),
  issuedDigest: BLANK,
  ...over,
});

let files = 0;
const file = (rows: readonly ReturnedRow[], over: Partial<Return> = {}): Return => {
  const id = over.id ?? `file-${++files}`;
  return { file: `${id}.xlsx`, id, addressee: 'OSV', savedAt: '2026-01-10T10:00:00Z', confirmation: null, rows, ...over };
};

const empty = plan({ measures: [measure('A1.1'), measure('A1.2')], criteria: [criterion('A1.1', '1'), criterion('A1.1', '2')] });
const holding = (...typed: TypedStatement[]): Plan => ({
  ...empty,
  statements: plan({ statements: typed.map((t) => statement('A1.1', '1', t)) }).statements,
});
const issuedAs = (typed: TypedStatement): string => answerDigest(answer(typed));

/** The plan after the changes are written, as the workbook will hold it. */
function written(before: Plan, told: Exchange, { writes }: Changes): { plan: Plan; told: Exchange } {
  const sources = new Map(told.sources);
  const statements = [...before.statements];
  for (const { row: at, measure: code, criterion: number, submitter, after, origin } of writes) {
    const place = at ?? statements.length;
    statements[place] = { ...statement(code, number, { ...after, submitter }), row: place };
    sources.set(place, provenance(origin, after));
  }
  return { plan: { ...before, statements }, told: { ...told, sources } };
}

const kinds = (changes: Changes) => ({
  writes: changes.writes.map(({ measure: code, criterion: number, submitter, row: at, fields }) => [
    code,
    number,
    submitter,
    at,
    fields.join(),
  ]),
  conflicts: changes.conflicts.map(({ kind, versions }) => [kind, versions.length]),
  unplaced: changes.unplaced.map(({ reason }) => reason),
});

test.each([
  ['an answer where there was none', empty, row(DONE), 'new'],
  ['nothing where there was nothing', empty, row(EMPTY), 'same'],
  ['the answer that stands', holding(DONE), row(DONE), 'same'],
  ['the same in other blanks and case', holding(DONE), row({ ...DONE, description: 'Proběhlo.\u00a0', relation: 'BEZPROSTŘEDNÍ' }), 'same'],
  ['an issued answer changed', holding(DONE), row(PARTLY, { issuedDigest: issuedAs(DONE) }), 'changed'],
  ['an issued answer left alone, edited in the plan since', holding(PARTLY), row(DONE, { issuedDigest: issuedAs(DONE) }), 'same'],
  ['a field left blank, answered in the plan since', holding(DONE), row(EMPTY), 'same'],
  ['changed on both sides', holding(PARTLY), row({ ...DONE, link: 'x' }, { issuedDigest: issuedAs(DONE) }), 'conflict'],
  ['an answer to a blank, answered in the plan since', holding(PARTLY), row(DONE), 'conflict'],
  ['changed, and the file does not say what was issued', holding(PARTLY), row(DONE, { issuedDigest: null }), 'conflict'],
  ['an issued answer emptied', holding(DONE), row(EMPTY, { issuedDigest: issuedAs(DONE) }), 'conflict'],
])('one file: %s', (_, before, returned, status) => {
  const { files: outcome, writes, conflicts } = planChanges(before, exchange(), [file([returned])]);
  expect(outcome[0]!.rows).toEqual({ new: 0, changed: 0, same: 0, conflict: 0, unplaced: 0, [status]: 1 });
  expect(writes).toHaveLength(status === 'new' || status === 'changed' ? 1 : 0);
  expect(conflicts).toHaveLength(status === 'conflict' ? 1 : 0);
});

test('a change names its fields, before and after', () => {
  const [change] = planChanges(holding(DONE), exchange(), [file([row(PARTLY, { issuedDigest: issuedAs(DONE) })])]).writes;
  expect(change).toMatchObject({
    row: 0,
    fields: ['relation', 'description', 'reason'],
    before: { relation: 'Bezprostřední', description: 'Proběhlo.' },
    after: { relation: 'Částečný', description: 'Zčásti.', reason: 'jiné' },
    origin: { sheet: 'Podklady', row: 6 },
  });
});

test('a column that the file does not have is no empty answer', () => {
  const { description: _description, date: _date, ...said } = answer({ ...PARTLY, link: 'https://example.org' });
  const [change] = planChanges(holding(DONE), exchange(), [file([row({}, { answer: said, issuedDigest: issuedAs(DONE) })])]).writes;
  expect(change!.after.description).toBe('Proběhlo.');
  expect(change!.fields).toEqual(['relation', 'link', 'reason']);
});

test('the submitter and the codes are found however they are written', () => {
  const told = exchange({ contacts: [contact('Odbor sociálních věcí', { short: 'OSV' })] });
  const before = {
    ...empty,
    statements: plan({ statements: [statement('A1.1', '1', { ...DONE, submitter: ' odbor\u00a0sociálních VĚCÍ' })] }).statements,
  };
  const changes = planChanges(before, told, [file([row(PARTLY, { measure: ' a1.1', submitter: '', issuedDigest: issuedAs(DONE) })])]);
  expect(kinds(changes)).toEqual({
    writes: [['A1.1', '1', ' odbor\u00a0sociálních VĚCÍ', 0, 'relation,description,reason']],
    conflicts: [],
    unplaced: [],
  });
});

test('a measure without criteria is answered with an empty number', () => {
  expect(kinds(planChanges(empty, exchange(), [file([row(DONE, { measure: 'A1.2', criterion: '' })])])).writes).toEqual([
    ['A1.2', '', 'OSV', null, 'relation,progress,description'],
  ]);
});

test.each([
  ['a measure the plan does not have', { measure: 'Z9.9' }, 'measureUnknown'],
  ['a criterion the measure does not have', { criterion: '7' }, 'criterionUnknown'],
  ['a criterion number where the measure has none', { measure: 'A1.2' }, 'criterionUnknown'],
  ['somebody else than the addressee', { submitter: 'Úřad práce' }, 'submitterOther'],
])('no place: %s', (_, over, reason) => {
  const { unplaced, writes, files: outcome } = planChanges(empty, exchange(), [file([row(DONE, over), row(EMPTY, { ...over, row: 7 })])]);
  expect(unplaced).toMatchObject([{ reason, row: 6, addressee: 'OSV', answer: answer(DONE) }]);
  expect(writes).toEqual([]);
  expect(outcome[0]!.rows).toMatchObject({ unplaced: 1, same: 0 });
});

test('the same bytes under another name are counted once', () => {
  const one = file([row(DONE)], { id: 'a' });
  const { files: outcome, writes } = planChanges(empty, exchange(), [one, { ...one, file: 'kopie.xlsx' }]);
  expect(writes).toHaveLength(1);
  expect(outcome.map(({ file: name, duplicateOf, rows }) => [name, duplicateOf, rows.new])).toEqual([
    ['a.xlsx', null, 1],
    ['kopie.xlsx', 'a.xlsx', 0],
  ]);
});

describe('two files', () => {
  const older = file([row(PARTLY)], { savedAt: '2026-01-10T10:00:00Z' });
  const newer = file([row(DONE)], { savedAt: '2026-01-12T10:00:00Z' });
  const decide = (decisions: Decisions, before = empty, returns = [older, newer]) => planChanges(before, exchange(), returns, decisions);

  test('that say the same make one change', () => {
    const { writes, files: outcome } = planChanges(empty, exchange(), [older, file([row(PARTLY)], { savedAt: '2026-01-11T10:00:00Z' })]);
    expect(writes).toHaveLength(1);
    expect(outcome.map(({ rows }) => rows.new + rows.same)).toEqual([1, 1]);
    expect(outcome.reduce((sum, { rows }) => sum + rows.new, 0)).toBe(1);
  });

  test('that differ are a conflict with the newest first, and nothing is written', () => {
    const { writes, conflicts } = decide({});
    expect(writes).toEqual([]);
    expect(conflicts).toMatchObject([{ kind: 'differ', measure: 'A1.1', criterion: '1', submitter: 'OSV', standing: NO_ANSWER }]);
    expect(conflicts[0]!.versions.map(({ origins }) => origins[0]!.file)).toEqual([newer.file, older.file]);
  });

  test('newest takes the later one', () => {
    expect(decide({ rest: 'newest' }).writes).toMatchObject([{ after: answer(DONE), origin: { file: newer.file } }]);
  });

  test('keep leaves the row as it is, and the conflict in sight', () => {
    const { writes, conflicts, decided } = decide({ rest: 'keep' });
    expect([writes.length, conflicts.length, decided.length]).toEqual([0, 0, 1]);
  });

  test('one by one goes before the rest', () => {
    const { id, versions } = decide({}).conflicts[0]!;
    const each = new Map([[id, versions[1]!.digest]]);
    expect(decide({ rest: 'newest', each }).writes).toMatchObject([{ after: answer(PARTLY) }]);
    expect(decide({ rest: 'newest', each: new Map([[id, 'keep']]) }).writes).toEqual([]);
  });

  test.each([
    ['times that are the same', '2026-01-10T10:00:00Z'],
    ['a time that is not known', null],
  ])('newest decides nothing between %s', (_, savedAt) => {
    expect(decide({ rest: 'newest' }, empty, [older, { ...newer, savedAt }]).conflicts).toHaveLength(1);
  });

  test('one of them left as issued is no voice against the other', () => {
    const returns = [file([row(DONE, { issuedDigest: issuedAs(DONE) })]), file([row(PARTLY, { issuedDigest: issuedAs(DONE) })])];
    expect(decide({}, holding(DONE), returns).writes).toMatchObject([{ after: answer(PARTLY) }]);
  });

  test('rows that differ inside one file are a conflict too: a copied sheet', () => {
    const { conflicts } = decide({}, empty, [file([row(DONE), row(PARTLY, { sheet: 'Podklady (2)' })])]);
    expect(conflicts[0]!.versions.map(({ origins }) => origins[0]!.sheet).sort()).toEqual(['Podklady', 'Podklady (2)']);
  });
});

describe('newest against what stands in the plan', () => {
  const came = { file: 'osv.xlsx', sheet: 'Podklady', row: 6, savedAt: '2026-01-11T10:00:00Z' };
  const told = exchange({ sources: new Map([[0, provenance(came, answer(DONE))]]) });
  const later = file([row(PARTLY)], { savedAt: '2026-01-12T10:00:00Z' });
  const earlier = file([row(PARTLY)], { savedAt: '2026-01-10T10:00:00Z' });

  test('a later return of the same submitter wins over the one that was collected', () => {
    expect(planChanges(holding(DONE), told, [later], { rest: 'newest' }).writes).toHaveLength(1);
  });

  test('an earlier return does not', () => {
    const { writes, decided } = planChanges(holding(DONE), told, [earlier], { rest: 'newest' });
    expect([writes.length, decided.length]).toEqual([0, 1]);
  });

  test('older ones that contradict each other leave it as it stands', () => {
    const at = (savedAt: string, description: string): Return => file([row({ ...DONE, description })], { savedAt });
    const all = [at('2026-01-12T10:00:00Z', 'poslední'), at('2026-01-10T10:00:00Z', 'první'), at('2026-01-10T10:00:00Z', 'druhá')];
    const first = planChanges(empty, exchange(), all, { rest: 'newest' });
    expect(first.writes.map(({ after }) => after.description)).toEqual(['poslední']);
    const { plan: after, told } = written(empty, exchange(), first);
    const second = planChanges(after, told, all, { rest: 'newest' });
    expect([second.writes, second.conflicts, second.decided.length]).toEqual([[], [], 1]);
  });

  test('one that does not say when it was saved may be the newest, so somebody has to decide', () => {
    const at = (savedAt: string | null, description: string): Return => file([row({ ...DONE, description })], { savedAt });
    const all = [at('2026-01-12T10:00:00Z', 'a'), at('2026-01-10T10:00:00Z', 'b'), at(null, 'c')];
    expect(planChanges(empty, exchange(), all, { rest: 'newest' }).conflicts).toHaveLength(1);
  });

  test('an edit in the plan has no time, so somebody has to decide', () => {
    const edited = holding({ ...DONE, link: 'doplnil koordinátor' });
    expect(planChanges(edited, told, [later], { rest: 'newest' }).conflicts).toHaveLength(1);
  });

  test('an emptied answer is never taken without being asked', () => {
    const emptied = file([row(EMPTY, { issuedDigest: issuedAs(DONE) })], { savedAt: '2026-01-12T10:00:00Z' });
    const { conflicts } = planChanges(holding(DONE), told, [emptied], { rest: 'newest' });
    expect(conflicts).toMatchObject([{ kind: 'erasure' }]);
    const each = new Map([[conflicts[0]!.id, conflicts[0]!.versions[0]!.digest]]);
    expect(planChanges(holding(DONE), told, [emptied], { each }).writes).toMatchObject([{ after: NO_ANSWER }]);
  });
});

describe('several answers of one submitter to one criterion', () => {
  const north = { ...DONE, territory: 'ORP Frýdlant' };
  const south = { ...DONE, territory: 'ORP Turnov' };

  test('each row goes back to the one it was issued from, in any order', () => {
    const rows = [
      row({ ...south, description: 'Turnov po úpravě.' }, { issuedDigest: issuedAs(south), row: 6 }),
      row(north, { issuedDigest: issuedAs(north), row: 7 }),
    ];
    expect(kinds(planChanges(holding(north, south), exchange(), [file(rows)]))).toEqual({
      writes: [['A1.1', '1', 'OSV', 1, 'description']],
      conflicts: [],
      unplaced: [],
    });
  });

  test.each<[string, TypedStatement[], [issued: TypedStatement, given: TypedStatement][]]>([
    ['two that are equal, one called for', [DONE, DONE], [[DONE, PARTLY]]],
    [
      'two that are equal, both called for',
      [DONE, DONE],
      [
        [DONE, PARTLY],
        [DONE, DONE],
      ],
    ],
    [
      'one becomes the other, which changes too',
      [north, south],
      [
        [north, south],
        [south, PARTLY],
      ],
    ],
    [
      'two exchanged',
      [north, south],
      [
        [north, south],
        [south, north],
      ],
    ],
  ])('taken once, whatever was issued: %s', (_, standing, rows) => {
    const returned = [file(rows.map(([issued, given], i) => row(given, { issuedDigest: issuedAs(issued), row: 6 + i })))];
    const before = holding(...standing);
    const first = planChanges(before, exchange(), returned);
    expect(first.conflicts).toEqual([]);
    const after = written(before, exchange(), first);
    const texts = (answers: readonly Answer[]): string[] => answers.map((one) => answerDigest(one)).sort();
    const left = standing.slice(rows.length).map((typed) => answer(typed));
    expect(texts(after.plan.statements.map(answerOf))).toEqual(texts([...rows.map(([, given]) => answer(given)), ...left]));
    const second = planChanges(after.plan, after.told, returned);
    expect([second.writes, second.conflicts]).toEqual([[], []]);
  });

  test('a row too many is asked about, not counted as one more', () => {
    const { conflicts, writes } = planChanges(holding(north), exchange(), [
      file([row(north, { issuedDigest: issuedAs(north) }), row(south, { row: 9 })]),
    ]);
    expect([conflicts.length, writes.length]).toEqual([1, 0]);
  });
});

test('a receipt for each submitter is that of the newest file', () => {
  const told = exchange({ contacts: [contact('Odbor sociálních věcí', { short: 'OSV' })] });
  const confirmation = { by: 'J. Nováková', on: '2026-01-12', holds: true };
  const { receipts } = planChanges(empty, told, [
    file([row(DONE)], { file: 'druha.xlsx', savedAt: '2026-01-12T08:00:00Z', confirmation }),
    file([row(DONE)], { file: 'prvni.xlsx', addressee: 'Odbor sociálních věcí' }),
  ]);
  expect(receipts).toEqual([
    { key: 'odbor sociálních věcí', name: 'Odbor sociálních věcí', file: 'druha.xlsx', savedAt: '2026-01-12T08:00:00Z', confirmation },
  ]);
});

describe('an answer edited from what stands, when somebody else says anew what stands', () => {
  const older = file([row(PARTLY, { issuedDigest: issuedAs(DONE) })], { id: 'older', savedAt: '2026-01-10T10:00:00Z' });
  const newer = file([row(DONE, { issuedDigest: null })], { id: 'newer', savedAt: '2026-01-11T10:00:00Z' });

  test('the newest was taken: taken again, the older one does not come over it', () => {
    const after = written(empty, exchange(), planChanges(empty, exchange(), [newer, older], { rest: 'newest' }));
    expect(after.plan.statements.map(({ description }) => description)).toEqual([DONE.description]);
    expect(planChanges(after.plan, after.told, [newer, older], { rest: 'newest' }).writes).toEqual([]);
    // Nor when it comes alone: what stands was saved after it.
    expect(planChanges(after.plan, after.told, [older], { rest: 'newest' }).writes).toEqual([]);
    expect(planChanges(after.plan, after.told, [older])).toMatchObject({ writes: [], conflicts: [{ kind: 'differ' }] });
  });

  test('one was chosen: taken again, it is asked about and not overwritten, whatever the times', () => {
    const undated = [newer, older].map((one) => ({ ...one, savedAt: null }));
    const [asked] = planChanges(empty, exchange(), undated).conflicts;
    const each = new Map([[asked!.id, issuedAs(DONE)]]);
    const after = written(empty, exchange(), planChanges(empty, exchange(), undated, { each }));
    expect(planChanges(after.plan, after.told, undated, { each })).toMatchObject({ writes: [], conflicts: [{ kind: 'differ' }] });
  });

  test('a row that was left as it was issued says nothing: the edit is taken', () => {
    const left = file([row(DONE, { issuedDigest: issuedAs(DONE) })], { savedAt: '2026-01-11T10:00:00Z' });
    expect(planChanges(holding(DONE), exchange(), [left, older])).toMatchObject({ writes: [{ row: 0 }], conflicts: [] });
  });
});

describe('whatever comes', () => {
  const typed: fc.Arbitrary<TypedStatement> = fc.record({
    relation: fc.constantFrom('', 'Bezprostřední', 'Částečný', 'nevím'),
    progress: fc.constantFrom('', 'Realizováno', 'Neplní se'),
    description: fc.constantFrom('', 'Proběhlo.', 'Jinak.'),
  });
  const said = fc
    .record({
      given: typed,
      issuedDigest: fc.option(fc.oneof(fc.constant(BLANK), typed.map(issuedAs))),
      measure: fc.constantFrom('A1.1', 'A1.2', 'Z9'),
      criterion: fc.constantFrom('1', '2', ''),
      submitter: fc.constantFrom('', 'OSV', 'ÚP'),
    })
    .map(({ given, ...over }) => row(given, over));
  const returns = fc.array(
    fc.record({
      rows: fc.array(said, { maxLength: 4 }),
      savedAt: fc.constantFrom(null, '2026-01-10T10:00:00Z', '2026-01-11T10:00:00Z', '2026-01-12T10:00:00Z'),
      addressee: fc.constantFrom('OSV', 'ÚP'),
    }),
    { maxLength: 4 },
  );
  const made = returns.map((list) =>
    list.map((one, i) =>
      file(
        one.rows.map((r, n) => ({ ...r, row: 6 + n })),
        { ...one, id: `f${i}` },
      ),
    ),
  );
  const standing = fc.array(typed, { maxLength: 3 }).map((list) => holding(...list));
  const rest = fc.constantFrom<Decisions['rest']>(undefined, 'newest', 'keep');
  const mixed = <T>(list: readonly T[], seed: number): T[] =>
    list
      .map((item, i) => ({ item, at: Math.imul(i + 1, seed | 1) >>> 0 }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  /** A call went out from these answers; which of them are equal is left to chance. */
  const few = [DONE, PARTLY, { ...DONE, link: 'https://example.cz' }];
  const alike = fc
    .array(fc.tuple(fc.constantFrom<TypedStatement>(...few, EMPTY), fc.constantFrom(...few)), { minLength: 1, maxLength: 4 })
    .map((rows) => ({
      before: holding(...rows.map(([issued]) => issued)),
      list: [file(rows.map(([issued, given], i) => row(given, { issuedDigest: issuedAs(issued), row: 6 + i })))],
    }));
  const outcome = ({ writes, conflicts, decided, unplaced, receipts }: Changes) => ({ writes, conflicts, decided, unplaced, receipts });

  test('the order of files changes nothing', () => {
    fc.assert(
      fc.property(standing, made, rest, fc.integer(), (before, list, decided, seed) => {
        const decisions = decided ? { rest: decided } : {};
        expect(outcome(planChanges(before, exchange(), mixed(list, seed), decisions))).toEqual(
          outcome(planChanges(before, exchange(), list, decisions)),
        );
      }),
    );
  });

  test('twice is once', () => {
    fc.assert(
      fc.property(standing, made, rest, (before, list, decided) => {
        const decisions = decided ? { rest: decided } : {};
        const after = written(before, exchange(), planChanges(before, exchange(), list, decisions));
        expect(planChanges(after.plan, after.told, list, decisions).writes).toEqual([]);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(alike, rest, ({ before, list }, decided) => {
        const decisions = decided ? { rest: decided } : {};
        const after = written(before, exchange(), planChanges(before, exchange(), list, decisions));
        expect(planChanges(after.plan, after.told, list, decisions).writes).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('every answer given is written, stands already, is asked about or is kept aside', () => {
    fc.assert(
      fc.property(standing, made, (before, list) => {
        const changes = planChanges(before, exchange(), list);
        const after = written(before, exchange(), changes).plan.statements.map((s) => answerDigest(answerOf(s)));
        const asked = changes.conflicts.flatMap(({ versions }) => versions.map(({ digest }) => digest));
        for (const { rows } of list)
          for (const { answer: given, issuedDigest, sheet, row: at } of rows) {
            const whole = { ...NO_ANSWER, ...given };
            const digest = answerDigest(whole);
            if (isEmptyAnswer(whole) || digest === issuedDigest) continue;
            const aside = changes.unplaced.some(
              (u) => u.sheet === sheet && u.row === at && answerDigest({ ...NO_ANSWER, ...u.answer }) === digest,
            );
            expect([...after, ...asked].includes(digest) || aside).toBe(true);
          }
      }),
    );
  });

  test('no given answer is taken away without being asked', () => {
    fc.assert(
      fc.property(standing, made, rest, (before, list, decided) => {
        for (const { before: was, after } of planChanges(before, exchange(), list, decided ? { rest: decided } : {}).writes)
          expect(isEmptyAnswer(after) && !isEmptyAnswer(was)).toBe(false);
      }),
    );
  });

  test('each row is counted once', () => {
    fc.assert(
      fc.property(standing, made, (before, list) => {
        for (const { rows, id } of planChanges(before, exchange(), list).files) {
          const { rows: given } = list.find((one) => one.id === id)!;
          const total = Object.values(rows).reduce((sum, n) => sum + n, 0);
          expect(total).toBeLessThanOrEqual(given.length);
          expect(total).toBeGreaterThanOrEqual(given.filter(({ answer: a }) => ANSWER_FIELDS.some((f) => (a as Answer)[f] !== '')).length);
        }
      }),
    );
  });
});
