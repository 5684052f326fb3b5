import { join } from 'node:path';
import { readCsv } from '../../../scripts/csv';
import { liberecRegion } from '../../../src/core/plan/municipalities';
import { AREAS } from '../../../src/files/plan/areas';
import { readMeasureList } from '../../../src/files/measureList/measureList';
import { newPlan, planNameOf, type NewPlan } from '../../../src/files/plan/newPlan';
import { buildPlanWorkbook } from '../../../src/files/plan/template';

const wishes: NewPlan = {
  name: 'Akční plán 2026-2027',
  from: '2026-01-01',
  to: '2027-12-31',
  asOf: null,
  list: null,
  issuedOn: '2026-02-03',
  token: 'a',
};

test('areas and subareas as they were published', async () => {
  const published = readCsv(join(__dirname, '../../../data/okruhy.csv'));
  expect(AREAS.map(({ code, name, parent }) => ({ kod: code, nazev: name, nadrazeny: parent }))).toEqual(published);
  expect((await newPlan(wishes)).tables?.areas).toBe(AREAS);
});

test('municipalities with extended powers and with authorised offices are addressed', async () => {
  const rows = (await newPlan(wishes)).tables!.municipalities!;
  expect(rows).toHaveLength(215);
  const addressed = rows.filter((row) => row.addressed === 'ano').map(({ name }) => name);
  const seats = new Set(liberecRegion().flatMap(({ orp, pou }) => [orp, pou]));
  expect(new Set(addressed)).toEqual(seats);
  expect(addressed).toHaveLength(seats.size);
});

test('municipalities of a region come with all that is known of them; what a list of the last plan says of its own holds', async () => {
  const place = { district: 'Jihlava', population: 51125, tileRow: 16, tileColumn: 15 };
  const { tables: whole } = await newPlan({ ...wishes, region: 'vysocina' });
  expect(whole!.areas).toEqual([]);
  expect(whole!.municipalities).toHaveLength(704);
  const jihlava = whole!.municipalities!.find(({ code }) => code === '586846');
  expect(jihlava).toEqual({ code: '586846', name: 'Jihlava', orp: 'Jihlava', pou: 'Jihlava', addressed: 'ano', ...place });
  const own = [
    { code: '586846', name: 'Jihlava', orp: 'Jihlava', pou: 'Jihlava', population: 52000, district: '' },
    { code: '1', name: 'Jinde' },
  ];
  const list = { areas: [], measures: [], criteria: [], leads: [], municipalities: own };
  const { tables: said } = await newPlan({ ...wishes, list, region: 'vysocina' });
  expect(said!.municipalities).toEqual([
    { code: '586846', name: 'Jihlava', orp: 'Jihlava', pou: 'Jihlava', ...place, population: 52000 },
    { code: '1', name: 'Jinde' },
  ]);
});

test('settings are those that were given; a plan of unknown size expects nothing', async () => {
  expect((await newPlan(wishes)).settings).toEqual({
    planName: 'Akční plán 2026-2027',
    chartTitle: 'Přehled plnění akčního plánu 2026-2027',
    periodFrom: '2026-01-01',
    periodTo: '2027-12-31',
    asOf: '2027-12-31',
    expected: '',
    territory: '',
  });
  const { tables } = readMeasureList(new TextEncoder().encode('Kód;Opatření;Gestor;Kritérium\nA1.1;Setkání;OSV;x\nA1.2;Kampaň;OSV;y'));
  const { settings, tables: made } = await newPlan({ ...wishes, name: 'Plán obce', asOf: '2026-12-31', list: tables });
  expect(settings).toMatchObject({ chartTitle: 'Přehled plnění: Plán obce', asOf: '2026-12-31', expected: 2 });
  expect(made).toMatchObject({ measures: tables.measures, criteria: tables.criteria, leads: [{ name: 'OSV' }] });
});

test('the same wishes and token give the same bytes; another token, name or period is another plan', async () => {
  expect(buildPlanWorkbook(await newPlan(wishes))).toEqual(buildPlanWorkbook(await newPlan({ ...wishes })));
  const plans = [wishes, { ...wishes, token: 'b' }, { ...wishes, name: 'Jiný' }, { ...wishes, to: '2028-12-31' }].map(newPlan);
  expect(new Set((await Promise.all(plans)).map(({ id }) => id)).size).toBe(4);
});

test('a plan without a name is called by its years', () => {
  expect(planNameOf('2026-01-01', '2027-12-31')).toBe('Akční plán 2026-2027');
  expect(planNameOf('2026-01-01', '2026-12-31')).toBe('Akční plán 2026');
  expect(planNameOf(null, null)).toBe('Akční plán');
});
