import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import { planWithOwn } from '../build/formulas';
import { file, run, temp } from '../build/cli';

/** The second reads what the live column of the plan computes; the others read nothing of ours. */
const CELLS = [
  ['NEZNAMA(1)', 11],
  ["NEZNAMA('Opatření'!A1:Z200)", 12],
  ['_xlfn.LET(_xlpm.x,1,_xlpm.x+1)', 13],
  ['OFFSET(A1,0,0)', 14],
] as const;
const NOTE = /^Vzorců, které tu nešlo přepočítat, je 1\..* Moje!A2$/;
const savedValues = (path: string): unknown[] => {
  const sheet = read(readFileSync(path)).Sheets['Moje']!;
  return ['A1', 'A2', 'A3', 'A4'].map((cell) => (sheet[cell] as { v: unknown }).v);
};
const plan = (): string => file('vlastni.xlsx', planWithOwn(CELLS));

test('check: the formulas of the user stop nothing', async () => {
  const { code, err } = await run(['check', plan()]);
  expect(code).toBe(0);
  expect(err).toMatch(NOTE);
});

test('summarize: saved values of the user stand, and what could not be computed is named', async () => {
  const { code, err } = await run(['summarize', plan(), '--out', temp('souhrn.xlsx')]);
  expect(code).toBe(0);
  expect(err).toMatch(NOTE);
  expect(savedValues(temp('souhrn.xlsx'))).toEqual([11, 12, 13, 14]);
});

test('split and collect: the same', async () => {
  const input = plan();
  const split = await run(['split', input, '--out', temp('vyzvy')]);
  expect(split.err).toMatch(NOTE);
  expect(readdirSync(temp('vyzvy')).length).toBeGreaterThan(0);
  mkdirSync(temp('vracene'));
  const [first = ''] = readdirSync(temp('vyzvy'));
  writeFileSync(join(temp('vracene'), first), readFileSync(join(temp('vyzvy'), first)));
  const collect = await run(['collect', input, temp('vracene'), '--out', temp('sebrano.xlsx')]);
  expect(collect.err).toContain('Moje!A2');
  expect(savedValues(temp('sebrano.xlsx'))).toEqual([11, 12, 13, 14]);
});
