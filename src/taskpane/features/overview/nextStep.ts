import type { PlanInspection } from '../../ports/workbook';

/** The one thing that the coordinator should do next. */
export type NextStep = { readonly code: 'first' | 'stale' | 'done' } | { readonly code: 'errors' | 'borderline'; readonly count: number };

export function nextStep({ report, stamp, current }: Pick<PlanInspection, 'report' | 'stamp' | 'current'>): NextStep {
  if (stamp === null) return { code: 'first' };
  if (!current) return { code: 'stale' };
  const errors = report.findings.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) return { code: 'errors', count: errors };
  // A borderline measure that was overridden has had its word.
  const open = report.summary.borderline.filter(({ overridden }) => !overridden).length;
  return open > 0 ? { code: 'borderline', count: open } : { code: 'done' };
}
