import { areOfLiberec } from './liberec';
import type { Municipality } from './municipalities';
import { push } from '../text/group';
import { fold } from '../text/text';

/** A name in a territory text that stands for no municipality, or for more than one. */
export interface TerritoryProblem {
  readonly name: string;
  readonly kind: 'unknown' | 'ambiguous';
  /** For an ambiguous name, how each of the municipalities is written unambiguously. */
  readonly candidates: readonly string[];
}

export interface Territory {
  /** False when the cell is empty or says "netýká se": the statement is not territorial. */
  readonly named: boolean;
  /** Positions in the list of municipalities, each once. */
  readonly members: readonly number[];
  readonly problems: readonly TerritoryProblem[];
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
const WHOLE_REGION = 'cely kraj';
const LIBEREC_REGION = 'liberecky kraj';
const NOT_TERRITORIAL = 'netyka se';

/** Reads territory texts against one list of municipalities and adds up what they cover. */
export class Gazetteer {
  private readonly byName = new Map<string, number[]>();
  private readonly byOrp = new Map<string, number[]>();
  private readonly byPou = new Map<string, number[]>();
  private readonly texts = new Map<string, Territory>();

  constructor(readonly municipalities: readonly Municipality[]) {
    municipalities.forEach((municipality, i) => {
      const name = fold(municipality.name);
      push(this.byName, name, i);
      push(this.byName, fold(municipality.code), i);
      for (const district of new Set([fold(municipality.orp), fold(municipality.pou)])) push(this.byName, `${name} (${district})`, i);
      push(this.byOrp, fold(municipality.orp), i);
      push(this.byPou, fold(municipality.pou), i);
    });
  }

  /**
   * Municipalities, "ORP X", "POÚ X" or "celý kraj", separated by ";" or line breaks. "Liberecký kraj" is the whole of its
   * own list alone. Without a list no name can be told from another: it is named, covers nothing and is no problem by itself.
   */
  read(text: string): Territory {
    const known = this.texts.get(text);
    if (known) return known;
    const territory = this.parse(text);
    this.texts.set(text, territory);
    return territory;
  }

  private parse(text: string): Territory {
    const names = text
      .split(';')
      .flatMap((part) => this.lines(part))
      .filter((name) => fold(name) !== '' && fold(name) !== NOT_TERRITORIAL);
    if (names.length === 0) return NOWHERE;
    if (this.municipalities.length === 0) return { named: true, members: [], problems: [] };
    const members = new Set<number>();
    const problems: TerritoryProblem[] = [];
    for (const name of names) {
      const found = this.lookUp(fold(name));
      if ('kind' in found) problems.push({ name: name.trim(), ...found });
      else for (const i of found) members.add(i);
    }
    return { named: true, members: [...members], problems };
  }

  /** Line breaks separate names too, except inside one that is read without them: "Nové Město⏎pod Smrkem". */
  private lines(part: string): string[] {
    if (!/[\n\r]/.test(part)) return [part];
    const name = fold(part);
    return name === NOT_TERRITORIAL || !('kind' in this.lookUp(name)) ? [part] : part.split(/[\n\r]+/);
  }

  private lookUp(name: string): readonly number[] | Omit<TerritoryProblem, 'name'> {
    if (name === WHOLE_REGION || (name === LIBEREC_REGION && areOfLiberec(this.municipalities.map(({ code }) => code))))
      return this.municipalities.map((_, i) => i);
    const district = /^(?:so )?(orp|pou) (.+)$/.exec(name);
    if (district) return (district[1] === 'orp' ? this.byOrp : this.byPou).get(district[2]!) ?? UNKNOWN;
    const found = this.byName.get(name);
    if (!found) return UNKNOWN;
    return found.length === 1 ? found : { kind: 'ambiguous', candidates: found.map((i) => this.label(i)) };
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

const UNKNOWN = { kind: 'unknown', candidates: [] } as const;

/** @returns the covered share, 0–1; 0 for a region with no municipality */
export const shareOf = ({ covered, total }: Pick<Coverage, 'covered' | 'total'>): number => (total === 0 ? 0 : covered / total);

/** 90 % of 210 is 189 and must reach the threshold although 0.9·210 is not exact in binary. */
export const reaches = (coverage: Pick<Coverage, 'covered' | 'total'>, threshold: number): boolean =>
  shareOf(coverage) >= threshold - 1e-12;
