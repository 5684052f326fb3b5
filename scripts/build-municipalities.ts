/**
 * Writes src/core/plan/regions/liberecPacked.ts and orps.ts from data/kraje: `npx tsx scripts/build-municipalities.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REGIONS, type RegionId } from '../src/core/plan/regions/regions';

const root = join(__dirname, '..');
type Row = readonly [code: string, name: string, orp: string, pou: string, district: string, ...rest: readonly number[]];
const rowsOf = (id: RegionId): readonly Row[] => JSON.parse(readFileSync(join(root, 'data', 'kraje', `${id}.json`), 'utf8')) as Row[];

const rows = rowsOf('liberec');
const groups = new Map<string, string[]>();
for (const [code, name, orp, pou, district] of rows) {
  const key = [orp, pou, district].join('/');
  groups.set(key, [...(groups.get(key) ?? []), code + name]);
}
const lines = [...groups].sort(([a], [b]) => a.localeCompare(b, 'cs')).map(([key, list]) => `${key}:${list.join(';')}`);

const packed = `/**
 * The municipalities of the Liberec Region, one line a district: ORP/POÚ/okres:code and name;… Packed because Excel loads it to
 * compute a function. Generated from data/kraje/liberec.json by scripts/build-municipalities.ts: change the data and run the
 * script, not this file.
 */
export const LIBEREC_PACKED = \`${lines.join('\n')}\`;
`;
const orps = REGIONS.map(({ id }) => {
  const names = [...new Set(rowsOf(id).map(([, , orp]) => orp))].sort((a, b) => a.localeCompare(b, 'cs'));
  const line = `  ${id}: '${names.join(';')}',`;
  // As prettier breaks it.
  return line.length > 140 ? line.replace(': ', ':\n    ') : line;
});
const list = `/**
 * The ORP of each region; no two regions have one of the same name. Generated from data/kraje by
 * scripts/build-municipalities.ts: change the data and run the script, not this file.
 */
export const ORPS = {
${orps.join('\n')}
} as const;
`;
for (const [path, source] of [
  ['src/core/plan/regions/liberecPacked.ts', packed],
  ['src/core/plan/regions/orps.ts', list],
] as const) {
  writeFileSync(join(root, path), source);
  console.log(`${path}: ${source.length} characters`);
}
