import type { Cause, Change, Comparison, Movement } from '../core/periods/compare';
import type { FrozenRow } from '../core/periods/history';
import type { Course, Path } from '../core/periods/path';
import { levelsOfPeriod, periodKey, type Period } from '../core/periods/period';
import type { Revision, Trigger } from '../core/periods/revise';
import { LEVELS } from '../core/plan/level';
import { forEachInterpretation, INTERPRETATION_WORD } from '../core/rules/interpretation';
import { readDay, toSerial } from '../core/text/date';
import type { CellValue } from '../core/text/text';
import { LEVEL_WORD, REASON_WORD } from '../core/text/wording';
import type { OutputId, Rows } from './outputs';
import type { PERIOD_TABLES } from './periodTables';

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
/** Said of a row whose measure is proposed no more. */
export const TRIGGER_GONE = 'důvod pominul';
export const MEASURE_GONE = 'důvod pominul: opatření v plánu už není';

// --- Historie ---------------------------------------------------------------------------------------------------

export type HistoryColumn = keyof (typeof PERIOD_TABLES)['history']['columns'];
type RowOf<C extends string> = Readonly<Record<C, CellValue>>;

/** A row of Historie as its cells, by the ids of their columns. */
export type HistoryRow = Readonly<Record<HistoryColumn, string | number>>;

export function historyCells({ measure, ...row }: FrozenRow): HistoryRow {
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

/** Silence is kept apart from a declared non-fulfilment. */
export const SILENT = ' (bez odpovědi)';
const reasonCell = ({ reason, silent }: FrozenRow['measure']): string =>
  (reason === null ? '' : REASON_WORD[reason]) + (silent ? SILENT : '');

// --- Porovnání --------------------------------------------------------------------------------------------------

/** The tables of Porovnání in their order on the sheet. */
export const COMPARISON_TABLES = [
  'periodTotals',
  'periodAccount',
  'periodMatrix',
  'periodMovements',
  'periodPaths',
] as const satisfies readonly OutputId[];
/** A sentence of the comparison with what it is about. */
export interface Said {
  readonly item: string;
  readonly text: string;
}

/** The rows of the tables on Porovnání, in the order of their columns. */
export function comparisonRows(
  periods: readonly Period[],
  comparison: Comparison,
  paths: readonly Path[],
  said: readonly Said[],
): Readonly<Record<(typeof COMPARISON_TABLES)[number], Rows>> {
  return {
    periodTotals: periods.map((period, i) => {
      const { fulfilled, partial, unfulfilled } = levelsOfPeriod(period);
      const counts = [fulfilled, partial, unfulfilled, period.measures.length];
      return [nameOf(periods, i), ...counts, toSerial(period.asOf), INTERPRETATION_WORD[period.reading], period.threshold];
    }),
    periodAccount: said.flatMap(({ item, text: sentence }) => linesOf(sentence).map((line, i) => [i === 0 ? item : '', line])),
    periodMatrix: matrixRows(comparison),
    periodMovements: comparison.movements.map((movement) => [
      movement.code,
      levelsThen(movement),
      movement.after === null ? '–' : LEVEL_WORD[movement.after],
      CHANGE_WORD[movement.change],
      movement.because.map((cause) => CAUSE_WORD[cause]).join('; '),
      movement.to === null ? '' : reasonCell(movement.to),
      movement.title,
    ]),
    periodPaths: paths.map(({ code: measure, title, steps, course }) => [
      measure,
      course === null ? '' : COURSE_WORD[course],
      pathText(steps, periods),
      title,
    ]),
  };
}

/** Of the plan's own period an older state may stand beside it. */
function nameOf(periods: readonly Period[], i: number): string {
  const { label } = periods[i]!;
  if (!periods.some((other, j) => j !== i && periodKey(other.label) === periodKey(label))) return label;
  return `${label} (${i === periods.length - 1 ? 'nyní' : 'dříve'})`;
}

/** So many letters are read beside one another on the sheet and on paper. */
const LINE = 150;

/** A sentence as lines that end between words. */
function linesOf(sentence: string): string[] {
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > LINE) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
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
function matrixRows({ matrix, accounts, now }: Comparison): Rows {
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
