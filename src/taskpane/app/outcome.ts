import { czechDate } from '../../core/text/date';
import type { Translate } from '../../i18n';
import { failureText } from './failure';
import { dateTime } from './numbers';
import type { Outcome } from '../session/session';

/** What came of an action, in one or two sentences with numbers: silence is never success. */
export function outcomeText(outcome: Outcome, t: Translate): string {
  switch (outcome.kind) {
    case 'summarized': {
      const { summary, changes, nothingChanged } = outcome.report;
      if (nothingChanged) return t('pane.outcome.unchanged', { count: summary.total });
      const moved = changes.length === 0 ? t('pane.outcome.noneMoved') : t('pane.outcome.moved', { count: changes.length });
      return `${t('pane.outcome.summarized', { count: summary.total })} ${moved}`;
    }
    case 'listed':
      return [
        t('pane.outcome.listed', { count: outcome.report.items.length, address: outcome.report.address }),
        outcome.report.findings.length > 0 ? t('pane.outcome.listFindings', { count: outcome.report.findings.length }) : '',
      ]
        .join(' ')
        .trim();
    case 'undone':
      return t('pane.outcome.undone', { what: t(`pane.change.${outcome.point.what}`), at: dateTime(outcome.point.at, t) });
    case 'overridden':
      return outcome.removed
        ? t('pane.outcome.overrideRemoved', { code: outcome.code })
        : t('pane.outcome.overridden', { code: outcome.code });
    case 'repaired':
      return t('pane.outcome.repaired', { count: outcome.count });
    case 'saved':
      return t('pane.outcome.saved', { count: outcome.count });
    case 'sample':
      return t(`pane.outcome.sample.${outcome.how}`);
    case 'called':
      return t('pane.outcome.called', { count: outcome.count });
    case 'filesRead':
      return [
        t('pane.outcome.filesRead', { count: outcome.count }),
        outcome.refused > 0 ? t('pane.outcome.filesRefused', { count: outcome.refused }) : '',
        outcome.left > 0 ? t('pane.outcome.filesLeft', { count: outcome.left }) : '',
      ]
        .filter(Boolean)
        .join(' ');
    case 'collected': {
      const { changes, written, unplaced, nothingChanged } = outcome.report;
      return [
        nothingChanged ? t('pane.outcome.nothingCollected') : t('pane.outcome.collected', { count: written }),
        unplaced > 0 ? t('pane.outcome.unplaced', { count: unplaced }) : '',
        changes.conflicts.length > 0 ? t('pane.outcome.undecided', { count: changes.conflicts.length }) : '',
      ]
        .filter(Boolean)
        .join(' ');
    }
    case 'answered': {
      const { place, withdrawn } = outcome;
      const saved =
        place.criterion === ''
          ? t('pane.outcome.answeredMeasure', { code: place.measure })
          : t('pane.outcome.answered', { code: place.measure, number: place.criterion });
      return withdrawn ? `${saved} ${t('pane.outcome.withdrawnToo')}` : saved;
    }
    case 'confirmed':
      return t('pane.outcome.confirmed', { by: outcome.by, date: czechDate(outcome.on) });
    case 'withdrawn':
      return t('pane.outcome.withdrawn');
    case 'planMade':
      return t(`pane.outcome.planMade.${outcome.how}`, { file: outcome.file });
    case 'notHere':
      return t('pane.outcome.notHere');
    case 'stopped':
      return t('pane.outcome.stopped');
    case 'failed':
      return failureText(outcome.error, t);
  }
}
