import type { Unplaced } from '../core/exchange/places';
import { ANSWER_FIELDS, type AnswerField } from '../core/plan/answer';
import type { Level, Tally } from '../core/plan/level';
import type { MeasureVerdict } from '../core/rules/evaluate';
import { INTERPRETATIONS, type Interpretation } from '../core/rules/interpretation';
import type { GroupTally, LevelShare, Summary } from '../core/rules/summary';
import { readDate, toSerial } from '../core/text/date';
import type { CellValue } from '../core/text/text';
import { INTERPRETATION_WORD, LEVEL_WORD, REASON_WORD } from '../core/text/wording';
import { columnsOf, NOTHING, STAMP, TOTAL, type OutputId, type Rows, type Stamp, type SUMMARY_TABLES } from './outputs';

/*
 * Rows of the tables that the add-in writes. Apart from their declarations (outputs.ts), which the pane needs to read a
 * workbook; rows it needs only when it writes.
 */

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
