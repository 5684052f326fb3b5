import type { FormulaAt } from './precedents';
import { tokenize } from './formula';

/** Functions that look at each cell they are given a few times and at nothing else. */
const PLAIN = new Set(
  (
    'ABS AND AVERAGE AVERAGEIF AVERAGEIFS CEILING CHOOSE CLEAN CODE COLUMN COLUMNS CONCAT CONCATENATE COUNT COUNTA COUNTBLANK ' +
    'COUNTIF COUNTIFS DATE DAY EDATE EOMONTH EXACT FALSE FIND FLOOR HLOOKUP HOUR IF IFERROR IFNA IFS INDEX INT ISBLANK ISERR ' +
    'ISERROR ISLOGICAL ISNA ISNONTEXT ISNUMBER ISTEXT LARGE LEFT LEN LOOKUP LOWER MATCH MAX MAXIFS MEDIAN MID MIN MINIFS MINUTE MOD ' +
    'MONTH N NA NOT NOW OR PRODUCT PROPER QUOTIENT RANK RIGHT ROUND ROUNDDOWN ROUNDUP ROW ROWS SEARCH SECOND SIGN SMALL SQRT ' +
    'SUBSTITUTE SUBTOTAL SUM SUMIF SUMIFS SUMPRODUCT SWITCH T TEXT TIME TODAY TRIM TRUE TRUNC UPPER VALUE VLOOKUP WEEKDAY XLOOKUP ' +
    'XMATCH XOR YEAR'
  ).split(' '),
);
/** So few that even each of them with each other one is quick. */
const MOST_CELLS = 10_000;

/**
 * Does the text of a formula say that it is computed in a moment? Such ones need no limit on their time, and setting one
 * takes a thousand times as long as they do.
 */
export function isBounded({ f, areas }: FormulaAt): boolean {
  const cells = areas.reduce((sum, { rect }) => sum + (rect.r2 - rect.r1 + 1) * (rect.c2 - rect.c1 + 1), 0);
  // A block up to a cell that is only found while the formula is computed may be any size.
  if (cells > MOST_CELLS || /\)\s*:|:\s*[A-Z.]+\(/i.test(f)) return false;
  const tokens = tokenize(f);
  return tokens.every(({ type, text }, i) => {
    if (type === 'function') return PLAIN.has(text.toUpperCase());
    return type !== 'name' || tokens[i + 1]?.type === 'bracket' || /^(true|false)$/i.test(text);
  });
}
