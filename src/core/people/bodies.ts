import type { Municipality } from '../plan/municipalities';
import { Gazetteer } from '../plan/territory';
import { foldIdentifier } from '../text/identifiers';
import { isSign } from '../text/nothing';
import { fold } from '../text/text';

/** A row of tblGestori, as far as names go. */
export interface Named {
  readonly name: string;
  readonly short: string;
}

/** "Město Semily" in tblGestori is the municipality Semily of tblObce. */
const OFFICE =
  /^(statutarni mesto|hlavni mesto|mesto|mestys|obec|magistrat mesta|magistrat statutarniho mesta|mestsky urad|obecni urad|urad mestyse) /;

/** A word in the place of a partner that means municipalities, not one body. */
const GROUPS: readonly (readonly [RegExp, (municipality: Municipality) => boolean])[] = [
  [/^(dotcene |oslovene |vsechny )?(mesta a )?obce( a mesta)?( kraje| v kraji| \p{L}+keho kraje| kraje vysocina)?$/u, () => true],
  [/^(orp|obce s rozsirenou pusobnosti|obce (typu )?(iii|3)\.?( typu| stupne)?)$/, ({ name, orp }) => fold(name) === fold(orp)],
  [/^(pou|obce s poverenym (obecnim )?uradem|obce (typu )?(ii|2)\.?( typu| stupne)?)$/, ({ name, pou }) => fold(name) === fold(pou)],
  [
    /^(orp a pou|obce (typu )?(ii|2)\.? a (iii|3)\.?( typu| stupne)?)$/,
    ({ name, orp, pou }) => fold(name) === fold(orp) || fold(name) === fold(pou),
  ],
];

/** Does a name in the place of a partner mean municipalities, not one body? */
export const isGroup = (name: string): boolean => groupOf(name) !== null;

/** Which municipalities a name in the place of a partner means; null when it means one body. */
export const groupOf = (name: string): ((municipality: Municipality) => boolean) | null =>
  GROUPS.find(([pattern]) => pattern.test(fold(name)))?.[1] ?? null;

/** What stands in a cell where bodies are named. */
export interface NamedBodies {
  /** In the order of the cell. */
  readonly names: readonly string[];
  /** Of the names, those that may be several: "MPSV / MŠMT". They are one until somebody writes them apart. */
  readonly several: readonly string[];
  /** "dtto", "viz A1.1": they point elsewhere and name nobody. */
  readonly references: readonly string[];
}

/** Words for nobody, or nobody yet. */
const NOBODY =
  /^(?:neni|nikdo|nic|chybi|null|none|n[./]?a|tb[ad]|(?:neni )?relevantni|nerelevantni|netyka se|bez (?:spolu)?gestor[au]?|(?:zatim |dosud |jeste )?(?:neni |nebyl[aio]? |ne)(?:urcen|stanoven|prirazen|uveden|vyplnen|obsazen|zadan|jmenovan)[aoyi]?|(?:bude |ma byt )?(?:doplnit|(?:doplnen|urcen|upresnen|stanoven)[aoyi]?))$/;
/** The same as above or elsewhere, and everybody: "dtto", '-"-', "viz A1.1", "všechny odbory". */
const REFERENCE =
  /^(?:dtto|detto|ditto|totez|viz(?: .*)?|-* ?(?:"|''|,,|[„“”]|\/\/|\|\|) ?-*|vs(?:echny|ichni) (?:(?:dotcen[eyi]|zapojen[eyi]|prislusn[eyi]|uveden[eyi]) )?(?:odbory|resorty|ministerstva|urady|utvary|organizace|instituce|subjekty|gestori|spolugestori|partneri|resitele|clenove|zapojeni|uvedeni))$/;
const BULLET = /^(?:[-–—•*·▪◦‣]\s+|\d{1,2}[.)]\s+|[a-z]\)\s+)(?=\S)/;
/** White space around them is not taken in: a cell may hold a page of it. */
const BETWEEN = /\/|,(?=\s)|\s[a&+](?=\s)/;
const BETWEEN_SHORT = /\s[-–—](?=\s)|[()]/;

/** Letters that stand for a name: "MŠMT", "ÚP ČR". */
const SHORT = /^\p{Lu}[\p{Lu}\d]*(?: \p{Lu}+)*$/u;

/** Short names beside one another, "MPSV - MŠMT" or "MPSV (MŠMT)". A dash is in many a long name, and a short form behind it. */
function shortNames(name: string): readonly string[] {
  const parts = splitBy(BETWEEN_SHORT, name);
  return parts.length > 1 && parts.every((part) => SHORT.test(part)) ? parts : [];
}

/**
 * The one reading of a cell with names: semicolons and line breaks separate, bullets and numbers before a name go, marks
 * of nothing ("–", "x", "?", "není", "bude doplněno") are nothing. Slashes, commas, "&", "+" and "a" separate only where every part is known, for
 * names have them inside; where a part is not known, the name stays whole and is told in `several`.
 *
 * @param isKnown is a text the name of a known body?
 * @example readBodies('1. MPSV; MŠMT / MZ\n–', () => false) // names: MPSV, MŠMT / MZ; several: MŠMT / MZ
 */
export function readBodies(text: string, isKnown: (name: string) => boolean): NamedBodies {
  const [names, several, references]: [string[], string[], string[]] = [[], [], []];
  for (const part of text.split(/[;\n\r]/)) {
    const name = part.trim().replace(BULLET, '').trim();
    const word = fold(name);
    if (REFERENCE.test(word)) references.push(name);
    else if (!isSign(word) && !NOBODY.test(word)) {
      const parts = partsOf(name);
      const isOne = parts.length < 2 && shortNames(name).length === 0;
      if (isOne || isKnown(name) || isGroup(name)) names.push(name);
      else if (parts.length > 1 && parts.every(isKnown)) names.push(...parts);
      else {
        names.push(name);
        several.push(name);
      }
    }
  }
  return { names, several, references };
}

/**
 * Is what may be several names really in doubt? "Odbor školství a sportu" is one body as long as nothing speaks against it.
 *
 * @param name one of `several`
 */
export function isDoubtful(name: string, isKnown: (name: string) => boolean): boolean {
  const parts = partsOf(name);
  return shortNames(name).length > 0 || /[/,&+]/.test(name) || parts.some(isKnown) || parts.every((part) => SHORT.test(part));
}

const splitBy = (separator: RegExp, name: string): string[] =>
  name
    .split(separator)
    .map((one) => one.trim())
    .filter((one) => one !== '');
const partsOf = (name: string): string[] => splitBy(BETWEEN, name);

/** The names that one of `several` would be divided into. */
export function divided(name: string): readonly string[] {
  const short = shortNames(name);
  return short.length > 0 ? short : partsOf(name);
}

/**
 * Are the letters of `short` the beginnings of the words of `name`, with or without the small ones ("a", "pro")?
 * @example isShortFor('OSV', 'Odbor sociálních věcí') // true
 */
export function isShortFor(short: string, name: string): boolean {
  if (!/^\p{Lu}{2,8}$/u.test(short)) return false;
  const words = name.split(/[^\p{L}\d]+/u).filter((word) => word !== '');
  const beginnings = (of: readonly string[]): string => of.map((word) => word[0]!.toUpperCase()).join('');
  return words.length > 1 && (beginnings(words) === short || beginnings(words.filter((word) => !SMALL.test(word))) === short);
}

const SMALL = /^(a|i|o|v|ve|na|pro|do|z|ze|s|se|k|ke|u|při|od|nad|pod)$/i;

/** Tells bodies apart however they are written: by name, by short name, and a municipality by its office. */
export class Bodies<C extends Named = Named> {
  private readonly byName = new Map<string, { key: string; contact: C }>();
  private readonly gazetteer: Gazetteer;
  private readonly byMunicipality = new Map<number, string>();

  constructor(contacts: readonly C[], municipalities: readonly Municipality[]) {
    this.gazetteer = new Gazetteer(municipalities);
    for (const contact of contacts) {
      const key = foldIdentifier(contact.name);
      if (key === '') continue;
      for (const name of [key, foldIdentifier(contact.short)])
        if (name !== '' && !this.byName.has(name)) this.byName.set(name, { key, contact });
      const municipality = this.municipalityOf(contact.name);
      if (municipality !== null && !this.byMunicipality.has(municipality)) this.byMunicipality.set(municipality, key);
    }
  }

  /** The key under which a name stands; two ways of writing one body have one key. */
  keyOf(name: string): string {
    const known = this.byName.get(foldIdentifier(name));
    if (known) return known.key;
    const municipality = this.municipalityOf(name);
    if (municipality === null) return foldIdentifier(name);
    return this.byMunicipality.get(municipality) ?? foldIdentifier(this.gazetteer.label(municipality));
  }

  /** Listed in tblGestori, or the office of one municipality. */
  isKnown(name: string): boolean {
    return this.byName.has(foldIdentifier(name)) || this.municipalityOf(name) !== null;
  }

  /** The bodies that a cell names. */
  read(text: string): NamedBodies {
    return readBodies(text, (name) => this.isKnown(name));
  }

  contactOf(key: string): C | null {
    return this.byName.get(key)?.contact ?? null;
  }

  /** The municipalities that a name may mean, when it is more than one and tblGestori does not know it. */
  candidatesOf(name: string): readonly string[] {
    if (this.byName.has(foldIdentifier(name))) return [];
    return this.gazetteer.readName(fold(name).replace(OFFICE, '')).problems.flatMap(({ candidates }) => candidates);
  }

  /** The municipality whose office a name is; null for any other body. */
  municipalityNamed(name: string): Municipality | null {
    const municipality = this.municipalityOf(name);
    return municipality === null ? null : this.gazetteer.municipalities[municipality]!;
  }

  /** Where a municipality that is named may speak for: itself, and the district whose seat it is. Empty for any other body. */
  territoriesOf(name: string): readonly string[] {
    const municipality = this.municipalityOf(name);
    return municipality === null ? [] : this.gazetteer.territoriesOf(municipality);
  }

  /** The territory that a municipality is asked about; "" for any other body. The districts of all seats together are the region. */
  districtOf(name: string): string {
    const municipality = this.municipalityOf(name);
    return municipality === null ? '' : this.gazetteer.districtOf(municipality);
  }

  /** An ambiguous name (Pěnčín) is nobody's office: nothing is guessed. */
  private municipalityOf(name: string): number | null {
    const { members, problems } = this.gazetteer.readName(fold(name).replace(OFFICE, ''));
    return members.length === 1 && problems.length === 0 ? members[0]! : null;
  }
}
