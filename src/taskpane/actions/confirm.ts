import { czechDate, type IsoDate } from '../../core/text/date';
import { action } from './action';

interface GivenConfirmation {
  readonly by: string;
  readonly on: IsoDate;
  /** Criteria without a complete answer: more could not be filled in. */
  readonly open: number;
}

/** The gestor's word that the answers are complete. */
export const confirm = action({
  id: 'confirm',
  label: (t) => t('pane.job.confirm'),
  run: async ({ workbook, read }, { by, on, open }: GivenConfirmation) => {
    await workbook.confirmRequest(by, on);
    await read();
    return { by, on, open };
  },
  undoable: true,
  outcome: ({ by, on, open }, t) =>
    open > 0 ? t('pane.outcome.confirmedOpen', { count: open }) : t('pane.outcome.confirmed', { by, date: czechDate(on) }),
});

/** Takes that word back. */
export const withdraw = action({
  id: 'withdraw',
  label: (t) => t('pane.job.confirm'),
  run: async ({ workbook, read }) => {
    await workbook.withdrawConfirmation();
    await read();
    return {};
  },
  undoable: true,
  outcome: (_, t) => t('pane.outcome.withdrawn'),
});
