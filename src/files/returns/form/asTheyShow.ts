import { cellText, type CellValue } from '../../../core/text/text';
import { cellIndex } from '../../../schema/rows';
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
