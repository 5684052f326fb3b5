import type { AszTotal, Plan } from '../plan/plan';
import { gazetteerOf, type Gazetteer } from '../plan/territory';
import { declaredMinusSum } from '../rules/findings';
import { coveredCounts, type TerritorialCriterion } from './coverage';

/** One municipality in the table of funds; amounts in Kč. */
interface AszLine {
  readonly municipality: string;
  /** Of a partner that the table of funds does not have. */
  readonly isMissing: boolean;
  /** null where the cell holds no number, or the partner has no row */
  readonly funds: number | null;
  /** What stands in the cell where it is no number. */
  readonly raw: string;
  /** Of the sum of the rows, 0–1; null without funds, and where the sum is 0. */
  readonly share: number | null;
  /** Kč per inhabitant; null where either is not known. A zero that is explained says nothing of an average and has none. */
  readonly perInhabitant: number | null;
  readonly since: string;
  readonly note: string;
}

export interface AszTable {
  readonly lines: readonly AszLine[];
  readonly sum: number;
  /** null where the sheet states none */
  readonly declared: number | null;
  /** Stated minus sum; 0 where there is nothing to differ. */
  readonly difference: number;
  /** Kč per inhabitant of all rows that have it; null where none has. */
  readonly perInhabitant: number | null;
}

/** The funds as they are published: the rows in their order, then partners that have none. */
export function aszTable(plan: Pick<Plan, 'asz' | 'aszTotal' | 'municipalities' | 'settings'>): AszTable {
  const gazetteer = gazetteerOf(plan);
  const sum = -declaredMinusSum(
    0,
    plan.asz.map(({ funds }) => funds.value ?? 0),
  );
  let fundsCounted = 0;
  // Two rows of one municipality have the same inhabitants.
  const inhabitants = new Map<string, number>();
  const rows = plan.asz.map(({ municipality: name, funds, note = '' }): AszLine => {
    const municipality = municipalityOf(name, gazetteer);
    const amount = funds.value;
    const people = municipality?.population ?? 0;
    const isExplained = amount === 0 && note !== '';
    const counts = amount !== null && people > 0 && !isExplained;
    if (counts) {
      fundsCounted += amount;
      inhabitants.set(municipality!.code || municipality!.name, people);
    }
    return {
      municipality: name,
      isMissing: false,
      funds: amount,
      raw: amount === null ? funds.raw : '',
      share: amount === null || sum === 0 ? null : amount / sum,
      perInhabitant: counts ? amount / people : null,
      since: municipality?.aszSince ?? '',
      note,
    };
  });
  const missing = partnersWithoutRow(plan, gazetteer).map((name): AszLine => ({
    municipality: name,
    isMissing: true,
    funds: null,
    raw: '',
    share: null,
    perInhabitant: null,
    since: municipalityOf(name, gazetteer)?.aszSince ?? '',
    note: '',
  }));
  const people = [...inhabitants.values()].reduce((total, count) => total + count, 0);
  const difference = plan.aszTotal === null ? 0 : declaredMinusSum(plan.aszTotal, [sum]);
  return {
    lines: [...rows, ...missing],
    sum,
    declared: plan.aszTotal,
    difference,
    perInhabitant: people === 0 ? null : fundsCounted / people,
  };
}

function municipalityOf(name: string, gazetteer: Gazetteer): Plan['municipalities'][number] | undefined {
  const { members } = gazetteer.read(name);
  return members.length === 1 ? gazetteer.municipalities[members[0]!] : undefined;
}

/** Partners of the ASZ, by the sheet Obce, that the table of funds does not have; none where the table is empty. */
function partnersWithoutRow({ asz }: Pick<Plan, 'asz'>, gazetteer: Gazetteer): string[] {
  if (asz.length === 0) return [];
  const named = new Set(asz.flatMap(({ municipality }) => gazetteer.read(municipality).members));
  return gazetteer.municipalities.flatMap(({ aszSince }, i) => (aszSince !== undefined && !named.has(i) ? [gazetteer.label(i)] : []));
}

/**
 * The total that a text may quote: the only one there is, or the one that the coordinator has chosen. null: it is not to be
 * quoted, because a row is no number, or the two differ and nobody has said which.
 */
export function quotedTotal({ lines, sum, declared, difference }: AszTable, chosen: AszTotal | undefined): number | null {
  const isWhole = lines.every(({ funds, raw }) => funds !== null || raw === '');
  if (lines.length === 0 || !isWhole) return null;
  if (difference === 0) return sum;
  return chosen === undefined ? null : chosen === 'sum' ? sum : declared;
}

/** An amount in whole millions, and on which side of them it lies: "přes 680 milionů", "téměř 685 milionů". */
export function inMillions(amount: number): { readonly millions: number; readonly side: 'over' | 'almost' | 'exactly' } {
  const millions = Math.round(amount / 1e6);
  const rest = amount - millions * 1e6;
  return { millions, side: rest > 0 ? 'over' : rest < 0 ? 'almost' : 'exactly' };
}

/** Partners or others: what they say of the criteria that are judged by territory. */
export interface Group {
  readonly municipalities: number;
  /** In at least one of the criteria. Who did not answer stands apart, never as zero. */
  readonly answered: number;
  /** Answers by level: municipality × criterion. */
  readonly covered: number;
  readonly partly: number;
  readonly declared: number;
  /** Of the shares of criteria in which each that answered is covered, 0–1; null below five, where a share says nothing. */
  readonly median: number | null;
}

/** Fewer than this make no percentage. */
const FEWEST = 5;

/** Partner municipalities of the ASZ and the others. */
export interface Groups {
  readonly partners: Group;
  readonly others: Group;
}

/**
 * Partner municipalities of the ASZ against the others. They were not chosen by chance: a difference proves no cause.
 * @param isAmong which municipalities are looked at; all of them unless said
 */
export function partnersAgainstOthers(
  criteria: readonly TerritorialCriterion[],
  municipalities: Plan['municipalities'],
  isAmong: (municipality: Plan['municipalities'][number]) => boolean = () => true,
): Groups {
  const counts = coveredCounts(criteria, municipalities.length);
  const group = (isPartner: boolean): Group => {
    const own = municipalities.flatMap((one, i) => ((one.aszSince !== undefined) === isPartner && isAmong(one) ? [i] : []));
    const answered = own.filter((i) => criteria.some(({ standings }) => standings[i] !== 'silent'));
    const of = (standing: 'covered' | 'partly' | 'declared'): number =>
      own.reduce((sum, i) => sum + criteria.filter(({ standings }) => standings[i] === standing).length, 0);
    const shares = answered.map((i) => counts[i]! / criteria.length).sort((a, b) => a - b);
    return {
      municipalities: own.length,
      answered: answered.length,
      covered: of('covered'),
      partly: of('partly'),
      declared: of('declared'),
      median: answered.length < FEWEST ? null : medianOf(shares),
    };
  };
  return { partners: group(true), others: group(false) };
}

/** Inhabitants from, and below; partners are mostly towns, so they are compared with towns too. */
const SIZE_CLASSES = [
  [1, 2000],
  [2000, 10_000],
  [10_000, Infinity],
] as const satisfies readonly (readonly [from: number, below: number])[];
export type SizeClass = (typeof SIZE_CLASSES)[number];

/** The same within each class of size that has a partner; none where inhabitants are not filled in. */
export function partnersBySize(
  criteria: readonly TerritorialCriterion[],
  municipalities: Plan['municipalities'],
): readonly (Groups & { readonly size: SizeClass })[] {
  return SIZE_CLASSES.map((size) => {
    const [from, below] = size;
    const isAmong = ({ population = 0 }: Plan['municipalities'][number]): boolean => population >= from && population < below;
    return { size, ...partnersAgainstOthers(criteria, municipalities, isAmong) };
  }).filter(({ partners }) => partners.municipalities > 0);
}

function medianOf(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
