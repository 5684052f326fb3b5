/**
 * Writes src/core/plan/municipalities.ts and src/core/plan/regions/orps.ts from data/kraje: `npx tsx scripts/build-municipalities.ts`.
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

const municipalities = `/**
 * The municipalities of the Liberec Region. Generated from data/kraje/liberec.json by scripts/build-municipalities.ts:
 * change the data and run the script, not this file.
 */

export interface Municipality {
  /** ČSÚ code, six digits. The key: names repeat (Pěnčín). */
  readonly code: string;
  readonly name: string;
  /** The municipality with extended powers whose district it lies in. */
  readonly orp: string;
  /** The authorised municipal office whose district it lies in. */
  readonly pou: string;
  /** Okres; left out where the list does not say it, as what follows. */
  readonly district?: string;
  readonly population?: number;
  /** Where it stands on the map of equal tiles of its region. */
  readonly tile?: Tile;
  /** A partner of the ASZ, and since when as the list says it; "" where it does not. */
  readonly aszSince?: string;
}

/** A field of the map of equal tiles, from 1 at the top left. */
export interface Tile {
  readonly row: number;
  readonly column: number;
}

/** One line a district: ORP/POÚ/okres:code and name;… Packed because Excel loads it to compute a function. */
const PACKED = \`${lines.join('\n')}\`;

let unpacked: readonly Municipality[] | undefined;

/** All ${rows.length}, by code. Unpacked on first use, the same array every time. */
export function liberecRegion(): readonly Municipality[] {
  unpacked ??= PACKED.split('\\n')
    .flatMap((line) => {
      const [place = '', list = ''] = line.split(':');
      const [orp = '', pou = '', district = ''] = place.split('/');
      return list.split(';').map((item) => ({ code: item.slice(0, 6), name: item.slice(6), orp, pou, district }));
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return unpacked;
}
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
  ['src/core/plan/municipalities.ts', municipalities],
  ['src/core/plan/regions/orps.ts', list],
] as const) {
  writeFileSync(join(root, path), source);
  console.log(`${path}: ${source.length} characters`);
}
