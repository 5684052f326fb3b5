import { frozenRows } from '../../src/core/periods/history';
import { periodOf } from '../../src/core/periods/period';
import type { Plan } from '../../src/core/plan/plan';
import { evaluate } from '../../src/core/rules/evaluate';
import { historyCells } from '../../src/schema/periods';
import { PERIOD_TABLES } from '../../src/schema/periodTables';
import type { TableData } from '../../src/schema/read/rows';

/** Historie as it stands after the periods of these plans were frozen. */
export function historyTable(...plans: readonly Plan[]): TableData {
  const columns = Object.entries(PERIOD_TABLES.history.columns) as [keyof typeof PERIOD_TABLES.history.columns, { header: string }][];
  const rows = plans.flatMap((plan) => frozenRows(periodOf(plan, evaluate(plan))!, 'Jana Nováková', '2026-01-20', ''));
  return {
    sheet: PERIOD_TABLES.history.sheet,
    top: 3,
    left: 0,
    header: columns.map(([, { header }]) => header),
    rows: rows.map(historyCells).map((cells) => columns.map(([id]) => cells[id])),
  };
}
