import type { PeriodMeasure } from '../periods/period';
import type { Statement } from '../plan/plan';

/** What whoever is asked is shown of the last period. */
export interface Last {
  /** Answers to a question of this plan, by its `idOf`. */
  readonly answers: ReadonlyMap<string, readonly Statement[]>;
  /** How the measures that a measure of this plan follows ended, by its key. */
  readonly levels: ReadonlyMap<string, LastLevels>;
}
export interface LastLevels {
  /** "2024–2025" */
  readonly period: string;
  readonly measures: readonly PeriodMeasure[];
}

/** Nothing is known of the last period, or there was none. */
export const NO_LAST: Last = { answers: new Map(), levels: new Map() };
