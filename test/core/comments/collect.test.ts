import fc from 'fast-check';
import { commentChanges, type CommentChanges, type CommentContext, type CommentFile } from '../../../src/core/comments/collect';
import type { Comment } from '../../../src/core/comments/comment';
import { areAlike, readSource, sourceText } from '../../../src/core/comments/identity';
import { commentBodies } from '../../../src/core/comments/rounds';
import { comment, commentFile, given, round, written } from '../../build/comments';
import { runs } from '../../build/runs';

const rounds = [round('1', ['Komise', 'Pracovní skupina'], '2026-02-01', '2026-03-15'), round('2', ['Komise'], '2026-04-01', '', 1)];
const leads = [{ name: 'Odbor sociálních věcí', short: 'OSV' }];
const bodies = commentBodies(leads, rounds, []);
const measures = ['A1.1', 'A1.2', 'B2.10'].map((code) => ({ code, key: code.toLowerCase(), title: '' }));

const changes = (files: readonly CommentFile[], comments: readonly Comment[] = [], split?: ReadonlySet<string>): CommentChanges => {
  const context: CommentContext = { measures, bodies, rounds, comments, ...(split ? { split } : {}) };
  return commentChanges(context, files);
};
const statuses = ({ files }: CommentChanges) => files.map(({ comments }) => comments);
const after = (files: readonly CommentFile[], comments: readonly Comment[] = []) => written(comments, changes(files, comments));

describe('one file', () => {
  test('gives each comment a row with its place, round, number and where it came from', () => {
    const { writes, files } = changes([
      commentFile('komise.xlsx', [given('Doplnit zdroj.', { code: 'a1.1', place: 'str. 3', own: '1' })], {
        savedAt: '2026-03-02T08:00:00Z',
      }),
    ]);
    expect(writes).toHaveLength(1);
    expect(writes[0]).toMatchObject({
      row: null,
      number: '1',
      round: '1',
      who: 'Komise',
      measure: 'A1.1',
      place: 'str. 3',
      unplaced: null,
    });
    expect(sourceText(writes[0]!.origin, writes[0]!.mark)).toMatch(
      /^komise\.xlsx · Připomínky, ř\. 2 · uloženo 2026-03-02T08:00:00Z · [0-9a-f]{24}$/,
    );
    expect(files[0]!.comments).toEqual({ new: 1, changed: 0, same: 0, unplaced: 0 });
  });

  test('the numbers go on from the highest that stands', () => {
    const standing = [comment({ number: '7' }), comment({ number: '3b', text: 'jiná' }, 1)];
    expect(changes([commentFile('a', [given('Nová.'), given('Další.')])], standing).writes.map(({ number }) => number)).toEqual(['8', '9']);
  });

  test('a code in a heading above places it; one that the plan lacks, or that only looks alike, leaves it without a place', () => {
    const { writes } = changes([
      commentFile('a', [
        given('podle nadpisu', { near: ['X1', 'B2.10', 'A1.1'] }),
        given('podobný kód', { code: 'B 2.10²' }),
        given('neznámý kód', { code: 'Z9.9', near: ['A1.1'] }),
        given('bez místa', { place: '' }),
        given('celá zpráva', { place: 'Úvod' }),
      ]),
    ]);
    expect(writes.map(({ measure, unplaced }) => [measure, unplaced])).toEqual([
      ['B2.10', null],
      ['', { code: 'B 2.10²', near: 'B2.10' }],
      ['', { code: 'Z9.9', near: null }],
      ['', { code: '', near: null }],
      ['', null],
    ]);
  });

  test('two rows that say the same are one', () => {
    expect(statuses(changes([commentFile('a', [given('Totéž.'), given('totéž')])]))).toEqual([
      { new: 1, changed: 0, same: 1, unplaced: 0 },
    ]);
  });

  test('after the last day of the round it is kept and marked', () => {
    const late = commentFile('a', [given('Pozdě.')], { savedAt: '2026-03-16T07:00:00Z' });
    const [row] = after([late]);
    expect(readSource(row!.source)).toMatchObject({ isLate: true });
    expect(after([{ ...late, savedAt: '2026-03-15T22:00:00Z' }]).map(({ source }) => readSource(source)?.isLate)).toEqual([false]);
  });

  test('without a round it belongs to the last that had gone out to its body', () => {
    const round_ = (who: string, savedAt: string) =>
      changes([commentFile('a', [given('x')], { round: '', who, savedAt })]).writes[0]!.round;
    expect(round_('Komise', '2026-03-01T10:00:00Z')).toBe('1');
    expect(round_('Komise', '2026-04-02T10:00:00Z')).toBe('2');
    expect(round_('Pracovní skupina', '2026-04-02T10:00:00Z')).toBe('1');
  });

  test('the same bytes under another name are counted once', () => {
    const one = commentFile('a', [given('x')]);
    const { files, writes } = changes([one, { ...one, file: 'kopie' }]);
    expect(files.map(({ duplicateOf }) => duplicateOf)).toEqual([null, 'a']);
    expect(writes).toHaveLength(1);
  });
});

describe('what is known again', () => {
  const first = commentFile('a', [given('Doplnit zdroj údajů o klientech.', { own: '1' })], { savedAt: '2026-03-01T08:00:00Z' });
  const later = commentFile('b', [given('Doplnit zdroj a rok údajů o klientech.', { own: '1' })], { savedAt: '2026-03-05T08:00:00Z' });

  test('a later wording changes the row, and what stood is told', () => {
    const standing = after([first]);
    const { writes, files } = changes([later], standing);
    expect(files[0]!.comments.changed).toBe(1);
    expect(writes[0]).toMatchObject({ row: 0, before: { text: 'Doplnit zdroj údajů o klientech.' }, reopens: false });
  });

  test('a comment that was settled is opened again by a new wording', () => {
    const standing = after([first]).map((one) => ({ ...one, result: comment({ result: 'Vysvětleno' }).result }));
    expect(changes([later], standing).writes[0]).toMatchObject({ reopens: true });
  });

  test('an earlier wording that comes later changes nothing', () => {
    expect(statuses(changes([first], after([later])))).toEqual([{ new: 0, changed: 0, same: 1, unplaced: 0 }]);
  });

  test('the same number with quite another text is another comment: two members of a commission', () => {
    const other = commentFile('c', [given('Opravit název poradny v tabulce.', { own: '1' })], { savedAt: '2026-03-06T08:00:00Z' });
    expect(statuses(changes([other], after([first])))).toEqual([{ new: 1, changed: 0, same: 0, unplaced: 0 }]);
  });

  test('a row that was put between others takes their number and none of their texts', () => {
    const first = commentFile('a', [given('Doplnit zdroj u tabulky 3.', { own: '1' })], { savedAt: '2026-03-02T08:00:00Z' });
    const next = [given('Doplnit zdroj u tabulky 1.', { own: '1' }), given('Doplnit zdroj u tabulky 3.', { own: '2' })];
    const later = commentFile('b', next, { savedAt: '2026-03-03T08:00:00Z' });
    expect(after([later], after([first])).map(({ text }) => text)).toEqual(['Doplnit zdroj u tabulky 3.', 'Doplnit zdroj u tabulky 1.']);
  });

  test('two comments of one minute, as Word dates them: the second, in a later copy, does not replace the first', () => {
    const own = { own: 'komentář Jana 2026-03-01T10:20:00', isSteady: true };
    const first = commentFile('a', [given('Doplnit zdroj.', own)], { savedAt: '2026-03-02T08:00:00Z' });
    const later = commentFile('b', [given('Opravit rok.', own), given('Doplnit zdroj.', own)], { savedAt: '2026-03-03T08:00:00Z' });
    expect(after([later], after([first])).map(({ text }) => text)).toEqual(['Doplnit zdroj.', 'Opravit rok.']);
    expect(
      after([first, later])
        .map(({ text }) => text)
        .sort(),
    ).toEqual(['Doplnit zdroj.', 'Opravit rok.']);
  });

  test('a text that the coordinator has edited in the workbook is still the one that came', () => {
    const edited = after([first]).map((one) => ({ ...one, text: 'Doplnit zdroj.' }));
    expect(statuses(changes([first], edited))).toEqual([{ new: 0, changed: 0, same: 1, unplaced: 0 }]);
  });

  test('a comment of Word is known by its author and second, whatever its text has become', () => {
    const word = (text: string, savedAt: string): CommentFile =>
      commentFile(savedAt, [given(text, { own: 'J. Nováková 2026-03-01T10:11:12Z', isSteady: true })], { who: '', savedAt });
    expect(statuses(changes([word('úplně jinak', '2026-03-09T08:00:00Z')], after([word('Opravit.', '2026-03-02T08:00:00Z')])))).toEqual([
      { new: 0, changed: 1, same: 0, unplaced: 0 },
    ]);
  });

  test('a body that was not known and was filled in by hand is the same', () => {
    const unknown = { ...first, who: '' };
    const standing = after([unknown]).map((one) => ({ ...one, who: 'Komise' }));
    expect(statuses(changes([unknown], standing))).toEqual([{ new: 0, changed: 0, same: 1, unplaced: 0 }]);
    expect(statuses(changes([first], standing))).toEqual([{ new: 0, changed: 0, same: 1, unplaced: 0 }]);
  });

  test('two bodies may say the same', () => {
    expect(changes([first, { ...first, file: 'b', id: 'b', who: 'OSV' }]).writes.map(({ who }) => who)).toEqual(['Komise', 'OSV']);
  });

  test('several points in a cell: splitting is offered, done only when asked for, and known again', () => {
    const file = commentFile('a', [given('1) Doplnit zdroj.\n2) Opravit rok.')]);
    const [whole] = changes([file]).writes;
    expect(whole!.points).toHaveLength(2);
    const split = changes([file], [], new Set([whole!.key]));
    expect(split.writes.map(({ text, number }) => [number, text])).toEqual([
      ['1', 'Doplnit zdroj.'],
      ['2', 'Opravit rok.'],
    ]);
    expect(statuses(changes([file], written([], split)))).toEqual([{ new: 0, changed: 0, same: 1, unplaced: 0 }]);
  });
});

test.each([
  ['Doplnit zdroj', 'Doplnit zdroj a rok', true],
  ['Doplnit zdroj', 'Opravit název poradny', false],
  ['', '', false],
  ['–', '–', false],
])('%j and %j are alike: %s', (one, other, alike) => expect(areAlike(one, other)).toBe(alike));

describe('properties', () => {
  const text = fc.constantFrom('Doplnit zdroj.', 'Doplnit zdroj a rok.', 'Opravit jméno obce.', 'Bez připomínek', '1) a\n2) b', '=1+1');
  const one = fc
    .record({ text, code: fc.constantFrom('', 'A1.1', 'Z9'), own: fc.constantFrom('', '1', '2'), place: fc.constantFrom('', 'str. 1') })
    .map(({ text: said, ...rest }) => given(said, rest));
  const fileOf = fc.record({
    who: fc.constantFrom('', 'Komise', 'Pracovní skupina', 'OSV'),
    round: fc.constantFrom('', '1'),
    savedAt: fc.constantFrom(null, '2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z', '2026-03-20T00:00:00Z'),
    comments: fc.array(one, { maxLength: 5 }),
  });
  const files = fc
    .array(fileOf, { maxLength: 5 })
    .map((list) => list.map(({ comments, ...over }, i) => commentFile(`f${i}`, comments, { ...over, id: `id${i}` })));

  test('collecting twice is collecting once', () => {
    fc.assert(
      fc.property(files, (list) => {
        const standing = after(list);
        expect(changes(list, standing).writes).toEqual([]);
      }),
      runs(60),
    );
  });

  test('the order of the files does not matter', () => {
    fc.assert(
      fc.property(
        files.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => expect(changes(shuffled).writes).toEqual(changes(list).writes),
      ),
      runs(60),
    );
  });

  test('every comment of every file is counted once, and nothing that stands is lost', () => {
    fc.assert(
      fc.property(files, files, (before, list) => {
        const standing = after(before);
        const result = changes(list, standing);
        for (const [i, { comments }] of list.entries()) {
          const { new: fresh, changed, same, unplaced } = result.files[i]!.comments;
          expect(fresh + changed + same + unplaced).toBe(comments.length);
        }
        expect(written(standing, result).length).toBeGreaterThanOrEqual(standing.length);
      }),
      runs(60),
    );
  });
});
