import { idOf, questionsOf } from '../people/addressees';
import { Bodies } from '../people/bodies';
import { type Answer, answerOf, isEmptyAnswer, NO_ANSWER } from '../plan/answer';
import type { Plan, Statement } from '../plan/plan';
import { push } from '../text/group';
import { foldIdentifier, foldNumber } from '../text/identifiers';
import { compareCodes } from '../text/text';
import { answerDigest } from './answerDigest';
import type { Exchange } from './exchange';
import type { Origin } from './provenance';
import { originOf, type Return, type ReturnedRow } from './returned';

/** A row that has no place in the plan: kept on the sheet Nezařazené, never dropped. */
export interface Unplaced extends Origin {
  readonly reason: 'measureUnknown' | 'criterionUnknown' | 'submitterOther';
  readonly addressee: string;
  readonly measure: string;
  readonly criterion: string;
  readonly submitter: string;
  readonly answer: Partial<Answer>;
}

/** The place of a question in the plan; "" for the number of a measure without criteria. */
interface Question {
  readonly measure: string;
  readonly criterion: string;
  readonly order: number;
}

/** A row of the plan, or the place for one, and everything that files say about it. */
export interface Slot {
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

export interface Said {
  readonly of: Return;
  readonly row: ReturnedRow;
  readonly answer: Answer;
  readonly digest: string;
}

/** Finds the place of each returned row in the plan. */
export class Places {
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
    const isIssued: Fits = ({ issuedDigest }, statement) => issuedDigest === digests.get(statement);
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

/** A field that the file does not have stays as it is. */
const complete = ({ answer }: ReturnedRow, statement: Statement | null): Answer => ({
  ...(statement === null ? NO_ANSWER : answerOf(statement)),
  ...answer,
});
