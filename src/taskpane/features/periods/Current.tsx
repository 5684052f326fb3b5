import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { changedSince } from '../../../core/periods/history';
import { levelsOfPeriod, missingDates, type Period } from '../../../core/periods/period';
import { LEVELS } from '../../../core/plan/level';
import { periodFaultsText } from '../../../i18n/periods';
import { freezeOfNow } from '../../../core/periods/history';
import { wasFrozen, type PeriodsStanding } from '../../../workbook/periods/standing';
import { usePane } from '../../app/context';
import { dayText } from '../../app/numbers';
import { useCommon } from '../../parts/common';
import { LevelMark } from '../../parts/list/LevelMark';
import { More } from '../../parts/list/More';
import { SeverityIcon } from '../../parts/list/SeverityIcon';
import { Section } from '../../parts/Section';
import { Faults } from './Faults';

const useStyles = makeStyles({
  state: { display: 'grid', gridTemplateColumns: '20px 1fr', columnGap: tokens.spacingHorizontalXS },
  level: {
    display: 'inline-flex',
    minWidth: 0,
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    fontSize: tokens.fontSizeBase200,
  },
  icon: { paddingTop: '2px', fontSize: '16px', lineHeight: '16px' },
});

/** How the period of the plan stands: open, or frozen by whom and when, and what was edited since. */
export function Current({ standing }: { standing: PeriodsStanding }) {
  const styles = useStyles();
  const common = useCommon();
  const { session, language, t } = usePane();
  const { now, history, plan } = standing;
  if (now === null)
    return (
      <Section title={t('pane.periods.noPeriod')}>
        <div className={styles.state}>
          <SeverityIcon severity="warning" />
          <Text>{periodFaultsText([{ code: 'noDates', missing: missingDates(plan.settings) }], t)}</Text>
        </div>
        <Button appearance="primary" className={common.start} onClick={() => session.navigation.show('overview', 'settings')}>
          {t('pane.periods.toSettings')}
        </Button>
      </Section>
    );
  const freeze = freezeOfNow(standing);
  const shown = freeze?.frozen ?? now;
  return (
    <Section title={t('pane.periods.title', { period: now.label })}>
      <div className={styles.state}>
        <span className={styles.icon} aria-hidden="true">
          {freeze ? <LockClosedRegular /> : <CircleRegular />}
        </span>
        <div className={common.tight}>
          <Text>
            {freeze
              ? t('pane.periods.frozen', {
                  on: dayText(freeze.frozen.on, language),
                  by: freeze.frozen.by,
                  asOf: dayText(freeze.frozen.asOf, language),
                })
              : t(wasFrozen(standing) ? 'pane.periods.spoiled' : 'pane.periods.open')}
          </Text>
          {freeze && freeze.frozen.why !== '' && <Text>{t('pane.periods.frozenWhy', { why: freeze.frozen.why })}</Text>}
          <Levels period={shown} />
          {freeze && !freeze.isEdited && <Text className={common.secondary}>{t('pane.periods.asFrozen')}</Text>}
        </div>
      </div>
      {freeze?.isEdited && <Edited frozen={freeze.frozen} now={now} />}
      {history.faults.length > 0 && <Faults title={t('pane.periods.faults.title')} faults={history.faults} />}
    </Section>
  );
}

/** How many measures stand at each level. */
function Levels({ period }: { period: Pick<Period, 'measures'> }) {
  const styles = useStyles();
  const common = useCommon();
  const { t } = usePane();
  const levels = levelsOfPeriod(period);
  return (
    <div className={common.line}>
      <Text size={200}>{t('pane.periods.total', { count: period.measures.length })}</Text>
      {LEVELS.map((level) => (
        <span key={level} className={styles.level}>
          <LevelMark level={level} wrap /> {levels[level]}
        </span>
      ))}
    </div>
  );
}

/** What the plan says otherwise than when it was frozen, measure by measure. */
function Edited({ frozen, now }: { frozen: Period; now: Period }) {
  const styles = useStyles();
  const common = useCommon();
  const { session, t } = usePane();
  const { levels, others, added, gone } = changedSince(frozen, now);
  const said = [
    ...(others.length > 0 ? [t('pane.periods.edited.others', { count: others.length, codes: others.join(', ') })] : []),
    ...(added.length > 0 ? [t('pane.periods.edited.added', { codes: added.join(', ') })] : []),
    ...(gone.length > 0 ? [t('pane.periods.edited.gone', { codes: gone.join(', ') })] : []),
  ];
  if (levels.length + said.length === 0) said.push(t('pane.periods.edited.around'));
  return (
    <div className={styles.state} role="group" aria-label={t('pane.periods.edited.title')}>
      <SeverityIcon severity="warning" />
      <div className={common.tight}>
        <Text className={common.strong}>{t('pane.periods.edited.title')}</Text>
        {levels.length > 0 && (
          <>
            <Text>{t('pane.periods.edited.levels')}</Text>
            <More items={levels}>
              {({ code, before, after }) => (
                <li key={code}>
                  <button type="button" className={common.rowButton} onClick={() => session.navigation.openMeasure(code)}>
                    <span className={common.line}>
                      <span className={common.strong}>{code}</span>
                      <LevelMark level={before} /> <span aria-hidden="true">→</span> <LevelMark level={after} strong />
                    </span>
                  </button>
                </li>
              )}
            </More>
          </>
        )}
        {said.map((text) => (
          <Text key={text} className={common.anywhere}>
            {text}
          </Text>
        ))}
      </div>
    </div>
  );
}
