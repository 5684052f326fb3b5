import { readDate } from '../../../core/text/date';
import type { Level } from '../../../core/plan/level';
import type { Override } from '../../ports/workbook';

/** The form as it is typed. */
export interface OverrideDraft {
  readonly level: Level | '';
  readonly reason: string;
  readonly author: string;
  readonly date: string;
}
export type OverrideField = keyof OverrideDraft;

/** All four are required, as in the workbook: an override with less would be reported and not applied. */
export function checkOverride(draft: OverrideDraft): { readonly value: Override } | { readonly problems: readonly OverrideField[] } {
  const { level } = draft;
  const reason = draft.reason.trim();
  const author = draft.author.trim();
  const date = readDate(draft.date);
  if (level !== '' && reason !== '' && author !== '' && date !== null) return { value: { level, reason, author, date } };
  const missing: Readonly<Record<OverrideField, boolean>> = {
    level: level === '',
    reason: reason === '',
    author: author === '',
    date: date === null,
  };
  return { problems: (Object.keys(missing) as OverrideField[]).filter((field) => missing[field]) };
}
