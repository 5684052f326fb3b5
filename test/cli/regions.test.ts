import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils, type WorkSheet } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { MUNICIPALITY_COUNT, REGIONS, type RegionId } from '../../src/core/plan/regions/regions';
import { file, run, temp } from '../build/cli';

const textsOf = (path: string): string =>
  Object.entries(unzipSync(readFileSync(path)))
    .filter(([name]) => /\.(xml|rels|vml)$/.test(name))
    .map(([, bytes]) => strFromU8(bytes))
    .join('\n');
const rowsOf = (path: string, sheet: string): unknown[][] =>
  utils.sheet_to_json(read(readFileSync(path)).Sheets[sheet] as WorkSheet, { header: 1, blankrows: false, defval: '' });

/** What an addressee sends back as CSV: every row of the form with the same answer. */
function answered(path: string, answer: Readonly<Record<string, string>>): Uint8Array {
  const rows = utils.sheet_to_json<unknown[]>(read(readFileSync(path)).Sheets['Podklady']!, { header: 1, defval: '' });
  const top = rows.findIndex((row) => row[0] === 'Kód opatření');
  for (const row of rows.slice(top + 1)) for (const [header, text] of Object.entries(answer)) row[rows[top]!.indexOf(header)] = text;
  return strToU8(utils.sheet_to_csv(utils.aoa_to_sheet(rows), { FS: ';' }));
}
const ANSWER = { 'Vztah podkladu': 'Bezprostřední', 'Stav realizace': 'Realizováno', Popis: 'Zápis č. 3' };

const LIST = strToU8('Okruh;Kód;Opatření;Gestor;Spolugestoři;Kritérium\n1 Bydlení;1.1;Byty;Odbor výstavby;;Byty jsou všude\n');

/** Names of districts that no other region has, so that they show where something of another region was left. */
const OWN: Readonly<Record<RegionId, RegExp>> = {
  praha: /Hlavní město Praha/,
  stredocesky: /Středočeský kraj/,
  jihocesky: /Jihočeský kraj/,
  plzensky: /Plzeňský kraj/,
  karlovarsky: /Karlovarský kraj/,
  ustecky: /Ústecký kraj/,
  liberec: /Libere|Mezioborov|ORP Semily|Turnov/,
  kralovehradecky: /Královéhradecký kraj/,
  pardubicky: /Pardubický kraj/,
  vysocina: /Kraj Vysočina/,
  jihomoravsky: /Jihomoravský kraj/,
  olomoucky: /Olomoucký kraj/,
  zlinsky: /Zlínský kraj/,
  moravskoslezsky: /Moravskoslezský kraj/,
};

/** Sheets and documents that a summarized plan goes on to; of one region, for they take their words from the same places. */
async function further(summarized: string): Promise<string[]> {
  const [mapped, annexed, report] = [temp('mapa.xlsx'), temp('priloha.xlsx'), temp('zprava.docx')];
  expect((await run(['territory', summarized, '--out', mapped])).code).toBe(0);
  expect((await run(['annex', mapped, '--out', annexed])).code).toBe(0);
  expect((await run(['report', annexed, '--out', report])).code).toBeLessThan(2);
  return [mapped, annexed, report];
}

test('the plan of any region: made, sent out, collected and summarized, and it speaks of no other region', async () => {
  for (const { id, name } of REGIONS) {
    const count = MUNICIPALITY_COUNT[id];
    const plan = temp(`${id}.xlsx`);
    const list = file(`${id}.csv`, LIST);
    const made = await run(['template', '--out', plan, '--measures', list, '--region', name, '--name', 'Akční plán 2026-2027', '--json']);
    expect([name, made.code, JSON.parse(made.out)]).toMatchObject([name, 0, { region: name, measures: 1 }]);
    const municipalities = rowsOf(plan, 'Obce').slice(1);
    expect([name, municipalities.length]).toEqual([name, count]);
    // The areas are those of one plan, not of its region.
    expect(rowsOf(plan, 'Okruhy')).toHaveLength(id === 'liberec' ? 14 : 2);

    const folder = temp(id);
    expect((await run(['split', plan, '--out', folder])).code).toBe(0);
    const requests = readdirSync(folder);
    expect(requests).toEqual(['vyzva-odbor-vystavby.xlsx']);
    const returned = file(`${id}-zpet.csv`, answered(join(folder, requests[0]!), { ...ANSWER, Území: name }));
    const collected = temp(`${id}-sebrano.xlsx`);
    expect((await run(['collect', plan, returned, '--out', collected])).code).toBe(0);
    const summarized = temp(`${id}-shrnuto.xlsx`);
    const { out: said } = await run(['summarize', collected, '--out', summarized]);
    expect([name, said]).toEqual([name, expect.stringMatching(/Plněno +1 +100 %/)]);
    expect(rowsOf(summarized, 'Opatření')[1]![12]).toContain(`(${count} z ${count} obcí)`);
    const written = [plan, join(folder, requests[0]!), summarized];
    // The largest one: its map has more to say than one message to Excel takes.
    if (id === 'stredocesky') expect((await run(['territory', summarized, '--out', temp('mapa-velka.xlsx')])).code).toBe(0);
    if (id === 'vysocina') written.push(...(await further(summarized)));
    const texts = written.map(textsOf).join('') + said;
    for (const [other, words] of Object.entries(OWN)) if (other !== id) expect([name, words.exec(texts)?.[0]]).toEqual([name, undefined]);
  }
}, 300_000);

test('the title of the list says which region’s municipalities are filled in', async () => {
  const out = temp('podle-nadpisu.xlsx');
  const titled = strToU8(`Akční plán Zlínského kraje\n${new TextDecoder().decode(LIST)}`);
  const made = await run(['template', '--out', out, '--measures', file('zlin.csv', titled), '--json']);
  expect(JSON.parse(made.out)).toMatchObject({ region: 'Zlínský kraj' });
  expect(rowsOf(out, 'Obce')).toHaveLength(308);
});

describe('a plan without territory', () => {
  const plan = temp('bez-uzemi.xlsx');
  const SPEAKS = /\b[Oo]b(?:ec|c[eií]|cemi|cím)|ASZ|\b[Kk]raj|\bORP\b|POÚ/;
  const spoken = (text: string): string | undefined => SPEAKS.exec(text.replace(/obecn|krajn/g, ''))?.[0];

  test('has no sheets of municipalities and funds, and nothing in it speaks of them', async () => {
    const made = await run(['template', '--out', plan, '--measures', file('ustav.csv', LIST), '--region', 'none', '--json']);
    expect([made.code, JSON.parse(made.out)]).toMatchObject([0, { region: null }]);
    const { SheetNames } = read(readFileSync(plan));
    expect(SheetNames).not.toEqual(expect.arrayContaining(['Obce']));
    expect(SheetNames).not.toEqual(expect.arrayContaining(['ASZ']));
    expect(rowsOf(plan, 'Nastavení').map(([key, value]) => [key, value])).toContainEqual(['Území plánu', 'bez území']);
    expect(spoken(textsOf(plan))).toBeUndefined();
  });

  test('goes out, comes back and is summarized; what stands in Území counts for nothing and is no fault', async () => {
    const folder = temp('bez-uzemi');
    expect((await run(['split', plan, '--out', folder])).code).toBe(0);
    const [request] = readdirSync(folder).map((name) => join(folder, name));
    expect(spoken(textsOf(request!))).toBeUndefined();
    const collected = temp('bez-uzemi-sebrano.xlsx');
    const returned = file('ustav-zpet.csv', answered(request!, { ...ANSWER, Území: 'celý ústav' }));
    expect((await run(['collect', plan, returned, '--out', collected])).code).toBe(0);
    const checked = await run(['check', collected, '--json']);
    expect([checked.code, (JSON.parse(checked.out) as { findings: unknown[] }).findings]).toEqual([0, []]);
    const summarized = temp('bez-uzemi-shrnuto.xlsx');
    const { out: said } = await run(['summarize', collected, '--out', summarized]);
    expect(said).toMatch(/Plněno +1 +100 %/);
    expect(spoken(`${said}${textsOf(summarized)}`)).toBeUndefined();
  });

  test('codes of the published subareas do not make it a plan of the Liberec Region', async () => {
    const own = temp('bez-uzemi-kody.xlsx');
    const list = file('kody.csv', strToU8('Kód;Opatření;Gestor;Kritérium\nA1.1;Setkání;OSV;x\n'));
    await run(['template', '--out', own, '--measures', list, '--region', 'none']);
    const { out } = await run(['check', own, '--json']);
    expect((JSON.parse(out) as { findings: { code: string }[] }).findings.map(({ code }) => code)).not.toContain('municipalitiesMissing');
  });
});
