import { Button, Checkbox, Field, Input, SearchBox, Select, Text } from '@fluentui/react-components';
import { useMemo, useRef, useState } from 'react';
import { addressees as addresseesOf, type Addressee, type AddresseeProblem, type Role } from '../../../core/people/addressees';
import { czechDate, readDate } from '../../../core/text/date';
import { makeRequests } from '../../actions/makeRequests';
import { usePane, useSession } from '../../app/context';
import { localDay } from '../../app/numbers';
import { LastPeriod, type LastPlan } from './LastPeriod';
import { choose, mainRole } from '../returns/boardFilter';
import { focusField, Form } from '../../parts/Form';
import { PlaceLink } from '../../parts/PlaceLink';
import { Running } from '../../parts/Running';
import { Section } from '../../parts/Section';
import { useCommon } from '../../parts/common';
import type { PlanInspection } from '../../ports/workbook';
import { placeOfRecord } from '../../session/records';

export const PAGE = 100;
const ROLES: readonly Role[] = ['lead', 'partner', 'municipality', 'submitter'];

export interface Found {
  readonly addressees: readonly Addressee[];
  readonly problems: readonly AddresseeProblem[];
}

export function Choice({ inspection: { report, exchange, tables }, found }: { inspection: PlanInspection; found: Found }) {
  const common = useCommon();
  const { session, around, t } = usePane();
  const { job } = useSession();
  const [last, setLast] = useState<LastPlan | null>(null);
  const previous = last?.state === 'read' ? last.plan : null;
  const { addressees, problems } = useMemo(
    () => (previous === null ? found : addresseesOf(report.plan, exchange, previous)),
    [found, report.plan, exchange, previous],
  );
  const [role, setRole] = useState<Role | ''>('');
  const [search, setSearch] = useState('');
  const [uncalled, setUncalled] = useState(false);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState(PAGE);
  // A deadline that is over is that of the last round.
  const [deadline, setDeadline] = useState(() =>
    exchange.deadline === null || exchange.deadline < localDay(around.now()) ? '' : czechDate(exchange.deadline),
  );
  const [returnTo, setReturnTo] = useState(() => around.recall('returnTo') ?? '');
  const [wrong, setWrong] = useState<'deadline' | 'past' | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const list = choose(addressees, { role, search, uncalled });
  const chosen = list.filter(({ key }) => !left.has(key));
  const criteria = chosen.reduce((sum, { items }) => sum + items.length, 0);
  const roles = ROLES.filter((each) => addressees.some((addressee) => mainRole(addressee) === each));
  const submit = (): void => {
    const today = localDay(around.now());
    const day = deadline.trim() === '' ? null : readDate(deadline);
    const problem = deadline.trim() !== '' && day === null ? 'deadline' : day !== null && day < today ? 'past' : null;
    setWrong(problem);
    if (problem !== null) {
      focusField(form, 'deadline');
      return;
    }
    around.remember('returnTo', returnTo.trim());
    void session.do(makeRequests, {
      addressees: chosen,
      issuedOn: today,
      deadline: day,
      returnTo: returnTo.trim(),
      hand: (file) => around.save(file),
    });
  };
  const toggle = (key: string, on: boolean): void => {
    const next = new Set(left);
    if (on) next.delete(key);
    else next.add(key);
    setLeft(next);
  };
  if (addressees.length === 0) return <Text>{t('call.nobody')}</Text>;
  return (
    <Form ref={form} onSubmit={submit}>
      {problems.length > 0 && (
        <Section title={t('call.problems', { count: problems.length })}>
          <ul className={common.bullets}>
            {problems.slice(0, PAGE).map((problem) => (
              <li key={JSON.stringify(problem)}>
                {problem.code === 'measureWithoutLead' ? (
                  <>
                    {t('call.problem.measureWithoutLead', { code: problem.measure })}{' '}
                    {tables && <PlaceLink place={placeOfRecord({ table: 'measures', row: problem.row, column: 'lead' }, tables)} />}
                  </>
                ) : problem.code === 'nothingToAnswer' ? (
                  t('call.problem.nothingToAnswer', { name: problem.name })
                ) : (
                  t('call.problem.ambiguousName', { name: problem.name, candidates: problem.candidates.join('; ') })
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('call.terms')}>
        <Field
          label={t('call.deadline')}
          hint={t('call.deadlineHint')}
          {...(wrong ? { validationMessage: t(wrong === 'past' ? 'call.deadlinePast' : 'pane.settings.wrong.date') } : {})}
        >
          <Input
            name="deadline"
            value={deadline}
            placeholder={t('pane.settings.dateHint')}
            onChange={(_, { value }) => {
              setDeadline(value);
              setWrong(null);
            }}
          />
        </Field>
        <Field label={t('call.returnTo')} hint={t('call.returnToHint')}>
          <Input name="returnTo" autoComplete="email" value={returnTo} onChange={(_, { value }) => setReturnTo(value)} />
        </Field>
        <LastPeriod last={last} addressees={addressees} onChange={setLast} />
      </Section>
      <Section title={t('call.whom')}>
        <Field label={t('call.kind')}>
          <Select className={common.select} value={role} onChange={(_, { value }) => setRole(value as Role | '')}>
            <option value="">{t('call.everybody', { count: addressees.length })}</option>
            {roles.map((each) => (
              <option key={each} value={each}>
                {t(`call.role.${each}`, { count: addressees.filter((addressee) => mainRole(addressee) === each).length })}
              </option>
            ))}
          </Select>
        </Field>
        <SearchBox
          className={common.fill}
          aria-label={t('board.search')}
          placeholder={t('board.searchHint')}
          value={search}
          dismiss={{ 'aria-label': t('pane.clearSearch') }}
          onChange={(_, { value }) => setSearch(value)}
          // Enter in a search makes no calls.
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
        <Checkbox label={t('call.uncalled')} checked={uncalled} onChange={(_, { checked }) => setUncalled(checked === true)} />
        <Checkbox
          label={t('call.chosen', { count: chosen.length, total: addressees.length, criteria })}
          checked={chosen.length === list.length ? true : chosen.length === 0 ? false : 'mixed'}
          onChange={(_, { checked }) => setLeft(checked === true ? new Set() : new Set(list.map(({ key }) => key)))}
        />
        <ul className={common.list} aria-label={t('call.whom')}>
          {list.slice(0, shown).map(({ key, name, items, contact }) => (
            <li key={key}>
              <Checkbox
                checked={!left.has(key)}
                onChange={(_, { checked }) => toggle(key, checked === true)}
                label={
                  <span className={common.tight}>
                    <span>{name}</span>
                    <Text size={200} className={common.secondary}>
                      {[
                        t('call.criteria', { count: items.length }),
                        ...(contact?.called ? [t('board.called', { date: czechDate(contact.called) })] : []),
                      ].join(' · ')}
                    </Text>
                  </span>
                }
              />
            </li>
          ))}
        </ul>
        {list.length === 0 && <Text>{t('board.none')}</Text>}
        {list.length > shown && (
          <Button onClick={() => setShown(shown + PAGE)}>{t('pane.showMore', { count: Math.min(PAGE, list.length - shown) })}</Button>
        )}
      </Section>
      <div className={common.foot}>
        {job ? (
          <Running job={job} />
        ) : (
          <div className={common.tight}>
            <Text size={200}>{t('call.willNote', { count: chosen.length, plan: report.plan.settings.planName })}</Text>
            <Button type="submit" appearance="primary" className={common.start} disabledFocusable={chosen.length === 0}>
              {t('call.make', { count: chosen.length })}
            </Button>
          </div>
        )}
      </div>
    </Form>
  );
}
