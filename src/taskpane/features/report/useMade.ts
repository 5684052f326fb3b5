import { useDeferredValue, useMemo } from 'react';
import { makeReport, type MadeReport } from '../../../report/report';
import { reportSource } from '../../../schema/read/report';
import { usePane } from '../../app/context';
import { localDay } from '../../app/numbers';
import type { PlanInspection } from '../../ports/workbook';

/**
 * The report as it would be made now.
 * @param without ids of the sections that are left out
 */
export function useMade({ report, tables, texts, cycle: { history }, author }: PlanInspection, without: ReadonlySet<string>): MadeReport {
  const { language, around } = usePane();
  const today = localDay(around.now());
  const left = useDeferredValue([...without].sort().join(' '));
  return useMemo(
    () =>
      makeReport({
        source: reportSource(tables ?? {}, report, history),
        tables: tables ?? {},
        findings: report.findings,
        texts,
        without: left.split(' ').filter((id) => id !== ''),
        author,
        today,
        language,
      }),
    [report, tables, texts, history, author, left, today, language],
  );
}
