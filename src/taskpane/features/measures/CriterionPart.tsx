import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { CriterionVerdict } from '../../../core/rules/evaluate';
import { ground } from '../../../i18n/sentences';
import { usePane } from '../../app/context';
import { CoveragePart } from './CoveragePart';
import { RowLink } from './RowLink';
import { FEW, Statements } from './Statements';
import { LevelMark } from '../../parts/list/LevelMark';
import { DRAWN_WHOLE } from '../../parts/list/LongList';
import { useCommon } from '../../parts/common';
import type { PlanInspection } from '../../ports/workbook';

export function CriterionPart({ verdict, inspection }: { verdict: CriterionVerdict; inspection: PlanInspection }) {
  const common = useCommon();
  const { t } = usePane();
  const { criterion, level, statements, coverage } = verdict;
  const { tables } = inspection;
  const [open, setOpen] = useState(false);
  return (
    <li className={common.tight}>
      <Text>
        {criterion && <strong>{t('pane.criterion', { number: criterion.number })} </strong>}
        {criterion?.text}
      </Text>
      <div className={common.line}>
        <LevelMark level={level} />
        <Text className={common.secondary}>{ground(verdict, t)}</Text>
        {criterion && tables && <RowLink at={{ table: 'criteria', row: criterion.row, column: 'text' }} tables={tables} />}
      </div>
      {coverage && <CoveragePart coverage={coverage} inspection={inspection} />}
      {statements.length > FEW ? (
        <details className={common.details} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>{t('pane.statementCount', { count: statements.length })}</summary>
          {/* The browser finds in what is closed too; a list that draws what is in sight has to be in sight. */}
          {(open || statements.length <= DRAWN_WHOLE) && <Statements statements={statements} tables={tables} />}
        </details>
      ) : (
        <Statements statements={statements} tables={tables} />
      )}
    </li>
  );
}
