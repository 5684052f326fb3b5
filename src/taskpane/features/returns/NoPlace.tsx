import { Text } from '@fluentui/react-components';
import type { Unplaced } from '../../../core/exchange/places';
import { usePane } from '../../app/context';
import { More } from '../../parts/list/More';
import { Section } from '../../parts/Section';
import { useCommon } from '../../parts/common';

export function NoPlace({ unplaced }: { unplaced: readonly Unplaced[] }) {
  const common = useCommon();
  const { t } = usePane();
  if (unplaced.length === 0) return null;
  return (
    <Section title={t('pane.collect.unplaced', { count: unplaced.length })}>
      <Text size={200}>{t('pane.collect.unplacedHint')}</Text>
      <More items={unplaced}>
        {({ file, sheet, row, reason, measure, criterion, submitter }) => (
          <li key={[file, sheet, row].join('\n')} className={common.item}>
            <Text>{t(`pane.collect.reason.${reason}`, { measure, criterion, submitter })}</Text>
            <Text size={200} className={common.secondary}>
              {t('pane.collect.origin', { file, sheet, row })}
            </Text>
          </li>
        )}
      </More>
    </Section>
  );
}
