import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { CommentFile, GivenComment } from '../../core/comments/collect';
import type { SentRound } from '../../core/comments/rounds';
import { personApart } from '../../core/comments/personApart';
import { readDate } from '../../core/text/date';
import { foldIdentifier } from '../../core/text/identifiers';
import { fold } from '../../core/text/text';
import { LIMITS, Refused, type Limits } from '../../ooxml/limits';
import { COMMENTS_ROLE, readCommentIdentity, ROUND_PROPERTY, type CommentIdentity } from '../../schema/comments';
import { PLAN_ROLE, REQUEST_NAMES, REQUEST_ROLE } from '../../schema/request';
import { PROPERTY } from '../../schema/tables';
import type { Book } from '../read/book';
import type { WordDocument } from '../read/docx/wordDocument';
import { withBook, withDocument } from '../read/openBook';
import { checkClosed } from '../read/text/textBook';
import { named, textOf } from '../returns/cells';
import { savedAtOf } from '../returns/identity';
import { readContained } from '../returns/readReturns';
import type { FileIn } from '../returns/returns';
import { commentColumns } from './columns';
import type { CommentFault, CommentProblem, CommentReading, CommentsExpected, ReadComments } from './readings';
import { bodyAbove, commentTables, COMMENTER_LABEL } from './tables';
import { emptyComments, marginComment, trackedChanges } from './word';

/**
 * Whatever came back with comments: a file, an archive of them or an e-mail with them; see `readContained`.
 * @example (await readCommentFiles(zip, { name: 'vraceno.zip', lastModified: null }, expected)).readings[0].comments.who
 */
export const readCommentFiles = (
  bytes: Uint8Array,
  file: FileIn,
  expected: CommentsExpected,
  limits: Limits = LIMITS,
): Promise<ReadComments> =>
  readContained<CommentReading>(bytes, file, limits, (inside, one) => readCommentFile(inside, one, expected, limits));

/**
 * One file with comments, told by its content: our own workbook, a document of Word with comments in its margin, or a table in
 * either as offices send it. Every file ends in a reading or in a named fault; nothing is thrown, and nothing is unpacked
 * beyond the limits.
 */
export function readCommentFile(bytes: Uint8Array, file: FileIn, expected: CommentsExpected, limits: Limits = LIMITS): CommentReading {
  const word = withDocument(bytes, limits, (document, tables) => wordReading(document, tables, bytes, file, expected, limits));
  if (word) return 'status' in word ? word : { status: 'refused', file: file.name, fault: word.fault };
  const read = withBook<CommentReading, CommentFault>(
    bytes,
    limits,
    (book) => {
      checkClosed(book);
      return readingOf(book, bytes, file, expected, limits);
    },
    (rows) => Math.max(0, ...rows.map(({ cells }) => scoreOf(cells.map((cell) => textOf(cell))))),
  );
  return 'status' in read ? read : { status: 'refused', file: file.name, fault: read.fault };
}

/** Any day on which a file says that it was saved is later. */
const LONG_AGO = '0000-01-01';

/** By which the separator of a text file is chosen: the one that makes a header of the most columns. */
const scoreOf = (texts: readonly string[]): number =>
  commentColumns(new Map([...texts.entries()].filter(([, text]) => text !== '')))?.at.size ?? 0;

function readingOf(book: Book, bytes: Uint8Array, file: FileIn, expected: CommentsExpected, limits: Limits): CommentReading {
  const role = book.properties.get(PROPERTY.role);
  if (role === PLAN_ROLE) throw new Refused<CommentFault>({ code: 'planItself' });
  if (role === REQUEST_ROLE) throw new Refused<CommentFault>({ code: 'notComments' });
  const identity = identityOf(book);
  if (identity && identity.version !== expected.version)
    throw new Refused<CommentFault>({ code: 'otherVersion', version: identity.version });
  if (identity && identity.plan !== expected.planId)
    throw new Refused<CommentFault>({ code: 'otherPlan', plan: textOf(named(book, REQUEST_NAMES.planName)?.value) || identity.plan });
  const { comments, problems, isFound, who } = commentTables(book, limits, isBodyOf(expected));
  if (!isFound) throw new Refused<CommentFault>({ code: 'notComments' });
  return commentReading({
    file,
    bytes,
    who: identity?.who ?? who,
    round: identity?.round ?? '',
    sent: identity && sentOf(identity),
    savedAt: savedAtOf(book.modified, identity?.issuedOn || LONG_AGO, file.lastModified),
    comments,
    problems,
    expected,
  });
}

/** Comments in the margin, tracked changes, and tables; the settlements that the report itself carries are no comments. */
function wordReading(
  { blocks, comments, changes }: WordDocument,
  tables: Book,
  bytes: Uint8Array,
  file: FileIn,
  expected: CommentsExpected,
  limits: Limits,
): CommentReading {
  const bodies = new Set(expected.bodies.map(foldIdentifier));
  const found = commentTables(tables, limits, isBodyOf(expected), 'document');
  const all = [
    ...comments.flatMap((comment) => marginComment(comment, bodies) ?? []),
    ...trackedChanges(changes, bodies),
    ...found.comments,
  ];
  if (all.length === 0 && !found.isFound) return { status: 'refused', file: file.name, fault: { code: 'notComments' } };
  return commentReading({
    file,
    bytes,
    who: found.who || bodyAboveTables(blocks, found.comments.length > 0),
    round: '',
    sent: null,
    savedAt: savedAtOf(tables.modified, LONG_AGO, file.lastModified),
    comments: all,
    problems: [...emptyComments(comments), ...found.problems],
    expected,
  });
}

/**
 * "Připomínkové místo: MPSV" in a paragraph above the first table, if there is one.
 * @param isTable the document is a table of comments, not a report that somebody commented on
 */
function bodyAboveTables(blocks: WordDocument['blocks'], isTable: boolean): string {
  const end = blocks.findIndex(({ kind }) => kind === 'table');
  const above = blocks.slice(0, end < 0 ? blocks.length : end);
  return (
    above.flatMap((block) =>
      block.kind === 'paragraph' ? bodyAbove(new Map([[0, block.text]]), isTable ? undefined : COMMENTER_LABEL) || [] : [],
    )[0] ?? ''
  );
}

function isBodyOf({ bodies }: CommentsExpected): (name: string) => boolean {
  const known = new Set(bodies.map(foldIdentifier));
  return (name) => known.has(foldIdentifier(name));
}

/** What every kind of file ends in: with the body that is known, or that the name of the file says. */
function commentReading({
  file,
  bytes,
  who: said,
  round,
  sent,
  savedAt,
  comments: given,
  problems,
  expected,
}: {
  readonly file: FileIn;
  readonly bytes: Uint8Array;
  readonly who: string;
  readonly round: string;
  readonly sent: SentRound | null;
  readonly savedAt: string | null;
  readonly comments: readonly GivenComment[];
  readonly problems: readonly CommentProblem[];
  readonly expected: CommentsExpected;
}): CommentReading {
  const isBody = isBodyOf(expected);
  const bodyOf = (name: string): ReturnType<typeof personApart> => (isBody(name) ? { who: name, author: '' } : personApart(name));
  const who = (sent ? said : bodyOf(said).who) || bodyInName(file.name, expected.bodies);
  const comments = given.map((comment): GivenComment => {
    if (comment.who === undefined) return comment;
    const { who: body, author } = bodyOf(comment.who);
    const { who: _, ...others } = comment;
    return { ...others, author: comment.author || author, ...(body === '' ? {} : { who: body }) };
  });
  const isUnknown = who === '' && comments.some((comment) => (comment.who ?? '') === '');
  const own: CommentProblem[] = [
    ...(comments.length === 0 ? [{ code: 'empty', sheet: '', cell: '', params: {} } as const] : []),
    ...(isUnknown ? [{ code: 'bodyUnknown', sheet: '', cell: '', params: {} } as const] : []),
  ];
  const taken: CommentFile = {
    file: file.name,
    id: bytesToHex(sha256(bytes)).slice(0, 24),
    who,
    round,
    sent,
    savedAt,
    comments: comments.map(clipped),
  };
  return { status: isUnknown ? 'unidentified' : 'read', comments: taken, problems: [...own, ...problems] };
}

/** What a cell holds; several texts together may be longer. */
const clipped = (comment: GivenComment): GivenComment =>
  comment.text.length <= LIMITS.text ? comment : { ...comment, text: `${comment.text.slice(0, LIMITS.text - 1)}…` };

/** By the cell that says it all; its properties say the main part: one of the two is dropped by some programs. */
function identityOf(book: Book): CommentIdentity | null {
  const of = (name: string): string => book.properties.get(name)?.trim() ?? '';
  const inCell = readCommentIdentity(textOf(named(book, REQUEST_NAMES.identity)?.value));
  if (inCell || of(PROPERTY.role) !== COMMENTS_ROLE || of(PROPERTY.lead) === '' || of(PROPERTY.plan) === '') return inCell;
  return {
    version: of(PROPERTY.version),
    plan: of(PROPERTY.plan),
    who: of(PROPERTY.lead),
    round: of(ROUND_PROPERTY),
    issuedOn: of(PROPERTY.issuedOn),
    until: '',
    figures: '',
    to: [],
  };
}

const sentOf = ({ who, round, issuedOn, until, figures, to }: CommentIdentity): SentRound => ({
  round,
  to: to.length > 0 ? to : [who],
  from: readDate(issuedOn),
  until: readDate(until),
  version: figures,
});

/**
 * The body that the name of a file says, "Připomínky_Komise.docx". The longest name that stands in it as whole words; two
 * that are not a part of one another say nothing.
 */
export function bodyInName(file: string, bodies: readonly string[]): string {
  const words = wordsOf(file.replace(/\.[a-z0-9]{1,5}$/i, ''));
  const found = bodies.filter((name) => wordsOf(name).trim() !== '' && words.includes(wordsOf(name)));
  const longest = found.reduce((best, name) => (name.length > best.length ? name : best), '');
  return found.every((name) => wordsOf(longest).includes(wordsOf(name))) ? longest : '';
}

/**
 * The same reading with the body that its name says, now that more bodies are known: the workbooks of a round that come
 * together with it name all whom the round went to.
 * @param name with the folders it came in
 */
export function withBody<R extends CommentReading>(reading: R, name: string, bodies: readonly string[]): R {
  if (reading.status !== 'unidentified') return reading;
  const who = reading.comments.who || bodyInName(name, bodies);
  if (who === '') return reading;
  const problems = reading.problems.filter(({ code }) => code !== 'bodyUnknown');
  return { ...reading, status: 'read', comments: { ...reading.comments, who }, problems };
}

const wordsOf = (text: string): string =>
  ` ${fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
