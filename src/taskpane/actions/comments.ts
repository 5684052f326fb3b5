import type { SentRound } from '../../core/comments/rounds';
import { COMMENT_STATE_WORD, type Comment } from '../../core/comments/comment';
import type { IsoDate } from '../../core/text/date';
import { whyPassedOver } from '../../files/returns/inside/names';
import { SCHEMA_VERSION } from '../../schema/tables';
import { isStopped } from '../app/failure';
import type { CommentFormCommon, GivenFile, NamedFile } from '../ports/files';
import type { Handed } from '../ports/surroundings';
import type { NewComment, Settlement, WorkbookPort } from '../ports/workbook';
import { commentFilesOf, NOTHING_COMMENTED, withComments } from '../session/comments';
import type { Store } from '../session/store';
import { action, sentences } from './action';

async function readAgain(workbook: WorkbookPort, store: Store, today: IsoDate): Promise<void> {
  const standing = await workbook.inspectComments(today);
  store.set({ commenting: { ...store.get().commenting, standing } });
}

/** Reads the comments for the view; it waits for nothing and says nothing. */
export const readComments = action({
  id: 'readComments',
  label: (t) => t('pane.comments.loading'),
  run: async ({ workbook, store }, today: IsoDate) => {
    await readAgain(workbook, store, today);
    return null;
  },
  undoable: false,
  outcome: () => '',
  isAside: true,
});

/** Reads files that were dropped. What was read before a stop stays. */
export const takeComments = action({
  id: 'takeComments',
  label: (t) => t('pane.comments.job.files'),
  isStoppable: true,
  run: async ({ files, store, signal, onProgress }, given: readonly GivenFile[]) => {
    const { inspection, commenting } = store.get();
    const { standing } = commenting;
    if (inspection?.kind !== 'plan' || !standing) return null;
    const { exchange, rounds, comments } = standing;
    const names = [
      ...exchange.contacts.flatMap(({ name, short }) => [name, short]),
      ...rounds.flatMap(({ to }) => to),
      ...comments.map(({ who }) => who),
    ];
    const bodies = [...new Set(names.filter((name) => name !== ''))];
    const expected = { planId: inspection.planId, version: SCHEMA_VERSION, bodies };
    let [count, refused, taken] = [0, 0, 0];
    try {
      for (const [done, file] of given.entries()) {
        signal.throwIfAborted();
        onProgress({ done, total: given.length });
        // In a folder lies what nobody chose.
        const why = file.name.includes('/') ? whyPassedOver(file.name) : null;
        const read =
          why === null ? await files.readComments(file, expected, signal) : { readings: [], passedOver: [{ name: file.name, why }] };
        store.set({ commenting: withComments(store.get().commenting, read) });
        count += read.readings.length;
        refused += read.readings.filter(({ status }) => status === 'refused').length;
        taken++;
      }
    } catch (error) {
      if (!isStopped(error)) throw error;
    }
    return { count, refused, left: given.length - taken };
  },
  undoable: false,
  isPartial: ({ refused, left }) => refused + left > 0,
  outcome: ({ count, refused, left }, t) =>
    sentences(
      t('pane.comments.outcome.read', { count }),
      refused > 0 ? t('pane.comments.outcome.refused', { count: refused }) : '',
      left > 0 ? t('pane.comments.outcome.left', { count: left }) : '',
    ),
});

/** Writes what the files bring, as one change. */
export const writeComments = action({
  id: 'comments',
  label: (t) => t('pane.comments.job.write'),
  run: async ({ workbook, store, read }, today: IsoDate) => {
    const { commenting } = store.get();
    const report = await workbook.collectComments(commentFilesOf(commenting), commenting.split);
    store.set({ commenting: { ...NOTHING_COMMENTED, standing: commenting.standing, taken: commenting.taken } });
    await read();
    await readAgain(workbook, store, today);
    return { written: report.written, nothingChanged: report.nothingChanged };
  },
  undoable: true,
  outcome: ({ written, nothingChanged }, t) =>
    nothingChanged ? t('pane.comments.outcome.nothing') : t('pane.comments.outcome.written', { count: written }),
});

/** A comment that was typed. */
export const addComment = action({
  id: 'newComment',
  label: (t) => t('pane.comments.job.add'),
  run: async ({ workbook, store, read }, { comment, today }: { readonly comment: NewComment; readonly today: IsoDate }) => {
    const number = await workbook.addComment(comment);
    await read();
    await readAgain(workbook, store, today);
    return { number };
  },
  undoable: true,
  outcome: ({ number }, t) => t('pane.comments.outcome.added', { number }),
});

/** Annex no. 2 as a sheet. */
export const writeSettlementSheet = action({
  id: 'settlementSheet',
  label: (t) => t('pane.comments.job.sheet'),
  run: async ({ workbook, read }) => {
    const written = await workbook.writeSettlement();
    await read();
    return { written };
  },
  undoable: true,
  outcome: ({ written }, t) =>
    written === null
      ? t('pane.comments.outcome.noSheet')
      : t(`pane.comments.outcome.${written.nothingChanged ? 'sheetUnchanged' : 'sheet'}`, { count: written.rows, sheet: written.sheet }),
});

/** One comment settled; what it still lacks is said. */
export const settle = action({
  id: 'settlement',
  label: (t) => t('pane.comments.job.settle'),
  run: async (
    { workbook, store, read },
    { comment, settlement, today }: { readonly comment: Comment; readonly settlement: Settlement; readonly today: IsoDate },
  ) => {
    await workbook.settleComment(comment, settlement);
    await read();
    await readAgain(workbook, store, today);
    const { number } = comment;
    const standing = store.get().commenting.standing?.comments.find((one) => one.number === number && one.text === comment.text);
    return { number, state: standing?.state.raw ?? '' };
  },
  undoable: true,
  isPartial: ({ state }) => state !== COMMENT_STATE_WORD.settled,
  outcome: ({ number, state }, t) =>
    t(
      `pane.comments.outcome.${state === COMMENT_STATE_WORD.settled ? 'settled' : state === COMMENT_STATE_WORD.dispute ? 'dispute' : 'unsettled'}`,
      {
        number,
      },
    ),
});

/** The workbooks of a round are made and handed over, and the round is noted in the plan. */
export const sendRound = action({
  id: 'round',
  label: (t) => t('pane.comments.job.round'),
  run: async (
    { workbook, files, store, read },
    given: {
      readonly round: SentRound;
      readonly common: CommentFormCommon;
      readonly hand: (file: NamedFile) => Promise<Handed>;
      readonly today: IsoDate;
    },
  ) => {
    const { round } = given;
    const file = await files.commentForms(round.to, given.common);
    const how = await given.hand(file);
    await workbook.noteRound(round);
    await read();
    await readAgain(workbook, store, given.today);
    return { round: round.round, file: file.name, how };
  },
  undoable: true,
  isPartial: ({ how }) => how === 'refused',
  outcome: ({ round, file, how }, t) => t(`pane.comments.outcome.round.${how}`, { round, file }),
});
