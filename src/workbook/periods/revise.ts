import { UnusablePeriods } from '../../core/periods/fault';
import { revisionsOf, type Proposal, type Revision } from '../../core/periods/revise';
import { lastPeriod, type PlanInTime } from '../../core/periods/sideBySide';
import type { Level } from '../../core/plan/level';
import { toSerial, type IsoDate } from '../../core/text/date';
import { LEVEL_WORD } from '../../core/text/wording';
import { MEASURE_GONE, revisionCells, TRIGGER_GONE } from '../../schema/periods';
import { PROPOSAL_WORD } from '../../schema/periodTables';
import { inExcel } from '../excel/run';
import { planKept } from '../outputs/keepRows';
import { growTables } from '../tables/growTables';
import { rowsIn, type RowValues } from '../tables/upsertTable';
import type { WriteOptions } from './compare';
import { REVISION_SHEET } from './periodSheets';
import { checkHistory, readPeriods, type PeriodsRead } from './read';
import { stepsOf } from '../excel/watched';

/** A row of Revize as it stands once it is written. */
interface ProposedRow {
  readonly code: string;
  readonly level: Level | null;
  /** null where the reason for it is gone */
  readonly revision: Revision | null;
  /** What the coordinator chose; null where that cannot be read. */
  readonly proposal: Proposal | null;
  readonly decided: boolean;
}

export interface ReviseReport {
  /** Those that are proposed, the most pressing first, then those whose reason is gone. */
  readonly rows: readonly ProposedRow[];
  /** Rows that were added or say something new. */
  readonly written: number;
}

/** Revisions that the plan proposes now. */
function proposedIn(standing: PlanInTime): Revision[] {
  const last = lastPeriod(standing);
  if (last && 'faults' in last) throw new UnusablePeriods(last.faults);
  return revisionsOf(standing.evaluation, last);
}

/**
 * *Co revidovat*: measures that the next plan has to think about come to the sheet Revize, each with why and with a first
 * proposal. What people wrote there stays; a row whose reason is gone says so. Running it again changes nothing; all of it is
 * one change that can be taken back.
 *
 * @param on the day of new proposals
 * @throws {UnusablePeriods} before anything is written, when the last period cannot be relied on
 * @throws {UnusableWorkbook} when the workbook is no plan
 * @throws {ExcelFault} when Excel refuses
 */
export async function revise(options: WriteOptions & { readonly on: IsoDate }): Promise<ReviseReport> {
  const { on, now } = options;
  return inExcel(async (context) => {
    const step = stepsOf(options, 3);
    step(0);
    const standing = await readPeriods(context, [], { surveyed: () => step(1) });
    checkHistory(standing);
    const proposed = proposedIn(standing);
    step(2);
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
      .map((revision) => ({ ...revisionCells(revision), proposal: PROPOSAL_WORD[revision.proposal], by: 'Plnění', on: toSerial(on) }));
    const { growth, made } = planKept(standing.found, standing.read, { sheet: REVISION_SHEET, rows });
    const [grown] = await growTables(
      context,
      standing.found,
      growth ? [{ ...growth, changed }] : [],
      { what: 'revise', at: now.toISOString(), detail: '' },
      { beside: made ? [made.beside] : [] },
    );
    step(3);
    return { rows: rowsAfter(standing, proposed), written: growth ? rowsIn(grown) : (made?.rows ?? 0) };
  });
}

/** What the sheet says once it is written; nothing is written here. */
function rowsAfter({ revisions, evaluation }: Pick<PeriodsRead, 'revisions' | 'evaluation'>, proposed: readonly Revision[]): ProposedRow[] {
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
