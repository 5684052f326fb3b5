import { COMMENT_KIND_WORD, COMMENT_STATE_WORD, RESULT_WORD } from '../core/comments/words';
import type { Severity } from '../core/rules/findings';
import { forEachInterpretation } from '../core/rules/interpretation';
import { INTERPRETATION_WORD } from '../core/text/wording';
import { cellText, type CellValue } from '../core/text/text';
import { ASZ_TABLES } from './aszTables';
import { REPORT_TABLES } from './report';
import { ROUNDS } from './commentTables';
import { PERIOD_TABLES } from './periodTables';
import { INPUT, SHEETS, type Column, type OutputTable } from './tables';

/**
 * The tables that the add-in writes; their rows makes outputRows.ts. They hold values, never formulas: a figure given to the
 * Council does not move when somebody opens the file without the add-in.
 */
const text = { kind: 'text' } as const;
const long = { kind: 'longText' } as const;
const number = { kind: 'number', width: 12 } as const;
const capitalised = (word: string): string => word.charAt(0).toLocaleUpperCase('cs') + word.slice(1);
const tallyColumns = {
  fulfilled: { header: 'Plněno', ...number },
  partial: { header: 'Plněno částečně', ...number },
  unfulfilled: { header: 'Neplněno', ...number },
} as const;

const levelColumns = {
  level: { header: 'Úroveň', ...text, width: 44 },
  count: { header: 'Počet', ...number },
  share: { header: 'Podíl', kind: 'percent', width: 12 },
  caption: { header: 'Popisek', ...text, width: 26 },
} as const;
const checkColumns = {
  severity: { header: 'Závažnost', ...text, width: 12 },
  sheet: { header: 'List', ...text, width: 14 },
  cell: { header: 'Buňka', ...text, width: 9 },
  message: { header: 'Zjištění', ...long, width: 70 },
  hint: { header: 'Co s tím', ...long, width: 60 },
} as const;

const { columns: commentColumns } = INPUT.comments;
const { measure, criterion, submitter, source: _source, ...answerColumns } = INPUT.statements.columns;
/** Rows of returns that have no place in the plan: nothing that came back is dropped. */
const unplacedColumns = {
  file: { header: 'Soubor', ...text, width: 30 },
  sheet: { header: 'List', ...text, width: 14 },
  row: { header: 'Řádek', ...number, width: 9 },
  why: { header: 'Důvod nezařazení', ...text, width: 34 },
  addressee: { header: 'Od koho', ...text, width: 26 },
  measure,
  criterion,
  submitter,
  ...answerColumns,
} as const;

/** The rows of the stamp: what a summary was computed from. Read back to tell whether it is still current. */
export const STAMP = {
  plan: 'Plán',
  chartTitle: 'Nadpis grafu',
  total: 'Opatření celkem',
  asOf: 'Stav k datu',
  computedAt: 'Vypočteno',
  reading: 'Výklad pravidla',
  threshold: 'Práh území',
  borderline: 'Hraničních opatření',
  overrides: 'Ručních úprav',
  silent: 'Neplněno bez jediné odpovědi',
  errors: 'Chyb v kontrole',
  fingerprint: 'Kontrolní kód podkladů',
} as const;
/** Labels of earlier versions, as they stand in workbooks that were summarized then, and what they are called now. */
const EARLIER_LABELS: Readonly<Record<string, string>> = { 'Otisk vstupů': STAMP.fingerprint };

export const OUTPUT = {
  levels: { name: 'tblSouhrn', sheet: SHEETS.summary, levels: true, columns: levelColumns },
  stamp: {
    name: 'tblRazitko',
    sheet: SHEETS.summary,
    onNewPage: true,
    earlier: EARLIER_LABELS,
    columns: { item: { header: 'Údaj', ...text, width: 44 }, value: { header: 'Hodnota', ...text, width: 18 } },
  },
  readings: {
    name: 'tblVyklady',
    sheet: SHEETS.summary,
    columns: { reading: { header: 'Výklad pravidla', ...text, width: 44 }, ...tallyColumns },
  },
  areas: {
    name: 'tblSouhrnOkruhy',
    sheet: SHEETS.summary,
    totalled: true,
    onNewPage: true,
    columns: { area: { header: 'Okruh', ...long, width: 44 }, ...tallyColumns, total: { header: 'Celkem', ...number } },
  },
  subareas: {
    name: 'tblSouhrnPodokruhy',
    sheet: SHEETS.summary,
    totalled: true,
    columns: { area: { header: 'Podokruh', ...long, width: 44 }, ...tallyColumns, total: { header: 'Celkem', ...number } },
  },
  leads: {
    name: 'tblSouhrnGestori',
    sheet: SHEETS.summary,
    totalled: true,
    onNewPage: true,
    columns: { lead: { header: 'Gestor', ...long, width: 44 }, ...tallyColumns, total: { header: 'Celkem', ...number } },
  },
  reasons: {
    name: 'tblDuvody',
    sheet: SHEETS.summary,
    columns: {
      reason: { header: 'Důvod', ...text, width: 44 },
      level: { header: 'Úroveň', ...text, width: 18 },
      count: { header: 'Počet', ...number },
      silent: { header: 'Z toho bez odpovědi', ...number },
    },
  },
  borderline: {
    name: 'tblHranicni',
    sheet: SHEETS.summary,
    onNewPage: true,
    columns: {
      measure: { header: 'Hraniční opatření', ...long, width: 44 },
      ...forEachInterpretation((id) => ({ header: capitalised(INTERPRETATION_WORD[id]), ...text, width: 18 })),
    },
  },
  overrides: {
    name: 'tblUpravy',
    sheet: SHEETS.summary,
    columns: {
      measure: { header: 'Ručně upravené opatření', ...long, width: 44 },
      computed: { header: 'Vypočtená úroveň', ...text, width: 18 },
      final: { header: 'Výsledná úroveň', ...text, width: 18 },
      reason: { header: 'Důvod úpravy', ...long, width: 18 },
      author: { header: 'Upravil', ...long, width: 18 },
      date: { header: 'Upraveno', kind: 'date', width: 13 },
    },
  },
  checks: { name: 'tblKontrola', sheet: SHEETS.checks, filtered: true, columns: checkColumns },
  unplaced: {
    name: 'tblNezarazene',
    sheet: 'Nezařazené',
    // Rows that say the same in every cell are one.
    key: Object.keys(unplacedColumns),
    filtered: true,
    columns: unplacedColumns,
  },
  rounds: { ...ROUNDS, kept: true, key: ['round', 'to'] },
  /** People fill it in; it is made where a workbook has lost it, or never had it. */
  comments: {
    ...INPUT.comments,
    kept: true,
    columns: {
      ...commentColumns,
      settlement: { ...commentColumns.settlement, choices: Object.values(RESULT_WORD) },
      state: { ...commentColumns.state, choices: Object.values(COMMENT_STATE_WORD) },
      kind: { ...commentColumns.kind, choices: Object.values(COMMENT_KIND_WORD) },
    },
  },
  listLevels: { name: 'tblSouhrnSeznamu', sheet: SHEETS.list, levels: true, columns: levelColumns },
  listChecks: { name: 'tblKontrolaSeznamu', sheet: SHEETS.list, columns: checkColumns },
  ...REPORT_TABLES,
  ...PERIOD_TABLES,
  ...ASZ_TABLES,
} as const satisfies Record<string, OutputTable>;
export type OutputId = keyof typeof OUTPUT;

/** The same record as any table of its kind. */
export const outputTable = (id: OutputId): OutputTable => OUTPUT[id];

/** The order of the tables on the sheet Souhrn, from the top. */
export const SUMMARY_TABLES = [
  'levels',
  'areas',
  'subareas',
  'stamp',
  'readings',
  'reasons',
  'borderline',
  'overrides',
  'leads',
] as const satisfies readonly OutputId[];

export const columnsOf = (id: OutputId): readonly Column[] => Object.values<Column>(OUTPUT[id].columns);

export const SEVERITY_WORD: Readonly<Record<Severity, string>> = { error: 'chyba', warning: 'varování', info: 'informace' };

/** A label of the stamp as it is called now. */
export const stampLabel = (cell: CellValue): string => {
  const label = cellText(cell);
  return EARLIER_LABELS[label] ?? label;
};

export type Stamp = Readonly<Record<keyof typeof STAMP, string>>;

/** A row that says that there is nothing to say: a table cannot be without rows. */
export const NOTHING = '–';

/** The first cell of the row that sums the others up, the last one of its table. */
export const TOTAL = 'Celkem';

/** How many rows of a table are there to be drawn, by their first cells: those above the sum. */
export const rowsWithoutTotal = (id: OutputId, first: readonly CellValue[]): number => {
  const total = outputTable(id).totalled ? first.map(cellText).lastIndexOf(TOTAL) : -1;
  return total < 0 ? first.length : total;
};

export type Rows = readonly (readonly CellValue[])[];
