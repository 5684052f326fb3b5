import { shorten } from '../../core/text/shorten';
import type { Translate } from '../../i18n';
import type { ReturnFault, ReturnProblem } from './returns';

/** Why a file was not taken, in one sentence and the way out. */
export function returnFaultText(fault: ReturnFault, t: Translate): string {
  if (fault.code === 'tooBig') return t(`returned.fault.tooBig.${fault.what}`, { limit: fault.limit });
  if (fault.code === 'notWorkbook') return t(`returned.fault.notWorkbook.${fault.is ?? 'other'}`);
  const { code, ...params } = fault;
  return t(`returned.fault.${code}`, shown(params));
}

/** What is not in order inside a file; its place is shown beside it. */
export function returnProblemText({ code, params }: ReturnProblem, t: Translate): string {
  if (code !== 'incomplete') return t(`returned.problem.${code}`, shown(params));
  const missing = t(`returned.missing.${params['missing'] as 'relation' | 'progress' | 'relationAndprogress'}`);
  return t(`returned.problem.incomplete.${params['criterion'] === '' ? 'measure' : 'criterion'}`, { ...shown(params), missing });
}

const shown = (params: ReturnProblem['params']): Record<string, string | number> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shorten(String(value))]));
