import type { Addressee } from '../../core/people/addressees';
import type { IsoDate } from '../../core/text/date';
import type { NamedFile } from '../ports/files';
import { action } from './action';

export interface RequestOrder {
  readonly addressees: readonly Addressee[];
  readonly issuedOn: IsoDate;
  readonly deadline: IsoDate | null;
  readonly returnTo: string;
  /** Gives a file to the user. */
  readonly hand: (file: NamedFile) => void;
}

/** Makes a workbook for each, hands them over, and notes in the plan that they were requested. */
export const makeRequests = action({
  id: 'requests',
  label: (t) => t('pane.job.requests'),
  isStoppable: true,
  run: async (desk, { addressees, issuedOn, deadline, returnTo, hand }: RequestOrder) => {
    const { workbook, files: port, store, read, signal, onProgress } = desk;
    const { inspection } = store.get();
    if (inspection?.kind !== 'plan') return null;
    const { plan } = inspection.report;
    const common = {
      plan: { id: inspection.planId, name: plan.settings.planName },
      municipalities: plan.municipalities,
      issuedOn,
      deadline,
      returnTo,
    };
    const files = await port.buildRequests(addressees, common, { signal, onProgress });
    const whole = await port.zip(files, common);
    signal.throwIfAborted();
    await workbook.noteRequests(
      files.map(({ addressee: { name }, file }) => ({ name, file })),
      issuedOn,
      deadline,
    );
    store.set({ made: { files, whole, deadline, returnTo } });
    hand(whole);
    await read();
    return { count: files.length };
  },
  undoable: true,
  outcome: ({ count }, t) => t('pane.outcome.called', { count }),
});
