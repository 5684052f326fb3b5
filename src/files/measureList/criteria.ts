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

/** What stands before a criterion: "1." "2)" "a)" "•". */
const MARK = /^\s*(?:(\d{1,2})(?:\)|\.(?!\d))\s*|([a-z])\)\s*|[-–—•*·▪◦]\s+)(?=\S)/;
/** A sign that no text of a list holds. */
const CUT = '\uffff';
/** "1) first; 2) second" on one line. */
const INLINE = /([\s;,])(?=\d{1,2}\)\s)/g;

interface Item {
  readonly label: string | null;
  text: string;
  readonly from: CriterionCell;
}

/**
 * The criteria of one measure, from the cells where they stand, in order. A cell with a number beside it is one criterion;
 * any other is divided at its numbering or bullets, and where it is the only cell of the measure, at its lines.
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
    const lines = only!.text.split('\n').filter((line) => line.trim() !== '');
    if (lines.length > 1) return lines.map((line) => ({ ...only!, text: line.trim(), isPart: true }));
  }
  return cells.map((cell) => ({ ...cell, isPart: false }));
}

/** Do the cells of a measure hold a numbering of two or more? */
export function isNumbered(cells: readonly CriterionCell[]): boolean {
  const items = cells.every(({ number }) => number === null) ? markedItems(cells, false) : null;
  return Array.isArray(items) && items.filter(({ label }) => label !== null).length > 1;
}

/** null: there are no marks; 'unsafe': there are some, but not from the beginning of a cell. */
function markedItems(cells: readonly CriterionCell[], single: boolean): Item[] | 'unsafe' | null {
  const items: Item[] = [];
  let [unmarked, unsafe] = [false, false];
  let last: string | null = null;
  for (const from of cells) {
    const before = items.length;
    let marked = true;
    const lines = from.text.split('\n').flatMap((line) => (/^\s*1\)\s/.test(line) ? line.replace(INLINE, `$1${CUT}`).split(CUT) : [line]));
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
