import { shortList } from '../../core/text/shorten';
import { fold } from '../../core/text/text';
import type { FileFault } from '../../ooxml/limits';
import { cellName } from '../../schema/rows';
import { INPUT } from '../../schema/tables';
import type { InputRow } from '../plan/template';
import type { Book, BookRow, BookText } from '../read/book';
import { withBook } from '../read/openBook';
import { KnownAreas } from './areas';
import { columnsOf, FIELD_HEADER } from './columns';
import { criterionRows } from './criterionRows';
import { checkColumns, findHeader, kindOf, scoreOf, type Found, type Kind } from './header';
import { measureRows } from './measureRows';
import { Measures } from './measures';
import { leadRows } from './people';
import { tableRows } from './planTables';
import { listProblem, ListProblems, type ListProblem, type ListProblemCode } from './problems';
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
}

/**
 * A list of measures and criteria from .xlsx, .xls, .ods or CSV: one row for each measure or for each criterion, one sheet
 * or two, the plan's own workbook too. Nothing is guessed and nothing dropped: what is not understood is among the problems.
 */
export function readMeasureList(bytes: Uint8Array): MeasureList {
  if (bytes.length === 0) return failed('empty');
  const list = withBook(bytes, LIST_LIMITS, listOf, (rows) => Math.max(0, ...rows.map(({ cells }) => scoreOf(columnsOf(textsOf(cells))))));
  return 'fault' in list ? unreadableList(list.fault) : list;
}

/** What is said of a list that could not be read. */
export const unreadableList = ({ code }: FileFault): MeasureList =>
  failed(code === 'tooBig' || code === 'encrypted' || code === 'rightsManaged' ? code : code === 'notWorkbook' ? 'notList' : 'damaged');

const failed = (code: ListProblemCode, params: ListProblem['params'] = {}): MeasureList => ({
  tables: { areas: [], measures: [], criteria: [], leads: [] },
  problems: [listProblem(code, {}, params)],
});

const textsOf = (cells: BookRow['cells']): Map<number, string> =>
  new Map(cells.flatMap((value, column) => (typeof value === 'string' ? [[column, value] as const] : [])));

/** The steps: sheets, their headers and kinds, the plan's own tables, measures with their criteria, rows for a plan. */
function listOf(book: Book): MeasureList {
  const { sheets, problems: ofCells } = listSheets(book, LIST_LIMITS);
  const [only] = sheets;
  if (!only) return failed('damaged');
  if (book.text && only.rows.length === 0) return failed('empty');
  if (book.text?.garbled) return failed('garbled', { word: book.text.garbled });
  const { open } = book.text ?? {};
  const problems = new ListProblems(open ? [listProblem('quoteOpen', { cell: cellName(open.row, open.column) }), ...ofCells] : ofCells);

  if (book.text) tellEncoding(book.text, problems);
  const { of, unused } = sorted(sheets);
  const told = unused.filter(({ rows, name }) => rows.length > 0 && name !== '');
  if (told.length > 0) problems.report('sheetsUnused', '', '', { sheets: shortList(told.map(({ name }) => name)) });
  const own = of('areas').flatMap(({ sheet }) => tableRows('areas', sheet, problems));
  const areas = new KnownAreas(own.map(({ code = '', name = '', parent = '' }) => ({ code, name, parent })));
  const contacts: InputRow<'leads'>[] = of('leads').flatMap(({ sheet }) => tableRows('leads', sheet, problems));
  for (const { name } of unused) problems.dropElsewhere(name, new Set());

  const measures = new Measures(areas, problems);
  const [found, alone] = [of('measures'), of('criteria')].map((list) => list.map(({ header }) => header!)) as [Found[], Found[]];
  const used = [...found, ...alone];
  checkColumns(used, problems);
  if (book.text) checkWidths(book.text, used, problems);
  for (const one of found) measures.readMeasures(one);
  for (const one of alone) measures.readCriteria(one);
  const hasCriteria = used.some(({ columns }) => columns.criteria.length > 0);
  if (used.length > 0 && !hasCriteria) problems.report('criteriaMissing', used[0]!.sheet.name, '', { column: FIELD_HEADER.criterion });
  if (!hasCriteria) measures.missing.add('criterion');
  measures.placeLoose();

  const drafts = [...measures.drafts.values()];
  if (drafts.length === 0 && !problems.hasError) problems.report('noMeasures', '', '');
  const rows = measureRows(drafts, { areas, missing: measures.missing, contacts, problems });
  const criteria = criterionRows(drafts, problems);
  rows.told();
  const tables = {
    areas: own.map(({ code = '', name = '', parent = '' }) => ({ code, name, parent })),
    measures: rows.rows,
    criteria,
    leads: leadRows(drafts, contacts),
  };
  return { tables, problems: problems.inOrder() };
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

function tellEncoding({ encoding, guessed, twice }: BookText, problems: ListProblems): void {
  if (guessed) problems.report('encodingGuessed', '', '', { encoding: ENCODING_NAMES[encoding] });
  if (twice) problems.report('encodingTwice', '', '');
}

/** A row with more fields than the header has shifted: a text with a separator in it stands without quotation marks. */
function checkWidths({ widths, separator }: BookText, used: readonly Found[], problems: ListProblems): void {
  for (const { sheet, top } of used) {
    const count = widths.get(sheet.rows[top]!.row)!;
    for (const { row, texts } of sheet.rows.slice(top + 1))
      if (Math.max(...texts.keys()) >= count)
        problems.report('rowTooLong', '', cellName(row, count), {
          fields: widths.get(row)!,
          count,
          separator: separator === '\t' ? '⇥' : separator,
        });
  }
}

interface KnownSheet {
  readonly sheet: ListSheet;
  readonly header: Found | null;
}

/** What each sheet is; those that nothing is read of are unused. */
function sorted(sheets: readonly ListSheet[]): { of: (kind: Kind) => KnownSheet[]; unused: ListSheet[] } {
  const known = sheets.map((sheet): KnownSheet => ({ sheet, header: findHeader(sheet) }));
  const kinds = known.map(({ sheet, header }) => (sheet.hidden ? 'unused' : kindOf(header, sheet)));
  // In a workbook of a plan, sheets that the add-in wrote from the measures list them once more.
  for (const kind of ['measures', 'criteria'] as const) {
    const own = known.findIndex(({ sheet }, i) => kinds[i] === kind && fold(sheet.name) === fold(INPUT[kind].sheet));
    if (own >= 0) kinds.forEach((other, i) => other === kind && i !== own && (kinds[i] = 'unused'));
  }
  const of = (kind: Kind): KnownSheet[] => known.filter((_, i) => kinds[i] === kind);
  return { of, unused: of('unused').map(({ sheet }) => sheet) };
}
