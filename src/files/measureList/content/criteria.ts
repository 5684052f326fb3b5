/** Criteria as they stood in one cell. */
export interface CriterionCell {
  readonly text: string;
  /** From a column of numbers, or from the header of a numbered column; null where none is given. */
  readonly number: string | null;
  readonly sheet: string;
  readonly cell: string;
}

export interface SplitCriterion extends CriterionCell {
  /** The cell held more than this one. */
  readonly isPart: boolean;
}

/** Bullets; the last ones are those of Word's own fonts. */
const BULLETS = '•▪◦‣■●○✓✔→►➢·*\uf0a7\uf0b7\uf0d8\uf0fc';
/** What stands before a criterion: "1." "2)" "a)" "•" "-". */
const MARK = new RegExp(`^\\s*(?:(\\d{1,2})(?:\\)|\\.(?!\\d))\\s*|([a-z])\\)\\s*|[${BULLETS}]\\s*|[-–—]\\s+)(?=\\S)`);
/** What is counted in a sentence: "do 2. čtvrtletí" is no second criterion. */
const COUNTED = '(?:čtvrtlet|pololet|etap|fáz|kol[oae]|stup|ročník|tříd|led|únor|břez|dub|květ|červ|srp|zář|říj|listopad|prosin)';

interface Item {
  readonly label: string | null;
  text: string;
  readonly from: CriterionCell;
}

/**
 * The criteria of one measure, from the cells where they stand, in order. A cell with a number beside it is one criterion;
 * any other is divided at its numbering or bullets, and where it is the only cell of the measure, at lines that are
 * sentences of their own.
 *
 * @param numbered numbering is used in the list, so that a lone "1." is a number and not a part of the text
 * @returns null when a cell looks divided and cannot be divided safely: it begins with a text that has no mark
 */
export function splitCriteria(cells: readonly CriterionCell[], linesDivide: boolean, numbered: boolean): SplitCriterion[] | null {
  const open = cells.filter(({ number }) => number === null);
  const items = open.length === cells.length ? markedItems(open, numbered) : null;
  if (items === 'unsafe') return null;
  if (items) {
    const inCell = new Map<CriterionCell, number>();
    for (const { from } of items) inCell.set(from, (inCell.get(from) ?? 0) + 1);
    return items.map(({ label, text, from }) => ({ ...from, text: text.trim(), number: label, isPart: inCell.get(from)! > 1 }));
  }
  const [only] = cells;
  if (linesDivide && cells.length === 1 && only!.number === null) {
    const lines = statements(only!.text);
    if (lines.length > 1) return lines.map((line) => ({ ...only!, text: line, isPart: true }));
  }
  return cells.map((cell) => ({ ...cell, isPart: false }));
}

/** Do the cells of a measure hold a numbering of two or more? */
export function isNumbered(cells: readonly CriterionCell[]): boolean {
  const items = cells.every(({ number }) => number === null) ? markedItems(cells, false) : null;
  return Array.isArray(items) && items.filter(({ label }) => label !== null).length > 1;
}

/** "1. First 2. Second" on one line, cut before every number, letter or bullet that goes on from the one before. */
function cutInline(line: string): string[] {
  const [, number, sign = '', letter, bullet] = new RegExp(`^\\s*(?:(1)([.)])(?!\\d)|(a)\\)|([${BULLETS}]))`).exec(line) ?? [];
  if (number === undefined && letter === undefined && bullet === undefined) return [line];
  const parts: string[] = [];
  let rest = line;
  for (let i = 1; ; i++) {
    const next = bullet !== undefined ? nextBullet(bullet) : letter !== undefined ? nextLetter(i) : nextNumber(i + 1, sign);
    const found = next.exec(rest);
    if (!found) return [...parts, rest];
    const at = found.index + found[0].length;
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
}

/** "2)" anywhere between words; "2." before a capital, or after a sign that ends what was before it. */
function nextNumber(number: number, sign: string): RegExp {
  if (sign === ')') return new RegExp(`[\\s;,.](?=${number}\\)\\s*\\p{L})`, 'u');
  return new RegExp(`(?:\\s(?=${number}\\.\\s*\\p{Lu})|[;,.]\\s+(?=${number}\\.\\s+\\p{L}))(?!${number}\\.\\s*${COUNTED})`, 'u');
}
const nextLetter = (i: number): RegExp => new RegExp(`[\\s;,.](?=${String.fromCharCode(97 + i)}\\)\\s*\\p{L})`, 'u');
const nextBullet = (bullet: string): RegExp => new RegExp(`\\s(?=[${bullet}]\\s)`);

/** Lines numbered "I. II." or "1.1 1.2", with numbers of one kind: they are in order, or they are no numbering. */
function numberedPlainly(lines: readonly string[]): readonly string[] {
  for (const mark of [/^\s*([IVX]{1,4})[.)]\s+(?=\S)/, /^\s*\d{1,2}\.(\d{1,2})\.?\s+(?=\p{L})/u]) {
    const numbers = lines.flatMap((line) => mark.exec(line)?.[1] ?? []);
    const orders = numbers.map((number) => (/\d/.test(number) ? +number : ROMAN.indexOf(number)));
    if (!mark.test(lines[0]!) || orders.length < 2 || orders.some((order, i) => order !== i + 1)) continue;
    if (lines.some((line) => !mark.test(line) && MARK.test(line))) continue;
    let next = 0;
    return lines.map((line) => (mark.test(line) ? line.replace(mark, () => `${++next}) `) : line));
  }
  return lines;
}
const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

/**
 * Lines that are criteria of their own: after a blank line, or where a sentence begins and the one before does not hang in
 * the air. A line that only went over the edge of its cell belongs to the one above.
 */
function statements(text: string): string[] {
  const whole: string[] = [];
  let isApart = true;
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') isApart = true;
    else if (isApart || (/^\p{Lu}/u.test(line) && !HANGS.test(whole.at(-1)!))) {
      whole.push(line);
      isApart = false;
    } else whole[whole.length - 1] += `\n${line}`;
  }
  return whole;
}

/** A comma, a hyphen, or a word after which something has to come. */
const HANGS = /(?:[,–-]|(?:^|\s)(?:a|i|v|ve|s|se|z|ze|k|ke|u|o|na|do|od|po|pro|při|za|alespoň|nejméně|minimálně|nebo|či))$/iu;

/** null: there are no marks; 'unsafe': there are some, but not from the beginning of a cell. */
function markedItems(cells: readonly CriterionCell[], single: boolean): Item[] | 'unsafe' | null {
  const items: Item[] = [];
  let [unmarked, unsafe] = [false, false];
  let last: string | null = null;
  for (const from of cells) {
    const before = items.length;
    let marked = true;
    const lines = numberedPlainly(from.text.split('\n')).flatMap(cutInline);
    const begins = /^\s*(\d{1,2})[.)](?!\d)/.exec(lines[0]!)?.[1];
    // A numbering may begin with another number than 1, when it goes on.
    if (last === null && begins !== undefined && lines.some((line) => new RegExp(`^\\s*${+begins + 1}[.)](?!\\d)`).test(line)))
      last = String(+begins - 1);
    lines.forEach((line, i) => {
      const mark = MARK.exec(line);
      const label = mark ? labelOf(mark, last) : undefined;
      if (mark && label !== undefined) {
        items.push({ label, text: line.slice(mark[0].length), from });
        last = label ?? last;
      } else if (i > 0) items.at(-1)!.text += `\n${line}`;
      else {
        marked = false;
        items.push({ label: null, text: line, from });
      }
    });
    if (marked) continue;
    unmarked = true;
    // A text before the first mark belongs to no criterion, or to all of them.
    if (items.length - before > 1) unsafe = true;
  }
  if (unmarked || items.length === 0) return unsafe ? 'unsafe' : null;
  return items.length > 1 || single || items[0]!.label === null ? items : null;
}

/** undefined: a number out of order is a part of the text ("31. 12. 2025"), not a mark. */
function labelOf([, digits, letter]: RegExpExecArray, last: string | null): string | null | undefined {
  if (digits === undefined && letter === undefined) return null;
  if (digits !== undefined) return (last === null ? digits === '1' : +digits === +last + 1) ? digits : undefined;
  return (last === null ? letter === 'a' : letter!.charCodeAt(0) === last.charCodeAt(0) + 1) ? letter! : undefined;
}
