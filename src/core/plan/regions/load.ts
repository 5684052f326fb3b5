import type { Municipality, Tile } from '../municipalities';
import type { RegionId } from './regions';

/** A municipality with all that is built in of it. */
export interface RegionMunicipality extends Municipality {
  readonly district: string;
  readonly population: number;
  readonly tile: Tile;
}

/** As the files of data/kraje hold it: code, name, ORP, POÚ, okres, inhabitants, row and column of the tile. */
type Packed = { readonly default: readonly (readonly (string | number)[])[] };

/** One file a region: nobody loads the lists of the others. */
const FILES: Readonly<Record<RegionId, () => Promise<Packed>>> = {
  praha: () => import(/* webpackChunkName: "kraj-praha" */ '../../../../data/kraje/praha.json'),
  stredocesky: () => import(/* webpackChunkName: "kraj-stredocesky" */ '../../../../data/kraje/stredocesky.json'),
  jihocesky: () => import(/* webpackChunkName: "kraj-jihocesky" */ '../../../../data/kraje/jihocesky.json'),
  plzensky: () => import(/* webpackChunkName: "kraj-plzensky" */ '../../../../data/kraje/plzensky.json'),
  karlovarsky: () => import(/* webpackChunkName: "kraj-karlovarsky" */ '../../../../data/kraje/karlovarsky.json'),
  ustecky: () => import(/* webpackChunkName: "kraj-ustecky" */ '../../../../data/kraje/ustecky.json'),
  liberec: () => import(/* webpackChunkName: "kraj-liberec" */ '../../../../data/kraje/liberec.json'),
  kralovehradecky: () => import(/* webpackChunkName: "kraj-kralovehradecky" */ '../../../../data/kraje/kralovehradecky.json'),
  pardubicky: () => import(/* webpackChunkName: "kraj-pardubicky" */ '../../../../data/kraje/pardubicky.json'),
  vysocina: () => import(/* webpackChunkName: "kraj-vysocina" */ '../../../../data/kraje/vysocina.json'),
  jihomoravsky: () => import(/* webpackChunkName: "kraj-jihomoravsky" */ '../../../../data/kraje/jihomoravsky.json'),
  olomoucky: () => import(/* webpackChunkName: "kraj-olomoucky" */ '../../../../data/kraje/olomoucky.json'),
  zlinsky: () => import(/* webpackChunkName: "kraj-zlinsky" */ '../../../../data/kraje/zlinsky.json'),
  moravskoslezsky: () => import(/* webpackChunkName: "kraj-moravskoslezsky" */ '../../../../data/kraje/moravskoslezsky.json'),
};

const loaded = new Map<RegionId, Promise<readonly RegionMunicipality[]>>();

/** All municipalities of a region, by code; loaded when first asked for, the same array every time. */
export function regionMunicipalities(id: RegionId): Promise<readonly RegionMunicipality[]> {
  const standing = loaded.get(id);
  if (standing) return standing;
  const list = FILES[id]().then(({ default: rows }) => rows.map(unpack));
  loaded.set(id, list);
  // A file that did not come is asked for again.
  list.catch(() => loaded.delete(id));
  return list;
}

function unpack(row: readonly (string | number)[]): RegionMunicipality {
  const [code, name, orp, pou, district] = row.slice(0, 5).map(String) as [string, string, string, string, string];
  const [population, tileRow, column] = row.slice(5).map(Number) as [number, number, number];
  return { code, name, orp, pou, district, population, tile: { row: tileRow, column } };
}
