import { digestOf } from '../exchange/digest';
import { foldIdentifier } from '../text/identifiers';
import { fold } from '../text/text';

/** What makes a comment the same one: what it is about and what it says, however it is spaced and accented. */
export interface Said {
  readonly measureKey: string;
  readonly place: string;
  readonly text: string;
  readonly proposal: string;
}

/** A mark of what a comment says; whoever says it. */
export const contentMark = ({ measureKey, place, text, proposal }: Said): string =>
  digestOf([foldIdentifier(measureKey), fold(place), fold(text), fold(proposal)]);

/** Where a comment came from, as the column Zdroj keeps it. */
export interface CommentOrigin {
  readonly file: string;
  /** The place in the file, as people find it: "Připomínky, ř. 12". */
  readonly at: string;
  /** The person that a program names; kept here and nowhere else. "" where there is none. */
  readonly author: string;
  /** ISO time when the file was last saved; null when it does not say */
  readonly savedAt: string | null;
  readonly isLate: boolean;
}

/** By which a comment that came before is known again. */
export interface Mark {
  /** Of its number in its file, or of its author and time: the same in a later version of the file. */
  readonly own: string;
  /** Of what it said when it came. */
  readonly content: string;
}

const LATE = 'po termínu';

/** The text of Zdroj: where it was taken from, when that was saved, and two marks by which it is known again. */
export const sourceText = ({ file, at, author, savedAt, isLate }: CommentOrigin, { own, content }: Mark): string =>
  [file, at, author, ...(isLate ? [LATE] : []), ...(savedAt === null ? [] : [`uloženo ${savedAt}`]), `${own}${content}`]
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .join(' · ');

const PATTERN = /(?: · uloženo (\d{4}-\d\d-\d\dT[\d:.]+Z))? · ([0-9a-f]{12})([0-9a-f]{12})$/;

/**
 * What Zdroj says of a comment that came in a file.
 * @returns null for one that was typed
 */
export function readSource(source: string): (Mark & { readonly savedAt: string | null; readonly isLate: boolean }) | null {
  const [, savedAt, own, content] = PATTERN.exec(source) ?? [];
  if (own === undefined || content === undefined) return null;
  return { own, content, savedAt: savedAt ?? null, isLate: source.includes(` · ${LATE} · `) };
}

/** From this share of common words on, one text is taken for another version of the other. */
const ALIKE = 0.5;

/**
 * May one text be a later version of the other? Where numbers are all that two rows have in common, two members of a
 * commission have used the same number.
 */
export function areAlike(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.size === 0 || b.size === 0) return false;
  const common = [...a].filter((word) => b.has(word)).length;
  return (2 * common) / (a.size + b.size) >= ALIKE;
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(fold(text).match(/[\p{L}\p{N}]{2,}/gu) ?? []);
