import type { MeasureVerdict } from '../core/rules/evaluate';
import type { Severity } from '../core/rules/findings';
import type { Level, Tally } from '../core/plan/level';
import { forEachInterpretation, INTERPRETATIONS, type Interpretation } from '../core/rules/interpretation';
import type { GroupTally, LevelShare, Summary } from '../core/rules/summary';
import { ANSWER_FIELDS, type AnswerField } from '../core/plan/answer';
import type { Unplaced } from '../core/exchange/places';
import { readDate, toSerial } from '../core/text/date';
import { LEVEL_WORD, INTERPRETATION_WORD, REASON_WORD } from '../core/text/wording';
import { cellText, type CellValue } from '../core/text/text';
import { REPORT_TABLES } from './report';
import { ROUNDS } from './comments';
import { PERIOD_TABLES } from './periodTables';
import { INPUT, SHEETS, type Column, type OutputTable } from './tables';

/**
 * The tables that the add-in writes, and their rows. They hold values, never formulas: a figure given to the
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
  listLevels: { name: 'tblSouhrnSeznamu', sheet: SHEETS.list, levels: true, columns: levelColumns },
  listChecks: { name: 'tblKontrolaSeznamu', sheet: SHEETS.list, columns: checkColumns },
  ...REPORT_TABLES,
  ...PERIOD_TABLES,
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

const UNPLACED_WORD: Readonly<Record<Unplaced['reason'], string>> = {
  measureUnknown: 'opatření s tímto kódem v plánu není',
  criterionUnknown: 'kritérium s tímto číslem opatření nemá',
  submitterOther: 'předkladatel není ten, komu výzva patří',
};

export const unplacedRows = (rows: readonly Unplaced[]): Rows =>
  rows.map(({ file, sheet, row, reason, addressee, measure: code, criterion: number_, submitter: who, answer }) => [
    file,
    sheet,
    row,
    UNPLACED_WORD[reason],
    addressee,
    code,
    number_,
    who,
    ...ANSWER_FIELDS.map((field) => answerCell(field, answer[field] ?? '')),
  ]);

/** The cell of an answer's field: a date that can be read as Excel counts it, everything else as text. */
export function answerCell(field: AnswerField, value: string): CellValue {
  const day = field === 'date' ? readDate(value) : null;
  return day === null ? value : toSerial(day);
}

/** A row that says that there is nothing to say: a table cannot be without rows. */
export const NOTHING = '–';

/** The first cell of the row that sums the others up, the last one of its table. */
const TOTAL = 'Celkem';

/** How many rows of a table are there to be drawn, by their first cells: those above the sum. */
export const rowsWithoutTotal = (id: OutputId, first: readonly CellValue[]): number => {
  const total = outputTable(id).totalled ? first.map(cellText).lastIndexOf(TOTAL) : -1;
  return total < 0 ? first.length : total;
};

export type Rows = readonly (readonly CellValue[])[];

const counts = (tally: Tally): number[] => [tally.fulfilled, tally.partial, tally.unfulfilled];
const withTotal = (label: string, tally: Tally): CellValue[] => [
  label,
  ...counts(tally),
  tally.fulfilled + tally.partial + tally.unfulfilled,
];
/** Lines with their sum below them. */
const totalled = <T extends Tally>(lines: readonly T[], label: (line: T) => string): Rows => {
  if (lines.length === 0) return [];
  const sum = (level: Level): number => lines.reduce((all, line) => all + line[level], 0);
  return [
    ...lines.map((line) => withTotal(label(line), line)),
    withTotal(TOTAL, { fulfilled: sum('fulfilled'), partial: sum('partial'), unfulfilled: sum('unfulfilled') }),
  ];
};
const areaLabel = ({ code, name }: GroupTally, without: string): string => (code === '' ? without : `${code} ${name}`);
const measureLabel = ({ measure }: MeasureVerdict): string => `${measure.code} ${measure.title}`;

export const levelRows = (levels: readonly LevelShare[]): Rows =>
  levels.map(({ level, count, percent, caption }) => [LEVEL_WORD[level], count, percent === null ? '' : percent / 100, caption]);

/** Rows of every table on the sheet Souhrn, in the order of its columns. */
export function summaryRows(summary: Summary, reading: Interpretation, stamp: Stamp): Record<(typeof SUMMARY_TABLES)[number], Rows> {
  const orNothing = (id: OutputId, rows: Rows): Rows => (rows.length > 0 ? rows : [columnsOf(id).map((_, i) => (i === 0 ? NOTHING : ''))]);
  return {
    levels: levelRows(summary.levels),
    areas: orNothing(
      'areas',
      totalled(summary.areas, (line) => areaLabel(line, '(bez okruhu)')),
    ),
    subareas: orNothing(
      'subareas',
      totalled(summary.subareas, (line) => areaLabel(line, '(bez podokruhu)')),
    ),
    stamp: Object.entries(STAMP).map(([id, label]) => [label, stamp[id as keyof Stamp]]),
    readings: INTERPRETATIONS.map((other) => [
      other === reading ? `${INTERPRETATION_WORD[other]} (použitý)` : INTERPRETATION_WORD[other],
      ...counts(summary.byInterpretation[other]),
    ]),
    reasons: orNothing(
      'reasons',
      summary.reasons.map(({ reason, level, count, silent }) => [
        reason === null ? '(neuveden)' : REASON_WORD[reason],
        LEVEL_WORD[level],
        count,
        silent,
      ]),
    ),
    borderline: orNothing(
      'borderline',
      summary.borderline.map((verdict) => [
        measureLabel(verdict),
        ...INTERPRETATIONS.map((other) => LEVEL_WORD[verdict.byInterpretation[other]]),
      ]),
    ),
    overrides: orNothing(
      'overrides',
      summary.overridden.map((verdict) => {
        const { reason, author, date } = verdict.measure.override;
        return [
          measureLabel(verdict),
          LEVEL_WORD[verdict.computed],
          LEVEL_WORD[verdict.final],
          reason,
          author,
          date.value === null ? '' : toSerial(date.value),
        ];
      }),
    ),
    leads: orNothing(
      'leads',
      totalled(summary.leads, ({ name }) => name || '(bez gestora)'),
    ),
  };
}
