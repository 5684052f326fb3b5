import { digestOf } from '../exchange/digest';
import type { Fact } from './fact';

/**
 * The coordinator's own text of a section, and whether it still speaks of the figures that it was written for. What
 * stands in *Otisk čísel* is the digest of the figures and that of the own text, with a space between them.
 */

/** A mark of everything that a section counts. Another wording of the same figures has the same one. @returns 12 hexadecimal digits */
export const figuresDigest = (facts: readonly Fact[]): string =>
  digestOf(
    facts.map(({ key, params, codes }) => JSON.stringify([key, Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1)), codes])),
  );

/** What goes into *Otisk čísel* once an own text is kept beside figures. */
export const textDigest = (figures: string, own: string): string => `${figures} ${digestOf([spaced(own)])}`;

/** Blanks change on their own when a cell is edited. */
const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim();

export interface Standing {
  readonly own: string;
  readonly proposed: string;
  readonly digest: string;
}

/**
 * How a text that stands in the sheet holds beside the figures of today.
 *
 * An own text that was edited beside the proposal of today was written with these figures in view, and so it holds again.
 *
 * @param standing the row of the section; undefined where there is none yet
 * @returns `digest` is what is to stand in the sheet from now on
 * @example mergeText('a1…', 'Plněno 40.', undefined) // { state: 'proposed', digest: 'a1… e3…' }
 */
export function mergeText(
  figures: string,
  proposed: string,
  standing: Standing | undefined,
): { readonly state: 'proposed' | 'own' | 'changed'; readonly digest: string } {
  const own = standing?.own ?? '';
  const today = textDigest(figures, own);
  if (spaced(own) === '') return { state: 'proposed', digest: today };
  const [kept = '', keptOwn] = (standing?.digest ?? '').trim().split(' ');
  // A row that somebody made by hand has no digest: nothing is known that could have changed.
  if (kept === '' || kept === figures) return { state: 'own', digest: today };
  const edited = textDigest(kept, own) !== `${kept} ${keptOwn}`;
  const sawToday = spaced(standing?.proposed ?? '') === spaced(proposed);
  return edited && sawToday ? { state: 'own', digest: today } : { state: 'changed', digest: standing!.digest };
}
