import { Text } from '@fluentui/react-components';
import { usePane } from '../../app/context';
import { useCommon } from '../../parts/common';

/** A word of the plan with what it means; in the workbook it stands in Czech, whatever language the pane speaks. */
export function Worded({ word, about }: { word: string; about: string }) {
  const common = useCommon();
  return (
    <span className={common.tight}>
      <span>{word}</span>
      <Text size={200} className={common.secondary}>
        {about}
      </Text>
    </span>
  );
}

/** What stands in the cell and is in no list: shown as it is, so that nothing is lost unseen. */
export function Unknown({ text, known }: { text: string; known: boolean }) {
  const common = useCommon();
  const { t } = usePane();
  return text === '' || known ? null : <Text className={common.warning}>{t('gestor.form.unknown', { text })}</Text>;
}
