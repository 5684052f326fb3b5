import { UnusablePeriods, type PeriodFault } from '../../core/periods/fault';
import { periodFaultsText } from '../../i18n/periods';
import type { IsoDate } from '../../core/text/date';
import type { RevisionRow } from '../../schema/read/periods';
import type { NextPlanSource } from '../../workbook/periods/nextSource';
import type { NamedFile, NextPlanDraft } from '../ports/files';
import type { Handed } from '../ports/surroundings';
import type { CompareOptions, FreezeOrder, RevisionEdit, Watched, WorkbookPort } from '../ports/workbook';
import { action, chartsSentence, sentences, type Action } from './action';

type Faults = { readonly faults: readonly PeriodFault[] };

/**
 * A change of the sheets of periods. What is wrong with periods is the user's to mend, no failure of the program.
 * @param isPartial of what was written; faults always are
 */
const change = <Given, R extends object>({
  write,
  outcome,
  isPartial = () => false,
  ...named
}: Pick<Action<Given, R>, 'id' | 'label' | 'outcome'> & {
  readonly write: (workbook: WorkbookPort, given: Given, watched: Watched) => Promise<R>;
  readonly isPartial?: (result: R) => boolean;
}): Action<Given, R | Faults> =>
  action({
    ...named,
    isStoppable: true,
    run: async ({ workbook, read, signal, onProgress }, given: Given) => {
      const result = await orFaults(() => write(workbook, given, { signal, onProgress }));
      await read();
      return result;
    },
    undoable: true,
    isPartial: (result) => 'faults' in result || isPartial(result),
    outcome: (result, t) => ('faults' in result ? periodFaultsText(result.faults, t) : outcome(result, t)),
  });

async function orFaults<R>(work: () => Promise<R>): Promise<R | Faults> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UnusablePeriods) return { faults: error.faults };
    throw error;
  }
}

/** The period of the plan is frozen, or frozen again with a reason. */
export const freezePeriod = change({
  id: 'freezePeriod',
  label: (t) => t('pane.periods.freeze.job'),
  write: (workbook, order: FreezeOrder, watched) => workbook.freezePeriod(order, watched),
  outcome({ period, already, replaced }, t) {
    if (already) return t('pane.periods.freeze.already', { period: period.label });
    return sentences(
      t('pane.periods.freeze.done', { period: period.label, count: period.measures.length }),
      replaced > 0 ? t('pane.periods.freeze.replaced') : '',
    );
  },
});

/** The sheet Porovnání with its chart. */
export const writeComparison = change({
  id: 'writeComparison',
  label: (t) => t('pane.periods.compare.job'),
  write: (workbook, asked: CompareOptions, watched) => workbook.writeComparison(asked, watched),
  isPartial: ({ chartsFailed }) => chartsFailed.length > 0,
  outcome: ({ nothingChanged, chartsFailed }, t) =>
    sentences(t(nothingChanged ? 'pane.periods.compare.unchanged' : 'pane.periods.compare.written'), chartsSentence(chartsFailed, t)),
});

/** Proposals onto the sheet Revize; what people wrote there stays. */
export const proposeRevisions = change({
  id: 'revise',
  label: (t) => t('pane.periods.revise.job'),
  write: (workbook, on: IsoDate, watched) => workbook.revise(on, watched),
  outcome: ({ rows, written }, t) =>
    written === 0
      ? t('pane.periods.revise.unchanged')
      : t('pane.periods.revise.done', { count: rows.filter(({ revision }) => revision !== null).length }),
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
