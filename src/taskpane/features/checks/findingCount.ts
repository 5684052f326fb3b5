import type { Finding } from '../../../core/rules/findings';

/** How many findings are worth a look: errors are what must not be missed; with none, the warnings. */
export function findingCount(findings: readonly Pick<Finding, 'severity'>[]): number {
  const count = (severity: Finding['severity']): number => findings.filter((finding) => finding.severity === severity).length;
  return count('error') || count('warning');
}
