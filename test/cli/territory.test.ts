import { existsSync, readFileSync } from 'node:fs';
import { read } from '@e965/xlsx';
import { run, SAMPLE, temp } from '../build/cli';

test('the sheet Území is written into a copy of the plan', async () => {
  const out = temp('uzemi.xlsx');
  const { code, out: said } = await run(['territory', SAMPLE, '--out', out, '--json']);
  expect([code, JSON.parse(said)]).toMatchObject([0, { sheet: 'Území', municipalities: 215 }]);
  const sheet = read(readFileSync(out), { cellFormula: true }).Sheets['Území']!;
  expect(sheet['A1']).toMatchObject({ v: 'Území: kde se plní kritéria, která se hodnotí podle obcí' });
  expect(sheet['C3']).toMatchObject({ v: 'všechna' });
}, 120_000);

test('without a place for the result nothing is done, and a plan without territory is refused in a sentence', async () => {
  expect((await run(['territory', SAMPLE])).code).toBe(2);
  const plan = temp('bez.xlsx');
  await run(['template', '--out', plan, '--region', 'none']);
  const out = temp('bez-mapy.xlsx');
  const refused = await run(['territory', plan, '--out', out]);
  expect([refused.code, existsSync(out)]).toEqual([2, false]);
});
