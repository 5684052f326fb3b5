import { Button, Text } from '@fluentui/react-components';
import { freezeOfNow } from '../../../core/periods/history';
import type { PeriodsStanding } from '../../../workbook/periods/standing';
import { usePane } from '../../app/context';
import { useCommon } from '../../parts/common';
import { Section } from '../../parts/Section';

/** The way to the plan of the next period. */
export function NextPart({ standing }: { standing: PeriodsStanding }) {
  const common = useCommon();
  const { session, t } = usePane();
  if (standing.now === null) return null;
  return (
    <Section title={t('pane.periods.next.title')}>
      <Text>{t(freezeOfNow(standing) ? 'pane.periods.next.what' : 'pane.periods.next.notFrozen')}</Text>
      <Button className={common.start} onClick={() => session.navigation.go('nextPeriod')}>
        {t('pane.periods.next.open')}
      </Button>
    </Section>
  );
}
