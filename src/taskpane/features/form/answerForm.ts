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
import type { OwnTerritory } from './ownTerritory';

export const answerIn = ({ answer }: FormRow): Answer => ({ ...NO_ANSWER, ...answer });

export interface RowStanding {
  readonly row: FormRow;
  readonly missing: readonly Missing[];
  /** Names in Území that stand for no municipality, or for more than one. */
  readonly unclear: readonly TerritoryProblem[];
  /** A date that cannot be read. */
  readonly badDate: boolean;
  /** What a municipality that says no territory speaks for; "" where nothing is missing. */
  readonly noTerritory: string;
}

/** Everything about the rows that has to be looked at before they are handed in. */
export const standingOf = (rows: readonly FormRow[], gazetteer: Gazetteer, territoryOf: (row: FormRow) => OwnTerritory): RowStanding[] =>
  rows.map((row) => {
    const answer = answerIn(row);
    const own = territoryOf(row);
    const isEmpty = answer.relation === '' && answer.progress === '';
    return {
      row,
      missing: missingOf(answer),
      unclear: gazetteer.read(answer.territory).problems,
      badDate: answer.date !== '' && readDate(answer.date) === null,
      noTerritory: own.isAsked && !isEmpty && answer.territory === '' ? own.district : '',
    };
  });

/** There is no evidence, and that alone is the answer. */
export const hasNoEvidence = ({ relation, progress }: Pick<Answer, 'relation' | 'progress'>): boolean =>
  progress === '' && readRelation(relation).value === 'none';

const EVIDENCE: readonly AnswerField[] = ['territory', 'description', 'link', 'date'];

/**
 * The fields that an answer needs as far as it has got, beside its state, which always comes first; one that is filled in
 * is never hidden.
 * @param district what the submitter speaks for; "" where that is nothing of its own
 */
export function neededFields(draft: Answer, district: string): ReadonlySet<AnswerField> {
  const relation = readRelation(draft.relation).value;
  const progress = readProgress(draft.progress).value;
  const isDone = progress === 'done' || progress === 'partly';
  const needed = new Set<AnswerField>();
  if (isDone || (draft.relation !== '' && !hasNoEvidence(draft))) needed.add('relation');
  if (isDone && (relation === 'direct' || relation === 'partial')) for (const field of EVIDENCE) needed.add(field);
  if (district !== '' && (progress !== null || relation !== null)) needed.add('territory');
  const { level, ground } = rulingOf(draft);
  // Why it is not fulfilled is asked when that is known; so far the evidence is missing.
  if (ground !== 'noEvidence' && reasonsFor(level, draft.reason).length > 0) needed.add('reason');
  for (const field of ANSWER_FIELDS) {
    const isGiven = field === 'territory' && draft.territory === district;
    if (draft[field] !== '' && !isGiven && !(field === 'relation' && hasNoEvidence(draft))) needed.add(field);
  }
  return needed;
}

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
