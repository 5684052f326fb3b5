import { read, utils, type CellObject, type WorkBook } from '@e965/xlsx';
import { unzipSync, strFromU8 } from 'fflate';
import fc from 'fast-check';
import { toSerial } from '../../../src/core/text/date';
import { FIXED_LISTS, REFUSAL } from '../../../src/files/write/lists';
import { buildPlanWorkbook, LIVE_LEVEL, type PlanContent } from '../../../src/files/plan/template';
import { ASZ_TOTAL_NAME, INPUT, PROPERTY, SETTINGS, type ListName, type Table } from '../../../src/schema/tables';
import { runs } from '../../build/runs';

const TABLES: readonly Table[] = Object.values(INPUT);
const ORDER = ['Pokyny', 'Nastavení', 'Okruhy', 'Opatření', 'Kritéria', 'Podklady', 'Gestoři', 'Obce', 'ASZ', 'Připomínky', 'Číselníky'];

const content: PlanContent = {
  id: 'plan-1',
  issuedOn: '2026-01-20',
  settings: { planName: 'Plán A & B', periodFrom: '2026-01-01', threshold: 0.8 },
  aszTotal: 1234,
  note: ['Poznámka na první list'],
  tables: {
    areas: [{ code: 'A1', name: 'Mezioborová spolupráce' }],
    measures: [{ code: 'A1.1', subarea: 'A1', title: 'Opatření', lead: 'Odbor', overrideDate: '2026-02-03' }],
    statements: [{ measure: 'A1.1', criterion: 1, submitter: 'Odbor', description: 'Dva\nřádky', date: '31. 12. 2025' }],
    leads: [{ name: 'Odbor' }],
  },
};
const parts = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]));
const open = (plan: PlanContent): WorkBook => read(buildPlanWorkbook(plan), { cellFormula: true, cellNF: true });
const cellAt = (book: WorkBook, sheet: string, at: string): CellObject => book.Sheets[sheet]![at] as CellObject;
const sheetPart = (bytes: Uint8Array, sheet: string): string => parts(bytes)[`xl/worksheets/sheet${ORDER.indexOf(sheet) + 1}.xml`]!;

test('a column that few plans need is there when it says something', () => {
  const measures = [
    { code: 'A1', title: 'První' },
    { code: 'A2', title: 'Druhé', follows: 'A1; A3' },
  ];
  const { Opatření: sheet } = read(buildPlanWorkbook({ id: 'x', issuedOn: '2026-01-01', tables: { measures } })).Sheets;
  const rows = utils.sheet_to_json<Record<string, string>>(sheet!);
  expect(rows.map((row) => row['Navazuje na'])).toEqual([undefined, 'A1; A3']);
});

describe('an empty plan', () => {
  const bytes = buildPlanWorkbook({ id: 'x', issuedOn: '2026-01-01' });
  const book = read(bytes);

  test('has the sheets in their order, the lists very hidden', () => {
    expect(book.SheetNames).toEqual(ORDER);
    expect(book.Workbook?.Sheets?.map((sheet) => sheet.Hidden)).toEqual([...Array<number>(10).fill(0), 2]);
  });

  test.each(TABLES)('$name: headers of the schema and a table with a row to fill in', (table) => {
    const headers = Object.values(table.columns).flatMap(({ header, whenFilled }) => (whenFilled ? [] : [header]));
    expect(utils.sheet_to_json<string[]>(book.Sheets[table.sheet]!, { header: 1 })[0]!.slice(0, headers.length)).toEqual(headers);
    const part = Object.values(parts(bytes)).find((xml) => xml.includes(`displayName="${table.name}"`))!;
    expect([...part.matchAll(/<tableColumn id="\d+" name="([^"]*)"/g)].map((m) => m[1])).toEqual(headers);
    const rows = table.name === INPUT.settings.name ? Object.values(SETTINGS).filter((setting) => !('optional' in setting)).length : 1;
    expect(/ ref="A1:[A-Z]+(\d+)"/.exec(part)?.[1]).toBe(String(rows + 1));
  });

  test('settings start with the values of the schema, dates as dates', () => {
    const rows = utils.sheet_to_json<unknown[]>(book.Sheets['Nastavení']!, { header: 1, raw: true });
    const value = (key: string): unknown => rows.find((row) => row[0] === key)?.[1];
    expect(value(SETTINGS.expected.key)).toBe(72);
    expect(value(SETTINGS.threshold.key)).toBe(0.9);
    expect(value(SETTINGS.asOf.key)).toBe(toSerial('2025-12-31'));
    expect(value(SETTINGS.deadline.key)).toBeUndefined();
  });
});

test('rows, settings and the note are where people look for them', () => {
  const book = open(content);
  expect(cellAt(book, 'Opatření', 'A2').v).toBe('A1.1');
  expect(cellAt(book, 'Opatření', 'K2')).toMatchObject({ t: 'n', v: toSerial('2026-02-03') });
  expect(cellAt(book, 'Opatření', 'K2').z).toContain('yyyy');
  expect(cellAt(book, 'Podklady', 'G2').v).toBe('Dva\nřádky');
  expect(cellAt(book, 'Podklady', 'I2').v).toBe(toSerial('2025-12-31'));
  expect(utils.sheet_to_csv(book.Sheets['Pokyny']!)).toContain('Poznámka na první list');
  expect(cellAt(book, 'Nastavení', 'B2').v).toBe('Plán A & B');
});

test('the live level is the one formula, in the cells and as the calculated column', () => {
  const bytes = buildPlanWorkbook(content);
  const formulas = Object.entries(parts(bytes)).flatMap(([name, xml]) =>
    name.startsWith('xl/worksheets/') ? [...xml.matchAll(/<f>([^<]*)<\/f>/g)].map((m) => m[1]) : [],
  );
  const escaped = LIVE_LEVEL.replaceAll('&', '&amp;');
  expect(formulas).toEqual([escaped]);
  const [code, codes] = ['tblOpatreni[[#This Row],[Kód]]', 'tblKriteria[Kód opatření]'];
  const alike = `"*"&SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(${code}," ","*"),"\u00a0","*"),"-","?")&"*"`;
  const first = `IF(COUNT(${codes})=0,IFERROR(_xlfn.XMATCH(${alike},${codes},2),1),1)`;
  const last = `IF(COUNT(${codes})=0,IFERROR(_xlfn.XMATCH(${alike},${codes},2,-1),ROWS(${codes})),ROWS(${codes}))`;
  const rows = (column: string): string => `INDEX(${column},${first}):INDEX(${column},${last})`;
  expect(LIVE_LEVEL).toBe(`IFERROR(_xldudf_PLNENI_UROVNE(${code},${rows(codes)},${rows('tblKriteria[Úroveň]')}),"")`);
  // Excel takes no longer ones.
  expect(LIVE_LEVEL.length).toBeLessThan(8_192);
  expect(Object.values(parts(bytes)).filter((xml) => xml.includes(`<calculatedColumnFormula>${escaped}<`))).toHaveLength(1);
});

test('every drop-down takes its list from a named range, refuses with a Czech sentence and allows blanks', () => {
  const bytes = buildPlanWorkbook(content);
  const names = new Map(read(bytes).Workbook?.Names?.map((name) => [name.Name, name.Ref]));
  for (const table of TABLES) {
    const lists = Object.values(table.columns).flatMap((column) => column.list ?? []);
    const xml = sheetPart(bytes, table.sheet);
    const found = [...xml.matchAll(/<dataValidation type="list" allowBlank="1"[^>]* error="[^"]+"[^>]*><formula1>([^<]+)</g)].map(
      (m) => m[1] as ListName,
    );
    expect(found).toEqual(table.name === INPUT.settings.name ? ['Seznam_Vyklady'] : lists);
    for (const list of found) expect(names.has(list)).toBe(true);
  }
  expect(names.get('Seznam_Gestori')).toBe('tblGestori[Gestor]');
  expect(names.get('Seznam_Urovne')).toBe("'Číselníky'!$A$2:$A$4");
  expect(names.get(ASZ_TOTAL_NAME)).toBe("'ASZ'!$F$2");
});

test('typing where the add-in writes is asked about, not refused, and the sheets stay free to grow', () => {
  const bytes = buildPlanWorkbook(content);
  const warned = (sheet: string): string[] =>
    [
      ...sheetPart(bytes, sheet).matchAll(
        /<dataValidation type="custom" errorStyle="warning"[^>]* sqref="([A-Z]+)2:[^>]*><formula1>FALSE</g,
      ),
    ].map((match) => match[1]!);
  for (const { sheet, columns } of TABLES) {
    const written = Object.values(columns).flatMap((column, c) => (column.written ? [String.fromCharCode(65 + c)] : []));
    expect(warned(sheet)).toEqual(written);
    expect(sheetPart(bytes, sheet)).not.toContain('<sheetProtection');
  }
});

test('texts of the drop-downs fit the limits of Excel', () => {
  for (const text of Object.values(REFUSAL)) expect(text.length).toBeLessThanOrEqual(255);
  for (const items of Object.values(FIXED_LISTS)) expect(new Set(items).size).toBe(items.length);
  expect(buildPlanWorkbook(content).length).toBeGreaterThan(0);
  const all = Object.values(parts(buildPlanWorkbook(content))).join('');
  expect(all).not.toMatch(/(prompt|error|promptTitle|errorTitle)="[^"]*…"/);
});

test('a name longer than a page header holds does not spoil the file', () => {
  const xml = sheetPart(buildPlanWorkbook({ ...content, settings: { planName: '&'.repeat(400) } }), 'Opatření');
  expect(/<oddHeader>(.*?)<\/oddHeader>/.exec(xml)![1]!.replace(/&amp;/g, '&').length).toBeLessThanOrEqual(255);
});

test('identity travels in document properties; the ASZ total stands beside its table', () => {
  const book = open(content);
  expect(book.Custprops).toEqual({
    [PROPERTY.role]: 'plan',
    [PROPERTY.version]: '1',
    [PROPERTY.plan]: 'plan-1',
    [PROPERTY.issuedOn]: '2026-01-20',
  });
  expect(cellAt(book, 'ASZ', 'F2').v).toBe(1234);
});

test('every printed sheet: A4, one page wide, header row repeated, pages numbered', () => {
  const bytes = buildPlanWorkbook(content);
  const upright = ORDER.slice(0, -1).filter((sheet) => {
    const xml = sheetPart(bytes, sheet);
    expect(xml).toMatch(/<pageSetUpPr fitToPage="1"\/>.*<pageSetup paperSize="9" fitToWidth="1" fitToHeight="[01]" orientation="\w+"\/>/s);
    expect(xml).toContain('Strana &amp;P z &amp;N');
    expect(xml).toContain('&amp;LPlán A &amp;&amp; B');
    return xml.includes('orientation="portrait"');
  });
  expect(upright).toEqual(['Nastavení', 'Okruhy', 'Kritéria', 'Obce']);
  const names = [...parts(bytes)['xl/workbook.xml']!.matchAll(/_xlnm\.(\w+)" localSheetId="(\d+)">([^<]*)</g)].map(
    ([, name, sheet, at]) => [name, ORDER[Number(sheet)], at] as const,
  );
  const repeated = names.filter(([name, , at]) => name === 'Print_Titles' && /\$1:\$1$/.test(at!)).map(([, sheet]) => sheet);
  expect(repeated).toEqual(TABLES.map((table) => table.sheet).filter((sheet) => sheet !== 'Obce'));
  // Kód to Gestor are repeated at the left of Výsledná úroveň to Hlavní důvod, and so stand on one page with them.
  expect(names).toContainEqual(['Print_Titles', 'Opatření', "'Opatření'!$A:$D,'Opatření'!$1:$1"]);
  expect(names.filter(([name]) => name === 'Print_Area')).toEqual([
    ['Print_Area', 'Opatření', "'Opatření'!$L:$N"],
    ['Print_Area', 'Podklady', "'Podklady'!$A:$J"],
    ['Print_Area', 'Obce', "'Obce'!$Z$1"],
  ]);
});

const HOSTILE = [
  '=1+1',
  '=HYPERLINK("http://x","y")',
  '+420 485 226 111',
  '-5',
  '@SUM(A1)',
  "'=1",
  '\t=1',
  '<b>&amp;"',
  '_x0041_',
  ']]>',
  '1e5',
  '🙂',
  'TRUE',
];

describe('what people typed stays text', () => {
  test.each(HOSTILE)('%p', (text) => {
    const book = open({ ...content, tables: { statements: [{ measure: text, description: text }] } });
    expect(cellAt(book, 'Podklady', 'G2')).toMatchObject({ t: 's', v: text });
    expect(cellAt(book, 'Podklady', 'G2').f).toBeUndefined();
  });

  test('any text comes back as it was, but for what XML cannot say', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(text, (typed) => {
        const cell = cellAt(open({ ...content, tables: { comments: [{ comment: typed }] } }), 'Připomínky', 'D2');
        const sayable = typed.replace(/[\ufffe\uffff]/g, '\ufffd').replace(/\r\n?/g, '\n');
        expect(cell).toMatchObject({ t: 's', v: sayable });
        expect(cell.f).toBeUndefined();
      }),
      runs(60),
    );
  });

  test('with the prefix that keeps it a text when somebody edits the cell', () => {
    const bytes = buildPlanWorkbook({ ...content, tables: { comments: [{ comment: '=1+1', who: 'Odbor' }] } });
    const style = Number(/<c r="D2" s="(\d+)"/.exec(sheetPart(bytes, 'Připomínky'))?.[1]);
    const [, cellFormats = ''] = (parts(bytes)['xl/styles.xml'] ?? '').split('<cellXfs');
    const formats = cellFormats.match(/<xf [^>]*>/g) ?? [];
    expect(formats[style]).toContain('quotePrefix="1"');
  });

  test('a date that cannot be read stays as it was typed', () => {
    expect(open({ ...content, tables: { statements: [{ measure: 'A1.1', date: 'loni' }] } }).Sheets['Podklady']!['I2']).toMatchObject({
      t: 's',
      v: 'loni',
    });
  });

  test('a text longer than a cell holds is refused, not cut', () => {
    expect(() => buildPlanWorkbook({ ...content, tables: { comments: [{ comment: 'x'.repeat(32768) }] } })).toThrow(/32767/);
  });
});

test('the same content gives the same bytes, in any time zone', () => {
  const before = process.env.TZ;
  const builds = ['UTC', 'Pacific/Auckland', 'America/Los_Angeles'].map((zone) => {
    process.env.TZ = zone;
    return Buffer.from(buildPlanWorkbook(content)).toString('base64');
  });
  process.env.TZ = before;
  expect(new Set(builds).size).toBe(1);
});
