import { LEVELS, type Level } from '../core/plan/level';
import { type Cause, type Change, type Comparison, type Movement } from '../core/periods/compare';
import type { Decision } from '../core/periods/carry';
import { historyOf, type FrozenRow, type History } from '../core/periods/history';
import { type Course, type Path } from '../core/periods/path';
import { levelsOfPeriod, type Period } from '../core/periods/period';
import { PROPOSALS, type Proposal, type Revision, type Trigger } from '../core/periods/revise';
import { forEachInterpretation, INTERPRETATION_WORD, INTERPRETATIONS, type Interpretation } from '../core/rules/interpretation';
import { readDay, toSerial } from '../core/text/date';
import { foldIdentifier } from '../core/text/identifiers';
import { readNumber } from '../core/text/number';
import { memoised } from '../core/text/read';
import { cellText, fold, type CellValue } from '../core/text/text';
import { LEVEL_WORD, readInterpretation, readLevel, readReason, REASON_WORD } from '../core/text/wording';
import { cellName, findColumns, type TableData } from './read/rows';
import type { Column, Table } from './tables';

/**
 * The sheets of the cycle, stated once: Historie keeps frozen periods, Porovnání lays periods side by side, Revize says what the
 * next plan has to think about.
 */
const text = { kind: 'text', width: 14 } as const;
const code = { kind: 'code', width: 9 } as const;
const long = { kind: 'longText', width: 46 } as const;
const number = { kind: 'number', width: 12 } as const;
const share = { kind: 'percent', width: 10 } as const;
const date = { kind: 'date', width: 13 } as const;
const required = { required: true } as const;
const written = { written: true } as const;

export const PERIOD_SHEETS = { history: 'Historie', comparison: 'Porovnání', revision: 'Revize' } as const;

const measureTally = {
  fulfilled: { header: 'Plněno', ...number },
  partial: { header: 'Plněno částečně', ...number },
  unfulfilled: { header: 'Neplněno', ...number },
} as const;

export const PERIOD_TABLES = {
  history: {
    name: 'tblHistorie',
    sheet: PERIOD_SHEETS.history,
    columns: {
      period: { header: 'Období', ...text, ...required, ...written },
      asOf: { header: 'Stav k datu', ...date, ...required, ...written },
      code: { header: 'Kód', ...code, ...required, ...written },
      title: { header: 'Opatření', ...long, ...required, ...written },
      area: { header: 'Okruh', ...code, ...written },
      lead: { header: 'Gestor', ...text, width: 22, ...written },
      level: { header: 'Úroveň', ...text, width: 17, ...required, ...written },
      computed: { header: 'Vypočtená', ...text, width: 17, ...required, ...written },
      overridden: { header: 'Upravena', ...text, width: 11, ...written },
      fulfilled: { header: 'Kritérií plněno', ...number, ...required, ...written },
      partial: { header: 'Kritérií částečně', ...number, ...required, ...written },
      unfulfilled: { header: 'Kritérií neplněno', ...number, ...required, ...written },
      ...forEachInterpretation((id) => ({ header: `Úroveň (${INTERPRETATION_WORD[id]})`, ...text, width: 17, ...written })),
      coverage: { header: 'Pokrytí', ...share, ...written },
      reason: { header: 'Hlavní důvod', ...text, width: 30, ...written },
      reading: { header: 'Výklad', ...text, width: 11, ...required, ...written },
      threshold: { header: 'Práh', ...share, ...required, ...written },
      mark: { header: 'Otisk', ...text, width: 17, ...required, ...written },
      by: { header: 'Uzavřel', ...text, width: 20, ...required, ...written },
      on: { header: 'Dne', ...date, ...required, ...written },
      why: { header: 'Důvod opravy', ...text, width: 30, ...written },
      replaced: { header: 'Nahrazeno', ...date, ...written },
      follows: { header: 'Navazuje na', ...code, width: 14, ...written },
      planMark: { header: 'Kontrolní kód podkladů', ...text, width: 19, ...required, ...written },
      criteriaMark: { header: 'Kontrolní kód kritérií', ...text, width: 15, ...written },
    },
  },
  totals: {
    name: 'tblPorovnani',
    sheet: PERIOD_SHEETS.comparison,
    columns: {
      period: { header: 'Období', ...text, width: 30 },
      ...measureTally,
      total: { header: 'Celkem', ...number },
      asOf: { header: 'Stav k datu', ...date },
      reading: { header: 'Výklad', ...text },
      threshold: { header: 'Práh', ...share },
    },
  },
  account: {
    name: 'tblPorovnaniVeta',
    sheet: PERIOD_SHEETS.comparison,
    columns: { item: { header: 'Co se změnilo', ...text, width: 30 }, value: { header: 'Jak to vychází', ...long, width: 100 } },
  },
  matrix: {
    name: 'tblPorovnaniPrechody',
    sheet: PERIOD_SHEETS.comparison,
    columns: {
      before: { header: 'Dříve ↓ Nyní →', ...text, width: 30 },
      ...measureTally,
      ended: { header: 'Ukončené', ...number },
      merged: { header: 'Sloučené', ...number },
      split: { header: 'Rozdělené', ...number },
      incomparable: { header: 'Nesrovnatelné', ...number, width: 14 },
      total: { header: 'Celkem', ...number },
    },
  },
  movements: {
    name: 'tblPorovnaniPohyb',
    sheet: PERIOD_SHEETS.comparison,
    columns: {
      code: { header: 'Kód', ...code, width: 30 },
      before: { header: 'Dříve', ...text, width: 17 },
      now: { header: 'Nyní', ...text, width: 17 },
      change: { header: 'Změna', ...text, width: 18 },
      because: { header: 'Čím se změnilo', ...text, width: 24 },
      reason: { header: 'Důvod', ...text, width: 30 },
      title: { header: 'Opatření', ...long, width: 60 },
    },
  },
  paths: {
    name: 'tblPorovnaniCesty',
    sheet: PERIOD_SHEETS.comparison,
    columns: {
      code: { header: 'Kód', ...code, width: 30 },
      course: { header: 'Průběh', ...text, width: 22 },
      path: { header: 'Cesta', ...long, width: 70 },
      title: { header: 'Opatření', ...long, width: 60 },
    },
  },
  revision: {
    name: 'tblRevize',
    sheet: PERIOD_SHEETS.revision,
    columns: {
      code: { header: 'Kód', ...code, ...required },
      title: { header: 'Opatření', ...long },
      level: { header: 'Úroveň', ...text, width: 17 },
      trigger: { header: 'Spouštěč', ...long, width: 40 },
      proposal: { header: 'Návrh', ...text, width: 22, ...required },
      wording: { header: 'Navržené znění', ...long },
      newCode: { header: 'Nový kód', ...code, width: 12 },
      reason: { header: 'Důvod', ...long, width: 30 },
      by: { header: 'Navrhl', ...text, width: 18 },
      on: { header: 'Dne', ...date },
      decided: { header: 'Rozhodnuto', ...text, width: 16 },
    },
  },
} as const satisfies Record<string, Table>;

export type PeriodTableId = keyof typeof PERIOD_TABLES;
export const columnsOfPeriod = (id: PeriodTableId): readonly Column[] => Object.values<Column>(PERIOD_TABLES[id].columns);

/** The words of the cycle, as they stand in cells whatever language the pane speaks. */
export const CHANGE_WORD: Readonly<Record<Change, string>> = {
  improved: '▲ zlepšení',
  worsened: '▼ zhoršení',
  same: '► beze změny',
  new: 'nové',
  ended: 'ukončené',
  merged: 'sloučené',
  split: 'rozdělené',
  incomparable: 'nesrovnatelné',
};
export const CAUSE_WORD: Readonly<Record<Cause, string>> = {
  criteria: 'kritéria',
  evidence: 'podklady',
  coverage: 'pokrytí území',
  override: 'ruční úprava',
  reading: 'výklad pravidla',
  threshold: 'práh území',
};
export const COURSE_WORD: Readonly<Record<Course, string>> = {
  alwaysUnfulfilled: 'trvale neplněno',
  wavering: 'kolísá',
  improving: 'zlepšuje se',
  worsening: 'zhoršuje se',
  steady: 'beze změny',
};
export const TRIGGER_WORD: Readonly<Record<Trigger, string>> = {
  declared: 'neplněno podle vyjádření',
  silent: 'nikdo neodpověděl',
  rework: 'opatření je třeba přepracovat',
  partialWithUnfulfilled: 'plněno částečně, některé kritérium neplněno',
  nearThreshold: 'pokrytí těsně pod prahem',
  borderline: 'hraniční',
  overridden: 'úroveň ručně upravena',
  unproven: 'některé kritérium nikdo nedoložil',
  carriedOver: 'nesplněno už minulé období',
};
export const PROPOSAL_WORD: Readonly<Record<Proposal, string>> = {
  continue: 'Pokračovat',
  edit: 'Upravit',
  merge: 'Sloučit',
  split: 'Rozdělit',
  drop: 'Vyřadit',
  finish: 'Ukončit jako splněné',
};
/** Said of a row whose measure is proposed no more. */
export const TRIGGER_GONE = 'důvod pominul';

export const readProposal = memoised((raw: string): Proposal | null => {
  const word = fold(raw);
  return PROPOSALS.find((proposal) => fold(PROPOSAL_WORD[proposal]) === word) ?? (word === 'ukoncit' ? 'finish' : null);
});

// --- Historie ---------------------------------------------------------------------------------------------------

type HistoryColumn = keyof (typeof PERIOD_TABLES)['history']['columns'];
type RowOf<C extends string> = Readonly<Record<C, CellValue>>;

/** The cells of a frozen row, by the ids of their columns. */
export function historyCells({ measure, ...row }: FrozenRow): RowOf<HistoryColumn> {
  return {
    period: row.label,
    asOf: toSerial(row.asOf),
    code: measure.code,
    title: measure.title,
    area: measure.area,
    lead: measure.lead,
    level: LEVEL_WORD[measure.level],
    computed: LEVEL_WORD[measure.computed],
    overridden: measure.overridden ? 'ano' : '',
    fulfilled: measure.tally.fulfilled,
    partial: measure.tally.partial,
    unfulfilled: measure.tally.unfulfilled,
    ...forEachInterpretation((id) => {
      const level = measure.byInterpretation[id];
      return level === undefined ? '' : LEVEL_WORD[level];
    }),
    coverage: measure.coverage ?? '',
    reason: reasonCell(measure),
    reading: INTERPRETATION_WORD[row.reading],
    threshold: row.threshold,
    mark: row.mark,
    by: row.by,
    on: toSerial(row.on),
    why: row.why,
    replaced: row.replaced === '' ? '' : (serialOf(row.replaced) ?? row.replaced),
    follows: measure.follows,
    planMark: row.planMark,
    criteriaMark: measure.criteriaMark,
  };
}

const serialOf = (text: string): number | null => {
  const day = readDay(text);
  return day === null ? null : toSerial(day);
};

const SILENT = ' (bez odpovědi)';
const reasonCell = ({ reason, silent }: FrozenRow['measure']): string =>
  (reason === null ? '' : REASON_WORD[reason]) + (silent ? SILENT : '');

/** What Historie holds; a workbook without it has no history. A row that cannot be read is one that somebody edited. */
export const readHistory = (data: TableData | undefined): History => historyOf(data ? frozenIn(data) : []);

/** The rows of Historie as records, the replaced ones too. */
export function frozenIn(data: TableData): FrozenRow[] {
  const columns = findColumns(PERIOD_TABLES.history, data.header);
  return data.rows.flatMap((cells, i): FrozenRow[] => {
    const raw = (column: HistoryColumn): CellValue => cells[columns.get(column) ?? -1] ?? '';
    const said = (column: HistoryColumn): string => cellText(raw(column));
    if (said('period') === '' && said('code') === '') return [];
    let isWhole = true;
    const need = <T>(value: T | null, otherwise: T): T => {
      isWhole &&= value !== null;
      return value ?? otherwise;
    };
    const level = (column: HistoryColumn): Level => need(readLevel(said(column)).value, 'unfulfilled');
    const count = (column: HistoryColumn): number => need(readNumber(raw(column)), 0);
    const reason = said('reason');
    const isSilent = fold(reason).endsWith(fold(SILENT));
    const reasonText = isSilent ? reason.slice(0, -SILENT.length) : reason;
    const row = {
      label: said('period'),
      asOf: need(readDay(raw('asOf')), ''),
      reading: need(readInterpretation(said('reading')).value, 'default'),
      threshold: need(readNumber(raw('threshold')), 0),
      planMark: said('planMark'),
      by: said('by'),
      on: need(readDay(raw('on')), ''),
      why: said('why'),
      measure: {
        code: said('code'),
        key: foldIdentifier(said('code')),
        title: said('title'),
        area: said('area'),
        lead: said('lead'),
        level: level('level'),
        computed: level('computed'),
        overridden: fold(said('overridden')) === 'ano',
        tally: { fulfilled: count('fulfilled'), partial: count('partial'), unfulfilled: count('unfulfilled') },
        byInterpretation: Object.fromEntries(
          INTERPRETATIONS.flatMap((id): [Interpretation, Level][] => (said(id) === '' ? [] : [[id, level(id)]])),
        ),
        coverage: said('coverage') === '' ? null : count('coverage'),
        reason: reasonText === '' ? null : need(readReason(reasonText).value, 'other'),
        silent: isSilent,
        follows: said('follows'),
        criteriaMark: said('criteriaMark'),
      },
      replaced: said('replaced'),
      cell: `${data.sheet}!${cellName(data.top + 1 + i, data.left + (columns.get('code') ?? 0))}`,
    };
    return [{ ...row, mark: isWhole ? said('mark') : '' }];
  });
}

// --- Porovnání --------------------------------------------------------------------------------------------------

export type PeriodRows = readonly (readonly CellValue[])[];
/** A sentence of the comparison with what it is about. */
export interface Said {
  readonly item: string;
  readonly text: string;
}

/** The rows of the tables on Porovnání, in the order of their columns. A table without rows says so in its first cell. */
export function comparisonRows(
  periods: readonly Period[],
  comparison: Comparison,
  paths: readonly Path[],
  said: readonly Said[],
): Readonly<Record<'totals' | 'account' | 'matrix' | 'movements' | 'paths', PeriodRows>> {
  return {
    totals: periods.map((period) => {
      const { fulfilled, partial, unfulfilled } = levelsOfPeriod(period);
      const counts = [fulfilled, partial, unfulfilled, period.measures.length];
      return [period.label, ...counts, toSerial(period.asOf), INTERPRETATION_WORD[period.reading], period.threshold];
    }),
    account: said.map(({ item, text: sentence }) => [item, sentence]),
    matrix: matrixRows(comparison),
    movements: comparison.movements.map((movement) => [
      movement.code,
      levelsThen(movement),
      movement.after === null ? '–' : LEVEL_WORD[movement.after],
      CHANGE_WORD[movement.change],
      movement.because.map((cause) => CAUSE_WORD[cause]).join('; '),
      movement.to === null ? '' : reasonCell(movement.to),
      movement.title,
    ]),
    paths: paths.map(({ code: measure, title, steps, course }) => [
      measure,
      course === null ? '' : COURSE_WORD[course],
      pathText(steps, periods),
      title,
    ]),
  };
}

/** "Plněno", of a merged measure "A1.1 Plněno; A1.2 Neplněno", of a new one "–". */
function levelsThen({ from, to, before }: Movement): string {
  if (from.length === 0) return '–';
  if (from.length === 1 && (to === null || from[0]!.key === to.key)) return LEVEL_WORD[before!];
  return from.map(({ code: measure, level }) => `${measure} ${LEVEL_WORD[level]}`).join('; ');
}

/** "2024–2025 Neplněno → 2026–2027 Plněno částečně" */
const pathText = (steps: Path['steps'], periods: readonly Period[]): string =>
  steps.map((step, i) => `${periods[i]!.label} ${[...new Set(step.map(({ level }) => LEVEL_WORD[level]))].join(' / ') || '–'}`).join(' → ');

/** How levels went over into levels, what came and what left: rows and columns add up to the totals of the two periods. */
function matrixRows({ matrix, accounts, now }: Comparison): PeriodRows {
  const [came, left] = [accounts.map((account) => account.came), accounts.map((account) => account.left)];
  const gone = (i: number): number[] => [left[i]!.whole, left[i]!.merged, left[i]!.split];
  // Measures that cannot be compared stay where they are when their level is the same, so the rest of the row tells of them.
  const compared = LEVELS.map((was) => LEVELS.map((is) => matrix[was][is]));
  const rest = (i: number): number =>
    accounts[i]!.before - compared[i]!.reduce((sum, count) => sum + count, 0) - gone(i).reduce((sum, count) => sum + count, 0);
  const restNow = (i: number): number =>
    accounts[i]!.after - compared.reduce((sum, row) => sum + row[i]!, 0) - came[i]!.whole - came[i]!.merged - came[i]!.split;
  const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
  const coming = (label: string, counts: readonly number[]): CellValue[] => [label, ...counts, '', '', '', '', total(counts)];
  const rests = LEVELS.map((_, i) => rest(i));
  const ended = LEVELS.map((_, i) => gone(i));
  return [
    ...LEVELS.map((was, i) => [LEVEL_WORD[was], ...compared[i]!, ...gone(i), rest(i), accounts[i]!.before]),
    coming(
      'Nové',
      came.map(({ whole }) => whole),
    ),
    coming(
      'Vzniklé sloučením',
      came.map(({ merged }) => merged),
    ),
    coming(
      'Vzniklé rozdělením',
      came.map(({ split }) => split),
    ),
    coming(
      'Nesrovnatelné',
      LEVELS.map((_, i) => restNow(i)),
    ),
    [
      'Celkem nyní',
      ...accounts.map(({ after }) => after),
      ...[0, 1, 2].map((way) => total(ended.map((ways) => ways[way]!))),
      total(rests),
      now.measures.length,
    ],
  ];
}

// --- Revize -----------------------------------------------------------------------------------------------------

/** What the add-in says of a measure in tblRevize; the other columns are the coordinator's. */
export const revisionCells = ({ code: measure, title, level, triggers }: Revision): RowOf<'code' | 'title' | 'level' | 'trigger'> => ({
  code: measure,
  title,
  level: LEVEL_WORD[level],
  trigger: triggers.map((trigger) => TRIGGER_WORD[trigger]).join('; '),
});

/** A row of tblRevize with where it stands. */
export interface RevisionRow extends Decision {
  /** 0-based data row */
  readonly row: number;
  readonly trigger: string;
}

/** The rows of tblRevize that name a measure or a new code; none where there is no such table. */
export function revisionsIn(data: TableData | undefined): RevisionRow[] {
  if (!data) return [];
  const columns = findColumns(PERIOD_TABLES.revision, data.header);
  return data.rows.flatMap((cells, row): RevisionRow[] => {
    const said = (column: keyof (typeof PERIOD_TABLES)['revision']['columns']): string => cellText(cells[columns.get(column) ?? -1] ?? '');
    const measure = said('code');
    if (measure === '' && said('newCode') === '') return [];
    return [
      {
        row,
        code: measure,
        key: foldIdentifier(measure),
        proposal: readProposal(said('proposal')),
        wording: said('wording'),
        newCode: said('newCode'),
        decided: said('decided') !== '',
        trigger: said('trigger'),
      },
    ];
  });
}
