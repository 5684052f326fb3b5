import { shorten } from '../../core/text/shorten';
import type { Translate } from '../../i18n';
import { letterText } from '../../i18n/sentences';
import type { Container, ReturnFault, ReturnProblem } from './returns';

/** Why a file was not taken, in one sentence and the way out. */
export function returnFaultText(fault: ReturnFault, t: Translate): string {
  if (fault.code === 'tooBig') return t(`returned.fault.tooBig.${fault.what}`, { limit: fault.limit });
  if (fault.code === 'notWorkbook') return t(`returned.fault.notWorkbook.${fault.is ?? 'other'}`);
  if (fault.code === 'mailOnly') return t(`returned.fault.mailOnly.${fault.sender === '' ? 'nobody' : 'somebody'}`, shown(fault));
  const { code, ...params } = fault;
  return t(`returned.fault.${code}`, shown(params));
}

/** In what a file came, innermost first: "příloha e-mailu Podklady.eml, v archivu vraceno.zip". */
export const originText = (from: readonly Container[], t: Translate): string =>
  [...from]
    .reverse()
    .map(({ is, name }) => t(`returned.from.${is}`, { name: shorten(name) }))
    .join(', ');

/** The name of a file without the archives and e-mails that it came in. */
export const lastName = (name: string, from: readonly Container[]): string =>
  name.slice(from.reduce((length, container) => length + container.name.length + 1, 0));

/** What is not in order inside a file; its place is shown beside it. */
export function returnProblemText({ code, params }: ReturnProblem, t: Translate): string {
  if (code === 'wordingUnknown' || code === 'municipalityUnknown')
    return `${t(`returned.problem.${code}`, shown(params))}${letterText(params, t)}`;
  if (code === 'invisibleMarks' || code === 'protectionMarks') return t(`returned.problem.${code}`, { count: Number(params['count']) });
  if (code !== 'incomplete') return t(`returned.problem.${code}`, shown(params));
  const missing = t(`returned.missing.${params['missing'] as 'relation' | 'progress' | 'relationAndprogress'}`);
  return t(`returned.problem.incomplete.${params['criterion'] === '' ? 'measure' : 'criterion'}`, { ...shown(params), missing });
}

const shown = (params: ReturnProblem['params']): Record<string, string | number> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shorten(String(value))]));
