import { CFB, utils, write, type BookType, type WorkBook } from '@e965/xlsx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { toSerial } from '../../../src/core/text/date';
import { fold } from '../../../src/core/text/text';
import { listProblemText, readMeasureList, type MeasureList } from '../../../src/files/measureList/measureList';
import { buildPlanWorkbook } from '../../../src/files/plan/template';
import { withoutProtection } from '../../../src/files/read/text/text';
import { translator } from '../../../src/i18n';
import { runs } from '../../build/runs';

const t = translator('cs');
const en = translator('en');

type Grid = readonly (readonly (string | number | null)[])[];

function book(
  sheets: Readonly<Record<string, Grid>>,
  change: (workbook: WorkBook) => void = () => undefined,
  bookType: BookType = 'xlsx',
): Uint8Array {
  const workbook = utils.book_new();
  for (const [name, grid] of Object.entries(sheets)) utils.book_append_sheet(workbook, utils.aoa_to_sheet(grid as unknown[][]), name);
  change(workbook);
  return new Uint8Array(write(workbook, { bookType, type: 'array' }) as ArrayBuffer);
}

const csv = (grid: Grid, separator = ';'): string =>
  grid
    .map((row) =>
      row.map((cell) => (/["\n;,\t]/.test(String(cell ?? '')) ? `"${String(cell).replaceAll('"', '""')}"` : (cell ?? ''))).join(separator),
    )
    .join('\r\n');

/** Measures and criteria in short: "A1.1 | Setkání | OSV", "A1.1/1 Sešli se". */
const short = ({ tables }: MeasureList): { measures: string[]; criteria: string[]; leads: unknown[] } => ({
  measures: tables.measures.map(({ code, title, lead }) => [code, title, lead].join(' | ')),
  criteria: tables.criteria.map(({ measure, number, text }) => `${measure}/${number} ${text}`),
  leads: tables.leads.map(({ name }) => name),
});
const codes = ({ problems }: MeasureList): string[] =>
  problems.map(({ code, sheet, cell }) => [code, sheet, cell].filter((part) => part !== '').join(' '));
const grave = (list: MeasureList): string[] => codes({ ...list, problems: list.problems.filter(({ severity }) => severity !== 'info') });

const EXPECTED = {
  measures: ['A1.1 | Setkání odborů | OSV', 'B2.1 | Kampaň | Odbor kultury'],
  criteria: ['A1.1/1 Sešli se čtyřikrát', 'A1.1/2 Je zápis', 'B2.1/1 Kampaň proběhla'],
  leads: ['OSV', 'Odbor zdravotnictví', 'Město Semily', 'Odbor kultury'],
};
const HEADER = ['Kód', 'Podokruh', 'Opatření', 'Gestor', 'Spolugestoři', 'Kritéria plnění'];
const FIRST = ['A1.1', 'A1', 'Setkání odborů', 'OSV', 'Odbor zdravotnictví; Město Semily; obce'];
const SECOND = ['B2.1', 'B2', 'Kampaň', 'Odbor kultury', ''];
const IN_ONE_CELL: Grid = [HEADER, [...FIRST, '1. Sešli se čtyřikrát\n2. Je zápis'], [...SECOND, 'Kampaň proběhla']];

describe('one list in many shapes', () => {
  test.each<[string, Uint8Array]>([
    ['numbered criteria in one cell', book({ List1: IN_ONE_CELL })],
    [
      'criteria in one cell by lines',
      book({ List1: [HEADER, [...FIRST, 'Sešli se čtyřikrát\n\nJe zápis'], [...SECOND, 'Kampaň proběhla']] }),
    ],
    ['bullets', book({ List1: [HEADER, [...FIRST, '• Sešli se čtyřikrát\n• Je zápis'], [...SECOND, '• Kampaň proběhla']] })],
    ['numbers on one line', book({ List1: [HEADER, [...FIRST, '1) Sešli se čtyřikrát 2) Je zápis'], [...SECOND, '1) Kampaň proběhla']] })],
    [
      'criteria in several columns',
      book({
        List1: [
          [...HEADER.slice(0, 5), 'Kritérium 1', 'Kritérium 2', 'Kritérium 3'],
          [...FIRST, 'Sešli se čtyřikrát', 'Je zápis'],
          [...SECOND, 'Kampaň proběhla'],
        ],
      }),
    ],
    [
      'a header over several columns',
      book({ List1: [HEADER, [...FIRST, 'Sešli se čtyřikrát', 'Je zápis'], [...SECOND, 'Kampaň proběhla']] }, ({ Sheets }) => {
        Sheets['List1']!['!merges'] = [utils.decode_range('F1:G1')];
      }),
    ],
    [
      'a row for a criterion, the measure repeated',
      book({ List1: [HEADER, [...FIRST, 'Sešli se čtyřikrát'], [...FIRST, 'Je zápis'], [...SECOND, 'Kampaň proběhla']] }),
    ],
    [
      'a row for a criterion, blank below the measure',
      book({ List1: [HEADER, [...FIRST, 'Sešli se čtyřikrát'], ['', '', '', '', '', 'Je zápis'], [...SECOND, 'Kampaň proběhla']] }),
    ],
    [
      'a row for a criterion, the measure in merged cells',
      book(
        { List1: [HEADER, [...FIRST, 'Sešli se čtyřikrát'], [null, null, null, null, null, 'Je zápis'], [...SECOND, 'Kampaň proběhla']] },
        ({ Sheets }) => {
          Sheets['List1']!['!merges'] = ['A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:E3'].map((range) => utils.decode_range(range));
        },
      ),
    ],
    [
      'criteria on a sheet of their own',
      book({
        Kritéria: [
          ['Č.', 'Kód opatření', 'Kritérium plnění'].slice(1).concat('Č.'),
          ['A1.1', 'Sešli se čtyřikrát', 1],
          ['A1.1', 'Je zápis', 2],
          ['B2.1', 'Kampaň proběhla', 1],
        ] as Grid,
        Opatření: [HEADER.slice(0, 5), FIRST, SECOND],
      }),
    ],
    [
      'other words, titles above, any order of columns',
      book({
        List1: [
          ['Akční plán 2026–2027'],
          ['Stav k 1. 1. 2026', null, 'Gestor'],
          [],
          ['Odpovědný odbor', 'Název opatření', 'Číslo opatření', 'Ukazatele (měřitelné)', 'Okruh', 'Spolupracující subjekty'],
          ['OSV', 'Setkání odborů', 'A1.1', '1. Sešli se čtyřikrát\n2. Je zápis', 'A1', 'Odbor zdravotnictví\nMěsto Semily'],
          ['Odpovědný odbor', 'Název opatření', 'Číslo opatření', 'Ukazatele (měřitelné)', 'Okruh', 'Spolupracující subjekty'],
          ['Odbor kultury', 'Kampaň', 'B2.1', '1. Kampaň proběhla', 'B2'],
        ],
      }),
    ],
    [
      'codes before the titles, headings of subareas',
      book({
        List1: [
          ['Opatření', 'Gestor', 'Spolugestoři', 'Kritérium'],
          ['A1 Mezioborová spolupráce'],
          ['A1.1 Setkání odborů', 'OSV', 'Odbor zdravotnictví; Město Semily', 'Sešli se čtyřikrát\nJe zápis'],
          ['B2 – Osvěta'],
          ['B2.1 Kampaň', 'Odbor kultury', '', 'Kampaň proběhla'],
        ],
      }),
    ],
    [
      'a sheet for each area',
      book({ A: [HEADER, [...FIRST, 'Sešli se čtyřikrát\nJe zápis']], B: [HEADER, [...SECOND, 'Kampaň proběhla']] }),
    ],
    ['.xls', book({ List1: IN_ONE_CELL }, undefined, 'biff8')],
    ['.ods', book({ List1: IN_ONE_CELL }, undefined, 'ods')],
    ['.xlsb', book({ List1: IN_ONE_CELL }, undefined, 'xlsb')],
    ['CSV with semicolons', strToU8(csv(IN_ONE_CELL))],
    ['CSV with commas and a mark', strToU8(`\ufeff${csv(IN_ONE_CELL, ',')}`)],
    ['CSV with tabs', strToU8(csv(IN_ONE_CELL, '\t'))],
    ['CSV that names its separator', strToU8(`sep=|\r\n${csv(IN_ONE_CELL, '|')}`)],
    ['CSV in UTF-16', new Uint8Array(Buffer.from(`\ufeff${csv(IN_ONE_CELL, '\t')}`, 'utf16le'))],
    ['CSV in UTF-16 without a mark', new Uint8Array(Buffer.from(csv(IN_ONE_CELL), 'utf16le'))],
    ['CSV in UTF-16, the other way round', new Uint8Array(Buffer.from(`\ufeff${csv(IN_ONE_CELL)}`, 'utf16le').swap16())],
    ['CSV in windows-1250', windows1250(csv(IN_ONE_CELL))],
  ])('%s', (_, bytes) => {
    const list = readMeasureList(bytes);
    expect(grave(list)).toEqual([]);
    expect(short(list)).toEqual(EXPECTED);
    expect(list.tables.measures.map(({ subarea }) => subarea)).toEqual(['A1', 'B2']);
  });
});

function windows1250(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1250');
  const byChar = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(new Uint8Array([byte])), byte]));
  return new Uint8Array([...text].map((char) => byChar.get(char)!));
}

describe('what is said of a list', () => {
  test.each<[string, Grid, string[]]>([
    [
      'no header',
      [
        ['A1.1', 'Setkání'],
        ['A1.2', 'Kampaň'],
      ],
      ['noMeasures List1 A1'],
    ],
    ['a header alone', [['Kód', 'Podokruh', 'Opatření', 'Gestor', 'Kritérium']], ['noMeasures']],
    [
      'no column of codes',
      [
        ['Opatření', 'Gestor', 'Kritérium'],
        ['Setkání', 'OSV', 'x'],
      ],
      ['columnMissing List1 A1'],
    ],
    [
      'no column of titles',
      [
        ['Kód', 'Gestor', 'Kritérium'],
        ['A1.1', 'OSV', 'x'],
      ],
      ['columnMissing List1 A1'],
    ],
    [
      'two columns for one thing',
      [
        ['Kód', 'Opatření', 'Odpovědný odbor', 'Garant', 'Kritérium'],
        ['A1.1', 'Setkání', 'OSV', 'Novák', 'x'],
      ],
      ['columnAmbiguous List1 D1', 'measureWithoutLead List1 A2'],
    ],
    [
      'kinds of criteria that are not one series',
      [
        ['Kód', 'Opatření', 'Gestor', 'Kritérium', 'Text kritéria'],
        ['A1.1', 'Setkání', 'OSV', 'x', 'y'],
      ],
      ['columnAmbiguous List1 E1'],
    ],
    [
      'a measure without a code',
      [
        ['Kód', 'Opatření', 'Gestor', 'Kritérium'],
        ['', 'Setkání', 'OSV', 'x'],
        ['', '', '', 'y'],
        ['A1.2', 'Kampaň', 'OSV', 'z'],
        ['', 'Jiné', '', 'q'],
      ],
      ['measureWithoutCode List1 A2', 'measureWithoutCode List1 A5'],
    ],
    [
      'a row that belongs to nothing',
      [
        ['Kód', 'Opatření', 'Gestor', 'Kritérium'],
        ['', '', 'Odbor dopravy', 'x'],
        ['A1.2', 'Kampaň', 'OSV', 'z'],
        ['', '', 'Odbor dopravy', ''],
      ],
      ['rowWithoutCode List1 C2', 'rowWithoutCode List1 C4'],
    ],
    [
      'one code twice',
      [
        ['Kód', 'Opatření', 'Gestor', 'Kritérium'],
        ['A1.1', 'Setkání', 'OSV', 'x'],
        ['A1.1', 'Kampaň', 'OSV', 'y'],
        ['a1.1', 'Setkání', 'OSV', ''],
      ],
      ['measureDuplicate List1 A3', 'measureDuplicate List1 A4'],
    ],
    [
      'a lead that differs from row to row',
      [
        ['Kód', 'Opatření', 'Gestor', 'Kritérium'],
        ['A1.1', 'Setkání', 'OSV', 'x'],
        ['A1.1', 'Setkání', 'OŠ', 'y'],
      ],
      ['valuesDiffer List1 C3'],
    ],
    [
      'partners from row to row',
      [
        ['Kód', 'Opatření', 'Gestor', 'Spolugestoři', 'Kritérium'],
        ['A1.1', 'Setkání', 'OSV', 'OŠ', 'x'],
        ['', '', '', 'OZ', 'y'],
        ['', '', '', 'OŠ', 'z'],
      ],
      ['valuesJoined List1 D3'],
    ],
    [
      'one number for two criteria',
      [
        ['Kód', 'Opatření', 'Gestor', 'Kritérium', 'Č. kritéria'],
        ['A1.1', 'Setkání', 'OSV', 'x', 1],
        ['', '', '', 'y', '1.'],
        ['', '', '', 'x', 1],
      ],
      ['criterionDuplicate List1 D3', 'criterionDuplicate List1 D4'],
    ],
    [
      'one criterion twice',
      [
        ['Kód', 'Opatření', 'Gestor', 'Kritérium'],
        ['A1.1', 'Setkání', 'OSV', 'x'],
        ['', '', '', 'X '],
      ],
      ['criterionRepeated List1 D3'],
    ],
    [
      'little is filled in',
      [
        ['Kód', 'Opatření', 'Gestor', 'Kritérium', 'Č. kritéria'],
        ['X', '', '', '', ''],
        ['A1.1', 'Setkání', 'OSV', '', 1],
      ],
      [
        'subareaMissing List1 A2',
        'measureWithoutTitle List1 A2',
        'measureWithoutLead List1 A2',
        'measureWithoutCriteria List1 A2',
        'criterionWithoutText List1 D3',
      ],
    ],
    [
      'no leads and no criteria at all',
      [
        ['Kód', 'Opatření'],
        ['A1.1', 'Setkání'],
        ['A1.2', 'Kampaň'],
      ],
      ['leadsColumnMissing List1', 'criteriaMissing List1'],
    ],
    [
      'unknown subareas',
      [
        ['Kód', 'Podokruh', 'Opatření', 'Gestor', 'Kritérium'],
        ['A1.1', 'Z9', 'Setkání', 'OSV', 'x'],
        ['A1.2', 'Mezioborová spolupráce', 'Dvě', 'OSV', 'x'],
        ['A1.3', 'A1 – Mezioborová spolupráce', 'Tři', 'OSV', 'x'],
        ['D1.1', 'Infrastruktura', 'Čtyři', 'OSV', 'x'],
      ],
      ['subareaUnknown List1 A2', 'subareaUnknown List1 A3'],
    ],
    [
      'criteria that cannot be divided safely',
      [
        ['Kód', 'Opatření', 'Gestor', 'Kritérium'],
        ['A1.1', 'Setkání', 'OSV', 'Splněno, pokud:\n1. x\n2. y'],
      ],
      ['criteriaNotSplit List1 D2'],
    ],
    [
      'a text like a formula',
      [
        ['Kód', 'Opatření', 'Gestor', 'Kritérium'],
        ['A1.1', '+420 Linka', 'OSV', '=HYPERLINK("http://x")'],
      ],
      ['formulaText List1 A2', 'formulaText List1 D2'],
    ],
  ])('%s', (_, grid, expected) => {
    const list = readMeasureList(book({ List1: grid }));
    expect(grave(list)).toEqual(expected);
    for (const problem of list.problems)
      for (const text of [listProblemText(problem, t), listProblemText(problem, en)]) expect(text).toMatch(/^[^{}]+\.$/);
  });

  test('criteria of unknown measures, on a sheet of their own', () => {
    const list = readMeasureList(
      book({
        Plán: [
          ['Kód', 'Opatření', 'Gestor'],
          ['A1.1', 'Setkání', 'OSV'],
        ],
        Ukazatele: [
          ['Kód opatření', 'Ukazatel'],
          ['A1.1', 'x'],
          ['', 'y'],
          ['A9', 'z'],
        ],
      }),
    );
    expect(grave(list)).toEqual(['criterionOfUnknown Ukazatele A4']);
    expect(short(list).criteria).toEqual(['A1.1/1 x', 'A1.1/2 y']);
  });

  test('nothing that is not used goes unsaid', () => {
    const list = readMeasureList(
      book(
        {
          Úvod: [['Pokyny']],
          List1: [['Seznam'], [...HEADER, 'Rozpočet', ''], [...FIRST, 'x', 500, 'poznámka vedle'], ['Krajská opatření'], [...SECOND, 'y']],
          Tajné: [HEADER, ['C1.1', 'C1', 'Skryté', 'OSV', '', 'x']],
        },
        (workbook) => {
          workbook.Sheets['List1']!['!merges'] = [utils.decode_range('A4:F4')];
          workbook.Workbook = { Sheets: [{}, {}, { Hidden: 1 }] };
        },
      ),
    );
    expect(list.tables.measures).toHaveLength(2);
    expect(codes(list)).toEqual(['sheetsUnused', 'columnsUnused List1', 'headingRow List1 A4']);
    const said = list.problems.map((problem) => listProblemText(problem, t));
    expect(said[0]).toContain('Úvod, Tajné.');
    expect(said[1]).toContain('Rozpočet, H.');
    expect(said[2]).toBe('Řádek „Krajská opatření“ je nadpis, ne opatření.');
  });

  test('cells as people see them: numbers in their form, dates, errors, formulas that have no value', () => {
    const list = readMeasureList(
      book(
        {
          List1: [
            ['Kód', 'Opatření', 'Gestor', 'Termín', 'Kritérium'],
            [1.1, 'Setkání', 'OSV', toSerial('2026-06-30'), 'x'],
            ['A1.2', 'b', 'c', 'd', 'e'],
          ],
        },
        ({ Sheets }) => {
          const sheet = Sheets['List1']!;
          sheet['A2'] = { t: 'n', v: 1.1, z: '0.00' };
          sheet['D2'] = { t: 'n', v: toSerial('2026-06-30'), z: 'd.m.yyyy' };
          sheet['C3'] = { t: 'e', v: 0x2a };
          sheet['D3'] = { t: 'n', f: '1+1' };
          // Beside the list, where nobody reads it.
          sheet['F3'] = { t: 'e', v: 0x1d };
          sheet['!ref'] = 'A1:F3';
        },
      ),
    );
    expect(list.tables.measures[0]).toMatchObject({ code: '1.10', due: '30. 6. 2026' });
    expect(codes(list)).toEqual(expect.arrayContaining(['cellError List1 C3', 'cellWithoutValue List1 D3']));
    expect(codes(list)).not.toContain('cellError List1 F3');
  });
});

describe('files that are no list', () => {
  const encrypted = (): Uint8Array => {
    const files = CFB as {
      utils: { cfb_new: () => object; cfb_add: (file: object, path: string, content: Buffer) => void };
      write: (file: object, options: { type: 'buffer' }) => Buffer;
    };
    const compound = files.utils.cfb_new();
    files.utils.cfb_add(compound, '/EncryptionInfo', Buffer.alloc(224, 4));
    files.utils.cfb_add(compound, '/EncryptedPackage', Buffer.alloc(8192, 0x5a));
    return new Uint8Array(files.write(compound, { type: 'buffer' }));
  };
  const sound = book({ List1: IN_ONE_CELL });
  test.each<[string, Uint8Array, string]>([
    ['an empty file', new Uint8Array(), 'empty'],
    ['spaces', strToU8(' \r\n '), 'empty'],
    ['a page', strToU8('<html><table><tr><td>Kód</td></tr></table></html>'), 'notList'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 1, 2, 3]), 'notList'],
    ['half a workbook', sound.subarray(0, sound.length / 2), 'damaged'],
    ['an archive of something else', zipSync({ 'a.txt': strToU8('a') }), 'notList'],
    ['a workbook behind a password', encrypted(), 'encrypted'],
    ['a bomb', zipSync({ ...unzipSync(sound), 'xl/media/a.xml': new Uint8Array(60_000_000) }), 'tooBig'],
    ['too many rows', strToU8(`Kód;Opatření\n${'A;B\n'.repeat(20_001)}`), 'tooBig'],
    ['an open quotation mark', strToU8('Kód;Opatření;Gestor;Kritérium\nA1.1;"Setkání;OSV;x\nA1.2;b;c;d\n'), 'quoteOpen'],
  ])('%s', (_, bytes, code) => {
    const list = readMeasureList(bytes);
    expect(list.problems[0]).toMatchObject({ code, severity: 'error' });
  });
});

const word = fc
  .string({ unit: fc.constantFrom(...'abcčřžAŠ 12.;,"\n=-+@ü&<'), minLength: 1, maxLength: 24 })
  .map((text) => text.trim())
  // Marks against what Excel would make of a text ("=1") are taken off, and told.
  .filter((text) => fold(text) !== '' && withoutProtection(text) === text);
const plan = fc
  .uniqueArray(
    fc.record({ code: word, title: word, lead: word, partners: word, due: word, note: word, criteria: fc.array(word, { maxLength: 4 }) }),
    {
      selector: ({ code }) => fold(code),
      minLength: 1,
      maxLength: 8,
    },
  )
  .filter((measures) => measures.every(({ code, title }) => fold(code) !== 'kod' && fold(title) !== 'opatreni'));

test('the workbook of a plan gives back its own measures and criteria', () => {
  fc.assert(
    fc.property(plan, (measures) => {
      const rows = measures.map(({ criteria: _criteria, ...measure }) => ({ ...measure, subarea: 'A1' }));
      const criteria = measures.flatMap(({ code, criteria: texts }) =>
        texts.map((text, i) => ({ measure: code, number: i + 1, text: `${text} ${i}` })),
      );
      const list = readMeasureList(buildPlanWorkbook({ id: 'x', issuedOn: '2026-01-01', tables: { measures: rows, criteria } }));
      expect(list.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(list.tables.measures).toEqual(rows);
      expect(list.tables.criteria).toEqual(criteria);
    }),
    runs(40),
  );
});

test('nothing that comes as a text throws, and every measure that is read has a code', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.oneof(word, fc.constantFrom('Kód', 'Opatření', 'Gestor', 'Kritérium', 'A1.1', 'A1', '')), { maxLength: 6 }), {
        maxLength: 8,
      }),
      (grid) => {
        const { tables } = readMeasureList(strToU8(csv(grid)));
        expect(tables.measures.every(({ code }) => fold(String(code)) !== '')).toBe(true);
        const known = new Set(tables.measures.map(({ code }) => code));
        expect(tables.criteria.every(({ measure }) => known.has(measure ?? ''))).toBe(true);
      },
    ),
  );
});

test('areas with their names and sums under the list are no measures', () => {
  const list = readMeasureList(
    new TextEncoder().encode(
      'Kód;Opatření;Gestor;Kritérium\nA;Systémová opatření;;\nA1;Mezioborová spolupráce;;\nA1.1;Setkání;OSV;Sešli se\nA1.2;Celková metodika;OSV;Je vydána\nCelkem;2;;\n',
    ),
  );
  expect(list.tables.measures.map(({ code, subarea }) => [code, subarea])).toEqual([
    ['A1.1', 'A1'],
    ['A1.2', 'A1'],
  ]);
  expect(codes(list)).toEqual(['headingRow A2', 'headingRow A3', 'totalRow A6']);
});
