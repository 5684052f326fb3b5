import { Button, Field, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { TableRegular } from '@fluentui/react-icons/svg/table';
import type { Change } from '../../../core/periods/compare';
import type { Course } from '../../../core/periods/path';
import { levelsOfPeriod, periodKey, type Period } from '../../../core/periods/period';
import { LEVELS } from '../../../core/plan/level';
import { INTERPRETATIONS, type Interpretation } from '../../../core/rules/interpretation';
import { comparisonSaid } from '../../../i18n/periods';
import type { PeriodsCompared } from '../../../core/periods/sideBySide';
import type { PeriodsStanding } from '../../../workbook/periods/standing';
import { writeComparison } from '../../actions/periods';
import { usePane, useSession } from '../../app/context';
import { useCommon } from '../../parts/common';
import { StackBar } from '../../parts/chart/StackBar';
import { CopyButton } from '../../parts/form/CopyButton';
import { LevelIcon } from '../../parts/list/LevelMark';
import { More } from '../../parts/list/More';
import { Running } from '../../parts/Running';
import { Screen } from '../../parts/Screen';
import { Section } from '../../parts/Section';
import { Faults } from './Faults';
import { MovementRow, PathRow } from './MovementRow';
import { PreviousPlans } from './PreviousPlans';
import { askedOf, useCompared } from './useCompared';

/** Periods side by side: totals, the sentences that add up, and what became of each measure. */
export function Compare({ standing }: { standing: PeriodsStanding }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { comparing, job } = useSession();
  const compared = useCompared(standing, comparing);
  const isCompared = 'periods' in compared;
  return (
    <Screen title={t('pane.periods.compare.title')} back={{ label: t('pane.periods.back'), go: () => session.navigation.go('home') }}>
      <Choices standing={standing} isNeeded={!isCompared} />
      {isCompared ? (
        <>
          <Totals periods={compared.periods} />
          <Said compared={compared} />
          <Movements compared={compared} />
          {compared.periods.length > 2 && <Paths compared={compared} />}
          <div className={common.foot}>
            {job?.id === writeComparison.id ? (
              <Running job={job} />
            ) : (
              <Button
                appearance="primary"
                icon={<TableRegular />}
                disabledFocusable={job !== null}
                onClick={() => void session.do(writeComparison, askedOf(comparing))}
              >
                {t('pane.periods.compare.write')}
              </Button>
            )}
          </div>
        </>
      ) : (
        <Faults title={t('pane.periods.compare.cannot')} faults={compared.faults} />
      )}
    </Screen>
  );
}

/** Which periods and how; most people need none of it. */
function Choices({ standing: { history, now }, isNeeded }: { standing: PeriodsStanding; isNeeded: boolean }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { comparing } = useSession();
  const { upTo, reading, previous } = comparing;
  // The oldest has none before it.
  const earlier = history.periods.filter(({ label }) => now === null || periodKey(label) !== periodKey(now.label)).slice(1);
  return (
    <>
      {earlier.length > 0 && now !== null && (
        <Field label={t('pane.periods.compare.upTo')}>
          <Select className={common.select} value={upTo} onChange={(_, { value }) => session.compare({ upTo: value })}>
            <option value="">{t('pane.periods.compare.asNow', { period: now.label })}</option>
            {[...earlier].reverse().map(({ label }) => (
              <option key={label} value={label}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <details className={common.details} open={isNeeded || reading !== '' || previous.length > 0}>
        <summary>{t('pane.periods.compare.more')}</summary>
        <div className={common.snug}>
          <Field label={t('pane.periods.compare.reading')}>
            <Select
              className={common.select}
              value={reading}
              onChange={(_, { value }) => session.compare({ reading: value as Interpretation | '' })}
            >
              <option value="">{t('pane.periods.compare.ownReading')}</option>
              {INTERPRETATIONS.map((id) => (
                <option key={id} value={id}>
                  {t(`interpretation.${id}`)}
                </option>
              ))}
            </Select>
          </Field>
          <PreviousPlans />
        </div>
      </details>
    </>
  );
}

const useStyles = makeStyles({
  head: { textAlign: 'right', fontWeight: tokens.fontWeightRegular, padding: '2px 0', overflowWrap: 'anywhere' },
  figure: { textAlign: 'right', padding: `2px 0 2px ${tokens.spacingHorizontalS}` },
  bar: { padding: `0 0 ${tokens.spacingVerticalS}` },
});

function Totals({ periods }: { periods: readonly Period[] }) {
  const styles = useStyles();
  const common = useCommon();
  const { t } = usePane();
  // Of the plan's own period an older state may stand beside it.
  const nameOf = ({ label }: Period, i: number): string => {
    if (!periods.some((other, j) => j !== i && periodKey(other.label) === periodKey(label))) return label;
    return t(i === periods.length - 1 ? 'pane.periods.compare.asNow' : 'pane.periods.compare.asThen', { period: label });
  };
  return (
    <Section title={t('pane.periods.compare.totals')}>
      <table className={common.table}>
        <thead>
          <tr>
            <th scope="col" className={common.rowHead}>
              <span className={common.anywhere}>{t('pane.periods.compare.period')}</span>
            </th>
            {LEVELS.map((level) => (
              <th key={level} scope="col" className={styles.head} title={t(`level.${level}`)}>
                <LevelIcon level={level} label={t(`level.${level}`)} />
              </th>
            ))}
            <th scope="col" className={styles.head}>
              {t('pane.periods.compare.all')}
            </th>
          </tr>
        </thead>
        {periods.map((period, i) => {
          const levels = levelsOfPeriod(period);
          return (
            <tbody key={i}>
              <tr>
                <th scope="row" className={common.rowHead}>
                  <span className={i === periods.length - 1 ? common.strong : undefined}>{nameOf(period, i)}</span>
                </th>
                {LEVELS.map((level) => (
                  <td key={level} className={styles.figure}>
                    {levels[level]}
                  </td>
                ))}
                <td className={styles.figure}>{period.measures.length}</td>
              </tr>
              <tr aria-hidden="true">
                <td colSpan={5} className={styles.bar}>
                  <StackBar tally={levels} />
                </td>
              </tr>
            </tbody>
          );
        })}
      </table>
    </Section>
  );
}

function Said({ compared: { comparison, paths, notes } }: { compared: PeriodsCompared }) {
  const common = useCommon();
  const { t } = usePane();
  const said = comparisonSaid(comparison, paths, notes, t);
  return (
    <Section title={t('pane.periods.compare.said')}>
      {said.map(({ text }) => (
        <Text key={text} className={common.anywhere}>
          {text}
        </Text>
      ))}
      <CopyButton text={() => said.map(({ text }) => text).join('\n')} label={t('pane.periods.compare.copy')} />
    </Section>
  );
}

const CHANGES: readonly Change[] = ['improved', 'worsened', 'new', 'ended', 'merged', 'split', 'incomparable', 'same'];

function Movements({ compared: { comparison } }: { compared: PeriodsCompared }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { comparing } = useSession();
  const { movements, counts } = comparison;
  const of = (which: Change | 'moved' | 'all'): typeof movements =>
    which === 'all' ? movements : movements.filter(({ change }) => (which === 'moved' ? change !== 'same' : change === which));
  // What was chosen of other periods may have nothing here.
  const which = comparing.change === 'moved' || comparing.change === 'all' || counts[comparing.change] > 0 ? comparing.change : 'moved';
  const shown = of(which);
  return (
    <Section title={t('pane.periods.compare.movement')}>
      <Field label={t('pane.periods.compare.show')}>
        <Select className={common.select} value={which} onChange={(_, { value }) => session.compare({ change: value as typeof which })}>
          {(['moved', ...CHANGES, 'all'] as const)
            .map((id) => ({ id, count: of(id).length }))
            .filter(({ id, count }) => count > 0 || id === 'moved')
            .map(({ id, count }) => (
              <option key={id} value={id}>
                {t(`pane.periods.compare.which.${id}`, { count })}
              </option>
            ))}
        </Select>
      </Field>
      {shown.length === 0 ? (
        <Text role="status">{t('pane.periods.compare.none')}</Text>
      ) : (
        <More key={which} items={shown} label={t('pane.periods.compare.movement')}>
          {(movement) => <MovementRow key={`${movement.code} ${movement.change}`} movement={movement} />}
        </More>
      )}
    </Section>
  );
}

const COURSES: readonly Course[] = ['alwaysUnfulfilled', 'wavering', 'improving', 'worsening', 'steady'];

function Paths({ compared: { paths, periods } }: { compared: PeriodsCompared }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { comparing } = useSession();
  const of = (course: Course | ''): typeof paths => (course === '' ? paths : paths.filter((path) => path.course === course));
  const chosen = of(comparing.course).length > 0 ? comparing.course : '';
  return (
    <Section title={t('pane.periods.compare.paths')}>
      <Field label={t('pane.periods.compare.show')}>
        <Select className={common.select} value={chosen} onChange={(_, { value }) => session.compare({ course: value as Course | '' })}>
          <option value="">{t('pane.periods.compare.course.all', { count: paths.length })}</option>
          {COURSES.filter((course) => of(course).length > 0).map((course) => (
            <option key={course} value={course}>
              {t(`pane.periods.compare.course.${course}`, { count: of(course).length })}
            </option>
          ))}
        </Select>
      </Field>
      <More key={chosen} items={of(chosen)} label={t('pane.periods.compare.paths')}>
        {(path) => <PathRow key={`${path.code} ${path.title}`} path={path} periods={periods} />}
      </More>
    </Section>
  );
}
