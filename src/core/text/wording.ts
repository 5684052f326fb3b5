import type { Level } from '../plan/level';
import { memoised } from './read';
import { INTERPRETATION_WORD } from '../rules/interpretation';
import { fold } from './text';

/** How closely the evidence bears on the criterion (vztah podkladu). */
export type Relation = 'direct' | 'partial' | 'none';
/** How far the activity has got (stav realizace). */
export type Progress = 'done' | 'partly' | 'preparing' | 'notDone' | 'later';

/** Why a measure is partial. */
export const PARTIAL_REASONS = ['capacity', 'administration', 'legislation', 'coordination', 'other'] as const;
/** Why a measure is unfulfilled. */
export const UNFULFILLED_REASONS = [
  'notSubmitted',
  'preparing',
  'notDone',
  'later',
  'grantDelay',
  'noData',
  'lowEngagement',
  'rework',
  'other',
] as const;
export type Reason = (typeof PARTIAL_REASONS)[number] | (typeof UNFULFILLED_REASONS)[number];
/** The order of the published lists; settles which of equally frequent reasons is the main one. */
export const REASONS: readonly Reason[] = [...new Set<Reason>([...PARTIAL_REASONS.slice(0, -1), ...UNFULFILLED_REASONS])];

/** The words of the plan, as they stand in cells, lists and labels in every language of the pane. */
export const LEVEL_WORD: Readonly<Record<Level, string>> = {
  fulfilled: 'Plněno',
  partial: 'Plněno částečně',
  unfulfilled: 'Neplněno',
};
export const RELATION_WORD: Readonly<Record<Relation, string>> = {
  direct: 'Bezprostřední',
  partial: 'Částečný',
  none: 'Žádný',
};
export const PROGRESS_WORD: Readonly<Record<Progress, string>> = {
  done: 'Realizováno',
  partly: 'Částečně realizováno',
  preparing: 'Zahájena příprava',
  notDone: 'Neplní se',
  later: 'Bude zahájeno později',
};
export const REASON_WORD: Readonly<Record<Reason, string>> = {
  capacity: 'personální a kapacitní limity',
  administration: 'administrativní náročnost',
  legislation: 'změny legislativního rámce',
  coordination: 'zdržení v meziresortní spolupráci',
  notSubmitted: 'podklady neposkytnuty',
  preparing: 'zahájena příprava',
  notDone: 'gestor neplní',
  later: 'bude zahájeno později',
  grantDelay: 'zpoždění dotačních výzev',
  noData: 'nedostupnost dat',
  lowEngagement: 'nízké zapojení aktérů',
  rework: 'opatření je třeba přepracovat',
  other: 'jiné',
};

/** Plněno/splněno and their like with the endings -n -na -no -ny; anything else is unknown, never mapped. */
const LEVEL_PATTERN: readonly (readonly [RegExp, Level])[] = [
  [/^s?plnen[aoy]?$/, 'fulfilled'],
  [/^(s?plnen[aoy]? castecne|castecne s?plnen[aoy]?)$/, 'partial'],
  [/^nes?plnen[aoy]?$/, 'unfulfilled'],
];

export const readLevel = memoised<Level>((raw) => {
  const text = fold(raw);
  return LEVEL_PATTERN.find(([pattern]) => pattern.test(text))?.[1] ?? null;
});

export const readRelation = memoised(inverse(RELATION_WORD));
export const readProgress = memoised(inverse(PROGRESS_WORD));
export const readReason = memoised(inverse(REASON_WORD));
export { INTERPRETATION_WORD };
export const readInterpretation = memoised(inverse(INTERPRETATION_WORD));

function inverse<T extends string>(words: Readonly<Record<T, string>>): (raw: string) => T | null {
  const byWord = new Map(Object.entries<string>(words).map(([value, word]) => [fold(word), value as T]));
  return (raw) => byWord.get(fold(raw)) ?? null;
}
