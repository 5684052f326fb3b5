import { liberecRegion } from '../../../src/core/plan/municipalities';
import { Bodies, isGroup, readBodies } from '../../../src/core/people/bodies';
import { lead } from '../../build/plans';

const known = new Bodies(
  [lead('Ministerstvo práce', 'MPSV'), lead('Ministerstvo školství', 'MŠMT'), lead('Svaz měst a obcí')],
  liberecRegion(),
);

test.each<[string, string[], string[], string[]]>([
  ['MPSV; MŠMT', ['MPSV', 'MŠMT'], [], []],
  ['MPSV\r\nMŠMT', ['MPSV', 'MŠMT'], [], []],
  ['MPSV / MŠMT', ['MPSV', 'MŠMT'], [], []],
  ['MPSV, Město Semily a Turnov', ['MPSV', 'Město Semily', 'Turnov'], [], []],
  ['Svaz měst a obcí', ['Svaz měst a obcí'], [], []],
  ['MPSV / MZ', ['MPSV / MZ'], ['MPSV / MZ'], []],
  ['Odbor školství, mládeže a sportu', ['Odbor školství, mládeže a sportu'], ['Odbor školství, mládeže a sportu'], []],
  ['města a obce', ['města a obce'], [], []],
  ['1. MPSV\n2) MŠMT\na) Turnov\n• Semily\n- Liberec', ['MPSV', 'MŠMT', 'Turnov', 'Semily', 'Liberec'], [], []],
  ['–; -; x\nX; 0; není; Není.', [], [], []],
  ['?; ??; (?); ×; xxx; *; …; ---; — ; / ; N/A; n.a.; TBD', [], [], []],
  ['nikdo; není určen; neurčeno; zatím neurčeno; dosud nestanoven; neuvedeno; bude doplněno; doplnit; bez gestora', [], [], []],
  [
    'Xerox; ZŠ 0; Doplňkové služby; Nic a nikdo, z. s.',
    ['Xerox', 'ZŠ 0', 'Doplňkové služby', 'Nic a nikdo, z. s.'],
    ['Nic a nikdo, z. s.'],
    [],
  ],
  ['dtto', [], [], ['dtto']],
  ['detto\n-"-\n"; --//--; -||-; „', [], [], ['detto', '-"-', '"', '--//--', '-||-', '„']],
  ['všechny odbory; Všichni gestoři; všechny dotčené resorty', [], [], ['všechny odbory', 'Všichni gestoři', 'všechny dotčené resorty']],
  ['všechny obce', ['všechny obce'], [], []],
  ['MPSV - MZ', ['MPSV - MZ'], ['MPSV - MZ'], []],
  ['MPSV (MŠMT)', ['MPSV (MŠMT)'], ['MPSV (MŠMT)'], []],
  ['Liberecký kraj - odbor školství; Ministerstvo práce (MPSV)', ['Liberecký kraj - odbor školství', 'Ministerstvo práce (MPSV)'], [], []],
  ['viz A1.1; MPSV', ['MPSV'], [], ['viz A1.1']],
  ['Vizovice', ['Vizovice'], [], []],
  ['', [], [], []],
])('%j', (text, names, several, references) => {
  expect(known.read(text)).toEqual({ names, several, references });
});

test.each(['obce kraje', 'obce Libereckého kraje', 'obce Jihočeského kraje', 'města a obce Kraje Vysočina'])(
  '%s are municipalities, in any region',
  (name) => {
    expect(isGroup(name)).toBe(true);
  },
);

test('where nothing is known, slashes and commas do not separate', () => {
  expect(readBodies('MPSV / MŠMT', () => false)).toEqual({ names: ['MPSV / MŠMT'], several: ['MPSV / MŠMT'], references: [] });
});

test('a page of spaces in a cell costs as much as it is long', () => {
  const gap = ' '.repeat(200_000);
  expect(readBodies(`OSV${gap}x`, () => false).names).toEqual([`OSV${gap}x`]);
  expect(readBodies(`OSV${gap},${gap}OŠ${gap}a${gap}MPSV`, () => true).names).toHaveLength(1);
  expect(readBodies(`OSV${gap},${gap}OŠ${gap}a${gap}MPSV`, (name) => name.length < 5).names).toEqual(['OSV', 'OŠ', 'MPSV']);
});
