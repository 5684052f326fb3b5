import { answerDigest } from '../../../core/exchange/answerDigest';
import { ANSWER_FIELDS, isEmptyAnswer, missingOf, NO_ANSWER } from '../../../core/plan/answer';
import type { Gazetteer } from '../../../core/plan/territory';
import { type CellValue, fold, INVISIBLE } from '../../../core/text/text';
import { type Limits, within } from '../../../ooxml/limits';
import { HEADER_WITHIN, headerAt } from '../../../schema/read/headers';
import { FORM, type FormColumn, type FormRow, isForm, readForm } from '../../../schema/request';
import { type Area, cellName, findColumns } from '../../../schema/read/rows';
import { type Book, type BookRow, type BookSheet, CellError } from '../../read/book';
import { plainRow, textOf } from '../cells';
import type { ReturnProblem } from '../returns';
import { asTheyShow } from './asTheyShow';
import { isBareNumber } from './bareNumber';
import { ownColumns, type Says, tellBeside } from './beside';
import { checkAnswer, isAnswerField } from './checkAnswer';
import { DAYS_1904 } from '../../read/shown';

export interface Form {
  readonly sheet: string;
  readonly rows: readonly FormRow[];
  /** The rows by the values of their cells alone, as the pane in the gestor's workbook marks them. */
  readonly typed: () => readonly FormRow[];
  /** Rows of the sheet by rows of the form, 0-based. */
  readonly rowAt: readonly number[];
  /** What stands above the header. */
  readonly above: readonly BookRow[];
}

/** What a return is made of; the other columns only tell the gestor what is asked. */
const WANTED: ReadonlySet<string> = new Set<FormColumn>(['measure', 'criterion', 'submitter', 'issuedDigest', ...ANSWER_FIELDS]);

export function formOf(sheet: BookSheet, book: Book, gazetteer: Gazetteer, problems: ReturnProblem[], limits: Limits): Form | null {
  const top = headerOf(sheet);
  if (!top) return null;
  const header = plainRow(top.header.cells);
  const columns = new Map([...findColumns(FORM, header)].filter(([id]) => WANTED.has(id)));
  const wanted = new Set(columns.values());
  const datePosition = columns.get('date');
  const own = ownColumns(header);
  const filled = sheet
    .rows(top.header.row + 1, Infinity, new Set([...wanted, ...own]))
    // A header pasted along with the rows.
    .filter(({ cells }) => ![...columns].every(([, position]) => fold(textOf(cells[position])) === fold(textOf(header[position]))));
  const last = lastAnswered(filled, columns);
  const isRow = ({ row, cells }: BookRow): boolean =>
    [...wanted].some((position) => cells[position] !== undefined) && !(row > last && isNote(cells, columns));
  const body = filled.filter(isRow);
  const rowAt = body.map(({ row }) => row);
  const plain = body.map(({ cells }) =>
    plainRow(cells, (value, position) =>
      book.date1904 && position === datePosition && typeof value === 'number' ? value + DAYS_1904 : value,
    ),
  );
  const spans = sheet.merged().filter(({ row, column, rows: height, columns: width }) => {
    const last = row + height - 1;
    return last > top.header.row && [...wanted].some((position) => position >= column && position < column + width);
  });
  const says = (code: ReturnProblem['code'], row: number, position: number, params: ReturnProblem['params'] = {}): void =>
    void problems.push({ code, sheet: sheet.name, cell: cellName(row, position), params });
  for (const id of EXPECTED)
    if (!columns.has(id))
      problems.push({ code: 'columnMissing', sheet: sheet.name, cell: '', params: { column: FORM.columns[id].header } });
  for (const { row, column } of spans) says('mergedCells', row, column);
  const rows = asTheyShow(sheet, body, plain, columns, book.date1904, says);
  const bareDates = new Set(rows.flatMap((cells, i) => (datePosition !== undefined && isBareNumber(cells[datePosition]!) ? [i] : [])));
  tellBeside(sheet, filled, { top: top.header.row, last, header, columns, own, isRow }, says);
  tellMarks(body, columns, says);
  body.forEach(({ row, cells }, i) => {
    for (const [id, position] of columns) {
      const value = cells[position];
      if (value === undefined) continue;
      if (value instanceof CellError) says('cellError', row, position, { text: value.text });
      else if (id === 'date' && bareDates.has(i)) says('dateIncomplete', row, position, { text: textOf(value) });
      else if (isAnswerField(id)) checkAnswer(id, rows[i]![position]!, (code, params) => says(code, row, position, params), gazetteer);
    }
  });
  const merged = relativeAreas(spans, rowAt, limits);
  const formRows = (data: CellValue[][]): FormRow[] =>
    readForm({ sheet: sheet.name, top: top.header.row, left: 0, header, rows: data, merged });
  const form = formRows(rows);
  // What nobody can read is no answer, and no empty one either.
  const isReadable = (row: number, field: string): boolean =>
    !(body[row]!.cells[columns.get(field)!] instanceof CellError) && !(field === 'date' && bareDates.has(row));
  const readable = form.map(({ answer, ...row }) => ({
    ...row,
    answer: Object.fromEntries(Object.entries(answer).filter(([field]) => isReadable(row.row, field))),
  }));
  const keeps = form.some(({ issuedDigest }) => issuedDigest !== null);
  for (const { row, measure, criterion, answer, issuedDigest } of readable) {
    const whole = { ...NO_ANSWER, ...answer };
    if (isEmptyAnswer(whole) || issuedDigest === answerDigest(whole)) continue;
    const at = rowAt[row]!;
    if (keeps && issuedDigest === null && measure !== '') says('rowBelow', at, columns.get('measure')!, { measure, criterion });
    // A word that is not known is told of as such.
    const missing = measure === '' ? [] : missingOf(whole).filter((field) => field === 'relation' || field === 'progress');
    if (missing.some((field) => answer[field] !== '')) continue;
    if (missing.length > 0)
      says('incomplete', at, columns.get(missing[0]!) ?? columns.get('measure')!, { measure, criterion, missing: missing.join('And') });
  }
  return { sheet: sheet.name, rows: readable, typed: () => formRows(plain), rowAt, above: top.above };
}

/** Texts that people write at length keep what they were pasted with. */
const LONG: ReadonlySet<string> = new Set<FormColumn>(['description', 'link', 'issuedDigest']);

/** Told once: the first cell, and how many there are. */
function tellMarks(body: readonly BookRow[], columns: ReadonlyMap<string, number>, says: Says): void {
  const marked = body.flatMap(({ row, cells }) =>
    [...columns].flatMap(([id, position]) => {
      const value = cells[position];
      return !LONG.has(id) && typeof value === 'string' && value.search(INVISIBLE) >= 0 ? [{ row, position }] : [];
    }),
  );
  const [first] = marked;
  if (first) says('invisibleMarks', first.row, first.position, { count: marked.length });
}

/** The last row that is surely one of the form; -1 when there is none. */
function lastAnswered(rows: readonly BookRow[], columns: ReadonlyMap<string, number>): number {
  const says = ({ cells }: BookRow): boolean =>
    textOf(cells[columns.get('measure')!]) !== '' &&
    [...columns].some(([id, at]) => id !== 'measure' && id !== 'submitter' && textOf(cells[at]) !== '');
  return rows.filter(says).at(-1)?.row ?? -1;
}

/** One text and nothing else in the row, where no code can stand: "Podklady k A1.2 dodáme v únoru". */
function isNote(cells: BookRow['cells'], columns: ReadonlyMap<string, number>): boolean {
  const [first, second] = [...columns].filter(([, at]) => cells[at] !== undefined);
  if (!first || second) return false;
  const text = textOf(cells[first[1]]);
  return first[0] === 'measure' ? /\s/.test(text) || text.length > LONGEST_CODE : first[0] === 'description';
}
const LONGEST_CODE = 20;

/** Columns that a form is sent out with; a row without a submitter is the addressee's. */
const EXPECTED = ['criterion', ...ANSWER_FIELDS] as const satisfies readonly FormColumn[];
function headerOf(sheet: BookSheet): { header: BookRow; above: readonly BookRow[] } | null {
  const head = sheet.rows(0, HEADER_WITHIN - 1, null);
  const found = headerAt(head, ({ cells }) => formScore(plainRow(cells)));
  if (found >= 0) return { header: head[found]!, above: head.slice(0, found) };
  const top = sheet.tables().find(({ name }) => name.toLowerCase() === FORM.name.toLowerCase())?.area.row;
  const header = top === undefined || top < HEADER_WITHIN ? undefined : sheet.rows(top, top, null)[0];
  return header && isForm(plainRow(header.cells)) ? { header, above: head } : null;
}

export const formScore = (header: readonly CellValue[]): number => (isForm(header) ? 1 : 0);

/**
 * Areas of the sheet in terms of the filled rows below the header: those without a cell are not there.
 * @throws {Refused} for areas that lie over one another so often that filling them would never end
 */
function relativeAreas(areas: readonly Area[], rowAt: readonly number[], limits: Limits): Area[] {
  let filled = 0;
  return areas.map(({ row, column, rows, columns }) => {
    const [first, end] = [firstFrom(rowAt, row), firstFrom(rowAt, row + rows)];
    // When the first row of the area is not filled, there is nothing to carry down.
    const count = rowAt[first] === row ? end - first : 0;
    within(limits, 'cells', (filled += count));
    return { row: count > 0 ? first : 0, column, rows: count, columns };
  });
}

/** Position of the first of the ascending numbers that is not below `least`. */
function firstFrom(numbers: readonly number[], least: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
