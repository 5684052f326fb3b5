/** Signs alone ("–", "?", "x", "0"), typed so that a cell is not empty. */
const SIGNS = /^(?:[-_.,:;*/\\|?!#~=()[\]×·•…0 ]*|x+)$/;

/**
 * Is it a sign that stands for nothing?
 *
 * @param word folded
 * @example isSign(fold('–')) // true
 */
export const isSign = (word: string): boolean => SIGNS.test(word);
