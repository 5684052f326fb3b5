import { foldIdentifier } from '../text/identifiers';
import { isSign } from '../text/nothing';
import { fold } from '../text/text';
import type { PeriodFault } from './fault';
import { periodKey, type Period, type PeriodMeasure } from './period';

/** Which measures of a period the measures of the next one follow: by the key of the later one, keys of earlier ones. */
export type Lineage = ReadonlyMap<string, readonly string[]>;

/** What is needed of a period to say which of its measures follow which. */
export interface Linked extends Pick<Period, 'label'> {
  readonly measures: readonly LinkedMeasure[];
}
type LinkedMeasure = Pick<PeriodMeasure, 'code' | 'key' | 'title' | 'follows'>;

/** Words for "follows nothing", so that a code that was used before may be used again; signs say it too. */
const NONE = /^(?:nov[eay]|nove opatreni|zcela nove|(?:na nic )?nenavazuje|bez navaznosti|zadn[eay]|nic|ne|neni|n[./]?a)$/;

/**
 * The codes in a cell of Navazuje na.
 *
 * @param isKnown is there a measure with the key? What is no code as a whole is divided: by spaces and signs where all of it is
 *   known then, else by commas and "a", so that the unknown one can be named.
 * @returns null for an empty cell, which says nothing; [] for one that says that the measure is new
 * @example readFollows('A1.1; A1.2') // ['A1.1', 'A1.2']
 * @example readFollows('–') // []
 */
export function readFollows(text: string, isKnown: (key: string) => boolean = () => false): string[] | null {
  if (text.trim() === '') return null;
  const isCode = (part: string): boolean => isKnown(foldIdentifier(part));
  if (!isCode(text) && isNothing(text)) return [];
  const parts = text.split(/[;\n\r]+/).flatMap((part) => {
    if (isCode(part)) return [part];
    const pieces = part.split(/[\s,/+&]+/).filter((piece) => piece !== '' && (isCode(piece) || !/^[ai]$/i.test(piece)));
    return pieces.length > 0 && pieces.every(isCode) ? pieces : part.split(/,|\sa(?=\s|$)/);
  });
  const byKey = new Map(parts.filter((part) => isCode(part) || !isSign(fold(part))).map((part) => [foldIdentifier(part), part.trim()]));
  return [...byKey.values()];
}

const isNothing = (text: string): boolean => isSign(fold(text)) || NONE.test(fold(text));

/**
 * Links two periods that come one after the other. A measure that says what it follows follows that; one that says nothing
 * follows the measure with its code, if that has the same content.
 *
 * A period is linked to itself by codes alone, whatever its measures follow.
 */
export function linkPeriods(before: Linked, now: Linked): { readonly lineage: Lineage; readonly faults: readonly PeriodFault[] } {
  const earlier = new Map(before.measures.map((measure) => [measure.key, measure]));
  if (periodKey(before.label) === periodKey(now.label))
    return { lineage: new Map(now.measures.map(({ key }) => [key, earlier.has(key) ? [key] : []])), faults: [] };
  const lineage = new Map<string, readonly string[]>();
  const stated = new Map<string, readonly string[]>();
  const unknown: PeriodFault[] = [];
  const reused: PeriodFault[] = [];
  let claims = 0;
  for (const measure of now.measures) {
    const codes = readFollows(measure.follows, (key) => earlier.has(key));
    const same = earlier.get(measure.key);
    if (codes === null) {
      const isSame = same !== undefined && isLike(same.title, measure.title);
      if (same && !isSame)
        reused.push({ code: 'codeReused', measure: measure.code, before: same.title, after: measure.title, period: before.label });
      lineage.set(measure.key, isSame ? [measure.key] : []);
      claims += same ? 1 : 0;
      continue;
    }
    const keys = codes.map(foldIdentifier);
    claims += keys.length;
    stated.set(measure.key, keys);
    lineage.set(
      measure.key,
      keys.filter((key) => earlier.has(key)),
    );
    codes
      .filter((code) => !earlier.has(foldIdentifier(code)))
      .forEach((predecessor) => unknown.push({ code: 'predecessorUnknown', measure: measure.code, predecessor, period: before.label }));
  }
  const found = [...lineage.values()].reduce((sum, keys) => sum + keys.length, 0);
  // One wrong code is a slip of the pen; more wrong than right ones say that the plans have nothing to do with each other.
  if (found * 2 < claims || (claims === 0 && now.measures.length > 0 && stated.size === 0))
    return {
      lineage,
      faults: [{ code: 'otherPlan', period: before.label, count: found, expected: Math.max(claims, now.measures.length) }],
    };
  return { lineage, faults: [...unknown, ...reused, ...cyclesIn(stated, earlier, now)] };
}

/**
 * Codes that follow each other in a circle: A follows B and B follows A. Where the texts have moved with the codes, the plan
 * was numbered anew and all is well.
 */
function cyclesIn(stated: Lineage, earlier: ReadonlyMap<string, LinkedMeasure>, now: Linked): PeriodFault[] {
  const later = new Map(now.measures.map((measure) => [measure.key, measure]));
  const seen = new Set<string>();
  const faults: PeriodFault[] = [];
  for (const start of stated.keys()) {
    const path: string[] = [];
    const walk = (key: string): string[] | null => {
      const at = path.indexOf(key);
      if (at >= 0) return path.slice(at);
      if (seen.has(key)) return null;
      seen.add(key);
      path.push(key);
      for (const next of stated.get(key) ?? []) {
        // Itself is what a measure follows as a rule.
        const circle = next === key || !stated.has(next) ? null : walk(next);
        if (circle) return circle;
      }
      path.pop();
      return null;
    };
    const circle = walk(start);
    if (circle === null || circle.length < 2) continue;
    const isRenumbered = circle.every((key, i) => {
      const from = earlier.get(circle[(i + 1) % circle.length]!);
      return from !== undefined && isLike(from.title, later.get(key)!.title);
    });
    if (!isRenumbered)
      faults.push({ code: 'lineageCycle', in: 'plan', codes: [...circle, circle[0]!].map((key) => later.get(key)?.code ?? key) });
  }
  return faults;
}

/** Words that carry the meaning; short ones (v, na, pro) only where there is nothing else. */
function words(text: string): Set<string> {
  const all = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const long = all.filter((word) => word.length > 3);
  return new Set(long.length > 0 ? long : all);
}

/**
 * Do two texts speak of the same measure? More than half of the words of the shorter one stand in the other.
 *
 * @returns true where one of them is empty: a text that is missing contradicts nothing
 * @example isLike('Zřídit krizový byt v Liberci.', 'Zřídit krizový byt v Jablonci') // true
 */
function isLike(a: string, b: string): boolean {
  const [one, other] = [words(a), words(b)];
  const [shorter, longer] = one.size <= other.size ? [one, other] : [other, one];
  if (shorter.size === 0) return true;
  return [...shorter].filter((word) => longer.has(word)).length * 2 > shorter.size;
}
