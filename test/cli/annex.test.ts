import { existsSync, readFileSync } from 'node:fs';
import { read, utils, type WorkBook } from '@e965/xlsx';
import { FAULTY, SAMPLE, file, listWorkbook, run, temp } from '../build/cli';

const rowsOf = (path: string): unknown[][] => {
  const book: WorkBook = read(readFileSync(path), { type: 'buffer' });
  return utils.sheet_to_json(book.Sheets['Příloha č. 1']!, { header: 1, defval: '' });
};

test('writes the annex into a copy of the plan, and says how long it is and what to check', async () => {
  const before = readFileSync(SAMPLE);
  const { code, out, err } = await run(['annex', SAMPLE, '--out', temp('annex.xlsx')]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const rows = rowsOf(temp('annex.xlsx')).slice(4);
  expect(out).toContain(`List Příloha č. 1: ${rows.length} řádků, opatření 72.\nList Příloha č. 2: 8 připomínek.`);
  expect(out).toContain(temp('annex.xlsx'));
  expect(new Set(rows.map((cells) => cells[2])).size).toBe(72);
  expect(read(readFileSync(temp('annex.xlsx'))).SheetNames).not.toContain('Zpráva');
  expect(readFileSync(SAMPLE).equals(before)).toBe(true);
});

test('--json: the plan, its day, the sheet and its rows, and the findings', async () => {
  const { code, out } = await run(['annex', FAULTY, '--out', temp('faulty.xlsx'), '--json']);
  const said = JSON.parse(out) as { rows: number; findings: { severity: string }[] };
  expect(Object.keys(said)).toEqual(['plan', 'asOf', 'out', 'sheet', 'rows', 'settlement', 'findings']);
  expect(said).toMatchObject({ settlement: { sheet: 'Příloha č. 2', rows: expect.any(Number) as number } });
  expect(said).toMatchObject({ out: temp('faulty.xlsx'), sheet: 'Příloha č. 1', rows: rowsOf(temp('faulty.xlsx')).length - 4 });
  expect(said.findings.some(({ severity }) => severity === 'error')).toBe(true);
  expect(code).toBe(1);
});

test('written into what was written, it is the same', async () => {
  await run(['annex', SAMPLE, '--out', temp('first.xlsx')]);
  await run(['annex', temp('first.xlsx'), '--out', temp('second.xlsx')]);
  expect(rowsOf(temp('second.xlsx'))).toEqual(rowsOf(temp('first.xlsx')));
});

test.each([
  ['no --out', ['annex', SAMPLE], /^Použití: plneni annex PLÁN\.xlsx --out VÝSTUP\.xlsx \[--json\]\.$/m],
  ['no plan', ['annex', '--out', temp('none.xlsx')], /^Použití: plneni annex /],
  ['an option of another command', ['annex', SAMPLE, '--out', temp('none.xlsx'), '--range', 'A1'], /--range/],
  ['an ending that is no workbook', ['annex', SAMPLE, '--out', temp('none.docx')], /\.xlsx/],
  ['a file that is not there', ['annex', temp('missing.xlsx'), '--out', temp('none.xlsx')], /missing\.xlsx/],
])('%s: one sentence, and nothing is written', async (_, args, sentence) => {
  const { code, out, err } = await run(args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(sentence);
  expect(existsSync(temp('none.xlsx'))).toBe(false);
});

test('a list that is no plan: it is said what it is, and nothing is written', async () => {
  const list = file(
    'seznam.xlsx',
    listWorkbook([
      ['Kód', 'Úroveň'],
      ['A1', 'Plněno'],
    ]),
  );
  const { code, err } = await run(['annex', list, '--out', temp('none.xlsx')]);
  expect(code).toBe(2);
  expect(err).toMatch(/není sešit plánu/);
  expect(existsSync(temp('none.xlsx'))).toBe(false);
});
