import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import { summarize } from '../../actions/summarize';
import { usePane, useSession } from '../../app/context';
import { lastReport } from '../../app/lastReport';
import { localDay } from '../../app/numbers';
import { Areas } from './Areas';
import { Figures } from './Figures';
import { Moved } from './Moved';
import { NextStepBox } from './NextStepBox';
import type { commentCounts, CommentCounts } from './commentCounts';
import { nextStep } from './nextStep';
import { Progress } from './Progress';
import { Standing } from './Standing';
import { usePassed } from './usePassed';
import { yearOf } from './year';
import { Donut } from '../../parts/chart/Donut';
import { LastChange } from '../../parts/LastChange';
import { later } from '../../parts/Later';
import { useCommon } from '../../parts/common';
import type { PlanInspection } from '../../ports/workbook';

// Below the fold: it need not be there at first sight.
const Interpretations = later(() =>
  import(/* webpackChunkName: "interpretations", webpackPrefetch: true */ './Interpretations').then((module) => module.Interpretations),
);

const useStyles = makeStyles({
  top: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalM },
});

/** Where the coordinator is in the year and what comes next; the figures as they stand by now. */
export function Overview({ inspection }: { inspection: PlanInspection }) {
  const styles = useStyles();
  const common = useCommon();
  const { session, around, t } = usePane();
  const { collecting, job } = useSession();
  const { report } = inspection;
  const { summary } = report;
  const today = localDay(around.now());
  const comments = useCommentCounts(inspection);
  const year = useMemo(
    () => yearOf(inspection, collecting, today, lastReport(around, inspection), comments),
    [inspection, collecting, today, around, comments],
  );
  const { passed, pass } = usePassed(inspection.planId);
  const step = nextStep(year, passed);
  const hasTerritory = report.evaluation.measures.some(({ coverage }) => coverage !== null && coverage.total > 0);
  const hasFunds = report.plan.asz.length > 0 && report.plan.municipalities.length > 0;
  const isOffered = step.code === 'first' || step.code === 'stale' || job?.id === summarize.id;
  return (
    <div className={common.stack}>
      <NextStepBox step={step} year={year} inspection={inspection} onPass={pass} />
      <div className={styles.top}>
        <Donut levels={year.isSilent ? null : summary.levels} total={summary.total} />
        <div className={common.tight}>
          {year.isSilent && <Text className={common.strong}>{t('pane.year.noAnswer')}</Text>}
          <Standing inspection={inspection} />
        </div>
      </div>
      {!year.isSilent && <Figures report={report} />}
      <Progress year={year} inspection={inspection} offersSummary={!isOffered} />
      <Moved inspection={inspection} />
      {!year.isSilent && (
        <>
          <Areas report={report} />
          <Interpretations report={report} />
          {(hasTerritory || hasFunds) && (
            <Button className={common.start} onClick={() => session.navigation.go('territory')}>
              {t(hasTerritory ? 'pane.territoryOpen' : 'pane.aszOpen')}
            </Button>
          )}
        </>
      )}
      <LastChange saved={inspection.saved} />
    </div>
  );
}

/** null until what counts them is loaded; where it cannot be, the row says nothing of them and leads to them all the same. */
function useCommentCounts({ tables }: PlanInspection): CommentCounts | null {
  const [count, setCount] = useState<typeof commentCounts | null>(null);
  useEffect(() => {
    let here = true;
    import(/* webpackChunkName: "commentCounts", webpackPrefetch: true */ './commentCounts').then(
      (module) => here && setCount(() => module.commentCounts),
      () => undefined,
    );
    return () => void (here = false);
  }, []);
  return useMemo(() => count?.(tables?.comments) ?? null, [count, tables]);
}
