import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { run, temp } from '../build/cli';

const TOWN = join(__dirname, '../../samples/ukazka-mesto.xlsx');
/** All texts of a workbook or a document. */
const textsOf = (path: string): string =>
  Object.entries(unzipSync(readFileSync(path)))
    .filter(([name]) => /\.(xml|vml)$/.test(name))
    .map(([, bytes]) => strFromU8(bytes))
    .join('\n');
/** The first word of municipalities, districts and the ASZ; what departments are called may hold one of them. */
const spoken = (text: string): string | undefined =>
  /(?<!\p{L})(?:obec|obc[ií]|obcemi|obcím|kraj[eiů]?|krajsk\p{L}+|ORP|POÚ|ASZ|Agentur\p{L}+)(?!\p{L})/iu.exec(text)?.[0];

test('a town’s plan without territory goes all the way, and nothing in it speaks of municipalities', async () => {
  const checked = await run(['check', TOWN, '--json']);
  const { findings } = JSON.parse(checked.out) as { findings: { code: string }[] };
  expect(findings.map(({ code }) => code)).toEqual(['leadReturnedNothing']);

  const requests = temp('mesto-vyzvy');
  expect((await run(['split', TOWN, '--out', requests])).code).toBe(0);
  const summarized = temp('mesto-souhrn.xlsx');
  const { out: said } = await run(['summarize', TOWN, '--out', summarized, '--json']);
  expect(JSON.parse(said)).toMatchObject({ total: 10, levels: [{ count: 5 }, { count: 3 }, { count: 2 }] });
  const report = temp('mesto-zprava.docx');
  const reported = await run(['report', summarized, '--out', report]);
  expect(reported.out).toContain('Plán je bez území.');
  for (const path of [TOWN, summarized, report, ...readdirSync(requests).map((name) => join(requests, name))])
    expect([path, spoken(textsOf(path))]).toEqual([path, undefined]);
});

test('it has no map, and it is said why', async () => {
  const out = temp('mesto-mapa.xlsx');
  const { code, err } = await run(['territory', TOWN, '--out', out]);
  expect([code, err]).toEqual([2, expect.stringContaining('Plán je bez území, a tak mapu nemá.')]);
});
