import { type Answer, differences, isEmptyAnswer } from '../plan/answer';
import { push } from '../text/group';
import type { Said } from './places';
import type { Origin } from './provenance';
import { ascending, descending, originOf } from './returned';

/** What the coordinator decided about conflicts: one by one, and for the rest. */
export interface Decisions {
  readonly rest?: 'newest' | 'keep' | 'both';
  /**
   * By the id of the conflict: the digest of the version that holds, 'keep' for what the workbook has, or 'both' for
   * several pieces of evidence of one file, each in a row of its own.
   */
  readonly each?: ReadonlyMap<string, string>;
}

/** Different things said about one row; nothing is written for it until somebody decides. */
export interface Conflict {
  /** Stays the same whatever files come and in whatever order, as long as the workbook's answer is the same. */
  readonly id: string;
  /** `erasure`: the only other thing said is nothing at all. */
  readonly kind: 'differ' | 'erasure';
  readonly measure: string;
  readonly criterion: string;
  readonly submitter: string;
  /** What the workbook has; empty when it has no answer. */
  readonly standing: Answer;
  /** When the standing answer was saved by its submitter; null when it was typed or edited in the workbook. */
  readonly standingSavedAt: string | null;
  /** The newest first. */
  readonly versions: readonly Version[];
  /** All of it is said by one file in rows of its own: it may be two pieces of evidence and not two opinions. */
  readonly together: boolean;
}

export interface Version {
  readonly digest: string;
  readonly answer: Answer;
  readonly origins: readonly Origin[];
}

/**
 * Does one file say it all, in several rows? Then nobody contradicts anybody. What the workbook has must be among it, as
 * it stands or edited; otherwise there would be one voice more than the file has.
 */
export function areTogether(said: readonly Said[], versions: readonly Version[], nothingStands: boolean, issuedNow: string): boolean {
  if (versions.some(({ answer }) => isEmptyAnswer(answer))) return false;
  const files = new Map<string, Said[]>();
  for (const one of said) if (!isEmptyAnswer(one.answer)) push(files, one.of.id, one);
  return [...files.values()].some((list) => {
    const digests = new Set(list.map(({ digest }) => digest));
    const coversStanding = nothingStands || digests.has(issuedNow) || list.some(({ row }) => row.issuedDigest === issuedNow);
    return digests.size > 1 && coversStanding && versions.every(({ digest }) => digests.has(digest));
  });
}

/** What was decided; null when it is still open. "Newest" decides only between times that are known and differ. */
export function choiceOf(
  conflict: Conflict,
  said: readonly Said[],
  nothingStands: boolean,
  { each, rest }: Decisions,
): Version | 'keep' | 'both' | null {
  const chosen = each?.get(conflict.id);
  if (chosen === 'keep') return 'keep';
  if (chosen === 'both') return conflict.together ? 'both' : null;
  if (chosen !== undefined) return conflict.versions.find(({ digest }) => digest === chosen) ?? null;
  if (rest === 'both') return conflict.together ? 'both' : null;
  if (rest === undefined || rest === 'keep') return rest ?? null;
  const { versions } = conflict;
  const [newest, second] = versions;
  const latest = newest!.origins[0]!.savedAt;
  if (latest === null || versions.some(({ origins }) => origins[0]!.savedAt === null)) return null;
  if (!nothingStands) {
    const known = said.flatMap(({ of, answer }) => (differences(answer, conflict.standing).length === 0 ? [of.savedAt] : []));
    const standingAt = [conflict.standingSavedAt, ...known]
      .filter((time) => time !== null)
      .sort()
      .at(-1);
    if (standingAt === undefined || standingAt === latest) return null;
    // However the older ones differ among themselves.
    if (standingAt > latest) return 'keep';
  }
  // An empty answer never takes a given one away without being asked.
  if (isEmptyAnswer(newest!.answer) || second?.origins[0]!.savedAt === latest) return null;
  return newest!;
}

export function versionsOf(said: readonly Said[]): Version[] {
  const byDigest = new Map<string, Said[]>();
  for (const one of said) push(byDigest, one.digest, one);
  return [...byDigest]
    .map(([digest, list]): Version => ({
      digest,
      answer: list[0]!.answer,
      origins: list.map(({ of, row }) => originOf(of, row)).sort((a, b) => descending(a.savedAt ?? '', b.savedAt ?? '')),
    }))
    .sort((a, b) => descending(a.origins[0]!.savedAt ?? '', b.origins[0]!.savedAt ?? '') || ascending(a.digest, b.digest));
}
