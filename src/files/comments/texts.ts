import type { CommentWrite } from '../../core/comments/collect';
import { shorten } from '../../core/text/shorten';
import type { Translate } from '../../i18n';
import { returnFaultText } from '../returns/texts';
import type { CommentFault, CommentProblem } from './readings';

/** Why a file with comments was not taken, in one sentence and the way out. */
export function commentFaultText(fault: CommentFault, t: Translate): string {
  switch (fault.code) {
    case 'notComments':
    case 'planItself':
      return t(`comments.fault.${fault.code}`);
    case 'otherPlan':
      return t('comments.fault.otherPlan', { plan: shorten(fault.plan) });
    case 'otherVersion':
      return t('comments.fault.otherVersion', { version: shorten(fault.version) });
    case 'notWorkbook':
      return t(`comments.fault.notFile.${fault.is ?? 'other'}`);
    default:
      return returnFaultText(fault, t);
  }
}

/** What is not in order inside a file; its place is shown beside it. */
export function commentProblemText({ code, params }: CommentProblem, t: Translate): string {
  const shown: Record<string, string | number> = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, shorten(String(value))]),
  );
  return t(`comments.problem.${code}`, shown);
}

/** What of the comments that come asks for somebody: no place, a new wording of what was settled, several points. */
export function writeProblems(write: CommentWrite, t: Translate): { readonly code: string; readonly message: string }[] {
  const text = shorten(write.text);
  const found: { readonly code: string; readonly message: string }[] = [];
  const { unplaced, points } = write;
  if (unplaced) {
    const code = unplaced.code === '' ? 'noPlace' : unplaced.near === null ? 'unplaced' : 'unplacedNear';
    found.push({ code, message: t(`comments.problem.${code}`, { text, code: shorten(unplaced.code), near: unplaced.near ?? '' }) });
  }
  if (write.reopens) found.push({ code: 'reopens', message: t('comments.problem.reopens', { number: write.number }) });
  if (points.length > 1) found.push({ code: 'points', message: t('comments.problem.points', { count: points.length, text }) });
  return found;
}
