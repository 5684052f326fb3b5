import { foldIdentifier } from '../text/identifiers';
import { fold } from '../text/text';
import { liberecRegion } from './municipalities';
import { namesRegion, regionIn, type RegionId } from './regions/regions';

/** What is built in of the plan of the Liberec Region, and how that plan is told from others: nothing of it holds for them. */

/**
 * Whose municipalities a plan is made with, and with those of the Liberec Region its areas. `own`: those that its list has or
 * somebody will fill in. `none`: a plan without territory, which speaks of no municipalities; only the user can say so.
 */
export type Region = RegionId | 'own' | 'none';

export interface PublishedArea {
  readonly code: string;
  readonly name: string;
  /** The code of the area it is a part of; "" for an area. */
  readonly parent: string;
}

/** Areas and subareas of the plan as they were published (data/okruhy.csv); A1 and A2 do have one name. */
export const LIBEREC_AREAS: readonly PublishedArea[] = [
  { code: 'A', name: 'Systémová opatření', parent: '' },
  { code: 'A1', name: 'Mezioborová spolupráce', parent: 'A' },
  { code: 'A2', name: 'Mezioborová spolupráce', parent: 'A' },
  { code: 'A3', name: 'Krajská péče o ohrožené děti, mládež, rodiny', parent: 'A' },
  { code: 'B', name: 'Osvěta, komunikace', parent: '' },
  { code: 'B1', name: 'Komunikace', parent: 'B' },
  { code: 'B2', name: 'Osvěta', parent: 'B' },
  { code: 'C', name: 'Znalosti a vzdělávání', parent: '' },
  { code: 'C1', name: 'Vzdělávání', parent: 'C' },
  { code: 'D', name: 'Infrastruktura', parent: '' },
  { code: 'D1', name: 'Infrastruktura', parent: 'D' },
  { code: 'E', name: 'Kvalita a její monitoring', parent: '' },
  { code: 'E1', name: 'Monitoring v oblasti sociálního začleňování z hlediska dopadu na cílovou skupinu', parent: 'E' },
];

/** Has the plan these areas? One of ten may have been added, and another renamed. */
export function areLiberecAreas(areas: readonly { readonly code: string; readonly name: string }[]): boolean {
  const published = new Set(LIBEREC_AREAS.map(({ code, name }) => areaKey(code, name)));
  const known = areas.filter(({ code, name }) => published.has(areaKey(code, name))).length;
  return known * 2 > areas.length;
}

/** An area by its code and name, as areas are compared. */
export const areaKey = (code: string, name: string): string => `${foldIdentifier(code)}\n${fold(name)}`;

/** "města Semily", "městské části", "obce", "mikroregionu" */
const OTHER_WORDS = /\bmest[aoe]\b|\bmest(?:ske|yse?)\b|\bobc[ei]\b|\bmikroregion/u;

/**
 * Whose plan is it, where it has no list of municipalities? Its areas decide, then its name. Where it says neither, and has
 * not even an empty sheet for them, its subareas: all of them have to be codes that were published.
 */
export function isLiberecPlan({
  name,
  areas,
  subareas,
}: {
  readonly name: string;
  readonly areas: readonly { readonly code: string; readonly name: string }[];
  /** Of its measures; null where the sheet of municipalities is there, to be filled in. */
  readonly subareas: readonly string[] | null;
}): boolean {
  if (areas.length > 0) return areLiberecAreas(areas);
  if (namesRegion('liberec', name)) return true;
  if (subareas === null || regionIn(name) !== null || OTHER_WORDS.test(fold(name))) return false;
  return subareas.every((subarea) => LIBEREC_CODES.has(foldIdentifier(subarea)));
}

const LIBEREC_CODES: ReadonlySet<string> = new Set(LIBEREC_AREAS.map(({ code }) => foldIdentifier(code)));

/**
 * Are most of the municipalities those of the Liberec Region? A list may lack some, or have one of a neighbour.
 * @param codes of ČSÚ
 */
export function areOfLiberec(codes: readonly string[]): boolean {
  known ??= new Set(liberecRegion().map(({ code }) => code));
  return codes.filter((code) => known!.has(code)).length * 2 > codes.length;
}
let known: ReadonlySet<string> | undefined;
