import { Button, Checkbox, Field, Input, Link, SearchBox, Select, Text, Textarea } from '@fluentui/react-components';
import { useMemo, useRef, useState } from 'react';
import { addressees as addresseesOf, type Addressee, type AddresseeProblem, type Role } from '../../../core/people/addressees';
import { NO_LAST } from '../../../core/people/last';
import { lastAnswers, lastLevels } from '../../../core/people/lastPeriod';
import { Bodies } from '../../../core/people/bodies';
import type { Plan } from '../../../core/plan/plan';
import { Gazetteer } from '../../../core/plan/territory';
import { czechDate, readDate, type IsoDate } from '../../../core/text/date';
import { readHistory } from '../../../schema/read/periods';
import { requestFileName } from '../../../files/write/fileName';
import { makeRequests, noteSent } from '../../actions/makeRequests';
import { usePane, useSession } from '../../app/context';
import { localDay } from '../../app/numbers';
import { LastPeriod, type LastPlan } from './LastPeriod';
import { choose, KINDS, kindOf, mainRole } from '../returns/boardFilter';
import { focusField, Form } from '../../parts/form/Form';
import { Running } from '../../parts/Running';
import { Section } from '../../parts/Section';
import { useCommon } from '../../parts/common';
import type { PlanInspection } from '../../ports/workbook';
import { ProblemText } from './ProblemText';
import { Whom } from './Whom';

export const PAGE = 100;
/** So many names are seen at once without opening their group. */
const FEW = 8;
const ROLES: readonly Role[] = ['lead', 'partner', 'municipality', 'submitter'];

export interface Found {
  readonly addressees: readonly Addressee[];
  readonly problems: readonly AddresseeProblem[];
}

export function Choice({ inspection: { report, exchange, tables, cycle }, found }: { inspection: PlanInspection; found: Found }) {
  const common = useCommon();
  const { session, around, t } = usePane();
  const { job, view } = useSession();
  const [last, setLast] = useState<LastPlan | null>(null);
  const previous = last?.state === 'read' ? last.plan : null;
  const { history } = cycle;
  const levels = useMemo(
    () => (history === undefined ? NO_LAST : lastLevels({ ...report, history: readHistory(history) })),
    [report, history],
  );
  const answers = useMemo(() => (previous === null ? NO_LAST : lastAnswers(report.plan, previous)), [report.plan, previous]);
  const { addressees, problems } = useMemo(() => {
    if (levels === NO_LAST && answers === NO_LAST) return found;
    const known = { ...NO_LAST, ...('faults' in answers ? {} : answers), ...('faults' in levels ? {} : { levels: levels.levels }) };
    return addresseesOf(report.plan, exchange, known);
  }, [found, report.plan, exchange, levels, answers]);
  const [role, setRole] = useState<Role | ''>('');
  const [search, setSearch] = useState('');
  const [uncalled, setUncalled] = useState(false);
  const [withoutEmail, setWithoutEmail] = useState(false);
  const [left, setLeft] = useState<ReadonlySet<string>>(() => othersThan(view.addressed, found.addressees, report.plan, exchange.contacts));
  // A deadline that is over is that of the last round.
  const [deadline, setDeadline] = useState(() =>
    exchange.deadline === null || exchange.deadline < localDay(around.now()) ? '' : czechDate(exchange.deadline),
  );
  const [returnTo, setReturnTo] = useState(() => around.recall('returnTo') ?? '');
  const [signature, setSignature] = useState(() => around.recall('signature') ?? '');
  const [wrong, setWrong] = useState<'deadline' | 'past' | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const list = choose(addressees, { role, search, uncalled });
  const chosen = list.filter(({ key }) => !left.has(key));
  const noEmail = chosen.filter(({ contact }) => (contact?.email ?? '') === '');
  const criteria = chosen.reduce((sum, { items }) => sum + items.length, 0);
  const roles = ROLES.filter((each) => addressees.some((addressee) => mainRole(addressee) === each));
  const groups = useMemo(() => {
    const bodies = new Bodies(exchange.contacts, report.plan.municipalities);
    const isMunicipality = (name: string): boolean => bodies.territoriesOf(name).length > 0;
    return new Map(addressees.map((addressee) => [addressee.key, kindOf(addressee, isMunicipality)]));
  }, [addressees, exchange.contacts, report.plan.municipalities]);
  const shown = withoutEmail ? list.filter(({ contact }) => (contact?.email ?? '') === '') : list;
  /** The day of the form, once it can be one. */
  const withDeadline = (go: (today: IsoDate, day: IsoDate | null) => void): void => {
    const today = localDay(around.now());
    const day = deadline.trim() === '' ? null : readDate(deadline);
    const problem = deadline.trim() !== '' && day === null ? 'deadline' : day !== null && day < today ? 'past' : null;
    setWrong(problem);
    if (problem !== null) {
      focusField(form, 'deadline');
      return;
    }
    go(today, day);
  };
  const submit = (): void =>
    withDeadline((today, day) => {
      around.remember('returnTo', returnTo.trim());
      around.remember('signature', signature.trim());
      void session.do(makeRequests, {
        addressees: chosen,
        issuedOn: today,
        deadline: day,
        returnTo: returnTo.trim(),
        signature: signature.trim(),
        hand: (file) => around.save(file),
      });
    });
  // Requests that were made before the pane was closed need not be made again to be marked.
  const note = (): void =>
    withDeadline((today, day) => {
      const taken = new Set<string>();
      void session.do(noteSent, {
        calls: chosen.map(({ name }) => ({ name, file: requestFileName(name, taken) })),
        on: today,
        deadline: day,
      });
    });
  const leave = (keys: readonly string[], isLeft: boolean): void => {
    const next = new Set(left);
    for (const key of keys)
      if (isLeft) next.add(key);
      else next.delete(key);
    setLeft(next);
  };
  if (addressees.length === 0) return <Text>{t('call.nobody')}</Text>;
  return (
    <Form ref={form} onSubmit={submit}>
      <div className={common.tight}>
        <Text role="status" className={common.strong}>
          {[
            t('call.total', { count: chosen.length, criteria: t('call.criteria', { count: criteria }) }),
            ...(noEmail.length > 0 ? [t('call.withoutEmail', { count: noEmail.length })] : []),
          ].join('; ')}
        </Text>
        <Text size={200}>{t('call.willMake', { count: chosen.length })}</Text>
        {view.addressed !== null && left.size > 0 && (
          <Text size={200}>
            {t('call.ofMap')}{' '}
            <Link as="button" type="button" inline onClick={() => setLeft(new Set())}>
              {t('call.all')}
            </Link>
          </Text>
        )}
      </div>
      {problems.length > 0 && (
        <Section title={t('call.problems', { count: problems.length })}>
          <ul className={common.bullets}>
            {problems.slice(0, PAGE).map((problem) => (
              <li key={JSON.stringify(problem)}>
                <ProblemText problem={problem} tables={tables} />
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
        <Field label={t('call.returnTo')}>
          <Input name="returnTo" autoComplete="email" value={returnTo} onChange={(_, { value }) => setReturnTo(value)} />
        </Field>
        <Field label={t('call.signature')} hint={t('call.signatureHint')}>
          <Textarea name="signature" rows={2} value={signature} onChange={(_, { value }) => setSignature(value)} />
        </Field>
        <LastPeriod
          last={last}
          faults={'faults' in answers ? answers.faults : []}
          addressees={addressees}
          period={'faults' in levels ? null : ([...levels.levels.values()][0]?.period ?? null)}
          historyFaults={'faults' in levels ? levels.faults : []}
          onChange={setLast}
        />
      </Section>
      {job ? (
        <Running job={job} />
      ) : (
        <div className={common.line}>
          <Button type="submit" appearance="primary" disabledFocusable={chosen.length === 0}>
            {t('call.make', { count: chosen.length })}
          </Button>
          <Button appearance="subtle" disabledFocusable={chosen.length === 0} onClick={note}>
            {t('call.alreadySent')}
          </Button>
        </div>
      )}
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
        {(noEmail.length > 0 || withoutEmail) && (
          <Checkbox
            label={t('call.onlyWithoutEmail', { count: noEmail.length })}
            checked={withoutEmail}
            onChange={(_, { checked }) => setWithoutEmail(checked === true)}
          />
        )}
        {KINDS.map((kind) => {
          const members = shown.filter(({ key }) => groups.get(key) === kind);
          return (
            members.length > 0 && (
              <Whom
                key={kind}
                title={t(`call.kindOf.${kind}`)}
                members={members}
                left={left}
                isOpen={withoutEmail || search !== '' || addressees.length <= FEW}
                onLeave={leave}
              />
            )
          );
        })}
        {shown.length === 0 && <Text>{t('board.none')}</Text>}
      </Section>
    </Form>
  );
}

/** Keys of everybody but the municipalities with these codes; nobody where none were addressed, or none of them has anything to answer. */
function othersThan(
  codes: readonly string[] | null,
  all: readonly Addressee[],
  { municipalities }: Plan,
  contacts: PlanInspection['exchange']['contacts'],
): ReadonlySet<string> {
  if (codes === null) return new Set();
  const [bodies, gazetteer, wanted] = [new Bodies(contacts, municipalities), new Gazetteer(municipalities), new Set(codes)];
  const keys = new Set(municipalities.flatMap(({ code }, i) => (wanted.has(code) ? [bodies.keyOf(gazetteer.label(i))] : [])));
  const others = all.filter(({ key }) => !keys.has(key));
  return new Set(others.length === all.length ? [] : others.map(({ key }) => key));
}
