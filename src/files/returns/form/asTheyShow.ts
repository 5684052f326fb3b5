import { czechDate, readDay } from '../../../core/text/date';
import { cellText, type CellValue } from '../../../core/text/text';
import { cellIndex } from '../../../schema/read/rows';
import { textOf } from '../cells';
import type { BookRow, BookSheet, BookValue } from '../../read/book';
import type { Says } from './beside';
import { linkText } from './link';
import { shownText } from '../../read/shown';

/** Rows with what the cells of text fields show, and with the addresses behind links. */
export function asTheyShow(
  sheet: BookSheet,
  body: readonly BookRow[],
  rows: readonly CellValue[][],
  columns: ReadonlyMap<string, number>,
  date1904: boolean,
  says: Says,
): CellValue[][] {
  const made = rows.map((cells) => [...cells]);
  const texts = (['description', 'link'] as const).flatMap((field) => columns.get(field) ?? []);
  const indexOf = new Map(body.map(({ row }, i) => [row, i]));
  const numbers = body.filter(({ cells }) => texts.some((position) => isShownOtherwise(cells[position])));
  if (numbers.length > 0)
    for (const { row, cells } of sheet.cells(numbers[0]!.row, numbers.at(-1)!.row, new Set(texts))) {
      const i = indexOf.get(row);
      if (i === undefined) continue;
      for (const position of texts) {
        const cell = cells[position];
        if (!cell || !isShownOtherwise(cell.value)) continue;
        made[i]![position] = shownText(cell, date1904);
        if (made[i]![position] !== textOf(cell.value)) says('shownTaken', row, position, { text: made[i]![position] });
      }
    }
  tellMonths(sheet, body, rows, columns.get('date'), date1904, says);
  const position = columns.get('link');
  if (position === undefined) return made;
  for (const [at, address] of sheet.links()) {
    const { row, column } = cellIndex(at);
    const i = column === position ? indexOf.get(row) : undefined;
    if (i === undefined) continue;
    const text = cellText(made[i]![position]);
    const whole = linkText(text, address);
    if (whole === null) continue;
    made[i]![position] = whole;
    says('linkTaken', row, position, { text, address });
  }
  return made;
}

/** What a cell of a text field may show in another way than it is stored. */
const isShownOtherwise = (value: BookValue | undefined): boolean => typeof value === 'number' || typeof value === 'boolean';

/** A cell that shows a month holds its first day, which nobody wrote. Only such days are looked at: formats are slow to read. */
function tellMonths(
  sheet: BookSheet,
  body: readonly BookRow[],
  rows: readonly CellValue[][],
  position: number | undefined,
  date1904: boolean,
  says: Says,
): void {
  if (position === undefined) return;
  const firsts = new Map<number, string>();
  body.forEach(({ row }, i) => {
    const value = rows[i]![position]!;
    const day = typeof value === 'number' ? readDay(value) : null;
    if (day?.endsWith('-01')) firsts.set(row, day);
  });
  if (firsts.size === 0) return;
  const at = [...firsts.keys()];
  for (const { row, cells } of sheet.cells(at[0]!, at.at(-1)!, new Set([position]))) {
    const [day, cell] = [firsts.get(row), cells[position]];
    if (day === undefined || !cell?.isDate || /d/i.test(cell.format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''))) continue;
    says('dateOfMonth', row, position, { text: shownText(cell, date1904), date: czechDate(day) });
  }
}
