import {
  Button,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  Radio,
  RadioGroup,
  Select,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { PROPOSALS, type Proposal, type Revision } from '../../../core/periods/revise';
import { foldIdentifier } from '../../../core/text/identifiers';
import type { RevisionRow } from '../../../schema/read/periods';
import { proposedIn } from '../../../workbook/periods/proposed';
import type { PeriodsStanding } from '../../../workbook/periods/standing';
import { saveRevision } from '../../actions/periods';
import { usePane, useSession } from '../../app/context';
import { localDay } from '../../app/numbers';
import { useCommon } from '../../parts/common';
import { focusField, Form } from '../../parts/form/Form';
import { LevelMark } from '../../parts/list/LevelMark';
import { Running } from '../../parts/Running';
import { Screen } from '../../parts/Screen';
import type { PlanInspection } from '../../ports/workbook';
import { verdictOf } from '../../session/records';
import { editOf, hasNewCode, lackIn, revisionForm, type RevisionForm } from './revisionForm';
import { orFaults } from './useCompared';

type Which = 'undecided' | 'decided' | 'gone' | 'all';
const WHICH: readonly Which[] = ['undecided', 'decided', 'gone', 'all'];

const useStyles = makeStyles({ pager: { flexWrap: 'wrap', rowGap: tokens.spacingVerticalXS } });

/** Proposals one after another: why the measure is there, what becomes of it, and on to the next by the keyboard. */
export function Revise({ inspection, standing }: { inspection: PlanInspection; standing: PeriodsStanding }) {
  const styles = useStyles();
  const common = useCommon();
  const { session, t } = usePane();
  const { job, view } = useSession();
  const [which, setWhich] = useState<Which>(view.open === null ? 'undecided' : 'all');
  const proposed = useMemo(() => {
    const found = orFaults(() => ({ revisions: proposedIn(standing) }));
    return 'revisions' in found ? new Map(found.revisions.map((revision) => [revision.key, revision])) : null;
  }, [standing]);
  const all = standing.revisions.filter(({ key }) => key !== '');
  const isGone = ({ key }: RevisionRow): boolean => proposed !== null && !proposed.has(key);
  const is: Readonly<Record<Which, (row: RevisionRow) => boolean>> = {
    undecided: ({ decided }) => !decided,
    decided: ({ decided }) => decided,
    gone: isGone,
    all: () => true,
  };
  const shown = all.filter(is[which]);
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      shown.findIndex(({ key }) => key === foldIdentifier(view.open ?? '')),
    ),
  );
  const index = Math.min(at, Math.max(0, shown.length - 1));
  const row = shown[index];
  return (
    <Screen title={t('pane.periods.revise.title')} back={{ label: t('pane.periods.back'), go: () => session.navigation.go('home') }}>
      <Field label={t('pane.periods.revise.show')}>
        <Select
          className={common.select}
          value={which}
          onChange={(_, { value }) => {
            setWhich(value as Which);
            setAt(0);
          }}
        >
          {WHICH.map((id) => (
            <option key={id} value={id}>
              {t(`pane.periods.revise.which.${id}`, { count: all.filter(is[id]).length })}
            </option>
          ))}
        </Select>
      </Field>
      {!row ? (
        <Text role="status">{t('pane.periods.revise.noneHere')}</Text>
      ) : (
        <>
          <div className={mergeClasses(common.apart, styles.pager)}>
            <Button size="small" disabledFocusable={index === 0} onClick={() => setAt(index - 1)}>
              {t('pane.periods.revise.previous')}
            </Button>
            <Text>{t('pane.periods.revise.position', { number: index + 1, total: shown.length })}</Text>
            <Button size="small" disabledFocusable={index + 1 >= shown.length} onClick={() => setAt(index + 1)}>
              {t('pane.periods.revise.next')}
            </Button>
          </div>
          <Card
            // Saved or taken back, the card begins anew from what stands there.
            key={`${row.row} ${row.key} ${inspection.saved?.id}`}
            row={row}
            revision={proposed?.get(row.key) ?? null}
            isGone={isGone(row)}
            inspection={inspection}
            // A decided one leaves the list of those that wait: the next stands in its place.
            onSaved={(isDecided) => setAt(which === 'undecided' && isDecided ? index : index + 1)}
          />
        </>
      )}
      {job && <Running job={job} />}
    </Screen>
  );
}

const LAST_DECISION = 'lastDecision';

function Card({
  row: standing,
  revision,
  isGone,
  inspection,
  onSaved,
}: {
  row: RevisionRow;
  revision: Revision | null;
  isGone: boolean;
  inspection: PlanInspection;
  onSaved: (isDecided: boolean) => void;
}) {
  const common = useCommon();
  const { session, around, t } = usePane();
  const { job } = useSession();
  // What the form began from: whoever has written into the row meanwhile is not overwritten.
  const [row] = useState(standing);
  const [form, setForm] = useState<RevisionForm>(() => revisionForm(row, around.recall('author') ?? ''));
  const [isTried, setTried] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const verdict = verdictOf(inspection.report.evaluation, row.code);
  const title = verdict?.measure.title ?? row.title;
  const last = around.recall(LAST_DECISION) ?? '';
  const lack = lackIn(form);
  const set = (change: Partial<RevisionForm>): void => {
    setForm({ ...form, ...change });
    session.navigation.writing(true);
  };
  const problem = (lacks: readonly (typeof lack)[]): { validationMessage?: string } =>
    isTried && lack !== null && lacks.includes(lack) ? { validationMessage: t(`pane.periods.revise.lack.${lack}`) } : {};
  const save = async (): Promise<void> => {
    if (job) return;
    setTried(lack !== null);
    if (lack !== null) return focusField(element, lack === 'proposal' ? 'proposal' : 'newCode');
    const edit = editOf(form, row, localDay(around.now()));
    if (form.by.trim() !== '') around.remember('author', form.by.trim());
    if (edit.decision !== '') around.remember(LAST_DECISION, edit.decision);
    if (!(await session.do(saveRevision, { shown: row, edit }))) return;
    session.navigation.writing(false);
    onSaved(edit.decision !== '');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void save();
  };
  return (
    <div onKeyDown={onKeyDown}>
      <Form ref={element} dense onSubmit={() => void save()}>
        <div className={common.panel}>
          <Text>
            <span className={common.strong}>{row.code}</span> {title}
          </Text>
          {verdict && <LevelMark level={verdict.final} />}
          {revision && (
            <Text size={200}>
              {t('pane.periods.revise.why', {
                triggers: revision.triggers.map((trigger) => t(`pane.periods.revise.trigger.${trigger}`)).join('; '),
              })}
            </Text>
          )}
          {isGone && <Text className={common.warning}>{t(verdict ? 'pane.periods.revise.gone' : 'pane.periods.revise.notThere')}</Text>}
          {verdict && (
            <Button size="small" className={common.start} onClick={() => session.navigation.openMeasure(row.code)}>
              {t('pane.periods.revise.openMeasure')}
            </Button>
          )}
        </div>
        <Field label={t('pane.periods.revise.proposal')} required {...problem(['proposal'])}>
          <RadioGroup name="proposal" value={form.proposal} onChange={(_, { value }) => set({ proposal: value as Proposal })}>
            {PROPOSALS.map((proposal) => (
              <Radio key={proposal} value={proposal} label={t(`pane.periods.revise.word.${proposal}`)} />
            ))}
          </RadioGroup>
        </Field>
        {row.proposal.value === null && row.proposal.raw !== '' && form.proposal === '' && (
          <Text className={common.warning}>{t('pane.periods.revise.unknown', { text: row.proposal.raw })}</Text>
        )}
        {hasNewCode(form.proposal) && (
          <>
            <Field
              label={t('pane.periods.revise.wording')}
              {...(form.proposal === 'split' ? { hint: t('pane.periods.revise.wordingSplit') } : {})}
            >
              <Textarea
                className={common.input}
                name="wording"
                resize="vertical"
                rows={3}
                value={form.wording}
                onChange={(_, { value }) => set({ wording: value })}
              />
            </Field>
            {form.wording.trim() === '' && form.proposal !== 'continue' && title !== '' && (
              <Button size="small" className={common.start} onClick={() => set({ wording: title })}>
                {t('pane.periods.revise.begin')}
              </Button>
            )}
            <Field
              label={t('pane.periods.revise.newCode')}
              hint={t(`pane.periods.revise.newCodeHint.${form.proposal}`)}
              required={form.proposal === 'merge' || form.proposal === 'split'}
              {...problem(['merge', 'split'])}
            >
              <Input className={common.input} name="newCode" value={form.newCode} onChange={(_, { value }) => set({ newCode: value })} />
            </Field>
          </>
        )}
        <Field label={t('pane.periods.revise.reason')}>
          <Textarea
            className={common.input}
            name="reason"
            resize="vertical"
            rows={2}
            value={form.reason}
            onChange={(_, { value }) => set({ reason: value })}
          />
        </Field>
        <Field label={t('pane.periods.revise.decision')} hint={t('pane.periods.revise.decisionHint')}>
          <Input className={common.input} name="decision" value={form.decision} onChange={(_, { value }) => set({ decision: value })} />
        </Field>
        {form.decision === '' && last !== '' && (
          <Button size="small" className={common.start} onClick={() => set({ decision: last })}>
            {t('pane.periods.revise.same', { decision: last })}
          </Button>
        )}
        <Field label={t('pane.periods.revise.by')}>
          <Input className={common.input} name="by" autoComplete="name" value={form.by} onChange={(_, { value }) => set({ by: value })} />
        </Field>
        <Button type="submit" appearance="primary" className={common.start} disabledFocusable={job !== null}>
          {t('pane.periods.revise.save')}
        </Button>
        <Text size={200} className={common.secondary}>
          {t('pane.periods.revise.saveHint')}
        </Text>
      </Form>
    </div>
  );
}
