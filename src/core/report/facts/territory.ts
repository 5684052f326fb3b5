import { reaches, shareOf } from '../../plan/territory';
import { aszTable, inMillions, partnersAgainstOthers, quotedTotal, type Group } from '../../territory/asz';
import { territorialStandings } from '../../territory/coverage';
import type { CriterionVerdict, MeasureVerdict } from '../../rules/evaluate';
import { compareCodes } from '../../text/text';
import { fact, type Fact } from '../fact';
import type { ReportSource } from '../source';
import { codesOf } from './codes';

/** A criterion that is judged by municipalities. */
export interface TerritorialCriterion {
  readonly verdict: MeasureVerdict;
  readonly criterion: CriterionVerdict;
  readonly covered: number;
  readonly total: number;
}

/** By natural codes and numbers. Empty where the plan has no municipalities: nothing can be counted then. */
export function territorialCriteria({ evaluation, plan }: ReportSource): TerritorialCriterion[] {
  if (plan.municipalities.length === 0) return [];
  return [...evaluation.measures]
    .sort((a, b) => compareCodes(a.measure.code, b.measure.code))
    .flatMap((verdict) =>
      verdict.criteria.flatMap((criterion) =>
        criterion.coverage === null ? [] : [{ verdict, criterion, covered: criterion.coverage.covered, total: criterion.coverage.total }],
      ),
    );
}

/** The funds of the ASZ table as they may be shown. Amounts in Kč. */
export interface AszFunds {
  readonly rows: readonly {
    readonly municipality: string;
    readonly funds: number | null;
    readonly raw: string;
    /** Whole Kč; null where the funds or the inhabitants are not known, and for a zero that is explained. */
    readonly perInhabitant: number | null;
    readonly note: string;
  }[];
  readonly sum: number;
  /** null where the sheet states no total */
  readonly declared: number | null;
  /** Stated minus sum; 0 where there is nothing to differ. */
  readonly difference: number;
  /** The total that a text may quote; null where none may be, see `quotedTotal`. */
  readonly quoted: number | null;
}

export function aszFunds({ plan }: Pick<ReportSource, 'plan'>): AszFunds {
  const whole = aszTable(plan);
  // Partners without a row stand behind the rows.
  const rows = plan.asz.map(({ municipality, funds, note = '' }, i) => ({
    municipality,
    funds: funds.value,
    raw: funds.raw,
    perInhabitant: rounded(whole.lines[i]!.perInhabitant),
    note,
  }));
  const { sum, declared, difference } = whole;
  return { rows, sum, declared, difference, quoted: quotedTotal(whole, plan.settings.aszTotal) };
}

/** Partners of the ASZ and the others in the criteria that are judged by municipalities; null where the plan has no such or no partner. */
export function aszGroups({ evaluation, plan }: ReportSource): { readonly partners: GroupFigures; readonly others: GroupFigures } | null {
  const criteria = territorialStandings(evaluation);
  const { partners, others } = partnersAgainstOthers(criteria, plan.municipalities);
  if (criteria.length === 0 || partners.municipalities === 0) return null;
  return { partners: figuresOf(partners), others: figuresOf(others) };
}

/** Of a group as they are told. */
export interface GroupFigures {
  readonly municipalities: number;
  readonly answered: number;
  readonly silent: number;
  /** The median of the shares of criteria that are covered, in whole per cent; null for too few. */
  readonly percent: number | null;
}
const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value));
const figuresOf = ({ municipalities, answered, median }: Group): GroupFigures => ({
  municipalities,
  answered,
  silent: municipalities - answered,
  percent: rounded(median === null ? null : median * 100),
});

/** Území a ASZ: how many criteria are judged by municipalities and reach the threshold, and the funds of the ASZ. */
export function territoryFacts(
  source: ReportSource,
): Fact<'criteria' | 'reached' | 'criterion' | 'funds' | 'fundsDiffer' | 'fundsUnread' | 'fund' | 'group'>[] {
  const criteria = territorialCriteria(source);
  const { threshold } = source.evaluation;
  const reached = criteria.filter((each) => reaches(each, threshold));
  const funds = aszFunds(source);
  const groups = aszGroups(source);
  const key = funds.quoted !== null ? 'funds' : funds.difference === 0 ? 'fundsUnread' : 'fundsDiffer';
  return [
    ...(criteria.length === 0
      ? []
      : [
          fact('criteria', { count: criteria.length }, codesOf(criteria.map(({ verdict }) => verdict))),
          fact('reached', { count: reached.length, threshold }, codesOf(reached.map(({ verdict }) => verdict))),
          ...criteria.map(({ verdict, criterion, covered, total }) =>
            fact('criterion', { number: criterion.criterion?.number ?? '', covered, total, share: shareOf({ covered, total }) }, [
              verdict.measure.code,
            ]),
          ),
        ]),
    ...(funds.rows.length === 0
      ? []
      : [
          fact(key, {
            count: funds.rows.length,
            sum: funds.sum,
            declared: funds.declared ?? '',
            difference: funds.difference,
            ...(funds.quoted === null ? {} : { quoted: funds.quoted, ...inMillions(funds.quoted) }),
          }),
          ...funds.rows.map(({ municipality, funds: amount, raw, perInhabitant, note }) =>
            fact('fund', { municipality, funds: amount ?? raw, perInhabitant: perInhabitant ?? '', note }),
          ),
        ]),
    ...(groups === null
      ? []
      : (['partners', 'others'] as const).map((group) => {
          const { municipalities, answered, silent, percent } = groups[group];
          return fact('group', { group, municipalities, answered, silent, percent: percent ?? '' });
        })),
  ];
}
