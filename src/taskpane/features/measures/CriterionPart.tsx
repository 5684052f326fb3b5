import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { CriterionVerdict } from '../../../core/rules/evaluate';
import { ground } from '../../../i18n/sentences';
import { usePane } from '../../app/context';
import { CoveragePart } from './CoveragePart';
import { RowLink } from './RowLink';
import { FEW, Statements } from './Statements';
import { LevelMark } from '../../parts/list/LevelMark';
import { later } from '../../parts/Later';
import { DRAWN_WHOLE } from '../../parts/list/LongList';
import { useCommon } from '../../parts/common';
import type { PlanInspection } from '../../ports/workbook';

// With its texts: most measures have no map.
const CriterionMap = later(() =>
  import(/* webpackChunkName: "territory" */ '../territory/CriterionMap').then((module) => module.CriterionMap),
);

export function CriterionPart({ verdict, inspection }: { verdict: CriterionVerdict; inspection: PlanInspection }) {
  const common = useCommon();
  const { t } = usePane();
  const { criterion, level, coverage } = verdict;
  const { tables } = inspection;
  const [picked, setPicked] = useState<number | null>(null);
  const statements =
    picked === null ? verdict.statements : verdict.statements.filter(({ territory }) => territory.members.includes(picked));
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
      {coverage && coverage.total > 0 && <CriterionMap verdict={verdict} inspection={inspection} picked={picked} onPick={setPicked} />}
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
