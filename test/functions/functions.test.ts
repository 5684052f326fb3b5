import { customFunctions, type CustomFunction } from '../../src/functions';
import { liberecRegion } from '../../src/core/plan/municipalities';

/** What the runtime makes of a problem: the error of the cell and its sentence. */
class CellError extends Error {
  constructor(
    readonly code: string,
    sentence: string,
  ) {
    super(sentence);
  }
}

const cs = customFunctions((code, sentence) => new CellError(code, sentence));
const en = customFunctions((code, sentence) => new CellError(code, sentence), 'en');

/** Excel hands an empty cell over as empty, or as the number 0; every answer is the same for both. */
function call(id: string, ...args: unknown[]): unknown {
  const answer = outcome(id, args);
  const zero = args.map((arg) =>
    Array.isArray(arg) ? (arg as unknown[][]).map((row) => row.map((cell) => (cell === '' || cell === null ? 0 : cell))) : arg,
  );
  if (!COUNTING.has(id)) expect(outcome(id, zero)).toEqual(answer);
  if ('failure' in answer) throw answer.failure;
  return answer.value;
}

/** Where 0 is an amount like any other, an empty cell cannot be told from it. */
const COUNTING = new Set(['PODILY', 'ROZDIL']);

function outcome(id: string, args: unknown[]): { value: unknown } | { failure: unknown } {
  try {
    return { value: (cs[id] as CustomFunction)(...args) };
  } catch (failure) {
    return { failure };
  }
}

const column = (...cells: unknown[]): unknown[][] => cells.map((cell) => [cell]);

function problem(id: string, ...args: unknown[]): [code: string, sentence: string] {
  try {
    call(id, ...args);
  } catch (error) {
    if (error instanceof CellError) return [error.code, error.message];
    throw error;
  }
  throw new Error(`${id} did not fail`);
}

const WORDS = { F: 'Plněno', P: 'Plněno částečně', U: 'Neplněno' } as const;
const INTERPRETATIONS = ['výchozí', 'doslovný', 'relativní', 'vstřícný'];
const levels = (p: number, c: number, n: number): unknown[][] =>
  column(...Array<string>(p).fill(WORDS.F), ...Array<string>(c).fill(WORDS.P), ...Array<string>(n).fill(WORDS.U), '', null);

describe('the prevailing rule', () => {
  const TABLE: [p: number, c: number, n: number, expected: string][] = [
    [1, 0, 0, 'FFFF'],
    [1, 1, 0, 'PPPP'],
    [2, 0, 1, 'FFFF'],
    [2, 1, 1, 'PPFP'],
    [1, 0, 1, 'UUUP'],
    [0, 2, 1, 'PUPP'],
    [1, 2, 1, 'PUPP'],
    [2, 2, 0, 'PPPP'],
    [2, 0, 2, 'UUUP'],
    [0, 0, 0, 'UUUU'],
  ];

  test.each(TABLE)('UROVEN and HRANICNI of (%i,%i,%i): %s', (p, c, n, expected) => {
    const words = [...expected].map((letter) => WORDS[letter as keyof typeof WORDS]);
    expect(INTERPRETATIONS.map((reading) => call('UROVEN', levels(p, c, n), reading))).toEqual(words);
    expect(call('UROVEN', levels(p, c, n), null)).toBe(words[0]);
    expect(call('HRANICNI', levels(p, c, n))).toBe(new Set(words).size > 1);
  });

  test('UROVNE gives the same as UROVEN for each code', () => {
    const rows = TABLE.slice(0, 9).flatMap(([p, c, n], i) => levels(p, c, n).map(([level]) => [`M${i}`, level]));
    const codes = TABLE.slice(0, 9).map((_, i) => [`M${i}`]);
    INTERPRETATIONS.forEach((reading, r) => {
      const expected = TABLE.slice(0, 9).map(([, , , letters]) => [WORDS[letters[r] as keyof typeof WORDS]]);
      expect(
        call(
          'UROVNE',
          codes,
          rows.map(([code]) => [code]),
          rows.map(([, level]) => [level]),
          reading,
        ),
      ).toEqual(expected);
    });
  });

  test('words are read as people type them, a single cell is a 1×1 array', () => {
    expect(call('UROVEN', [['  SPLNĚNA. ']])).toBe('Plněno');
    expect(call('UROVEN', [['částečně\u00a0plněno']])).toBe('Plněno částečně');
    expect(call('UROVEN', [['Nesplněno', 'neplněna', 'plněno']])).toBe('Neplněno');
    expect(call('UROVEN', levels(2, 1, 1), 'RELATIVNI')).toBe('Plněno');
  });

  test.each(['Probíhá', 'Plněno průběžně', '–'])('an unknown wording is refused by name: %s', (text) => {
    for (const id of ['UROVEN', 'ZDUVODNENI', 'HRANICNI', 'SOUHRN']) {
      expect(problem(id, column('Plněno', text))).toEqual([
        'invalidValue',
        `Text „${text}“ není úroveň plnění. Použijte některou z těchto: Plněno, Plněno částečně, Neplněno.`,
      ]);
    }
  });

  test('an unknown reading is refused with the list', () => {
    expect(problem('UROVEN', levels(1, 0, 0), 'přísný')).toEqual([
      'invalidValue',
      'Výklad „přísný“ není znám. Použijte některý z těchto: výchozí, doslovný, relativní, vstřícný.',
    ]);
  });
});

describe('UROVNE', () => {
  const codes = column('A1.1', 'a1.1 ', 'A1.2', 'A1.3', '');
  const given = column('Plněno', '', 'Neplněno', 'Probíhá', 'Plněno');

  test('one bad code shows its own error and spoils no other', () => {
    const result = call(
      'UROVNE',
      [
        ['A1.1', 'A1.2', ''],
        ['A1.3', 'A9.9', 'A1.2'],
      ],
      codes,
      given,
    ) as unknown[][];
    expect(result[0]).toEqual(['Plněno', 'Neplněno', '']);
    expect(result[1]![0]).toMatchObject({ code: 'invalidValue', message: expect.stringContaining('„Probíhá“') as string });
    expect(result[1]![1]).toMatchObject({
      code: 'notAvailable',
      message: 'Opatření „A9.9“ nemá mezi kritérii žádný řádek. Zkontrolujte kód, nebo kritérium doplňte.',
    });
    expect(result[1]![2]).toBe('Neplněno');
  });

  test('a known code with no level yet stays empty: nobody has judged its criteria', () => {
    expect(call('UROVNE', [['B1']], column('B1'), column(''))).toEqual([['']]);
  });

  test('numeric codes match typed ones', () => {
    expect(call('UROVNE', [[12]], column('12'), column('Plněno'))).toEqual([['Plněno']]);
  });

  test('ranges of different size', () => {
    expect(problem('UROVNE', [['A']], column('A', 'B'), column('Plněno'))).toEqual([
      'invalidValue',
      'Oblasti nejsou stejně velké (2 a 1 buněk). Označte oblasti se stejným počtem buněk.',
    ]);
  });
});

describe('KRITERIUM', () => {
  test.each([
    ['nothing submitted', [['', '', '']], 'Neplněno'],
    ['direct and done', [['Bezprostřední', 'Realizováno', 'x']], 'Plněno'],
    ['direct, partly', [['Bezprostřední', 'Částečně realizováno', 'x']], 'Plněno částečně'],
    ['partial, done', [['Částečný', 'Realizováno', 'x']], 'Plněno částečně'],
    ['no relation', [['Žádný', 'Realizováno', 'x']], 'Neplněno'],
    ['relation not needed', [['', 'Zahájena příprava', '']], 'Neplněno'],
    ['later', [['nesmysl', 'Bude zahájeno později', '']], 'Neplněno'],
    ['without evidence', [['Bezprostřední', 'Realizováno', '']], 'Neplněno'],
    [
      'an empty row has no voice',
      [
        ['Bezprostřední', 'Realizováno', 'x'],
        ['', '', ''],
      ],
      'Plněno',
    ],
    [
      'voices are combined',
      [
        ['Bezprostřední', 'Realizováno', 'x'],
        ['', 'Neplní se', ''],
      ],
      'Neplněno',
    ],
    [
      'two of three',
      [
        ['Bezprostřední', 'Realizováno', 'x'],
        ['bezprostredni', 'REALIZOVÁNO', 'x'],
        ['', 'Neplní se', ''],
      ],
      'Plněno',
    ],
  ])('%s', (_, rows, expected) => {
    const ranges = [0, 1, 2].map((i) => rows.map((row) => [row[i]]));
    expect(call('KRITERIUM', ...ranges)).toBe(expected);
  });

  test('without the third range nothing is known of evidence, and nothing refused for it', () => {
    expect(call('KRITERIUM', [['Bezprostřední']], [['Realizováno']], null, null, null)).toBe('Plněno');
  });

  test.each([
    [0.9, null, 'Plněno'],
    [0.8999, null, 'Plněno částečně'],
    [0.5, 0.5, 'Plněno'],
    [0.0001, null, 'Plněno částečně'],
  ])('with territory, coverage %p against threshold %p', (coverage, threshold, expected) => {
    expect(call('KRITERIUM', column('Bezprostřední', ''), column('Realizováno', 'Neplní se'), null, coverage, threshold)).toBe(expected);
  });

  test('an empty coverage, which Excel hands over as 0, says nothing of territory', () => {
    for (const coverage of [0, '', null])
      expect(call('KRITERIUM', column('Bezprostřední'), column('Realizováno'), null, coverage)).toBe('Plněno');
    // Of statements that are none of them fulfilled, 0 is what they cover.
    expect(call('KRITERIUM', column('Částečný', '', ''), column('Realizováno', 'Neplní se', 'Neplní se'), null, 0)).toBe('Plněno částečně');
  });

  test('an empty box to tick is no word and no description', () => {
    expect(call('UROVEN', [['Plněno'], [false]])).toBe('Plněno');
    expect(call('KRITERIUM', column('Bezprostřední', false), column('Realizováno', false), column('doklad', false))).toBe('Plněno');
    expect(call('KRITERIUM', column('Bezprostřední'), column('Realizováno'), column(false))).toBe('Neplněno');
  });

  test('territorial statements of which none is fulfilled', () => {
    expect(call('KRITERIUM', column('Částečný'), column('Realizováno'), null, 1)).toBe('Plněno částečně');
    expect(call('KRITERIUM', column(''), column('Neplní se'), null, 1)).toBe('Neplněno');
  });

  test('nothing is guessed', () => {
    expect(problem('KRITERIUM', column('Bezprostřední', 'Bezprostřední'), column('Realizováno', 'Hotovo'))).toEqual([
      'invalidValue',
      'Podklad na řádku 2 nelze vyhodnotit: vztah „Bezprostřední“, stav „Hotovo“. Vyberte obě hodnoty ze seznamu.',
    ]);
    expect(problem('KRITERIUM', column('Bezprostřední'), column(''))[0]).toBe('invalidValue');
    expect(problem('KRITERIUM', column('a', 'b'), column('c'))[1]).toContain('2 a 1');
    expect(problem('KRITERIUM', column('', ''), column('', ''), column(''))[1]).toContain('2 a 1');
    expect(problem('KRITERIUM', column(''), column(''), null, 90)[1]).toContain('„90“ není podíl');
    expect(problem('KRITERIUM', column('Částečný'), column('Realizováno'), null, 0.1, 0)[1]).toContain('Práh „0“ by splnilo každé území.');
  });
});

describe('ZDUVODNENI', () => {
  test('says the clause and the counts', () => {
    expect(call('ZDUVODNENI', levels(2, 0, 1))).toBe('Plněná kritéria převažují: plněno\u00a02, neplněno\u00a01.');
    expect(call('ZDUVODNENI', levels(3, 0, 0))).toBe('Plněna všechna 3 kritéria.');
    expect(call('ZDUVODNENI', levels(0, 2, 0))).toBe('Částečně plněna obě kritéria.');
    expect(call('ZDUVODNENI', levels(0, 0, 5))).toBe('Neplněno všech 5 kritérií.');
    expect(call('ZDUVODNENI', levels(0, 0, 1))).toBe('Jediné kritérium není plněno.');
    expect(call('ZDUVODNENI', levels(0, 0, 0))).toBe('Není uvedena žádná úroveň: podklady nebyly poskytnuty.');
  });

  test('every clause that a reading can give has its sentence, with no gap left in it', () => {
    const sentences = new Set<unknown>();
    for (let p = 0; p < 4; p++)
      for (let c = 0; c < 4; c++)
        for (let n = 0; n < 4; n++) for (const reading of INTERPRETATIONS) sentences.add(call('ZDUVODNENI', levels(p, c, n), reading));
    for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}[^{}]+\.$/u);
  });
});

describe('POKRYTI', () => {
  const all = liberecRegion().length;
  const inOrp = (orp: string): number => liberecRegion().filter((municipality) => municipality.orp === orp).length;

  test.each([
    ['Liberec', 1],
    ['celý kraj', 215],
    ['Liberecký kraj; Liberec', 215],
    ['564303', 1],
    ['Pěnčín (Turnov)', 1],
    ['Liberec; Turnov ; liberec', 2],
  ])('%s', (text, covered) => {
    expect(all).toBe(215);
    expect(call('POKRYTI', [[text]])).toBe(covered / 215);
  });

  test('cells are taken together, each municipality once', () => {
    expect(call('POKRYTI', column('ORP Liberec', 'Liberec', '', 'ORP Turnov'))).toBeCloseTo((inOrp('Liberec') + inOrp('Turnov')) / 215, 12);
  });

  test('a list of one’s own', () => {
    const list = [
      [1, 'Horní', 'Sever', 'Sever'],
      [2, 'Dolní', 'Jih', 'Jih'],
      ['', '', '', ''],
    ];
    expect(call('POKRYTI', [['Horní']], list)).toBe(0.5);
    expect(call('POKRYTI', [['ORP Jih; 1']], list)).toBe(1);
    expect(problem('POKRYTI', [['Liberec']], list)[0]).toBe('invalidValue');
    expect(problem('POKRYTI', [['Horní']], [['Horní']])[1]).toContain('čtyři sloupce');
  });

  test('a list with its header, a municipality that stands twice and the okres in the fifth column', () => {
    const list = [
      ['Kód obce', 'Obec', 'ORP', 'POÚ', 'Okres'],
      [1, 'Horní', 'Sever', 'Sever', 'Vršek'],
      [2, 'Dolní', 'Jih', 'Jih', 'Vršek'],
      [2, 'Dolní', 'Jih', 'Jih', 'Vršek'],
    ];
    expect(call('POKRYTI', [['Horní']], list)).toBe(0.5);
    expect(call('POKRYTI', [['okres Vršek']], list)).toBe(1);
  });

  test('never a guess and never a silent zero', () => {
    expect(problem('POKRYTI', [['Liberec; Pěnčín']])).toEqual([
      'invalidValue',
      expect.stringMatching(/^Název „Pěnčín“ má více obcí\. Upřesněte: Pěnčín \(.+\); Pěnčín \(.+\)\.$/) as string,
    ]);
    expect(problem('POKRYTI', [['Praha']])[1]).toBe('Území „Praha“ není v seznamu obcí. Opravte název, nebo použijte kód obce.');
    expect(problem('POKRYTI', [['']])[0]).toBe('notAvailable');
    expect(problem('POKRYTI', [['netýká se']])[0]).toBe('notAvailable');
  });
});

describe('shares', () => {
  test.each([
    [
      [40, 28, 4],
      [56, 39, 5],
    ],
    [
      [1, 1, 1],
      [34, 33, 33],
    ],
    [
      [0, 9, 63],
      [0, 12, 88],
    ],
    [
      [1, 16, 55],
      [1, 22, 77],
    ],
    [
      [12, 12, 10],
      [35, 35, 30],
    ],
  ])('PODILY(%p) = %p, in a row and in a column', (counts, shares) => {
    expect(call('PODILY', [counts])).toEqual([shares]);
    expect(call('PODILY', column(...counts))).toEqual(column(...shares));
  });

  test('PODILY keeps the shape and the empty cells', () => {
    expect(
      call('PODILY', [
        [40, ''],
        ['28', 4],
      ]),
    ).toEqual([
      [56, ''],
      [39, 5],
    ]);
    expect(problem('PODILY', [[0, 0]])[0]).toBe('notAvailable');
    expect(problem('PODILY', [['']])[0]).toBe('notAvailable');
    expect(problem('PODILY', [[1, -1]])[1]).toContain('„-1“ není počet');
    expect(problem('PODILY', [[1, 1.5]])[0]).toBe('invalidValue');
    expect(problem('PODILY', [[1, 'moc']])[0]).toBe('invalidValue');
  });

  test('SOUHRN is the published summary', () => {
    const rows = [
      ['Plněno', 40, 56, 'Plněno; 40; 56%'],
      ['Plněno částečně', 28, 39, 'Plněno částečně; 28; 39%'],
      ['Neplněno', 4, 5, 'Neplněno; 4; 5%'],
    ];
    expect(call('SOUHRN', levels(40, 28, 4))).toEqual(rows);
    expect(call('SOUHRN', levels(40, 28, 4), true)).toEqual([['Úroveň', 'Počet', 'Podíl', 'Popisek'], ...rows]);
    expect(problem('SOUHRN', levels(0, 0, 0))).toEqual(['notAvailable', 'Ve výběru není žádná úroveň plnění.']);
  });

  test('POPISEK', () => {
    expect(call('POPISEK', [['plneno']], [[40]], [[56]])).toEqual([['Plněno; 40; 56%']]);
    expect(call('POPISEK', column('Neplněno', ''), column(1, ''), column(0, ''))).toEqual(column('Neplněno; 1; < 1%', ''));
    expect(problem('POPISEK', [['Plněno']], [[40]], [[0.56]])[1]).toContain('„0.56“ není celé procento');
    expect(problem('POPISEK', [['Plněno']], [[40]], [[56, 1]])[0]).toBe('invalidValue');
  });
});

describe('ROZDIL', () => {
  test('declared minus sum', () => {
    expect(call('ROZDIL', column(10, '', '1 234,5'), '1 244,5 Kč')).toBe(0);
    expect(call('ROZDIL', [[0.1, 0.2]], 0.3)).toBe(0);
    expect(call('ROZDIL', [[50_521_174]], 45_881_463)).toBe(-4_639_711);
  });

  test('bad input', () => {
    expect(problem('ROZDIL', column(''), 5)).toEqual(['notAvailable', 'Ve výběru není žádná částka.']);
    expect(problem('ROZDIL', column(5), '')).toEqual(['invalidValue', 'Chybí uvedený celkový součet.']);
    expect(problem('ROZDIL', column('asi pět'), 5)).toEqual(['invalidValue', 'Text „asi pět“ není číslo.']);
  });
});

test('sentences in English, words of the plan in Czech', () => {
  expect(() => en.UROVEN!([['Probíhá']])).toThrow('“Probíhá” is not a level. Use one of: Plněno, Plněno částečně, Neplněno.');
  expect(en.UROVEN!([['Plněno']])).toBe('Plněno');
});

test('columns that are empty to the end of the sheet cost nothing and change nothing', () => {
  const blank = (n: number): unknown[][] => Array.from({ length: n }, () => ['']);
  expect(call('UROVEN', [...levels(2, 0, 1), ...blank(100_000)])).toBe('Plněno');
  expect(call('UROVNE', [['A1'], ['']], [['A1'], ...blank(50_000)], [['Plněno'], ...blank(50_000)])).toEqual([['Plněno'], ['']]);
  expect(call('KRITERIUM', [['Bezprostřední'], ...blank(1000)], [['Realizováno'], ...blank(1000)], [['doklad'], ...blank(1000)])).toBe(
    'Plněno',
  );
});

test.each(['#N/A', '#REF!', '#VALUE!'])('an error among the cells is refused by name, and in UROVNE only beside its code: %s', (error) => {
  expect(problem('UROVEN', column('Plněno', error))[1]).toContain(error);
  const result = call('UROVNE', column('A', 'B'), column('A', 'B'), column(error, 'Plněno')) as unknown[][];
  expect(result[0]![0]).toMatchObject({ code: 'invalidValue' });
  expect(result[1]).toEqual(['Plněno']);
});

test('arguments that Excel leaves out arrive as null', () => {
  expect(call('SOUHRN', levels(1, 0, 0), null)).toHaveLength(3);
  expect(call('POKRYTI', [['celý kraj']], null)).toBe(1);
});
