import { dayInCode, tensOf } from '../../core/text/codes';
import { readDate, readDay } from '../../core/text/date';
import { finding, type Finding } from '../../core/rules/findings';
import { isLiberecPlan } from '../../core/plan/liberec';
import { liberecRegion, type Municipality } from '../../core/plan/municipalities';
import { readThreshold } from '../../core/rules/threshold';
import { readNumber } from '../../core/text/number';
import type { AszRow, AszTotal, Plan, Settings, TableId } from '../../core/plan/plan';
import { memoised, type Read } from '../../core/text/read';
import { foldIdentifier, foldNumber } from '../../core/text/identifiers';
import { cellText, fold, looksLikeFormula, type CellValue } from '../../core/text/text';
import { readLevel, readProgress, readInterpretation, readReason, readRelation } from '../../core/text/wording';
import { rowsText } from './account';
import { totalOf } from './asides';
import { judge } from './judge';
import { findColumns, missingColumns, rowsOf, type TableData, type WorkbookTables } from './rows';
import { ASZ_TOTAL_WORD, INPUT, SETTINGS, WITHOUT_TERRITORY, type InputId, type SettingId, type SettingKind, type Table } from '../tables';

/** A table or a column without which nothing can be evaluated. */
export type StructureFault =
  | { readonly code: 'noMeasures' }
  /** A range to be summarized has no column of levels, or more than one. */
  | { readonly code: 'noList' }
  | { readonly code: 'tableMissing'; readonly table: string; readonly sheet: string }
  | { readonly code: 'settingMissing'; readonly sheet: string; readonly key: string }
  | { readonly code: 'columnMissing'; readonly table: string; readonly sheet: string; readonly column: string };

/** The workbook cannot be read as a reporting workbook; nothing was computed and nothing may be written. */
export class UnusableWorkbook extends Error {
  constructor(readonly faults: readonly StructureFault[]) {
    super(faults.map((fault) => JSON.stringify(fault)).join('\n'));
    this.name = 'UnusableWorkbook';
  }
}

/** Tables without which no level can be told. */
const NEEDED = ['measures', 'criteria', 'statements'] as const satisfies readonly InputId[];
/** Tables whose absence changes what is computed or checked, so that the coordinator has to know. */
const MISSED = ['settings', 'areas', 'leads'] as const satisfies readonly InputId[];

/**
 * Cells → records, and what is wrong with the cells themselves.
 * @throws {UnusableWorkbook} when a needed table, a required column or every measure is missing
 */
export function readPlan(tables: WorkbookTables): { plan: Plan; findings: Finding[] } {
  checkStructure(tables);
  const { settings, findings } = readSettings(tables.settings);
  const measures = read('measures', tables, (cells) => ({
    row: cells.row,
    code: cells.text('code'),
    key: foldIdentifier(cells.text('code')),
    subarea: cells.text('subarea'),
    title: cells.text('title'),
    lead: cells.text('lead'),
    partners: cells.text('partners'),
    override: {
      level: readLevel(cells.text('overrideLevel')),
      reason: cells.text('overrideReason'),
      author: cells.text('overrideAuthor'),
      date: typedDate(cells.raw('overrideDate')),
    },
    // Only where it says something: a column that is there and empty changes no fingerprint.
    ...(cells.text('follows') === '' ? {} : { follows: cells.text('follows') }),
  }));
  for (const { row, key } of measures)
    if (key === '') findings.push(finding('measureCodeMissing', { table: 'measures', row, column: 'code' }));
  const areas = read('areas', tables, (cells) => ({
    row: cells.row,
    code: cells.text('code'),
    key: foldIdentifier(cells.text('code')),
    name: cells.text('name'),
    parentKey: foldIdentifier(cells.text('parent')),
  }));
  const ownMunicipalities = readMunicipalities(tables, findings);
  const isLiberec = (): boolean =>
    isLiberecPlan({ name: settings.planName, areas, subareas: tables.municipalities ? null : measures.map(({ subarea }) => subarea) });
  const plan: Plan = {
    settings,
    measures: measures.filter(({ key }) => key !== ''),
    areas,
    criteria: read('criteria', tables, (cells) => ({
      row: cells.row,
      measure: cells.text('measure'),
      measureKey: foldIdentifier(cells.text('measure')),
      number: cells.text('number'),
      key: foldNumber(cells.text('number')),
      text: cells.text('text'),
    })),
    statements: read('statements', tables, (cells) => ({
      row: cells.row,
      measure: cells.text('measure'),
      measureKey: foldIdentifier(cells.text('measure')),
      criterion: cells.text('criterion'),
      criterionKey: foldNumber(cells.text('criterion')),
      submitter: cells.text('submitter'),
      relation: readRelation(cells.text('relation')),
      progress: readProgress(cells.text('progress')),
      territory: cells.text('territory'),
      description: cells.text('description'),
      link: cells.text('link'),
      date: typedDate(cells.raw('date')),
      reason: readReason(cells.text('reason')),
      ownLevel: readLevel(cells.text('ownLevel')),
    })),
    leads: read('leads', tables, (cells) => ({ row: cells.row, name: cells.text('name'), short: cells.text('short') })),
    // The list of the Liberec Region holds for its own plan, where the sheet was left out.
    municipalities: ownMunicipalities.length > 0 || settings.withoutTerritory || !isLiberec() ? ownMunicipalities : liberecRegion(),
    asz: read('asz', tables, (cells) => ({
      row: cells.row,
      municipality: cells.text('municipality'),
      ...fundsOf(cells.raw('funds'), cells.text('note')),
    })),
    aszTotal: readAszTotal(tables, findings),
  };
  if (plan.measures.length === 0) throw new UnusableWorkbook([{ code: 'noMeasures' }]);
  return { plan, findings: [...absentTables(tables, plan), ...findings, ...checkCells(tables)] };
}

function checkStructure(tables: WorkbookTables): void {
  const faults = Object.entries<Table>(INPUT).flatMap(([id, table]): StructureFault[] => {
    const data = tables[id as TableId];
    const { name, sheet } = table;
    if (!data) return (NEEDED as readonly string[]).includes(id) ? [{ code: 'tableMissing', table: name, sheet }] : [];
    return missingColumns(table, findColumns(table, data.header)).map(({ header }) => ({
      code: 'columnMissing',
      table: name,
      sheet: data.sheet,
      column: header,
    }));
  });
  if (faults.length > 0) throw new UnusableWorkbook(faults);
}

function read<T extends InputId, R>(id: T, tables: WorkbookTables, record: (cells: Parameters<RecordOf<T, R>>[0]) => R): R[] {
  const data = tables[id];
  return data ? Array.from(rowsOf(id, data), record) : [];
}
type RecordOf<T extends InputId, R> = (cells: ReturnType<typeof rowsOf<T>> extends Generator<infer C> ? C : never) => R;

/** The plan's own list. */
function readMunicipalities(tables: WorkbookTables, findings: Finding[]): Plan['municipalities'] {
  const own = read('municipalities', tables, (cells) => ({
    row: cells.row,
    code: cells.text('code'),
    name: cells.text('name'),
    orp: cells.text('orp'),
    pou: cells.text('pou'),
    ...said({ district: cells.text('district') }),
    ...numbersOf(cells.raw('population'), cells.raw('tileRow'), cells.raw('tileColumn')),
    ...(fold(cells.text('aszPartner')) === 'ano' ? { aszSince: cells.text('aszSince') } : {}),
  }));
  const codes = new Set<string>();
  const isFilledIn = own.some(({ code, name, orp }) => code !== '' && name !== '' && orp !== '');
  // What stands twice, and what is none (a heading, a source, a sum), would make the region larger than it is.
  return own.flatMap(({ row, ...municipality }) => {
    const { code, name, orp, pou } = municipality;
    if (isFilledIn && orp === '' && pou === '' && (code === '' || name === '')) {
      findings.push(finding('rowNotRecord', { table: 'municipalities', row, column: 'code' }, { text: code || name }));
      return [];
    }
    const key = code === '' ? foldIdentifier(`${name} (${orp})`) : code;
    const isFirst = !codes.has(key);
    codes.add(key);
    if (!isFirst) findings.push(finding('municipalityDuplicate', { table: 'municipalities', row, column: 'code' }, { code: code || name }));
    return isFirst ? [municipality] : [];
  });
}

/** Fields that say something. */
const said = <T extends Readonly<Record<string, string>>>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')) as Partial<T>;

/** Inhabitants and the tile, where they can be read; what is out of a sheet's reach is no tile. */
function numbersOf(population: CellValue, tileRow: CellValue, tileColumn: CellValue): Pick<Municipality, 'population' | 'tile'> {
  const whole = (value: CellValue, most: number): number | null => {
    const number = cellText(value) === '' ? null : readNumber(value);
    return number !== null && Number.isInteger(number) && number >= 0 && number <= most ? number : null;
  };
  const people = whole(population, 1e8);
  const [row, column] = [whole(tileRow, MOST_TILES), whole(tileColumn, MOST_TILES)];
  return { ...(people === null ? {} : { population: people }), ...(row && column ? { tile: { row, column } } : {}) };
}
const MOST_TILES = 200;

function readAszTotal({ aszTotal }: WorkbookTables, findings: Finding[]): number | null {
  if (aszTotal === undefined || cellText(aszTotal) === '') return null;
  const total = readNumber(aszTotal);
  if (total === null) findings.push(finding('numberUnreadable', { table: 'asz', column: 'funds' }, { text: cellText(aszTotal) }));
  return total;
}

const typedDate = (value: CellValue): Read<string> => (typeof value === 'number' ? serialDate(value) : textDate(cellText(value)));
const textDate = memoised(readDate);
/** Dates repeat down a column: one object for each day. */
const serialDate = memoised((serial: number) => readDay(serial));

/** "0 (teprve zahájena spolupráce)", "0 – teprve zahájena": a number, and why it is not more. */
const WITH_REMARK = /^([\d .,]+?)(?:,[-–—])?(?: ?Kč)? ?(?:\((.*)\)|[–—;:,-] ?(?!Kč)(\p{L}.*))$/u;
/** "45.881.463" are thousands; "11.080" may be too, and is too little for money to be guessed. */
const POINTS = /^\d{1,3}(?:\.\d{3}){2,}$/;
const UNCERTAIN = /^\d{1,3}[.,]\d{3}$/;

function fundsOf(value: CellValue, note: string): Pick<AszRow, 'funds' | 'note'> {
  const text = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
  const [, before, inBrackets, behind] = WITH_REMARK.exec(text) ?? [];
  const remark = (inBrackets ?? behind ?? '').trim();
  const notes = [remark, note].filter((one, i, all) => one !== '' && all.indexOf(one) === i).join('; ');
  const number = (before ?? text).trim();
  const bare = number.replace(/\s*Kč$/i, '').replace(/,[-–—]$/, '');
  const amount =
    text === '' ? readNumber(value) : UNCERTAIN.test(bare) ? null : readNumber(POINTS.test(bare) ? bare.replaceAll('.', '') : number);
  // A remark that belongs to no number stays where it is.
  const isBoth = before !== undefined && amount !== null;
  return { funds: { raw: cellText(value), value: amount }, ...(isBoth && notes !== '' ? { note: notes } : note === '' ? {} : { note }) };
}

const SETTING_KEYS: ReadonlySet<string> = new Set(Object.values(SETTINGS).map(({ key }) => fold(key)));

function readSettings(data: TableData | undefined): { settings: Settings; findings: Finding[] } {
  const findings: Finding[] = [];
  const cells = new Map<string, { row: number; value: CellValue }>();
  if (data)
    for (const row of rowsOf('settings', data)) {
      const key = fold(row.text('key'));
      if (!cells.has(key)) cells.set(key, { row: row.row, value: row.raw('value') });
      // A misspelt key would leave its setting at the initial value without a word.
      if (!SETTING_KEYS.has(key))
        findings.push(finding('settingUnknown', { table: 'settings', row: row.row, column: 'key' }, { key: row.text('key') }));
    }
  /** A setting that is missing or empty leaves `otherwise`; one that cannot be read is reported and does so too. */
  function setting<Id extends SettingId, T>(id: Id, otherwise: T): SettingValue<Id> | T {
    const cell = cells.get(fold(SETTINGS[id].key));
    if (cell === undefined || cellText(cell.value) === '') return otherwise;
    const value = READ_SETTING[SETTINGS[id].kind](cell.value) as SettingValue<Id> | null;
    if (value !== null) return value;
    findings.push(
      finding(
        'settingUnreadable',
        { table: 'settings', row: cell.row, column: 'value' },
        { key: SETTINGS[id].key, text: cellText(cell.value) },
      ),
    );
    return otherwise;
  }
  const planName = setting('planName', SETTINGS.planName.initial);
  const settings: Settings = {
    planName,
    chartTitle: setting('chartTitle', planName === SETTINGS.planName.initial ? SETTINGS.chartTitle.initial : planName),
    periodFrom: setting('periodFrom', null),
    periodTo: setting('periodTo', null),
    asOf: setting('asOf', null),
    expected: setting('expected', null),
    threshold: setting('threshold', SETTINGS.threshold.initial),
    reading: setting('reading', 'default'),
    ...aszTotalOf(cellText(cells.get(fold(SETTINGS.aszTotal.key))?.value ?? '')),
    ...(fold(cellText(cells.get(fold(SETTINGS.territory.key))?.value ?? '')) === fold(WITHOUT_TERRITORY) ? { withoutTerritory: true } : {}),
  };
  return { settings, findings };
}

const aszTotalOf = (text: string): Pick<Settings, 'aszTotal'> => {
  const chosen = (Object.keys(ASZ_TOTAL_WORD) as AszTotal[]).find((one) => fold(ASZ_TOTAL_WORD[one]) === fold(text));
  return chosen === undefined ? {} : { aszTotal: chosen };
};

const readCount = (value: CellValue): number | null => {
  const number = readNumber(value);
  return number !== null && Number.isInteger(number) && number >= 0 ? number : null;
};

/** How the cell of a setting is read; null when it holds nothing of its kind. */
const READ_SETTING = {
  text: cellText,
  date: readDay,
  count: readCount,
  share: readThreshold,
  interpretation: (value: CellValue) => readInterpretation(cellText(value)).value,
  choice: cellText,
} satisfies Record<SettingKind, (value: CellValue) => unknown>;
type SettingValue<Id extends SettingId> = NonNullable<ReturnType<(typeof READ_SETTING)[(typeof SETTINGS)[Id]['kind']]>>;

const absentTables = (tables: WorkbookTables, { statements, settings }: Pick<Plan, 'statements' | 'settings'>): Finding[] => {
  // Who was addressed is told there as well, so that it is missed where territories are named.
  const ids =
    !settings.withoutTerritory && statements.some(({ territory }) => territory !== '') ? [...MISSED, 'municipalities' as const] : MISSED;
  return ids.filter((id) => !tables[id]).map((id) => finding('tableMissing', null, { table: INPUT[id].name, sheet: INPUT[id].sheet }));
};

/** What only the sheet shows: rows below the declared table, struck out or hidden, merged cells, and texts that would become formulas. */
function checkCells(tables: WorkbookTables): Finding[] {
  return Object.entries<Table>(INPUT).flatMap(([id, table]): Finding[] => {
    const data = tables[id as TableId];
    if (!data) return [];
    const at = (row: number, column: string) => ({ table: id as TableId, row, column });
    const columns = findColumns(table, data.header);
    const columnAt = new Map([...columns].map(([column, position]) => [position, column]));
    const merged = (data.merged ?? []).map((area) => finding('mergedCells', at(Math.max(area.row, 0), columnAt.get(area.column) ?? '')));
    const first = data.rows.length - (data.adopted ?? 0);
    const reach = { name: table.name, count: data.adopted ?? 0, first: data.top + 2 + first, last: data.top + 1 + data.rows.length };
    const below = data.adopted ? [finding('rowsBelow', { table: id as TableId, row: first }, reach)] : [];
    const marks = (
      [
        ['rowsStruck', data.struck],
        ['rowsPartlyStruck', data.partlyStruck],
        ['rowsHidden', data.hidden],
      ] as const
    ).flatMap(([code, rows = []]) => {
      const [row] = rows;
      if (row === undefined) return [];
      const numbers = rows.map((one) => data.top + 2 + one);
      return [finding(code, { table: id as TableId, row }, { rows: rowsText(numbers), count: rows.length })];
    });
    const texts = [...columns].filter(([column]) => !table.columns[column]!.written);
    const formulas = data.rows.flatMap((cells, row) =>
      texts.flatMap(([column, position]) => {
        const value = cells[position];
        return typeof value === 'string' && looksLikeFormula(value) && readNumber(value) === null
          ? [finding('formulaText', at(row, column), { text: value })]
          : [];
      }),
    );
    const { isAside, isBlank } = judge(id as TableId, data.header, columns);
    let [records, since] = [0, 0];
    const asides = data.rows.flatMap((cells, row) => {
      if (isBlank(cells)) return [];
      if (!isAside(cells)) {
        records++;
        return [];
      }
      const place = { table: id as TableId, row };
      const said = cells.map(cellText).filter((cell) => cell !== '');
      const total = id === 'measures' ? totalOf(said) : null;
      const differs = total !== null && total.count !== null && ![records, records - since].includes(total.count);
      since = records;
      return [
        finding('rowNotRecord', place, { text: said[0]! }),
        ...(differs ? [finding('totalDiffers', place, { text: total.text, count: records })] : []),
      ];
    });
    return [...below, ...asides, ...marks, ...merged, ...formulas, ...codesOf(id as TableId, data)];
  });
}

/** Names in which Excel sees days: "1. 5." of "1-5". */
const NAMES: Partial<Record<TableId, readonly string[]>> = { leads: ['name', 'short'] };
/** Whole numbers by themselves, with no points in them. */
const PLAIN_NUMBERS: Partial<Record<TableId, readonly string[]>> = { municipalities: ['code'] };

/** Codes that a cell holds as a day (46023 was 1.1) or as a number with a fraction (2.1 may have been 2.10). */
function codesOf(id: TableId, data: TableData): Finding[] {
  const schema: Table = INPUT[id];
  return [...findColumns(schema, data.header)].flatMap(([column, position]) => {
    const isCode = schema.columns[column]!.kind === 'code' && !PLAIN_NUMBERS[id]?.includes(column);
    if (!isCode && !NAMES[id]?.includes(column)) return [];
    return data.rows.flatMap((cells, row): Finding[] => {
      const value = cells[position] ?? '';
      const at = { table: id, row, column };
      const date = dayInCode(value);
      // What a name was, nobody can say.
      if (date !== null) return [finding('codeIsDate', at, { ...date, ...(isCode ? { value: value as string | number } : {}) })];
      if (typeof value !== 'number' || Number.isInteger(value) || !isCode) return [];
      const text = String(value);
      const tens = tensOf(text, cellText(data.rows[row - 1]?.[position]), cellText(data.rows[row + 1]?.[position]));
      return [finding('codeIsNumber', at, { text, other: `${value}0`, likely: tens ?? text, value })];
    });
  });
}
