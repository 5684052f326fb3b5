import type { Plan } from '../../plan/plan';
import type { Evaluation } from '../evaluate';
import type { Finding } from './finding';
import { checkAreas } from './areas';
import { checkMeasures } from './measures';
import { checkCriteria } from './criteria';
import { checkStatements } from './statements';
import { checkLeads } from './leads';
import { checkAsz } from './asz';
import { checkVerdicts } from './verdicts';

export { bySeverity, finding, SEVERITY, type At, type Finding, type FindingCode, type Severity } from './finding';
export { declaredMinusSum } from './asz';

/** Everything that can be checked on the records themselves; what only the sheet shows is added by the schema. */
export function checkPlan(plan: Plan, evaluation: Evaluation): Finding[] {
  return [
    ...checkAreas(plan),
    ...checkMeasures(plan, evaluation),
    ...checkCriteria(plan),
    ...checkStatements(plan, evaluation),
    ...checkLeads(plan, evaluation),
    ...checkAsz(plan, evaluation.gazetteer),
    ...checkVerdicts(evaluation),
  ];
}
