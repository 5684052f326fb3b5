import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { smokeWorkbooks } from '../../scripts/smoke-workbooks';
import { contents, open } from '../build/embedded';

const root = join(__dirname, '..', '..');
const folder = join(root, 'samples', 'smoke');
const committed = (name: string): Buffer => readFileSync(join(folder, name));

test('the workbooks of the smoke checklist are what the script makes, and the checklist uses each of them', async () => {
  const made = await smokeWorkbooks();
  expect(readdirSync(folder).sort()).toEqual(Object.keys(made).sort());
  for (const [name, bytes] of Object.entries(made))
    // Our own writer gives the same bytes; of what the embedded Excel saves, cells, tables and protection are compared.
    if (/velky|vyzva/.test(name)) expect([name, Buffer.compare(committed(name), bytes)]).toEqual([name, 0]);
    else expect([name, contents(await open(committed(name)))]).toEqual([name, contents(await open(bytes))]);
  const checklist = readFileSync(join(root, 'docs', 'smoke-checklist.md'), 'utf8');
  for (const name of Object.keys(made)) expect(checklist).toContain(name);
});

test.each([[[]], [['emptyIsZero']]] as const)('every line of 5-funkce.xlsx agrees with what it expects, with %p', async (quirks) => {
  const excel = await open(committed('5-funkce.xlsx'), { modes: { quirks } });
  await excel.edit('List1', 'F20', 'Plněno');
  const [, ...lines] = excel.readSheet(excel.sheetNames[0]!).values;
  const judged = lines.filter(([formula]) => String(formula).startsWith('=')).map(([formula, , , agrees]) => [formula, agrees]);
  expect(judged).toHaveLength(8);
  expect(judged.filter(([, agrees]) => agrees !== true)).toEqual([]);
});
