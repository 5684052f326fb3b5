import { digestOf } from '../exchange/digest';
import type { Level } from '../plan/level';
import { INTERPRETATIONS } from '../rules/interpretation';
import type { IsoDate } from '../text/date';
import { push } from '../text/group';
import { compareCodes } from '../text/text';
import type { PeriodFault } from './fault';
import { oneLine, periodKey, type Period, type PeriodMeasure } from './period';

/** One row of Historie, read or to be written. */
export interface FrozenRow extends Omit<Period, 'measures'> {
  readonly measure: PeriodMeasure;
  readonly by: string;
  readonly on: IsoDate;
  /** Why a period that had been frozen was frozen again; "" the first time. */
  readonly why: string;
  /** {@link markOf} at the time of freezing. */
  readonly mark: string;
  /** The day on which a newer freeze took its place, as it stands there; "" for a row that holds. */
  readonly replaced: string;
  /** Where it stands; "" for a row that is not written yet. */
  readonly cell: string;
  /** Headers that the table lacks in which it stands. */
  readonly lacks?: readonly string[];
}

/** A period that was frozen, and by whom. */
export interface Frozen extends Period {
  readonly by: string;
  readonly on: IsoDate;
  readonly why: string;
}

/** What Historie holds. */
export interface History {
  /** Those that hold, the oldest first. */
  readonly periods: readonly Frozen[];
  readonly faults: readonly PeriodFault[];
}

type Unmarked = Omit<FrozenRow, 'mark' | 'replaced' | 'cell'>;

/**
 * The mark of a frozen row: how many rows were frozen with it, and a digest of all it says. Whoever edits the row, or takes
 * one away, gets another one. That a newer freeze took its place is no edit.
 *
 * @example markOf(row, 72) // '72-3fa9c1d2e4b5'
 */
function markOf({ measure, ...row }: Unmarked, rows: number): string {
  const texts = [
    row.label,
    row.asOf,
    row.reading,
    percent(row.threshold),
    row.planMark,
    row.by,
    row.on,
    row.why,
    measure.code,
    measure.title,
    measure.area,
    measure.lead,
    measure.level,
    measure.computed,
    String(measure.overridden),
    [measure.tally.fulfilled, measure.tally.partial, measure.tally.unfulfilled].join('/'),
    INTERPRETATIONS.flatMap((id) => (measure.byInterpretation[id] ? [`${id}=${measure.byInterpretation[id]}`] : [])).join('/'),
    measure.coverage === null ? '' : percent(measure.coverage),
    measure.reason ?? '',
    String(measure.silent),
    measure.follows,
    measure.criteriaMark,
  ];
  return `${rows}-${digestOf([String(rows), ...texts.map(oneLine)])}`;
}

/** Programs keep 0.9 in more than one way. */
const percent = (share: number): string => share.toFixed(4);

/**
 * The rows that freezing a period writes.
 *
 * @param by who freezes
 * @param on the day of it
 * @param why of a period that was frozen before; else ""
 */
export function frozenRows({ measures, ...period }: Period, by: string, on: IsoDate, why: string): FrozenRow[] {
  return measures.map((measure) => {
    const row = { ...period, measure, by: oneLine(by), on, why: oneLine(why) };
    return { ...row, mark: markOf(row, measures.length), replaced: '', cell: '' };
  });
}

/** The periods that Historie holds, from its rows in any order, and what is wrong with them; a row that was copied is one row. */
export function historyOf(rows: readonly FrozenRow[]): History {
  const live = rows.filter(({ replaced }) => replaced === '').map((row): MarkedRow => ({ ...row, now: markAgain(row) }));
  const once = new Map(live.map((row) => [`${row.mark} ${row.now}`, row]));
  const byPeriod = new Map<string, MarkedRow[]>();
  for (const row of once.values()) push(byPeriod, periodKey(row.label), row);
  const read = [...byPeriod.values()].map(periodFrom);
  const faults = read.flatMap((one) => one.faults);
  const lacks = rows[0]?.lacks ?? [];
  // A column that was renamed or deleted makes every row look as if somebody had written into it.
  if (lacks.length > 0 && faults.some(({ code }) => code === 'frozenRowEdited' || code === 'frozenTwice'))
    return { periods: [], faults: [{ code: 'historyColumnMissing', columns: lacks }] };
  return { periods: read.flatMap(({ period }) => period).sort(byTime), faults };
}

/** With the mark that it would get as it stands: another one where somebody has written into it. */
type MarkedRow = FrozenRow & { readonly now: string };

/** How many rows a mark says that were frozen together. */
const rowsOfMark = (mark: string): number => +/^\d*/.exec(mark)![0];
const markAgain = (row: FrozenRow): string => markOf(row, rowsOfMark(row.mark));

export const byTime = (a: Period, b: Period): number => (a.asOf === b.asOf ? compareCodes(a.label, b.label) : a.asOf < b.asOf ? -1 : 1);

function periodFrom(rows: readonly MarkedRow[]): { readonly period: Frozen[]; readonly faults: PeriodFault[] } {
  const [first] = rows;
  const { label } = first!;
  const edited = rows.filter(({ mark, now }) => mark.replace(/^\d+/, '') !== now.replace(/^\d+/, ''));
  if (edited.length > 0)
    return {
      period: [],
      faults: edited.map(({ measure, cell }) => ({ code: 'frozenRowEdited', period: label, measure: measure.code, cell })),
    };
  const other = rows.find((row) => freezeOf(row) !== freezeOf(first!));
  if (other) return { period: [], faults: [{ code: 'frozenTwice', period: label, first: who(first!), second: who(other) }] };
  const expected = rowsOfMark(first!.mark);
  const codes = new Set(rows.map(({ measure }) => measure.key));
  if (rows.length > codes.size)
    return { period: [], faults: [{ code: 'frozenTwice', period: label, first: who(first!), second: who(first!) }] };
  if (rows.length !== expected) return { period: [], faults: [{ code: 'frozenRowsMissing', period: label, count: rows.length, expected }] };
  const { measure: _measure, mark: _mark, replaced: _replaced, cell: _cell, lacks: _lacks, now: _now, ...period } = first!;
  const measures = rows.map(({ measure }) => measure).sort((a, b) => compareCodes(a.code, b.code) || (a.key < b.key ? -1 : 1));
  return { period: [{ ...period, measures }], faults: [] };
}

const who = ({ by, on }: FrozenRow): string => `${by}, ${on}`;

/** Rows of one freeze have all of this in common. */
const freezeOf = ({ asOf, reading, threshold, planMark, by, on, why }: FrozenRow): string =>
  JSON.stringify([asOf, reading, percent(threshold), planMark, oneLine(by), on, oneLine(why)]);

/** What freezing a period does to Historie. */
export interface Freeze<R extends FrozenRow = FrozenRow> {
  readonly period: Period;
  /** The period stands there as it is: nothing is written. */
  readonly already: boolean;
  /** Rows that are to stand there; those with the same mark are there already. */
  readonly rows: readonly FrozenRow[];
  /** Rows of an earlier freeze, whose place they take. */
  readonly replaces: readonly R[];
}

/**
 * Plans the freezing of a period. A freeze that was cut short is finished by the same one again.
 *
 * @param rows what stands in Historie
 * @param why needed where the period was frozen before and something is other than then
 */
export function planFreeze<R extends FrozenRow>(
  period: Period,
  rows: readonly R[],
  { by, on, why }: { readonly by: string; readonly on: IsoDate; readonly why: string },
): Freeze<R> | { readonly faults: readonly PeriodFault[] } {
  if (oneLine(by) === '') return { faults: [{ code: 'nobodyFreezes' }] };
  const { periods, faults } = historyOf(rows);
  const isThis = ({ label }: { readonly label: string }): boolean => periodKey(label) === periodKey(period.label);
  const isFaultHere = (fault: PeriodFault): boolean => 'period' in fault && isThis({ label: fault.period });
  const elsewhere = faults.filter((fault) => !isFaultHere(fault));
  if (elsewhere.length > 0) return { faults: elsewhere };

  const fresh = frozenRows(period, by, on, why);
  const marks = new Set(fresh.map(({ mark }) => mark));
  const live = rows.filter((row) => row.replaced === '' && isThis(row));
  const own = live.filter(({ mark }) => marks.has(mark));
  const others = live.filter(({ mark }) => !marks.has(mark));
  if (others.length === 0)
    return { period, already: new Set(own.map(({ mark }) => mark)).size === fresh.length, rows: fresh, replaces: [] };
  const standing = periods.find(isThis);
  if (standing && sameFigures(standing, period)) return { period, already: true, rows: [], replaces: [] };
  // What is wrong with the period is mended by freezing it anew; which of two freezes holds, nobody can tell.
  const here = faults.filter((fault) => isFaultHere(fault) && (oneLine(why) === '' || (fault.code === 'frozenTwice' && own.length === 0)));
  if (here.length > 0) return { faults: here };
  if (oneLine(why) === '' && standing)
    return { faults: [{ code: 'reasonNeeded', period: period.label, by: standing.by, on: standing.on }] };
  return { period, already: false, rows: fresh, replaces: others };
}

/** How the period of the plan was frozen, and whether the plan is other than then; null where it was not. */
export function freezeOfNow({
  history,
  now,
}: {
  readonly history: History;
  readonly now: Period | null;
}): { readonly frozen: Frozen; readonly isEdited: boolean } | null {
  const frozen = now && history.periods.find(({ label }) => periodKey(label) === periodKey(now.label));
  return frozen ? { frozen, isEdited: !sameFigures(frozen, now) } : null;
}

/** Was the plan edited since the period was frozen? */
const sameFigures = (frozen: Period, now: Period): boolean =>
  frozen.planMark === now.planMark &&
  frozen.reading === now.reading &&
  frozen.measures.length === now.measures.length &&
  frozen.measures.every((measure, i) => measure.key === now.measures[i]!.key && measure.level === now.measures[i]!.level);

/** What a plan says otherwise than when its period was frozen; sorted by code. */
export interface ChangedSince {
  readonly levels: readonly { readonly code: string; readonly before: Level; readonly after: Level }[];
  /** Measures whose level is the same, and something else of what was frozen is not. */
  readonly others: readonly string[];
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

/** Measure by measure; nothing is found where only what is not frozen has changed, a date or a contact. */
export function changedSince(frozen: Pick<Period, 'measures'>, now: Pick<Period, 'measures'>): ChangedSince {
  const then = new Map(frozen.measures.map((measure) => [measure.key, measure]));
  const keys = new Set(now.measures.map(({ key }) => key));
  const both = now.measures.flatMap((after) => {
    const before = then.get(after.key);
    return before ? [{ before, after }] : [];
  });
  return {
    levels: both.flatMap(({ before, after }) =>
      before.level === after.level ? [] : [{ code: after.code, before: before.level, after: after.level }],
    ),
    others: both.flatMap(({ before, after }) => (before.level === after.level && saidOf(before) !== saidOf(after) ? [after.code] : [])),
    added: now.measures.flatMap(({ key, code }) => (then.has(key) ? [] : [code])),
    gone: frozen.measures.flatMap(({ key, code }) => (keys.has(key) ? [] : [code])),
  };
}

/** Another order of interpretations, or of what programs keep in more than one way, says nothing else. */
const saidOf = ({ title, lead, area, tally, coverage, ...measure }: PeriodMeasure): string =>
  JSON.stringify([
    ...[title, lead, area, measure.follows].map(oneLine),
    [tally.fulfilled, tally.partial, tally.unfulfilled],
    coverage === null ? '' : percent(coverage),
    [measure.computed, measure.overridden, measure.reason, measure.silent, measure.criteriaMark],
  ]);
