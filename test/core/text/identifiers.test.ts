import fc from 'fast-check';
import { Bodies } from '../../../src/core/people/bodies';
import { evaluate } from '../../../src/core/rules/evaluate';
import { foldIdentifier, foldNumber, nearestOf } from '../../../src/core/text/identifiers';
import { HYPHENS, INVISIBLE } from '../../../src/core/text/text';
import { contact, criterion, measure, plan, statement } from '../../build/plans';

const NBSP = '\u00a0';
const marks = (pattern: RegExp): string[] =>
  Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((sign) => sign.match(pattern));

test('every invisible mark and every hyphen that programs put into a code', () => {
  expect(marks(INVISIBLE)).toHaveLength(1 + 5 + 5 + 10 + 1);
  for (const mark of marks(INVISIBLE)) expect(foldIdentifier(`A1${mark}.1`)).toBe('a1.1');
  expect(marks(HYPHENS)).toHaveLength(6 + 4);
  for (const hyphen of marks(HYPHENS)) expect(foldIdentifier(`A1${hyphen}1`)).toBe('a1-1');
});

test.each([
  ['case', 'MŠMT', 'mšmt'],
  ['spaces', ` Odbor${NBSP} školství\n`, 'odbor školství'],
  ['a composed and a decomposed letter', 'Š1.1'.normalize('NFD'), 'š1.1'],
])('%s makes no other identifier', (_, typed, expected) => {
  expect(foldIdentifier(typed)).toBe(expected);
});

test.each([
  ['Š1.1', 'S1.1'],
  ['OŠ', 'OS'],
  ['A1.1', 'A1.10'],
  ['A 1', 'A1'],
  ['A1.', 'A1'],
])('%s and %s are two', (one, other) => {
  expect(foldIdentifier(one)).not.toBe(foldIdentifier(other));
});

test('an ordinal is its number, and nothing else loses its full stop', () => {
  expect(['1.', ' 1 .', '12.', '1.a.', 'a.', '.', '1..'].map(foldNumber)).toEqual(['1', '1', '12', '1.a.', 'a.', '.', '1..']);
});

const identifier = fc.string({
  unit: fc.constantFrom('š', 's', 'Š', 'S', 'o', 'O', 'ß', 'İ', '1', '.', '-', '\u2011', '\u200b', ' ', NBSP),
});

test('folding is idempotent, and what is one identifier is one wording', () => {
  fc.assert(fc.property(identifier, (text) => expect(foldIdentifier(foldIdentifier(text))).toBe(foldIdentifier(text))));
});

/** Codes and short names as offices choose them: near to one another, each another. */
const codes = fc.uniqueArray(fc.stringMatching(/^[SŠOÓAÁ]{1,2}[1-3]?(\.[1-3])?$/), { minLength: 2, maxLength: 8 });

test('folding never joins two codes of one plan: each measure keeps its own criteria and statements', () => {
  fc.assert(
    fc.property(codes, (list) => {
      const { measures } = evaluate(
        plan({
          measures: list.map((code) => measure(code)),
          criteria: list.map((code) => criterion(code)),
          statements: list.map((code) => statement(code, '1', { description: code })),
        }),
      );
      expect(measures.map((m) => [m.measure.code, m.criteria.flatMap((c) => c.statements.map((s) => s.statement.measure))])).toEqual(
        list.map((code) => [code, [code]]),
      );
    }),
  );
});

test('folding never joins two bodies of one plan', () => {
  fc.assert(
    fc.property(codes, (list) => {
      const known = new Bodies(
        list.map((short) => contact(`Odbor ${short}`, { short })),
        [],
      );
      for (const short of list)
        expect([known.keyOf(short), known.contactOf(known.keyOf(short))?.short]).toEqual([known.keyOf(`Odbor ${short}`), short]);
      expect(new Set(list.map((short) => known.keyOf(short))).size).toBe(list.length);
    }),
  );
});

test('the nearest is one that differs in diacritics or a full stop alone; a known one has none', () => {
  const nearest = nearestOf(['Š1.1', 'OS', 'OŠ', '']);
  expect(['S1.1', 's1.1.', 'š1.1', 'Os', 'OS.', 'X', ''].map(nearest)).toEqual(['Š1.1', 'Š1.1', null, null, 'OS', null, null]);
});
