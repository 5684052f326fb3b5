import { readDate } from '../text/date';
import type { Statement } from './plan';
import { judgeStatement } from '../rules/statement';
import { LEVEL_WORD, PROGRESS_WORD, readLevel, readProgress, readReason, readRelation, REASON_WORD, RELATION_WORD } from '../text/wording';

/** What a submitter fills in for one criterion; the columns of tblPodklady that are theirs. */
export const ANSWER_FIELDS = ['relation', 'progress', 'territory', 'description', 'link', 'date', 'reason', 'ownLevel'] as const;
export type AnswerField = (typeof ANSWER_FIELDS)[number];

/**
 * One answer as texts, each as it is to be written: known words as the lists have them, a readable date in ISO, and
 * everything else as it was typed, without blanks around it. "" is an empty field.
 */
export type Answer = Readonly<Record<AnswerField, string>>;

export const NO_ANSWER: Answer = Object.fromEntries(ANSWER_FIELDS.map((field) => [field, ''])) as Record<AnswerField, string>;

const WORD: Partial<Record<AnswerField, (text: string) => string | undefined>> = {
  relation: (text) => wordOf(readRelation(text).value, RELATION_WORD),
  progress: (text) => wordOf(readProgress(text).value, PROGRESS_WORD),
  reason: (text) => wordOf(readReason(text).value, REASON_WORD),
  ownLevel: (text) => wordOf(readLevel(text).value, LEVEL_WORD),
  date: (text) => readDate(text) ?? undefined,
};

const wordOf = <T extends string>(value: T | null, words: Readonly<Record<T, string>>): string | undefined =>
  value === null ? undefined : words[value];

/** A field as it is kept; unknown wording stays as it was typed, so that it can be shown with its place. */
export const tidy = (field: AnswerField, text: string): string => {
  const trimmed = text.replace(/\r\n?/g, '\n').trim();
  return WORD[field]?.(trimmed) ?? trimmed;
};

/** The answer that a row of tblPodklady holds. */
export const answerOf = (statement: Statement): Answer => ({
  relation: tidy('relation', statement.relation.raw),
  progress: tidy('progress', statement.progress.raw),
  territory: tidy('territory', statement.territory),
  description: tidy('description', statement.description),
  link: tidy('link', statement.link),
  date: statement.date.value ?? tidy('date', statement.date.raw),
  reason: tidy('reason', statement.reason.raw),
  ownLevel: tidy('ownLevel', statement.ownLevel.raw),
});

export const isEmptyAnswer = (answer: Answer): boolean => ANSWER_FIELDS.every((field) => answer[field] === '');

/** Programs and mail change blanks and line breaks on their own, so these alone are no change of an answer. */
const said = (text: string): string => text.replace(/[\s\u00a0\u00ad\u200b-\u200d\u2060\ufeff]+/g, ' ').trim();

/** The fields in which two answers say different things. */
export const differences = (a: Answer, b: Answer): AnswerField[] => ANSWER_FIELDS.filter((field) => said(a[field]) !== said(b[field]));

/** What an answer says in each of its fields: equal for answers without differences. */
export const sayings = (answer: Answer): string[] => ANSWER_FIELDS.map((field) => said(answer[field]));

/** The same as one text. */
export const sayingOf = (answer: Answer): string => JSON.stringify(sayings(answer));

/** What an answer may still need before it can be counted as it is meant, in the order in which it is asked for. */
export const MISSING = ['relation', 'progress', 'evidence', 'reason'] as const;
export type Missing = (typeof MISSING)[number];

/**
 * What is missing, in the order in which it is asked for. A declared non-fulfilment is complete with its state alone;
 * anything partial needs its reason as well, because the report says why. The call counts the same by its own formulas.
 */
export function missingOf(answer: Answer): readonly Missing[] {
  const relation = readRelation(answer.relation);
  const progress = readProgress(answer.progress);
  const { ground } = judgeStatement({ ...answer, relation, progress });
  switch (ground) {
    case 'nothing':
      return ['relation', 'progress'];
    case 'preparing':
    case 'notDone':
    case 'later':
    case 'relationNone':
    case 'directAndDone':
      return [];
    case 'unreadable':
      return [...(relation.value === null ? (['relation'] as const) : []), ...(progress.value === null ? (['progress'] as const) : [])];
    case 'noEvidence':
      return ['evidence'];
    case 'partly':
      return answer.reason === '' ? ['reason'] : [];
  }
}

export const isComplete = (answer: Answer): boolean => missingOf(answer).length === 0;
