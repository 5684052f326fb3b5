import fc from 'fast-check';
import { foldIdentifier } from '../../../src/core/text/identifiers';
import { codesOf, list, LIST_TYPES, told, type Grid } from '../../build/lists';
import { runs } from '../../build/runs';

const HEADER = ['Kód', 'Opatření', 'Gestor', 'Kritérium plnění', 'Poznámka'];

/** Codes as plans have them, some of which differ by one sign only. */
const code = fc.constantFrom('A1.1', 'A1.2', 'A1.10', 'a1.2', 'B2.1', 'Š1.1', 'S1.1', 'X-1', '1.1', '1.10', 'Č 3');
const some = (...texts: string[]) => fc.constantFrom('', ...texts);

/** A row as somebody would type it: of a measure, a heading, a sum, a note, or nothing. */
const row = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(code, some('Setkání', 'Metodika'), some('Odbor A', 'Město Semily', '–'), some('K', 'L'), some('?')) },
  { weight: 1, arbitrary: fc.tuple(some('Oblast A', '1. Bydlení', 'Poznámka: zatím návrh', '*'), some(), some(), some(), some()) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('Celkem', 'Součet'), some('12 opatření', '3'), some(), some(), some()) },
  { weight: 1, arbitrary: fc.constant(HEADER) },
  { weight: 1, arbitrary: fc.tuple(some(), some('Bez kódu'), some('Odbor B'), some('K'), some('pozn.')) },
);
const grid: fc.Arbitrary<Grid> = fc.array(row, { minLength: 1, maxLength: 14 }).map((rows) => [HEADER, ...rows]);

const filled = (rows: Grid): number => rows.filter((cells) => cells.some((cell) => cell !== null && String(cell).trim() !== '')).length;

describe.each(LIST_TYPES)('any list, %s', (type) => {
  test('rows read and rows told are the rows given', () => {
    fc.assert(
      fc.property(grid, (rows) => {
        const { account } = list(rows, type);
        const left = account.leftOut.reduce((sum, one) => sum + one.rows, 0);
        expect(account.rowsGiven).toBe(filled(rows));
        expect(account.rowsRead + left).toBe(account.rowsGiven);
      }),
      runs(150),
    );
  });

  test('no row that names a measure is without effect and without a word', () => {
    fc.assert(
      fc.property(grid, (rows) => {
        const read = list(rows, type);
        const kept = new Set(codesOf(read).map((one) => foldIdentifier(String(one))));
        const places = new Set([
          ...told(read).map((one) => /\d+$/.exec(one)?.[0]),
          ...read.account.leftOut.map(({ cell }) => /\d+$/.exec(cell)?.[0]),
        ]);
        rows.forEach(([given, title], i) => {
          if (title === '' || !/\d$/.test(String(given))) return;
          expect(kept.has(foldIdentifier(String(given))) || places.has(String(i + 1))).toBe(true);
        });
      }),
      runs(150),
    );
  });

  test('codes that differ stay apart', () => {
    fc.assert(
      fc.property(fc.uniqueArray(code, { selector: foldIdentifier, minLength: 1 }), (codes) => {
        const read = list([HEADER, ...codes.map((one) => [one, 'Setkání', 'Odbor A', 'K', ''])], type);
        expect(codesOf(read).map((one) => foldIdentifier(String(one)))).toEqual(codes.map(foldIdentifier));
      }),
      runs(60),
    );
  });
});

test('what a text field stores is what the list shows', () => {
  const text = fc
    .string({ unit: fc.constantFrom('a', 'Ř', '1', ' ', ',', '.', '%', '(', '–', '"', ';'), minLength: 1, maxLength: 20 })
    .map((given) => `K${given.replace(/\s+/g, ' ')}`.trim());
  fc.assert(
    fc.property(text, fc.constantFrom(...LIST_TYPES), (criterion, type) => {
      const read = list([HEADER, ['A1.1', 'Setkání', 'Odbor A', criterion, '']], type);
      expect(read.tables.criteria.map(({ text: stored }) => stored).join(' ')).toContain(criterion.slice(0, 2));
      if (!/[;•]|\d[.)]/.test(criterion)) expect(read.tables.criteria.map(({ text: stored }) => stored)).toEqual([criterion]);
    }),
    runs(100),
  );
});
