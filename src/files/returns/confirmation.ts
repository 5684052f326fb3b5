import type { Confirmation } from '../../core/exchange/exchange';
import { czechDate, readDate } from '../../core/text/date';
import { type CellValue, fold } from '../../core/text/text';
import { readConfirmation, REQUEST_NAMES } from '../../schema/request';
import { cellName } from '../../schema/read/rows';
import { type Book, CellError } from '../read/book';
import { named, type Place, textOf } from './cells';
import type { Form } from './form/form';
import { DAYS_1904 } from '../read/shown';
import { nameAndDay } from './nameAndDay';
import type { ReturnProblem } from './returns';

/** By the names of its cells; in a file that lost them, by what stands right of the label. */
export function confirmationOf(book: Book, forms: readonly Form[], problems: ReturnProblem[]): Confirmation | null {
  const by = named(book, REQUEST_NAMES.confirmedBy);
  const byName = by && { by, on: named(book, REQUEST_NAMES.confirmedOn), mark: named(book, REQUEST_NAMES.confirmedMark) };
  const isFilled = byName && [byName.by, byName.on].some((place) => place !== null && textOf(place.value) !== '');
  // Somebody may have written beside the two cells, or behind the label itself.
  const cells = isFilled ? byName : (forms.map(labelled).find((found) => found !== null) ?? byName);
  if (!cells) return null;
  const plain = (place: Place | null): CellValue => (place === null || place.value instanceof CellError ? null : place.value);
  const on = plain(cells.on);
  const form = forms.find(({ sheet }) => sheet === cells.by.sheet) ?? forms[0]!;
  const says = (code: ReturnProblem['code'], place: Place, params: ReturnProblem['params']): void =>
    void problems.push({ code, sheet: place.sheet, cell: cellName(place.row, place.column), params });
  const given = nameAndDay(plain(cells.by), book.date1904 && typeof on === 'number' ? on + DAYS_1904 : on);
  if (given === null) {
    const text = [cells.by, cells.on].flatMap((place) => (place === null ? [] : textOf(place.value) || [])).join(', ');
    if (text !== '') says('confirmationUnreadable', textOf(cells.by.value) === '' && cells.on ? cells.on : cells.by, { text });
    return null;
  }
  const confirmation = readConfirmation({ ...given, mark: plain(cells.mark) }, form.typed());
  if (given.isLoose && confirmation) says('confirmationRead', cells.by, { by: confirmation.by, date: czechDate(confirmation.on) });
  if (confirmation?.holds === false) says('confirmationWithdrawn', cells.by, { by: confirmation.by });
  return confirmation;
}

const CONFIRMATION_LABEL = 'potvrzuji uplnost';
const MARK = /^[0-9a-f]{12}$/;

function labelled({ sheet, above }: Form): { by: Place; on: Place | null; mark: Place | null } | null {
  for (const { row, cells } of above) {
    const label = cells.findIndex((value) => fold(textOf(value)).startsWith(CONFIRMATION_LABEL));
    if (label < 0) continue;
    const right = cells.flatMap((value, column): Place[] =>
      value === undefined || column <= label ? [] : [{ sheet, row, column, value }],
    );
    const isDay = ({ value }: Place): boolean => !(value instanceof CellError) && readDate(value) !== null;
    const by = right.find((place) => !isDay(place));
    const mark = right.find(({ value }) => MARK.test(textOf(value))) ?? null;
    if (by && by !== mark) return { by, on: right.find(isDay) ?? null, mark };
    const behind = textOf(cells[label]).replace(/^[^\s]+\s+[^\s]+\s*(\(jméno a den\))?[\s:]*/i, '');
    if (behind !== '') return { by: { sheet, row, column: label, value: behind }, on: right.find(isDay) ?? null, mark };
  }
  return null;
}
