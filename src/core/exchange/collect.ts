import { idOf, questionsOf } from '../people/addressees';
import { Bodies } from '../people/bodies';
import { answerDigest } from './answerDigest';
import { answerOf, differences, isEmptyAnswer, NO_ANSWER, type Answer, type AnswerField } from '../plan/answer';
import { digestOf } from './digest';
import type { Confirmation, Exchange } from './exchange';
import { push } from '../text/group';
import type { Plan, Statement } from '../plan/plan';
import { savedAtOf, type Origin } from './provenance';
import { foldIdentifier, foldNumber } from '../text/identifiers';
import { compareCodes } from '../text/text';

/** One returned workbook as it was read. */
export interface Return {
  /** Its name, to be shown; it decides nothing. */
  readonly file: string;
  /** A digest of its bytes: the same file under another name is the same return. */
  readonly id: string;
  readonly addressee: string;
  /** ISO time when it was last saved; null when it does not say */
  readonly savedAt: string | null;
  readonly confirmation: Confirmation | null;
  readonly rows: readonly ReturnedRow[];
}

export interface ReturnedRow {
  readonly sheet: string;
  /** 1-based on the sheet */
  readonly row: number;
  readonly measure: string;
  readonly criterion: string;
  /** "" stands for the addressee */
  readonly submitter: string;
  /** A field whose column the file does not have is absent: it says nothing about it. */
  readonly answer: Partial<Answer>;
  /** The digest of what stood here when the call went out; null when the file does not say. */
  readonly issued: string | null;
}

/** What the coordinator decided about conflicts: one by one, and for the rest. */
export interface Decisions {
  readonly rest?: 'newest' | 'keep' | 'both';
  /**
   * By the id of the conflict: the digest of the version that holds, 'keep' for what the workbook has, or 'both' for
   * several pieces of evidence of one file, each in a row of its own.
   */
  readonly each?: ReadonlyMap<string, string>;
}

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

interface Version {
  readonly digest: string;
  readonly answer: Answer;
  readonly origins: readonly Origin[];
}

/** A row that has no place in the plan: kept on the sheet Nezařazené, never dropped. */
export interface Unplaced extends Origin {
  readonly reason: 'measureUnknown' | 'criterionUnknown' | 'submitterOther';
  readonly addressee: string;
  readonly measure: string;
  readonly criterion: string;
  readonly submitter: string;
  readonly answer: Partial<Answer>;
}

export type RowStatus = 'new' | 'changed' | 'same' | 'conflict' | 'unplaced';

export interface FileOutcome {
  readonly file: string;
  readonly id: string;
  readonly addressee: string;
  /** The name of the file that came first with the same bytes; nothing of this one is counted. */
  readonly duplicateOf: string | null;
  readonly rows: Readonly<Record<RowStatus, number>>;
}

/** What tblGestori is told of a return. */
interface Receipt {
  readonly key: string;
  readonly name: string;
  readonly file: string;
  readonly savedAt: string | null;
  readonly confirmation: Confirmation | null;
}

export interface Changes {
  readonly writes: readonly Write[];
  /** Those still to be decided. */
  readonly conflicts: readonly Conflict[];
  /** Those that `decisions` settled, so that the way back is in sight. */
  readonly settled: readonly Conflict[];
  readonly unplaced: readonly Unplaced[];
  /** In the order in which the files were given. */
  readonly files: readonly FileOutcome[];
  /** One for each submitter, of the newest file. */
  readonly receipts: readonly Receipt[];
}

/** The place of a question in the plan; "" for the number of a measure without criteria. */
interface Question {
  readonly measure: string;
  readonly criterion: string;
  readonly order: number;
}

/** A row of the plan, or the place for one, and everything that files say about it. */
interface Slot {
  /** Question and body */
  readonly key: string;
  readonly question: Question;
  readonly bodyKey: string;
  readonly submitter: string;
  readonly statement: Statement | null;
  readonly said: Said[];
}

/** May a row be about an answer of the plan? */
type Fits = (row: ReturnedRow, statement: Statement) => boolean;

interface Said {
  readonly of: Return;
  readonly row: ReturnedRow;
  readonly answer: Answer;
  readonly digest: string;
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
  const settled: Conflict[] = [];
  for (const slot of places.slots()) {
    const verdict = judge(slot, exchange, decisions);
    writes.push(...verdict.writes);
    if (verdict.conflict) (verdict.decided ? settled : conflicts).push(verdict.conflict);
    for (const [{ of }, status] of verdict.statuses) counts.get(of.id)![status]++;
  }
  const seen = new Set<string>();
  return {
    writes,
    conflicts,
    settled,
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

/** Finds the place of each returned row in the plan. */
class Places {
  readonly known: Bodies;
  private readonly questions: ReadonlyMap<string, Question>;
  private readonly measures: ReadonlySet<string>;
  private readonly standing = new Map<string, Statement[]>();
  private readonly byKey = new Map<string, Slot[]>();

  constructor(plan: Plan, { contacts }: Exchange) {
    this.known = new Bodies(contacts, plan.municipalities);
    this.questions = new Map(
      questionsOf(plan).map(({ measure, criterion }, order) => [
        idOf(measure.key, criterion?.key ?? ''),
        { measure: measure.code, criterion: criterion?.number ?? '', order },
      ]),
    );
    this.measures = new Set(plan.measures.map(({ key }) => key));
    for (const statement of plan.statements)
      push(this.standing, this.keyOf(statement.measureKey, statement.criterionKey, this.known.keyOf(statement.submitter)), statement);
  }

  /** Puts the rows of a file into their places. @returns those that say something and have none */
  put(file: Return): { readonly id: string; readonly row: Unplaced }[] {
    const addressee = this.known.keyOf(file.addressee);
    const byKey = new Map<string, ReturnedRow[]>();
    const unplaced: { id: string; row: Unplaced }[] = [];
    for (const row of file.rows) {
      const question = this.questions.get(idOf(foldIdentifier(row.measure), foldNumber(row.criterion)));
      const bodyKey = foldIdentifier(row.submitter) === '' ? addressee : this.known.keyOf(row.submitter);
      if (question && bodyKey === addressee) push(byKey, this.keyOf(foldIdentifier(row.measure), foldNumber(row.criterion), bodyKey), row);
      else if (!isEmptyAnswer({ ...NO_ANSWER, ...row.answer })) {
        const { measure, criterion, submitter, answer } = row;
        const reason = question ? 'submitterOther' : this.measures.has(foldIdentifier(measure)) ? 'criterionUnknown' : 'measureUnknown';
        const from = { reason, addressee: file.addressee, measure, criterion, submitter, answer } as const;
        unplaced.push({ id: file.id, row: { ...originOf(file, row), ...from } });
      }
    }
    for (const [key, rows] of byKey) for (const [row, statement] of this.matches(key, rows)) this.say(file, row, key, addressee, statement);
    return unplaced;
  }

  /** In the order of the plan. */
  slots(): Slot[] {
    const all = [...this.byKey.values()].flat();
    return all.sort(
      (a, b) =>
        a.question.order - b.question.order ||
        compareCodes(a.bodyKey, b.bodyKey) ||
        (a.statement?.row ?? Infinity) - (b.statement?.row ?? Infinity),
    );
  }

  private keyOf(measureKey: string, criterionKey: string, bodyKey: string): string {
    return `${idOf(measureKey, criterionKey)}\n${bodyKey}`;
  }

  /**
   * Which of the plan's answers under one key each row of a file is about. What was taken already comes first, so that
   * taking it again changes nothing; then rows that were issued from an answer, then rows that equal one, then those
   * left in order. A row too many belongs to the first answer, where it becomes a conflict and not one more count.
   */
  private matches(key: string, rows: readonly ReturnedRow[]): [ReturnedRow, Statement | null][] {
    const statements = this.standing.get(key) ?? [];
    if (statements.length < 2) return rows.map((row) => [row, statements[0] ?? null]);
    const digests = new Map(statements.map((statement) => [statement, answerDigest(answerOf(statement))]));
    const isSaid: Fits = (row, statement) => answerDigest(complete(row, statement)) === digests.get(statement);
    const isIssued: Fits = ({ issued }, statement) => issued === digests.get(statement);
    const isTaken: Fits = (row, statement) => isSaid(row, statement) && !isIssued(row, statement);
    const match = (...rules: readonly Fits[]): Map<ReturnedRow, Statement> => {
      const free = new Set(statements);
      const found = new Map<ReturnedRow, Statement>();
      for (const fits of rules)
        for (const row of rows) {
          const statement = found.has(row) ? undefined : [...free].find((candidate) => fits(row, candidate));
          if (!statement) continue;
          found.set(row, statement);
          free.delete(statement);
        }
      return found;
    };
    const said = match(isSaid);
    const issued = match(isIssued);
    const found =
      said.size === rows.length
        ? said
        : // The plan is as it was when the call went out.
          issued.size === rows.length && rows.length === statements.length
          ? issued
          : match(isTaken, isIssued, isSaid, () => true);
    return rows.map((row) => [row, found.get(row) ?? statements[0]!]);
  }

  private say(file: Return, row: ReturnedRow, key: string, bodyKey: string, statement: Statement | null): void {
    const answer = complete(row, statement);
    const said: Said = { of: file, row, answer, digest: answerDigest(answer) };
    const standing = this.byKey.get(key)?.find((slot) => slot.statement === statement);
    if (standing) standing.said.push(said);
    else {
      const submitter = statement?.submitter ?? this.known.contactOf(bodyKey)?.name ?? (row.submitter || file.addressee);
      const question = this.questions.get(idOf(foldIdentifier(row.measure), foldNumber(row.criterion)))!;
      push(this.byKey, key, { key, question, bodyKey, submitter, statement, said: [said] });
    }
  }
}

interface Verdict {
  readonly writes: readonly Write[];
  readonly conflict?: Conflict;
  readonly decided?: boolean;
  readonly statuses: readonly (readonly [Said, RowStatus])[];
}

function judge(
  { key, question: { measure, criterion }, submitter, statement, said }: Slot,
  exchange: Exchange,
  decisions: Decisions,
): Verdict {
  const standing = statement === null ? NO_ANSWER : answerOf(statement);
  const nothingStands = isEmptyAnswer(standing);
  const issuedNow = answerDigest(standing);
  const versions = versionsOf(
    // Left as it was when the call went out: the submitter says nothing new, and the plan may know more by now.
    said.filter(({ row, digest }) => digest !== row.issued && digest !== issuedNow),
  );
  // A set: a sheet that was filled down has thousands of rows about one place.
  const digests = new Set(versions.map(({ digest }) => digest));
  const told = (status: RowStatus, version?: Version): Verdict['statuses'] => {
    let counted = false;
    return said.map((one) => {
      if (!digests.has(one.digest) || one.row.issued === one.digest) return [one, 'same'];
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
  const isEdited = said.some(({ row, digest }) => digest === only?.digest && row.issued === issuedNow);
  if (only !== null && (nothingStands || isEdited)) {
    const status = nothingStands ? 'new' : 'changed';
    return { writes: [writeOf(only)], statuses: told(status, only) };
  }

  const standingSavedAt = statement === null ? null : savedAtOf(exchange.sources.get(statement.row) ?? '', standing);
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
    const edited = said.find(({ row, digest }) => row.issued === issuedNow && digests.has(digest))?.digest;
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

/**
 * Does one file say it all, in several rows? Then nobody contradicts anybody. What the workbook has must be among it, as
 * it stands or edited; otherwise there would be one voice more than the file has.
 */
function areTogether(said: readonly Said[], versions: readonly Version[], nothingStands: boolean, issuedNow: string): boolean {
  if (versions.some(({ answer }) => isEmptyAnswer(answer))) return false;
  const files = new Map<string, Said[]>();
  for (const one of said) if (!isEmptyAnswer(one.answer)) push(files, one.of.id, one);
  return [...files.values()].some((list) => {
    const digests = new Set(list.map(({ digest }) => digest));
    const coversStanding = nothingStands || digests.has(issuedNow) || list.some(({ row }) => row.issued === issuedNow);
    return digests.size > 1 && coversStanding && versions.every(({ digest }) => digests.has(digest));
  });
}

/** What was decided; null when it is still open. "Newest" decides only between times that are known and differ. */
function choiceOf(
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

function versionsOf(said: readonly Said[]): Version[] {
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

/** A field that the file does not have stays as it is. */
const complete = ({ answer }: ReturnedRow, statement: Statement | null): Answer => ({
  ...(statement === null ? NO_ANSWER : answerOf(statement)),
  ...answer,
});

const originOf = ({ file, savedAt }: Return, { sheet, row }: ReturnedRow): Origin => ({ file, sheet, row, savedAt });

function receiptsOf(files: readonly Return[], known: Bodies): Receipt[] {
  const newest = new Map<string, Return>();
  // Sorted by age, so the last of each submitter is the newest.
  for (const file of files) newest.set(known.keyOf(file.addressee), file);
  return [...newest].map(([key, { addressee, file, savedAt, confirmation }]) => ({
    key,
    name: known.contactOf(key)?.name ?? addressee,
    file,
    savedAt,
    confirmation,
  }));
}

const byAge = (a: Return, b: Return): number => ascending(a.savedAt ?? '', b.savedAt ?? '') || ascending(a.id, b.id);
const ascending = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const descending = (a: string, b: string): number => ascending(b, a);
