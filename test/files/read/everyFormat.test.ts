import { CFB, utils, write, type BookType, type WorkBook } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { listProblemText, readMeasureList } from '../../../src/files/measureList/measureList';
import { readPlanFile } from '../../../src/files/plan/readPlanFile';
import { returnFaultText } from '../../../src/files/returns/texts';
import type { ReturnFault } from '../../../src/files/returns/returns';
import { FORM as FORM_TABLE } from '../../../src/schema/request';
import { translator } from '../../../src/i18n';
import { call, handmade, reading, repacked, resaved, sheetRows } from '../../build/returns';
import { encryptedWorkbook, restrictedWorkbook } from '../../build/cli';

const t = translator('cs');

/** What a file is wanted for, through the public doors: "read", or the code and the sentence of its refusal. */
const USES: Readonly<Record<'list' | 'return' | 'plan', (bytes: Uint8Array) => { readonly code: string; readonly text: string }>> = {
  list(bytes) {
    const { tables, problems } = readMeasureList(bytes);
    const [gravest] = problems;
    if (gravest?.severity !== 'error') return { code: tables.measures.length > 0 ? 'read' : 'nothing', text: '' };
    return { code: gravest.code, text: listProblemText(gravest, t) };
  },
  return(bytes) {
    const result = reading(bytes);
    return result.status === 'refused' ? faulty(result.fault) : { code: 'read', text: '' };
  },
  plan(bytes) {
    const result = readPlanFile(bytes);
    return 'fault' in result ? faulty(result.fault) : { code: 'read', text: '' };
  },
};
const faulty = (fault: ReturnFault): { code: string; text: string } => ({ code: fault.code, text: returnFaultText(fault, t) });

const CASES = Object.keys(USES) as (keyof typeof USES)[];

// --- files that can be read -----------------------------------------------------------------------------------------

const LIST = [
  ['Kód', 'Opatření', 'Gestor', 'Kritérium plnění'],
  ['A1.1', 'Setkání', 'OSV', 'Sešli se'],
];
const { measure, criterion, relation, progress, submitter, description } = FORM_TABLE.columns;
const FORM = [
  [measure, criterion, relation, progress, submitter, description].map(({ header }) => header),
  ['A1.1', '1', 'Žádný', '', 'OSV', 'popis; s čárkou, a "uvozovkou"'],
];
const PLAN: Readonly<Record<string, string[][]>> = {
  Opatření: [
    ['Kód', 'Podokruh', 'Opatření', 'Gestor', 'Spolugestoři', 'Termín', 'Poznámka'],
    ['A1.1', 'A1', 'Setkání', 'OSV'],
  ],
};

function book(sheets: Readonly<Record<string, unknown[][]>>, bookType: BookType): Uint8Array {
  const workbook: WorkBook = utils.book_new();
  for (const [name, grid] of Object.entries(sheets)) utils.book_append_sheet(workbook, utils.aoa_to_sheet(grid), name);
  return new Uint8Array(write(workbook, { bookType, type: 'array' }) as ArrayBuffer);
}

const csv = (grid: readonly (readonly string[])[], separator: string): string =>
  grid.map((row) => row.map((cell) => (/["\n;,\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(separator)).join('\r\n');

function windows1250(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1250');
  const byChar = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(new Uint8Array([byte])), byte]));
  return new Uint8Array([...text].map((char) => byChar.get(char)!));
}

const FORMATS: readonly (readonly [string, (grid: string[][]) => Uint8Array])[] = [
  ...(['xlsx', 'xlsm', 'xlsb', 'ods', 'biff8'] as const).map((type): [string, (grid: string[][]) => Uint8Array] => [
    type,
    (grid) => book({ List1: grid }, type),
  ]),
  ['csv, semicolons, UTF-8', (grid) => strToU8(csv(grid, ';'))],
  ['csv, commas, UTF-8 with a mark', (grid) => strToU8(`\ufeff${csv(grid, ',')}`)],
  ['csv, semicolons, windows-1250', (grid) => windows1250(csv(grid, ';'))],
  ['csv, commas, windows-1250', (grid) => windows1250(csv(grid, ','))],
  ['txt, tabs, UTF-16', (grid) => new Uint8Array(Buffer.from(`\ufeff${csv(grid, '\t')}`, 'utf16le'))],
];

describe.each(FORMATS)('%s', (_, made) => {
  test('a list', () => {
    expect(readMeasureList(made(LIST)).tables.measures.map(({ code, title }) => `${code} ${title}`)).toEqual(['A1.1 Setkání']);
  });

  test('a return without properties is known by its content', () => {
    const result = reading(made(FORM));
    if (result.status !== 'unidentified') throw new Error(JSON.stringify(result));
    expect(result.return.addressee).toBe('OSV');
    expect(result.return.rows.map(({ row, measure, answer }) => [row, measure, answer.description])).toEqual([[2, 'A1.1', FORM[1]![5]]]);
  });

  test('the plan of the last period is asked for its tables', () => {
    expect(USES.plan(made(PLAN['Opatření']!))).toMatchObject({ code: 'notPlan' });
  });

  test('a Buffer is read as well as its bytes', () => {
    const bytes = made(LIST);
    // A view into the middle of a larger one, as Node hands out small files.
    const buffer = Buffer.concat([Buffer.alloc(7), bytes]).subarray(7);
    expect(readMeasureList(buffer)).toEqual(readMeasureList(bytes));
  });
});

test('the form of a call saved as CSV is the call', () => {
  const sheet = utils.sheet_to_csv(readBack(call()), { FS: ';' });
  const result = reading(strToU8(sheet));
  if (result.status !== 'read') throw new Error(JSON.stringify(result).slice(0, 300));
  expect([result.return.addressee, result.return.rows[0]!.answer.description]).toEqual([
    'Odbor sociálních věcí',
    'Setkání proběhlo & zápis <je>.',
  ]);
});

test('a CSV that two bodies filled in is nobody’s', () => {
  const result = reading(strToU8(csv([...FORM, ['A1.2', '1', 'Žádný', '', 'Odbor školství', 'x']], ';')));
  expect(result.status === 'unidentified' && result.return.addressee).toBe('');
});

// --- files that cannot ----------------------------------------------------------------------------------------------

/** SheetJS gives its compound files no types. */
const cfb = CFB as {
  utils: { cfb_new: () => object; cfb_add: (file: object, path: string, content: Buffer) => void };
  write: (file: object, options: { type: 'buffer' }) => Buffer;
};

function compound(streams: Readonly<Record<string, Buffer>>): Uint8Array {
  const file = cfb.utils.cfb_new();
  for (const [path, content] of Object.entries(streams)) cfb.utils.cfb_add(file, path, content);
  return new Uint8Array(cfb.write(file, { type: 'buffer' }));
}

/** BIFF8 whose text is behind a password of the newer kind: its header says so, and nothing after it can be read. */
const record = (type: number, content: readonly number[]): number[] => [
  type & 255,
  type >> 8,
  content.length & 255,
  content.length >> 8,
  ...content,
];
const CRYPTO_API = compound({
  '/Workbook': Buffer.concat([
    Buffer.from([
      ...record(0x809, [0, 6, 5, 0, ...Array<number>(12).fill(0)]),
      ...record(0x2f, [1, 0, 2, 0, 2, 0, ...Array<number>(40).fill(9)]),
    ]),
    Buffer.alloc(4096, 0x5a),
  ]),
});

/** A small .ods with one cell for the whole sheet. */
function ods(cells: string): Uint8Array {
  return repacked(book({ List1: LIST }, 'ods'), {
    'content.xml': (xml) => xml.replace('</table:table>', `${cells}</table:table>`),
  });
}
const cell = (attributes: string): string =>
  `<table:table-row table:number-rows-repeated="1048576"><table:table-cell ${attributes} office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>`;

const xls = (): Uint8Array => book({ List1: LIST }, 'biff8');
/** The number of the first sector of the directory of a compound file, and of an entry in it. */
function changed(bytes: Uint8Array, change: (view: DataView, directory: number) => void): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  change(view, (view.getUint32(48, true) + 1) * 512);
  return copy;
}

const merged = (areas: number): Uint8Array =>
  handmade('', {
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheetRows(
      [measure.header, criterion.header, relation.header, 'Kód', 'Opatření', 'Gestor'],
      ...Array.from({ length: 9_000 }, (_, i) => [`A1.${i}`, '1', 'Žádný', `A1.${i}`, 'x', 'OSV']),
    )}</sheetData><mergeCells>${'<mergeCell ref="A2:A1048576"/>'.repeat(areas)}</mergeCells></worksheet>`,
  });

const listed = (count: number): Uint8Array => {
  const sheets = Array.from({ length: count }, (_, i) => `<sheet name="S${i}" sheetId="${i + 1}" r:id="rId1"/>`).join('');
  return handmade(sheetRows(['Kód', 'Opatření'], ['A1.1', 'x']), {
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${sheets}</sheets></workbook>`,
  });
};

const named = (name: string): Uint8Array =>
  handmade(sheetRows(['Kód', 'Opatření'], ['A1.1', 'x']), {
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  });

/** What is said of it: as a list, as a return, as a plan. */
const REFUSED: readonly (readonly [string, () => Uint8Array, readonly [string, string, string]])[] = [
  ['nothing', () => new Uint8Array(), ['empty', 'damaged', 'damaged']],
  ['a document without a table', () => zipSync({ 'word/document.xml': strToU8('<a/>') }), ['noTables', 'notWorkbook', 'notWorkbook']],
  ['a PDF', () => strToU8('%PDF-1.7\n%âãÏÓ\n1 0 obj'), ['notList', 'notWorkbook', 'notWorkbook']],
  ['a page', () => strToU8('\ufeff <html><table><tr><td>Kód</td></tr></table></html>'), ['notList', 'notWorkbook', 'notWorkbook']],
  ['a rich text', () => strToU8('{\\rtf1 Kód}'), ['notDocx', 'notWorkbook', 'notWorkbook']],
  ['a picture', () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0), ['notList', 'notWorkbook', 'notWorkbook']],
  ['an archive', () => zipSync({ 'a.xlsx': call() }), ['notList', 'notWorkbook', 'notWorkbook']],
  ['a document of Word 97', () => compound({ '/WordDocument': Buffer.alloc(4096) }), ['notDocx', 'notWorkbook', 'notWorkbook']],
  ['a workbook behind a password', encryptedWorkbook, ['encrypted', 'encrypted', 'encrypted']],
  ['a workbook with managed rights', restrictedWorkbook, ['rightsManaged', 'rightsManaged', 'rightsManaged']],
  [
    'an .xls with managed rights',
    () => compound({ '/Workbook': Buffer.alloc(4096), '/\u0009DRMContent': Buffer.alloc(4096) }),
    ['rightsManaged', 'rightsManaged', 'rightsManaged'],
  ],
  ['a sheet with a name that nobody can read', () => named('x'.repeat(100_000)), ['damaged', 'damaged', 'damaged']],
  ['an .xls behind a password (CryptoAPI)', () => CRYPTO_API, ['encrypted', 'encrypted', 'encrypted']],
  [
    '.ods: one cell for sixteen thousand columns and all rows',
    () => ods(cell('table:number-columns-repeated="16000"')),
    ['tooBig', 'tooBig', 'tooBig'],
  ],
  [
    '.ods: a repeat said twice',
    () => ods(cell('table:number-columns-repeated="1" table:number-columns-repeated="16000"')),
    ['tooBig', 'tooBig', 'tooBig'],
  ],
  [
    '.ods: a repeat behind a quoted bracket, with letters after it',
    () => ods(cell('table:style-name=">" table:number-columns-repeated="16000abc"')),
    ['tooBig', 'tooBig', 'tooBig'],
  ],
  [
    '.ods: a billion spaces',
    () =>
      ods(
        '<table:table-row><table:table-cell office:value-type="string"><text:p>a<text:s text:c="1000000000"/></text:p></table:table-cell></table:table-row>',
      ),
    ['tooBig', 'tooBig', 'tooBig'],
  ],
  [
    '.xls: a sector that follows itself',
    () =>
      changed(xls(), (view, directory) =>
        view.setUint32((view.getUint32(76, true) + 1) * 512 + 4 * (directory / 512 - 1), directory / 512 - 1, true),
      ),
    ['damaged', 'damaged', 'damaged'],
  ],
  [
    '.xls: a directory that leads in a circle',
    () => changed(xls(), (view, directory) => view.setUint32(directory + 128 + 72, 1, true)),
    ['damaged', 'damaged', 'damaged'],
  ],
  [
    '.xls: a list of tables that leads in a circle',
    () =>
      changed(xls(), (view) => {
        view.setUint32(68, 0, true);
        view.setUint32(512 + 508, 0, true);
      }),
    ['damaged', 'damaged', 'damaged'],
  ],
  [
    '.xls: a stream longer than the file',
    () => changed(xls(), (view, directory) => [1, 2, 3].forEach((i) => view.setUint32(directory + 128 * i + 120, 0x7fffffff, true))),
    ['damaged', 'damaged', 'damaged'],
  ],
  ['.xlsx: merged cells over one another', () => merged(2_000), ['tooBig', 'tooBig', 'notPlan']],
  ['.xlsx: eight thousand sheets for one part', () => listed(8_004), ['tooBig', 'tooBig', 'tooBig']],
];

describe.each(REFUSED)('%s', (_, made, codes) => {
  test.each(CASES.map((use, i) => [use, codes[i]!] as const))('as a %s: %s', (use, code) => {
    const bytes = made();
    const start = performance.now();
    const told = USES[use](bytes);
    expect(told.code).toBe(code);
    expect(told.text).toMatch(/^\S.+\.$/);
    // Seconds on a machine that has other things to do; before, minutes or never.
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

/** The form's sheet as SheetJS knows it. */
function readBack(bytes: Uint8Array): ReturnType<typeof utils.aoa_to_sheet> {
  let sheet: ReturnType<typeof utils.aoa_to_sheet> | undefined;
  resaved(bytes, 'xlsx', (workbook) => (sheet = workbook.Sheets['Podklady']));
  return sheet!;
}

test.each(['x', 'č', 'x1', '1.', ' '])('a text of thousands of „%s“ in place of a code is read as any other', (unit) => {
  const long = unit.repeat(3_000);
  const start = performance.now();
  const { problems } = readMeasureList(book({ List1: [LIST[0]!, [long, 'Setkání', 'OSV', 'x'], LIST[1]!] }, 'xlsx'));
  expect(problems.every(({ params }) => Object.values(params).every((value) => String(value).length <= long.length))).toBe(true);
  expect(performance.now() - start).toBeLessThan(10_000);
});
