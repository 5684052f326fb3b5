import { Button, Text } from '@fluentui/react-components';
import { reconciliation } from '../../../i18n/periods';
import type { PeriodsStanding } from '../../../workbook/periods/standing';
import { usePane, useSession } from '../../app/context';
import { useCommon } from '../../parts/common';
import { Section } from '../../parts/Section';
import { Faults } from './Faults';
import { useCompared } from './useCompared';

/** The comparison in its first sentence, and the way to it. */
export function ComparePart({ standing }: { standing: PeriodsStanding }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { comparing } = useSession();
  const compared = useCompared(standing, comparing);
  if (standing.now === null) return null;
  const isAlone = 'faults' in compared && compared.faults.every(({ code }) => code === 'oneAlone');
  return (
    <Section title={t('pane.periods.compare.title')}>
      {'periods' in compared && reconciliation(compared.comparison, t).map((text) => <Text key={text}>{text}</Text>)}
      {isAlone && <Text>{t('pane.periods.compare.alone')}</Text>}
      {'faults' in compared && !isAlone && standing.history.faults.length === 0 && (
        <Faults title={t('pane.periods.compare.cannot')} faults={compared.faults} />
      )}
      <Button className={common.start} onClick={() => session.navigation.go('compare')}>
        {t('pane.periods.compare.open')}
      </Button>
    </Section>
  );
}
