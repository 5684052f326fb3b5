import './texts';
import { Button, Field, Input, Select, Spinner, Text } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { Region } from '../../../core/plan/liberec';
import { MUNICIPALITY_COUNT, REGIONS } from '../../../core/plan/regions/regions';
import { NOTHING_ASSIGNED, type Assigned } from '../../../files/measureList/layout/columns';
import { placeTold } from '../../../files/measureList/account';
import { isOfColumns, listProblemText } from '../../../files/measureList/problems';
import { usePane, useSession } from '../../app/context';
import { failureText } from '../../app/failure';
import { givenFile, type MeasureList } from '../../ports/files';
import { localDay } from '../../app/numbers';
import { useCommon } from '../../parts/common';
import { FilePick } from '../../parts/form/FilePick';
import { More } from '../../parts/list/More';
import { Running } from '../../parts/Running';
import { Screen } from '../../parts/Screen';
import { Section } from '../../parts/Section';
import { assignedBefore, Columns } from './Columns';
import { ListAccount } from './ListAccount';
import { checkPlan, proposedForm, type PlanForm, type PlanProblem } from './planForm';
import { makePlan } from '../../actions/makePlan';
import { focusField, Form } from '../../parts/form/Form';
import { useDraft } from '../../parts/form/useDraft';
import type { PlanList } from '../../session/store';

/** Another reading, another choice: what was chosen before does not stay on the screen. */
const listKey = ({ map }: MeasureList): string => JSON.stringify(map);

const SEVERITIES = ['error', 'warning', 'info'] as const;

type Listed =
  | { readonly state: 'reading'; readonly file: string }
  | ({ readonly state: 'read'; readonly file: string } & PlanList)
  | { readonly state: 'failed'; readonly file: string; readonly error: unknown };

/** The workbook of a new plan, from a list of measures or empty. What is wrong with the list is said before anything is made. */
export function NewPlan() {
  const common = useCommon();
  const { session, around, t } = usePane();
  const { job } = useSession();
  const [proposed] = useState(() => proposedForm(localDay(around.now()), (from, to) => t('newPlan.defaultName', { from, to })));
  const { draft: form, write: setForm, discard } = useDraft<PlanForm>('newPlan', proposed);
  const [problems, setProblems] = useState<readonly PlanProblem[]>([]);
  const { planList } = session.get();
  const [listed, setListed] = useState<Listed | null>(planList && { state: 'read', file: planList.source.name, ...planList });
  const element = useRef<HTMLFormElement>(null);
  const latest = useRef(0);
  const source = useRef<File>(planList?.source ?? null);
  const list = listed?.state === 'read' ? listed.list : null;
  /** What the user says; until then the list decides, and a plan without one is that of the region. */
  const [said, setSaid] = useState<Region | null>(null);
  const region = said ?? list?.region ?? 'liberec';
  const isBlocked =
    listed?.state === 'failed' || listed?.state === 'reading' || list?.problems.some(({ severity }) => severity === 'error');
  // Where only the columns are not told, the file itself is in order.
  const errors = list?.problems.filter(({ severity }) => severity === 'error') ?? [];
  const canAssign = errors.length > 0 && errors.every(isOfColumns);
  /** @param columns what the user says of the columns */
  const choose = (file: File, of: Region | null, columns?: Assigned): void => {
    const turn = ++latest.current;
    source.current = file;
    // Another file may have been chosen meanwhile: the last one counts.
    const showIfCurrent = (next: Listed): void => {
      if (turn !== latest.current) return;
      setListed(next);
      session.keepList(next.state === 'read' ? next : null);
    };
    showIfCurrent({ state: 'reading', file: file.name });
    const read = async (): Promise<Listed> => {
      let assigned = columns ?? NOTHING_ASSIGNED;
      let list = await session.files.readMeasureList(givenFile(file), assigned, of);
      if (!columns && list.map) {
        assigned = assignedBefore(list.map, around);
        if (assigned.size > 0) list = await session.files.readMeasureList(givenFile(file), assigned, of);
      }
      return { state: 'read', file: file.name, source: file, list, assigned };
    };
    read().then(showIfCurrent, (error: unknown) => showIfCurrent({ state: 'failed', file: file.name, error }));
  };
  const make = (hand: 'open' | 'save'): void => {
    const checked = checkPlan(form);
    if ('problems' in checked) {
      setProblems(checked.problems);
      const [first] = checked.problems;
      focusField(element, first === 'order' ? 'to' : first);
      return;
    }
    const draft = { ...checked.value, issuedOn: localDay(around.now()), list, region };
    const done = session.do(makePlan, {
      draft,
      hand(file) {
        return hand === 'open' ? around.openWorkbook(file) : around.save(file);
      },
    });
    void done.then((isDone) => {
      if (!isDone) return;
      discard();
      session.keepList(null);
    });
  };
  const field = (name: keyof PlanForm, hint = '') => {
    const wrong = problems.includes(name)
      ? name === 'name'
        ? t('newPlan.missing.name')
        : t('pane.settings.dateLike', { example: name === 'from' ? proposed.from : proposed.to })
      : name === 'to' && problems.includes('order')
        ? t('newPlan.missing.order')
        : null;
    return (
      <Field label={t(`newPlan.${name}`)} className={common.field} {...(wrong === null ? { hint } : { validationMessage: wrong })}>
        <Input
          name={name}
          value={form[name]}
          onChange={(_, { value }) => {
            setForm({ ...form, [name]: value });
            setProblems([]);
          }}
        />
      </Field>
    );
  };
  return (
    <Screen title={t('newPlan.title')} back={{ label: t('newPlan.back'), go: () => session.navigation.go('home') }}>
      <Form
        ref={element}
        onSubmit={() => {
          if (!isBlocked) make(around.opensWorkbooks ? 'open' : 'save');
        }}
      >
        {field('name')}
        {field('from')}
        {field('to')}
        {field('asOf', t('newPlan.asOfHint'))}
        <Section title={t('newPlan.list')}>
          <FilePick
            text={t('newPlan.drop')}
            button={t('newPlan.choose')}
            accept=".xlsx,.xlsm,.xltx,.xls,.xlsb,.ods,.csv,.txt,.docx,.docm,.dotx"
            disabled={job !== null}
            onFiles={([file]) => file && choose(file, said)}
          />
          <div role="status" className={common.tight}>
            {listed?.state === 'reading' && <Spinner size="tiny" labelPosition="after" label={t('newPlan.reading')} />}
            {listed?.state === 'failed' && <Text className={common.bad}>{failureText(listed.error, t)}</Text>}
            {list && (
              <Text>
                {t('newPlan.found', {
                  file: listed?.file,
                  measures: t('newPlan.measures', { count: list.tables.measures.length }),
                  criteria: t('newPlan.criteria', { count: list.tables.criteria.length }),
                  leads: t('newPlan.leads', { count: list.tables.leads.length }),
                })}
              </Text>
            )}
          </div>
          {list && <ListAccount account={list.account} />}
          {list && <ListProblems list={list} />}
          {list?.map && (
            <Columns
              key={listKey(list)}
              map={list.map}
              isNeeded={list.problems.some(isOfColumns)}
              disabled={job !== null}
              onAssign={(assigned) => source.current && choose(source.current, said, assigned)}
            />
          )}
          {listed && (
            <Button
              size="small"
              className={common.start}
              onClick={() => {
                latest.current++;
                setListed(null);
                session.keepList(null);
              }}
            >
              {t('newPlan.without')}
            </Button>
          )}
        </Section>
        <Field
          label={t('newPlan.region')}
          hint={
            region === 'own' || region === 'none'
              ? t(`newPlan.regionHint.${region}`)
              : t(region === 'liberec' ? 'newPlan.regionHint.liberec' : 'newPlan.regionHint.region', { count: MUNICIPALITY_COUNT[region] })
          }
          className={common.field}
        >
          <Select
            name="region"
            className={common.select}
            value={region}
            disabled={job !== null}
            onChange={(_, { value }) => {
              const next = value as Region;
              setSaid(next);
              if (listed?.state === 'read' && source.current) choose(source.current, next, listed.assigned);
            }}
          >
            {REGIONS.map(({ id, name }) => (
              <option key={id} value={id} lang="cs">
                {name}
              </option>
            ))}
            <option value="own">{t('newPlan.regions.own')}</option>
            <option value="none">{t('newPlan.regions.none')}</option>
          </Select>
        </Field>
        <div className={common.foot}>
          {job ? (
            <Running job={job} />
          ) : (
            <div className={common.tight}>
              {isBlocked && listed?.state !== 'reading' && (
                <Text className={common.warning}>{t(canAssign ? 'newPlan.assign' : 'newPlan.mend')}</Text>
              )}
              <div className={common.line}>
                {around.opensWorkbooks && (
                  <Button type="submit" appearance="primary" disabledFocusable={isBlocked === true}>
                    {t('newPlan.open')}
                  </Button>
                )}
                <Button
                  appearance={around.opensWorkbooks ? 'secondary' : 'primary'}
                  disabledFocusable={isBlocked === true}
                  onClick={() => make('save')}
                >
                  {t('newPlan.download')}
                </Button>
              </div>
            </div>
          )}
        </div>
      </Form>
    </Screen>
  );
}

function ListProblems({ list }: { list: MeasureList }) {
  const common = useCommon();
  const { t } = usePane();
  return SEVERITIES.map((severity) => {
    const own = list.problems.filter((problem) => problem.severity === severity);
    if (own.length === 0) return null;
    return (
      <details key={severity} className={common.details} open={severity !== 'info'}>
        <summary className={severity === 'error' ? common.bad : severity === 'warning' ? common.warning : common.secondary}>
          {t(`newPlan.problems.${severity}`, { count: own.length })}
        </summary>
        <More items={own.map((problem, i) => ({ problem, i }))}>
          {({ problem, i }) => (
            <li key={i} className={common.item}>
              <Text>{listProblemText(problem, t)}</Text>
              {problem.cell + problem.sheet !== '' && (
                <Text size={200} className={common.secondary}>
                  {problem.page === undefined ? [problem.sheet, problem.cell].filter(Boolean).join(', ') : placeTold(problem, t)}
                </Text>
              )}
            </li>
          )}
        </More>
      </details>
    );
  });
}
