import { areOfLiberec } from '../../../src/core/plan/liberec';
import { liberecRegion } from '../../../src/core/plan/municipalities';
import { regionMunicipalities } from '../../../src/core/plan/regions/load';
import { ORPS } from '../../../src/core/plan/regions/orps';
import { MUNICIPALITY_COUNT, readRegion, regionIn, regionOf, REGIONS, type RegionId } from '../../../src/core/plan/regions/regions';
import { fold } from '../../../src/core/text/text';
import { Gazetteer } from '../../../src/core/plan/territory';

/** Municipalities, ORP, POÚ as of June 2024, and names that more than one municipality of the region has. */
const COUNTS: Readonly<Record<RegionId, readonly [municipalities: number, orp: number, pou: number, shared: number]>> = {
  praha: [1, 1, 1, 0],
  stredocesky: [1144, 26, 54, 48],
  jihocesky: [624, 17, 38, 18],
  plzensky: [501, 15, 35, 15],
  karlovarsky: [134, 7, 15, 2],
  ustecky: [354, 16, 30, 5],
  liberec: [215, 10, 21, 1],
  kralovehradecky: [448, 15, 35, 4],
  pardubicky: [451, 15, 26, 9],
  vysocina: [704, 15, 26, 29],
  jihomoravsky: [673, 21, 35, 21],
  olomoucky: [402, 13, 21, 4],
  zlinsky: [307, 13, 25, 5],
  moravskoslezsky: [300, 22, 30, 4],
};

test.each(REGIONS.map(({ id, name }) => [name, id] as const))(
  '%s: its municipalities, and every one of them can be written',
  async (_, id) => {
    const list = await regionMunicipalities(id);
    const [count, orp, pou, shared] = COUNTS[id];
    expect(list).toHaveLength(count);
    expect(MUNICIPALITY_COUNT[id]).toBe(count);
    expect(new Set(list.map((one) => one.orp)).size).toBe(orp);
    expect([...new Set(list.map((one) => one.orp))].sort((a, b) => a.localeCompare(b, 'cs'))).toEqual(ORPS[id].split(';'));
    expect(new Set(list.map((one) => one.pou)).size).toBe(pou);
    expect(regionOf(list)).toBe(id);
    expect(await regionMunicipalities(id)).toBe(list);

    const gazetteer = new Gazetteer(list);
    const names = list.map(({ name }) => name);
    const isAsked = (name: string): boolean => gazetteer.read(name).problems.some(({ kind }) => kind === 'ambiguous');
    const twice = new Set(names.filter((name, i) => names.indexOf(name) !== i));
    expect(twice.size).toBe(shared);
    // Asked about besides is what is written without diacritics where another has them: Kamen, Kámen.
    for (const name of new Set(names)) if (isAsked(name) !== twice.has(name)) expect(fold(name)).toBe(name.toLowerCase());
    list.forEach((_one, i) => expect(gazetteer.read(gazetteer.label(i))).toEqual({ named: true, members: [i], problems: [] }));
    // Nobody needs the code: with the ORP every name is clear.
    expect(list.filter(({ code }, i) => gazetteer.label(i) === code)).toEqual([]);
    expect(gazetteer.read('celý kraj').members).toHaveLength(count);
    for (const { name } of REGIONS)
      expect(gazetteer.read(name).members.length).toBe(name === REGIONS.find((one) => one.id === id)!.name ? count : 0);
  },
);

test.each(REGIONS.map(({ id, name }) => [name, id] as const))(
  '%s: every municipality has its own tile, and no row or column is empty',
  async (_, id) => {
    const tiles = (await regionMunicipalities(id)).map(({ tile }) => tile);
    expect(new Set(tiles.map(({ row, column }) => `${row} ${column}`)).size).toBe(tiles.length);
    for (const side of ['row', 'column'] as const) {
      const taken = new Set(tiles.map((tile) => tile[side]));
      expect([...taken].sort((a, b) => a - b)).toEqual(Array.from({ length: Math.max(...taken) }, (_one, i) => i + 1));
    }
  },
);

test('all of Czechia, each municipality once', async () => {
  const all = (await Promise.all(REGIONS.map(({ id }) => regionMunicipalities(id)))).flat();
  expect(all).toHaveLength(6258);
  expect(new Set(all.map(({ code }) => code)).size).toBe(6258);
  expect(all.filter(({ code, name, orp, pou, district }) => ![/^\d{6}$/.test(code), name, orp, pou, district].every(Boolean))).toEqual([]);
  // Military training areas are municipalities in which nobody lives.
  expect(all.filter(({ population }) => population === 0).map(({ pou }) => pou)).toEqual([
    'Vojenský újezd Boletice',
    'Vojenský újezd Hradiště',
    'Vojenský újezd Březina',
    'Vojenský újezd Libavá',
  ]);
  const liberec = await regionMunicipalities('liberec');
  expect(liberecRegion()).toEqual(liberec.map(({ code, name, orp, pou, district }) => ({ code, name, orp, pou, district })));
  expect(liberecRegion()).toBe(liberecRegion());
  expect(areOfLiberec(liberec.map(({ code }) => code))).toBe(true);
});

test.each<[string, RegionId | null]>([
  ['Akční plán Libereckého kraje', 'liberec'],
  ['AKČNÍ PLÁN JIHOČESKÉHO KRAJE 2026', 'jihocesky'],
  ['v Jihomoravském kraji', 'jihomoravsky'],
  ['Kraj Vysočina – opatření', 'vysocina'],
  ['Plán kraje Vysočina', 'vysocina'],
  ['Plán hlavního města Prahy', 'praha'],
  ['Plán hl. m. Prahy', 'praha'],
  ['Plán Moravskoslezského kraje', 'moravskoslezsky'],
  ['Plán Zlínského kraje a Olomouckého kraje', null],
  ['Plán města Vysočina', null],
  ['Plán Prahy 5', null],
  ['Severočeský kraj', null],
  ['', null],
])('the title %j names %s', (title, expected) => {
  expect(regionIn(title)).toBe(expected);
});

test.each<[string, RegionId | null]>([
  ['Kraj Vysočina', 'vysocina'],
  ['vysocina', 'vysocina'],
  ['Kraje Vysočina', 'vysocina'],
  ['Liberecký kraj', 'liberec'],
  ['liberecký', 'liberec'],
  ['CZ064', 'jihomoravsky'],
  ['Praha', 'praha'],
  ['Hlavní město Praha', 'praha'],
  ['hl. m. Praha', 'praha'],
  ['Královéhradeckého kraje', 'kralovehradecky'],
  ['Liberec', null],
  ['kraj', null],
  ['', null],
])('%j typed as a region is %s', (text, expected) => {
  expect(readRegion(text)).toBe(expected);
});

test('a list is of the region in which most of it lies', async () => {
  const [highlands, zlin] = [await regionMunicipalities('vysocina'), await regionMunicipalities('zlinsky')];
  expect(regionOf([...highlands.slice(0, 30), ...zlin.slice(0, 29)])).toBe('vysocina');
  expect(regionOf([...highlands.slice(0, 30), ...zlin.slice(0, 30)])).toBeNull();
  expect(regionOf([])).toBeNull();
  expect(regionOf([{ orp: '' }, { orp: 'Jinde' }])).toBeNull();
});
