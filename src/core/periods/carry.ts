import { criteriaOf } from '../plan/criteria';
import type { Criterion, Measure, Plan } from '../plan/plan';
import type { IsoDate } from '../text/date';
import { push } from '../text/group';
import { foldIdentifier } from '../text/identifiers';
import type { Read } from '../text/read';
import { compareCodes, fold } from '../text/text';
import type { PeriodFault } from './fault';
import { dayInNewCode, formOf, isOfForm, newCodesIn, wordingIn } from './newCodes';
import { oneLine } from './period';
import type { Proposal } from './revise';

/** A row of tblRevize as the coordinator left it. */
export interface Decision {
  readonly code: string;
  readonly key: string;
  readonly proposal: Read<Proposal>;
  /** The new wording; "" where it stays. */
  readonly wording: string;
  /** The code in the next plan; "" where it stays. Of a split measure several, in one row or in several. */
  readonly newCode: string;
  /** Somebody confirmed it: Rozhodnuto is filled in. */
  readonly decided: boolean;
}

/** A measure of the next plan. */
interface CarriedMeasure {
  readonly code: string;
  readonly title: string;
  readonly subarea: string;
  readonly lead: string;
  readonly partners: string;
  /** Codes of the measures that it follows. */
  readonly follows: readonly string[];
}

interface CarriedCriterion {
  readonly measure: string;
  readonly number: string;
  readonly text: string;
}

/** What is to be looked at in the next plan, which is made all the same. */
export type CarryProblem =
  | { readonly code: 'noProposals' }
  | { readonly code: 'undecided'; readonly count: number }
  | { readonly code: 'changedButContinues'; readonly measure: string }
  | { readonly code: 'editedWithoutWording'; readonly measure: string }
  | { readonly code: 'criteriaRepeated'; readonly measure: string; readonly into: readonly string[] }
  | { readonly code: 'criteriaJoined'; readonly measure: string; readonly from: readonly string[] }
  | { readonly code: 'decisionOfUnknown'; readonly measure: string }
  /** Of the plan as a whole: it was edited after its period was frozen. */
  | { readonly code: 'editedSince'; readonly period: string; readonly by: string; readonly on: IsoDate };

export interface Carried {
  readonly measures: readonly CarriedMeasure[];
  readonly criteria: readonly CarriedCriterion[];
  /** What does not go on, with the reason. */
  readonly left: readonly { readonly code: string; readonly proposal: Proposal }[];
  readonly lineage: readonly { readonly from: readonly string[]; readonly to: string }[];
  readonly problems: readonly CarryProblem[];
}

/**
 * Measures and criteria of the next plan: what was decided of each measure of this one, and where nothing was, it goes on as
 * it is. Levels, answers, overrides, comments and deadlines stay behind.
 */
export function carryOver(
  plan: Plan,
  decisions: readonly Decision[],
): { readonly carried: Carried } | { readonly faults: readonly PeriodFault[] } {
  const work = new Carrying(plan, decisions);
  return work.faults.length > 0 ? { faults: work.faults } : { carried: work.result() };
}

class Carrying {
  readonly faults: PeriodFault[] = [];
  private readonly problems: CarryProblem[] = [];
  private readonly left: { code: string; proposal: Proposal }[] = [];
  private readonly measures: CarriedMeasure[] = [];
  private readonly criteria: CarriedCriterion[] = [];
  private readonly byKey = new Map<string, Measure>();
  private readonly decisionsOf = new Map<string, Decision[]>();
  private readonly criteriaOf: ReadonlyMap<string, readonly Criterion[]>;

  constructor(plan: Plan, decisions: readonly Decision[]) {
    for (const measure of plan.measures) if (!this.byKey.has(measure.key)) this.byKey.set(measure.key, measure);
    this.criteriaOf = criteriaOf(plan.criteria);
    this.take(decisions);
    const merging = this.merging();
    if (this.faults.length > 0) return;
    for (const measure of this.byKey.values()) this.carry(measure, merging);
    this.checkCodes();
    if (this.measures.length === 0 && this.faults.length === 0) this.faults.push({ code: 'nothingCarried' });
  }

  result(): Carried {
    const { measures, criteria, left, problems } = this;
    return { measures, criteria, left, lineage: measures.map(({ code, follows }) => ({ from: follows, to: code })), problems };
  }

  private take(decisions: readonly Decision[]): void {
    for (const decision of decisions) {
      const { code, key, proposal } = decision;
      if (!this.byKey.has(key)) this.problems.push({ code: 'decisionOfUnknown', measure: code || decision.newCode });
      else if (proposal.value === null && proposal.raw !== '')
        this.faults.push({ code: 'proposalUnknown', measure: code, text: proposal.raw });
      else {
        this.decisionsOf.set(key, [...(this.decisionsOf.get(key) ?? []), decision]);
        this.checkNewCodes(decision);
      }
    }
    for (const [key, own] of this.decisionsOf)
      if (own.length > 1 && own.some(({ proposal }) => proposal.value !== 'split'))
        this.faults.push({ code: 'claimedTwice', measure: this.byKey.get(key)!.code });
    const undecided = decisions.filter(({ key, decided }) => this.byKey.has(key) && !decided).length;
    if (undecided > 0) this.problems.unshift({ code: 'undecided', count: undecided });
    if (decisions.length === 0) this.problems.push({ code: 'noProposals' });
  }

  /** What is typed for a code becomes one: words, several codes or a day in its place would go into the next plan unnoticed. */
  private checkNewCodes({ code: measure, proposal: { value }, newCode }: Decision): void {
    if (value === 'drop' || value === 'finish') return;
    const codes = newCodesIn(newCode);
    const form = formOf([...this.byKey.values()].map(({ code }) => code));
    const days = codes.flatMap((code) => dayInNewCode(code) ?? []);
    for (const { date, likely } of days) this.faults.push({ code: 'newCodeIsDate', measure, date, likely });
    const isUnclear = (value !== 'split' && codes.length > 1) || codes.some((code) => !isOfForm(code, form));
    if (isUnclear && days.length === 0) this.faults.push({ code: 'newCodeUnclear', measure, text: oneLine(newCode) });
  }

  private proposalOf = (key: string): Proposal => this.decisionsOf.get(key)?.[0]?.proposal.value ?? 'continue';

  /**
   * Where each merged measure ends: the key of the code that it goes into. A chain of merges ends where the last one does.
   */
  private merging(): ReadonlyMap<string, { readonly key: string; readonly code: string }> {
    const ends = new Map<string, { key: string; code: string }>();
    for (const [key, [decision]] of this.decisionsOf) {
      if (decision!.proposal.value !== 'merge') continue;
      const path: string[] = [key];
      let [at, code] = [key, ''];
      for (;;) {
        [code = ''] = newCodesIn(this.decisionsOf.get(at)![0]!.newCode);
        const next = foldIdentifier(code);
        if (next === '') {
          this.faults.push({ code: 'mergeIntoNothing', measure: this.byKey.get(at)!.code });
          break;
        }
        const proposal = this.byKey.has(next) ? this.proposalOf(next) : null;
        if (proposal === 'drop' || proposal === 'finish' || proposal === 'split') {
          this.faults.push({ code: 'mergeIntoDropped', measure: this.byKey.get(at)!.code, into: this.byKey.get(next)!.code, proposal });
          break;
        }
        // The measure that the others are merged into names itself, or is no measure of this plan, or goes on.
        if (next === at || proposal !== 'merge') {
          ends.set(key, { key: next, code });
          break;
        }
        if (path.includes(next)) {
          // Told once, by the first of the circle.
          const circle = path.slice(path.indexOf(next));
          if (next === key && circle.every((other) => compareCodes(key, other) <= 0))
            this.faults.push({
              code: 'lineageCycle',
              in: 'revision',
              codes: [...circle, next].map((other) => this.byKey.get(other)!.code),
            });
          break;
        }
        path.push(next);
        at = next;
      }
    }
    const ofEnd = new Map<string, number>();
    for (const { key } of ends.values()) ofEnd.set(key, (ofEnd.get(key) ?? 0) + 1);
    for (const [key, end] of ends) {
      const measure = this.byKey.get(key)!.code;
      const isTold = this.faults.some((fault) => 'measure' in fault && fault.measure === measure);
      if (!isTold && ofEnd.get(end.key) === 1 && (end.key === key || !this.byKey.has(end.key)))
        this.faults.push({ code: 'mergeAlone', measure, into: end.code });
    }
    // Measures that are merged one into another would tell of the same fault at its end.
    this.faults.splice(0, Infinity, ...unique(this.faults));
    return ends;
  }

  private carry(measure: Measure, merging: ReadonlyMap<string, { readonly key: string; readonly code: string }>): void {
    const own = this.decisionsOf.get(measure.key) ?? [];
    const proposal = this.proposalOf(measure.key);
    const [first] = own;
    if (proposal === 'drop' || proposal === 'finish') {
      this.left.push({ code: measure.code, proposal });
      return;
    }
    if (proposal === 'split') {
      this.split(measure, own);
      return;
    }
    const end = merging.get(measure.key);
    // Merged into another one, which takes it in when its turn comes; the first of those that make a new one makes it.
    if (end && end.key !== measure.key && (this.byKey.has(end.key) || this.isLater(measure.key, end.key, merging))) return;
    const target = end?.key ?? measure.key;
    const merged = [...this.byKey.values()].filter(({ key }) => key !== measure.key && merging.get(key)?.key === target);
    const [typed = measure.code] = newCodesIn(first?.newCode ?? '');
    const code = end ? (this.byKey.get(end.key)?.code ?? end.code) : typed;
    this.add(measure, code, this.wordingOf([measure, ...merged], proposal), [measure, ...merged]);
  }

  private isLater(key: string, into: string, merging: ReadonlyMap<string, { readonly key: string }>): boolean {
    for (const other of this.byKey.keys()) if (merging.get(other)?.key === into) return other !== key;
    return false;
  }

  private wordingOf(measures: readonly Measure[], proposal: Proposal): string {
    const [measure] = measures;
    const wording = measures.map(({ key }) => wordingIn(this.decisionsOf.get(key)?.[0]?.wording ?? '')).find((text) => text !== '') ?? '';
    const isChanged = wording !== '' && fold(wording) !== fold(measure!.title);
    if (proposal === 'continue' && measures.length === 1) {
      if (isChanged) this.problems.push({ code: 'changedButContinues', measure: measure!.code });
      return measure!.title;
    }
    if (proposal === 'edit' && !isChanged) this.problems.push({ code: 'editedWithoutWording', measure: measure!.code });
    return wording || measure!.title;
  }

  private split(measure: Measure, own: readonly Decision[]): void {
    const parts = own.flatMap(({ newCode, wording }) => {
      const codes = newCodesIn(newCode);
      const texts = wording
        .split(/[\n\r]+/)
        .map((text) => text.trim())
        .filter((text) => text !== '');
      // One line for each part, or one wording for all of them.
      return codes.map((code, i) => ({
        code,
        title: wordingIn((texts.length === codes.length ? texts[i] : wording) ?? '') || measure.title,
      }));
    });
    if (new Set(parts.map(({ code }) => foldIdentifier(code))).size < 2) {
      this.faults.push({ code: 'splitIntoOne', measure: measure.code });
      return;
    }
    for (const { code, title } of parts) this.add(measure, code, title, [measure]);
    if ((this.criteriaOf.get(measure.key) ?? []).length > 0)
      this.problems.push({ code: 'criteriaRepeated', measure: measure.code, into: parts.map(({ code }) => code) });
  }

  private add(measure: Measure, code: string, title: string, from: readonly Measure[]): void {
    const { subarea, lead, partners } = measure;
    this.measures.push({ code, title, subarea, lead, partners, follows: from.map((one) => one.code) });
    const rows = from.flatMap(({ key }) => this.criteriaOf.get(key) ?? []);
    // Criteria of several measures are numbered through: two of them may both have a first one.
    rows.forEach(({ number, text }, i) => this.criteria.push({ measure: code, number: from.length > 1 ? String(i + 1) : number, text }));
    if (from.length > 1) this.problems.push({ code: 'criteriaJoined', measure: code, from: from.map((one) => one.code) });
  }

  /** Each code once, and none that stood for something else in this plan: Historie would take one for the other. */
  private checkCodes(): void {
    const byCode = new Map<string, CarriedMeasure[]>();
    for (const measure of this.measures) push(byCode, foldIdentifier(measure.code), measure);
    for (const [key, [measure, ...others]] of byCode) {
      const { code, follows } = measure!;
      const old = this.byKey.get(key);
      if (others.length > 0)
        this.faults.push({ code: 'newCodeTwice', measure: code, by: [measure!, ...others].flatMap((one) => one.follows) });
      else if (old && !follows.some((one) => foldIdentifier(one) === key))
        this.faults.push({ code: 'newCodeOfOther', measure: code, before: old.title, from: follows });
    }
  }
}

const unique = (faults: readonly PeriodFault[]): PeriodFault[] => [
  ...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values(),
];
