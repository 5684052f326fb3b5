import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { sampleContent } from '../../scripts/sample-content';
import { checkPackage } from '../../src/ooxml/packageRule';
import { buildPlanWorkbook } from '../../src/files/plan/template';
import { file, run, temp } from '../build/cli';

/** What a text of a plan may hold and XML may not. */
const HOSTILE = ' \u0000\u0001\u0008\u000b\u001f\ufffe\uffff\ud800x\udc00 & <b> "c" ]]> _x0041_ 😀';

/** The sample with such an end to every text that is nobody's key. */
function plan(): string {
  const content = sampleContent();
  const spoiled = <R extends object>(rows: readonly R[], ...fields: readonly (keyof R & string)[]): R[] =>
    rows.map((row) => ({
      ...row,
      ...Object.fromEntries(fields.map((field) => [field, `${row[field] as string}${HOSTILE}`])),
    }));
  const { areas, measures, criteria, statements } = content.tables;
  const tables: typeof content.tables = {
    ...content.tables,
    areas: spoiled(areas ?? [], 'name'),
    measures: spoiled(measures ?? [], 'title', 'lead'),
    criteria: spoiled(criteria ?? [], 'text'),
    statements: spoiled(statements ?? [], 'description'),
  };
  const settings = { ...content.settings, planName: `Plán${HOSTILE}`, chartTitle: `Graf${HOSTILE}` };
  return file('nepratelske.xlsx', buildPlanWorkbook({ ...content, settings, tables }));
}

const isSound = (path: string): void => expect(() => checkPackage(new Map(Object.entries(unzipSync(readFileSync(path)))))).not.toThrow();

test('whatever the texts of a plan hold, what is written of it is well-formed in every part', async () => {
  const input = plan();
  isSound(input);
  const out = temp('souhrn.xlsx');
  expect((await run(['summarize', input, '--out', out])).code).toBeLessThan(2);
  isSound(out);
  expect((await run(['split', out, '--out', temp('vyzvy')])).code).toBeLessThan(2);
  const calls = readdirSync(temp('vyzvy')).map((name) => join(temp('vyzvy'), name));
  expect(calls.length).toBeGreaterThan(3);
  for (const call of calls.slice(0, 5)) isSound(call);

  expect((await run(['collect', out, temp('vyzvy'), '--out', temp('sebrano.xlsx')])).code).toBeLessThan(2);
  isSound(temp('sebrano.xlsx'));
});
