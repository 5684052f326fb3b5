import type { Addressee } from '../../core/people/addressees';
import type { IsoDate } from '../../core/text/date';
import { requestMail } from '../features/request/mails';
import type { NamedFile } from '../ports/files';
import type { Handed } from '../ports/surroundings';
import { action } from './action';

export interface RequestOrder {
  readonly addressees: readonly Addressee[];
  readonly issuedOn: IsoDate;
  readonly deadline: IsoDate | null;
  readonly returnTo: string;
  readonly signature: string;
  /** Gives a file to the user. */
  readonly hand: (file: NamedFile) => Promise<Handed>;
}

/** Makes a workbook and an e-mail for each, and hands them over. That they went out, only the user knows: see `noteSent`. */
export const makeRequests = action({
  id: 'requests',
  label: (t) => t('pane.job.requests'),
  isStoppable: true,
  run: async (desk, { addressees, issuedOn, deadline, returnTo, signature, hand }: RequestOrder) => {
    const { files: port, store, signal, onProgress } = desk;
    const { inspection } = store.get();
    if (inspection?.kind !== 'plan') return null;
    const { plan } = inspection.report;
    const planName = plan.settings.planName;
    const common = {
      plan: { id: inspection.planId, name: planName },
      municipalities: plan.municipalities,
      issuedOn,
      deadline,
      returnTo,
    };
    const files = await port.buildRequests(addressees, common, { signal, onProgress });
    const terms = { planName, deadline, returnTo, signature };
    const mails = files.map(({ addressee, file }) => requestMail(addressee, file, terms));
    const whole = await port.zip(files, common, mails);
    signal.throwIfAborted();
    const isHanded = (await hand(whole)) !== 'refused';
    store.set({ made: { files, whole, issuedOn, deadline, returnTo, signature, isHanded } });
    return { count: files.length, isHanded };
  },
  undoable: false,
  outcome: ({ count, isHanded }, t) => t(isHanded ? 'pane.outcome.callsMade' : 'pane.outcome.callsNotHanded', { count }),
});

export interface SentRequests {
  /** By the names of tblGestori, each with the workbook that it was sent. */
  readonly calls: readonly { readonly name: string; readonly file: string }[];
  readonly on: IsoDate;
  readonly deadline: IsoDate | null;
}

/** That requests went out, as the user says it: into tblGestori, with the day and the file. */
export const noteSent = action({
  id: 'noteRequests',
  label: (t) => t('pane.job.noteSent'),
  run: async ({ workbook, read }, { calls, on, deadline }: SentRequests) => {
    await workbook.noteRequests(calls, on, deadline);
    await read();
    return { count: calls.length };
  },
  undoable: true,
  outcome: ({ count }, t) => t('pane.outcome.called', { count }),
});
