import { LEVELS } from '../../core/plan/level';
import { COLOUR, LEVEL_CELL } from '../../schema/look';
import { columnsOf, outputTable, type OutputId } from '../../schema/outputs';
import { cellName } from '../../schema/read/rows';
import type { Column, Kind, OutputTable } from '../../schema/tables';
import { literalCell } from '../excel/literal';
import type { Block } from '../excel/survey';
import type { OutputChange } from './outputLayout';
import type { OutputSheet } from './wanted';
import { setUpPage } from './printSetup';
import type { Outbox } from '../excel/outbox';

export const NUMBER_FORMAT: Readonly<Partial<Record<Kind, string>>> = { percent: '0 %', date: 'd. m. yyyy', number: '0', money: '#,##0' };
/** Of a code that people go on typing: 1.10 stays as it is. */
const TEXT_FORMAT = '@';
const TABLE_STYLE = 'TableStyleLight9';
/** Excel measures widths in points through the API; a character of the default font is about 5.25 of them. */
const POINTS_PER_CHARACTER = 5.6;

/** Writes the tables of one sheet from the bottom up, so that rows inserted below one do not move the next. */
export async function writeOutputs(outbox: Outbox, changes: readonly OutputChange[]): Promise<void> {
  for (const change of [...changes].sort((a, b) => b.row - a.row))
    if (change.isNew) await createTable(outbox, change);
    else await updateTable(outbox, change);
}

async function createTable(
  outbox: Outbox,
  { id, sheet: sheetName, row, column, name, columns, positions, rowsAfter, charted, pages, writes }: OutputChange,
): Promise<void> {
  const sheet = outbox.sheet(sheetName);
  const { totalled, levels, onNewPage, kept, filtered = false, stressed } = outputTable(id);
  // Where all cells of a sheet were deleted, those that were texts would show the mark by which a text is written.
  sheet.getRangeByIndexes(row, column, rowsAfter + 1, columns).numberFormat = 'General' as unknown as string[][];
  // Header and data first: a table made over a header alone pushes down what stands below (office-js #1197).
  await outbox.put(sheetName, row, column, [columnsOf(id).map(({ header }) => header)]);
  formatHeader(sheet, id, row, column);
  for (const write of writes) await outbox.put(sheetName, row + 1, column + write.column, write.after);
  formatBody(sheet, outputTable(id), { row: row + 1, column, rows: rowsAfter, columns }, positions);
  if (levels) colourLevels(sheet, row + 1, column);
  if (kept) columnsOf(id).forEach((one, i) => offerChoices(outbox, one, sheetName, row + 1, column + i, rowsAfter));
  const table = sheet.tables.add(sheet.getRangeByIndexes(row, column, rowsAfter + 1, columns), true);
  table.name = name;
  table.style = TABLE_STYLE;
  table.showFilterButton = filtered;
  if (totalled && charted < rowsAfter) boldRow(sheet, row + 1 + charted, column, columns);
  if (stressed) stressWord(outbox, sheet, Object.keys(outputTable(id).columns).indexOf(stressed.column) + column, row + 1, stressed.word);
  outbox.ifPossible(() => {
    for (const page of pages) sheet.horizontalPageBreaks.add(sheet.getRangeByIndexes(row + 1 + page, column, 1, 1));
  });
  if (onNewPage) outbox.ifPossible(() => sheet.horizontalPageBreaks.add(sheet.getRangeByIndexes(row, column, 1, 1)));
}

async function updateTable(outbox: Outbox, change: OutputChange): Promise<void> {
  const sheet = outbox.sheet(change.sheet);
  const { id, row, column, name, columns, positions, rowsBefore, rowsAfter, chartedBefore, charted, insert, writes } = change;
  if (insert > 0)
    sheet
      .getRangeByIndexes(row + 1 + rowsBefore, 0, insert, 1)
      .getEntireRow()
      .insert('Down');
  for (const write of writes) await outbox.put(change.sheet, row + 1 + (write.from ?? 0), column + write.column, write.after);
  if (rowsAfter !== rowsBefore) sheet.tables.getItem(name).resize(sheet.getRangeByIndexes(row, column, rowsAfter + 1, columns));
  const fresh = { row: row + 1 + rowsBefore, column, rows: rowsAfter - rowsBefore, columns };
  if (rowsAfter > rowsBefore) formatBody(sheet, outputTable(id), fresh, positions);
  else if (rowsAfter < rowsBefore) await outbox.clear(change.sheet, row + 1 + rowsAfter, column, rowsBefore - rowsAfter, columns, true);
  if (!outputTable(id).totalled || charted === chartedBefore) return;
  if (chartedBefore < Math.min(rowsBefore, rowsAfter)) boldRow(sheet, row + 1 + chartedBefore, column, columns, false);
  if (charted < rowsAfter) boldRow(sheet, row + 1 + charted, column, columns);
}

/** The sum stands out from the rows above it. */
function boldRow(sheet: Excel.Worksheet, row: number, column: number, columns: number, bold = true): void {
  sheet.getRangeByIndexes(row, column, 1, columns).format.font.bold = bold;
}

/**
 * The look of rows that come to a table.
 * @param positions where each of its columns stands in it; undefined for one that it lacks
 */
export function formatBody(
  sheet: Excel.Worksheet,
  table: OutputTable,
  { row, column, rows, columns }: Omit<Block, 'sheet'>,
  positions: readonly (number | undefined)[],
): void {
  const body = sheet.getRangeByIndexes(row, column, rows, columns);
  body.format.verticalAlignment = 'Top';
  const all = Object.values(table.columns);
  all.forEach((one, i) => {
    const position = positions[i];
    if (position === undefined) return;
    const range = sheet.getRangeByIndexes(row, column + position, rows, 1);
    const format = one.kind === 'code' && table.kept ? TEXT_FORMAT : NUMBER_FORMAT[one.kind];
    // One format for the whole range: Excel spreads it, and the message stays small.
    if (format !== undefined) range.numberFormat = format as unknown as string[][];
    if (one.kind === 'longText') range.format.wrapText = true;
    if (isNumber(one)) range.format.horizontalAlignment = 'Right';
    else if (i > 0 && standsRight(all[i - 1]!)) setApart(range);
  });
  if (table.ruled)
    for (const edge of ['InsideHorizontal', 'EdgeBottom'] as const) {
      const line = body.format.borders.getItem(edge);
      line.style = 'Continuous';
      line.color = COLOUR.grid;
    }
  if (all.some(({ kind }) => kind === 'longText')) body.format.autofitRows();
}

const isNumber = ({ kind }: Column): boolean => kind === 'number' || kind === 'percent' || kind === 'money';

/** Excel sets days right as it does numbers. */
const standsRight = (column: Column): boolean => isNumber(column) || column.kind === 'date';

/** A text right of a number would otherwise begin where the number ends. */
function setApart({ format }: Excel.Range): void {
  format.horizontalAlignment = 'Left';
  format.indentLevel = 1;
}

/** Table styles are Excel's; a header of its own colour is seen in every program. */
function formatHeader(sheet: Excel.Worksheet, id: OutputId, row: number, column: number): void {
  const columns = columnsOf(id);
  columns.forEach((one, i) => {
    if (isNumber(one)) sheet.getRangeByIndexes(row, column + i, 1, 1).format.horizontalAlignment = 'Right';
    else if (i > 0 && standsRight(columns[i - 1]!)) setApart(sheet.getRangeByIndexes(row, column + i, 1, 1));
  });
  const { format } = sheet.getRangeByIndexes(row, column, 1, columns.length);
  format.fill.color = COLOUR.written;
  if (outputTable(id).kept)
    columns.forEach(({ written }, i) => {
      if (!written) sheet.getRangeByIndexes(row, column + i, 1, 1).format.fill.color = COLOUR.input;
    });
  format.font.color = COLOUR.onHeader;
  format.font.bold = true;
  format.wrapText = true;
  format.verticalAlignment = 'Top';
  if (outputTable(id).ruled) format.autofitRows();
}

/** The choices of a column in a drop-down, where it has some; Excel may refuse, and other words may be typed all the same. */
export function offerChoices(outbox: Outbox, { choices }: Column, sheet: string, row: number, column: number, rows: number): void {
  if (!choices) return;
  outbox.ifPossible(() => {
    const { dataValidation } = outbox.sheet(sheet).getRangeByIndexes(row, column, rows, 1);
    dataValidation.rule = { list: { inCellDropDown: true, source: choices.join(',') } };
    dataValidation.errorAlert = { showAlert: false, style: 'Information', title: '', message: '' };
  });
}

/** The words of the three levels in their colours; as cells, not as a rule, so that a user may restyle them. */
function colourLevels(sheet: Excel.Worksheet, row: number, column: number): void {
  LEVELS.forEach((level, i) => {
    const { format } = sheet.getRangeByIndexes(row + i, column, 1, 1);
    format.fill.color = LEVEL_CELL[level].fill;
    format.font.color = LEVEL_CELL[level].text;
    format.font.bold = true;
  });
}

/** Rows that come later are below: nobody has so many. */
const STRESSED_ROWS = 5_000;

/** As a rule, so that it goes with the word when rows are written anew. Without it the word still says it. */
function stressWord(outbox: Outbox, sheet: Excel.Worksheet, column: number, row: number, word: string): void {
  outbox.ifPossible(() => {
    const { custom } = sheet.getRangeByIndexes(row, column, STRESSED_ROWS, 1).conditionalFormats.add('Custom');
    custom.rule.formula = `=${cellName(row, column)}="${word}"`;
    custom.format.fill.color = LEVEL_CELL.unfulfilled.fill;
    custom.format.font.color = LEVEL_CELL.unfulfilled.text;
    custom.format.font.bold = true;
  });
}

/** A sheet that the add-in makes: title, note, and a blank row above the first table. */
export interface NewSheet extends OutputSheet {
  /** Shown beside the title while it is selected, and never printed. */
  readonly help?: string;
  /** Of the inputs, for the footer. */
  readonly code?: string | null;
}

export function createSheet(outbox: Outbox, plan: NewSheet): Promise<void> {
  outbox.context.workbook.worksheets.add(plan.name);
  return formatSheet(outbox, plan);
}

/** The same for a sheet that is there and empty, as a run that was cut short leaves it. */
export async function formatSheet(outbox: Outbox, plan: NewSheet): Promise<void> {
  const { name, title, note, ids, help, code = null, dense = false } = plan;
  const sheet = outbox.sheet(name);
  await outbox.put(name, 0, 0, [[title], [literalCell(note)]]);
  const { font } = sheet.getRangeByIndexes(0, 0, 1, 1).format;
  font.bold = true;
  font.size = 16;
  sheet.getRangeByIndexes(1, 0, 1, 1).format.font.color = COLOUR.muted;
  setUpSheet(sheet, ids);
  // Title, note and a blank row; of a single table its header, too.
  const titleRows = ids.length === 1 ? FIRST_ROW + 1 : FIRST_ROW;
  if (dense) sheet.freezePanes.freezeRows(titleRows);
  setUpPage(outbox, sheet, { titleRows, code, isNarrow: dense, printed: ids.length === 1 ? printedOf(ids[0]!) : null });
  if (help !== undefined)
    outbox.ifPossible(() => {
      // Not at the title: that cell is selected when the sheet is shown, and the help would cover the figures.
      sheet.getRangeByIndexes(1, 0, 1, 1).dataValidation.prompt = { title, message: help, showPrompt: true };
    });
}

/** Where the columns stand that are printed of a table which has a sheet for itself. */
function printedOf(id: OutputId): { readonly repeated: number; readonly from: number; readonly to: number } | null {
  const { printed, columns } = outputTable(id);
  if (!printed) return null;
  const at = (column: string): number => Object.keys(columns).indexOf(column);
  return { repeated: at(printed.repeatedTo) + 1, from: at(printed.from), to: at(printed.to) };
}

/** First row of the first table on a sheet that the add-in makes. */
export const FIRST_ROW = 3;

/** Widths: of each column, the widest that any of its tables asks for. */
function setUpSheet(sheet: Excel.Worksheet, ids: readonly OutputId[]): void {
  const widths: number[] = [];
  for (const id of ids) columnsOf(id).forEach(({ width }, i) => (widths[i] = Math.max(widths[i] ?? 0, width)));
  widths.forEach((width, i) => (sheet.getRangeByIndexes(0, i, 1, 1).format.columnWidth = width * POINTS_PER_CHARACTER));
  sheet.showGridlines = false;
}
