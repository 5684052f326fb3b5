import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { SHEETS } from '../../../schema/tables';
import { summarize } from '../../actions/summarize';
import { usePane, useSession } from '../../app/context';
import { dayText } from '../../app/numbers';
import { Running } from '../../parts/Running';
import { useCommon } from '../../parts/common';
import type { PlanInspection } from '../../ports/workbook';
import { placeOfRecord } from '../../session/records';
import { isPassable, passKey, type NextStep, type StepCode } from './nextStep';
import type { Year } from './year';

const useStyles = makeStyles({
  box: {
    padding: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalS,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `4px solid ${tokens.colorCompoundBrandStroke}`,
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
});

interface Props {
  readonly step: NextStep;
  readonly year: Year;
  readonly inspection: PlanInspection;
  readonly onPass: (key: string) => void;
}

/** The one thing to do next: a sentence, the only primary button in sight, and where it makes sense a way round. */
export function NextStepBox({ step, year, inspection, onPass }: Props) {
  const styles = useStyles();
  const common = useCommon();
  const { language, t } = usePane();
  const { job } = useSession();
  const id = useId();
  const act = useActs(step, year, inspection);
  return (
    <section className={mergeClasses(common.panel, styles.box)} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {t('pane.next.title')}
      </h2>
      {job?.id === summarize.id ? (
        <Running job={job} />
      ) : (
        <>
          <Text>{sentence()}</Text>
          <div className={common.line}>
            <Button appearance="primary" disabledFocusable={job !== null} onClick={act}>
              {t(`pane.next.act.${step.code}`, { count: step.count, code: year.firstWithoutLead?.code ?? '' })}
            </Button>
            {isPassable(step) && (
              <Button appearance="subtle" onClick={() => onPass(passKey(step))}>
                {t(`pane.next.pass.${step.code as 'lead' | 'call' | 'overdue' | 'errors' | 'borderline' | 'report'}`)}
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  );

  function sentence(): string {
    const { code, count } = step;
    const { deadline, called, isSilent } = year;
    const date = deadline === null ? '' : dayText(deadline, language);
    if (code === 'call' && called === 0 && isSilent) return t('pane.next.callFirst', { count });
    if (code === 'wait') return t(date === '' ? 'pane.next.wait' : 'pane.next.waitUntil', { count, date });
    if (code === 'done' && count > 0) return t('pane.next.doneWithErrors', { count });
    return t(`pane.next.${code}`, { count, date });
  }
}

/** What the primary button does. */
function useActs(step: NextStep, { firstWithoutLead }: Year, { tables }: PlanInspection): () => void {
  const { session } = usePane();
  const { navigation } = session;
  const act: Readonly<Record<StepCode, () => void>> = {
    lead: () => {
      if (firstWithoutLead && tables)
        void navigation.goTo(placeOfRecord({ table: 'measures', row: firstWithoutLead.row, column: 'lead' }, tables));
    },
    call: () => navigation.show('collect', 'requests'),
    overdue: () => navigation.show('collect', 'missing'),
    write: () => navigation.show('collect', 'returns'),
    wait: () => navigation.show('collect', 'returns'),
    errors: () => navigation.show('measures', 'checks'),
    first: () => void session.do(summarize),
    stale: () => void session.do(summarize),
    borderline: () => navigation.showMeasures({ marks: ['borderline'] }),
    report: () => navigation.show('report'),
    done: () => void navigation.goTo({ sheet: SHEETS.summary, cell: 'A1' }),
  };
  return act[step.code];
}
