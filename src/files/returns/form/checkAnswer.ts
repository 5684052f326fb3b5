import { ANSWER_FIELDS, type AnswerField } from '../../../core/plan/answer';
import type { Gazetteer } from '../../../core/plan/territory';
import { readDay } from '../../../core/text/date';
import { readNumber } from '../../../core/text/number';
import { cellText, type CellValue, looksLikeFormula } from '../../../core/text/text';
import { readLevel, readProgress, readReason, readRelation } from '../../../core/text/wording';
import { FORM } from '../../../schema/request';
import type { ReturnProblem } from '../returns';

export const isAnswerField = (id: string): id is AnswerField => (ANSWER_FIELDS as readonly string[]).includes(id);

const WORDS: Partial<Record<AnswerField, (text: string) => { readonly value: unknown }>> = {
  relation: readRelation,
  progress: readProgress,
  reason: readReason,
  ownLevel: readLevel,
};

/** The drop-downs and checks of the call again: pasting removes them in Excel, and other programs have none. */
export function checkAnswer(
  field: AnswerField,
  value: CellValue,
  says: (code: ReturnProblem['code'], params: ReturnProblem['params']) => void,
  gazetteer: Gazetteer,
): void {
  const text = cellText(value);
  if (text === '') return;
  if (typeof value === 'string' && looksLikeFormula(value) && readNumber(value) === null) says('formulaText', { text });
  if (WORDS[field]?.(text).value === null) says('wordingUnknown', { column: FORM.columns[field].header, text });
  if (field === 'date' && readDay(value) === null) says('dateUnreadable', { text });
  if (field !== 'territory') return;
  for (const { kind, name, candidates } of gazetteer.read(text).problems) {
    if (kind === 'unknown') says('municipalityUnknown', { name });
    else says('municipalityAmbiguous', { name, candidates: candidates.join('; ') });
  }
}
