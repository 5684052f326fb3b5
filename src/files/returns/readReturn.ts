import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { answerDigest } from '../../core/exchange/answerDigest';
import { ANSWER_FIELDS, isEmptyAnswer, missingOf, NO_ANSWER, type AnswerField } from '../../core/plan/answer';
import type { ReturnedRow } from '../../core/exchange/collect';
import { czechDate, readDate } from '../../core/text/date';
import type { Confirmation } from '../../core/exchange/exchange';
import { liberecRegion, type Municipality } from '../../core/plan/municipalities';
import { readNumber } from '../../core/text/number';
import { Gazetteer } from '../../core/plan/territory';
import { cellText, fold, looksLikeFormula, type CellValue } from '../../core/text/text';
import { readLevel, readProgress, readReason, readRelation } from '../../core/text/wording';
import {
  REQUEST_NAMES,
  REQUEST_ROLE,
  REQUEST_SHEETS,
  FORM,
  isForm,
  onlySubmitter,
  PLAN_ROLE,
  planIdOf,
  readConfirmation,
  readForm,
  readIdentity,
  type RequestIdentity,
  type FormColumn,
  type FormRow,
} from '../../schema/request';
import { HEADER_WITHIN, headerAt } from '../../schema/headers';
import { cellIndex, cellName, findColumns, missingColumns, type Area } from '../../schema/rows';
import { INPUT, PROPERTY } from '../../schema/tables';
import { CellError, reachableSheets, type Book, type BookRow, type BookSheet, type BookValue } from '../read/book';
import { withBook } from '../read/openBook';
import { checkClosed } from '../read/textBook';
import { LIMITS, Refused, within, type Limits } from '../../ooxml/limits';
import { isBareNumber } from './bareNumber';
import { nameAndDay } from './confirmation';
import { linkText } from './link';
import { DAYS_1904, shownText } from './shown';
import type { ReturnFault, ReturnProblem, ReturnReading } from './returns';

export interface FileIn {
  /** To be shown; it decides nothing. */
  readonly name: string;
  /** ISO time by the file system or the browser; null when it is not known */
  readonly lastModified: string | null;
}

export interface Expected {
  readonly planId: string;
  readonly version: string;
  /** Those of the plan; the built-in region when absent. */
  readonly municipalities?: readonly Municipality[];
}

/**
 * One returned workbook, told by its content alone. Every file ends in a reading or in a named fault; nothing is thrown,
 * and nothing is unpacked beyond the limits.
 */
export function readReturn(bytes: Uint8Array, file: FileIn, expected: Expected, limits: Limits = LIMITS): ReturnReading {
  const read = withBook<ReturnReading, ReturnFault>(
    bytes,
    limits,
    (book) => {
      checkClosed(book);
      return readingOf(book, bytes, file, expected, limits);
    },
    (rows) => Math.max(0, ...rows.map(({ cells }) => formScore(plainRow(cells)))),
  );
  return 'status' in read ? read : { status: 'refused', file: file.name, fault: read.fault };
}

function readingOf(book: Book, bytes: Uint8Array, file: FileIn, expected: Expected, limits: Limits): ReturnReading {
  if (book.properties.get(PROPERTY.role) === PLAN_ROLE) throw new Refused<ReturnFault>({ code: 'planItself' });
  const problems: ReturnProblem[] = [];
  const gazetteer = gazetteerOf(expected.municipalities ?? liberecRegion());
  const sheets = reachableSheets(book);
  const forms = sheets.flatMap((sheet) => formOf(sheet, book, gazetteer, problems, limits) ?? []);
  const said = identityOf(book, forms);
  if (said.version !== '' && said.version !== expected.version)
    throw new Refused<ReturnFault>({ code: 'otherVersion', version: said.version });
  if (said.plan !== '' && !isOfPlan(said.plan, book, expected))
    throw new Refused<ReturnFault>({ code: 'otherPlan', plan: planName(book) || said.plan });
  if (forms.length === 0 || (!said.isRequest && sheets.some(holdsMeasures)))
    throw new Refused<ReturnFault>({ code: forms.length === 0 ? 'notReturn' : 'planItself' });

  problems.push(...extraSheets(sheets, forms));
  const rows = forms.flatMap(({ sheet, rows: list, rowAt }) =>
    list.map(({ row, measure, criterion, submitter, answer, issued }): ReturnedRow => ({
      sheet,
      row: rowAt[row]! + 1,
      measure,
      criterion,
      submitter,
      answer,
      issued,
    })),
  );
  return {
    status: isWhole(said) ? 'read' : 'unidentified',
    return: {
      file: file.name,
      id: bytesToHex(sha256(bytes)).slice(0, 24),
      addressee: said.addressee || onlySubmitter(rows),
      savedAt: savedAtOf(book.modified, said.issued, file.lastModified),
      confirmation: confirmationOf(book, forms, problems),
      rows,
    },
    problems,
  };
}

/** By the document properties; where a program dropped them, by the form's own cell. */
function identityOf(book: Book, forms: readonly Form[]): RequestIdentity & { readonly isRequest: boolean } {
  const property = (name: string): string => book.properties.get(name) ?? '';
  const told = {
    isRequest: property(PROPERTY.role) === REQUEST_ROLE,
    version: property(PROPERTY.version),
    plan: property(PROPERTY.plan),
    addressee: property(PROPERTY.lead),
    issued: property(PROPERTY.issued),
  };
  if (isWhole(told)) return told;
  const above = forms.flatMap((form) => form.above.flatMap(({ cells }) => Array.from(cells, textOf)));
  const own = above.map(readIdentity).find((identity) => identity !== null);
  return own ? { ...own, isRequest: true } : told;
}

/** By its id; a plan whose properties were dropped after the call went out has but its name to be known by. */
const isOfPlan = (id: string, book: Book, { planId }: Expected): boolean => {
  if (id === planId) return true;
  const name = planName(book);
  return name !== '' && planIdOf(undefined, name) === planId;
};

const isWhole = ({ isRequest, version, plan, addressee }: ReturnType<typeof identityOf>): boolean =>
  isRequest && version !== '' && plan !== '' && addressee !== '';

let shared: { readonly gazetteer: Gazetteer; uses: number } | null = null;
/** It keeps every text that it has read: after so many files it is made anew. */
const GAZETTEER_USES = 200;

function gazetteerOf(municipalities: readonly Municipality[]): Gazetteer {
  if (shared?.gazetteer.municipalities !== municipalities || shared.uses >= GAZETTEER_USES)
    shared = { gazetteer: new Gazetteer(municipalities), uses: 0 };
  shared.uses++;
  return shared.gazetteer;
}

/** The plan's workbook by its content, when its properties are lost. */
const holdsMeasures = (sheet: BookSheet): boolean =>
  sheet
    .rows(0, HEADER_WITHIN - 1, null)
    .some(({ cells }) => missingColumns(INPUT.measures, findColumns(INPUT.measures, plainRow(cells))).length === 0);

/**
 * When it was last saved. A program that leaves the properties as they were says the day of the call; then the time of
 * the file itself is nearer the truth.
 */
function savedAtOf(modified: string | null, issued: string, lastModified: string | null): string | null {
  const own = isoTime(modified);
  return own !== null && !(own <= `${issued}T00:00:00Z`) ? own : isoTime(lastModified);
}

/** To the second, in one form, so that times compare as texts. A time without its zone counts as Greenwich. */
function isoTime(text: string | null): string | null {
  if (text === null || !/^\d{4}-\d\d-\d\d(T|$)/.test(text)) return null;
  const time = Date.parse(/T.*(Z|[+-]\d\d:?\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`);
  return Number.isNaN(time) ? null : `${new Date(time).toISOString().slice(0, 19)}Z`;
}

// --- the form ---------------------------------------------------------------------------------------------------

interface Form {
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
const WANTED: ReadonlySet<string> = new Set<FormColumn>(['measure', 'criterion', 'submitter', 'issued', ...ANSWER_FIELDS]);

function formOf(sheet: BookSheet, book: Book, gazetteer: Gazetteer, problems: ReturnProblem[], limits: Limits): Form | null {
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
  const keeps = form.some(({ issued }) => issued !== null);
  for (const { row, measure, criterion, answer, issued } of readable) {
    const whole = { ...NO_ANSWER, ...answer };
    if (isEmptyAnswer(whole) || issued === answerDigest(whole)) continue;
    const at = rowAt[row]!;
    if (keeps && issued === null && measure !== '') says('rowBelow', at, columns.get('measure')!, { measure, criterion });
    // A word that is not known is told of as such.
    const missing = measure === '' ? [] : missingOf(whole).filter((field) => field === 'relation' || field === 'progress');
    if (missing.some((field) => answer[field] !== '')) continue;
    if (missing.length > 0)
      says('incomplete', at, columns.get(missing[0]!) ?? columns.get('measure')!, { measure, criterion, missing: missing.join('And') });
  }
  return { sheet: sheet.name, rows: readable, typed: () => formRows(plain), rowAt, above: top.above };
}

type Says = (code: ReturnProblem['code'], row: number, position: number, params?: ReturnProblem['params']) => void;

/** How far right of the form own columns are looked for. */
const BESIDE = 20;

/** Positions that a gestor may have filled in on their own: no column of the form. */
function ownColumns(header: readonly CellValue[]): Set<number> {
  const known = new Set(findColumns(FORM, header).values());
  return new Set(Array.from({ length: header.length + BESIDE }, (_, position) => position).filter((position) => !known.has(position)));
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

/** Under so many notes and comments nobody reads the next one. */
const MOST_TOLD = 50;

/** Names what is not taken: own columns, notes below the form, comments, links behind other cells. Nothing gets lost unsaid. */
function tellBeside(
  sheet: BookSheet,
  filled: readonly BookRow[],
  form: {
    readonly top: number;
    readonly last: number;
    readonly header: readonly CellValue[];
    readonly columns: ReadonlyMap<string, number>;
    readonly own: ReadonlySet<number>;
    readonly isRow: (row: BookRow) => boolean;
  },
  says: Says,
): void {
  const { columns, header } = form;
  const used = new Map<number, { readonly row: number; count: number }>();
  let notes = 0;
  for (const each of filled) {
    const { row, cells } = each;
    const isBelow = row > form.last && !form.isRow(each);
    for (const position of isBelow ? cells.keys() : form.own) {
      const text = textOf(cells[position]);
      if (text === '') continue;
      const column = used.get(position);
      if (isBelow) {
        if (++notes <= MOST_TOLD) says('note', row, position, { text });
      } else if (column) column.count++;
      else used.set(position, { row, count: 1 });
    }
  }
  for (const [position, { row, count }] of used)
    says('ownColumn', row, position, { column: cellText(header[position]) || columnName(position), count });
  const below = (at: string): { row: number; column: number } | null => {
    const place = cellIndex(at);
    return place.row > form.top ? place : null;
  };
  for (const [at, text] of [...sheet.comments()].slice(0, MOST_TOLD)) {
    const place = below(at);
    if (place) says('comment', place.row, place.column, { text });
  }
  const answers = new Set([...columns].flatMap(([id, at]) => (isAnswerField(id) && id !== 'link' ? [at] : [])));
  for (const [at, address] of sheet.links()) {
    const place = below(at);
    const text = place && answers.has(place.column) ? textOf(filled.find(({ row }) => row === place.row)?.cells[place.column]) : null;
    if (place && text !== null && linkText(text, address) !== null) says('linkElsewhere', place.row, place.column, { address });
  }
}

const columnName = (position: number): string => cellName(0, position).replace(/\d+$/, '');

/** Sheets of their own, which nobody collects. */
function extraSheets(sheets: readonly BookSheet[], forms: readonly Form[]): ReturnProblem[] {
  const ours = new Set<string>([...Object.values(REQUEST_SHEETS), ...forms.map(({ sheet }) => sheet)]);
  return sheets
    .filter((sheet) => !ours.has(sheet.name) && sheet.rows(0, HEADER_WITHIN, null).length > 0)
    .map(({ name }) => ({ code: 'extraSheet', sheet: name, cell: '', params: { name } }));
}

/** Rows with what the cells of text fields show, and with the addresses behind links. */
function asTheyShow(
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
  const numbers = body.filter(({ cells }) => texts.some((position) => typeof cells[position] === 'number'));
  if (numbers.length > 0)
    for (const { row, cells } of sheet.cells(numbers[0]!.row, numbers.at(-1)!.row, new Set(texts))) {
      const i = indexOf.get(row);
      if (i === undefined) continue;
      for (const position of texts) {
        const cell = cells[position];
        if (typeof cell?.value !== 'number') continue;
        made[i]![position] = shownText(cell, date1904);
        if (made[i]![position] !== String(cell.value)) says('shownTaken', row, position, { text: made[i]![position] });
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

const formScore = (header: readonly CellValue[]): number => (isForm(header) ? 1 : 0);

/** An error value reads as an empty cell; a hole is one too. */
function plainRow(cells: BookRow['cells'], change: (value: CellValue, position: number) => CellValue = (value) => value): CellValue[] {
  return Array.from(cells, (value, i) => (value === undefined || value instanceof CellError ? '' : change(value, i)));
}

const textOf = (value: BookValue | undefined): string => (value instanceof CellError ? '' : cellText(value));

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

const isAnswerField = (id: string): id is AnswerField => (ANSWER_FIELDS as readonly string[]).includes(id);

const WORDS: Partial<Record<AnswerField, (text: string) => { readonly value: unknown }>> = {
  relation: readRelation,
  progress: readProgress,
  reason: readReason,
  ownLevel: readLevel,
};

/** The drop-downs and checks of the call again: pasting removes them in Excel, and other programs have none. */
function checkAnswer(
  field: AnswerField,
  value: CellValue,
  says: (code: ReturnProblem['code'], params: ReturnProblem['params']) => void,
  gazetteer: Gazetteer,
): void {
  const text = cellText(value);
  if (text === '') return;
  if (typeof value === 'string' && looksLikeFormula(value) && readNumber(value) === null) says('formulaText', { text });
  if (WORDS[field]?.(text).value === null) says('wordingUnknown', { column: FORM.columns[field].header, text });
  if (field === 'date' && readDate(value) === null) says('dateUnreadable', { text });
  if (field !== 'territory') return;
  for (const { kind, name, candidates } of gazetteer.read(text).problems) {
    if (kind === 'unknown') says('municipalityUnknown', { name });
    else says('municipalityAmbiguous', { name, candidates: candidates.join('; ') });
  }
}

// --- the cells above the form -----------------------------------------------------------------------------------

function named(book: Book, name: string): { sheet: string; row: number; column: number; value: BookValue } | null {
  const cell = book.names.get(name);
  const sheet = cell && reachableSheets(book).find((candidate) => candidate.name === cell.sheet);
  if (!cell || !sheet) return null;
  return { ...cell, value: sheet.rows(cell.row, cell.row, new Set([cell.column]))[0]?.cells[cell.column] ?? null };
}

const planName = (book: Book): string => textOf(named(book, REQUEST_NAMES.planName)?.value);

interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly value: BookValue;
}

/** By the names of its cells; in a file that lost them, by what stands right of the label. */
function confirmationOf(book: Book, forms: readonly Form[], problems: ReturnProblem[]): Confirmation | null {
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
