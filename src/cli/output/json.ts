import { shareOf } from '../../core/plan/territory';
import { inOrder } from '../../core/rules/evaluate';
import { INTERPRETATIONS } from '../../core/rules/interpretation';
import type { LevelShare } from '../../core/rules/summary';
import { LEVEL_WORD, INTERPRETATION_WORD, REASON_WORD } from '../../core/text/wording';
import { findingText, why } from '../../i18n/sentences';
import type { Account } from '../../schema/read/account';
import { accountJson } from './account';
import type { Translate } from '../../i18n';
import type { PlacedFinding, Report } from '../../workbook/summary/report';
import type { ListReport } from '../../workbook/summary/summarizeList';

/** The one object that `--json` prints. Levels by their codes, words of the plan in Czech as they stand in the workbook. */
export function reportJson({ plan, evaluation, summary, findings }: Report, t: Translate): object {
  const { measures, reading, threshold } = evaluation;
  return {
    plan: plan.settings.planName,
    asOf: plan.settings.asOf,
    reading: INTERPRETATION_WORD[reading],
    threshold,
    total: summary.total,
    levels: levelsJson(summary.levels),
    areas: summary.areas.map(({ code, name, fulfilled, partial, unfulfilled }) => ({ code, name, fulfilled, partial, unfulfilled })),
    measures: measures.map((verdict) => ({
      code: verdict.measure.code,
      computed: verdict.computed,
      final: verdict.final,
      criteria: verdict.tally,
      borderline: verdict.borderline,
      overridden: verdict.overridden,
      coverage: verdict.coverage && +shareOf(verdict.coverage).toFixed(4),
      reason: verdict.reason && REASON_WORD[verdict.reason],
      why: why(verdict, t),
    })),
    readings: Object.fromEntries(INTERPRETATIONS.map((other) => [INTERPRETATION_WORD[other], inOrder(summary.byInterpretation[other])])),
    findings: findingsJson(findings, t),
  };
}

/** A plain list has no plan, no criteria and no readings: what it cannot tell is null or empty. */
export function listJson<G extends Account['guessed'][number]>(
  { address, items, levels, findings }: ListReport,
  account: Account<G>,
  guessText: (guess: G) => string,
  t: Translate,
): object {
  return {
    plan: null,
    asOf: null,
    reading: null,
    threshold: null,
    range: address,
    total: items.length,
    levels: levelsJson(levels),
    areas: [],
    measures: items.map(({ code, level }) => ({ code, final: level })),
    readings: {},
    findings: findingsJson(findings, t),
    account: accountJson(account, guessText, t),
  };
}

export const levelsJson = (levels: readonly LevelShare[]): object[] => levels.map(levelJson);

const levelJson = ({ level, count, percent, caption }: LevelShare): object => ({
  level,
  label: LEVEL_WORD[level],
  count,
  percent,
  caption,
});

export const findingsJson = (findings: readonly PlacedFinding[], t: Translate): object[] =>
  findings.map((finding) => findingJson(finding, t));

function findingJson(finding: PlacedFinding, t: Translate): object {
  const { code, severity, sheet, cell } = finding;
  return { code, severity, sheet, cell, ...findingText(finding, t) };
}
