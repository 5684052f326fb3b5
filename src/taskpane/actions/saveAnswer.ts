import type { Answer } from '../../core/plan/answer';
import type { AnswerPlace } from '../ports/workbook';
import { action } from './action';

export interface GivenAnswer {
  readonly place: AnswerPlace;
  readonly answer: Answer;
  /** What the form showed: when the cells hold something else by now, nothing is written. */
  readonly expected: Partial<Answer>;
}

/** A gestor's answer into its row; a confirmation that stood is withdrawn by it. */
export const saveAnswer = action({
  id: 'answer',
  label: (t) => t('pane.job.answer'),
  run: async ({ workbook, store, read }, { place, answer, expected }: GivenAnswer) => {
    const { inspection } = store.get();
    const isWithdrawn = inspection?.kind === 'request' && inspection.request.confirmation?.holds === true;
    await workbook.writeAnswer(place, answer, expected);
    await read();
    return { place, isWithdrawn };
  },
  undoable: true,
  isPartial: ({ isWithdrawn }) => isWithdrawn,
  outcome({ place: { measure, criterion }, isWithdrawn }, t) {
    const saved =
      criterion === ''
        ? t('pane.outcome.answeredMeasure', { code: measure })
        : t('pane.outcome.answered', { code: measure, number: criterion });
    return isWithdrawn ? `${saved} ${t('pane.outcome.withdrawnToo')}` : saved;
  },
});
