import { answerDigest } from '../../../core/exchange/answerDigest';
import { ANSWER_FIELDS, differences, type Answer, type AnswerField } from '../../../core/plan/answer';
import type { Changes } from '../../../core/exchange/collect';
import type { Conflict, Decisions } from '../../../core/exchange/conflicts';
import { czechDate, readDate } from '../../../core/text/date';
import { compareCodes } from '../../../core/text/text';
import { FORM } from '../../../schema/request';

/** Fields in which what stands and what was said are not all the same, in the order of the columns. */
export function fieldsAtIssue({ standing, versions }: Conflict): AnswerField[] {
  const differing = new Set(
    versions.flatMap(({ answer }) => [...differences(standing, answer), ...differences(versions[0]!.answer, answer)]),
  );
  return ANSWER_FIELDS.filter((field) => differing.has(field));
}

/** A field as the sheet heads it, in every language of the pane. */
export const headerOf = (field: AnswerField): string => FORM.columns[field].header;

export const shownField = (answer: Partial<Answer>, field: AnswerField): string => {
  const text = answer[field] ?? '';
  const date = field === 'date' ? readDate(text) : null;
  return date === null ? text : czechDate(date);
};

/** Open and decided ones together, so that none moves away under the hand that decides it. */
export const allConflicts = ({ conflicts, decided }: Changes): Conflict[] =>
  [...conflicts, ...decided].sort(
    (a, b) =>
      compareCodes(a.measure, b.measure) ||
      compareCodes(a.criterion, b.criterion) ||
      compareCodes(a.submitter, b.submitter) ||
      (a.id < b.id ? -1 : 1),
  );

/** What holds now: the digest of a version, 'keep', or '' while it is open. */
export function choiceNow(conflict: Conflict, { decided, writes }: Changes, { each }: Decisions): string {
  const chosen = each?.get(conflict.id);
  if (chosen !== undefined) return chosen;
  if (!decided.includes(conflict)) return '';
  const written = writes.find(
    ({ measure, criterion, submitter, before }) =>
      measure === conflict.measure &&
      criterion === conflict.criterion &&
      submitter === conflict.submitter &&
      answerDigest(before) === answerDigest(conflict.standing),
  );
  return written ? answerDigest(written.after) : 'keep';
}
