import { areOfLiberec } from './liberec';
import type { Municipality } from './municipalities';
import type { Plan } from './plan';
import { isNameOf, regionOf, type RegionId } from './regions/regions';
import { readWording, WHOLE_REGION, withoutExcepted, type DistrictKind, type Names, type Reading } from './territoryWording';
import { push } from '../text/group';
import { foldIdentifier } from '../text/identifiers';
import { fold } from '../text/text';

/** A name in a territory text that stands for no municipality, or for more than one. */
export interface TerritoryProblem {
  readonly name: string;
  readonly kind: 'unknown' | 'ambiguous';
  /** For an ambiguous name, how each of the municipalities is written unambiguously; for an unknown one, what may be meant. */
  readonly candidates: readonly string[];
}

export interface Territory {
  /** False when the cell is empty or says "netýká se": the statement is not territorial. */
  readonly named: boolean;
  /** Positions in the list of municipalities, each once. */
  readonly members: readonly number[];
  readonly problems: readonly TerritoryProblem[];
  /** The same written as the product writes it; only where it was understood without being written so. */
  readonly canonical?: string;
}

/** The municipalities that territories cover together. */
export class Coverage {
  readonly covered: number;

  constructor(
    private readonly municipalities: readonly Municipality[],
    /** 1 at the position of each municipality that is covered */
    private readonly marks: Uint8Array,
  ) {
    this.covered = marks.reduce((sum, mark) => sum + mark, 0);
  }

  get total(): number {
    return this.municipalities.length;
  }

  /** Codes of the municipalities that are not covered, in the order of the list. */
  get missing(): string[] {
    return this.municipalities.flatMap(({ code }, i) => (this.marks[i] === 0 ? [code] : []));
  }
}

const NOWHERE: Territory = { named: false, members: [], problems: [] };
const NOT_TERRITORIAL = 'netyka se';

/** Reads territory texts against one list of municipalities and adds up what they cover. */
export class Gazetteer implements Names {
  private readonly byName = new Map<string, number[]>();
  private readonly byOrp = new Map<string, number[]>();
  private readonly byPou = new Map<string, number[]>();
  private readonly byDistrict = new Map<string, number[]>();
  private readonly texts = new Map<string, Territory>();
  private readonly names = new Map<string, Territory>();
  readonly municipalities: readonly Municipality[];

  /** @param municipalities null for a plan without territory: nothing in it speaks of municipalities, whatever its texts say */
  constructor(municipalities: readonly Municipality[] | null) {
    this.isTerritorial = municipalities !== null;
    this.municipalities = municipalities ?? [];
    this.municipalities.forEach((municipality, i) => {
      const name = fold(municipality.name);
      push(this.byName, name, i);
      push(this.byName, fold(municipality.code), i);
      for (const district of new Set([fold(municipality.orp), fold(municipality.pou)])) push(this.byName, `${name} (${district})`, i);
      push(this.byOrp, fold(municipality.orp), i);
      push(this.byPou, fold(municipality.pou), i);
      if (municipality.district) push(this.byDistrict, fold(municipality.district), i);
    });
  }
  private readonly isTerritorial: boolean;

  /**
   * Municipalities, "ORP X", "POÚ X", "okres X" or "celý kraj", separated by ";" or line breaks, and what people write for them where
   * it has one meaning: see `readWording`. The name of the region is the whole of its own list alone. Without a list no name
   * can be told from another: it is named, covers nothing and is no problem by itself.
   */
  read(text: string): Territory {
    return this.remembered(this.texts, text, (part) => readWording(part, this));
  }

  /** The same for what names one body, not a territory: only names, codes and districts exactly as the list has them. */
  readName(text: string): Territory {
    return this.remembered(this.names, text, () => null);
  }

  private remembered(known: Map<string, Territory>, text: string, wider: (part: string) => Reading | null): Territory {
    const standing = known.get(text);
    if (standing) return standing;
    const territory = this.parse(text, wider);
    known.set(text, territory);
    return territory;
  }

  private parse(text: string, wider: (part: string) => Reading | null): Territory {
    if (!this.isTerritorial) return NOWHERE;
    const names = text
      .split(';')
      .flatMap((part) => this.lines(part))
      .filter((name) => fold(name) !== '' && fold(name) !== NOT_TERRITORIAL);
    if (names.length === 0) return NOWHERE;
    if (this.municipalities.length === 0) return { named: true, members: [], problems: [] };
    const readings = names.map((name): Reading & { readonly isPlain: boolean } => {
      const found = this.lookUp(name);
      const written = [name.replace(/\s+/g, ' ').trim()];
      if (!('kind' in found)) return { isPlain: true, members: found, problems: [], written };
      const wide = found.kind === 'ambiguous' ? null : wider(name);
      return wide ? { isPlain: false, ...wide } : { isPlain: true, members: [], problems: [{ name: name.trim(), ...found }], written };
    });
    const problems = readings.flatMap((reading) => reading.problems);
    const territory = { named: true, members: [...new Set(withoutExcepted(readings))], problems };
    const isWritten = readings.every(({ isPlain, except }) => isPlain || except !== undefined);
    if (problems.length > 0 || isWritten) return territory;
    return { ...territory, canonical: [...new Set(readings.flatMap((reading) => reading.written))].join('; ') };
  }

  /** Line breaks separate names too, except inside one that is read without them: "Nové Město⏎pod Smrkem". */
  private lines(part: string): string[] {
    if (!/[\n\r]/.test(part)) return [part];
    return fold(part) === NOT_TERRITORIAL || !('kind' in this.lookUp(part)) ? [part] : part.split(/[\n\r]+/);
  }

  private lookUp(text: string): readonly number[] | Omit<TerritoryProblem, 'name'> {
    const name = fold(text);
    if (this.isWhole(name)) return this.all();
    const [, kind, district] = /^(?:so )?(orp|pou|okres) (.+)$/.exec(name) ?? [];
    if (kind !== undefined) return this.inDistrict(kind === 'okres' ? 'district' : (kind as 'orp' | 'pou'), district!) ?? UNKNOWN;
    const found = this.named(text);
    if (found.length === 0) return UNKNOWN;
    return found.length === 1 ? found : { kind: 'ambiguous', candidates: found.map((i) => this.label(i)) };
  }

  all(): readonly number[] {
    return this.municipalities.map((_, i) => i);
  }

  /** Is the folded text "celý kraj", or the name of the region whose municipalities these are, in whatever case? */
  isWhole(folded: string): boolean {
    if (folded === fold(WHOLE_REGION)) return true;
    // A list of names and codes alone may be told by them.
    this.region ??= { id: areOfLiberec(this.municipalities.map(({ code }) => code)) ? 'liberec' : regionOf(this.municipalities) };
    return this.region.id !== null && isNameOf(this.region.id, folded);
  }
  private region: { readonly id: RegionId | null } | undefined;

  /**
   * The municipalities of a name or a code. Of two that differ only in diacritics (Věžná, Vězná) it is the one that is written,
   * unless it is written without any.
   */
  named(text: string): readonly number[] {
    const found = this.byName.get(fold(text)) ?? [];
    if (found.length < 2 || !/[\u0300-\u036f]/.test(text.normalize('NFD'))) return found;
    const exact = found.filter((i) => foldIdentifier(this.municipalities[i]!.name) === foldIdentifier(text));
    return exact.length > 0 ? exact : found;
  }

  inDistrict(kind: DistrictKind, folded: string): readonly number[] | undefined {
    return (kind === 'orp' ? this.byOrp : kind === 'pou' ? this.byPou : this.byDistrict).get(folded);
  }

  districts(kind: DistrictKind): readonly string[] {
    return [...(kind === 'orp' ? this.byOrp : kind === 'pou' ? this.byPou : this.byDistrict).keys()];
  }

  /** A district as it is written. */
  districtLabel(kind: DistrictKind, folded: string): string {
    const first = this.municipalities[this.inDistrict(kind, folded)![0]!]!;
    return kind === 'orp' ? `ORP ${first.orp}` : kind === 'pou' ? `POÚ ${first.pou}` : `okres ${first.district!}`;
  }

  /** The name alone where it is enough, else with the ORP, else the ČSÚ code. */
  label(index: number): string {
    const { code, name, orp } = this.municipalities[index]!;
    if (this.byName.get(fold(name))!.length === 1) return name;
    return this.byName.get(`${fold(name)} (${fold(orp)})`)!.length === 1 ? `${name} (${orp})` : code;
  }

  /** "Doksy", and of a seat of a district "POÚ Doksy" and "ORP …" too. */
  territoriesOf(index: number): string[] {
    const { name, orp, pou } = this.municipalities[index]!;
    const seats = [...(fold(pou) === fold(name) ? [`POÚ ${pou}`] : []), ...(fold(orp) === fold(name) ? [`ORP ${orp}`] : [])];
    return [this.label(index), ...seats];
  }

  /** What a municipality speaks for when it says no more: of the seat of an authorised office its district, else itself. */
  districtOf(index: number): string {
    const { name, pou } = this.municipalities[index]!;
    return fold(pou) === fold(name) ? `POÚ ${pou}` : this.label(index);
  }

  coverage(territories: Iterable<Territory>): Coverage {
    const marks = new Uint8Array(this.municipalities.length);
    for (const { members } of territories) for (const i of members) marks[i] = 1;
    return new Coverage(this.municipalities, marks);
  }
}

/** The gazetteer of a plan. */
export const gazetteerOf = ({ settings, municipalities }: Pick<Plan, 'settings' | 'municipalities'>): Gazetteer =>
  new Gazetteer(settings.withoutTerritory ? null : municipalities);

const UNKNOWN = { kind: 'unknown', candidates: [] } as const;

/** @returns the covered share, 0–1; 0 for a region with no municipality */
export const shareOf = ({ covered, total }: Pick<Coverage, 'covered' | 'total'>): number => (total === 0 ? 0 : covered / total);

/** 90 % of 210 is 189 and must reach the threshold although 0.9·210 is not exact in binary. */
export const reaches = (coverage: Pick<Coverage, 'covered' | 'total'>, threshold: number): boolean =>
  shareOf(coverage) >= threshold - 1e-12;
