import { mergeClasses, Text } from '@fluentui/react-components';
import type { MeasureVerdict } from '../../../core/rules/evaluate';
import { disputes, rulingText, settlingText } from '../../../i18n/judgment';
import { usePane } from '../../app/context';
import { LevelMark } from '../../parts/list/LevelMark';
import { Section } from '../../parts/Section';
import { useCommon } from '../../parts/common';
import type { PlanInspection } from '../../ports/workbook';

/** Which level each interpretation gives and by what, and what would end the dispute. */
export function BorderlinePart({ verdict, inspection: { report } }: { verdict: MeasureVerdict; inspection: PlanInspection }) {
  const common = useCommon();
  const { t } = usePane();
  const { reading } = report.evaluation;
  const settled = settlingText(verdict, t);
  const all = disputes(verdict);
  return (
    <Section title={t('pane.whyBorderline')}>
      {all[0]?.of === 'votes' && <Text>{t('pane.votesDecide')}</Text>}
      <ul className={mergeClasses(common.list, common.snug)} role="list">
        {all.map((dispute) => {
          const isUsed = dispute.readings.includes(reading);
          return (
            <li key={dispute.readings[0]} className={common.tight}>
              <span className={common.line}>
                <LevelMark level={dispute.level} strong={isUsed} />
                <Text className={common.secondary}>
                  {t('pane.underReading', { readings: dispute.readings.map((id) => t(`interpretation.${id}`)).join(', ') })}
                  {isUsed && ` ${t('pane.readingUsed')}`}
                </Text>
              </span>
              <Text size={200}>{asSentence(rulingText(dispute, t))}</Text>
            </li>
          );
        })}
      </ul>
      {settled !== null && <Text>{settled}</Text>}
    </Section>
  );
}

const asSentence = (text: string): string => `${text.charAt(0).toLocaleUpperCase('cs')}${text.slice(1)}.`;
