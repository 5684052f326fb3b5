import type { Municipality, Tile } from '../plan/municipalities';
import { regionMunicipalities } from '../plan/regions/load';
import { regionOf } from '../plan/regions/regions';
import { compareCodes } from '../text/text';

/** The map of equal tiles: coverage counts municipalities, each of them one, so each has a field of one size. */
export interface TileMap {
  readonly rows: number;
  readonly columns: number;
  /** By the position of the municipality in its list. */
  readonly tiles: readonly Tile[];
}

/** Sides of a tile at which another ORP begins, or the region ends. */
export interface Borders {
  readonly top: boolean;
  readonly right: boolean;
  readonly bottom: boolean;
  readonly left: boolean;
}

/**
 * The map of a list: where its rows say it, else where its region has the municipality, and what has no place of its own
 * below the rest, ORP by ORP. Of two in one field the second gives way.
 */
export async function tileMap(municipalities: readonly Municipality[]): Promise<TileMap> {
  const region = municipalities.every(({ tile }) => tile !== undefined) ? null : regionOf(municipalities);
  const builtIn = region === null ? [] : await regionMunicipalities(region);
  return placed(municipalities, new Map(builtIn.map(({ code, tile }) => [code, tile])));
}

/** @param builtIn tiles by the codes of municipalities */
export function placed(municipalities: readonly Municipality[], builtIn: ReadonlyMap<string, Tile>): TileMap {
  const taken = new Set<string>();
  const key = ({ row, column }: Tile): string => `${row} ${column}`;
  const tiles: (Tile | null)[] = municipalities.map(({ code, tile = builtIn.get(code) }) => {
    if (!tile || taken.has(key(tile))) return null;
    taken.add(key(tile));
    return tile;
  });
  const standing = tiles.filter((tile) => tile !== null);
  const most = (side: keyof Tile): number => standing.reduce((max, tile) => Math.max(max, tile[side]), 0);
  const width = Math.max(most('column'), Math.ceil(Math.sqrt(municipalities.length * 1.5)));
  const loose = municipalities
    .map((municipality, i) => ({ ...municipality, i }))
    .filter(({ i }) => tiles[i] === null)
    .sort((a, b) => compareCodes(a.orp, b.orp) || compareCodes(a.name, b.name));
  const first = standing.length === 0 ? 1 : most('row') + 2;
  loose.forEach(({ i }, n) => (tiles[i] = { row: first + Math.floor(n / width), column: 1 + (n % width) }));
  const all = tiles.filter((tile) => tile !== null);
  // Rows and columns that nobody stands in, as of a part of a region, are left out at the edges.
  const least = (side: keyof Tile): number => all.reduce((min, tile) => Math.min(min, tile[side]), Infinity);
  const [top, left] = all.length === 0 ? [1, 1] : [least('row'), least('column')];
  const moved = all.map(({ row, column }) => ({ row: row - top + 1, column: column - left + 1 }));
  return {
    rows: moved.reduce((max, { row }) => Math.max(max, row), 0),
    columns: moved.reduce((max, { column }) => Math.max(max, column), 0),
    tiles: moved,
  };
}

/** Where the borders between ORP run, by the position of the municipality. */
export function bordersOf({ tiles }: TileMap, municipalities: readonly Municipality[]): Borders[] {
  const orpAt = new Map(tiles.map(({ row, column }, i) => [`${row} ${column}`, municipalities[i]!.orp]));
  return tiles.map(({ row, column }, i) => {
    const differs = (r: number, c: number): boolean => orpAt.get(`${r} ${c}`) !== municipalities[i]!.orp;
    return {
      top: differs(row - 1, column),
      right: differs(row, column + 1),
      bottom: differs(row + 1, column),
      left: differs(row, column - 1),
    };
  });
}

/**
 * A name that fits into a field: whole where it is short, else its first word cut and the first letters of the others.
 * @param letters how many fit, from 4
 * @example shortName('Rychnov u Jablonce nad Nisou', 8) // 'Ry. uJnN'
 */
export function shortName(name: string, letters: number): string {
  if (name.length <= letters) return name;
  const [first = '', ...rest] = name.split(/[\s-]+/);
  const others = rest
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, letters - 3);
  const head = first.slice(0, letters - 1 - others.length - (others === '' ? 0 : 1));
  return [head.length < first.length ? `${head}.` : head, others].filter(Boolean).join(head.length < first.length ? '' : ' ');
}
