import { UnusablePeriods, type PeriodFault } from '../../core/periods/fault';
import { periodFaultsText } from '../../i18n/periods';
import type { IsoDate } from '../../core/text/date';
import type { RevisionRow } from '../../schema/read/periods';
import type { NextPlanSource } from '../../workbook/periods/nextSource';
import type { NamedFile, NextPlanDraft } from '../ports/files';
import type { Handed } from '../ports/surroundings';
import type { CompareOptions, FreezeOrder, RevisionEdit } from '../ports/workbook';
import { action, chartsSentence, sentences } from './action';

/** What is wrong with periods is the user's to mend, no failure of the program. */
async function orFaults<R extends object>(work: () => Promise<R>): Promise<R | { readonly faults: readonly PeriodFault[] }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UnusablePeriods) return { faults: error.faults };
    throw error;
  }
}

/** The period of the plan is frozen, or frozen again with a reason. */
export const freezePeriod = action({
  id: 'freezePeriod',
  label: (t) => t('pane.periods.freeze.job'),
  isStoppable: true,
  run: async ({ workbook, read, signal, onProgress }, order: FreezeOrder) => {
    const result = await orFaults(() => workbook.freezePeriod(order, { signal, onProgress }));
    await read();
    return result;
  },
  undoable: true,
  isPartial: (result) => 'faults' in result,
  outcome(result, t) {
    if ('faults' in result) return periodFaultsText(result.faults, t);
    const { period, already, replaced } = result;
    if (already) return t('pane.periods.freeze.already', { period: period.label });
    return sentences(
      t('pane.periods.freeze.done', { period: period.label, count: period.measures.length }),
      replaced > 0 ? t('pane.periods.freeze.replaced') : '',
    );
  },
});

/** The sheet Porovnání with its chart. */
export const writeComparison = action({
  id: 'writeComparison',
  label: (t) => t('pane.periods.compare.job'),
  isStoppable: true,
  run: async ({ workbook, read, signal, onProgress }, asked: CompareOptions) => {
    const result = await orFaults(() => workbook.writeComparison(asked, { signal, onProgress }));
    await read();
    return result;
  },
  undoable: true,
  isPartial: (result) => 'faults' in result || result.chartsFailed.length > 0,
  outcome(result, t) {
    if ('faults' in result) return periodFaultsText(result.faults, t);
    return sentences(
      t(result.nothingChanged ? 'pane.periods.compare.unchanged' : 'pane.periods.compare.written'),
      chartsSentence(result.chartsFailed, t),
    );
  },
});

/** Proposals onto the sheet Revize; what people wrote there stays. */
export const proposeRevisions = action({
  id: 'revise',
  label: (t) => t('pane.periods.revise.job'),
  isStoppable: true,
  run: async ({ workbook, read, signal, onProgress }, on: IsoDate) => {
    const result = await orFaults(() => workbook.revise(on, { signal, onProgress }));
    await read();
    return result;
  },
  undoable: true,
  isPartial: (result) => 'faults' in result,
  outcome(result, t) {
    if ('faults' in result) return periodFaultsText(result.faults, t);
    const { rows, written } = result;
    if (written === 0) return t('pane.periods.revise.unchanged');
    return t('pane.periods.revise.done', { count: rows.filter(({ revision }) => revision !== null).length });
  },
});

/** What the coordinator says of one measure that is proposed. */
export const saveRevision = action({
  id: 'saveRevision',
  label: (t) => t('pane.periods.revise.saveJob'),
  run: async ({ workbook, read }, { shown, edit }: { readonly shown: RevisionRow; readonly edit: RevisionEdit }) => {
    await workbook.saveRevision(shown, edit);
    await read();
    return { code: shown.code };
  },
  undoable: true,
  outcome: ({ code }, t) => t('pane.periods.revise.saved', { code }),
});

/** The plan of the next period is another workbook: made here, handed over, and nothing of this one changes. */
export const makeNextPlan = action({
  id: 'nextPlan',
  label: (t) => t('pane.periods.next.job'),
  run: async (
    { files },
    {
      source,
      draft,
      hand,
    }: { readonly source: NextPlanSource; readonly draft: NextPlanDraft; readonly hand: (file: NamedFile) => Promise<Handed> },
  ) => {
    const file = await files.nextPlan(source, draft);
    return { file: file.name, how: await hand(file) };
  },
  undoable: false,
  isPartial: ({ how }) => how === 'refused',
  outcome: ({ file, how }, t) =>
    sentences(t(`pane.periods.next.made.${how}`, { file }), how === 'refused' ? '' : t('pane.periods.next.previous')),
});
