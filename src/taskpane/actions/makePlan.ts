import type { NamedFile, PlanDraft } from '../ports/files';
import type { Handed } from '../ports/surroundings';
import { action } from './action';

/** A new plan is another workbook: made here, handed over, and nothing of this one changes. */
export const makePlan = action({
  id: 'newPlan',
  label: (t) => t('pane.job.newPlan'),
  run: async ({ files }, { draft, hand }: { readonly draft: PlanDraft; readonly hand: (file: NamedFile) => Promise<Handed> }) => {
    const file = await files.newPlan(draft);
    return { file: file.name, how: await hand(file) };
  },
  undoable: false,
  outcome: ({ file, how }, t) => t(`pane.outcome.planMade.${how}`, { file }),
});
