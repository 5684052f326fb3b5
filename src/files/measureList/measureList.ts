import type { Region } from '../../core/plan/liberec';
import { liberecRegion, type Municipality } from '../../core/plan/municipalities';
import { regionMunicipalities } from '../../core/plan/regions/load';
import { shortList } from '../../core/text/shorten';
import { fold } from '../../core/text/text';
import type { FileFault } from '../../ooxml/limits';
import { cellName } from '../../schema/read/rows';
import { INPUT } from '../../schema/tables';
import type { InputRow } from '../plan/template';
import type { Book, BookRow, BookText } from '../read/book';
import { withTables } from '../read/openBook';
import { KnownAreas } from './content/areas';
import { Account, NO_ACCOUNT, type ListAccount } from './account';
import { columnsOf, FIELD_HEADER, isAssigned, NOTHING_ASSIGNED, NOWHERE, type Assigned } from './layout/columns';
import { criterionRows } from './content/criterionRows';
import { documentSheets, locateIn, pagesOf } from './layout/documentTables';
import {
  checkColumns,
  findTables,
  has,
  headersIn,
  kindOfColumns,
  listMap,
  ownTable,
  placesIn,
  quotedList,
  scoreOf,
  type Found,
  type Kind,
  type ListMap,
  type OwnTable,
} from './layout/header';
import { tellHidden } from './layout/hidden';
import { measureRows } from './content/measureRows';
import { Measures } from './content/measures';
import { ListBodies, municipalitiesOf } from './content/people';
import { tableRows } from './content/planTables';
import { isGuess, listProblem, ListProblems, type ListProblem, type ListProblemCode } from './problems';
import { regionOfList } from './content/region';
import { codesInTitle } from './layout/rows';
import { LIST_LIMITS, listSheets, type ListSheet, type SourceRow } from './layout/sheets';

export { listProblemText, type ListProblem } from './problems';

/** Rows for the plan's workbook. */
export interface ListTables {
  /** Its own, or those that its measures name; empty for a list of the region whose areas are built in. */
  readonly areas: readonly InputRow<'areas'>[];
  readonly measures: readonly InputRow<'measures'>[];
  readonly criteria: readonly InputRow<'criteria'>[];
  readonly leads: readonly InputRow<'leads'>[];
  /** Of a plan's own workbook; empty of any other list. */
  readonly municipalities: readonly InputRow<'municipalities'>[];
}

export interface MeasureList {
  readonly tables: ListTables;
  /** The gravest first. With an error among them nothing is to be made of the list. */
  readonly problems: readonly ListProblem[];
  /** What became of every row and column. */
  readonly account: ListAccount;
  /** What its columns were taken for; null in an empty list. */
  readonly map: ListMap | null;
  /** Whose plan it is, as the user says or as the list looks. */
  readonly region: Region;
}

/** What the user knows of a list and its words do not say. */
export interface ListWishes {
  /** What stands in which column, where words of headers are not to decide. */
  readonly columns?: Assigned;
  /** Whose plan it is, where the list is not to decide. */
  readonly region?: Region;
  /** The municipalities of that region: offices are known by their names. Those of the Liberec Region need not be given. */
  readonly municipalities?: readonly Municipality[];
}

/**
 * A list of measures and criteria from .xlsx, .xls, .ods, CSV or .docx: one row for each measure or for each criterion, one
 * table or several, in a document also a form for each measure; the plan's own workbook too. Nothing is guessed and nothing dropped: what is not understood is among the
 * problems, and the account says of every row what became of it.
 */
export function readMeasureList(bytes: Uint8Array, wishes: ListWishes = {}): MeasureList {
  const { columns: assigned = NOTHING_ASSIGNED } = wishes;
  if (bytes.length === 0) return failed('empty');
  const list = withTables(
    bytes,
    LIST_LIMITS,
    (book) => listOf(book, assigned, wishes),
    (rows) => Math.max(0, ...rows.map(({ cells }) => scoreOf(columnsOf(textsOf(cells), assigned)))),
  );
  return 'fault' in list ? unreadableList(list.fault) : list;
}

/**
 * The same with the municipalities of its region loaded: which region that is, the user says or only the list itself does,
 * and then it is read once more.
 */
export async function readListOfRegion(bytes: Uint8Array, wishes: ListWishes = {}): Promise<MeasureList> {
  const municipalitiesOf = async (region: Region): Promise<Pick<ListWishes, 'municipalities'>> =>
    region === 'own' || region === 'none' || region === 'liberec' ? {} : { municipalities: await regionMunicipalities(region) };
  if (wishes.region !== undefined) return readMeasureList(bytes, { ...wishes, ...(await municipalitiesOf(wishes.region)) });
  const list = readMeasureList(bytes, wishes);
  const known = list.tables.municipalities.length > 0 ? {} : await municipalitiesOf(list.region);
  return known.municipalities ? readMeasureList(bytes, { ...wishes, ...known, region: list.region }) : list;
}

/** What is said of a list that could not be read. */
export function unreadableList(fault: FileFault): MeasureList {
  const { code } = fault;
  if (code === 'tooBig' || code === 'encrypted' || code === 'rightsManaged') return failed(code);
  if (code !== 'notWorkbook') return failed('damaged');
  return failed(fault.is === 'document' ? 'notDocx' : 'notList');
}

const failed = (code: ListProblemCode, params: ListProblem['params'] = {}): MeasureList => ({
  tables: { areas: [], measures: [], criteria: [], leads: [], municipalities: [] },
  problems: [listProblem(code, {}, params)],
  account: NO_ACCOUNT,
  map: null,
  region: 'own',
});

const textsOf = (cells: BookRow['cells']): Map<number, string> =>
  new Map(cells.flatMap((value, column) => (typeof value === 'string' ? [[column, value] as const] : [])));

/** Columns that only the form of a request has. */
const ONLY_ASKED = (['relation', 'progress', 'submitter'] as const).map((column) => fold(INPUT.statements.columns[column].header));

/** A list of what one addressee was asked holds no whole plan. */
const isOfRequest = ({ texts }: SourceRow): boolean => {
  const header = new Set([...texts.values()].map(fold));
  return ONLY_ASKED.every((column) => header.has(column));
};

/** The steps: sheets, their tables and kinds, the plan's own tables, measures with their criteria, rows for a plan. */
function listOf(book: Book, assigned: Assigned, wishes: ListWishes): MeasureList {
  const { sheets: given, problems: ofCells } = listSheets(book, LIST_LIMITS);
  if (book.isDocument && given.length === 0) return failed('noTables');
  const document = book.isDocument ? documentSheets(given, assigned) : null;
  const sheets = document?.sheets ?? given;
  const locate = document ? locateIn(document, given) : undefined;
  const [only] = sheets;
  if (!only) return failed('damaged');
  if (book.text && only.rows.length === 0) return failed('empty');
  const { garbled = null, open = null } = book.text ?? {};
  if (garbled !== null) return failed('garbled', { word: garbled });
  const onPage = document ? pagesOf(given) : null;
  const standing = onPage ? ofCells.map((one) => ({ ...one, ...onPage(one) })) : ofCells;
  const problems = new ListProblems(open ? [quoteOpen(open), ...ofCells] : standing, locate);
  const account = new Account(locate);

  if (book.text) tellEncoding(book.text, problems);
  const { found, alone, own: ofPlan, unused } = sorted(sheets, assigned, problems);
  const told = unused.filter(({ rows, name }) => rows.length > 0 && name !== '');
  if (told.length > 0) problems.report('sheetsUnused', '', '', { sheets: shortList(told.map(({ name }) => name)) });
  const ownRows = (id: OwnTable): Record<string, string>[] => ofPlan[id].flatMap((sheet) => tableRows(id, sheet, problems));
  const own = ownRows('areas').map(({ code = '', name = '', parent = '' }) => ({ code, name, parent }));
  const contacts: InputRow<'leads'>[] = ownRows('leads');
  const municipalities: InputRow<'municipalities'>[] = ownRows('municipalities');
  const region = wishes.region ?? regionOfList({ areas: own, municipalities, found });
  const areas = new KnownAreas(own, region);
  for (const sheet of Object.values(ofPlan).flat()) account.rows(sheet, sheet.rows, 'read');
  for (const { name } of unused) problems.dropElsewhere(name, new Set());

  const measures = new Measures(areas, problems, account);
  const used = [...found, ...alone];
  for (const { sheet, above, headers, explanations } of used) {
    account.rows(sheet, above, 'above');
    account.rows(sheet, headers, 'header');
    account.rows(sheet, explanations, 'explanation');
  }
  const map = listMap(used[0], sheets);
  for (const { sheet, header, rows } of used)
    if (header.size === 0) problems.report('withoutHeader', sheet.name, cellName(rows[0]!.row, Math.min(...rows[0]!.texts.keys())));
  checkAssigned(assigned, used, sheets, map, problems);
  checkColumns(used, problems);
  for (const { sheet, headers } of used) if (headers.some(isOfRequest)) problems.report('requestGiven', sheet.name, '');
  if (book.text) checkWidths(book.text, used, problems);
  for (const one of found) measures.readMeasures(one);
  for (const one of alone) measures.readCriteria(one);
  const hasCriteria = used.some(({ columns }) => columns.criteria.length > 0);
  if (used.length > 0 && !hasCriteria) problems.report('criteriaMissing', used[0]!.sheet.name, '', { column: FIELD_HEADER.criterion });
  if (!hasCriteria) measures.missing.add('criterion');
  measures.placeLoose();
  tellHidden(used, account, problems);
  if (book.trackedChanges) problems.report('trackedChanges', '', '', { count: book.trackedChanges });

  const drafts = [...measures.drafts.values()];
  if (drafts.length === 0 && !problems.hasError) {
    const seen = used.length > 0 ? null : map;
    problems.report('noMeasures', seen?.sheet ?? '', seen?.cell ?? '', seen === null ? {} : { headers: headersOf(seen) });
  }
  const bodies = new ListBodies(
    drafts,
    contacts,
    municipalitiesOf(municipalities, wishes.municipalities ?? (region === 'liberec' ? liberecRegion() : [])),
  );
  for (const { sheet, row, column, text } of document?.beside ?? []) problems.report('noteRow', sheet, cellName(row, column), { text });
  const rows = measureRows(drafts, { areas, missing: measures.missing, bodies, problems });
  const criteria = criterionRows(drafts, problems);
  rows.told();
  const tables = {
    areas: own.length > 0 || region === 'liberec' ? own : rows.areas,
    measures: rows.rows,
    criteria,
    leads: bodies.rows(drafts),
    municipalities,
  };
  const inOrder = problems.inOrder();
  return {
    tables,
    problems: inOrder,
    map,
    region,
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
function checkAssigned(
  assigned: Assigned,
  used: readonly Found[],
  sheets: readonly ListSheet[],
  map: ListMap | null,
  problems: ListProblems,
): void {
  for (const [header, field] of assigned) {
    if (field === null || map === null || used.some((table) => isAssigned(table, header))) continue;
    const sheet = sheets.find(({ name }) => name === map.sheet)!;
    const isLetter = [...placesIn(sheet, new Map([[header, field]])).keys()].some((column) => sheet.lastRow.has(column));
    if (isLetter || (used.length === 0 && map.columns.some((column) => fold(column.header) === fold(header)))) continue;
    problems.report('headerNotFound', map.sheet, map.cell, { column: FIELD_HEADER[field], header, headers: headersOf(map) });
  }
}

/** The headers, and the letters of columns without one. */
const headersOf = ({ columns }: ListMap): string => quotedList([...new Set(columns.map(({ header, letter }) => header || letter))]);

interface Sorted {
  /** Tables of measures, and tables of criteria alone. */
  readonly found: readonly Found[];
  readonly alone: readonly Found[];
  /** Sheets of a plan's own workbook. */
  readonly own: Readonly<Record<OwnTable, readonly ListSheet[]>>;
  /** Sheets that nothing is read of. */
  readonly unused: readonly ListSheet[];
}

/** What stands on each sheet. */
function sorted(sheets: readonly ListSheet[], assigned: Assigned, problems: ListProblems): Sorted {
  const shown = sheets.filter(({ hidden }) => !hidden);
  const of = (id: OwnTable): ListSheet[] => shown.filter((sheet) => ownTable(sheet) === id);
  const others = shown.filter((sheet) => ownTable(sheet) === null);
  const byWords = others.flatMap((sheet) => findTables(sheet, assigned));
  const asked = listMap(
    byWords.find(({ columns }) => kindOfColumns(columns) === 'measures'),
    others,
  );
  // Letters are of one sheet: of the one that the user is asked about.
  const tables = others.flatMap((sheet) => {
    const places = sheet.name === asked?.sheet ? placesIn(sheet, assigned) : NOWHERE;
    return places.size > 0 ? findTables(sheet, assigned, places) : byWords.filter((table) => table.sheet === sheet);
  });
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
  const own = { areas: of('areas'), leads: of('leads'), municipalities: of('municipalities') };
  const isRead = (sheet: ListSheet): boolean => used.has(sheet) || Object.values(own).some((sheets) => sheets.includes(sheet));
  return { found: lists, alone, own, unused: sheets.filter((sheet) => !isRead(sheet)) };
}

/**
 * Tables that are headed like a list and are none beside a real one: a table of contents ("Č.", "Název"), a budget without
 * codes. Without a real list, all of them are tried.
 */
function withoutOthers(tables: readonly Found[]): readonly Found[] {
  const isWhole = (one: Found): boolean =>
    has(one, 'title') &&
    (has(one, 'code') || codesInTitle(one, new KnownAreas([], 'own'))) &&
    (one.columns.sure.has('title') || isAnswered(one));
  const isAnswered = (one: Found): boolean => has(one, 'lead') || one.columns.criteria.length > 0;
  const whole = tables.filter(isWhole);
  return whole.some(isAnswered) ? whole : tables;
}
