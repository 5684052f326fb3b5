import { Button, Text } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { usePane, useSession } from '../app/context';
import { dateTime } from '../app/numbers';
import type { RestorePoint } from '../ports/workbook';
import { Section } from './Section';
import { undo } from '../actions/undo';
import { useCommon } from './common';

/** What the add-in did last, and the way back. */
export function LastChange({ saved }: { saved: RestorePoint | null }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { job } = useSession();
  if (!saved) return null;
  return (
    <Section title={t('pane.lastChange')}>
      <div className={common.line}>
        <Text>
          {t(`pane.change.${saved.what}`)}
          {saved.what === 'override' && ` ${saved.detail}`}, {dateTime(saved.at, t)}
        </Text>
        <Button icon={<ArrowUndoRegular />} size="small" disabledFocusable={job !== null} onClick={() => void session.do(undo)}>
          {t('pane.undo')}
        </Button>
      </div>
      <Text size={200} className={common.secondary}>
        {t('pane.undoHint')}
      </Text>
    </Section>
  );
}
