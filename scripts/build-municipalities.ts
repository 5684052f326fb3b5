/** Writes src/core/plan/municipalities.ts from data/obce.csv: `npx tsx scripts/build-municipalities.ts`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv } from './csv';

const root = join(__dirname, '..');
const rows = readCsv(join(root, 'data', 'obce.csv'));
const at = (row: Record<string, string>, column: string): string => {
  const value = row[column];
  if (!value) throw new Error(`data/obce.csv: a row without ${column}: ${JSON.stringify(row)}`);
  return value;
};

const groups = new Map<string, string[]>();
for (const row of [...rows].sort((a, b) => at(a, 'kod_obce').localeCompare(at(b, 'kod_obce')))) {
  const key = `${at(row, 'orp')}/${at(row, 'pou')}`;
  groups.set(key, [...(groups.get(key) ?? []), at(row, 'kod_obce') + at(row, 'nazev')]);
}
const lines = [...groups].sort(([a], [b]) => a.localeCompare(b, 'cs')).map(([key, list]) => `${key}:${list.join(';')}`);

const source = `/**
 * The municipalities of the Liberec Region. Generated from data/obce.csv by scripts/build-municipalities.ts:
 * change the data and run the script, not this file.
 */

export interface Municipality {
  /** ČSÚ code, six digits. The key: names repeat (Pěnčín). */
  readonly code: string
  readonly name: string
  /** The municipality with extended powers whose district it lies in. */
  readonly orp: string
  /** The authorised municipal office whose district it lies in. */
  readonly pou: string
}

/** One line a district: ORP/POÚ:code and name;… Packed because Excel loads it to compute a function. */
const PACKED = \`${lines.join('\n')}\`

let unpacked: readonly Municipality[] | undefined

/** All ${rows.length}, by code. Unpacked on first use, the same array every time. */
export function liberecRegion(): readonly Municipality[] {
  unpacked ??= PACKED.split('\\n')
    .flatMap((line) => {
      const [district = '', list = ''] = line.split(':')
      const [orp = '', pou = ''] = district.split('/')
      return list.split(';').map((item) => ({ code: item.slice(0, 6), name: item.slice(6), orp, pou }))
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  return unpacked
}
`;
writeFileSync(join(root, 'src', 'core', 'municipalities.ts'), source);
console.log(`src/core/plan/municipalities.ts: ${rows.length} municipalities in ${groups.size} districts`);
