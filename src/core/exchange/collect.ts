import type { Plan } from '../plan/plan';
import type { Conflict, Decisions } from './conflicts';
import type { Exchange } from './exchange';
import { judge, type RowStatus, type Write } from './merge';
import { Places, type Unplaced } from './places';
import { type Receipt, receiptsOf } from './receipts';
import { byAge, type Return } from './returned';

export interface FileOutcome {
  readonly file: string;
  readonly id: string;
  readonly addressee: string;
  /** The name of the file that came first with the same bytes; nothing of this one is counted. */
  readonly duplicateOf: string | null;
  readonly rows: Readonly<Record<RowStatus, number>>;
}

export interface Changes {
  readonly writes: readonly Write[];
  /** Those still to be decided. */
  readonly conflicts: readonly Conflict[];
  /** Those that `decisions` settled, so that the way back is in sight. */
  readonly decided: readonly Conflict[];
  readonly unplaced: readonly Unplaced[];
  /** In the order in which the files were given. */
  readonly files: readonly FileOutcome[];
  /** One for each submitter, of the newest file. */
  readonly receipts: readonly Receipt[];
}

/**
 * What the returns change in the plan: rows match by measure, criterion and submitter. Pure, and the same for the files
 * in any order; returns that the plan holds already change nothing.
 */
export function planChanges(plan: Plan, exchange: Exchange, returns: readonly Return[], decisions: Decisions = {}): Changes {
  const places = new Places(plan, exchange);
  // In an order of their own, so that whatever depends on which comes first does not depend on how they were dropped.
  const first = new Map<string, Return>();
  for (const file of [...returns].sort(byAge)) if (!first.has(file.id)) first.set(file.id, file);
  const counts = new Map([...first.keys()].map((id) => [id, { new: 0, changed: 0, same: 0, conflict: 0, unplaced: 0 }]));
  const unplaced = [...first.values()].flatMap((file) => places.put(file));
  for (const { id } of unplaced) counts.get(id)!.unplaced++;

  const writes: Write[] = [];
  const conflicts: Conflict[] = [];
  const decided: Conflict[] = [];
  for (const slot of places.slots()) {
    const verdict = judge(slot, exchange, decisions);
    writes.push(...verdict.writes);
    if (verdict.conflict) (verdict.decided ? decided : conflicts).push(verdict.conflict);
    for (const [{ of }, status] of verdict.statuses) counts.get(of.id)![status]++;
  }
  const seen = new Set<string>();
  return {
    writes,
    conflicts,
    decided,
    unplaced: unplaced.map(({ row }) => row),
    files: returns.map(({ file, id, addressee }): FileOutcome => {
      const repeats = seen.has(id) || first.get(id)!.file !== file;
      if (!repeats) seen.add(id);
      const rows = repeats ? { new: 0, changed: 0, same: 0, conflict: 0, unplaced: 0 } : counts.get(id)!;
      return { file, id, addressee, duplicateOf: repeats ? first.get(id)!.file : null, rows };
    }),
    receipts: receiptsOf([...first.values()], places.known),
  };
}
