import { Button, Field, Input, Radio, RadioGroup, Text, Textarea } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { czechDate } from '../../../core/text/date';
import type { MeasureVerdict } from '../../../core/rules/evaluate';
import { LEVELS, type Level } from '../../../core/plan/level';
import { usePane, useSession } from '../../app/context';
import { localDay } from '../../app/numbers';
import { checkOverride, type OverrideDraft, type OverrideField } from './overrideForm';
import { LevelMark } from '../../parts/list/LevelMark';
import { Section } from '../../parts/Section';
import { override } from '../../actions/override';
import { useCommon } from '../../parts/common';
import { focusField, Form } from '../../parts/form/Form';

/** The coordinator's word on a measure, beside the computed level. */
export function OverridePart({ verdict }: { verdict: MeasureVerdict }) {
  const common = useCommon();
  const { session, t } = usePane();
  const {
    job,
    view: { reason: proposed },
  } = useSession();
  const [writing, setWriting] = useState(proposed !== null);
  const { measure, overridden, computed, final } = verdict;
  const { level, reason, author, date } = measure.override;
  const started = level.raw !== '' || reason !== '' || author !== '' || date.raw !== '';
  const open = (on: boolean): void => {
    setWriting(on);
    session.navigation.writing(on);
  };
  useEffect(() => {
    // Opened by a proposed reason: the selection of a row must not take it away.
    if (proposed !== null) session.navigation.writing(true);
  }, [proposed, session]);
  if (writing)
    return (
      <Section title={t('pane.override.title')}>
        <OverrideForm verdict={verdict} proposed={proposed} close={() => open(false)} />
      </Section>
    );
  return (
    <Section title={t('pane.override.title')}>
      {overridden ? (
        <>
          <div className={common.line}>
            <LevelMark level={final} strong />
            <Text className={common.secondary}>{t('pane.override.instead')}</Text>
            <LevelMark level={computed} />
          </div>
          <Text>{reason}</Text>
          <Text size={200} className={common.secondary}>
            {t('pane.override.by', { author, date: date.value === null ? date.raw : czechDate(date.value) })}
          </Text>
        </>
      ) : (
        <Text className={common.secondary}>{t(started ? 'pane.override.incomplete' : 'pane.override.none')}</Text>
      )}
      <div className={common.line}>
        <Button disabledFocusable={job !== null} onClick={() => open(true)}>
          {t(started ? 'pane.override.change' : 'pane.override.add')}
        </Button>
        {started && (
          <Button disabledFocusable={job !== null} onClick={() => void session.do(override, { code: measure.code, override: null })}>
            {t('pane.override.remove')}
          </Button>
        )}
      </div>
    </Section>
  );
}

function OverrideForm({
  verdict: { measure, computed },
  proposed,
  close,
}: {
  verdict: MeasureVerdict;
  /** The reason to begin with, in place of the one that stands; null where none is proposed. */
  proposed: string | null;
  close: () => void;
}) {
  const common = useCommon();
  const { session, around, t } = usePane();
  const { job } = useSession();
  const standing = measure.override;
  const [draft, setDraft] = useState<OverrideDraft>(() => ({
    level: standing.level.value ?? '',
    reason: proposed ?? standing.reason,
    author: standing.author !== '' ? standing.author : (around.recall('author') ?? ''),
    date: standing.date.value !== null ? czechDate(standing.date.value) : czechDate(localDay(around.now())),
  }));
  const [problems, setProblems] = useState<readonly OverrideField[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const set = (change: Partial<OverrideDraft>): void => {
    setDraft({ ...draft, ...change });
    setProblems(problems.filter((field) => !(field in change)));
  };
  const problem = (field: OverrideField): { validationMessage?: string } =>
    problems.includes(field) ? { validationMessage: t(`pane.override.missing.${field}`) } : {};
  const submit = async (): Promise<void> => {
    const checked = checkOverride(draft);
    if ('problems' in checked) {
      setProblems(checked.problems);
      focusField(form, checked.problems[0]);
      return;
    }
    around.remember('author', checked.value.author);
    if (await session.do(override, { code: measure.code, override: checked.value })) close();
  };
  return (
    <Form ref={form} dense onSubmit={() => void submit()}>
      <div className={common.line}>
        <Text className={common.secondary}>{t('pane.computed')}</Text>
        <LevelMark level={computed} />
      </div>
      <Field label={t('pane.override.level')} required {...problem('level')}>
        <RadioGroup name="level" value={draft.level} onChange={(_, { value }) => set({ level: value as Level })}>
          {LEVELS.map((level) => (
            <Radio key={level} value={level} label={<LevelMark level={level} wrap />} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={t('pane.override.reason')} hint={t('pane.override.reasonHint')} required {...problem('reason')}>
        <Textarea
          className={common.input}
          name="reason"
          resize="vertical"
          rows={3}
          value={draft.reason}
          onChange={(_, { value }) => set({ reason: value })}
        />
      </Field>
      <Field label={t('pane.override.author')} required {...problem('author')}>
        <Input
          className={common.input}
          name="author"
          autoComplete="name"
          value={draft.author}
          onChange={(_, { value }) => set({ author: value })}
        />
      </Field>
      <Field label={t('pane.override.date')} required {...problem('date')}>
        <Input
          className={common.input}
          name="date"
          inputMode="numeric"
          value={draft.date}
          onChange={(_, { value }) => set({ date: value })}
        />
      </Field>
      <div className={common.line}>
        <Button type="submit" appearance="primary" disabledFocusable={job !== null}>
          {t('pane.override.save')}
        </Button>
        <Button onClick={close}>{t('pane.cancel')}</Button>
      </div>
    </Form>
  );
}
