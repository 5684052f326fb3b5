import { foldIdentifier } from '../../text/identifiers';
import { fold } from '../../text/text';
import type { Municipality } from '../municipalities';
import { ORPS } from './orps';

/** The fourteen regions of Czechia: how each is called, and how a text or a list of municipalities is told to be of one. */

interface RegionRecord {
  readonly id: RegionId;
  /** As it is written: "Kraj Vysočina". */
  readonly name: string;
  /** NUTS 3 */
  readonly nuts: string;
}

export type RegionId = keyof typeof ORPS;

/** In the order of their codes, as Czech lists have them. */
export const REGIONS: readonly RegionRecord[] = [
  { id: 'praha', name: 'Hlavní město Praha', nuts: 'CZ010' },
  { id: 'stredocesky', name: 'Středočeský kraj', nuts: 'CZ020' },
  { id: 'jihocesky', name: 'Jihočeský kraj', nuts: 'CZ031' },
  { id: 'plzensky', name: 'Plzeňský kraj', nuts: 'CZ032' },
  { id: 'karlovarsky', name: 'Karlovarský kraj', nuts: 'CZ041' },
  { id: 'ustecky', name: 'Ústecký kraj', nuts: 'CZ042' },
  { id: 'liberec', name: 'Liberecký kraj', nuts: 'CZ051' },
  { id: 'kralovehradecky', name: 'Královéhradecký kraj', nuts: 'CZ052' },
  { id: 'pardubicky', name: 'Pardubický kraj', nuts: 'CZ053' },
  { id: 'vysocina', name: 'Kraj Vysočina', nuts: 'CZ063' },
  { id: 'jihomoravsky', name: 'Jihomoravský kraj', nuts: 'CZ064' },
  { id: 'olomoucky', name: 'Olomoucký kraj', nuts: 'CZ071' },
  { id: 'zlinsky', name: 'Zlínský kraj', nuts: 'CZ072' },
  { id: 'moravskoslezsky', name: 'Moravskoslezský kraj', nuts: 'CZ080' },
];

/** How many municipalities each has; said before any list is loaded. */
export const MUNICIPALITY_COUNT: Readonly<Record<RegionId, number>> = {
  praha: 1,
  stredocesky: 1144,
  jihocesky: 624,
  plzensky: 501,
  karlovarsky: 134,
  ustecky: 354,
  liberec: 215,
  kralovehradecky: 448,
  pardubicky: 451,
  vysocina: 704,
  jihomoravsky: 673,
  olomoucky: 402,
  zlinsky: 307,
  moravskoslezsky: 300,
};

export const regionName = (id: RegionId): string => REGIONS.find((region) => region.id === id)!.name;

/** How a folded text names a region: "jihocesky kraj", "jihoceskeho kraje", "kraj jihocesky", "kraji vysocina", "hl. m. prahy". */
function patternOf({ id, name }: RegionRecord): string {
  if (id === 'praha') return '(?:hlavni\\p{L}* mest\\p{L}+|hl\\. ?(?:m\\.|mest\\p{L}+)) (?:praha|prahy|praze|prahu|prahou)';
  if (id === 'vysocina') return 'kraj(?:e|i|em|u)? vysocina';
  const stem = fold(name).replace(/y kraj$/, '');
  return `(?:${stem}(?:y kraj|eho kraje|emu kraji|em kraji|ym krajem)|kraj ${stem}y|kraje ${stem}eho)`;
}

/** What offices call it for short; said of a territory within the region alone. "OK" of Olomoucký is an answer, not a place. */
const SHORT: Readonly<Record<RegionId, string>> = {
  praha: 'hmp',
  stredocesky: 'sck|stck',
  jihocesky: 'jck',
  plzensky: 'pk|plk',
  karlovarsky: 'kvk|kk',
  ustecky: 'uk|ulk',
  liberec: 'lk|lbk',
  kralovehradecky: 'khk',
  pardubicky: 'pk|pak',
  vysocina: 'kv|vysociny|vysocina',
  jihomoravsky: 'jmk',
  olomoucky: 'olk',
  zlinsky: 'zk|zlk',
  moravskoslezsky: 'msk',
};

let patterns: readonly { readonly id: RegionId; readonly within: RegExp; readonly whole: RegExp }[] | undefined;
const allPatterns = (): NonNullable<typeof patterns> =>
  (patterns ??= REGIONS.map((region) => {
    const pattern = patternOf(region);
    return { id: region.id, within: new RegExp(`(?:^|\\P{L})${pattern}(?!\\p{L})`, 'u'), whole: new RegExp(`^${pattern}$`, 'u') };
  }));

/** The one region that a text names, a title or the name of a plan; null for none, and for several. */
export function regionIn(text: string): RegionId | null {
  const folded = fold(text);
  const [only, ...others] = allPatterns().filter(({ within }) => within.test(folded));
  return only !== undefined && others.length === 0 ? only.id : null;
}

/** Does a text name the region? */
export const namesRegion = (id: RegionId, text: string): boolean =>
  allPatterns()
    .find((pattern) => pattern.id === id)!
    .within.test(fold(text));

/** Is the folded text the name of the region and nothing else, in whatever case or for short: "libereckeho kraje", "lk"? */
export const isNameOf = (id: RegionId, folded: string): boolean =>
  SHORT[id].split('|').includes(folded) ||
  allPatterns()
    .find((pattern) => pattern.id === id)!
    .whole.test(folded);

/**
 * A region as it is typed after an option: its name in any case, without the word "kraj", its code of NUTS 3.
 * @returns null where no region is called so
 * @example readRegion('vysočina') // 'vysocina'
 */
export function readRegion(text: string): RegionId | null {
  const folded = fold(text);
  const plain = (name: string): string => fold(name).replace(/^kraj | kraj$|^hlavni mesto /g, '');
  const exact = REGIONS.find(({ name, nuts }) => [fold(name), plain(name), fold(nuts)].includes(folded));
  return exact?.id ?? allPatterns().find(({ whole }) => whole.test(folded))?.id ?? null;
}

let byOrp: ReadonlyMap<string, RegionId> | undefined;

/**
 * The region in which most of the municipalities of a list lie, told by their ORP; null where there is none. A list may lack
 * some of its own, or have one of a neighbour.
 */
export function regionOf(municipalities: readonly Pick<Municipality, 'orp'>[]): RegionId | null {
  byOrp ??= new Map(REGIONS.flatMap(({ id }) => ORPS[id].split(';').map((name) => [foldIdentifier(name), id] as const)));
  const counts = new Map<RegionId, number>();
  for (const { orp } of municipalities) {
    const id = byOrp.get(foldIdentifier(orp));
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  for (const [id, count] of counts) if (count * 2 > municipalities.length) return id;
  return null;
}
