import { Button, Field, Input, Text } from '@fluentui/react-components';
import { useMemo, useRef, useState } from 'react';
import type { CarryProblem } from '../../../core/periods/carry';
import type { PeriodFault } from '../../../core/periods/fault';
import { readDate } from '../../../core/text/date';
import { carryProblemText } from '../../../i18n/periods';
import { nextSourceIn, type NextPlanSource } from '../../../workbook/periods/nextSource';
import type { PeriodsStanding } from '../../../workbook/periods/standing';
import { makeNextPlan } from '../../actions/periods';
import { usePane, useSession } from '../../app/context';
import { localDay } from '../../app/numbers';
import { useCommon } from '../../parts/common';
import { focusField, Form } from '../../parts/form/Form';
import { useDraft } from '../../parts/form/useDraft';
import { More } from '../../parts/list/More';
import { Running } from '../../parts/Running';
import { Screen } from '../../parts/Screen';
import { Section } from '../../parts/Section';
import type { PlanInspection } from '../../ports/workbook';
import { checkPlan } from '../newPlan/planForm';
import { Faults } from './Faults';
import { proposedNext, type NextForm } from './nextForm';
import { orFaults } from './useCompared';

/** The plan of the next period: what goes on, what stays behind, what to look at, and the new workbook. */
export function NextPeriod({ inspection, standing }: { inspection: PlanInspection; standing: PeriodsStanding }) {
  const common = useCommon();
  const { session, around, t } = usePane();
  const { job } = useSession();
  const { tables, report, planId } = inspection;
  const proposed = proposedNext(report.plan.settings);
  const { draft: form, write, discard } = useDraft<NextForm>(`next ${planId}`, proposed);
  const [isTried, setTried] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const checked = checkPlan({ ...form, asOf: '' });
  const problems = 'problems' in checked ? checked.problems : [];
  const { from, to } = form;
  const source = useMemo(() => sourceOf({ ...standing, tables: tables ?? {} }, from, to), [standing, tables, from, to]);
  const make = (hand: 'open' | 'save'): void => {
    setTried(problems.length > 0);
    if (problems.length > 0) return focusField(element, problems[0] === 'order' ? 'to' : problems[0]);
    if (job || !('value' in checked) || source === null || 'faults' in source) return;
    const { name, periodFrom, periodTo } = checked.value;
    const draft = { name, from: periodFrom, to: periodTo, issuedOn: localDay(around.now()) };
    const done = session.do(makeNextPlan, {
      source,
      draft,
      hand: (file) => (hand === 'open' ? around.openWorkbook(file) : around.save(file)),
    });
    void done.then((isDone) => isDone && discard());
  };
  const field = (name: keyof NextForm) => {
    const wrong =
      name === 'name'
        ? isTried && problems.includes('name') && t('pane.periods.next.missing.name')
        : problems.includes(name)
          ? t('pane.periods.next.missing.date', { example: proposed[name] || '1. 1. 2026' })
          : name === 'to' && problems.includes('order') && t('pane.periods.next.missing.order');
    return (
      <Field label={t(`pane.periods.next.${name}`)} required className={common.field} {...(wrong ? { validationMessage: wrong } : {})}>
        <Input
          className={common.input}
          name={name}
          value={form[name]}
          onChange={(_, { value }) => {
            setTried(false);
            write({ ...form, [name]: value });
          }}
        />
      </Field>
    );
  };
  return (
    <Screen title={t('pane.periods.next.title')} back={{ label: t('pane.periods.back'), go: () => session.navigation.go('home') }}>
      <Text>{t('pane.periods.next.what')}</Text>
      <Form ref={element} onSubmit={() => make(around.opensWorkbooks ? 'open' : 'save')}>
        {field('name')}
        {field('from')}
        {field('to')}
        {source !== null && 'faults' in source && (
          <Faults title={t('pane.periods.next.cannot')} faults={source.faults} wayOut={(fault) => <WayOut of={fault} />} />
        )}
        {source !== null && 'carried' in source && (
          <>
            <WhatCarries source={source} />
            <Problems problems={source.problems} />
            {job?.id === makeNextPlan.id ? (
              <Running job={job} />
            ) : (
              <div className={common.line}>
                {around.opensWorkbooks && (
                  <Button type="submit" appearance="primary" disabledFocusable={job !== null}>
                    {t('pane.periods.next.create')}
                  </Button>
                )}
                <Button
                  appearance={around.opensWorkbooks ? 'secondary' : 'primary'}
                  disabledFocusable={job !== null}
                  onClick={() => make('save')}
                >
                  {t('pane.periods.next.download')}
                </Button>
              </div>
            )}
          </>
        )}
      </Form>
    </Screen>
  );
}

/** @returns null while the days cannot be read, or are in the wrong order */
function sourceOf(standing: Parameters<typeof nextSourceIn>[0], from: string, to: string) {
  const [first, last] = [readDate(from), readDate(to)];
  return first === null || last === null || last < first ? null : orFaults(() => nextSourceIn(standing, { from: first, to: last }));
}

function WhatCarries({ source: { carried, leads } }: { source: NextPlanSource }) {
  const common = useCommon();
  const { t } = usePane();
  const { measures, criteria, left, lineage } = carried;
  const counts = [
    t('pane.periods.next.measures', { count: measures.length }),
    t('pane.periods.next.criteria', { count: criteria.length }),
    t('pane.periods.next.leads', { count: leads.length }),
  ].join(', ');
  // Where a code goes on as it is, nothing has to be said.
  const moved = lineage.filter(({ from, to }) => from.length !== 1 || from[0] !== to);
  return (
    <Section title={t('pane.periods.next.carried')}>
      <Text className={common.strong}>{counts}</Text>
      <Text>
        {t('pane.periods.next.with')} {t('pane.periods.next.without')}
      </Text>
      {moved.length > 0 && (
        <More items={moved}>
          {({ from, to }) => (
            <li key={to}>
              <Text>{t('pane.periods.next.follows', { to, from: from.join(', ') })}</Text>
            </li>
          )}
        </More>
      )}
      {left.length > 0 && (
        <>
          <Text>{t('pane.periods.next.left', { count: left.length })}</Text>
          <More items={left}>
            {({ code, proposal }) => (
              <li key={code}>
                <Text>
                  <span className={common.strong}>{code}</span> {t(`pane.periods.revise.word.${proposal}`)}
                </Text>
              </li>
            )}
          </More>
        </>
      )}
    </Section>
  );
}

function Problems({ problems }: { problems: readonly CarryProblem[] }) {
  const common = useCommon();
  const { t } = usePane();
  if (problems.length === 0) return null;
  return (
    <Section title={t('pane.periods.next.problems')}>
      <More items={problems.map((problem, i) => ({ problem, i }))} label={t('pane.periods.next.problems')}>
        {({ problem, i }) => (
          <li key={i} className={common.item}>
            <Text>{carryProblemText(problem, t)}</Text>
            <WayOut of={problem} />
          </li>
        )}
      </More>
    </Section>
  );
}

/** Where it is mended: at the freeze, or in the proposal for a measure. */
function WayOut({ of }: { of: PeriodFault | CarryProblem }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { navigation } = session;
  const button = (label: string, go: () => void) => (
    <Button size="small" className={common.start} onClick={go}>
      {label}
    </Button>
  );
  switch (of.code) {
    case 'notFrozen':
    case 'editedSince':
      return button(t('pane.periods.next.toFreeze'), () => navigation.show('periods'));
    case 'codeIsDate':
      return button(t('pane.periods.freeze.errorsAct'), () => navigation.show('measures', 'checks'));
    case 'undecided':
    case 'nothingCarried':
      return button(t('pane.periods.next.toRevisions'), () => navigation.openRevision(null));
    case 'noProposals':
      return button(t('pane.periods.next.toRevisions'), () => navigation.show('periods'));
    case 'lineageCycle':
    case 'newCodeTwice':
    case 'newCodeOfOther':
    case 'proposalUnknown':
    case 'claimedTwice':
    case 'mergeIntoNothing':
    case 'mergeIntoDropped':
    case 'mergeAlone':
    case 'newCodeUnclear':
    case 'newCodeIsDate':
    case 'splitIntoOne':
    case 'changedButContinues':
    case 'editedWithoutWording': {
      const code =
        of.code === 'lineageCycle'
          ? of.codes[0]
          : of.code === 'newCodeTwice'
            ? of.by[0]
            : of.code === 'newCodeOfOther'
              ? of.from[0]
              : of.measure;
      return code === undefined ? null : button(t('pane.periods.next.toRevision', { code }), () => navigation.openRevision(code));
    }
    default:
      return null;
  }
}
