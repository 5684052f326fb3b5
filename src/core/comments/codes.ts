import type { Measure } from '../plan/plan';
import { foldIdentifier } from '../text/identifiers';

/** Of one text only the beginning is looked at. */
const LOOKED_AT = 2000;

const BEFORE = '(^|[^\\p{L}\\p{N}.,/])';
/** "A1.1" is no part of "A1.12", "A1.1.2" or "A1.1-2"; of "A1.1-A1.3" it is. */
const AFTER = '(?![\\p{L}\\p{N}]|[.,/-]\\d)';

/**
 * Finds the code of a measure in a text: a heading, a cell, a commented sentence. A code of letters and digits may stand
 * anywhere in it; one of digits alone ("1.2", which may be a chapter, and "3") only at the beginning, in brackets or behind
 * "opatření"; one without a point even at the beginning only before its title, for a list has such numbers too.
 *
 * @returns for a text the code as the plan has it; null where none stands
 * @example codeFinder([{ code: 'A1.1', key: 'a1.1', title: 'Setkání' }])('3.2 Setkání (A1.1)') // 'A1.1'
 */
export function codeFinder(measures: readonly Pick<Measure, 'code' | 'key' | 'title'>[]): (text: string) => string | null {
  const byKey = new Map(measures.map((measure) => [measure.key, measure]));
  const keys = [...byKey.keys()].filter((key) => key !== '').sort((a, b) => b.length - a.length);
  const isMixed = (key: string): boolean => /\p{L}/u.test(key) && /\p{N}/u.test(key);
  const mixed = patternOf(BEFORE, keys.filter(isMixed));
  const others = keys.filter((key) => !isMixed(key));
  const numbers = patternOf('(^|\\(|opatření(?:m|ch|mi)?(?: č\\.?| číslo)? )', others);
  const found = new Map<string, string | null>();

  const find = (text: string): string | null => {
    const said = foldIdentifier(text.slice(0, LOOKED_AT));
    // A number alone in a cell is a count.
    const whole = /^\d+$/.test(said) ? undefined : byKey.get(said);
    if (whole) return whole.code;
    const hits = [mixed, numbers].flatMap((pattern) => [...(pattern ? said.matchAll(pattern) : [])]);
    const sure = hits.filter(({ 0: all, 1: before = '', 2: key = '', index }) => {
      if (before !== '' || isMixed(key) || /\d[.,/-]\d/.test(key)) return true;
      const rest = said.slice(index + all.length).replace(/^[.):\s-]+/, '');
      const title = foldIdentifier(byKey.get(key)!.title);
      return title !== '' && rest.startsWith(title);
    });
    const [first] = sure.sort((a, b) => a.index - b.index);
    return first ? byKey.get(first[2]!)!.code : null;
  };
  return (text) => {
    const known = found.get(text);
    if (known !== undefined) return known;
    const code = find(text);
    found.set(text, code);
    return code;
  };
}

function patternOf(before: string, keys: readonly string[]): RegExp | null {
  if (keys.length === 0) return null;
  return new RegExp(`${before}(${keys.map((key) => key.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|')})${AFTER}`, 'gu');
}
