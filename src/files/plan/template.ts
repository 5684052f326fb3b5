import { columnName } from '../../ooxml/a1';
import { LEVELS } from '../../core/plan/level';
import { isLiberecPlan } from '../../core/plan/liberec';
import { liberecRegion, type Municipality } from '../../core/plan/municipalities';
import { toSerial, readDate } from '../../core/text/date';
import { cellText } from '../../core/text/text';
import { LEVEL_WORD } from '../../core/text/wording';
import {
  ASZ_TOTAL_NAME,
  INPUT,
  PROPERTY,
  SCHEMA_VERSION,
  SETTING_IDS,
  SETTINGS,
  SHEETS,
  WITHOUT_TERRITORY,
  type Column,
  type ColumnId,
  type InputId,
  type Kind,
  type ListName,
  type Setting,
  type SettingId,
  type SettingKind,
  type Table,
} from '../../schema/tables';
import type { HistoryRow } from '../../schema/periods';
import { PERIOD_SHEETS, PERIOD_TABLES } from '../../schema/periodTables';
import { FIXED_LISTS, HINTS, REFUSAL, TABLE_LISTS, TYPES_WITHOUT_MUNICIPALITIES } from '../write/lists';
import { bodyStyle, COLOR, headerStyle, LEVEL_LOOK } from '../write/look';
import { territoryHint } from '../write/territoryTexts';
import { instructions } from './instructions';
import { heightOf } from '../write/rowHeight';
import { quoted, writeXlsx, type Cell, type Conditional, type Row, type Sheet, type Validation, type Workbook } from '../write/workbook';

/** What a cell gets. A date is an ISO text ("2025-12-31") or an Excel serial; null and "" leave the cell empty. */
export type Input = string | number | null;

/** One row by the column ids of the schema; a column that is not named stays empty. */
export type InputRow<T extends InputId> = { readonly [C in ColumnId<T>]?: Input };

type RowTable = Exclude<InputId, 'settings'>;

/** Everything a plan's workbook is made of. */
export interface PlanContent {
  /** Identity of the plan; a returned workbook is matched by it. */
  readonly id: string;
  /** Day of issue, ISO. It stands for every time in the file: the same content gives the same bytes. */
  readonly issuedOn: string;
  readonly settings?: { readonly [S in SettingId]?: Input };
  readonly tables?: { readonly [T in RowTable]?: readonly InputRow<T>[] };
  /** What the sheet Historie holds; without it there is no such sheet. */
  readonly history?: readonly HistoryRow[];
  /** The total that the source of the ASZ table declares, Kč. */
  readonly aszTotal?: number | null;
  /** Paragraphs for the top of the sheet Pokyny, for instance what is invented in a sample. */
  readonly note?: readonly string[];
}

/**
 * The plan's workbook: all input sheets of the schema, ready to be filled in, with the rows that are given.
 * @returns the bytes of an .xlsx file; equal contents give equal bytes
 */
export function buildPlanWorkbook(content: PlanContent): Uint8Array {
  return writeXlsx(planWorkbook(content));
}

/** The same before it is turned into bytes. */
export function planWorkbook(content: PlanContent): Workbook {
  const planName = String(settingValue(content, 'planName'));
  const isTerritorial = settingValue(content, 'territory') !== WITHOUT_TERRITORY;
  const municipalities = isTerritorial ? municipalitiesIn(content) : null;
  const ids = (Object.keys(INPUT) as InputId[]).filter((id) => isTerritorial || !TERRITORIAL.has(id));
  const lists = isTerritorial ? FIXED_LISTS : LISTS_WITHOUT_TERRITORY;
  const { history = [] } = content;
  const names = [...ids.map((id) => INPUT[id].sheet), ...(history.length > 0 ? [PERIOD_SHEETS.history] : [])];
  const sheets = [
    instructions({ municipalities, planName, note: content.note ?? [], sheets: names }),
    settingsSheet(content),
    ...ids.filter((id): id is RowTable => id !== 'settings').map((id) => tableSheet(id, content, municipalities)),
    ...(history.length > 0 ? [historySheet(history)] : []),
    listSheet(ALL_LISTS, lists),
  ];
  const aszTotal = { name: ASZ_TOTAL_NAME, refersTo: `${quoted(INPUT.asz.sheet)}!${ASZ_TOTAL_CELL}` };
  return {
    sheets: sheets.map((sheet) => (sheet.veryHidden ? sheet : { ...sheet, print: { ...sheet.print!, ...banner(planName) } })),
    names: [...listNames(lists), ...(isTerritorial ? [aszTotal] : [])],
    title: planName,
    created: content.issuedOn,
    properties: [
      { name: PROPERTY.role, value: 'plan' },
      { name: PROPERTY.version, value: SCHEMA_VERSION },
      { name: PROPERTY.plan, value: content.id },
      { name: PROPERTY.issuedOn, value: content.issuedOn },
    ],
  };
}

/** Tables of a plan that is judged by municipalities, and the settings that speak of them. */
const TERRITORIAL: ReadonlySet<InputId> = new Set<InputId>(['municipalities', 'asz']);
const TERRITORIAL_SETTINGS: ReadonlySet<SettingId> = new Set<SettingId>(['threshold']);

/** The municipalities that the workbook will be read with: its own, else those of the plan whose list is built in. */
function municipalitiesIn(content: PlanContent): readonly Municipality[] {
  const { municipalities = [], areas = [] } = content.tables ?? {};
  const text = (value: Input | undefined): string => cellText(value ?? '');
  if (municipalities.length > 0)
    return municipalities.map(({ code, name, orp, pou }) => ({ code: text(code), name: text(name), orp: text(orp), pou: text(pou) }));
  const isLiberec = isLiberecPlan({
    name: String(settingValue(content, 'planName')),
    areas: areas.map(({ code, name }) => ({ code: text(code), name: text(name) })),
    subareas: null,
  });
  return isLiberec ? liberecRegion() : [];
}

/** `&` begins a code in headers and footers, so in a name it is doubled; a header of over 255 characters spoils the file. */
export function banner(planName: string): { header: string; footer: string } {
  const name = planName.length > 100 ? `${planName.slice(0, 99)}…` : planName;
  return { header: `&L${name.replace(/&/g, '&&')}&R&A`, footer: '&L&F&RStrana &P z &N' };
}

// --- tables -----------------------------------------------------------------------------------------------------

/** Drop-downs and colours reach this far below the last row, for programs that do not stretch them with the table. */
const SPARE_ROWS = 500;

/** As many characters fit across an upright page and are still read with ease. */
const PORTRAIT_CHARACTERS = 120;

/** @param municipalities null for a plan without territory */
function tableSheet(id: RowTable, content: PlanContent, municipalities: readonly Municipality[] | null): Sheet {
  const rows = (content.tables?.[id] ?? []) as readonly Readonly<Record<string, Input | undefined>>[];
  const table: Table = INPUT[id];
  const columns = Object.entries(table.columns).filter(
    ([columnId, { whenFilled }]) => !whenFilled || rows.some((row) => cellText(row[columnId] ?? '') !== ''),
  );
  const formulas: Readonly<Record<string, string>> = id === 'measures' ? { liveLevel: LIVE_LEVEL } : {};
  const body = columns.map(([, column]) => bodyStyle(column.kind, column.written === true));
  const widths = columns.map(([, column]) => column.width);
  const dataRows = (rows.length ? rows : [{} as Readonly<Record<string, Input | undefined>>]).map((row, r) => {
    const cells = columns.map(([columnId, column], c): Cell => {
      const style = body[c]!;
      const formula = formulas[columnId];
      if (formula !== undefined) return { value: null, style, formula };
      return { value: cellValue(row[columnId] ?? null, column, () => `${table.sheet}, row ${r + 2}, ${column.header}`), style };
    });
    return { cells, height: heightOf(cells, widths) };
  });
  const sheet: Sheet = {
    name: table.sheet,
    tab: COLOR.input,
    columns: columns.map(([, column], c) => ({ width: column.width, style: emptyStyle(body[c]!) })),
    rows: [headerRow(columns.map(([, column]) => column)), ...dataRows],
    table: {
      name: table.name,
      rows: dataRows.length,
      columns: columns.map(([columnId, { header }]) => ({
        header,
        ...(formulas[columnId] === undefined ? {} : { formula: formulas[columnId] }),
      })),
    },
    freeze: { rows: 1, columns: FROZEN_COLUMNS[id] ?? 0 },
    validations: validationsOf(id, columns, dataRows.length, municipalities),
    conditionals: conditionalsOf(columns, dataRows.length),
    print: printOf(id),
  };
  return id === 'asz' ? withAszTotal(sheet, content.aszTotal ?? null) : sheet;
}

/** A cell right of everything: what is only to be looked up would fill pages that nobody reads. */
export const NOWHERE = 'Z1';

/** Columns that stay in sight: the code of a measure while its far columns are read. */
const FROZEN_COLUMNS: Partial<Record<RowTable, number>> = { measures: 1, criteria: 2, statements: 2, municipalities: 2 };

/**
 * The measure's level from the levels of its criteria, in the file's syntax: a custom function of an add-in is stored
 * as _xldudf_NAMESPACE_NAME, and `[@Kód]` as [#This Row]. It is given the rows from the first criterion that may be of the
 * measure to the last, not whole columns: Excel sends every argument of every row. See docs/decisions/0033-live-column.md.
 */
export const LIVE_LEVEL = ((): string => {
  const { measures, criteria } = INPUT;
  const code = `${measures.name}[[#This Row],[${measures.columns.code.header}]]`;
  const [codes, levels] = [criteria.columns.measure, criteria.columns.level].map(({ header }) => `${criteria.name}[${header}]`);
  // A code may stand there with blanks around it, or with another hyphen: what only looks alike is told apart by the function.
  const anywhere = [' ', '\u00a0'].reduce((text, blank) => `SUBSTITUTE(${text},"${blank}","*")`, code);
  const alike = `"*"&SUBSTITUTE(${anywhere},"-","?")&"*"`;
  // A number has no text to be found by.
  const found = (otherwise: string, direction: string): string =>
    `IF(COUNT(${codes})=0,IFERROR(_xlfn.XMATCH(${alike},${codes},2${direction}),${otherwise}),${otherwise})`;
  const [first, last] = [found('1', ''), found(`ROWS(${codes})`, ',-1')];
  const rowsOf = (column: string): string => `INDEX(${column},${first}):INDEX(${column},${last})`;
  // Where there is no add-in the function has no name: a blank, not #NAME? in every row.
  return `IFERROR(_xldudf_PLNENI_UROVNE(${code},${rowsOf(codes!)},${rowsOf(levels!)}),"")`;
})();

export function headerRow(columns: readonly { readonly header: string; readonly written?: boolean }[]): Row {
  return {
    height: 32,
    fixed: true,
    cells: columns.map((column) => ({ value: column.header, style: headerStyle(column.written === true) })),
  };
}

/** Below the table: the format of a new row, without borders and fills that would run down the whole sheet. */
function emptyStyle({ border: _border, fill: _fill, ...style }: ReturnType<typeof bodyStyle>): ReturnType<typeof bodyStyle> {
  return style;
}

/**
 * The columns that are printed where it is not all of them: on one page they are wide enough to be read. Columns that stand
 * apart get on the same page because the first of them are repeated at the left; see docs/decisions/0045-files-print.md.
 */
const PRINTED: { readonly [T in InputId]?: { readonly repeatedTo?: ColumnId<T>; readonly from: ColumnId<T>; readonly to: ColumnId<T> } } = {
  measures: { repeatedTo: 'lead', from: 'finalLevel', to: 'mainReason' },
  statements: { from: 'measure', to: 'reason' },
};

/** Every table is one page wide. */
function printOf(id: InputId): NonNullable<Sheet['print']> {
  if (id === 'municipalities') return { landscape: false, pagesWide: 1, area: NOWHERE };
  const { columns }: Table = INPUT[id];
  const ids = Object.keys(columns);
  const width = Object.values(columns).reduce((sum, column) => sum + column.width, 0);
  const page = { landscape: width > PORTRAIT_CHARACTERS, pagesWide: 1, titleRows: 1 };
  const printed: { readonly repeatedTo?: string; readonly from: string; readonly to: string } | undefined = PRINTED[id];
  return printed ? { ...page, ...areaOf(ids, printed) } : page;
}

const areaOf = (
  ids: readonly string[],
  { repeatedTo, from, to }: { readonly repeatedTo?: string; readonly from: string; readonly to: string },
): Pick<NonNullable<Sheet['print']>, 'titleColumns' | 'area'> => ({
  ...(repeatedTo === undefined ? {} : { titleColumns: ids.indexOf(repeatedTo) + 1 }),
  area: `${columnName(ids.indexOf(from))}:${columnName(ids.indexOf(to))}`,
});

function cellValue(value: Input, column: Pick<Column, 'kind'>, place: () => string): Input {
  if (column.kind !== 'date' || typeof value !== 'string' || value === '') return value;
  // A date that cannot be read stays as it was typed: the check will report it with its place.
  const iso = readDate(value);
  if (iso === null) return value;
  const serial = toSerial(iso);
  if (!(serial > 60)) throw new RangeError(`${place()}: ${value} is before 1. 3. 1900, which Excel cannot hold as a date`);
  return serial;
}

function validationsOf(
  id: string,
  columns: readonly (readonly [string, Column])[],
  rows: number,
  municipalities: readonly Municipality[] | null,
): Validation[] {
  return columns.flatMap(([columnId, column], c): Validation[] => {
    const isTerritory = id === 'statements' && columnId === 'territory';
    const prompt = isTerritory ? { title: column.header, text: territoryHint(municipalities) } : HINTS[id]?.[columnId];
    if (!column.list && !column.written && !prompt) return [];
    const range = `${columnName(c)}2:${columnName(c)}${rows + 1 + SPARE_ROWS}`;
    const allowed = column.list ? listValidation(column.list, column.header) : column.written ? writtenValidation(column.header) : {};
    return [{ range, ...allowed, ...(prompt ? { prompt } : {}) }];
  });
}

function listValidation(list: ListName, header: string): Pick<Validation, 'allow' | 'error'> {
  return { allow: { list }, error: { title: header, text: REFUSAL[list] } };
}

/** Whoever types where the add-in writes is asked first. The add-in itself is not: validation holds for typing alone. */
const writtenValidation = (header: string): Pick<Validation, 'allow' | 'error' | 'warns'> => ({
  allow: { formula: 'FALSE' },
  warns: true,
  error: {
    title: header,
    text: 'Tento sloupec zapisuje doplněk a příští Shrnout ho přepíše. Chcete-li úroveň změnit, použijte na listu Opatření sloupec Ruční úprava.',
  },
});

function conditionalsOf(columns: readonly (readonly [string, Column])[], rows: number): Conditional[] {
  const levelColumns = columns.flatMap(([columnId, column], c) =>
    column.list === 'Seznam_Urovne' || /level$/i.test(columnId) ? [`${columnName(c)}2:${columnName(c)}${rows + 1 + SPARE_ROWS}`] : [],
  );
  if (!levelColumns.length) return [];
  return [{ range: levelColumns.join(' '), rules: LEVELS.map((level) => ({ equals: LEVEL_WORD[level], style: LEVEL_LOOK[level] })) }];
}

// --- Nastavení --------------------------------------------------------------------------------------------------

/** The column's kind that a setting's cell is formatted as. */
const SETTING_FORMAT = {
  text: 'text',
  interpretation: 'text',
  date: 'date',
  count: 'number',
  share: 'percent',
  choice: 'text',
} as const satisfies Record<SettingKind, Kind>;

function settingValue(content: PlanContent, id: SettingId): Input {
  return content.settings?.[id] ?? SETTINGS[id].initial;
}

function settingsSheet(content: PlanContent): Sheet {
  const table = INPUT.settings;
  const columns: [string, Column][] = Object.entries(table.columns);
  const label = bodyStyle('text', false);
  const isTerritorial = settingValue(content, 'territory') !== WITHOUT_TERRITORY;
  const ids = SETTING_IDS.filter((id) => {
    const { optional }: Setting = SETTINGS[id];
    return (!optional || settingValue(content, id) !== '') && (isTerritorial || !TERRITORIAL_SETTINGS.has(id));
  });
  const rows = ids.map((id) => {
    const kind = SETTING_FORMAT[SETTINGS[id].kind];
    const value = cellValue(settingValue(content, id), { kind }, () => `${table.sheet}, ${SETTINGS[id].key}`);
    const cells: Cell[] = [
      { value: SETTINGS[id].key, style: { ...label, bold: true } },
      { value, style: { ...bodyStyle(kind, false), horizontal: 'left', indent: 0 } },
      { value: SETTINGS[id].meaning, style: { ...label, color: COLOR.muted } },
    ];
    return {
      cells,
      height: heightOf(
        cells,
        columns.map(([, column]) => column.width),
      ),
    };
  });
  return {
    name: table.sheet,
    tab: COLOR.input,
    columns: columns.map(([, column]) => ({ width: column.width })),
    rows: [headerRow(columns.map(([, column]) => column)), ...rows],
    table: { name: table.name, rows: rows.length, columns: columns.map(([, { header }]) => ({ header })) },
    freeze: { rows: 1, columns: 0 },
    validations: [{ range: `B${ids.indexOf('reading') + 2}`, ...listValidation('Seznam_Vyklady', SETTINGS.reading.key) }],
    print: printOf('settings'),
  };
}

// --- ASZ --------------------------------------------------------------------------------------------------------

/** Beside the table, not below: a table that grows would run into it. */
const ASZ_TOTAL_CELL = '$F$2';

function withAszTotal(sheet: Sheet, total: number | null): Sheet {
  const beside = (r: number): (Cell | null)[] => {
    if (r === 0) return [null, { value: 'Zveřejněný součet', style: headerStyle(false) }, { value: 'Kč', style: headerStyle(false) }];
    if (r === 1) {
      return [
        null,
        { value: 'Celkem, jak uvádí zdroj', style: bodyStyle('text', false) },
        { value: total, style: { ...bodyStyle('money', false), bold: true } },
      ];
    }
    if (r === 2)
      return [null, { value: 'Kontrola ho porovná se součtem řádků.', style: { color: COLOR.muted, wrap: true, vertical: 'top' } }];
    return [];
  };
  return {
    ...sheet,
    columns: [...sheet.columns, { width: 3 }, { width: 34 }, { width: 18 }],
    rows: sheet.rows.map((row, r) => ({ ...row, cells: [...row.cells, ...beside(r)] })),
    print: { ...sheet.print!, landscape: true },
  };
}

// --- Historie ---------------------------------------------------------------------------------------------------

/** What the last plans have left; the add-in goes on below it. */
function historySheet(history: readonly HistoryRow[]): Sheet {
  const { name, sheet } = PERIOD_TABLES.history;
  const columns = Object.entries<Column>(PERIOD_TABLES.history.columns);
  // A share would touch the text right of it.
  const body = columns.map(([, { kind }]) => ({ ...bodyStyle(kind, false), ...(kind === 'percent' ? { indent: 1 } : {}) }));
  const widths = columns.map(([, { width }]) => width);
  const rows = history.map((row) => {
    const cells = columns.map(([id], c): Cell => ({ value: row[id as keyof HistoryRow], style: body[c]! }));
    return { cells, height: heightOf(cells, widths) };
  });
  return {
    name: sheet,
    tab: COLOR.written,
    columns: widths.map((width) => ({ width })),
    rows: [headerRow(columns.map(([, { header }]) => ({ header, written: true }))), ...rows],
    table: { name, rows: rows.length, columns: columns.map(([, { header }]) => ({ header })) },
    freeze: { rows: 1, columns: 3 },
    print: {
      landscape: true,
      pagesWide: 1,
      titleRows: 1,
      ...areaOf(
        columns.map(([id]) => id),
        PERIOD_TABLES.history.printed,
      ),
    },
  };
}

// --- Číselníky --------------------------------------------------------------------------------------------------

type FixedList = keyof typeof FIXED_LISTS;
const ALL_LISTS = Object.keys(FIXED_LISTS) as FixedList[];
type Lists = Readonly<Record<FixedList, readonly string[]>>;
const LISTS_WITHOUT_TERRITORY: Lists = { ...FIXED_LISTS, Seznam_Typy: TYPES_WITHOUT_MUNICIPALITIES };

/** The very hidden sheet with the lists, one a column. */
export function listSheet(names: readonly FixedList[], items: Lists = FIXED_LISTS): Sheet {
  const lists = names.map((name) => items[name]);
  const longest = Math.max(...lists.map((items) => items.length));
  const rows = Array.from({ length: longest }, (_, r) => ({
    cells: lists.map((items): Cell | null => (items[r] === undefined ? null : { value: items[r], style: { color: COLOR.ink } })),
  }));
  return {
    name: SHEETS.lists,
    veryHidden: true,
    columns: lists.map(() => ({ width: 34 })),
    rows: [{ cells: names.map((name) => ({ value: name, style: headerStyle(false) })) }, ...rows],
  };
}

/** The names of the lists on that sheet. */
export const rangesOf = (names: readonly FixedList[], lists: Lists = FIXED_LISTS): { name: string; refersTo: string }[] =>
  names.map((name, c) => ({
    name,
    refersTo: `${quoted(SHEETS.lists)}!$${columnName(c)}$2:$${columnName(c)}$${lists[name].length + 1}`,
  }));

function listNames(lists: Lists): { name: string; refersTo: string }[] {
  const growing = Object.entries(TABLE_LISTS).map(([name, [id, columnId]]) => {
    const table: Table = INPUT[id];
    const header = table.columns[columnId]?.header ?? columnId;
    return { name, refersTo: `${table.name}[${header}]` };
  });
  return [...rangesOf(ALL_LISTS, lists), ...growing].sort((a, b) => (a.name < b.name ? -1 : 1));
}
