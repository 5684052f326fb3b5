import { Button, Field, Input, Link, Text } from '@fluentui/react-components';
import { useMemo, useRef, useState } from 'react';
import { czechDate, readDate } from '../../../core/text/date';
import type { Gazetteer } from '../../../core/plan/territory';
import { standingOf, type RowStanding } from './answerForm';
import { rowId } from '../../session/rowId';
import { usePane, useSession } from '../../app/context';
import { localDay } from '../../app/numbers';
import { useCommon } from '../../parts/common';
import { Running } from '../../parts/Running';
import { Screen } from '../../parts/Screen';
import { Section } from '../../parts/Section';
import type { GestorInspection } from '../../ports/workbook';
import { Confirmed } from './MyCriteria';
import { confirm, withdraw } from '../../actions/confirm';
import { focusField, Form } from '../../parts/Form';

/** What is looked at before handing in, and the word that it is complete. */
export function HandIn({ inspection: { request }, gazetteer }: { inspection: GestorInspection; gazetteer: Gazetteer }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { job } = useSession();
  const standing = useMemo(() => standingOf(request.rows, gazetteer), [request.rows, gazetteer]);
  const incomplete = standing.filter(({ missing }) => missing.length > 0);
  const [anyway, setAnyway] = useState(false);
  const unclear = standing.filter((each) => each.unclear.length > 0 || each.badDate);
  return (
    <Screen title={t('gestor.handIn')} back={{ label: t('gestor.back'), go: () => session.navigation.go('home') }}>
      {incomplete.length === 0 ? (
        <Text className={common.good}>{t('gestor.allDone', { count: request.rows.length })}</Text>
      ) : (
        <Section title={t('gestor.incomplete', { count: incomplete.length })}>
          <ul className={common.bullets}>
            {incomplete.map((each) => (
              <li key={rowId(each.row)}>
                <RowLink {...each} />{' '}
                {t('gestor.missing', { what: each.missing.map((what) => t(`gestor.missingWhat.${what}`)).join(', ') })}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {unclear.length > 0 && (
        <Section title={t('gestor.unclear', { count: unclear.length })}>
          <ul className={common.bullets}>
            {unclear.map((each) => (
              <li key={rowId(each.row)}>
                <RowLink {...each} />{' '}
                {[
                  ...each.unclear.map(({ name, kind, candidates }) =>
                    kind === 'unknown'
                      ? t('gestor.placeUnknown', { name })
                      : t('gestor.placeAmbiguous', { name, candidates: candidates.join(', ') }),
                  ),
                  ...(each.badDate ? [t('gestor.badDate')] : []),
                ].join(' ')}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Confirmed request={request} />
      {job ? (
        <Running job={job} />
      ) : request.confirmation?.holds ? (
        <div className={common.line}>
          <Button onClick={() => void session.do(withdraw)}>{t('gestor.withdraw')}</Button>
        </div>
      ) : incomplete.length > 0 && !anyway ? (
        <div className={common.line}>
          <Button appearance="primary" onClick={() => session.navigation.openRow(rowId(incomplete[0]!.row))}>
            {t('gestor.fillIn')}
          </Button>
          <Button onClick={() => setAnyway(true)}>{t('gestor.confirm.anyway')}</Button>
        </div>
      ) : (
        <ConfirmForm />
      )}
    </Screen>
  );
}

function RowLink({ row }: RowStanding) {
  const { session, t } = usePane();
  return (
    <Link as="button" inline onClick={() => session.navigation.openRow(rowId(row))}>
      {row.criterion === '' ? row.measure : t('gestor.rowName', { code: row.measure, number: row.criterion })}
    </Link>
  );
}

function ConfirmForm() {
  const common = useCommon();
  const { session, around, t } = usePane();
  const [by, setBy] = useState(() => around.recall('author') ?? '');
  const [on, setOn] = useState(() => czechDate(localDay(around.now())));
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
    void session.do(confirm, { by: name, on: day });
  };
  const problem = (field: 'by' | 'on'): { validationMessage?: string } =>
    problems.includes(field) ? { validationMessage: t(`gestor.confirm.missing.${field}`) } : {};
  return (
    <Section title={t('gestor.confirm.title')}>
      <Form ref={form} onSubmit={submit}>
        <Text>{t('gestor.confirm.text')}</Text>
        <Field label={t('gestor.confirm.by')} required {...problem('by')}>
          <Input name="by" autoComplete="name" value={by} onChange={(_, { value }) => setBy(value)} />
        </Field>
        <Field label={t('gestor.confirm.on')} required {...problem('on')}>
          <Input name="on" value={on} onChange={(_, { value }) => setOn(value)} />
        </Field>
        <Button type="submit" appearance="primary" className={common.start}>
          {t('gestor.confirm.save')}
        </Button>
      </Form>
    </Section>
  );
}
