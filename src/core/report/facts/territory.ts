import { reaches, shareOf } from '../../plan/territory';
import { declaredMinusSum } from '../../rules/findings';
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
  /** Stated minus sum; 0 where there is nothing to differ. A total is quoted in a text only when it is 0 and every row is a number. */
  readonly difference: number;
  readonly quotable: boolean;
}

export function aszFunds({ plan, remarks }: ReportSource): AszFunds {
  const rows = plan.asz.map(({ row, municipality, funds }) => ({
    municipality,
    funds: funds.value,
    raw: funds.raw,
    note: remarks.asz.get(row) ?? '',
  }));
  const sum = -declaredMinusSum(
    0,
    rows.map(({ funds }) => funds ?? 0),
  );
  const difference = plan.aszTotal === null ? 0 : declaredMinusSum(plan.aszTotal, [sum]);
  return {
    rows,
    sum,
    declared: plan.aszTotal,
    difference,
    quotable: rows.length > 0 && difference === 0 && rows.every(({ funds }) => funds !== null),
  };
}

/** Území a ASZ: how many criteria are judged by municipalities and reach the threshold, and the funds of the ASZ. */
export function territoryFacts(
  source: ReportSource,
): Fact<'criteria' | 'reached' | 'criterion' | 'funds' | 'fundsDiffer' | 'fundsUnread' | 'fund'>[] {
  const criteria = territorialCriteria(source);
  const { threshold } = source.evaluation;
  const reached = criteria.filter((each) => reaches(each, threshold));
  const funds = aszFunds(source);
  const key = funds.quotable ? 'funds' : funds.difference === 0 ? 'fundsUnread' : 'fundsDiffer';
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
          fact(key, { count: funds.rows.length, sum: funds.sum, declared: funds.declared ?? '', difference: funds.difference }),
          ...funds.rows.map(({ municipality, funds: amount, raw, note }) => fact('fund', { municipality, funds: amount ?? raw, note })),
        ]),
  ];
}
