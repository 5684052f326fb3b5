import { Button, Field, Input, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { useRef, useState } from 'react';
import type { Severity } from '../../../core/rules/findings';
import { freezeOfNow } from '../../../core/periods/history';
import { wasFrozen, type PeriodsStanding } from '../../../workbook/periods/standing';
import { freezePeriod } from '../../actions/periods';
import { summarize } from '../../actions/summarize';
import { usePane, useSession } from '../../app/context';
import { dayText, localDay } from '../../app/numbers';
import { useCommon } from '../../parts/common';
import { focusField, Form } from '../../parts/form/Form';
import { useDraft } from '../../parts/form/useDraft';
import { SeverityIcon } from '../../parts/list/SeverityIcon';
import { Running } from '../../parts/Running';
import { Section } from '../../parts/Section';
import type { PlanInspection } from '../../ports/workbook';

interface Draft {
  /** Absent until it is typed: the name is remembered from elsewhere. */
  readonly by?: string;
  readonly why: string;
}

/** Freezing the period of the plan, where it is open or edited since; what to look at first, who, and why again. */
export function FreezePart({ inspection, standing }: { inspection: PlanInspection; standing: PeriodsStanding }) {
  const common = useCommon();
  const { session, around, t } = usePane();
  const { job } = useSession();
  const { now } = standing;
  const form = useRef<HTMLFormElement>(null);
  const { draft, write, discard } = useDraft<Draft>(`freeze ${inspection.planId}`, { why: '' });
  const typedBy = draft.by ?? around.recall('author') ?? '';
  const [isTried, setTried] = useState(false);
  const freeze = freezeOfNow(standing);
  if (now === null || (freeze && !freeze.isEdited)) return null;
  // A freeze that was spoiled by hand is mended by the same with a reason.
  const isAgain = wasFrozen(standing);
  const lacks = [...(typedBy.trim() === '' ? ['by'] : []), ...(isAgain && draft.why.trim() === '' ? ['why'] : [])];
  const lack = (name: 'by' | 'why'): { validationMessage?: string } =>
    isTried && lacks.includes(name) ? { validationMessage: t(`pane.periods.freeze.${name}Missing`) } : {};
  const submit = (): void => {
    setTried(lacks.length > 0);
    if (lacks.length > 0) return focusField(form, lacks[0]);
    if (job) return;
    const by = typedBy.trim();
    around.remember('author', by);
    const order = { by, on: localDay(around.now()), why: isAgain ? draft.why.trim() : '' };
    void session.do(freezePeriod, order).then((isDone) => isDone && discard());
  };
  return (
    <Section title={t(isAgain ? 'pane.periods.freeze.again' : 'pane.periods.freeze.title')}>
      <Text>{t(isAgain ? 'pane.periods.freeze.whatAgain' : 'pane.periods.freeze.what')}</Text>
      <Warnings inspection={inspection} />
      <Form ref={form} dense onSubmit={submit}>
        <Field label={t('pane.periods.freeze.by')} required {...lack('by')}>
          <Input
            className={common.input}
            name="by"
            autoComplete="name"
            value={typedBy}
            onChange={(_, { value }) => write({ ...draft, by: value })}
          />
        </Field>
        {isAgain && (
          <Field label={t('pane.periods.freeze.why')} hint={t('pane.periods.freeze.whyHint')} required {...lack('why')}>
            <Textarea
              className={common.input}
              name="why"
              rows={2}
              resize="vertical"
              value={draft.why}
              onChange={(_, { value }) => write({ ...draft, why: value })}
            />
          </Field>
        )}
        {job?.id === freezePeriod.id ? (
          <Running job={job} />
        ) : (
          <Button type="submit" appearance="primary" icon={<LockClosedRegular />} className={common.start} disabledFocusable={job !== null}>
            {t(isAgain ? 'pane.periods.freeze.buttonAgain' : 'pane.periods.freeze.button', { period: now.label })}
          </Button>
        )}
      </Form>
    </Section>
  );
}

const useStyles = makeStyles({
  warning: { display: 'grid', gridTemplateColumns: '20px 1fr', columnGap: tokens.spacingHorizontalXS },
});

interface Warning {
  readonly severity: Severity;
  readonly text: string;
  readonly act?: { readonly label: string; readonly go: () => void };
}

/** What is better mended before the result is kept for good, each with the way there. */
function Warnings({ inspection: { report, stamp, current } }: { inspection: PlanInspection }) {
  const styles = useStyles();
  const common = useCommon();
  const { session, around, language, t } = usePane();
  const { job } = useSession();
  const { navigation } = session;
  const { evaluation, summary, findings, plan } = report;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const borderline = summary.borderline.filter(({ overridden }) => !overridden).length;
  const { periodTo } = plan.settings;
  const warnings: Warning[] = [];
  if (evaluation.measures.every(({ silent, overridden }) => silent && !overridden))
    warnings.push({
      severity: 'error',
      text: t('pane.periods.freeze.silent'),
      act: { label: t('pane.periods.freeze.silentAct'), go: () => navigation.show('collect', 'returns') },
    });
  if (errors > 0)
    warnings.push({
      severity: 'error',
      text: t('pane.periods.freeze.errors', { count: errors }),
      act: { label: t('pane.periods.freeze.errorsAct'), go: () => navigation.show('measures', 'checks') },
    });
  if (borderline > 0)
    warnings.push({
      severity: 'warning',
      text: t('pane.periods.freeze.borderline', { count: borderline }),
      act: { label: t('pane.periods.freeze.borderlineAct'), go: () => navigation.showMeasures({ marks: ['borderline'] }) },
    });
  if (stamp === null || !current)
    warnings.push({
      severity: 'warning',
      text: t(stamp === null ? 'pane.periods.freeze.notSummarized' : 'pane.periods.freeze.stale'),
      act: { label: t('pane.summarize'), go: () => void session.do(summarize) },
    });
  if (periodTo !== null && localDay(around.now()) <= periodTo)
    warnings.push({ severity: 'info', text: t('pane.periods.freeze.notOver', { to: dayText(periodTo, language) }) });
  return (
    <div role="group" aria-label={t('pane.periods.freeze.before')} className={common.snug}>
      <Text className={common.strong}>{t('pane.periods.freeze.before')}</Text>
      {warnings.length === 0 && <Text>{t('pane.periods.freeze.clean')}</Text>}
      {warnings.map(({ severity, text, act }) => (
        <div key={text} className={styles.warning}>
          <SeverityIcon severity={severity} />
          <div className={common.tight}>
            <Text>{text}</Text>
            {act && (
              <Button size="small" className={common.start} disabledFocusable={job !== null} onClick={act.go}>
                {act.label}
              </Button>
            )}
          </div>
        </div>
      ))}
    </div>
  );
}
