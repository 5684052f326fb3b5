import { Button, Field, Input, Text } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { czechDate, readDate } from '../../../core/text/date';
import { confirm } from '../../actions/confirm';
import { usePane, useSession } from '../../app/context';
import { localDay } from '../../app/numbers';
import { useCommon } from '../../parts/common';
import { focusField, Form } from '../../parts/form/Form';
import { Section } from '../../parts/Section';

/**
 * The gestor's word with name and day.
 * @param open how many criteria have no complete answer: the word then is that no more can be filled in
 */
export function ConfirmForm({ open }: { open: number }) {
  const common = useCommon();
  const { session, around, t } = usePane();
  const { job } = useSession();
  const today = czechDate(localDay(around.now()));
  const [by, setBy] = useState(() => around.recall('author') ?? '');
  const [on, setOn] = useState(today);
  const [problems, setProblems] = useState<readonly ('by' | 'on')[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const submit = (): void => {
    const day = readDate(on);
    const name = by.trim();
    if (name === '' || day === null) {
      const wrong = [...(name === '' ? (['by'] as const) : []), ...(day === null ? (['on'] as const) : [])];
      setProblems(wrong);
      focusField(form, wrong[0]);
      return;
    }
    around.remember('author', name);
    void session.do(confirm, { by: name, on: day, open });
  };
  const problem = (field: 'by' | 'on'): { validationMessage?: string } =>
    problems.includes(field) ? { validationMessage: t(`gestor.confirm.missing.${field}`, { example: today }) } : {};
  return (
    <Section title={t(open > 0 ? 'gestor.confirm.titleOpen' : 'gestor.confirm.title')}>
      <Form ref={form} onSubmit={submit}>
        <Text>{t(open > 0 ? 'gestor.confirm.textOpen' : 'gestor.confirm.text')}</Text>
        <Field label={t('gestor.confirm.by')} required {...problem('by')}>
          <Input name="by" autoComplete="name" value={by} onChange={(_, { value }) => setBy(value)} />
        </Field>
        <Field label={t('gestor.confirm.on')} required {...problem('on')}>
          <Input name="on" value={on} onChange={(_, { value }) => setOn(value)} />
        </Field>
        <Button type="submit" appearance="primary" className={common.start} disabledFocusable={job !== null}>
          {open > 0 ? t('gestor.confirm.saveOpen', { count: open }) : t('gestor.confirm.save')}
        </Button>
      </Form>
    </Section>
  );
}
