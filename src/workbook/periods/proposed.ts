import { UnusablePeriods } from '../../core/periods/fault';
import { revisionsOf, type Proposal, type Revision } from '../../core/periods/revise';
import { lastPeriod, type PlanInTime } from '../../core/periods/sideBySide';
import type { Level } from '../../core/plan/level';
import { toSerial, type IsoDate } from '../../core/text/date';
import { LEVEL_WORD } from '../../core/text/wording';
import { MEASURE_GONE, revisionCells, TRIGGER_GONE } from '../../schema/periods';
import { PROPOSAL_WORD } from '../../schema/periodTables';
import type { RowValues } from '../tables/upsertTable';
import { checkHistory, type PeriodsStanding } from './standing';

/** Stands in Navrhl until somebody says otherwise. */
export const PROPOSED_BY = 'Plnění';

/** A row of Revize as it stands once it is written. */
export interface ProposedRow {
  readonly code: string;
  readonly level: Level | null;
  /** null where the reason for it is gone */
  readonly revision: Revision | null;
  /** What the coordinator chose; null where that cannot be read. */
  readonly proposal: Proposal | null;
  readonly decided: boolean;
}

/**
 * Revisions that the plan proposes now.
 * @throws {UnusablePeriods} when Historie or what follows what cannot be relied on
 */
export function proposedIn(standing: PlanInTime): Revision[] {
  checkHistory(standing);
  const last = lastPeriod(standing);
  if (last && 'faults' in last) throw new UnusablePeriods(last.faults);
  return revisionsOf(standing.evaluation, last);
}

/** What the run does to tblRevize: what rows that stand say then, by their place, and the rows that are new. */
export function revisionChanges(
  standing: PeriodsStanding,
  on: IsoDate,
): { readonly changed: ReadonlyMap<number, RowValues>; readonly rows: readonly RowValues[]; readonly after: readonly ProposedRow[] } {
  const proposed = proposedIn(standing);
  const byKey = new Map(proposed.map((revision) => [revision.key, revision]));
  const verdicts = new Map(standing.evaluation.measures.map((verdict) => [verdict.measure.key, verdict]));
  // A measure that is split stands in several rows, and each of them says the same of it.
  const changed = new Map(
    standing.revisions.flatMap(({ row, key }): [number, RowValues][] => {
      const [revision, verdict] = [byKey.get(key), verdicts.get(key)];
      if (key === '') return [];
      if (revision) {
        const { code: _code, ...cells } = revisionCells(revision);
        return [[row, cells]];
      }
      if (verdict) return [[row, { title: verdict.measure.title, level: LEVEL_WORD[verdict.final], trigger: TRIGGER_GONE }]];
      return [[row, { trigger: MEASURE_GONE }]];
    }),
  );
  const known = new Set(standing.revisions.map(({ key }) => key));
  const rows = proposed
    .filter(({ key }) => !known.has(key))
    .map((revision) => ({ ...revisionCells(revision), proposal: PROPOSAL_WORD[revision.proposal], by: PROPOSED_BY, on: toSerial(on) }));
  return { changed, rows, after: rowsAfter(standing, proposed) };
}

/** What the sheet says once it is written; nothing is written here. */
function rowsAfter(
  { revisions, evaluation }: Pick<PeriodsStanding, 'revisions' | 'evaluation'>,
  proposed: readonly Revision[],
): ProposedRow[] {
  const levels = new Map(evaluation.measures.map(({ measure, final }) => [measure.key, final]));
  const standing = new Map(revisions.map((row) => [row.key, row]));
  const known = new Set(proposed.map(({ key }) => key));
  return [
    ...proposed.map((revision): ProposedRow => {
      const row = standing.get(revision.key);
      const proposal = row ? row.proposal.value : revision.proposal;
      return { code: revision.code, level: revision.level, revision, proposal, decided: row?.decided ?? false };
    }),
    ...revisions
      .filter(({ key }) => key !== '' && !known.has(key))
      .map(({ code, key, proposal, decided }) => ({
        code,
        level: levels.get(key) ?? null,
        revision: null,
        proposal: proposal.value,
        decided,
      })),
  ];
}
