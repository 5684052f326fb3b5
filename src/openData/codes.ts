import { COMMENT_KIND_WORD, COMMENT_STATE_WORD, RESULT_WORD } from '../core/comments/comment';
import type { Level } from '../core/plan/level';
import { forEachInterpretation, type Interpretation } from '../core/rules/interpretation';
import type { Standing } from '../core/territory/coverage';
import { fold } from '../core/text/text';
import { INTERPRETATION_WORD, PROGRESS_WORD, REASON_WORD, RELATION_WORD } from '../core/text/wording';
import { CAUSE_WORD, CHANGE_WORD } from '../schema/periods';

/**
 * What stands in the files in place of a word: lower-case ASCII, so that no program and no language of it can spoil it.
 * @example codeOf('Částečně realizováno') // 'castecne_realizovano'
 */
const codeOf = (word: string): string =>
  fold(word)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');

/** Codes of one list, and the way back. */
export interface Codes<T extends string> {
  readonly of: (value: T) => string;
  /** null for a code that the list does not have */
  readonly read: (code: string) => T | null;
  readonly all: readonly string[];
}

function codes<T extends string>(words: Readonly<Record<T, string>>): Codes<T> {
  const entries = Object.entries<string>(words).map(([value, word]) => [value as T, codeOf(word)] as const);
  const byValue = new Map(entries);
  const byCode = new Map(entries.map(([value, code]) => [code, value]));
  return { of: (value) => byValue.get(value)!, read: (code) => byCode.get(code) ?? null, all: [...byCode.keys()] };
}

const LEVEL_CODE: Readonly<Record<Level, string>> = { fulfilled: 'plneno', partial: 'castecne', unfulfilled: 'neplneno' };

export const LEVEL = codes(LEVEL_CODE);
export const READING = codes(INTERPRETATION_WORD);
export const RELATION = codes(RELATION_WORD);
export const PROGRESS = codes(PROGRESS_WORD);
export const REASON = codes(REASON_WORD);
export const RESULT = codes(RESULT_WORD);
export const COMMENT_KIND = codes(COMMENT_KIND_WORD);
export const COMMENT_STATE = codes(COMMENT_STATE_WORD);
export const CHANGE = codes(CHANGE_WORD);
export const CAUSE = codes(CAUSE_WORD);

/** A municipality stands at the level of the best that is said of it; `bez_odpovedi` where nothing is. */
const STANDING_CODE: Readonly<Record<Standing, string>> = {
  covered: LEVEL_CODE.fulfilled,
  partly: LEVEL_CODE.partial,
  declared: LEVEL_CODE.unfulfilled,
  silent: 'bez_odpovedi',
};
export const STANDING = codes<Standing>(STANDING_CODE);

/** In place of a word that cannot be read: nothing is guessed, and what was typed may be anything. */
export const UNREADABLE = 'necitelne';
/** In place of what the plan does not say where a key has to stand. */
export const UNSTATED = 'neuvedeno';

/** The columns with the level under each interpretation: `uroven_vychozi`. */
export const LEVEL_UNDER: Readonly<Record<Interpretation, string>> = forEachInterpretation((id) => `uroven_${READING.of(id)}`);
