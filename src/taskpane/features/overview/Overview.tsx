import { Badge, Button, Link, makeStyles, mergeClasses, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { czechDate } from '../../../core/text/date';
import { LEVELS } from '../../../core/plan/level';
import { INTERPRETATIONS } from '../../../core/rules/interpretation';
import { foldIdentifier } from '../../../core/text/identifiers';
import { INTERPRETATION_WORD } from '../../../core/text/wording';
import { clauseSentence } from '../../../i18n/sentences';
import { usePane, useSession } from '../../app/context';
import { nextStep } from './nextStep';
import { shareText } from '../../app/numbers';
import { Donut } from '../../parts/Donut';
import { LastChange } from '../../parts/LastChange';
import { LevelIcon, LevelMark } from '../../parts/LevelMark';
import { MeasureRow } from '../../parts/MeasureRow';
import { Running } from '../../parts/Running';
import { Section } from '../../parts/Section';
import { StackBar } from '../../parts/StackBar';
import { changesToWrite, verdictOf } from '../../session/records';
import type { Change, PlanInspection, Report } from '../../ports/workbook';
import { summarize } from '../../actions/summarize';
import { useCommon } from '../../parts/common';

const useStyles = makeStyles({
  top: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalM },
  table: { borderCollapse: 'collapse', width: '100%' },
  count: {
    textAlign: 'right',
    padding: `2px ${tokens.spacingHorizontalS}`,
    '& button': { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold },
  },
  share: { textAlign: 'right', whiteSpace: 'nowrap', color: tokens.colorNeutralForeground2 },
  rowHead: { textAlign: 'left', fontWeight: tokens.fontWeightRegular, padding: '2px 0' },
  number: { textAlign: 'right', padding: `2px ${tokens.spacingHorizontalS}`, fontVariantNumeric: 'tabular-nums' },
  used: { fontWeight: tokens.fontWeightSemibold, backgroundColor: tokens.colorNeutralBackground3 },
  area: {
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover, boxShadow: 'none' },
  },
  areaLine: { display: 'flex', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalS, paddingBottom: '2px' },
  areaName: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  counts: { display: 'inline-flex', columnGap: tokens.spacingHorizontalS, flexShrink: 0, fontVariantNumeric: 'tabular-nums' },
  countItem: { display: 'inline-flex', alignItems: 'center', columnGap: '3px' },
  moved: { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
});

export function Overview({ inspection }: { inspection: PlanInspection }) {
  const styles = useStyles();
  const common = useCommon();
  const { session, t } = usePane();
  const { job } = useSession();
  const { report } = inspection;
  return (
    <div className={common.stack}>
      <div className={styles.top}>
        <Donut levels={report.summary.levels} total={report.summary.total} />
        <Standing inspection={inspection} />
      </div>
      <Figures report={report} />
      {job?.id === summarize.id ? (
        <Running job={job} />
      ) : (
        <Button appearance="primary" size="large" disabledFocusable={job !== null} onClick={() => void session.do(summarize)}>
          {t('pane.summarize')}
        </Button>
      )}
      {job?.id !== summarize.id && <Next inspection={inspection} />}
      <Moved inspection={inspection} />
      <Areas report={report} />
      <Interpretations report={report} />
      <LastChange saved={inspection.saved} />
    </div>
  );
}

/** Which plan, as of when, and whether the sheet Souhrn still holds. */
function Standing({ inspection: { report, stamp, current } }: { inspection: PlanInspection }) {
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
        <Text size={200} className={common.quiet}>
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
          <Text size={200} className={common.quiet}>
            {t('pane.stamp', { at: stamp.computedAt, reading: stamp.reading })}
          </Text>
        )}
      </div>
    </div>
  );
}

function Figures({ report: { summary } }: { report: Report }) {
  const styles = useStyles();
  const { session, t } = usePane();
  return (
    <table className={styles.table} aria-label={t('pane.levels')}>
      <tbody>
        {summary.levels.map((share) => (
          <tr key={share.level}>
            <th scope="row" className={styles.rowHead}>
              <LevelMark level={share.level} />
            </th>
            <td className={styles.count}>
              <Link
                as="button"
                appearance="subtle"
                aria-label={t('pane.showLevel', { level: t(`level.${share.level}`), count: share.count })}
                onClick={() => session.navigation.showMeasures({ level: share.level })}
              >
                {share.count}
              </Link>
            </td>
            <td className={styles.share}>{shareText(share, t)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One sentence and, where the work is elsewhere, one link. */
function Next({ inspection }: { inspection: PlanInspection }) {
  const common = useCommon();
  const { session, t } = usePane();
  const step = nextStep(inspection);
  const text = 'count' in step ? t(`pane.next.${step.code}`, { count: step.count }) : t(`pane.next.${step.code}`);
  return (
    <Text>
      {text}{' '}
      {step.code === 'errors' && (
        <Link as="button" inline onClick={() => session.navigation.show('checks')}>
          {t('pane.openChecks')}
        </Link>
      )}
      {step.code === 'borderline' && (
        <Link as="button" inline onClick={() => session.navigation.showMeasures({ marks: ['borderline'] })}>
          {t('pane.showThem')}
        </Link>
      )}
      {step.code === 'first' && <span className={common.quiet}>{t('pane.summarizeHint')}</span>}
    </Text>
  );
}

/** Which measures move with the next run, or moved with the last one, and why they are where they are. */
function Moved({ inspection }: { inspection: PlanInspection }) {
  const common = useCommon();
  const { t } = usePane();
  const { moved } = useSession();
  const { report, stamp, current, tables } = inspection;
  const waiting = stamp !== null && !current && tables ? changesToWrite(report.evaluation, tables) : [];
  const changes = waiting.length > 0 ? waiting : current ? moved : null;
  if (!changes || changes.length === 0) return null;
  const title = waiting.length > 0 ? t('pane.moved.waiting', { count: changes.length }) : t('pane.moved.last', { count: changes.length });
  return (
    <Section title={title}>
      <ul className={common.list}>
        {changes.slice(0, SHOWN).map((change) => (
          <MovedRow key={change.code} change={change} report={report} />
        ))}
      </ul>
      {changes.length > SHOWN && <Text size={200}>{t('pane.moved.more', { count: changes.length - SHOWN })}</Text>}
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
            <span className={common.quiet}>{reason}</span>
          </>
        }
      />
    </li>
  );
}

function Areas({ report: { summary } }: { report: Report }) {
  const styles = useStyles();
  const common = useCommon();
  const { session, t } = usePane();
  if (summary.areas.length === 0) return null;
  return (
    <Section title={t('pane.areas')}>
      <ul className={common.list}>
        {summary.areas.map((area) => {
          const name = area.code === '' ? t('pane.noArea') : `${area.code} ${area.name}`;
          return (
            <li key={area.code}>
              <button
                type="button"
                className={mergeClasses(common.rowButton, styles.area)}
                title={name}
                onClick={() => session.navigation.showMeasures({ area: foldIdentifier(area.code) })}
              >
                <span className={styles.areaLine}>
                  <span className={styles.areaName}>{name}</span>
                  <span className={styles.counts}>
                    {LEVELS.map((level) => (
                      <span key={level} className={styles.countItem}>
                        <LevelIcon level={level} size={12} label={t(`level.${level}`)} />
                        {area[level]}
                      </span>
                    ))}
                  </span>
                </span>
                <StackBar tally={area} />
              </button>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** How the totals would come out under each reading, and the measures that make the difference. */
function Interpretations({ report: { summary, evaluation } }: { report: Report }) {
  const styles = useStyles();
  const common = useCommon();
  const { session, t } = usePane();
  return (
    <Section title={t('pane.readings')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.rowHead}>
              <span className={common.quiet}>{t('pane.reading')}</span>
            </th>
            {LEVELS.map((level) => (
              <th key={level} scope="col" className={styles.number} title={t(`level.${level}`)}>
                <LevelIcon level={level} label={t(`level.${level}`)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {INTERPRETATIONS.map((reading) => (
            <tr key={reading} className={reading === evaluation.reading ? styles.used : ''}>
              <th scope="row" className={styles.rowHead}>
                {INTERPRETATION_WORD[reading]}
                {reading === evaluation.reading && <span className={common.quiet}> {t('pane.readingUsed')}</span>}
              </th>
              {LEVELS.map((level) => (
                <td key={level} className={styles.number}>
                  {summary.byInterpretation[reading][level]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={common.line}>
        <Link as="button" inline onClick={() => session.navigation.showMeasures({ marks: ['borderline'] })}>
          {t('pane.borderlineCount', { count: summary.borderline.length })}
        </Link>
        <Link as="button" inline onClick={() => session.navigation.showMeasures({ marks: ['overridden'] })}>
          {t('pane.overriddenCount', { count: summary.overridden.length })}
        </Link>
        {summary.silent > 0 && (
          <Link as="button" inline onClick={() => session.navigation.showMeasures({ marks: ['silent'], level: 'unfulfilled' })}>
            {t('pane.silentCount', { count: summary.silent })}
          </Link>
        )}
      </div>
    </Section>
  );
}
