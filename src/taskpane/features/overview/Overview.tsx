import { Button, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { summarize } from '../../actions/summarize';
import { usePane, useSession } from '../../app/context';
import { Areas } from './Areas';
import { Figures } from './Figures';
import { Interpretations } from './Interpretations';
import { Moved } from './Moved';
import { Standing } from './Standing';
import { nextStep } from './nextStep';
import { Donut } from '../../parts/Donut';
import { LastChange } from '../../parts/LastChange';
import { Running } from '../../parts/Running';
import { useCommon } from '../../parts/common';
import type { PlanInspection } from '../../ports/workbook';

const useStyles = makeStyles({
  top: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalM },
});

export function Overview({ inspection }: { inspection: PlanInspection }) {
  const styles = useStyles();
  const common = useCommon();
  const { session, t } = usePane();
  const { job } = useSession();
  const { report } = inspection;
  return (
    <div className={common.stack}>
      <div className={styles.top}>
        <Donut levels={report.summary.levels} total={report.summary.total} />
        <Standing inspection={inspection} />
      </div>
      <Figures report={report} />
      {job?.id === summarize.id ? (
        <Running job={job} />
      ) : (
        <Button appearance="primary" size="large" disabledFocusable={job !== null} onClick={() => void session.do(summarize)}>
          {t('pane.summarize')}
        </Button>
      )}
      {job?.id !== summarize.id && <Next inspection={inspection} />}
      <Moved inspection={inspection} />
      <Areas report={report} />
      <Interpretations report={report} />
      <LastChange saved={inspection.saved} />
    </div>
  );
}

/** One sentence and, where the work is elsewhere, one link. */
function Next({ inspection }: { inspection: PlanInspection }) {
  const common = useCommon();
  const { session, t } = usePane();
  const step = nextStep(inspection);
  const text = 'count' in step ? t(`pane.next.${step.code}`, { count: step.count }) : t(`pane.next.${step.code}`);
  return (
    <Text>
      {text}{' '}
      {step.code === 'errors' && (
        <Link as="button" inline onClick={() => session.navigation.show('measures', 'checks')}>
          {t('pane.openChecks')}
        </Link>
      )}
      {step.code === 'borderline' && (
        <Link as="button" inline onClick={() => session.navigation.showMeasures({ marks: ['borderline'] })}>
          {t('pane.showThem')}
        </Link>
      )}
      {step.code === 'first' && <span className={common.secondary}>{t('pane.summarizeHint')}</span>}
    </Text>
  );
}
