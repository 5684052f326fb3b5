import { readFileSync } from 'node:fs';
import { STANDINGS, territorialStandings } from '../../src/core/territory/coverage';
import { tileMap } from '../../src/core/territory/tiles';
import { columnName } from '../../src/ooxml/a1';
import { ALL_CRITERIA, CLASS_WORD, STANDING_WORD, territorySheet, type Area } from '../../src/schema/territory';
import { evaluateTables } from '../../src/workbook/summary/report';
import { run, SAMPLE, temp } from '../build/cli';
import { fileFor, inOffice, type Command } from '../build/office';
import { sampleTables } from '../build/sampleTables';

const at = ({ row, column, rows, columns }: Area): string =>
  `${columnName(column)}${row + 1}:${columnName(column + columns - 1)}${row + rows}`;

test('LibreOffice computes the map and the tables as the core does, for every criterion and for all of them', async () => {
  const { evaluation } = evaluateTables(sampleTables());
  const { municipalities } = evaluation.gazetteer;
  const criteria = territorialStandings(evaluation);
  const tiles = await tileMap(municipalities);
  const sheet = territorySheet(criteria, municipalities, tiles);
  const out = temp('uzemi-office.xlsx');
  expect((await run(['territory', SAMPLE, '--out', out])).code).toBe(0);

  const choices = [ALL_CRITERIA, ...criteria.map(({ code }) => code), 'A99.9/1'];
  const asked = choices.flatMap((choice): Command[] => [
    ['put', 'Území', 'C3', choice],
    ['values', 'Území', at(sheet.shown)],
    ['values', 'Území', at(sheet.districts)],
    ['values', 'Území', at(sheet.legend)],
  ]);
  const answers = inOffice([['open', fileFor('uzemi.xlsx', readFileSync(out))], ...asked]).slice(1) as (string | number)[][][];
  expect(criteria.length).toBeGreaterThan(5);
  choices.forEach((choice, n) => {
    const [shown, districts, legend] = answers.slice(n * 4 + 1, n * 4 + 4) as [
      (string | number)[][],
      (string | number)[][],
      (string | number)[][],
    ];
    const one = criteria.find(({ code }) => code === choice);
    const isUnknown = one === undefined && choice !== ALL_CRITERIA;
    const counts = municipalities.map((_, i) => criteria.filter(({ standings }) => standings[i] === 'covered').length);
    const classOf = (count: number): string =>
      CLASS_WORD[count === criteria.length ? 'covered' : count * 2 >= criteria.length ? 'partly' : count > 0 ? 'declared' : 'silent'];
    const expected = municipalities.map((_, i) => (isUnknown ? '' : one ? STANDING_WORD[one.standings[i]!] : classOf(counts[i]!)));
    const seen = tiles.tiles.map(({ row, column }) => shown[row - 1]![column - 1]);
    expect([choice, seen]).toEqual([choice, expected]);

    const words = one ? STANDING_WORD : CLASS_WORD;
    const texts = legend.flat().filter((cell) => cell !== '');
    if (!isUnknown)
      expect([choice, texts]).toEqual([
        choice,
        STANDINGS.map((standing) => `${words[standing]}: ${expected.filter((word) => word === words[standing]).length}`),
      ]);
    for (const [orp, , , , count, , covered, , share] of districts.slice(1)) {
      const own = municipalities.flatMap((municipality, i) => (municipality.orp === orp ? [i] : []));
      const sum = isUnknown ? 0 : own.reduce((total, i) => total + (one ? +(one.standings[i] === 'covered') : counts[i]!), 0);
      expect([choice, orp, count, covered]).toEqual([choice, orp, own.length, sum]);
      expect(share).toBeCloseTo(sum / (own.length * (one || isUnknown ? 1 : criteria.length)), 9);
    }
  });
}, 300_000);
