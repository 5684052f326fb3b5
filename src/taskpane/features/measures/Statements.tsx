import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { JudgedStatement } from '../../../core/rules/evaluate';
import { czechDate } from '../../../core/text/date';
import { PROGRESS_WORD, REASON_WORD, RELATION_WORD } from '../../../core/text/wording';
import { usePane } from '../../app/context';
import { RowLink } from './RowLink';
import { LevelMark } from '../../parts/list/LevelMark';
import { LongList, type TabStop } from '../../parts/list/LongList';
import { useCommon } from '../../parts/common';
import type { PlanInspection } from '../../ports/workbook';

const useStyles = makeStyles({
  statements: { borderLeft: `2px solid ${tokens.colorNeutralStroke2}` },
  statement: {
    padding: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    display: 'flex',
    flexDirection: 'column',
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  link: { textAlign: 'left', overflowWrap: 'anywhere' },
});

/** More statements than this would push the next criterion out of sight. */
export const FEW = 3;

export function Statements({ statements, tables }: { statements: readonly JudgedStatement[]; tables: PlanInspection['tables'] }) {
  const styles = useStyles();
  const { t } = usePane();
  if (statements.length === 0) return null;
  return (
    <div className={styles.statements}>
      <LongList label={t('pane.statements')} groups={[{ key: '', head: null, items: statements }]} keyOf={keyOf}>
        {(judged, tabIndex) => <StatementPart judged={judged} tables={tables} tabIndex={tabIndex} />}
      </LongList>
    </div>
  );
}

const keyOf = ({ statement }: JudgedStatement): string => String(statement.row);

function StatementPart({ judged, tables, tabIndex }: { judged: JudgedStatement; tables: PlanInspection['tables']; tabIndex: TabStop }) {
  const styles = useStyles();
  const common = useCommon();
  const { around, t } = usePane();
  const { statement, ruling, territory } = judged;
  const { submitter, relation, progress, description, link, date, reason, ownLevel } = statement;
  const said = [
    relation.value === null ? relation.raw : RELATION_WORD[relation.value],
    progress.value === null ? progress.raw : PROGRESS_WORD[progress.value],
    date.value === null ? date.raw : czechDate(date.value),
  ].filter((part) => part !== '');
  return (
    <div className={styles.statement} {...(tables ? {} : { tabIndex })}>
      <div className={common.line}>
        <Text weight="semibold">{submitter}</Text>
        {ruling.level === null ? (
          <Text className={common.secondary}>{t(ruling.ground === 'nothing' ? 'pane.noAnswer' : 'pane.noVoice')}</Text>
        ) : (
          <LevelMark level={ruling.level} />
        )}
        {tables && <RowLink at={{ table: 'statements', row: statement.row, column: 'submitter' }} tables={tables} tabIndex={tabIndex} />}
      </div>
      {said.length > 0 && (
        <Text size={200} className={common.secondary}>
          {said.join(' · ')}
        </Text>
      )}
      {ruling.ground === 'noEvidence' && <Text size={200}>{t('pane.noEvidence')}</Text>}
      {territory.named && (
        <Text size={200}>{t('pane.territory', { territory: statement.territory, count: territory.members.length })}</Text>
      )}
      {description !== '' && <Text size={200}>{description}</Text>}
      {/^https?:\/\//i.test(link) ? (
        <Link as="button" inline tabIndex={tabIndex} className={styles.link} onClick={() => around.openLink(link)}>
          <Text size={200}>{link}</Text>
        </Link>
      ) : (
        link !== '' && <Text size={200}>{link}</Text>
      )}
      {reason.raw !== '' && (
        <Text size={200}>{t('pane.givenReason', { reason: reason.value === null ? reason.raw : REASON_WORD[reason.value] })}</Text>
      )}
      {ownLevel.value !== null && <Text size={200}>{t('pane.ownLevel', { level: t(`level.${ownLevel.value}`) })}</Text>}
    </div>
  );
}
