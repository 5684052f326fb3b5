import { evaluate, type Evaluation } from '../../core/rules/evaluate';
import { bySeverity, checkPlan, type Finding } from '../../core/rules/findings';
import type { Plan } from '../../core/plan/plan';
import type { Interpretation } from '../../core/rules/interpretation';
import { summarize, type Summary } from '../../core/rules/summary';
import { placed, type Place } from '../../schema/read/places';
import { readPlan } from '../../schema/read/records';
import type { WorkbookTables } from '../../schema/read/rows';
import { atOnce } from '../excel/inSteps';

/** A finding with its cell; the sentence is made of it in the language of whoever reads it. */
export type PlacedFinding = Finding & Place;

/** What an evaluation of the workbook says, before anything is written. */
export interface Report {
  readonly plan: Plan;
  readonly evaluation: Evaluation;
  readonly summary: Summary;
  readonly findings: readonly PlacedFinding[];
}

/**
 * Cells → levels, figures and findings, in steps between which there may be a break; see `inSteps`.
 * @throws {UnusableWorkbook} when a needed table or column is missing
 */
export function* evaluationSteps(tables: WorkbookTables, reading?: Interpretation): Generator<void, Report> {
  const { plan, findings: ofCells } = readPlan(tables);
  yield;
  const evaluation = evaluate(plan, reading ?? plan.settings.reading);
  yield;
  const findings = placedFindings(tables, ofCells, plan, evaluation);
  yield;
  return { plan, evaluation, summary: summarize(plan, evaluation), findings };
}

/** All that is found, with its cells, the gravest first. */
export const placedFindings = (
  tables: WorkbookTables,
  ofCells: readonly Finding[],
  plan: Plan,
  evaluation: Evaluation,
): readonly PlacedFinding[] => bySeverity([...ofCells, ...checkPlan(plan, evaluation)]).map((found) => placed(found, tables));

/** The same at once. */
export const evaluateTables = (tables: WorkbookTables, reading?: Interpretation): Report => atOnce(evaluationSteps(tables, reading));
