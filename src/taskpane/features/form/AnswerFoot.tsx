import { Button, Text } from '@fluentui/react-components';
import { missingOf, type Answer } from '../../../core/plan/answer';
import { usePane } from '../../app/context';
import { useCommon } from '../../parts/common';
import { LevelMark } from '../../parts/list/LevelMark';
import { answerOfDraft, rulingOf } from './answerForm';

interface Props {
  readonly draft: Answer;
  readonly isDirty: boolean;
  readonly isBusy: boolean;
  /** Saving takes back a confirmation that holds. */
  readonly willWithdraw: boolean;
}

/** What the answer is worth so far and why, what it still needs, and on. Stays in sight. */
export function AnswerFoot({ draft, isDirty, isBusy, willWithdraw }: Props) {
  const common = useCommon();
  const { t } = usePane();
  const ruling = rulingOf(draft);
  const missing = missingOf(answerOfDraft(draft));
  return (
    <div className={common.foot}>
      <div className={common.tight}>
        <div role="status" className={common.tight}>
          <div className={common.line}>
            {ruling.level !== null && (
              <>
                <Text className={common.secondary}>{t('gestor.form.supports')}</Text> <LevelMark level={ruling.level} strong />
              </>
            )}
          </div>
          <Text size={200}>{t(`gestor.ground.${ruling.ground}`)}</Text>
          {missing.length > 0 && ruling.ground !== 'nothing' && (
            <Text size={200} className={common.warning}>
              {t('gestor.missing', { what: missing.map((what) => t(`gestor.missingWhat.${what}`)).join(', ') })}
            </Text>
          )}
        </div>
        <div className={common.line}>
          <Button type="submit" appearance="primary" disabledFocusable={isBusy}>
            {t(isDirty ? 'gestor.form.saveAndNext' : 'gestor.form.next')}
          </Button>
          {isDirty && willWithdraw && <Text size={200}>{t('gestor.form.willWithdraw')}</Text>}
        </div>
      </div>
    </div>
  );
}
