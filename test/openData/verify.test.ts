/** Files are verified by themselves: as they were written nothing differs, and a change in any of them is found. */
import fc from 'fast-check';
import { parseCsv } from '../../src/core/text/csv';
import { openData } from '../../src/openData/openData';
import { readSums, sumsText, SUMS_NAME } from '../../src/openData/sums';
import { csvName, TABLE_NAMES, type TableName } from '../../src/openData/tables';
import { verifyFiles, type Verified } from '../../src/openData/verify/verify';
import type { Plan } from '../../src/core/plan/plan';
import { arbitraryPlan } from '../build/plans';
import { fullPlan, fullSource, sourceOf } from '../build/openData';
import { runs } from '../build/runs';

type Files = Map<string, Uint8Array>;
const verify = (files: Files): Verified => verifyFiles(files);
const filesOf = async (source: Parameters<typeof openData>[0], texts = false): Promise<Files> =>
  new Map((await openData(source, { tables: {}, findings: [], texts })).files.map(({ file, bytes }) => [file, bytes]));

test('random plans verify', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPlan, fc.boolean(), async (plan: Plan, texts) => {
      const { faults, differences } = verify(await filesOf(sourceOf(plan), texts));
      expect({ faults, differences }).toEqual({ faults: [], differences: [] });
    }),
    runs(60),
  );
});

const text = (files: Files, file: string): string => new TextDecoder().decode(files.get(file));
const put = (files: Files, file: string, content: string): Files => new Map([...files, [file, new TextEncoder().encode(content)]]);
/** As somebody would do it who hides the change: the sums are made anew. */
const withSums = (files: Files): Files => {
  const names = [...readSums(text(files, SUMS_NAME)).keys()];
  return put(files, SUMS_NAME, sumsText(names.map((file) => ({ file, bytes: files.get(file)! }))));
};

/** One cell of the last row changed to another value that the column may have. */
function planted(files: Files, name: TableName, column: string, to: string): { files: Files; row: number; from: string } {
  const { rows } = parseCsv(text(files, csvName(name)), ',');
  const at = rows[0]!.indexOf(column);
  const row = rows.length - 1;
  const from = rows[row]![at]!;
  rows[row]![at] = to;
  const field = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return { files: put(files, csvName(name), rows.map((cells) => `${cells.map(field).join(',')}\r\n`).join('')), row: row + 1, from };
}

const full = fullSource();

test.each(TABLE_NAMES)('a change anywhere in %s.csv is told by its sum', async (name) => {
  const files = await filesOf(full, true);
  expect(verify(files).differences).toEqual([]);
  const { rows } = parseCsv(text(files, csvName(name)), ',');
  expect(rows.length).toBeGreaterThan(1);
  const changed = put(files, csvName(name), `${text(files, csvName(name))}`.replace(/\r\n$/, ' \r\n'));
  expect(verify(changed).differences).toContainEqual(expect.objectContaining({ kind: 'changed', file: csvName(name) }));
});

test.each<[TableName, string, string]>([
  ['plan', 'obci', '214'],
  ['plan', 'obdobi', '2024-2026'],
  ['okruhy', 'kod_okruhu', 'Z9'],
  ['obce', 'kod_obce', '999999'],
  ['opatreni', 'uroven', 'castecne'],
  ['opatreni', 'uroven_doslovny', 'castecne'],
  ['opatreni', 'uroven_rucni', 'plneno'],
  ['opatreni', 'duvod', 'jine'],
  ['opatreni', 'hranicni', 'true'],
  ['kriteria', 'uroven', 'castecne'],
  ['kriteria', 'hlasu_plneno', '7'],
  ['kriteria', 'pokryto_obci', '3'],
  ['vyjadreni', 'uroven', 'castecne'],
  ['vyjadreni', 'stav', 'castecne_realizovano'],
  ['vyjadreni', 'doklad', 'false'],
  ['vyjadreni', 'opakuje', '1'],
  ['vyjadreni_obce', 'kod_obce', '563820'],
  ['uzemi', 'stav', 'castecne'],
  ['souhrn', 'castecne', '7'],
  ['souhrn', 'celkem', '99'],
  ['asz', 'castka', '1'],
  ['pripominky', 'kod_opatreni', 'X1'],
  ['pohyb', 'uroven_po', 'castecne'],
  ['podklady', 'popis', ''],
])('a level, an answer or a total planted in %s.csv, %s, is found although the sums were made anew', async (name, column, to) => {
  const files = await filesOf(full, true);
  const { files: changed, from } = planted(files, name, column, to);
  expect(from).not.toBe(to);
  const { differences } = verify(withSums(changed));
  expect(differences.filter(({ kind }) => kind === 'changed')).toEqual([]);
  expect(differences.length).toBeGreaterThan(0);
});

test('a difference names the file, the row, the column and both values', async () => {
  const { files, row, from } = planted(await filesOf(full), 'opatreni', 'uroven_vypoctena', 'castecne');
  expect(verify(withSums(files)).differences).toContainEqual({
    kind: 'value',
    file: 'opatreni.csv',
    row,
    column: 'uroven_vypoctena',
    published: 'castecne',
    recomputed: from,
  });
});

test('what is no export of ours is refused with the file', async () => {
  const files = await filesOf(full);
  const without = new Map([...files].filter(([file]) => file !== 'kriteria.csv'));
  expect(verify(without).faults).toEqual([{ code: 'noTable', file: 'kriteria.csv' }]);
  expect(verify(put(files, 'kriteria.csv', 'a;b\r\n1;2\r\n')).faults).toEqual([{ code: 'header', file: 'kriteria.csv' }]);
  expect(verify(put(files, 'kriteria.csv', '')).faults).toEqual([{ code: 'empty', file: 'kriteria.csv' }]);
  expect(verify(new Map([...files, ['plan.csv', new Uint8Array([0xff, 0xfe, 0x41])]])).faults).toEqual([
    { code: 'notUtf8', file: 'plan.csv' },
  ]);
});

test('periods that cannot be compared are told, and the file has the others', async () => {
  const source = fullSource();
  const [first, ...rest] = source.history.periods;
  const measures = first!.measures.map((measure) => ({ ...measure, title: 'Něco docela jiného' }));
  const { files, findings } = await openData(
    { ...source, history: { faults: [], periods: [{ ...first!, measures }, ...rest] } },
    { tables: {}, findings: [] },
  );
  expect(findings).toContainEqual(
    expect.objectContaining({ code: 'openDataHistory', severity: 'warning', hint: expect.stringContaining('2022–2023 nenavazuje') }),
  );
  expect(files.find(({ file }) => file === 'pohyb.csv')!.rows).toBe(0);
});

test('an export that was cut short does not look whole, and texts of an earlier one are none of it', async () => {
  const files = await filesOf(full);
  const cut = new Map([...files].filter(([file]) => file !== SUMS_NAME));
  expect(verify(cut).differences).toEqual([expect.objectContaining({ kind: 'noSums', file: SUMS_NAME })]);
  const sums = text(files, SUMS_NAME).replace(/^.*opatreni\.csv\n/m, '');
  expect(verify(put(files, SUMS_NAME, sums)).differences).toEqual([expect.objectContaining({ kind: 'notSummed', file: 'opatreni.csv' })]);
  const earlier = await filesOf(sourceOf(fullPlan({ statements: [] })), true);
  expect(verify(new Map([...files, ['podklady.csv', earlier.get('podklady.csv')!]])).differences).toEqual([]);
});
