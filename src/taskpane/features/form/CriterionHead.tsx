import { Text } from '@fluentui/react-components';
import type { FormRow } from '../../../schema/request';
import { cellName } from '../../../schema/read/rows';
import { usePane } from '../../app/context';
import { useCommon } from '../../parts/common';
import { PlaceLink } from '../../parts/list/PlaceLink';
import type { RequestInspection } from '../../ports/workbook';

/** What is asked: the measure, the criterion, where its row is, and what was answered the last time. */
export function CriterionHead({ row, request }: { row: FormRow; request: RequestInspection }) {
  const common = useCommon();
  const { t } = usePane();
  const position = request.rows.findIndex((each) => each.row === row.row) + 1;
  return (
    <>
      <div className={common.tight}>
        <Text size={200} className={common.secondary}>
          {t('gestor.form.position', { position, total: request.rows.length })}
          {row.role !== '' && ` · ${row.role}`}
        </Text>
        <Text className={common.secondary}>{row.measureTitle}</Text>
        <Text className={common.strong}>{row.criterionText !== '' ? row.criterionText : t('gestor.wholeMeasure')}</Text>
        <PlaceLink place={{ sheet: request.sheet, cell: cellName(request.top + 1 + row.row, 0) }} label={t('pane.showRow')} />
      </div>
      {row.previous !== '' && (
        <div className={common.panel}>
          <Text size={200} className={common.strong}>
            {t('gestor.form.previous')}
          </Text>
          <Text size={200} style={{ whiteSpace: 'pre-line' }}>
            {row.previous}
          </Text>
        </div>
      )}
    </>
  );
}
