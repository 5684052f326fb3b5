import { evaluate } from '../../../src/core/rules/evaluate';
import { liberecRegion } from '../../../src/core/plan/municipalities';
import { regionMunicipalities } from '../../../src/core/plan/regions/load';
import { REGIONS } from '../../../src/core/plan/regions/regions';
import { aszTable, inMillions, partnersAgainstOthers, quotedTotal } from '../../../src/core/territory/asz';
import { coverageByOrp, coveredCounts, territorialStandings } from '../../../src/core/territory/coverage';
import { bordersOf, placed, shortName, tileMap } from '../../../src/core/territory/tiles';
import { checkAsz } from '../../../src/core/rules/findings/asz';
import { Gazetteer } from '../../../src/core/plan/territory';
import { aszRow, criterion, measure, plan, SPOKEN, statement } from '../../build/plans';

const at = (name: string): number => liberecRegion().findIndex((one) => one.name === name);

const spoken = plan({
  measures: [measure('A1.10'), measure('A1.2')],
  criteria: [criterion('A1.2', '1'), criterion('A1.2', '2'), criterion('A1.10', '1')],
  statements: [
    statement('A1.2', '1', { territory: 'ORP Turnov', submitter: 'Turnov' }),
    statement('A1.2', '1', { ...SPOKEN.partial, territory: 'Turnov; Liberec', submitter: 'Liberec' }),
    statement('A1.2', '1', { ...SPOKEN.unfulfilled, territory: 'Liberec; Semily', submitter: 'Semily' }),
    statement('A1.2', '1', { relation: '', progress: '', territory: 'Doksy', submitter: 'Doksy' }),
    statement('A1.2', '2', {}),
    statement('A1.10', '1', { territory: 'Turnov', submitter: 'Turnov' }),
  ],
});

test('a municipality stands where the best that is said of it stands; who is not spoken of is silent', () => {
  const criteria = territorialStandings(evaluate(spoken));
  expect(criteria.map(({ code }) => code)).toEqual(['A1.2/1', 'A1.10/1']);
  const standing = (name: string): string[] => criteria.map(({ standings }) => standings[at(name)]!);
  expect(standing('Turnov')).toEqual(['covered', 'covered']);
  expect(standing('Liberec')).toEqual(['partly', 'silent']);
  expect(standing('Semily')).toEqual(['declared', 'silent']);
  expect(standing('Doksy')).toEqual(['silent', 'silent']);
  // The map and the rule count alike.
  for (const { verdict, standings } of criteria)
    expect(standings.filter((one) => one === 'covered')).toHaveLength(verdict.coverage!.covered);
  const counts = coveredCounts(criteria, 215);
  expect([counts[at('Turnov')], counts[at('Ktová')], counts[at('Semily')]]).toEqual([2, 1, 0]);
  const turnov = coverageByOrp(criteria, liberecRegion()).find(({ orp }) => orp === 'Turnov');
  expect(turnov).toEqual({ orp: 'Turnov', municipalities: 36, inAll: 1, inSome: 35, inNone: 0, share: 37 / 72 });
  const byOrp = coverageByOrp(criteria, liberecRegion());
  expect(byOrp).toHaveLength(10);
  expect(byOrp.reduce((sum, row) => sum + row.inAll + row.inSome + row.inNone, 0)).toBe(215);
});

test('without municipalities, and without territorial criteria, there is nothing to draw', () => {
  expect(territorialStandings(evaluate({ ...spoken, municipalities: [] }))).toEqual([]);
  const none = territorialStandings(evaluate(plan({ measures: [measure('A1')], statements: [statement('A1', '')] })));
  expect(none).toEqual([]);
  expect(coverageByOrp(none, liberecRegion())[0]).toMatchObject({ share: null, inAll: 0 });
});

describe('tiles', () => {
  test.each(REGIONS.map(({ id, name }) => [name, id] as const))(
    '%s: borders run exactly where another ORP begins or the region ends',
    async (_, id) => {
      const list = await regionMunicipalities(id);
      const map = await tileMap(list);
      expect(new Set(map.tiles.map(({ row, column }) => `${row} ${column}`)).size).toBe(list.length);
      expect([map.rows, map.columns]).toEqual([
        Math.max(...list.map(({ tile }) => tile.row)),
        Math.max(...list.map(({ tile }) => tile.column)),
      ]);
      const borders = bordersOf(map, list);
      const index = new Map(map.tiles.map(({ row, column }, i) => [`${row} ${column}`, i]));
      map.tiles.forEach(({ row, column }, i) => {
        const right = index.get(`${row} ${column + 1}`);
        const below = index.get(`${row + 1} ${column}`);
        expect(borders[i]!.right).toBe(right === undefined || list[right]!.orp !== list[i]!.orp);
        // A border belongs to both of its sides.
        if (right !== undefined) expect(borders[right]!.left).toBe(borders[i]!.right);
        if (below !== undefined) expect(borders[below]!.top).toBe(borders[i]!.bottom);
        else expect(borders[i]!.bottom).toBe(true);
      });
    },
  );

  test('a list without tiles is placed by its codes; what nobody knows stands below, and nothing over another', async () => {
    const region = liberecRegion();
    expect((await tileMap(region)).rows).toBe(15);
    const own = [...region.slice(0, 3), { code: 'x', name: 'Nová část', orp: 'Jinde', pou: 'Jinde' }];
    const builtIn = new Map(region.slice(0, 2).map(({ code }) => [code, { row: 4, column: 7 }]));
    const { tiles, rows, columns } = placed(own, builtIn);
    expect(new Set(tiles.map(({ row, column }) => `${row} ${column}`)).size).toBe(4);
    expect([rows, columns]).toEqual([3, 7]);
    expect(tiles[0]).toEqual({ row: 1, column: 7 });
    expect(placed([], new Map())).toEqual({ rows: 0, columns: 0, tiles: [] });
  });

  test('a town’s own parts are placed as its sheet says', async () => {
    const parts = [
      { code: '1', name: 'Kolín I', orp: 'Kolín', pou: 'Kolín', tile: { row: 1, column: 1 } },
      { code: '2', name: 'Kolín II', orp: 'Kolín', pou: 'Kolín', tile: { row: 1, column: 2 } },
    ];
    expect(await tileMap(parts)).toEqual({
      rows: 1,
      columns: 2,
      tiles: [
        { row: 1, column: 1 },
        { row: 1, column: 2 },
      ],
    });
  });

  test.each([
    ['Okna', 'Okna'],
    ['Liberec', 'Liberec'],
    ['Chrastava', 'Chrasta.'],
    ['Jablonec nad Nisou', 'Jabl.nN'],
    ['Rychnov u Jablonce nad Nisou', 'Ry.uJnN'],
    ['Nová Ves', 'Nová Ves'],
    ['Bílý Potok', 'Bílý P'],
    ['Frýdek-Místek', 'Frýde.M'],
  ])('%s is short %s', (name, short) => {
    expect(shortName(name, 8)).toBe(short);
  });
});

describe('funds of the ASZ', () => {
  const municipalities = liberecRegion().map((one) => ({
    ...one,
    ...(one.name === 'Liberec' ? { population: 100_000 } : {}),
    ...(['Liberec', 'Ralsko', 'Cvikov'].includes(one.name) ? { aszSince: '2020' } : {}),
  }));
  const funds = plan({
    municipalities,
    asz: [
      aszRow('Liberec', '300'),
      { ...aszRow('Jablonec n/N', '100'), note: 'v tabulce „Jablonec n/N“' },
      { ...aszRow('Cvikov', '0'), note: 'teprve zahájena spolupráce' },
    ],
    aszTotal: 350,
  });

  test('shares, amounts per inhabitant, and partners that have no row', () => {
    const table = aszTable(funds);
    expect(table).toMatchObject({ sum: 400, declared: 350, difference: -50 });
    expect(
      table.lines.map(({ municipality, funds: amount, share, perInhabitant, since }) => [
        municipality,
        amount,
        share,
        perInhabitant,
        since,
      ]),
    ).toEqual([
      ['Liberec', 300, 0.75, 0.003, '2020'],
      ['Jablonec n/N', 100, 0.25, null, ''],
      // A zero that is explained says nothing of an average.
      ['Cvikov', 0, 0, null, '2020'],
      ['Ralsko', null, null, null, '2020'],
    ]);
  });

  test('inhabitants of a municipality with two rows are counted once', () => {
    const table = aszTable({ ...funds, asz: [aszRow('Liberec', '300'), aszRow('Liberec', '100')], aszTotal: null });
    expect(table.perInhabitant).toBe(400 / 100_000);
  });

  test('a total that differs is quoted only when it is said which', () => {
    const table = aszTable(funds);
    expect([undefined, 'sum', 'declared'].map((chosen) => quotedTotal(table, chosen as 'sum' | undefined))).toEqual([null, 400, 350]);
    expect(quotedTotal(aszTable({ ...funds, aszTotal: 400 }), undefined)).toBe(400);
    expect(quotedTotal(aszTable({ ...funds, aszTotal: null }), undefined)).toBe(400);
    expect(quotedTotal(aszTable({ ...funds, asz: [aszRow('Liberec', 'mnoho')], aszTotal: null }), 'sum')).toBeNull();
    expect(quotedTotal(aszTable({ ...funds, asz: [], aszTotal: null }), 'sum')).toBeNull();
  });

  test.each([
    [684_908_825, 685, 'almost'],
    [680_269_114, 680, 'over'],
    [680_000_000, 680, 'exactly'],
    [400_000, 0, 'over'],
    [0, 0, 'exactly'],
  ])('%i Kč is %i million, %s', (amount, millions, side) => {
    expect(inMillions(amount)).toEqual({ millions, side });
  });

  test('partners without a row are found', () => {
    const found = (asz: typeof funds.asz): string[] =>
      [...checkAsz({ ...funds, asz, aszTotal: null }, new Gazetteer(municipalities))].map(
        ({ code, params }) => `${code} ${String(params['names'])}`,
      );
    expect(found(funds.asz)).toEqual(['aszRowMissing Ralsko']);
    expect(found([aszRow('Liberec', '1'), aszRow('Ralsko', '1'), aszRow('Cvikov', '1')])).toEqual([]);
    expect(found([aszRow('Pěnčín', '1'), aszRow('Jinde', '1')])).toEqual(['aszRowMissing Cvikov, Ralsko, Liberec']);
    expect(found([])).toEqual([]);
  });

  test('partners against others: who did not answer stands apart, and below five no median is told', () => {
    const partners = spoken.municipalities.map((one) => (one.orp === 'Turnov' || one.name === 'Doksy' ? { ...one, aszSince: '' } : one));
    const criteria = territorialStandings(evaluate({ ...spoken, municipalities: partners }));
    expect(partnersAgainstOthers(criteria, partners)).toEqual({
      partners: { municipalities: 37, answered: 36, covered: 37, partly: 0, declared: 0, median: 0.5 },
      others: { municipalities: 178, answered: 2, covered: 0, partly: 1, declared: 1, median: null },
    });
  });
});
