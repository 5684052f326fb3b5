import { carryOver, type Carried, type CarryProblem } from '../../core/periods/carry';
import { UnusablePeriods, type PeriodFault } from '../../core/periods/fault';
import type { Interpretation } from '../../core/rules/interpretation';
import { dayInCode } from '../../core/text/codes';
import type { IsoDate } from '../../core/text/date';
import type { CellValue } from '../../core/text/text';
import { historyCells, type HistoryRow } from '../../schema/periods';
import { cellName, findColumns, rowsOf, type WorkbookTables } from '../../schema/read/rows';
import { INPUT, type ColumnId } from '../../schema/tables';
import { freezeOfNow } from '../../core/periods/history';
import { checkHistory, periodNow, type PeriodsStanding } from './standing';

/** Rows of a table that go on as they stand, by the ids of their columns. */
type CarriedRows<T extends CarriedTable> = readonly Readonly<Partial<Record<ColumnId<T>, CellValue>>>[];
type CarriedTable = 'areas' | 'leads' | 'municipalities';

/** Everything that the next plan takes over from this one. */
export interface NextPlanSource {
  readonly carried: Carried;
  readonly problems: readonly CarryProblem[];
  readonly areas: CarriedRows<'areas'>;
  readonly leads: CarriedRows<'leads'>;
  readonly municipalities: CarriedRows<'municipalities'>;
  readonly threshold: number;
  readonly reading: Interpretation;
  /** Nothing in the plan is counted by municipalities. */
  readonly withoutTerritory: boolean;
  /** All that stands in Historie, what was replaced too. */
  readonly history: readonly HistoryRow[];
}

/**
 * What goes on into the next plan, of a plan that was read.
 * @throws {UnusablePeriods} as `nextPlanSource` does
 */
export function nextSourceIn(
  standing: PeriodsStanding & { readonly tables: WorkbookTables },
  period: { readonly from: IsoDate; readonly to: IsoDate },
): NextPlanSource {
  checkHistory(standing);
  const now = periodNow(standing);
  const { plan, tables, rows, revisions } = standing;
  const { from, to } = period;
  if (from > to || from <= plan.settings.periodTo!)
    throw new UnusablePeriods([{ code: 'nextNotLater', from, to, after: plan.settings.periodTo! }]);
  const freeze = freezeOfNow(standing);
  if (!freeze) throw new UnusablePeriods([{ code: 'notFrozen', period: now.label }]);
  if (standing.revisionLacks.length > 0) throw new UnusablePeriods([{ code: 'revisionColumnMissing', columns: standing.revisionLacks }]);
  const beside = standing.besideRevision.map((row) => ({ code: 'besideRevision' as const, ...row }));
  if (beside.length > 0) throw new UnusablePeriods(beside);
  const days = daysAsCodes(tables);
  if (days.length > 0) throw new UnusablePeriods(days);
  const result = carryOver(plan, revisions);
  if ('faults' in result) throw new UnusablePeriods(result.faults);
  const { carried } = result;
  const { frozen, isEdited } = freeze;
  const edited: CarryProblem[] = isEdited ? [{ code: 'editedSince', period: frozen.label, by: frozen.by, on: frozen.on }] : [];
  return {
    carried,
    problems: [...edited, ...carried.problems],
    areas: rowsFrom('areas', tables, ['code', 'name', 'parent']),
    leads: rowsFrom('leads', tables, ['name', 'short', 'type', 'email']),
    municipalities: rowsFrom('municipalities', tables, Object.keys(INPUT.municipalities.columns) as ColumnId<'municipalities'>[]),
    threshold: plan.settings.threshold,
    reading: plan.settings.reading,
    withoutTerritory: plan.settings.withoutTerritory === true,
    history: rows.map(historyCells),
  };
}

/** Measures whose code Excel made a day of. */
function daysAsCodes({ measures }: WorkbookTables): PeriodFault[] {
  if (!measures) return [];
  const column = measures.left + (findColumns(INPUT.measures, measures.header).get('code') ?? 0);
  return Array.from(rowsOf('measures', measures)).flatMap((cells): PeriodFault[] => {
    const day = dayInCode(cells.raw('code'));
    const cell = `${measures.sheet}!${cellName(measures.top + 1 + cells.row, column)}`;
    return day ? [{ code: 'codeIsDate', date: day.date, likely: day.likely, cell }] : [];
  });
}

const rowsFrom = <T extends CarriedTable>(id: T, tables: WorkbookTables, columns: readonly ColumnId<T>[]): CarriedRows<T> => {
  const data = tables[id];
  return data
    ? Array.from(
        rowsOf(id, data),
        (cells) => Object.fromEntries(columns.map((column) => [column, cells.raw(column)])) as CarriedRows<T>[number],
      )
    : [];
};
