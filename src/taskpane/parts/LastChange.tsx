import { Button, Text } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { SETTINGS } from '../../schema/tables';
import type { Translate } from '../../i18n';
import { movesOf } from '../../workbook/summary/moves';
import { undo, undoTo } from '../actions/undo';
import { usePane, useSession } from '../app/context';
import { dateTime } from '../app/numbers';
import type { KeptPoint, LastPoint, RestorePoint } from '../ports/workbook';
import { Section } from './Section';
import { useCommon } from './common';

/** What the add-in did last and before, and the way back. */
export function LastChange({ saved }: { saved: LastPoint | null }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { job } = useSession();
  if (!saved) return null;
  const { earlier, fellAway } = saved;
  return (
    <Section title={t('pane.lastChange')}>
      <div className={common.line}>
        <Text>{changeText(saved, t)}</Text>
        <Button icon={<ArrowUndoRegular />} size="small" disabledFocusable={job !== null} onClick={() => void session.do(undo)}>
          {t('pane.undo')}
        </Button>
      </div>
      <Text size={200} className={common.secondary}>
        {t('pane.undoHint')}
      </Text>
      {earlier.length > 0 && (
        <details className={common.details}>
          <summary>{t('pane.earlierChanges', { count: earlier.length })}</summary>
          <ul className={common.list}>
            {earlier.map((point) => (
              <Earlier key={point.id} point={point} ids={upTo(saved, point)} />
            ))}
          </ul>
          {fellAway && (
            <Text size={200} className={common.secondary}>
              {t('pane.changesFellAway')}
            </Text>
          )}
        </details>
      )}
    </Section>
  );
}

/** @param ids of the change and of all that came after it */
function Earlier({ point, ids }: { point: KeptPoint; ids: readonly string[] }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { job } = useSession();
  const what = changeText(point, t);
  return (
    <li className={common.item}>
      <Text>{what}</Text>
      <Button
        className={common.start}
        size="small"
        disabledFocusable={job !== null}
        aria-label={t('pane.undoToChange', { count: ids.length, what })}
        onClick={() => void session.do(undoTo, ids)}
      >
        {t('pane.undoTo', { count: ids.length })}
      </Button>
    </li>
  );
}

/** Newest first. */
function upTo(saved: LastPoint, { id }: KeptPoint): string[] {
  const ids = [saved, ...saved.earlier].map((point) => point.id);
  return ids.slice(0, ids.indexOf(id) + 1);
}

/** @example changeText of an override of B1.1 is "ruční úprava B1.1, 26. 1. 2026 10:30" */
function changeText(point: RestorePoint, t: Translate): string {
  const detail = detailText(point, t);
  return `${t(`pane.change.${point.what}`)}${detail && ` ${detail}`}, ${dateTime(point.at, t)}`;
}

/** What of a change is told apart from others of its kind; "" where nothing is. */
function detailText({ what, detail }: RestorePoint, t: Translate): string {
  switch (what) {
    case 'override':
    case 'answer':
    case 'contacts':
    case 'newComment':
    case 'settlement':
    case 'round':
    case 'freeze':
      return detail.trim();
    case 'repair':
    case 'collect':
    case 'call':
    case 'comments':
      return `(${t(`pane.changeOf.${what}`, { count: Number(detail) })})`;
    case 'settings': {
      const keys = detail.split(' ').flatMap((id) => (id in SETTINGS ? [SETTINGS[id as keyof typeof SETTINGS].key] : []));
      return keys.length === 0 ? '' : `(${keys.join(', ')})`;
    }
    case 'summarize': {
      const { count } = movesOf(detail);
      return count === 0 ? '' : `(${t('pane.changeOf.summarize', { count })})`;
    }
    case 'confirm':
    case 'settlementSheet':
    case 'territory':
    case 'report':
    case 'ownText':
    case 'compare':
    case 'revise':
      return '';
  }
}
