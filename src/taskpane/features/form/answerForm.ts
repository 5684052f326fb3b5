import {
  ANSWER_FIELDS,
  isComplete,
  missingOf,
  NO_ANSWER,
  tidy,
  type Answer,
  type AnswerField,
  type Missing,
} from '../../../core/plan/answer';
import { czechDate, readDate } from '../../../core/text/date';
import type { Level } from '../../../core/plan/level';
import { judgeStatement, type StatementRuling } from '../../../core/rules/statement';
import type { Gazetteer, TerritoryProblem } from '../../../core/plan/territory';
import { PARTIAL_REASONS, readProgress, readRelation, REASON_WORD, UNFULFILLED_REASONS, type Reason } from '../../../core/text/wording';
import type { FormRow } from '../../../schema/request';

export const answerIn = ({ answer }: FormRow): Answer => ({ ...NO_ANSWER, ...answer });

export interface RowStanding {
  readonly row: FormRow;
  readonly missing: readonly Missing[];
  /** Names in Území that stand for no municipality, or for more than one. */
  readonly unclear: readonly TerritoryProblem[];
  /** A date that cannot be read. */
  readonly badDate: boolean;
}

/** Everything about the rows that has to be looked at before they are handed in. */
export const standingOf = (rows: readonly FormRow[], gazetteer: Gazetteer): RowStanding[] =>
  rows.map((row) => {
    const answer = answerIn(row);
    return {
      row,
      missing: missingOf(answer),
      unclear: gazetteer.read(answer.territory).problems,
      badDate: answer.date !== '' && readDate(answer.date) === null,
    };
  });

export const doneCount = (rows: readonly FormRow[]): number => rows.filter((row) => isComplete(answerIn(row))).length;

/** The next row with something missing, after the given one and around. */
export function nextMissing(rows: readonly FormRow[], after: FormRow | null): FormRow | null {
  const from = after === null ? 0 : rows.findIndex(({ row }) => row === after.row) + 1;
  return [...rows.slice(from), ...rows.slice(0, from)].find((row) => row.row !== after?.row && !isComplete(answerIn(row))) ?? null;
}

/** A date is shown as it is written in Czech. */
export const draftOf = (row: FormRow): Answer => {
  const answer = answerIn(row);
  const date = readDate(answer.date);
  return { ...answer, date: date === null ? answer.date : czechDate(date) };
};

export const answerOfDraft = (draft: Answer): Answer =>
  Object.fromEntries(ANSWER_FIELDS.map((field) => [field, tidy(field, draft[field])])) as Record<AnswerField, string>;

/** What the answer is worth by the published rule, before coverage and other submitters come into it. */
export const rulingOf = (draft: Answer): StatementRuling => {
  const answer = answerOfDraft(draft);
  return judgeStatement({ ...answer, relation: readRelation(answer.relation), progress: readProgress(answer.progress) });
};

/** The reasons that belong to a level, as the lists of the plan have them; one that stands there already is kept. */
export function reasonsFor(level: Level | null, standing: string): string[] {
  const fitting: readonly Reason[] = level === 'partial' ? PARTIAL_REASONS : level === 'unfulfilled' ? UNFULFILLED_REASONS : [];
  const words = fitting.map((reason) => REASON_WORD[reason]);
  const current = tidy('reason', standing);
  return current === '' || words.includes(current) ? words : [current, ...words];
}

export const changedFields = (draft: Answer, row: FormRow): AnswerField[] => {
  const [now, before] = [answerOfDraft(draft), answerOfDraft(draftOf(row))];
  return ANSWER_FIELDS.filter((field) => now[field] !== before[field]);
};
