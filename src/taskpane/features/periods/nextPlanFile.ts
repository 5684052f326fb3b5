import { nextPlan } from '../../../files/plan/nextPlan';
import { buildPlanWorkbook } from '../../../files/plan/template';
import type { NextPlanSource } from '../../../workbook/periods/nextSource';
import type { NamedFile, NextPlanDraft } from '../../ports/files';
import { chance, namedPlan } from '../newPlan/planFile';

/** The workbook of the next plan; see `FilesPort`. */
export function nextPlanFile(source: NextPlanSource, draft: NextPlanDraft): NamedFile {
  return namedPlan(draft.name, buildPlanWorkbook(nextPlan({ ...source, ...draft, token: chance() })));
}
