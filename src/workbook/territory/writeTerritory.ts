import { STANDINGS, territorialStandings } from '../../core/territory/coverage';
import { tileMap } from '../../core/territory/tiles';
import { cellText } from '../../core/text/text';
import { COLOUR, LEVEL_CELL, LEVEL_COLOUR } from '../../schema/look';
import { TERRITORY_SHEET } from '../../schema/tables';
import { CHOICE, LIST_HEAD, territorySheet, TERRITORY_TITLE, type Area, type TerritorySheet } from '../../schema/territory';
import { isFormula, literalCell, untyped } from '../excel/literal';
import type { Outbox, TypedCells } from '../excel/outbox';
import type { Wanted } from '../excel/readBlocks';
import { inExcel } from '../excel/run';
import { sheetNamed, survey, type Block, type Survey } from '../excel/survey';
import { writeChange } from '../excel/writeChange';
import { findCharts } from '../outputs/planCharts';
import { standingName, wantedFor } from '../outputs/wanted';
import { writeSheets, type Neighbour } from '../outputs/writeSheets';
import { evaluateTables } from '../summary/report';
import { readTables } from '../tables/readTables';
import { digest, type Step } from '../undo/restorePoint';
import { ASZ_SHEET, aszSummary } from './aszSummary';

/** What was read of the sheet, beside the tables. */
const READ = 'sheet of the map';

export interface TerritoryReport {
  /** The sheet of the map as it is called in the workbook; null where no criterion is judged by territory, so that there is no map. */
  readonly sheet: string | null;
  /** The sheet of the ASZ; null for a plan without its funds and partners. */
  readonly asz: string | null;
  readonly criteria: number;
  readonly municipalities: number;
  /** Titles of charts that Excel did not make. */
  readonly chartsFailed: readonly string[];
  readonly nothingChanged: boolean;
}

/** There is nothing to write: the plan is without territory, or it has no municipalities, or no statement names a territory and it has nothing of the ASZ. */
export class NoTerritory extends Error {
  constructor(readonly why: 'withoutTerritory' | 'noMunicipalities' | 'noCriteria') {
    super(why);
    this.name = 'NoTerritory';
  }
}

/**
 * Writes the sheet Území: the map of tiles with its drop-down, the legend and the table by ORP, and beside them how every
 * municipality stands in every territorial criterion. All that is shown is computed by formulas from what stands beside, so
 * that it changes with the choice in any program and without the add-in. What was chosen stays chosen. With it the sheet
 * Souhrn ASZ, where the plan has funds or partners of the ASZ. Running it again changes nothing; all of it is one change
 * that can be taken back.
 * @throws {NoTerritory} before anything is written
 * @throws {UnusableWorkbook} when a needed table or column is missing
 * @throws {ExcelFault} when Excel refuses
 */
export async function writeTerritory(now: Date): Promise<TerritoryReport> {
  return inExcel(async (context) => {
    const found = await survey(context);
    const charts = findCharts(context, found.sheets);
    const standing = sheetNamed(found, TERRITORY_SHEET);
    const used = standing === undefined ? null : (found.used[standing] ?? null);
    const wantedCells: Record<string, Wanted> = { ...wantedFor(found, [ASZ_SHEET]), ...(used ? { [READ]: { ...used, as: 'typed' } } : {}) };
    const { tables, others } = await readTables(context, found, wantedCells, charts.ask);
    const { plan, evaluation } = evaluateTables(tables);
    if (plan.settings.withoutTerritory) throw new NoTerritory('withoutTerritory');
    const { municipalities } = evaluation.gazetteer;
    const criteria = territorialStandings(evaluation);
    const asz = aszSummary(plan, criteria, found);
    if (municipalities.length === 0) throw new NoTerritory('noMunicipalities');
    if (criteria.length === 0 && asz === null) throw new NoTerritory('noCriteria');

    const map =
      criteria.length === 0
        ? null
        : planMap(
            context,
            found,
            { standing, used, grid: others[READ] ?? [] },
            territorySheet(criteria, municipalities, await tileMap(municipalities)),
          );
    const beside = map?.change ? [map.change] : [];
    const told = { sheet: map?.name ?? null, criteria: criteria.length, municipalities: municipalities.length };
    const restorePoint = { what: 'territory', at: now.toISOString(), detail: '' } as const;
    if (asz === null) {
      for (const { sheets, restore, write } of beside)
        await writeChange(context, found, new Set(sheets), { ...restorePoint, steps: restore }, async (outbox) => write(outbox));
      return { ...told, asz: null, chartsFailed: [], nothingChanged: beside.length === 0 };
    }
    const { nothingChanged, chartsFailed } = await writeSheets(context, {
      ...asz,
      survey: found,
      read: others,
      charts: charts.answer(),
      title: '',
      titleBefore: null,
      code: null,
      beside,
      ...(map ? { staysBehind: true } : {}),
      restorePoint,
    });
    return { ...told, asz: standingName(found, ASZ_SHEET) ?? ASZ_SHEET.name, chartsFailed, nothingChanged };
  });
}

/** The sheet of the map as it stands. */
interface StandingMap {
  /** Its name in the workbook; undefined where there is none. */
  readonly standing: string | undefined;
  readonly used: Block | null;
  readonly grid: TypedCells;
}

/** What is to be done so that the sheet says what is wanted; null where it does. A sheet of that name that somebody else made stays as it is. */
function planMap(
  context: Excel.RequestContext,
  found: Survey,
  { standing, used, grid }: StandingMap,
  wanted: TerritorySheet,
): { readonly name: string; readonly change: Neighbour | null } {
  const at = (row: number, column: number) => (used ? (grid[row - used.row]?.[column - used.column] ?? '') : '');
  const isOurs = used !== null && cellText(untyped(at(0, 0))) === TERRITORY_TITLE;
  const name = used === null || isOurs ? (standing ?? TERRITORY_SHEET) : freeName(found.sheets);
  const isNew = name !== standing;
  const after = isOurs ? withChoice(wanted, at(CHOICE.row, CHOICE.column)) : wanted.cells;
  const rows = Math.max(after.length, isOurs ? used.row + used.rows : 0);
  const columns = Math.max(after[0]!.length, isOurs ? used.column + used.columns : 0);
  const ours = isOurs ? ownExtent(grid, used) : { rows: after.length, columns: after[0]!.length };
  const height = Math.min(rows, Math.max(after.length, ours.rows));
  const width = Math.min(columns, Math.max(after[0]!.length, ours.columns));
  const block = (cell: (row: number, column: number) => TypedCells[number][number]): TypedCells =>
    Array.from({ length: height }, (_, row) => Array.from({ length: width }, (__, column) => cell(row, column)));
  const before = block(at);
  const isTheirs = isOurs ? notesOf(before, after) : () => false;
  const next = block((row, column) => {
    const value = after[row]?.[column] ?? '';
    if (value === '' && isTheirs(row, column)) return at(row, column);
    return isFormula(value) ? value : literalCell(value);
  });
  if (isOurs && same(before, next)) return { name, change: null };

  const filled = next.flat().filter((cell) => cell !== '').length;
  const step: Step = isNew
    ? { do: 'deleteSheet', sheet: name, filled }
    : { do: 'cells', sheet: name, row: 0, column: 0, before, rowsAfter: next.length, after: digest(next) };
  const write = async (outbox: Outbox): Promise<void> => {
    if (isNew) context.workbook.worksheets.add(name);
    const sheet = outbox.sheet(name);
    if (!isOurs || layoutOf(before) !== layoutOf(next)) {
      // Borders and colours of tiles that are elsewhere now.
      if (isOurs) sheet.getRangeByIndexes(CHOICE.row, 0, next.length - CHOICE.row, next[0]!.length).clear('Formats');
      format(outbox, sheet, wanted, !isOurs);
    }
    await outbox.put(name, 0, 0, next);
    if (isNew) outbox.ifPossible(() => outbox.sheet(name).activate());
  };
  return { name, change: { sheets: isNew ? [] : [name], restore: [step], write } };
}

/** What somebody has chosen stays chosen, as long as it is there to be chosen. */
function withChoice({ cells, data }: TerritorySheet, chosen: TypedCells[number][number]): TerritorySheet['cells'] {
  const text = cellText(untyped(chosen));
  const choices = cells[data.row]!.slice(data.column, data.column + data.columns).map(cellText);
  if (text === '' || !choices.includes(text)) return cells;
  return cells.map((line, row) => (row === CHOICE.row ? line.map((cell, column) => (column === CHOICE.column ? text : cell)) : line));
}

/** How far what an earlier run wrote reaches: to the last row with a code, and the last column with a formula of the map. */
function ownExtent(grid: TypedCells, used: { readonly row: number; readonly column: number }): { rows: number; columns: number } {
  let [rows, columns] = [0, 0];
  grid.forEach((line, i) =>
    line.forEach((cell, j) => {
      if (!isFormula(cell)) return;
      rows = Math.max(rows, used.row + i + 1);
      columns = Math.max(columns, used.column + j + 1);
    }),
  );
  // The list of municipalities is the last thing that reaches down; its codes stand without a gap.
  const list = placeOfList(grid);
  for (let i = list.row + 1; list.row >= 0 && i < grid.length && cellText(untyped(grid[i]![list.column] ?? '')) !== ''; i++)
    rows = Math.max(rows, used.row + i + 1);
  return { rows, columns };
}

function placeOfList(grid: TypedCells): { readonly row: number; readonly column: number } {
  const isHead = (cell: TypedCells[number][number]): boolean => untyped(cell) === LIST_HEAD;
  const row = grid.findIndex((line) => line.some(isHead));
  return { row, column: row < 0 ? -1 : grid[row]!.findIndex(isHead) };
}

/**
 * Which cells hold what somebody has written beside: where the sheet is laid out as before, all that no run writes; where it is
 * laid out anew, those below the table by ORP, left of the list.
 */
function notesOf(before: TypedCells, after: TerritorySheet['cells']): (row: number, column: number) => boolean {
  const formulas = (cells: TypedCells): string =>
    cells.flatMap((line, i) => line.flatMap((cell, j) => (isFormula(cell) ? `${i} ${j}` : []))).join();
  if (formulas(before) === formulas(after)) return () => true;
  const list = placeOfList(before);
  const last = before.reduce((found, line, i) => (line.slice(0, Math.max(0, list.column)).some(isFormula) ? i : found), -1);
  return (row, column) => row > last && column < list.column;
}

/** Cells as they are compared: Excel may write a formula in another way. */
const plain = (cell: TypedCells[number][number]): string =>
  isFormula(cell) ? String(cell).replace(/[\s$]/g, '').toLowerCase() : cellText(untyped(cell));
const same = (a: TypedCells, b: TypedCells): boolean => a.every((line, i) => line.every((cell, j) => plain(cell) === plain(b[i]![j]!)));
/** The formulas say where everything stands. */
const layoutOf = (cells: TypedCells): string => digest(cells.map((line) => line.map((cell) => (isFormula(cell) ? plain(cell) : ''))));

function freeName(sheets: readonly { readonly name: string }[]): string {
  for (let n = 2; ; n++) {
    const name = `${TERRITORY_SHEET} (${n})`;
    if (sheetNamed({ sheets }, name) === undefined) return name;
  }
}

const POINTS_PER_CHARACTER = 5.6;
const TILE_WIDTH = 8 * POINTS_PER_CHARACTER;
const TILE_HEIGHT = 21;

/** Dark, middling, light and white: the four stay apart in a black-and-white print. */
const LOOK = {
  covered: { fill: LEVEL_COLOUR.fulfilled, text: COLOUR.onHeader },
  partly: { fill: LEVEL_COLOUR.partial, text: COLOUR.ink },
  declared: { fill: LEVEL_CELL.unfulfilled.fill, text: LEVEL_CELL.unfulfilled.text },
  silent: { fill: '#FFFFFF', text: COLOUR.muted },
} as const;
/** In how many of all criteria: one colour, the lighter the fewer. */
const LOOK_OF_ALL = {
  covered: LOOK.covered,
  partly: { fill: '#6FB3BF', text: COLOUR.ink },
  declared: { fill: LEVEL_CELL.fulfilled.fill, text: COLOUR.ink },
} as const;

/** @param isFirst widths are set once: whoever changes them keeps them */
function format(outbox: Outbox, sheet: Excel.Worksheet, wanted: TerritorySheet, isFirst: boolean): void {
  const { map, shown, legend, districts, data, printed } = wanted;
  const range = ({ row, column, rows, columns }: Area): Excel.Range => sheet.getRangeByIndexes(row, column, rows, columns);
  const cell = (row: number, column: number): Excel.Range => sheet.getRangeByIndexes(row, column, 1, 1);
  sheet.showGridlines = false;
  const title = cell(0, 0).format.font;
  title.bold = true;
  title.size = 16;
  cell(1, 0).format.font.color = COLOUR.muted;

  const choice = cell(CHOICE.row, CHOICE.column);
  choice.numberFormat = [['@']];
  choice.format.font.bold = true;
  choice.format.fill.color = COLOUR.noteFill;
  choice.dataValidation.rule = { list: { inCellDropDown: true, source: wanted.choices } };
  choice.dataValidation.errorAlert = {
    showAlert: true,
    style: 'Stop',
    title: 'Takové kritérium tu není',
    message: 'Vyberte ho ze seznamu šipkou vpravo, nebo napište všechna.',
  };

  const tiles = range(map);
  tiles.conditionalFormats.clearAll();
  for (const ofAll of [false, true])
    for (const standing of ['declared', 'partly', 'covered'] as const) {
      const rule = tiles.conditionalFormats.add('Custom').custom;
      const look = (ofAll ? LOOK_OF_ALL : LOOK)[standing];
      rule.rule.formula = wanted.isLook(standing, ofAll);
      rule.format.fill.color = look.fill;
      rule.format.font.color = look.text;
      if (standing === 'covered') rule.format.font.bold = true;
      else if (standing === 'declared' && !ofAll) rule.format.font.italic = true;
    }
  tiles.format.font.size = 8;
  tiles.format.font.color = LOOK.silent.text;
  tiles.format.horizontalAlignment = 'Center';
  tiles.format.verticalAlignment = 'Center';
  tiles.format.rowHeight = TILE_HEIGHT;
  if (isFirst) {
    range({ ...printed, row: 0, rows: 1 }).format.columnWidth = TILE_WIDTH;
    range({ ...data, row: 0, rows: 1, columns: 1 }).format.columnWidth = 10 * POINTS_PER_CHARACTER;
    range({ row: 0, column: data.column + 1, rows: 1, columns: 2 }).format.columnWidth = 24 * POINTS_PER_CHARACTER;
    range({ row: 0, column: data.column + 3, rows: 1, columns: data.columns - 3 }).format.columnWidth = 15 * POINTS_PER_CHARACTER;
    range({ ...shown, row: 0, rows: 1 }).format.columnWidth = 12 * POINTS_PER_CHARACTER;
  }
  const line = (
    place: Excel.Range,
    edge: (typeof EDGES)[keyof typeof EDGES] | 'InsideVertical',
    weight: 'Thin' | 'Medium',
    colour: string,
  ): void => {
    const border = place.format.borders.getItem(edge);
    border.style = 'Continuous';
    border.weight = weight;
    border.color = colour;
  };
  for (const run of wanted.runs) {
    for (const edge of Object.values(EDGES)) line(range(run), edge, 'Thin', COLOUR.grid);
    if (run.columns > 1) line(range(run), 'InsideVertical', 'Thin', COLOUR.grid);
  }
  for (const { area, side } of wanted.borders) line(range(area), EDGES[side], 'Medium', COLOUR.ink);

  for (const standing of STANDINGS) {
    const { row, column } = wanted.swatches[standing];
    const swatch = cell(row, column);
    swatch.format.fill.color = LOOK[standing].fill;
    swatch.conditionalFormats.clearAll();
    if (standing !== 'silent') {
      const rule = swatch.conditionalFormats.add('Custom').custom;
      rule.rule.formula = wanted.isOfAll;
      rule.format.fill.color = LOOK_OF_ALL[standing].fill;
    }
    cell(row, column + 1).format.indentLevel = 1;
    for (const edge of Object.values(EDGES)) line(swatch, edge, 'Thin', COLOUR.muted);
  }
  range(legend).format.font.size = 10;

  const head = range({ ...districts, rows: 1, columns: DISTRICT_COLUMNS });
  head.format.fill.color = COLOUR.written;
  head.format.font.color = COLOUR.onHeader;
  head.format.font.bold = true;
  const shares = sheet.getRangeByIndexes(districts.row + 1, DISTRICT_COLUMNS - 1, districts.rows - 1, 1);
  shares.numberFormat = '0 %' as unknown as string[][];

  const top = range({ ...data, rows: 1 });
  top.format.fill.color = COLOUR.written;
  top.format.font.color = COLOUR.onHeader;
  top.format.font.bold = true;
  range({ ...shown, row: shown.row - 1, rows: 1, columns: 1 }).format.font.color = COLOUR.muted;

  outbox.ifPossible(() => {
    const { pageLayout } = sheet;
    pageLayout.orientation = 'Landscape';
    pageLayout.paperSize = 'A4';
    pageLayout.setPrintArea(sheet.getRangeByIndexes(printed.row, printed.column, printed.rows, printed.columns));
    pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 1 };
  });
}

const EDGES = { top: 'EdgeTop', right: 'EdgeRight', bottom: 'EdgeBottom', left: 'EdgeLeft' } as const;

/** ORP, and under it the share in the last of them. */
const DISTRICT_COLUMNS = 9;
