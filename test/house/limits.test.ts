/** docs/limits.md says what the program does. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FLOOR } from '../../scripts/check-api-floor';
import { MEMORY_LIMIT_MB, TIME_LIMIT_MS as READER_MS } from '../../src/cli/process/readerPool';
import { MUNICIPALITY_COUNT } from '../../src/core/plan/regions/regions';
import { LIST_LIMITS } from '../../src/files/measureList/layout/sheets';
import { MOST_DEEP } from '../../src/files/returns/readReturns';
import { HOST_LIMITS } from '../../src/host/xlsx/package';
import { LIMITS, type Limits } from '../../src/ooxml/limits';
import { TIME_LIMIT_MS } from '../../src/workbook/excel/run';
import { MOST_POINTS } from '../../src/workbook/undo/restorePoint';

const root = join(__dirname, '../..');
const text = readFileSync(join(root, 'docs/limits.md'), 'utf8');

/** The cells of a row behind its first one. */
function row(name: string): string[] {
  const line = text.split('\n').find((one) => one.startsWith(`| ${name}`));
  if (line === undefined) throw new Error(`docs/limits.md has no row ${name}`);
  return line
    .split('|')
    .slice(2, -1)
    .map((cell) => cell.trim());
}

const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ' ');
const megabytes = (bytes: number): string => `${number(bytes / 1e6)} MB`;

test.each<[string, (limits: Limits) => string]>([
  ['soubor', ({ file }) => megabytes(file)],
  ['rozbalený', ({ unpacked }) => megabytes(unpacked)],
  ['částí v balíčku', ({ parts }) => number(parts)],
  ['kolikrát se smí část rozbalit', ({ ratio }) => `${ratio}×`],
  ['vyplněných řádků', ({ rows }) => number(rows)],
  ['vyplněných buněk', ({ cells }) => number(cells)],
  ['čtení jednoho souboru', () => `${READER_MS / 1000} s, ${number(MEMORY_LIMIT_MB)} MB paměti`],
])('files from outside: %s', (name, shown) => {
  expect(row(name)).toEqual([shown(LIMITS), shown(LIST_LIMITS)]);
});

test('the rest', () => {
  const { file, unpacked, part, parts } = HOST_LIMITS;
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { engines: { node: string } };
  const counts = Object.values(MUNICIPALITY_COUNT);
  expect(row('archiv v archivu')[0]).toBe(`${MOST_DEEP} úrovně`);
  expect(row('sešit na příkazovém řádku')).toEqual([
    `${megabytes(file)}, rozbalený ${megabytes(unpacked)}, jedna část ${megabytes(part)}, ${number(parts)} částí`,
  ]);
  expect(row('text v jedné buňce')[0]).toContain(`${number(LIMITS.text)} znaků`);
  expect(row('obce a kraje')[0]).toContain(`${counts.length} krajů, ${number(counts.reduce((sum, count) => sum + count, 0))} obcí`);
  expect(row('Excel')[0]).toContain(`${FLOOR.set} ${FLOOR.version}`);
  expect(row('příkazový řádek')[0]).toContain(`Node.js ${engines.node.replace('>=', '')} `);
  expect(row('čekání na Excel')[0]).toContain(`${TIME_LIMIT_MS / 1000} s`);
  expect(row('_Vrátit_')[0]).toContain(`posledních ${MOST_POINTS} změn`);
});
