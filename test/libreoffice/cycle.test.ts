import { read, utils } from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { cycle } from '../build/cycle';
import { convertedAll } from '../build/office';

test('another program opens every workbook of the cycle: freeze, revise, next, the call, collect, summarize, compare', async () => {
  const { files } = await cycle();
  const books = convertedAll(
    files.map((path) => readFileSync(path)),
    'xlsx',
  ).map((bytes) => read(bytes));
  const sheets = Object.fromEntries(files.map((path, i) => [basename(path), books[i]!.SheetNames]));
  expect(sheets['uzavreno.xlsx']).toContain('Historie');
  expect(sheets['rozhodnuto.xlsx']).toContain('Revize');
  for (const name of ['plan-2026.xlsx', 'sebrano.xlsx', 'shrnuto.xlsx'])
    expect([name, sheets[name]]).toEqual([name, expect.arrayContaining(['Opatření', 'Historie'])]);
  expect(sheets['vraceno.xlsx']).toContain('Podklady');
  const compared = books[files.findIndex((path) => basename(path) === 'porovnano.xlsx')]!;
  const cells = utils.sheet_to_json<unknown[]>(compared.Sheets['Porovnání']!, { header: 1, defval: '' });
  expect(cells.map((row) => row.slice(0, 5).join('|'))).toEqual(expect.arrayContaining(['2024–2025|4|3|2|9']));
  const frozen = utils.sheet_to_json<unknown[]>(compared.Sheets['Historie']!, { header: 1, defval: '' });
  expect(frozen).toHaveLength(10);
});
