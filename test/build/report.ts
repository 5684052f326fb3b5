import type { Exchange } from '../../src/core/exchange/exchange';
import { addressees } from '../../src/core/people/addressees';
import type { Plan } from '../../src/core/plan/plan';
import type { Remarks, ReportSource } from '../../src/core/report/source';
import { evaluate } from '../../src/core/rules/evaluate';
import { summarize } from '../../src/core/rules/summary';
import { exchange as nobodyCalled } from './plans';

/** What the report is made of, of a plan of `plan()`. */
export function sourceOf(plan: Plan, exchange: Exchange = nobodyCalled(), remarks: Partial<Remarks> = {}): ReportSource {
  const evaluation = evaluate(plan);
  return {
    plan,
    evaluation,
    summary: summarize(plan, evaluation),
    history: { periods: [], faults: [] },
    exchange,
    addressees: addressees(plan, exchange).addressees,
    comments: [],
    remarks: { due: new Map(), stance: new Map(), ...remarks },
  };
}
