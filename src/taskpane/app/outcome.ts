import type { Translate } from '../../i18n';
import type { Outcome } from '../session/store';
import { failureText } from './failure';

/** What came of an action, in one or two sentences; what was done says the action itself. */
export function outcomeText(outcome: Outcome, t: Translate): string {
  switch (outcome.kind) {
    case 'done':
      return outcome.text(t);
    case 'notHere':
      return t('pane.outcome.notHere');
    case 'stopped':
      return t('pane.outcome.stopped');
    case 'failed':
      return failureText(outcome.error, t);
  }
}
