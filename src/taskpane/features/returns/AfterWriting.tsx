import { Button, Text } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { Addressee } from '../../../core/people/addressees';
import { returnBoard } from '../../../core/exchange/board';
import { usePane } from '../../app/context';
import { localDay } from '../../app/numbers';
import { useCommon } from '../../parts/common';
import type { PlanInspection } from '../../ports/workbook';
import { findingCount } from '../checks/findingCount';
import { countIn } from './boardFilter';

/** Where to go when the returns are written: what to mend, and who is still missing. */
export function AfterWriting({ inspection: { report, exchange }, list }: { inspection: PlanInspection; list: readonly Addressee[] }) {
  const common = useCommon();
  const { session, around, t } = usePane();
  const missing = useMemo(() => countIn(returnBoard(list, exchange, localDay(around.now())), 'missing'), [list, exchange, around]);
  const findings = findingCount(report.findings);
  if (missing + findings === 0) return <Text>{t('pane.collect.nobodyMissing')}</Text>;
  return (
    <div className={common.line}>
      {findings > 0 && (
        <Button appearance="primary" onClick={() => session.navigation.show('measures', 'checks')}>
          {t('pane.collect.check', { count: findings })}
        </Button>
      )}
      {missing > 0 && (
        <Button appearance={findings > 0 ? 'secondary' : 'primary'} onClick={() => session.navigation.go('missing')}>
          {t('pane.collect.whoIsMissing', { count: missing })}
        </Button>
      )}
    </div>
  );
}
