import { Badge, Text } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { readInterpretation } from '../../../core/text/wording';
import { stampTime } from '../../app/numbers';
import { usePane, useSession } from '../../app/context';
import { useCommon } from '../../parts/common';
import type { PlanInspection } from '../../ports/workbook';

/** Whether the sheet Souhrn still holds. */
export function Standing({ inspection: { stamp, current } }: { inspection: PlanInspection }) {
  const common = useCommon();
  const { t, around } = usePane();
  const { doubtful } = useSession();
  // Excel on the web does not tell of every change.
  const currentWord = around.host().platform === 'OfficeOnline' ? 'probablyCurrent' : 'current';
  const reading = readInterpretation(stamp?.reading ?? '').value;
  const state = stamp === null ? 'none' : current && !doubtful ? 'current' : 'stale';
  return (
    <div className={common.tight}>
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
            {t('pane.stamp', {
              at: stampTime(stamp.computedAt, t),
              reading: reading === null ? stamp.reading : t(`interpretation.${reading}`),
            })}
          </Text>
        )}
      </div>
    </div>
  );
}
