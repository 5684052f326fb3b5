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
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { usePane, useSession } from '../app/context';
import { outcomeText } from '../app/outcome';
import { undo } from '../actions/undo';

/** A pane enlarged so much has room for words, not for a sign beside them. */
const NARROW = 240;

const useStyles = makeStyles({
  region: { position: 'sticky', top: 0, zIndex: 2, backgroundColor: tokens.colorNeutralBackground1 },
  bar: {
    marginBottom: tokens.spacingVerticalS,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  // Beside its buttons, and never wider than the pane.
  body: { whiteSpace: 'normal', overflowWrap: 'anywhere', [`@media (max-width: ${NARROW}px)`]: { paddingRight: 0 } },
});

/** So many letters stand in one line beside the buttons; more get lines of their own. */
const SHORT = 40;

/**
 * What came of the last action, said aloud by screen readers. What was done is gone as soon as something else is typed;
 * what failed stays until it is closed or replaced. The keyboard comes here: what was pressed may be gone. Closing it leads
 * back to where the keyboard was.
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
  const focused = useRef<HTMLDivElement>(null);
  const before = useRef<Element | null>(null);
  useEffect(() => {
    const at = document.activeElement;
    // Whoever types, here or in the sheet, goes on typing.
    if (!outcome || !document.hasFocus() || at?.matches('input:not([type="checkbox"]):not([type="radio"]), textarea, select')) return;
    if (!focused.current?.contains(at)) before.current = at;
    focused.current?.focus({ preventScroll: true });
  }, [outcome]);
  const close = (): void => {
    session.dismiss();
    const isThere = before.current instanceof HTMLElement && before.current.isConnected && before.current !== document.body;
    const back = isThere ? before.current : document.querySelector('[role="tab"][aria-selected="true"]');
    if (back instanceof HTMLElement) back.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    close();
  };
  const text = outcome === null ? '' : outcomeText(outcome, t);
  const isNarrow = window.innerWidth <= NARROW;
  const bar = outcome && (
    <div ref={focused} tabIndex={-1} className={styles.bar} onKeyDown={onKeyDown}>
      <MessageBar intent={intent} layout={isNarrow || text.length > SHORT ? 'multiline' : 'singleline'} {...(isNarrow && { icon: null })}>
        <MessageBarBody className={styles.body}>{text}</MessageBarBody>
        <MessageBarActions
          containerAction={
            <Button appearance="transparent" size="small" icon={<DismissRegular />} aria-label={t('pane.close')} onClick={close} />
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
    </div>
  );
  // Both regions are always there: a screen reader speaks only of what changes in one that it knows.
  return (
    <div className={styles.region}>
      <div role="alert">{failed && bar}</div>
      <div role="status">{!failed && bar}</div>
    </div>
  );
}
