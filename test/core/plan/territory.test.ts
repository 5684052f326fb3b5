import fc from 'fast-check';
import { liberecRegion } from '../../../src/core/plan/municipalities';
import { Gazetteer, reaches, shareOf, type Coverage } from '../../../src/core/plan/territory';

const gazetteer = new Gazetteer(liberecRegion());
const codes = (text: string): string[] =>
  gazetteer
    .read(text)
    .members.map((i) => liberecRegion()[i]!.code)
    .sort();
const count = (text: string): number => gazetteer.read(text).members.length;
const problems = (text: string) => gazetteer.read(text).problems;

test('the built-in region is the 215 of the ČSÚ', () => {
  const region = liberecRegion();
  expect(region).toHaveLength(215);
  expect(new Set(region.map((m) => m.code)).size).toBe(215);
  expect(new Set(region.map((m) => m.orp)).size).toBe(10);
  expect(new Set(region.map((m) => m.pou)).size).toBe(21);
});

test.each([
  ['', false],
  ['   ', false],
  [';', false],
  ['netýká se', false],
  ['Netyka se.', false],
  ['NETÝKÁ\u00a0SE', false],
  ['Liberec', true],
  ['netýká\nse', false],
  ['netýká se; Liberec', true],
  ['Lhota', true],
])('%j is territorial: %s', (text, named) => {
  expect(gazetteer.read(text)).toMatchObject({ named, problems: text === 'Lhota' ? [expect.anything()] : [] });
});

test.each([
  ['Liberec', ['563889']],
  ['563889', ['563889']],
  ['liberec', ['563889']],
  ['  LIBEREC. ', ['563889']],
  ['Ceska Lipa', ['561380']],
  ['Česká\u00a0Lípa', ['561380']],
  ['Nové Město\npod Smrkem', ['564265']],
  ['Liberec; Ralsko', ['562017', '563889']],
  ['Liberec;Ralsko;', ['562017', '563889']],
  ['Liberec\nRalsko', ['562017', '563889']],
  ['Liberec\r\nRalsko\n', ['562017', '563889']],
  ['Pěnčín\n(Turnov); Ralsko', ['562017', '564303']],
  ['Liberec; Liberec; 563889', ['563889']],
  ['Pěnčín (Turnov)', ['564303']],
  ['pencin (turnov)', ['564303']],
  ['Pěnčín (Železný Brod)', ['563749']],
  ['564303', ['564303']],
  ['POÚ Cvikov', ['561479', '561738', '561746', '561827', '562131']],
  ['POU Cvikov', ['561479', '561738', '561746', '561827', '562131']],
  ['pou cvikov', ['561479', '561738', '561746', '561827', '562131']],
])('%j is %j', (text, expected) => {
  expect(codes(text)).toEqual(expected);
  expect(problems(text)).toEqual([]);
});

test.each([
  ['ORP Liberec', 28],
  ['ORP Česká Lípa', 41],
  ['orp ceska lipa', 41],
  ['ORP Turnov', 36],
  ['POÚ Liberec', 5],
  ['POÚ Česká Lípa', 20],
  ['ORP Turnov; Turnov; POÚ Turnov', 36],
  ['ORP Turnov; ORP Frýdlant', 54],
  ['celý kraj', 215],
  ['Celý kraj.', 215],
  ['CELY KRAJ', 215],
  ['Liberecký kraj', 215],
  ['celý kraj; Liberec', 215],
])('%j covers %i', (text, expected) => {
  expect(count(text)).toBe(expected);
  expect(problems(text)).toEqual([]);
});

test('all the ORP together, and all the POÚ together, are the region', () => {
  const all = (key: 'orp' | 'pou', word: string): string => [...new Set(liberecRegion().map((m) => `${word} ${m[key]}`))].join('; ');
  expect(count(all('orp', 'ORP'))).toBe(215);
  expect(count(all('pou', 'POÚ'))).toBe(215);
});

test('an ambiguous name is nowhere, and its candidates can be typed as they are', () => {
  expect(codes('Pěnčín')).toEqual([]);
  const [problem, ...rest] = problems('Pěnčín');
  expect(rest).toEqual([]);
  expect(problem).toEqual({ name: 'Pěnčín', kind: 'ambiguous', candidates: ['Pěnčín (Železný Brod)', 'Pěnčín (Turnov)'] });
  expect(problem!.candidates.map(codes)).toEqual([['563749'], ['564303']]);
});

test.each(['Lhota', 'Liberec 1', 'Liberec, Ralsko', 'ORP Cvikov', 'ORP', 'POÚ', 'Pěnčín (Liberec)', '564304', 'kraj', 'Praha', '–'])(
  'unknown, without a guess: %s',
  (name) => {
    expect(gazetteer.read(name)).toEqual({ named: true, members: [], problems: [{ name, kind: 'unknown', candidates: [] }] });
  },
);

test('what is wrong in a cell does not take the rest of it away', () => {
  expect(codes('Liberec; Lhota ; Pěnčín; Ralsko')).toEqual(['562017', '563889']);
  expect(problems('Liberec; Lhota ; Pěnčín; Ralsko').map((p) => [p.name, p.kind])).toEqual([
    ['Lhota', 'unknown'],
    ['Pěnčín', 'ambiguous'],
  ]);
});

test('every municipality is reached by its label and by its code', () => {
  liberecRegion().forEach(({ code }, i) => {
    expect(gazetteer.read(gazetteer.label(i)).members).toEqual([i]);
    expect(gazetteer.read(code).members).toEqual([i]);
  });
});

test('two of one name in one ORP are told apart by their codes', () => {
  const small = new Gazetteer([
    { code: '1', name: 'Lhota', orp: 'Turnov', pou: 'Turnov' },
    { code: '2', name: 'Lhota', orp: 'Turnov', pou: 'Malá Skála' },
    { code: '3', name: 'Lhota', orp: 'Semily', pou: 'Semily' },
  ]);
  expect(small.read('Lhota').problems[0]!.candidates).toEqual(['1', '2', 'Lhota (Semily)']);
  expect(small.read('Lhota (Malá Skála)').members).toEqual([1]);
  expect(small.read('Lhota (Turnov)').problems[0]).toMatchObject({ kind: 'ambiguous' });
});

test('„Liberecký kraj“ is the whole of its own list alone; „celý kraj“ of any', () => {
  const highlands = new Gazetteer([
    { code: '586846', name: 'Jihlava', orp: 'Jihlava', pou: 'Jihlava' },
    { code: '590266', name: 'Třebíč', orp: 'Třebíč', pou: 'Třebíč' },
  ]);
  expect(highlands.read('Liberecký kraj')).toEqual({
    named: true,
    members: [],
    problems: [{ name: 'Liberecký kraj', kind: 'unknown', candidates: [] }],
  });
  expect(highlands.read('celý kraj').members).toEqual([0, 1]);
  expect(new Gazetteer(liberecRegion().slice(0, 30)).read('Liberecký kraj').members).toHaveLength(30);
});

test('without a list no name can be told from another', () => {
  const nowhere = new Gazetteer([]);
  for (const text of ['celý kraj', 'Liberecký kraj', 'Jihlava; ORP Telč', 'celé město'])
    expect(nowhere.read(text)).toEqual({ named: true, members: [], problems: [] });
  expect(nowhere.read('netýká se').named).toBe(false);
});

describe('coverage', () => {
  const of = (...texts: string[]): Coverage => gazetteer.coverage(texts.map((text) => gazetteer.read(text)));

  test('is the union, counted once', () => {
    expect(of('ORP Turnov', 'Turnov; Liberec')).toMatchObject({ covered: 37, total: 215 });
    expect(of()).toMatchObject({ covered: 0, total: 215 });
    expect(of('celý kraj')).toMatchObject({ covered: 215, total: 215, missing: [] });
  });

  test('names what is missing', () => {
    const all = liberecRegion().map((m) => m.code);
    expect(of(all.filter((code) => code !== '563889' && code !== '564303').join('; ')).missing).toEqual(['563889', '564303']);
  });

  test('covered and missing are always the whole', () => {
    const name = fc.constantFrom('ORP Turnov', 'POÚ Doksy', 'Liberec', 'Pěnčín', 'Lhota', 'ORP Frýdlant', 'netýká se', 'Ralsko');
    fc.assert(
      fc.property(fc.array(name), fc.array(name), (some, others) => {
        const { covered, total, missing } = of(some.join('; '), others.join(';'));
        expect(covered + missing.length).toBe(total);
        expect(of(...others, ...some)).toMatchObject({ covered, total, missing });
        expect(of(...some).covered).toBeLessThanOrEqual(covered);
      }),
    );
  });

  test.each([
    [194, 215, 0.9, true],
    [193, 215, 0.9, false],
    [189, 210, 0.9, true],
    [188, 210, 0.9, false],
    [215, 215, 1, true],
    [214, 215, 1, false],
    // shares that are not exact in binary
    [7, 10, 0.7, true],
    [29, 100, 0.29, true],
    // thresholds that a formula in the cell has computed
    [3, 10, 0.1 + 0.2, true],
    [9, 10, 1.1 - 0.2, true],
    [0, 0, 0.9, false],
  ])('%i of %i against %d: %s', (covered, total, threshold, expected) => {
    expect(reaches({ covered, total }, threshold)).toBe(expected);
  });

  test('the share of a region without municipalities is nothing, not NaN', () => {
    expect(shareOf({ covered: 0, total: 0 })).toBe(0);
    expect(shareOf({ covered: 43, total: 215 })).toBe(0.2);
  });
});
