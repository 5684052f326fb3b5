import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  tokens,
  type MessageBarIntent,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect } from 'react';
import { usePane, useSession } from '../app/context';
import { outcomeText } from '../app/outcome';
import { undo } from '../actions/undo';

const useStyles = makeStyles({
  region: { position: 'sticky', top: 0, zIndex: 2, backgroundColor: tokens.colorNeutralBackground1 },
  bar: { marginBottom: tokens.spacingVerticalS },
});

/**
 * What came of the last action, said aloud by screen readers. What was done is gone as soon as something else is typed;
 * what failed stays until it is closed or replaced.
 */
export function OutcomeBar() {
  const styles = useStyles();
  const { session, t } = usePane();
  const { outcome, inspection, job } = useSession();
  const undoable = outcome?.kind === 'done' && outcome.undoable && inspection !== null && inspection.saved !== null;
  const failed = outcome?.kind === 'failed';
  const intent: MessageBarIntent = failed ? 'error' : outcome?.kind === 'done' ? (outcome.isPartial ? 'warning' : 'success') : 'info';
  const isPassing = outcome !== null && !failed;
  useEffect(() => {
    if (!isPassing) return;
    document.addEventListener('input', session.dismiss);
    return () => document.removeEventListener('input', session.dismiss);
  }, [isPassing, session]);
  const bar = outcome && (
    <MessageBar intent={intent} layout={failed ? 'multiline' : 'auto'} className={styles.bar}>
      <MessageBarBody>{outcomeText(outcome, t)}</MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button appearance="transparent" size="small" icon={<DismissRegular />} aria-label={t('pane.close')} onClick={session.dismiss} />
        }
      >
        {undoable && (
          <Button size="small" disabledFocusable={job !== null} onClick={() => void session.do(undo)}>
            {t('pane.undo')}
          </Button>
        )}
        {failed && outcome.retry && (
          <Button size="small" onClick={outcome.retry}>
            {t('pane.retry')}
          </Button>
        )}
      </MessageBarActions>
    </MessageBar>
  );
  // Both regions are always there: a screen reader speaks only of what changes in one that it knows.
  return (
    <div className={styles.region}>
      <div role="alert">{failed && bar}</div>
      <div role="status">{!failed && bar}</div>
    </div>
  );
}
