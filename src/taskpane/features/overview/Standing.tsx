import { Badge, Subtitle2, Text } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { czechDate } from '../../../core/text/date';
import { usePane, useSession } from '../../app/context';
import { useCommon } from '../../parts/common';
import type { PlanInspection } from '../../ports/workbook';

/** Which plan, as of when, and whether the sheet Souhrn still holds. */
export function Standing({ inspection: { report, stamp, current } }: { inspection: PlanInspection }) {
  const common = useCommon();
  const { t, around } = usePane();
  const { doubtful } = useSession();
  const { planName, asOf } = report.plan.settings;
  // Excel on the web does not tell of every change.
  const currentWord = around.host().platform === 'OfficeOnline' ? 'probablyCurrent' : 'current';
  const state = stamp === null ? 'none' : current && !doubtful ? 'current' : 'stale';
  return (
    <div className={common.tight}>
      <Subtitle2 as="h1" block>
        {planName}
      </Subtitle2>
      {asOf !== null && (
        <Text size={200} className={common.secondary}>
          {t('pane.asOf', { date: czechDate(asOf) })}
        </Text>
      )}
      <div className={common.line} role="status">
        <Badge
          appearance="tint"
          color={state === 'current' ? 'success' : state === 'stale' ? 'warning' : 'informative'}
          icon={state === 'current' ? <CheckmarkCircleRegular /> : state === 'stale' ? <WarningRegular /> : null}
        >
          {t(`pane.summaryState.${state === 'current' ? currentWord : state}`)}
        </Badge>
        {stamp !== null && (
          <Text size={200} className={common.secondary}>
            {t('pane.stamp', { at: stamp.computedAt, reading: stamp.reading })}
          </Text>
        )}
      </div>
    </div>
  );
}
