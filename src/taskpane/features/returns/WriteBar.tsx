import { Button, Text } from '@fluentui/react-components';
import type { Changes } from '../../../core/exchange/collect';
import { writeReturns } from '../../actions/writeReturns';
import { usePane, useSession } from '../../app/context';
import { useCommon } from '../../parts/common';
import { returnsOf } from '../../session/collecting';

/** The button, and beforehand what it will do and what it will not. */
export function WriteBar({ changes }: { changes: Changes }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { collecting } = useSession();
  const { writes, conflicts, unplaced } = changes;
  const waiting = collecting.files.filter(({ reading, whose }) => reading.status === 'unidentified' && whose === null).length;
  const isEmpty = returnsOf(collecting).length === 0;
  return (
    <div className={common.foot}>
      <div className={common.tight}>
        <Text size={200}>
          {[
            isEmpty ? t('pane.collect.nothingToTake') : t('pane.collect.will', { count: writes.length }),
            ...(unplaced.length > 0 ? [t('pane.collect.willUnplaced', { count: unplaced.length })] : []),
            ...(conflicts.length > 0 ? [t('pane.collect.undecided', { count: conflicts.length })] : []),
            ...(waiting > 0 ? [t('pane.collect.unassigned', { count: waiting })] : []),
          ].join(' ')}
        </Text>
        <div className={common.line}>
          <Button appearance="primary" disabledFocusable={isEmpty} onClick={() => void session.do(writeReturns)}>
            {t('pane.collect.write', { count: writes.length })}
          </Button>
          <Button onClick={session.returns.leaveAll}>{t('pane.collect.discard')}</Button>
        </div>
      </div>
    </div>
  );
}
