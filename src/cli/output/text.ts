import { INTERPRETATIONS } from '../../core/rules/interpretation';
import type { LevelShare } from '../../core/rules/summary';
import { shorten } from '../../core/text/shorten';
import { LEVEL_WORD, INTERPRETATION_WORD } from '../../core/text/wording';
import { placeTold } from '../../i18n/account';
import { findingText } from '../../i18n/sentences';
import type { Translate } from '../../i18n';
import type { Severity } from '../../core/rules/findings';
import type { PlacedFinding, Report } from '../../workbook/summary/report';

/** What a person reads on the terminal: the figures, how they would come out otherwise, and what to check. */
export function reportText(report: Report, t: Translate): string {
  const { plan, evaluation, summary, findings } = report;
  return [
    plan.settings.chartTitle,
    '',
    ...levelLines(summary.levels),
    '',
    t('cli.readings'),
    ...INTERPRETATIONS.map((reading) => {
      const { fulfilled, partial, unfulfilled } = summary.byInterpretation[reading];
      return `  ${INTERPRETATION_WORD[reading].padEnd(10)} ${fulfilled} – ${partial} – ${unfulfilled}${reading === evaluation.reading ? `  ← ${t('cli.used')}` : ''}`;
    }),
    '',
    t('cli.marked', { borderline: summary.borderline.length, overridden: summary.overridden.length }),
    '',
    ...findingLines(findings, t),
  ].join('\n');
}

export function levelLines(levels: readonly LevelShare[]): string[] {
  const width = Math.max(...levels.map(({ level }) => LEVEL_WORD[level].length));
  return levels.map(
    ({ level, count, percent }) =>
      `  ${LEVEL_WORD[level].padEnd(width)} ${String(count).padStart(5)}${percent === null ? '' : `${String(percent).padStart(5)} %`}`,
  );
}

export function findingLines(findings: readonly PlacedFinding[], t: Translate): string[] {
  return [...countedFindings(findings, t), ...listedFindings(findings, t)];
}

/** Each with its place, and how it is mended. */
export const listedFindings = (findings: readonly PlacedFinding[], t: Translate): string[] =>
  problemLines(
    findings.map((finding) => {
      const { message, hint } = findingText(finding, t);
      return { ...finding, text: `${message} ${hint}` };
    }),
    t,
  );

/** How many of each kind there are; what they are stands below. */
export function countedFindings(findings: readonly Pick<Problem, 'severity'>[], t: Translate): string[] {
  if (findings.length === 0) return [t('cli.noFindings')];
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return [t('cli.findings', { errors: count('error'), warnings: count('warning'), infos: count('info') })];
}

/** Something to mend, with its place and the whole sentence. */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly sheet: string;
  readonly cell: string;
  /** Of a document; see `Place`. */
  readonly page?: number | null;
  readonly text: string;
}

export const problemLines = (problems: readonly Problem[], t: Translate): string[] =>
  problems.map(({ severity, sheet, text, ...at }) => {
    const place = placeTold({ ...at, sheet: shorten(sheet) }, t);
    return `  ${t(`cli.severity.${severity}`)} ${place}${place ? ': ' : ''}${text}`;
  });

/** 1 says that something among the findings makes a published figure wrong. */
export const exitCode = (findings: readonly Pick<Problem, 'severity'>[]): number =>
  findings.some(({ severity }) => severity === 'error') ? 1 : 0;
