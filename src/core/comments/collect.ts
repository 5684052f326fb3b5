import { digestOf } from '../exchange/digest';
import { ascending } from '../exchange/returned';
import type { Bodies } from '../people/bodies';
import type { Measure } from '../plan/plan';
import { push } from '../text/group';
import { foldIdentifier, nearestOf } from '../text/identifiers';
import { codeFinder } from './codes';
import { isNone, nextNumber, type Comment, type CommentKind, type Round } from './comment';
import { areAlike, contentMark, readSource, type CommentOrigin, type Mark, type Said } from './identity';
import { pointsOf } from './points';
import { isLateOn, roundOf, type SentRound } from './rounds';

/** One comment as a file says it. */
export interface GivenComment {
  /** The code of a measure as the file has it; "" where it has none. */
  readonly code: string;
  /** Texts in which the code of its measure may stand, nearest first: what is commented on, the row, the headings above. */
  readonly near: readonly string[];
  readonly place: string;
  readonly kind: CommentKind | null;
  readonly text: string;
  readonly proposal: string;
  /** By which it is known in a later version of the same file; "" where nothing is. */
  readonly own: string;
  /** `own` alone is enough (an author with the second of writing); else the texts must be alike too. */
  readonly isSteady: boolean;
  /** The place in the file, for Zdroj. */
  readonly at: string;
  /** The person that a program names; never a body. "" where there is none. */
  readonly author: string;
  /** Who says it where a table of many bodies has a column for it; absent where the whole file is one body's. */
  readonly who?: string;
}

/** A file with comments, as it was read. */
export interface CommentFile {
  /** Its name, to be shown; it decides nothing. */
  readonly file: string;
  /** A digest of its bytes. */
  readonly id: string;
  /** The body that it is from; "" where nothing tells. */
  readonly who: string;
  /** The round that it says or that was given for it; "" where neither. */
  readonly round: string;
  readonly savedAt: string | null;
  /** What our own workbook says of the round it was sent in; null for any other file. */
  readonly sent: SentRound | null;
  readonly comments: readonly GivenComment[];
}

export type CommentStatus = 'new' | 'changed' | 'same' | 'unplaced';

/** A row of tblPripominky to be written. */
export interface CommentWrite {
  /** 0-based data row; null for a new one */
  readonly row: number | null;
  /** For the preview and for `split`. */
  readonly key: string;
  /** The file that says it. */
  readonly fileId: string;
  readonly number: string;
  readonly round: string;
  readonly who: string;
  /** "" where it is about the whole, or has no place. */
  readonly measure: string;
  readonly place: string;
  readonly kind: CommentKind | null;
  readonly text: string;
  readonly proposal: string;
  /** What stood in the row; null for a new one. */
  readonly before: { readonly text: string; readonly proposal: string } | null;
  /** It was settled before its wording changed. */
  readonly reopens: boolean;
  /** Without a place in the plan: why. `near` is a code that looks like what is written. */
  readonly unplaced: { readonly code: string; readonly near: string | null } | null;
  /** The points that stand in it; splitting is offered. Empty where it is one. */
  readonly points: readonly string[];
  readonly origin: CommentOrigin;
  readonly mark: Mark;
}

export interface CommentFileOutcome {
  readonly file: string;
  readonly id: string;
  readonly who: string;
  readonly round: string;
  /** The name of the file that came first with the same bytes; nothing of this one is counted. */
  readonly duplicateOf: string | null;
  readonly comments: Readonly<Record<CommentStatus, number>>;
  readonly isLate: boolean;
}

export interface CommentChanges {
  readonly writes: readonly CommentWrite[];
  /** In the order in which the files were given. */
  readonly files: readonly CommentFileOutcome[];
}

export interface CommentContext {
  readonly measures: readonly Pick<Measure, 'code' | 'key' | 'title'>[];
  readonly bodies: Bodies;
  readonly rounds: readonly Round[];
  readonly comments: readonly Comment[];
  /** Keys of comments whose points each get a row. */
  readonly split?: ReadonlySet<string>;
}

interface Slot {
  readonly row: number | null;
  readonly key: string;
  readonly whoKey: string;
  said: Said;
  mark: Mark | null;
  savedAt: string | null;
  /** Of a new or changed one: what is to be written. */
  write: CommentWrite | null;
}

/**
 * What comments that came change in tblPripominky: each is new, a later wording of one that stands, or the same. Nothing that
 * stands is taken away. Pure, the same for the files in any order, and collecting the same files again changes nothing; files
 * collected one after another come out as if they had come together.
 */
export function commentChanges(context: CommentContext, files: readonly CommentFile[]): CommentChanges {
  const { bodies, rounds, comments, split = new Set<string>() } = context;
  const table = new Slots(comments, bodies);
  const place = placer(context.measures);

  const first = new Map<string, CommentFile>();
  for (const file of [...files].sort(byAge)) if (!first.has(file.id)) first.set(file.id, file);
  const counts = new Map([...first.keys()].map((id) => [id, { new: 0, changed: 0, same: 0, unplaced: 0 }]));
  const lateness = new Map<string, boolean>();

  for (const file of first.values()) {
    const { savedAt } = file;
    const count = counts.get(file.id)!;
    const placed = file.comments.map((given) => {
      const { measure, unplaced } = place(given);
      const whole: Said = { measureKey: foldIdentifier(measure), place: given.place, text: given.text, proposal: given.proposal };
      return { given, measure, unplaced, whole, content: contentMark(whole) };
    });
    // A row that the file still says as it stands is no earlier wording of another one.
    const stillSaid = new Set(placed.map(({ content }) => content));
    for (const { given, measure, unplaced, whole, content } of placed) {
      const who = given.who ?? file.who;
      const whoKey = who === '' ? '' : bodies.keyOf(who);
      const round = file.round !== '' ? file.round : (roundOf(rounds, whoKey, savedAt, bodies)?.round ?? '');
      const isLate = isLateOn(rounds, round, whoKey, savedAt, bodies);
      lateness.set(file.id, isLate || lateness.get(file.id) === true);
      const own = digestOf([given.isSteady ? '' : whoKey, given.isSteady ? '' : foldIdentifier(round), given.own]);
      if (table.same(whoKey, content)) {
        count.same++;
        continue;
      }
      const origin = { file: file.file, at: given.at, author: given.author, savedAt, isLate };
      const mark = { own, content };
      const older = given.own === '' ? null : table.version(whoKey, own, given, stillSaid);
      if (older && isBefore(savedAt, older.savedAt)) {
        // An older wording of what stands says nothing new.
        count.same++;
        continue;
      }
      if (older && isBefore(older.savedAt, savedAt)) {
        count.changed++;
        table.change(older, whole, origin, mark, file.id);
        continue;
      }
      count[unplaced ? 'unplaced' : 'new']++;
      const points = pointsOf(given.text);
      const key = digestOf([whoKey, content]);
      const parts = split.has(key) && points.length > 1 ? points : [given.text];
      for (const [i, text] of parts.entries()) {
        const said = { ...whole, text };
        table.add({
          row: null,
          key,
          whoKey,
          said,
          mark,
          savedAt,
          write: {
            row: null,
            key,
            fileId: file.id,
            number: '',
            round,
            who,
            measure,
            place: given.place,
            kind: given.kind,
            text,
            // A proposed wording belongs to the whole: it stands at the first point.
            proposal: i === 0 ? given.proposal : '',
            before: null,
            reopens: false,
            unplaced,
            points: parts.length > 1 ? [] : points,
            origin,
            mark,
          },
        });
      }
    }
  }

  const seen = new Set<string>();
  return {
    writes: table.writes(nextNumber(comments)),
    files: files.map(({ file, id, who, round }): CommentFileOutcome => {
      const repeats = seen.has(id) || first.get(id)!.file !== file;
      if (!repeats) seen.add(id);
      return {
        file,
        id,
        who,
        round,
        duplicateOf: repeats ? first.get(id)!.file : null,
        comments: repeats ? { new: 0, changed: 0, same: 0, unplaced: 0 } : counts.get(id)!,
        isLate: lateness.get(id) ?? false,
      };
    }),
  };
}

const collator = new Intl.Collator('cs', { numeric: true });

const byAge = (a: CommentFile, b: CommentFile): number =>
  ascending(a.savedAt ?? '', b.savedAt ?? '') || ascending(a.id, b.id) || ascending(a.file, b.file);

/** Only times that are known and differ put one before the other. */
const isBefore = (one: string | null, other: string | null): boolean => one !== null && other !== null && one < other;

/** The comments of the table, by what they say and by what they are known. */
class Slots {
  private readonly all: Slot[] = [];
  private readonly standing: ReadonlyMap<number, Comment>;
  private readonly byContent = new Map<string, Slot[]>();
  private readonly byOwn = new Map<string, Slot[]>();

  constructor(comments: readonly Comment[], bodies: Bodies) {
    this.standing = new Map(comments.map((comment) => [comment.row, comment]));
    for (const { row, who, measureKey, place, text, proposal, source } of comments) {
      const came = readSource(source);
      const said = { measureKey, place, text, proposal };
      this.add({
        row,
        key: '',
        whoKey: who === '' ? '' : bodies.keyOf(who),
        said,
        mark: came,
        savedAt: came?.savedAt ?? null,
        write: null,
      });
    }
  }

  add(slot: Slot): void {
    this.all.push(slot);
    this.index(slot);
  }

  /** Does a row say this already, as it stands or as it came? A body that is not known may be anybody. */
  same(whoKey: string, content: string): boolean {
    return (this.byContent.get(content) ?? []).some((slot) => mayBe(slot.whoKey, whoKey));
  }

  /** The row that an earlier wording of this comment stands in. */
  version(whoKey: string, own: string, { isSteady, text }: GivenComment, stillSaid: ReadonlySet<string>): Slot | null {
    const isSaid = ({ said, mark }: Slot): boolean => stillSaid.has(contentMark(said)) || (mark !== null && stillSaid.has(mark.content));
    const found = (this.byOwn.get(own) ?? []).filter((slot) => mayBe(slot.whoKey, whoKey) && !isSaid(slot));
    // Of several that one person wrote in one second, the text decides.
    const isOne = new Set(found.map(({ mark }) => mark?.content)).size === 1;
    const version = found.find((slot) => (isSteady && isOne) || areAlike(slot.said.text, text)) ?? null;
    // Its points have rows of their own: which of them a new wording belongs to, nobody can say.
    const isSplit = found.some((slot) => slot !== version && slot.mark?.content === version?.mark?.content);
    return isSplit ? null : version;
  }

  change(slot: Slot, said: Said, origin: CommentOrigin, mark: Mark, fileId: string): void {
    const standing = slot.row === null ? null : this.standing.get(slot.row)!;
    const { text, proposal } = said;
    slot.write = standing
      ? {
          row: standing.row,
          key: '',
          fileId,
          number: standing.number,
          round: standing.round,
          who: standing.who,
          measure: standing.measure,
          place: standing.place,
          kind: standing.kind.value,
          text,
          proposal,
          before: { text: standing.text, proposal: standing.proposal },
          reopens: standing.result.value !== null || standing.state.value === 'settled' || standing.state.value === 'dispute',
          unplaced: null,
          points: pointsOf(text),
          origin,
          mark,
        }
      : { ...slot.write!, fileId, text, proposal, points: pointsOf(text), origin, mark };
    slot.said = { ...said };
    slot.mark = mark;
    slot.savedAt = origin.savedAt;
    this.index(slot);
  }

  /** In the order of the table; new ones body by body, as they came, numbered from `next`. */
  writes(next: number): CommentWrite[] {
    const all = this.all.flatMap(({ write }) => write ?? []);
    const fresh = all.filter(({ row }) => row === null).sort((a, b) => collator.compare(a.who, b.who));
    return [...all.filter(({ row }) => row !== null), ...fresh.map((write, i) => ({ ...write, number: String(next + i) }))];
  }

  private index(slot: Slot): void {
    const contents = new Set([contentMark(slot.said), ...(slot.mark ? [slot.mark.content] : [])]);
    for (const content of contents) push(this.byContent, content, slot);
    if (slot.mark) push(this.byOwn, slot.mark.own, slot);
  }
}

const mayBe = (one: string, other: string): boolean => one === other || one === '' || other === '';

/** Finds the measure that a comment is about; a code that only looks like one is asked about, never joined. */
function placer(measures: CommentContext['measures']): (given: GivenComment) => Pick<CommentWrite, 'measure' | 'unplaced'> {
  const byKey = new Map(measures.map(({ key, code }) => [key, code]));
  const codeIn = codeFinder(measures);
  const nearest = nearestOf(measures.map(({ code }) => code));
  return ({ code, near, place, text }) => {
    const found = byKey.get(foldIdentifier(code));
    if (found !== undefined) return { measure: found, unplaced: null };
    // What is written in the column of codes counts: a heading above must not overrule it.
    if (code !== '') return { measure: '', unplaced: { code, near: nearest(code) } };
    for (const one of near) {
      const above = codeIn(one);
      if (above !== null) return { measure: above, unplaced: null };
    }
    // That there is no comment needs no place.
    return { measure: '', unplaced: place === '' && !isNone(text) ? { code: '', near: null } : null };
  };
}
