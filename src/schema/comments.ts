import { readCommentKind, readCommentState, readResult, type Comment, type Round } from '../core/comments/comment';
import { roundTo } from '../core/comments/rounds';
import { readDay, type IsoDate } from '../core/text/date';
import { foldIdentifier } from '../core/text/identifiers';
import type { Read } from '../core/text/read';
import { cellText, type CellValue } from '../core/text/text';
import { findColumns, rowsOf, unmerged, type TableData } from './read/rows';
import { ROUNDS } from './commentTables';
import { INPUT, type ColumnId, type Table } from './tables';

type RoundColumn = keyof (typeof ROUNDS)['columns'];

const { number, measure, place, kind, comment, proposal } = INPUT.comments.columns;

/** The workbook in which a body writes its comments: the columns of tblPripominky that are its own, and what a row still needs. */
export const COMMENT_FORM = {
  name: INPUT.comments.name,
  sheet: INPUT.comments.sheet,
  columns: {
    number,
    measure,
    place,
    kind,
    comment,
    proposal,
    /** A native formula. */
    missing: { header: 'Co chybí', kind: 'text', width: 18, written: true },
  },
} as const satisfies Table;
export type CommentFormColumn = keyof (typeof COMMENT_FORM)['columns'];

/** The value of the document property PlneniRole in such a workbook. */
export const COMMENTS_ROLE = 'comments';
/** Its document property with the name of the round. */
export const ROUND_PROPERTY = 'PlneniKolo';
export const COMMENT_SHEETS = { measures: 'Opatření' } as const;

/** Whose a workbook of comments is, and the round that it was sent in; its document properties say the main part of it. */
export interface CommentIdentity {
  readonly version: string;
  readonly plan: string;
  readonly who: string;
  readonly round: string;
  readonly issuedOn: string;
  /** The last day of the round; "" where there is none. */
  readonly until: string;
  /** The fingerprint of the figures that the comments are about. */
  readonly figures: string;
  /** All whom the round went to: a plan that does not know of it yet learns who is missing. */
  readonly to: readonly string[];
}

export const commentIdentityText = ({ version, plan, who, round, issuedOn, until, figures, to }: CommentIdentity): string =>
  JSON.stringify([COMMENTS_ROLE, version, plan, who, round, issuedOn, until, figures, ...to]);

/** null when the text is not one that `commentIdentityText` makes */
export function readCommentIdentity(text: string): CommentIdentity | null {
  if (!text.startsWith(`["${COMMENTS_ROLE}",`)) return null;
  try {
    const parts = (JSON.parse(text) as unknown[]).map((part) => (typeof part === 'string' ? part : ''));
    const [, version = '', plan = '', who = '', round = '', issuedOn = '', until = '', figures = '', ...to] = parts;
    return version !== '' && plan !== '' && who !== '' ? { version, plan, who, round, issuedOn, until, figures, to } : null;
  } catch {
    return null;
  }
}

const dayOf = (value: CellValue): Read<IsoDate> => ({ raw: cellText(value), value: readDay(value) });

/** What makes a row a comment, be it unfinished. */
const SAYING = [
  'comment',
  'proposal',
  'who',
  'measure',
  'place',
  'settlement',
  'reason',
  'where',
  'by',
  'source',
] as const satisfies readonly ColumnId<'comments'>[];

/**
 * The rows of tblPripominky. A workbook of before, where Stav says the result and Vypořádání what was done, is read as what
 * it means.
 */
export function readComments(data: TableData | undefined): Comment[] {
  if (!data) return [];
  const columns = findColumns(INPUT.comments, data.header);
  const hasOwnColumn = (column: ColumnId<'comments'>): boolean => columns.has(column);
  return Array.from(rowsOf('comments', data)).flatMap((cells): Comment[] => {
    const text = (column: ColumnId<'comments'>): string => cells.text(column);
    // Rows that somebody has numbered beforehand.
    if (SAYING.every((column) => text(column) === '')) return [];
    const settlement = readResult(text('settlement'));
    const state = readCommentState(text('state'));
    const inState = readResult(text('state'));
    // What was done, in words of its own.
    const isOlder = settlement.value === null && (state.value === null || !hasOwnColumn('reason'));
    const told = isOlder ? text('settlement') : '';
    return [
      {
        row: cells.row,
        number: text('number'),
        round: text('round'),
        who: text('who'),
        measure: text('measure'),
        measureKey: foldIdentifier(text('measure')),
        place: text('place'),
        kind: readCommentKind(text('kind')),
        text: text('comment'),
        proposal: text('proposal'),
        result: isOlder ? (inState.value === null ? readResult('') : inState) : settlement,
        reason: text('reason') || told,
        where: text('where') || (inState.value !== null ? told : ''),
        by: text('by'),
        on: dayOf(cells.raw('on')),
        state: isOlder && inState.value !== null ? readCommentState('') : state,
        source: text('source'),
      },
    ];
  });
}

/** The rows of tblKola that name a round; none where the workbook has no such table. */
export function readRounds(data: TableData | undefined): Round[] {
  if (!data) return [];
  const columns = findColumns(ROUNDS, data.header);
  return unmerged(data).flatMap((cells, row): Round[] => {
    const raw = (column: RoundColumn): CellValue => cells[columns.get(column) ?? -1] ?? '';
    const text = (column: RoundColumn): string => cellText(raw(column));
    if (text('round') === '') return [];
    return [
      {
        row,
        round: text('round'),
        to: roundTo(text('to')),
        from: dayOf(raw('from')),
        until: dayOf(raw('until')),
        version: text('version'),
        note: text('note'),
      },
    ];
  });
}
