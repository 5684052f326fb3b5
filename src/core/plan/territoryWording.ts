import { fold } from '../text/text';
import type { Municipality } from './municipalities';
import type { TerritoryProblem } from './territory';

export const WHOLE_REGION = 'celý kraj';

/**
 * What people write for a territory besides the forms of the product. What has one meaning is understood; of what may have
 * several it is told what it may mean, and nothing of it counts.
 */

export type DistrictKind = 'orp' | 'pou' | 'district';

/** What the wording asks of the list of municipalities; names are folded, municipalities are positions in the list. */
export interface Names {
  readonly municipalities: readonly Municipality[];
  all(): readonly number[];
  isWhole(folded: string): boolean;
  /** @param text also as it is typed: diacritics tell names apart that are alike without them */
  named(text: string): readonly number[];
  districts(kind: DistrictKind): readonly string[];
  inDistrict(kind: DistrictKind, folded: string): readonly number[] | undefined;
  districtLabel(kind: DistrictKind, folded: string): string;
  label(index: number): string;
}

/** One part of a cell as it was read. */
export interface Reading {
  readonly members: readonly number[];
  readonly problems: readonly TerritoryProblem[];
  /** The same in the forms of the product. */
  readonly written: readonly string[];
  /** What is taken out of `members`: "celý kraj mimo …". */
  readonly except?: readonly number[];
}

/** One name: what it is, or why it is nothing certain. */
type Found =
  | { readonly members: readonly number[]; readonly written: readonly string[]; readonly kind?: DistrictKind; readonly isNamed?: true }
  | { readonly problem: Omit<TerritoryProblem, 'name'> };

const unknown = (candidates: readonly string[] = []): Found => ({
  problem: { kind: 'unknown', candidates: [...new Set(candidates)].slice(0, MOST_CANDIDATES) },
});
const ambiguous = (candidates: readonly string[]): Found => ({ problem: { kind: 'ambiguous', candidates } });
const MOST_CANDIDATES = 5;

/** Signs before an item of a list, and before the first of several. */
const BULLET = /^\s*(?:[-–—*]|[•·▪◦○●►‣\uf0a7\uf0b7]|o(?=\t)|(?:\d{1,2}[.)]|\p{Ll}\))(?=\s))\s*/u;
const EXCEPTION = /(?:^|[\s,(–-]+)(?:mimo|krom[eě]|vyjma|vyj[ií]maje|bez|s v[yý]jimkou|a[zž] na)(?!\p{L})[:\s]*/iu;

/** What is said where nothing is to be filled in; only "netýká se" and an empty cell are certain. */
const NOT_ASKED = /^(?:netyka se .+|nerelevantni|neni relevantni|n\/a|bez uzemi|bez uzemniho (?:dopadu|prumetu)|neni|zadne)$/;

/**
 * @param part one part of a cell, between semicolons, that the list does not have as it stands
 * @example "Jablonec n. N., SO ORP Turnov" // Jablonec nad Nisou and the 36 of ORP Turnov
 */
export function readWording(part: string, names: Names): Reading {
  const text = part
    .replace(BULLET, '')
    .replace(/[\s,]+(?:a|i)\s*$/u, '')
    .trim();
  if (text === '' || fold(text) === 'a') return unclear(part.trim(), unknown());
  if (NOT_ASKED.test(fold(text))) return unclear(text, unknown(['netýká se']));
  const [base = '', rest, ...more] = text.split(EXCEPTION);
  if (rest === undefined || base === '' || more.length > 0) return readList(text, names);
  const whole = readList(base, names);
  const except = readList(rest.replace(/\)\s*$/, ''), names);
  const problems = [...whole.problems, ...except.problems];
  // What is left out is not known: nothing of it counts.
  if (problems.length > 0) return { members: [], problems, written: [] };
  return { members: whole.members, problems: [], written: [], except: except.members };
}

/**
 * The municipalities of several readings together. What follows an exception and lies in what it is taken out of is left out
 * too: "celý kraj mimo Liberec; Turnov" would not name Turnov otherwise.
 */
export function withoutExcepted(readings: readonly Reading[]): number[] {
  const members = new Set<number>();
  let base: ReadonlySet<number> | null = null;
  for (const { members: own, except, problems } of readings) {
    const isException: boolean = except === undefined && base !== null && (problems.length > 0 || own.every((i) => base!.has(i)));
    if (isException) {
      // Something that is not understood may be left out as well.
      for (const i of problems.length > 0 ? base! : own) members.delete(i);
      continue;
    }
    for (const i of own) members.add(i);
    if (except === undefined) continue;
    base = new Set(own);
    for (const i of except) members.delete(i);
  }
  return [...members];
}

// --- lists ------------------------------------------------------------------------------------------------------

/** Words that say of all that follow what they are. */
const OF_ALL: readonly (readonly [RegExp, DistrictKind | 'municipality'])[] = [
  [
    /^(?:so |spr[aá]vn[ií] obvody |obvody )?orp\s*:\s*|^(?:spr[aá]vn[ií] )?obvody (?:orp|obc[ií] s roz[sš][ií][rř]enou p[uů]sobnost[ií]) /iu,
    'orp',
  ],
  [/^pou\s*:\s*|^poú\s*:\s*|^obvody po[uú] /iu, 'pou'],
  [/^okresy\s*:?\s*|^okres\s*:\s*/iu, 'district'],
  [
    /^(?:\d+\s+|ve? )?(?:obce|obc[ií]ch|m[eě]sta|m[eě]stech|obce a m[eě]sta|m[eě]sta a obce|m[eě]stys[eyů]*)(?:\s*:\s*|\s+)/iu,
    'municipality',
  ],
];

function readList(text: string, names: Names): Reading {
  const counted = /^(.+?)[\s,–-]*\(?celkem (\d+) obc[eí]\)?$/iu.exec(text);
  if (counted) {
    const list = readList(counted[1]!, names);
    return list.members.length === Number(counted[2]) ? list : unclear(text, unknown());
  }
  const whole = readName(text, names);
  if (!('problem' in whole)) return { ...whole, problems: [] };
  const [words, ofAll] = OF_ALL.find(([pattern]) => pattern.test(text)) ?? [];
  const items = itemsOf(words === undefined ? text : text.replace(words, ''), names);
  if (items.length < 2 && ofAll === undefined) return unclear(text, whole);
  const isOfDistricts = ofAll !== undefined && ofAll !== 'municipality';
  const found = items.map((item) => (isOfDistricts ? readDistrict(ofAll, fold(item), names) : readName(item, names)));
  // Nothing of it is known, and nothing may be meant by its items: it is no list.
  const nothing = found.every((one) => 'problem' in one && one.problem.kind === 'unknown');
  const isMeant = found.some((one) => 'problem' in one && one.problem.candidates.length > 0);
  if (nothing && (!isMeant || items.length < 2)) return unclear(text, whole);
  return together(ofAll === undefined ? asTheyStand(items, found, names) : found.map((one, i) => [items[i]!, one] as const));
}

const unclear = (text: string, found: Found): Reading => ({
  members: [],
  written: [],
  problems: 'problem' in found ? [{ name: text, ...found.problem }] : [],
});

function together(found: readonly (readonly [name: string, found: Found])[]): Reading {
  const of = found.flatMap(([, one]) => ('problem' in one ? [] : [one]));
  return {
    members: of.flatMap(({ members }) => members),
    written: of.flatMap(({ written }) => written),
    problems: found.flatMap(([name, one]) => ('problem' in one ? [{ name, ...one.problem }] : [])),
  };
}

/** What separates names for certain; a number or a letter with a bracket begins the next one. */
const SEPARATOR = /[,&+|\t•·▪◦○●►‣\uf0a7\uf0b7]|\s(?=(?:\d{1,2}[.)]|\p{Ll}\))\s)/u;
const CONJUNCTION = /\s+(?:[aA]|i)\s+|^a\s+/u;
const ALSO = /^(?:a\s+(?=\p{Lu})|(?:a\s+)?(?:d[aá]le|tak[eé]|t[eé][zž]|rovn[eě][zž])\s+)/u;

/**
 * The names in a list; a conjunction separates only where the name is none as a whole, a slash only where all its parts are
 * names: "Planá/Lužnicí" is no place called Planá.
 */
function itemsOf(text: string, names: Names): string[] {
  const trimmed = (parts: readonly string[]): string[] => parts.map((one) => one.replace(BULLET, '').trim()).filter((one) => one !== '');
  const isUnknown = (item: string): boolean => {
    const found = readName(item, names);
    return 'problem' in found && found.problem.kind === 'unknown';
  };
  const divided = (item: string): string[] => {
    const parts = trimmed(item.split('/'));
    return parts.some(isUnknown) ? [item] : parts;
  };
  return trimmed(text.split(SEPARATOR)).flatMap((item) =>
    'problem' in readName(item, names)
      ? trimmed(item.split(CONJUNCTION)).flatMap((one) => divided(one.replace(ALSO, '')))
      : [item.replace(ALSO, '')],
  );
}

/**
 * Names side by side may explain one another: in "ORP Semily, Turnov" Turnov may be an ORP too, and "Pěnčín, okres Liberec"
 * may be one place or two. Nothing is guessed.
 */
function asTheyStand(items: readonly string[], found: readonly Found[], names: Names): (readonly [string, Found])[] {
  const result: (readonly [string, Found])[] = [];
  let kind: DistrictKind | undefined;
  found.forEach((one, i) => {
    const item = items[i]!;
    if ('problem' in one) {
      kind = undefined;
      result.push([item, one]);
      return;
    }
    if (one.kind === undefined) {
      const isDistrict = kind !== undefined && one.isNamed && names.inDistrict(kind, fold(item)) !== undefined;
      const candidates = isDistrict ? [names.districtLabel(kind!, fold(item)), `obec ${names.label(one.members[0]!)}`] : [];
      result.push([item, isDistrict ? ambiguous(candidates) : one]);
      return;
    }
    kind = one.kind;
    const before = items[i - 1];
    const within = before === undefined ? [] : names.named(before).filter((m) => one.members.includes(m));
    if (within.length === 0) {
      result.push([item, one]);
      return;
    }
    result.pop();
    result.push([`${before}, ${item}`, ambiguous([...within.map((m) => names.label(m)), ...one.written])]);
  });
  return result;
}

// --- names ------------------------------------------------------------------------------------------------------

const ALL_OF = /^(?:(?:na|v|ve|pro|a|ramci|cele|cely|cela|celem|celeho|uzemi|vsechny|vsech|obce|obci|mesta|mest|mestyse) )+/;
const SAYS_ALL = /^(?:na |v |ve |pro )?(?:ramci )?(?:cel|uzemi|vsech)/;
const WHOLE = /^(?:celokrajsk[aey](?: pusobnost)?|vsechny obce|vsech obci|vsechny obce a mesta|cele uzemi|kraj cely)$/;
/** All districts of one kind, with or without their number: "všechny okresy", "10 SO ORP kraje". */
const ALL_DISTRICTS = /^(vse(?:chny|chna|ch) )?(?:(\d+) )?(?:so )?(orp|pou|okresy|okresu)(?: (?:v )?(.+))?$/;
/** Said behind a territory: "Liberecký kraj – celé území". */
const WHOLLY = /(?:,| -)? \(?(?:cel[aey]|cele uzemi|vsechny obce|vsechna orp|vsechny orp|vsechny okresy)\)?$/;
const KRAJ = /^(?:kraj|kraje|kraji|region|regionu)$/;
const LARGER = /^(?:(?:cel[aey]|uzemi|na uzemi) )*(?:cr|ceska republika|ceske republiky|republika|cesko|stat|statu)$/;

const DISTRICT =
  /^(?:(?:na|v|ve|cele|cely|celem|uzemi|vsechny|vsech|obce|obci) )*(so ?orp|spravni(?:m)? obvodu? orp|obvodu? orp|orp|so pou|obvod pou|spravni obvod pou|pou|okresu|okrese|okres|okr\.?|(?:spravni obvod |obvod )?obc[ei] s rozsirenou pusobnosti|(?:spravni obvod |obvod )?obec s rozsirenou pusobnosti|povereny obecni urad|(?:spravni obvod |obvod )?obc[ei] s poverenym (?:obecnim )?uradem|spravni obvod|obvod|so)(?: ?- ?|_| )(?:mesta |mesto )?(.+?)(?:(?: -|,)? \(?(?:cel[aey]|cele uzemi|vsechny obce)\)?)?$/;
const KIND: readonly (readonly [RegExp, readonly DistrictKind[]])[] = [
  [/orp|rozsirenou/, ['orp']],
  [/pou|pover/, ['pou']],
  [/^okr/, ['district']],
  [/./, ['orp', 'pou']],
];
const MUNICIPALITY =
  /^(?:(?:na|v|ve|pro|cela|cele|celem|uzemi) )*(?:statutarni mesto|stat\. mesto|mesto|mesta|meste|mestys|mestyse|obec|obce|obci|mestska obec|vojensky ujezd) (.+)$/;
/** What somebody says of a name behind it: "Liberec (město)", "Liberec – celé město". */
const OWN_KIND = /^(?:statutarni mesto|stat\. mesto|mesto|mestys|obec|vojensky ujezd|cel[aey](?: mesto| obec| uzemi| mestys)?)$/;
const OWN_DISTRICT: Readonly<Record<string, DistrictKind>> = { orp: 'orp', 'so orp': 'orp', pou: 'pou', okres: 'district' };

function readName(text: string, names: Names): Found {
  const word = fold(text.replace(/^[\s„"“'(]+|[\s”"“',:]+$/gu, '').replace(/^([^(]*)\)$/, '$1'));
  if (word === '') return unknown();
  if (isWholeRegion(word, names)) return { members: names.all(), written: [WHOLE_REGION] };
  const isWithin = names.isWhole(word.replace(/^v /, ''));
  if (isWithin || KRAJ.test(word.replace(ALL_OF, '')) || LARGER.test(word)) return unknown(word === 'kraj' ? [] : [WHOLE_REGION]);
  const own = municipalities(names.named(fold(text) === word ? text : word), names);
  if (own) return own;
  const ownDistrict = districtAlone(word, names);
  if (ownDistrict) return ownDistrict;
  const counted = /^(?<name>.+?) \(?(?<count>\d+) obc[ei]\)?$|^(?:vsech )?(?<first>\d+) obc[ei] (?:na |v |ve )?(?<of>.+)$/.exec(
    word,
  )?.groups;
  if (counted) {
    const found = readName(counted['name'] ?? counted['of']!, names);
    // Another number of municipalities than the name has: something else is meant, or something is left out.
    if (!('problem' in found))
      return found.members.length === Number(counted['count'] ?? counted['first']) ? found : unknown(found.written);
  }
  const coded = /^(\d{6})[\s,-]+(.+)$/.exec(word);
  if (coded) {
    const found = municipalities(
      names.named(coded[1]!).filter((i) => names.named(coded[2]!).includes(i)),
      names,
    );
    if (found) return found;
  }
  const district = DISTRICT.exec(word);
  if (district) {
    const kinds = KIND.find(([pattern]) => pattern.test(district[1]!))![1];
    const found = kinds.map((kind) => readDistrict(kind, district[2]!, names));
    const certain = found.filter((one) => !('problem' in one));
    if (certain.length === 1) return certain[0]!;
    if (certain.length > 1) {
      const members = certain.map((one) => ('members' in one ? [...one.members].sort((a, b) => a - b).join() : ''));
      if (new Set(members).size === 1) return certain[0]!;
      return ambiguous(certain.flatMap((one) => ('written' in one ? one.written.slice(0, 1) : [])));
    }
    return found[0]!;
  }
  const named = /^(.+?) (?:so )?(orp|pou)$/.exec(word);
  if (named) return readDistrict(named[2] === 'orp' ? 'orp' : 'pou', named[1]!, names);
  const municipality = MUNICIPALITY.exec(word) ?? /^cel[aey] (.+)$/.exec(word);
  if (municipality) {
    const found = municipalities(names.named(municipality[1]!), names) ?? shortened(municipality[1]!, names);
    if (found) return found;
  }
  return (
    bracketed(word, names) ??
    shortened(word, names) ??
    (/\.\s*$/.test(text) ? shortenedAtEnd(word, names) : null) ??
    unknown(similar((municipality?.[1] ?? word).replace(/^(?:v|ve|na|z|ze|do|pro|u) (?:obci |meste |uzemi )?/, ''), names))
  );
}

/** The full stop may as well be that of a sentence: "Horní Ves." is no Horní Věstonice, "Rokytnice nad Jiz." is one place. */
function shortenedAtEnd(word: string, names: Names): Found | null {
  const found = shortened(`${word}.`, names);
  if (found === null || 'problem' in found || / (?:nad|pod|na|u|v|ve|pri|za) \S+$/.test(word)) return found;
  return unknown(found.written);
}

function isWholeRegion(typed: string, names: Names): boolean {
  // "celý kraj (215 obcí)", "všech 215 obcí kraje", "100 % obcí": the number says the same, unless it is another.
  const all = names.all().length;
  const word = typed
    .replace(new RegExp(`^(?:vsech )?${all}(?: (?:z|ze) (?:vsech )?${all})?(?= obci)|^100 ?%(?= obci)`), 'vsech')
    .replace(new RegExp(` \\(?${all}(?: obci)?\\)?$`), '');
  if (names.isWhole(word) || WHOLE.test(word)) return true;
  const [, every, count, kind, of] = ALL_DISTRICTS.exec(word) ?? [];
  if (kind !== undefined && (every ?? count) !== undefined && (of === undefined || KRAJ.test(of) || names.isWhole(of))) {
    const { length } = names.districts(kind === 'orp' || kind === 'pou' ? kind : 'district');
    return count === undefined || Number(count) === length;
  }
  const bare = word.replace(WHOLLY, '');
  if (bare !== word && isWholeRegion(bare, names)) return true;
  const rest = word.replace(ALL_OF, '');
  return rest !== word && SAYS_ALL.test(word) && (KRAJ.test(rest) || names.isWhole(rest));
}

/** "Praha – západ" is an okres, for no municipality is called so; "Plzeň-město" may be the okres and the town. */
function districtAlone(word: string, names: Names): Found | null {
  if (!/[ -]/.test(word)) return null;
  const spaced = word.replace(/[ -]+/g, ' ');
  const key = names.districts('district').find((one) => one.includes('-') && one.replaceAll('-', ' ') === spaced);
  if (key === undefined || names.named(key).length > 0) return null;
  const members = names.inDistrict('district', key)!;
  const label = names.districtLabel('district', key);
  const town = key.endsWith('-mesto') ? names.named(key.replace(/-mesto$/, '')) : [];
  if (town.length === 1 && members.length > 1) return ambiguous([label, names.label(town[0]!)]);
  return { members, written: [label], kind: 'district' };
}

/** One of the name is it, several are asked about; null for none. */
function municipalities(found: readonly number[], names: Names): Found | null {
  const [only, ...others] = found;
  if (only === undefined) return null;
  if (others.length > 0) return ambiguous(found.map((i) => names.label(i)));
  return { members: [only], written: [names.label(only)], isNamed: true };
}

function readDistrict(kind: DistrictKind, name: string, names: Names): Found {
  const of = (key: string): Found => {
    const members = names.inDistrict(kind, key)!;
    return { members, written: [names.districtLabel(kind, key)], kind };
  };
  if (names.inDistrict(kind, name)) return of(name);
  const { certain, likely } = shortFor(name, names.districts(kind));
  if (certain.length === 1) return of(certain[0]!);
  const labels = (keys: readonly string[]): string[] => keys.map((key) => names.districtLabel(kind, key));
  if (certain.length > 1) return ambiguous(labels(certain));
  const others = (['orp', 'pou', 'district'] as const).flatMap((other) =>
    other !== kind && names.inDistrict(other, name) ? [names.districtLabel(other, name)] : [],
  );
  const alike = names.districts(kind).filter((key) => isSimilar(name, key) || key.startsWith(`${name} `));
  return unknown([...labels(likely), ...labels(alike), ...others]);
}

/** "Pěnčín (okres Liberec)", "Pěnčín – Turnov", "Pěnčín v okrese Liberec". */
function bracketed(word: string, names: Names): Found | null {
  const match = /^(.+?)(?: ?[([] ?(.+?) ?[)\]]?| - (.+)| (?:v )?(okr(?:es|ese|\.) .+))$/.exec(word);
  if (!match) return null;
  const name = match[1]!;
  const place = match[2] ?? match[3] ?? match[4]!;
  const kind = OWN_DISTRICT[place];
  if (kind !== undefined) return readDistrict(kind, name, names);
  if (OWN_KIND.test(place)) return municipalities(names.named(name), names);
  const named = names.named(name);
  const found = named.length > 0 ? named : shortFor(name, placesOf(names)).certain.flatMap((key) => names.named(key));
  if (found.length === 0) return null;
  const within = found.filter((i) => liesIn(names.municipalities[i]!, place) || names.municipalities[i]!.code === place);
  const others = place.split(/ - /).map((one) => names.named(one));
  const both = found.length === 1 && others.every((one) => one.length === 1) ? [[...found, ...others.flat()]] : [];
  return (
    municipalities(within, names) ??
    unknown([...found.map((i) => names.label(i)), ...both.map((list) => [...new Set(list.map((i) => names.label(i)))].join('; '))])
  );
}

function liesIn({ orp, pou, district = '' }: Municipality, place: string): boolean {
  const match = /^(?:so )?(orp|pou|okres|okrese|okr\.?|obvod|so|o\.) (.+)$/.exec(place);
  const [kind, name] = match ? [match[1]!, match[2]!] : ['', place];
  const own =
    kind === 'orp'
      ? [orp]
      : kind === 'pou'
        ? [pou]
        : /^o(?:kr|\.)/.test(kind)
          ? [district]
          : [orp, pou, ...(kind === '' ? [district] : [])];
  const keys = own.map(fold);
  return keys.includes(name) || shortFor(name, keys).certain.length > 0;
}

const placesOf = ({ municipalities: list }: Names): string[] => [...new Set(list.map(({ name }) => fold(name)))];

function shortened(word: string, names: Names): Found | null {
  const { certain, likely } = shortFor(word, placesOf(names));
  const found = municipalities(
    certain.flatMap((key) => names.named(key)),
    names,
  );
  if (found) return found;
  return likely.length === 0 ? null : unknown(likely.flatMap((key) => names.named(key).map((i) => names.label(i))));
}

/**
 * The names that an abbreviated one may be short for: "jablonec n. n", "n/N", "nove m. pod smrkem".
 * @returns certain ones have a word of at least three letters in full, "c. l" is only likely
 */
function shortFor(word: string, pool: readonly string[]): { readonly certain: readonly string[]; readonly likely: readonly string[] } {
  const tokens = [...word.matchAll(/([^\s./-]+)([./]?)/gu)].map(([, token, mark]) => ({ token: token!, mark: mark! }));
  // "v Poříčí" is not short for Velké Poříčí.
  const isLetter = (i: number): boolean =>
    tokens[i]!.token.length === 1 && !(i === 0 && tokens[i]!.mark === '' && /[aikosuvz]/.test(word[0]!));
  if (!tokens.some(({ mark }, i) => mark !== '' || isLetter(i))) {
    // Not short, but with its hyphen in another form: "Praha – západ", "Frýdek Místek".
    const spaced = tokens.map(({ token }) => token).join(' ');
    return { certain: tokens.length < 2 ? [] : pool.filter((name) => name.replaceAll('-', ' ') === spaced), likely: [] };
  }
  const isShort = (i: number): boolean => tokens[i]!.mark !== '' || tokens[i - 1]?.mark === '/' || isLetter(i) || i === tokens.length - 1;
  const [certain, likely]: [string[], string[]] = [[], []];
  for (const name of pool) {
    const parts = name.split(/[\s-]+/);
    if (parts.length !== tokens.length) continue;
    if (!tokens.every(({ token }, i) => parts[i] === token || (isShort(i) && parts[i]!.startsWith(token)))) continue;
    (tokens.some(({ token }, i) => token.length >= 3 && parts[i] === token) ? certain : likely).push(name);
  }
  return { certain, likely };
}

// --- what may be meant ------------------------------------------------------------------------------------------

/** Territories that a text may mean which is none of them: another case, a slip, a name without its end, "Turnovsko". */
function similar(word: string, names: Names): string[] {
  const labels = (keys: readonly string[]): string[] => keys.flatMap((key) => names.named(key).map((i) => names.label(i)));
  const pool = placesOf(names);
  const stem = /^(?:obce |mikroregion |oblast )?(\p{L}{4,}?)[scz]k[oau]$/u.exec(word)?.[1];
  const around = (kind: DistrictKind): string[] =>
    stem === undefined
      ? []
      : names
          .districts(kind)
          .filter((key) => key.startsWith(stem))
          .map((key) => names.districtLabel(kind, key));
  const same = pool.filter((name) => name === word);
  const longer = pool.filter((name) => name.startsWith(`${word} `) || name.startsWith(`${word}-`));
  // "Praha 5", "Brno-střed", "MČ Praha 14", "Liberec XXX-Vratislavice nad Nisou": a part of a municipality.
  const town = /^(?:(?:mc|mo|mob|umc|umob|mestska cast|mestsky obvod) )?(.+?)(?: ?-.+| (?:\d+|[ivxl]+)(?:[ -].*)?)$/.exec(word)?.[1];
  const within = /^(.+?) (?:u|v|ve|na|pod|nad|cast|-) /.exec(`${word} `)?.[1];
  return [
    ...around('orp'),
    ...around('pou'),
    ...labels(same),
    ...labels(longer),
    ...labels(pool.filter((name) => isSimilar(word, name))),
    ...labels(pool.filter((name) => name === within || name === town)),
  ];
}

/** The same number of words, each a slip or an ending away from the other. */
function isSimilar(a: string, b: string): boolean {
  const [left, right] = [a.split(' '), b.split(' ')];
  if (left.length !== right.length || a === b) return false;
  return left.every((one, i) => {
    const other = right[i]!;
    if (one === other) return true;
    if (one.length < 4 || other.length < 4 || one[0] !== other[0]) return false;
    return distance(one, other) <= (Math.min(one.length, other.length) > 4 ? 2 : 1);
  });
}

/** How many letters are to be put in, left out, changed or exchanged with their neighbour. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[b.length]!;
}
