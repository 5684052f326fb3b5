import { read, utils, type WorkBook } from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import { sampleContent } from '../../scripts/sample-content';
import { planWorkbook } from '../../src/files/plan/template';
import { writeXlsx, type Cell } from '../../src/files/write/workbook';
import { file, run, SAMPLE, temp } from '../build/cli';
import { converted, printed } from '../build/office';

async function summarized(input: string): Promise<Buffer> {
  const { code, err } = await run(['summarize', input, '--out', temp('souhrn.xlsx')]);
  expect({ code, err }).toEqual({ code: expect.any(Number), err: '' });
  return readFileSync(temp('souhrn.xlsx'));
}

const rows = (book: WorkBook, sheet: string): unknown[][] => utils.sheet_to_json<unknown[]>(book.Sheets[sheet]!, { header: 1, defval: '' });
const column = (book: WorkBook, sheet: string, header: string): unknown[] => {
  const [first = [], ...others] = rows(book, sheet);
  return others.map((cells) => cells[first.indexOf(header)]);
};
/** Every formula of the workbook with its place. */
const formulas = (book: WorkBook): string[] =>
  book.SheetNames.flatMap((name) =>
    Object.entries(book.Sheets[name]!).flatMap(([at, cell]) =>
      (cell as { f?: string }).f === undefined ? [] : [`${name}!${at} ${(cell as { f: string }).f}`],
    ),
  );

describe('the result of the sample', () => {
  let result: Buffer;
  let reopened: WorkBook;
  beforeAll(async () => {
    result = await summarized(SAMPLE);
    reopened = read(converted(result, 'xlsx'));
  });

  test('the figures are in the cells', () => {
    const cells = rows(reopened, 'Souhrn').map((row) => row.slice(0, 4).join('|'));
    expect(cells).toEqual(
      expect.arrayContaining([
        'Plněno|40|0.56|Plněno; 40; 56%',
        'Plněno částečně|28|0.39|Plněno částečně; 28; 39%',
        'Neplněno|4|0.05|Neplněno; 4; 5%',
      ]),
    );
    const final = column(reopened, 'Opatření', 'Výsledná úroveň');
    expect(['Plněno', 'Plněno částečně', 'Neplněno'].map((level) => final.filter((other) => other === level).length)).toEqual([40, 28, 4]);
    for (const why of column(reopened, 'Opatření', 'Zdůvodnění').slice(0, 72)) expect(why).toMatch(/\.$/);
  });

  test('the printed pie has its three labels', () => {
    const text = printed(result);
    expect(text).toContain('Přehled plnění akčního plánu 2024-2025');
    for (const label of ['Plněno; 40; 56%', 'Plněno částečně; 28; 39%', 'Neplněno; 4; 5%']) {
      // Once in the table, once in the chart.
      expect([label, text.split(label).length - 1]).toEqual([label, 2]);
    }
  });
});

test('no text of anybody becomes a formula', async () => {
  const HOSTILE = ['=HYPERLINK("http://x","y")', '+1+1', '-2+3', '@SUM(A1)', '=1+1', '\t=1+1'];
  const lead = 'Odbor sociálních věcí';
  const hostileLead = '=HYPERLINK("http://x","gestor")';
  let next = 0;
  const poison = (cell: Cell | null, header: unknown): Cell | null => {
    if (!cell || typeof cell.value !== 'string' || cell.value === '') return cell;
    if (cell.value === lead) return { ...cell, value: hostileLead };
    const replaced =
      header === 'Popis' || header === 'Důvod úpravy' || header === 'Upravil' || header === 'Poznámka' || header === 'Opatření';
    return replaced ? { ...cell, value: HOSTILE[(next += 1) % HOSTILE.length]! } : cell;
  };
  const plan = planWorkbook(sampleContent());
  const input = writeXlsx({
    ...plan,
    sheets: plan.sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row, r) =>
        r === 0 ? row : { ...row, cells: row.cells.map((cell, c) => poison(cell, sheet.rows[0]!.cells[c]?.value)) },
      ),
    })),
  });
  const result = await summarized(file('nepřátelský.xlsx', input));
  const live = /^Opatření![A-Z]+\d+ IFERROR\(_xldudf_PLNENI_UROVNE\(/;
  expect(formulas(read(result)).filter((formula) => !live.test(formula))).toEqual([]);

  const reopened = read(converted(result, 'xlsx'));
  expect(formulas(reopened).filter((formula) => !/^Opatření!/.test(formula) || /HYPERLINK|SUM\(|1\+1|2\+3/.test(formula))).toEqual([]);
  const descriptions = column(reopened, 'Podklady', 'Popis').filter((text) => text !== '');
  expect(new Set(descriptions)).toEqual(new Set(HOSTILE));
  const everything = reopened.SheetNames.flatMap((name) => rows(reopened, name).flat());
  expect(everything.filter((value) => value === hostileLead).length).toBeGreaterThan(1);
  // What they would compute to is nowhere.
  expect(everything.filter((value) => value === 'y' || value === 'gestor')).toEqual([]);
});
