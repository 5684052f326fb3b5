import { whyPassedOver } from '../../files/returns/inside/names';
import { SCHEMA_VERSION } from '../../schema/tables';
import { isStopped } from '../app/failure';
import type { GivenFile } from '../ports/files';
import { withRead } from '../session/collecting';
import { action, sentences } from './action';

/** Reads files that were dropped. What was read before a stop stays. */
export const takeReturns = action({
  id: 'returns',
  label: (t) => t('pane.job.returns'),
  isStoppable: true,
  run: async ({ files, store, signal, onProgress }, given: readonly GivenFile[]) => {
    const { inspection } = store.get();
    if (inspection?.kind !== 'plan') return null;
    const { municipalities } = inspection.report.plan;
    const expected = { planId: inspection.planId, version: SCHEMA_VERSION, municipalities };
    let [count, refused, read] = [0, 0, 0];
    for (const [done, file] of given.entries()) {
      onProgress({ done, total: given.length });
      // In a folder lies what nobody chose.
      const why = file.name.includes('/') ? whyPassedOver(file.name) : null;
      if (why !== null) {
        store.set({ collecting: withRead(store.get().collecting, { readings: [], passedOver: [{ name: file.name, why }] }) });
        read++;
        continue;
      }
      try {
        const found = await files.readReturns(file, expected, signal);
        store.set({ collecting: withRead(store.get().collecting, found) });
        count += found.readings.length;
        refused += found.readings.filter(({ status }) => status === 'refused').length;
        read++;
      } catch (error) {
        if (isStopped(error)) break;
        throw error;
      }
      if (signal.aborted) break;
    }
    return { count, refused, left: given.length - read };
  },
  undoable: false,
  isPartial: ({ refused, left }) => refused > 0 || left > 0,
  outcome: ({ count, refused, left }, t) =>
    sentences(
      t('pane.outcome.filesRead', { count }),
      refused > 0 ? t('pane.outcome.filesRefused', { count: refused }) : '',
      left > 0 ? t('pane.outcome.filesLeft', { count: left }) : '',
    ),
});
