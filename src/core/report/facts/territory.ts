import { reaches, shareOf } from '../../plan/territory';
import { aszTable, inMillions, quotedTotal } from '../../territory/asz';
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
  readonly rows: readonly { readonly municipality: string; readonly funds: number | null; readonly raw: string; readonly note: string }[];
  readonly sum: number;
  /** null where the sheet states no total */
  readonly declared: number | null;
  /** Stated minus sum; 0 where there is nothing to differ. */
  readonly difference: number;
  /** The total that a text may quote; null where none may be, see `quotedTotal`. */
  readonly quoted: number | null;
}

export function aszFunds({ plan }: Pick<ReportSource, 'plan'>): AszFunds {
  const rows = plan.asz.map(({ municipality, funds, note = '' }) => ({
    municipality,
    funds: funds.value,
    raw: funds.raw,
    note,
  }));
  const whole = aszTable(plan);
  const { sum, declared, difference } = whole;
  return { rows, sum, declared, difference, quoted: quotedTotal(whole, plan.settings.aszTotal) };
}

/** Území a ASZ: how many criteria are judged by municipalities and reach the threshold, and the funds of the ASZ. */
export function territoryFacts(
  source: ReportSource,
): Fact<'criteria' | 'reached' | 'criterion' | 'funds' | 'fundsDiffer' | 'fundsUnread' | 'fund'>[] {
  const criteria = territorialCriteria(source);
  const { threshold } = source.evaluation;
  const reached = criteria.filter((each) => reaches(each, threshold));
  const funds = aszFunds(source);
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
          ...funds.rows.map(({ municipality, funds: amount, raw, note }) => fact('fund', { municipality, funds: amount ?? raw, note })),
        ]),
  ];
}
