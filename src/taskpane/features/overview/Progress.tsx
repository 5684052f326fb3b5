import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { CircleHalfFillRegular } from '@fluentui/react-icons/svg/circle-half-fill';
import type { ReactNode } from 'react';
import type { Language, Translate } from '../../../i18n';
import { SHEETS } from '../../../schema/tables';
import { summarize } from '../../actions/summarize';
import { usePane, useSession } from '../../app/context';
import { dateTime, dayText, stampTime } from '../../app/numbers';
import { Section } from '../../parts/Section';
import { useCommon } from '../../parts/common';
import type { PlanInspection } from '../../ports/workbook';
import { rowStates, YEAR_ROWS, type RowState, type YearRow } from './rowStates';
import type { Year } from './year';

const useStyles = makeStyles({
  item: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  row: {
    display: 'grid',
    gridTemplateColumns: '20px 84px 1fr',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    borderBottom: 'none',
    padding: `6px ${tokens.spacingHorizontalXS}`,
  },
  icon: { display: 'inline-flex', fontSize: '16px' },
  name: { fontWeight: tokens.fontWeightSemibold },
  figure: { minWidth: 0, overflowWrap: 'anywhere', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

const ICON: Readonly<Record<RowState, ReactNode>> = {
  done: <CheckmarkCircleFilled />,
  running: <CircleHalfFillRegular />,
  waiting: <CircleRegular />,
};

/** The year row by row: how each part stands, with its number; each leads there. */
export function Progress({ year, inspection, offersSummary }: { year: Year; inspection: PlanInspection; offersSummary: boolean }) {
  const styles = useStyles();
  const common = useCommon();
  const { session, language, t } = usePane();
  const { job } = useSession();
  const { navigation } = session;
  const states = rowStates(year);
  const disputes = year.comments?.disputes ?? 0;
  const go: Readonly<Record<YearRow, () => void>> = {
    plan: () => navigation.showMeasures({}),
    calls: () => navigation.show('collect', 'requests'),
    collect: () => navigation.show('collect'),
    checks: () => navigation.show('measures', 'checks'),
    report: () => navigation.show('report'),
    periods: () => navigation.show('periods'),
    comments: () => navigation.show('overview', 'comments'),
    summary: () => void (inspection.stamp === null ? undefined : navigation.goTo({ sheet: SHEETS.summary, cell: 'A1' })),
  };
  return (
    <Section title={t('pane.year.title')}>
      <ul className={common.list}>
        {YEAR_ROWS.map((row) => (
          <li key={row} className={styles.item}>
            <button type="button" className={mergeClasses(common.rowButton, styles.row)} onClick={go[row]}>
              <span
                className={mergeClasses(styles.icon, states[row] === 'done' ? common.good : common.secondary)}
                title={t(`pane.year.state.${states[row]}`)}
                aria-hidden="true"
              >
                {ICON[states[row]]}
              </span>
              <span className={styles.name}>{t(`pane.year.row.${row}`)}</span>
              <span className={styles.figure}>
                <span className={common.unseen}>{t(`pane.year.state.${states[row]}`)}, </span>
                {figure(row, year, inspection, language, t)}
                {row === 'comments' && disputes > 0 && (
                  <>
                    {', '}
                    <span className={mergeClasses(common.bad, common.strong)}>{t('pane.year.disputes', { count: disputes })}</span>
                  </>
                )}
              </span>
            </button>
            {row === 'summary' && offersSummary && (
              <Button size="small" disabledFocusable={job !== null} onClick={() => void session.do(summarize)}>
                {t('pane.summarize')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The number of a row, in words. */
function figure(row: YearRow, year: Year, { stamp }: PlanInspection, language: Language, t: Translate): string {
  const {
    measures,
    withoutLead,
    addressees,
    called,
    uncalled,
    missing,
    errors,
    warnings,
    isSilent,
    summary,
    report,
    reportAt,
    comments,
    period,
    frozenOn,
  } = year;
  const parts: Readonly<Record<YearRow, readonly (string | false)[]>> = {
    plan: [t('pane.year.measures', { count: measures }), withoutLead > 0 && t('pane.year.withoutLead', { count: withoutLead })],
    calls: [
      called > 0 && t('pane.year.called', { count: called }),
      uncalled > 0 && t('pane.year.uncalled', { count: uncalled }),
      called === 0 && uncalled === 0 && t(addressees === 0 ? 'pane.year.nobody' : 'pane.year.notNeeded'),
    ],
    collect: [
      isSilent ? t('pane.year.noAnswer') : t('pane.year.answered', { count: addressees - missing }),
      !isSilent && missing > 0 && t('pane.year.missing', { count: missing }),
    ],
    checks: [
      errors > 0 ? t('pane.checks.error', { count: errors }) : !isSilent && t('pane.year.noError'),
      warnings > 0 && t('pane.checks.warning', { count: warnings }),
      errors + warnings === 0 && isSilent && t('pane.year.nothingToCheck'),
    ],
    report: [isSilent ? t('pane.year.noAnswer') : t(`pane.year.report.${report}`, { at: dateTime(reportAt, t) })],
    periods: [t(`pane.year.period.${period}`, { on: frozenOn === '' ? '' : dayText(frozenOn, language) })],
    comments: [
      comments !== null && (comments.received === 0 ? t('pane.year.noComment') : t('pane.year.comments', { count: comments.received })),
      comments !== null && comments.open > 0 && t('pane.year.unsettled', { count: comments.open }),
    ],
    summary: [t(`pane.year.summary.${summary}`, { at: stampTime(stamp?.computedAt ?? '', t) })],
  };
  return parts[row].filter((part) => part !== false).join(', ');
}
