import { Button, makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { usePane } from '../app/context';
import type { Job } from '../session/store';
import { useCommon } from './common';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalS, minHeight: '40px' },
});

/** Work that goes on, how far it has got, and how to stop it. */
export function Running({ job: { label, progress, stop } }: { job: Job }) {
  const styles = useStyles();
  const common = useCommon();
  const { t } = usePane();
  const [stopping, setStopping] = useState(false);
  const what = label(t);
  const text = progress ? t('pane.job.step', { what, done: Math.min(progress.done + 1, progress.total), total: progress.total }) : what;
  return (
    <div className={common.snug}>
      <div className={styles.line}>
        <Text role="status">{text}</Text>
        {stop && (
          <Button
            disabledFocusable={stopping}
            onClick={() => {
              setStopping(true);
              stop();
            }}
          >
            {t(stopping ? 'pane.stopping' : 'pane.stop')}
          </Button>
        )}
      </div>
      <Slow />
      <ProgressBar aria-label={what} {...(progress ? { value: progress.done / progress.total } : {})} />
    </div>
  );
}

const SLOW_MS = 4000;

/** Excel makes the add-in wait while a cell is being edited, and says nothing: after a while somebody has to. */
export function Slow() {
  const { t } = usePane();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return <Text role="status">{slow ? t('pane.slow') : ''}</Text>;
}
