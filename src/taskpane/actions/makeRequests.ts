import type { Addressee } from '../../core/people/addressees';
import type { IsoDate } from '../../core/text/date';
import type { NamedFile } from '../ports/files';
import type { Handed } from '../ports/surroundings';
import type { WorkbookPort } from '../ports/workbook';
import type { MadeRequests } from '../session/store';
import { action } from './action';

export interface RequestOrder {
  readonly addressees: readonly Addressee[];
  readonly issuedOn: IsoDate;
  readonly deadline: IsoDate | null;
  readonly returnTo: string;
  /** Gives a file to the user. */
  readonly hand: (file: NamedFile) => Promise<Handed>;
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
    // Only what the user has can be sent: it is noted after the files are theirs.
    const isHanded = (await hand(whole)) !== 'refused';
    const made = { files, whole, issuedOn, deadline, returnTo };
    store.set({ made: { ...made, isNoted: false } });
    if (isHanded) {
      await note(workbook, made);
      store.set({ made: { ...made, isNoted: true } });
      await read();
    }
    return { count: files.length, isHanded };
  },
  undoable: ({ isHanded }) => isHanded,
  outcome: ({ count, isHanded }, t) => t(isHanded ? 'pane.outcome.called' : 'pane.outcome.callsNotHanded', { count }),
});

/** That the calls went out, where their files came to the user one by one. */
export const noteMade = action({
  id: 'noteRequests',
  label: (t) => t('pane.job.requests'),
  run: async ({ workbook, store, read }) => {
    const { made } = store.get();
    if (!made || made.isNoted) return null;
    await note(workbook, made);
    store.set({ made: { ...made, isNoted: true } });
    await read();
    return { count: made.files.length };
  },
  undoable: true,
  outcome: ({ count }, t) => t('pane.outcome.called', { count }),
});

const note = (workbook: WorkbookPort, { files, issuedOn, deadline }: Omit<MadeRequests, 'isNoted'>): Promise<void> =>
  workbook.noteRequests(
    files.map(({ addressee: { name }, file }) => ({ name, file })),
    issuedOn,
    deadline,
  );
