import { shortList } from '../../core/text/shorten';
import { fold } from '../../core/text/text';
import type { FileFault } from '../../ooxml/limits';
import { cellName } from '../../schema/rows';
import { INPUT } from '../../schema/tables';
import type { InputRow } from '../plan/template';
import type { Book, BookRow, BookText } from '../read/book';
import { withBook } from '../read/openBook';
import { KnownAreas } from './areas';
import { Account, NO_ACCOUNT, type ListAccount } from './account';
import { columnsOf, FIELD_HEADER, isAssigned, NOTHING_ASSIGNED, type Assigned } from './columns';
import { criterionRows } from './criterionRows';
import {
  checkColumns,
  findTables,
  has,
  headersIn,
  headersSeen,
  kindOfColumns,
  ownTable,
  quotedList,
  scoreOf,
  type Found,
  type Kind,
  type SeenHeader,
} from './header';
import { tellHidden } from './hidden';
import { measureRows } from './measureRows';
import { Measures } from './measures';
import { ListBodies } from './people';
import { tableRows } from './planTables';
import { isGuess, listProblem, ListProblems, type ListProblem, type ListProblemCode } from './problems';
import { codesInTitle } from './rows';
import { LIST_LIMITS, listSheets, type ListSheet } from './sheets';

export { listProblemText, type ListProblem } from './problems';

/** Rows for the plan's workbook. */
export interface ListTables {
  /** Empty when the list has no areas of its own. */
  readonly areas: readonly InputRow<'areas'>[];
  readonly measures: readonly InputRow<'measures'>[];
  readonly criteria: readonly InputRow<'criteria'>[];
  readonly leads: readonly InputRow<'leads'>[];
}

export interface MeasureList {
  readonly tables: ListTables;
  /** The gravest first. With an error among them nothing is to be made of the list. */
  readonly problems: readonly ListProblem[];
  /** What became of every row and column. */
  readonly account: ListAccount;
  /** Where no header was recognised: the row that may be one, for the user to say what heads what. */
  readonly seen: SeenHeader | null;
}

/** What the user knows of a list and its words do not say. */
export interface ListWishes {
  /** The header of each field, where words of headers are not to decide. */
  readonly columns?: Assigned;
}

/**
 * A list of measures and criteria from .xlsx, .xls, .ods or CSV: one row for each measure or for each criterion, one table
 * or several, the plan's own workbook too. Nothing is guessed and nothing dropped: what is not understood is among the
 * problems, and the account says of every row what became of it.
 */
export function readMeasureList(bytes: Uint8Array, { columns: assigned = NOTHING_ASSIGNED }: ListWishes = {}): MeasureList {
  if (bytes.length === 0) return failed('empty');
  const list = withBook(
    bytes,
    LIST_LIMITS,
    (book) => listOf(book, assigned),
    (rows) => Math.max(0, ...rows.map(({ cells }) => scoreOf(columnsOf(textsOf(cells), assigned)))),
  );
  return 'fault' in list ? unreadableList(list.fault) : list;
}

/** What is said of a list that could not be read. */
export const unreadableList = ({ code }: FileFault): MeasureList =>
  failed(code === 'tooBig' || code === 'encrypted' || code === 'rightsManaged' ? code : code === 'notWorkbook' ? 'notList' : 'damaged');

const failed = (code: ListProblemCode, params: ListProblem['params'] = {}): MeasureList => ({
  tables: { areas: [], measures: [], criteria: [], leads: [] },
  problems: [listProblem(code, {}, params)],
  account: NO_ACCOUNT,
  seen: null,
});

const textsOf = (cells: BookRow['cells']): Map<number, string> =>
  new Map(cells.flatMap((value, column) => (typeof value === 'string' ? [[column, value] as const] : [])));

/** The steps: sheets, their tables and kinds, the plan's own tables, measures with their criteria, rows for a plan. */
function listOf(book: Book, assigned: Assigned): MeasureList {
  const { sheets, problems: ofCells } = listSheets(book, LIST_LIMITS);
  const [only] = sheets;
  if (!only) return failed('damaged');
  if (book.text && only.rows.length === 0) return failed('empty');
  const { garbled = null, open = null } = book.text ?? {};
  if (garbled !== null) return failed('garbled', { word: garbled });
  const problems = new ListProblems(open ? [quoteOpen(open), ...ofCells] : ofCells);
  const account = new Account();

  if (book.text) tellEncoding(book.text, problems);
  const { found, alone, areas: ofAreas, leads: ofLeads, unused } = sorted(sheets, assigned, problems);
  const told = unused.filter(({ rows, name }) => rows.length > 0 && name !== '');
  if (told.length > 0) problems.report('sheetsUnused', '', '', { sheets: shortList(told.map(({ name }) => name)) });
  const own = ofAreas.flatMap((sheet) => tableRows('areas', sheet, problems));
  const areas = new KnownAreas(own.map(({ code = '', name = '', parent = '' }) => ({ code, name, parent })));
  const contacts: InputRow<'leads'>[] = ofLeads.flatMap((sheet) => tableRows('leads', sheet, problems));
  for (const sheet of [...ofAreas, ...ofLeads]) account.rows(sheet, sheet.rows, 'read');
  for (const { name } of unused) problems.dropElsewhere(name, new Set());

  const measures = new Measures(areas, problems, account);
  const used = [...found, ...alone];
  for (const { sheet, above, headers, explanations } of used) {
    account.rows(sheet, above, 'above');
    account.rows(sheet, headers, 'header');
    account.rows(sheet, explanations, 'explanation');
  }
  checkAssigned(assigned, used, sheets, problems);
  checkColumns(used, problems);
  if (book.text) checkWidths(book.text, used, problems);
  for (const one of found) measures.readMeasures(one);
  for (const one of alone) measures.readCriteria(one);
  const hasCriteria = used.some(({ columns }) => columns.criteria.length > 0);
  if (used.length > 0 && !hasCriteria) problems.report('criteriaMissing', used[0]!.sheet.name, '', { column: FIELD_HEADER.criterion });
  if (!hasCriteria) measures.missing.add('criterion');
  measures.placeLoose();
  tellHidden(used, account, problems);

  const drafts = [...measures.drafts.values()];
  const seen = used.length > 0 ? null : headersSeen(sheets);
  if (drafts.length === 0 && !problems.hasError) {
    problems.report(
      'noMeasures',
      seen?.sheet ?? '',
      seen?.cell ?? '',
      seen === null ? {} : { headers: quotedList(seen.columns.map(({ header }) => header)) },
    );
  }
  const bodies = new ListBodies(drafts, contacts);
  const rows = measureRows(drafts, { areas, missing: measures.missing, bodies, problems });
  const criteria = criterionRows(drafts, problems);
  rows.told();
  const tables = {
    areas: own.map(({ code = '', name = '', parent = '' }) => ({ code, name, parent })),
    measures: rows.rows,
    criteria,
    leads: bodies.rows(drafts),
  };
  const inOrder = problems.inOrder();
  return {
    tables,
    problems: inOrder,
    seen,
    account: account.done(
      sheets,
      used,
      inOrder.filter(({ code }) => isGuess(code)),
    ),
  };
}

/** How the old code pages are called. */
const ENCODING_NAMES: Readonly<Record<BookText['encoding'], string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1250': 'Windows-1250',
  'iso-8859-2': 'ISO 8859-2',
  ibm852: 'IBM 852 (DOS)',
  'mac-ce': 'Mac CE',
};

/** Why nothing is to be made of a text file; null for one that can be read. */
export function unusableText(text: BookText | null): ListProblem | null {
  if (text?.garbled) return listProblem('garbled', {}, { word: text.garbled });
  return text?.open ? quoteOpen(text.open) : null;
}

const quoteOpen = ({ row, column }: NonNullable<BookText['open']>): ListProblem =>
  listProblem('quoteOpen', { cell: cellName(row, column) });

/** How the letters of a text file were read, where the file does not say it. */
export function tellEncoding({ encoding, guessed, twice }: BookText, problems: ListProblems): void {
  if (guessed) problems.report('encodingGuessed', '', '', { encoding: ENCODING_NAMES[encoding] });
  if (twice) problems.report('encodingTwice', '', '');
}

/** A row with more fields than the header has shifted: a text with a separator in it stands without quotation marks. */
function checkWidths({ widths, separator }: BookText, used: readonly Found[], problems: ListProblems): void {
  for (const { row: header, rows } of used) {
    const count = widths.get(header)!;
    for (const { row, texts } of rows)
      if (Math.max(...texts.keys()) >= count)
        problems.report('rowTooLong', '', cellName(row, count), {
          fields: widths.get(row)!,
          count,
          separator: separator === '\t' ? '⇥' : separator,
        });
  }
}

/** A header that the user named has to stand somewhere. */
function checkAssigned(assigned: Assigned, used: readonly Found[], sheets: readonly ListSheet[], problems: ListProblems): void {
  for (const [field, header] of assigned) {
    if (used.some((table) => isAssigned(table, header))) continue;
    const [first] = used;
    const seen = first ? null : headersSeen(sheets);
    const headers = first ? [...first.header.values()] : (seen?.columns.map((column) => column.header) ?? []);
    const place = first
      ? { sheet: first.sheet.name, cell: cellName(first.row, Math.min(...first.header.keys())) }
      : { sheet: seen?.sheet ?? '', cell: seen?.cell ?? '' };
    problems.report('headerNotFound', place.sheet, place.cell, {
      column: FIELD_HEADER[field],
      header,
      headers: quotedList([...new Set(headers)]),
    });
  }
}

interface Sorted {
  /** Tables of measures, and tables of criteria alone. */
  readonly found: readonly Found[];
  readonly alone: readonly Found[];
  /** Sheets of a plan's own workbook. */
  readonly areas: readonly ListSheet[];
  readonly leads: readonly ListSheet[];
  /** Sheets that nothing is read of. */
  readonly unused: readonly ListSheet[];
}

/** What stands on each sheet. */
function sorted(sheets: readonly ListSheet[], assigned: Assigned, problems: ListProblems): Sorted {
  const shown = sheets.filter(({ hidden }) => !hidden);
  const of = (id: 'areas' | 'leads'): ListSheet[] => shown.filter((sheet) => ownTable(sheet) === id);
  const tables = shown.filter((sheet) => ownTable(sheet) === null).flatMap((sheet) => findTables(sheet, assigned));
  const byKind = (kind: Kind): Found[] => {
    const all = tables.filter(({ columns }) => kindOfColumns(columns) === kind);
    // In a workbook of a plan, sheets that the add-in wrote from the measures list them once more.
    const own = kind === 'unused' ? [] : all.filter(({ sheet }) => fold(sheet.name) === fold(INPUT[kind].sheet));
    return own.length > 0 ? own : all;
  };
  const measures = byKind('measures');
  const lists = withoutOthers(measures);
  const alone = byKind('criteria');
  const used = new Set([...lists, ...alone].map(({ sheet }) => sheet));
  // A table beside a list is told; a whole sheet is told by its name.
  for (const table of [...measures.filter((one) => !lists.includes(one)), ...byKind('unused')])
    if (used.has(table.sheet))
      problems.report('tableLeftOut', table.sheet.name, cellName(table.row, Math.min(...table.header.keys())), {
        headers: headersIn(table),
      });
  const [areas, leads] = [of('areas'), of('leads')];
  const isRead = (sheet: ListSheet): boolean => used.has(sheet) || areas.includes(sheet) || leads.includes(sheet);
  return { found: lists, alone, areas, leads, unused: sheets.filter((sheet) => !isRead(sheet)) };
}

/**
 * Tables that are headed like a list and are none beside a real one: a table of contents ("Č.", "Název"), a budget without
 * codes. Without a real list, all of them are tried.
 */
function withoutOthers(tables: readonly Found[]): readonly Found[] {
  const isWhole = (one: Found): boolean =>
    has(one, 'title') && (has(one, 'code') || codesInTitle(one, new KnownAreas([]))) && (one.columns.sure.has('title') || isAnswered(one));
  const isAnswered = (one: Found): boolean => has(one, 'lead') || one.columns.criteria.length > 0;
  const whole = tables.filter(isWhole);
  return whole.some(isAnswered) ? whole : tables;
}
