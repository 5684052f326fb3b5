import fc from 'fast-check';
import { cellText, compareCodes, fold, looksLikeFormula } from '../../../src/core/text/text';
import {
  LEVEL_WORD,
  PROGRESS_WORD,
  INTERPRETATION_WORD,
  REASON_WORD,
  REASONS,
  RELATION_WORD,
  readLevel,
  readProgress,
  readInterpretation,
  readReason,
  readRelation,
} from '../../../src/core/text/wording';

const NBSP = '\u00a0';
const SOFT = '\u00ad';

/** What hands and programs do to a word without changing it. */
const DISGUISES: readonly (readonly [string, (word: string) => string])[] = [
  ['as in the list', (w) => w],
  ['upper case', (w) => w.toUpperCase()],
  ['lower case', (w) => w.toLowerCase()],
  ['without diacritics', (w) => w.normalize('NFD').replace(/\p{M}/gu, '')],
  ['decomposed', (w) => w.normalize('NFD')],
  ['spaces around and doubled', (w) => `  ${w.replaceAll(' ', '   ')} `],
  ['non-breaking spaces', (w) => `${NBSP}${w.replaceAll(' ', NBSP)}${NBSP}`],
  ['narrow non-breaking spaces', (w) => w.replaceAll(' ', '\u202f')],
  ['soft hyphens', (w) => [...w].join(SOFT)],
  ['line breaks', (w) => `${w.replaceAll(' ', '\r\n')}\n`],
  ['tabs', (w) => w.replaceAll(' ', '\t')],
  ['a final full stop', (w) => `${w}.`],
  ['a final full stop and a space', (w) => `${w}. `],
  ['a final full stop after a space', (w) => `${w} .`],
];

const LISTS = {
  level: [LEVEL_WORD, readLevel],
  relation: [RELATION_WORD, readRelation],
  progress: [PROGRESS_WORD, readProgress],
  reason: [REASON_WORD, readReason],
  reading: [INTERPRETATION_WORD, readInterpretation],
} as const;

describe.each(DISGUISES)('%s', (_, disguise) => {
  test.each(Object.entries(LISTS))('every %s is read', (_name, [words, read]) => {
    for (const [value, word] of Object.entries(words))
      expect([disguise(word), read(disguise(word)).value]).toEqual([disguise(word), value]);
  });
});

test.each([
  ['fulfilled', ['plněno', 'splněno', 'plněn', 'plněna', 'plněny', 'splněn', 'splněna', 'splněny', 'SPLNĚNO.', 'Splneno']],
  [
    'partial',
    [
      'plněno částečně',
      'částečně plněno',
      'splněno částečně',
      'částečně splněno',
      'částečně plněna',
      'plněny částečně',
      'částečně splněn',
      'Částečně\nplněno',
      'castecne  splneno',
    ],
  ],
  ['unfulfilled', ['neplněno', 'nesplněno', 'neplněn', 'neplněna', 'neplněny', 'nesplněna', 'nesplněny', 'NESPLNĚNO']],
] as const)('%s', (level, words) => {
  for (const word of words) expect([word, readLevel(word).value]).toEqual([word, level]);
});

test.each([
  'Probíhá',
  'Plněno průběžně',
  '–',
  '-',
  'ano',
  'plněno?',
  'plněno!',
  'plněno..',
  'plněno ...',
  'plněno…',
  'plně',
  'plněné',
  'není plněno',
  'ne plněno',
  'plněno neplněno',
  'plněno / částečně',
  'částečně',
  'částečně neplněno',
  'neplněno částečně',
  'částečně plněno částečně',
  'téměř splněno',
  'fulfilled',
  'P',
  '1',
])('„%s“ is no level: unknown, never mapped', (raw) => {
  expect(readLevel(raw)).toEqual({ raw, value: null });
});

test.each(Object.entries(LISTS))('an unknown %s keeps what was typed', (_, [, read]) => {
  expect(read('Probíhá')).toEqual({ raw: 'Probíhá', value: null });
  expect(read('')).toEqual({ raw: '', value: null });
});

test('words of one list are not words of another', () => {
  expect(readRelation('Realizováno').value).toBeNull();
  expect(readProgress('Plněno').value).toBeNull();
  expect(readProgress('Bezprostřední').value).toBeNull();
  // preparing and later are both a progress and a reason, by the report
  expect(readReason('Zahájena příprava').value).toBe('preparing');
  expect(readProgress('Zahájena příprava').value).toBe('preparing');
});

test('the reasons stand in the order of the published lists, „jiné“ once and last', () => {
  expect(REASONS.map((reason) => REASON_WORD[reason])).toEqual([
    'personální a kapacitní limity',
    'administrativní náročnost',
    'změny legislativního rámce',
    'zdržení v meziresortní spolupráci',
    'podklady neposkytnuty',
    'zahájena příprava',
    'gestor neplní',
    'bude zahájeno později',
    'zpoždění dotačních výzev',
    'nedostupnost dat',
    'nízké zapojení aktérů',
    'opatření je třeba přepracovat',
    'jiné',
  ]);
});

/** Text as it comes out of cells: Czech letters in both normal forms, odd spaces, hyphens, stops. */
const typedText = fc.oneof(
  fc.string({
    unit: fc.constantFrom(
      ...'aáčďeéěíňóřšťúůýžAÁČĚŠ.,;–-()1',
      ' ',
      NBSP,
      '\u202f',
      SOFT,
      '\u200b',
      '\ufeff',
      '\n',
      '\r',
      '\t',
      '\u030c',
      '\u0301',
    ),
  }),
  fc.string({ unit: 'grapheme' }),
);

test('folding is idempotent', () => {
  fc.assert(
    fc.property(typedText, (text) => expect(fold(fold(text))).toBe(fold(text))),
    { numRuns: 500 },
  );
});

test.each(['.', '..', '. .', 'a. .', 'a ..', ' . ', 'a.\u00ad.'])('folding %j twice is folding it once', (text) => {
  expect(fold(fold(text))).toBe(fold(text));
});

test('folding sees no difference in case and normal form', () => {
  const czech = fc.string({ unit: fc.constantFrom(...'aáčďeéěíňóřšťúůýž 1.') });
  fc.assert(
    fc.property(czech, (text) => {
      expect(fold(text.toUpperCase())).toBe(fold(text));
      expect(fold(text.normalize('NFD'))).toBe(fold(text));
      expect(fold(` ${text}\n`)).toBe(fold(text));
    }),
  );
});

test('folding keeps what tells names apart', () => {
  expect(fold('A1.10')).not.toBe(fold('A1.1'));
  expect(fold('A 1')).not.toBe(fold('A1'));
  expect(fold('Nová Ves')).not.toBe(fold('Nova Ves nad Nisou'));
  expect(fold('č. 1 – b')).toBe('c. 1 - b');
});

test.each([
  [null, ''],
  [undefined, ''],
  ['', ''],
  ['  A1.1 ', 'A1.1'],
  [`${NBSP}x`, 'x'],
  [1, '1'],
  [0, '0'],
  [1.5, '1.5'],
  [false, 'false'],
])('the text of a cell %p is %p', (value, text) => {
  expect(cellText(value)).toBe(text);
});

test('codes sort as people number them', () => {
  expect(['A10', 'A2', 'B1', 'A1', 'A1.10', 'A1.9'].sort(compareCodes)).toEqual(['A1', 'A1.9', 'A1.10', 'A2', 'A10', 'B1']);
  expect(['10', '9', '1'].sort(compareCodes)).toEqual(['1', '9', '10']);
});

test.each(['=1+1', '+420 485 226 111', '-5', '@SUM(A1)', '\tx', '=\nHYPERLINK("x")'])('%j could become a formula', (text) => {
  expect(looksLikeFormula(text)).toBe(true);
});

test.each(['', 'a=b', '–', '-', 'Plněno', ' =1', '– odrážka', '1-2'])('%j could not', (text) => {
  expect(looksLikeFormula(text)).toBe(false);
});
