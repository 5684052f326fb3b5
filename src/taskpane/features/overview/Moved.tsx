import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { clauseSentence } from '../../../i18n/sentences';
import { usePane } from '../../app/context';
import { LevelMark } from '../../parts/list/LevelMark';
import { MeasureRow } from '../../parts/list/MeasureRow';
import { Section } from '../../parts/Section';
import { useCommon } from '../../parts/common';
import type { Change, PlanInspection, Report } from '../../ports/workbook';
import { movesOf } from '../../../workbook/summary/moves';
import { changesToWrite, verdictOf } from '../../session/records';

const useStyles = makeStyles({
  moved: { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
});

/** Which measures move with the next run, or moved with the last one (the workbook keeps that), and why they are where they are. */
export function Moved({ inspection }: { inspection: PlanInspection }) {
  const common = useCommon();
  const { t } = usePane();
  const { report, stamp, current, tables, saved } = inspection;
  const waiting = stamp !== null && !current && tables ? changesToWrite(report.evaluation, tables) : [];
  const last = saved && [saved, ...saved.earlier].find(({ what }) => what === 'summarize');
  const moved = waiting.length === 0 && current && last ? movesOf(last.detail) : null;
  const changes = moved?.first ?? waiting;
  const count = moved?.count ?? waiting.length;
  if (count === 0) return null;
  const title = t(moved ? 'pane.moved.last' : 'pane.moved.waiting', { count });
  return (
    <Section title={title}>
      <ul className={common.list}>
        {changes.slice(0, SHOWN).map((change) => (
          <MovedRow key={change.code} change={change} report={report} />
        ))}
      </ul>
      {count > SHOWN && <Text size={200}>{t('pane.moved.more', { count: count - SHOWN })}</Text>}
    </Section>
  );
}
const SHOWN = 8;

function MovedRow({ change: { code, from, to }, report }: { change: Change; report: Report }) {
  const styles = useStyles();
  const common = useCommon();
  const { t } = usePane();
  const verdict = verdictOf(report.evaluation, code);
  if (!verdict) return null;
  const { measure, overridden } = verdict;
  const reason = overridden
    ? t('pane.moved.override', { reason: measure.override.reason, author: measure.override.author })
    : clauseSentence(verdict.clause, verdict.tally, t);
  return (
    <li>
      <MeasureRow
        verdict={verdict}
        note={
          <>
            <span className={styles.moved}>
              <LevelMark level={from} /> <span aria-label={t('pane.moved.to')}>→</span> <LevelMark level={to} strong />
            </span>
            <span className={common.secondary}>{reason}</span>
          </>
        }
      />
    </li>
  );
}
