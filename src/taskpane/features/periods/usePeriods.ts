import { useMemo } from 'react';
import { periodsStanding, type PeriodsStanding } from '../../../workbook/periods/standing';
import type { PlanInspection } from '../../ports/workbook';

/** The plan with its periods, out of what was read. */
export const usePeriods = ({ report, cycle }: PlanInspection): PeriodsStanding =>
  useMemo(() => periodsStanding(report.plan, report.evaluation, cycle), [report, cycle]);
