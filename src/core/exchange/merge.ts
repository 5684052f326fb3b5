import { type Answer, type AnswerField, answerOf, differences, isEmptyAnswer, NO_ANSWER } from '../plan/answer';
import type { Statement } from '../plan/plan';
import { answerDigest } from './answerDigest';
import { areTogether, choiceOf, type Conflict, type Decisions, type Version, versionsOf } from './conflicts';
import { digestOf } from './digest';
import type { Exchange } from './exchange';
import type { Said, Slot } from './places';
import { type Origin, savedAtOf } from './provenance';

/** A row of tblPodklady to be written. */
export interface Write {
  /** 0-based data row; null for a new one */
  readonly row: number | null;
  readonly measure: string;
  readonly criterion: string;
  readonly submitter: string;
  readonly before: Answer;
  readonly after: Answer;
  /** The fields that change, in the order of the columns; all that are filled in for a new row. */
  readonly fields: readonly AnswerField[];
  readonly origin: Origin;
}

export type RowStatus = 'new' | 'changed' | 'same' | 'conflict' | 'unplaced';

interface Verdict {
  readonly writes: readonly Write[];
  readonly conflict?: Conflict;
  readonly decided?: boolean;
  readonly statuses: readonly (readonly [Said, RowStatus])[];
}

export function judge(
  { key, question: { measure, criterion }, submitter, statement, said }: Slot,
  exchange: Exchange,
  decisions: Decisions,
): Verdict {
  const standing = statement === null ? NO_ANSWER : answerOf(statement);
  const nothingStands = isEmptyAnswer(standing);
  const issuedNow = answerDigest(standing);
  const versions = versionsOf(
    // Left as it was when the call went out: the submitter says nothing new, and the plan may know more by now.
    said.filter(({ row, digest }) => digest !== row.issuedDigest && digest !== issuedNow),
  );
  // A set: a sheet that was filled down has thousands of rows about one place.
  const digests = new Set(versions.map(({ digest }) => digest));
  const told = (status: RowStatus, version?: Version): Verdict['statuses'] => {
    let counted = false;
    return said.map((one) => {
      if (!digests.has(one.digest) || one.row.issuedDigest === one.digest) return [one, 'same'];
      if (version === undefined) return [one, status];
      // Of several that say the same, one makes the change.
      if (one.digest !== version.digest || counted) return [one, 'same'];
      counted = true;
      return [one, status];
    });
  };
  if (versions.length === 0) return { writes: [], statuses: told('same') };

  const spoken = versions.filter(({ answer }) => !isEmptyAnswer(answer));
  const only = versions.length === 1 && spoken.length === 1 ? spoken[0]! : null;
  const standingSavedAt = statement === null ? null : savedAtOf(exchange.sources.get(statement.row) ?? '', standing);
  // Not an edit of what stands when another row says anew what stands, or when that was saved later: two opinions.
  const isSaidAnew = said.some(({ row, digest }) => digest === issuedNow && row.issuedDigest !== digest);
  const isEdited =
    !isSaidAnew &&
    said.some(
      ({ of, row, digest }) =>
        digest === only?.digest &&
        row.issuedDigest === issuedNow &&
        !(standingSavedAt !== null && of.savedAt !== null && standingSavedAt > of.savedAt),
    );
  if (only !== null && (nothingStands || isEdited)) {
    const status = nothingStands ? 'new' : 'changed';
    return { writes: [writeOf(only)], statuses: told(status, only) };
  }

  const conflict: Conflict = {
    // Without the row: sorting the table between the question and the answer must not lose the answer.
    id: digestOf([key, issuedNow]),
    kind: spoken.length === 0 ? 'erasure' : 'differ',
    measure,
    criterion,
    submitter,
    standing,
    standingSavedAt,
    versions,
    together: areTogether(said, versions, nothingStands, issuedNow),
  };
  const choice = choiceOf(conflict, said, nothingStands, decisions);
  if (choice === null) return { conflict, writes: [], statuses: told('conflict') };
  if (choice === 'keep') return { conflict, decided: true, writes: [], statuses: told('same') };
  if (choice === 'both') return takeAll();
  return {
    conflict,
    decided: true,
    writes: [writeOf(choice)],
    statuses: told(nothingStands ? 'new' : 'changed', choice),
  };

  /** Each version in a row of its own; the one that was edited from the standing answer takes its place. */
  function takeAll(): Verdict {
    const edited = said.find(({ row, digest }) => row.issuedDigest === issuedNow && digests.has(digest))?.digest;
    const isSaid = said.some(({ digest }) => digest === issuedNow);
    const inOrder = [...new Set(said.flatMap(({ digest }) => versions.find((version) => version.digest === digest) ?? []))];
    const replaces = nothingStands ? inOrder[0] : isSaid ? undefined : inOrder.find(({ digest }) => digest === edited);
    const first = new Map<string, Said>();
    for (const one of said) if (!first.has(one.digest)) first.set(one.digest, one);
    return {
      conflict,
      decided: true,
      writes: inOrder.map((version) => (version === replaces ? writeOf(version) : writeOf(version, null))),
      statuses: said.map((one) => {
        if (!digests.has(one.digest) || first.get(one.digest) !== one) return [one, 'same'];
        return [one, one.digest === replaces?.digest && !nothingStands ? 'changed' : 'new'];
      }),
    };
  }

  function writeOf({ answer, origins }: Version, over: Statement | null = statement): Write {
    const before = over === null ? NO_ANSWER : standing;
    return {
      row: over?.row ?? null,
      measure,
      criterion,
      submitter,
      before,
      after: answer,
      fields: differences(before, answer),
      origin: origins[0]!,
    };
  }
}
