import { Button, Checkbox, Field, Input, Radio, RadioGroup, Select, Text, Textarea } from '@fluentui/react-components';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { inNumberOrder } from '../../../core/comments/counts';
import {
  COMMENT_STATE_WORD,
  isNone,
  isOpen,
  RESULT_WORD,
  RESULTS,
  stateOf,
  type Comment,
  type CommentKind,
  type Result,
} from '../../../core/comments/comment';
import { overdueSince } from '../../../core/comments/findings';
import { readSource } from '../../../core/comments/identity';
import { roundNames } from '../../../core/comments/rounds';
import { foldIdentifier } from '../../../core/text/identifiers';
import { shorten } from '../../../core/text/shorten';
import { LEVEL_WORD } from '../../../core/text/wording';
import { placeText } from '../../../i18n/settlement';
import { settle } from '../../actions/comments';
import { usePane, useSession } from '../../app/context';
import { localDay } from '../../app/numbers';
import { focusField, Form } from '../../parts/form/Form';
import { useDraft } from '../../parts/form/useDraft';
import { Running } from '../../parts/Running';
import { Screen } from '../../parts/Screen';
import { useCommon } from '../../parts/common';
import type { CommentInspection, PlanInspection } from '../../ports/workbook';
import { KindField } from './KindField';

/** 'open', 'dispute', 'overdue', 'all', or "body …" and "round …" with the key of one, whose open ones are shown. */
type Filter = string;

/** Comments one after another: what is said, what is done with it, and on to the next by the keyboard. */
export function Settle({
  inspection,
  standing,
  first = 'open',
  close,
}: {
  inspection: PlanInspection;
  standing: CommentInspection;
  /** What is shown to begin with. */
  first?: Filter;
  close: () => void;
}) {
  const common = useCommon();
  const { session, around, t } = usePane();
  const { job } = useSession();
  const [filter, setFilter] = useState<Filter>(first);
  const [at, setAt] = useState(0);
  /** The keyboard goes on in the comment that has come: it was in the one before. */
  const [goesOn, setGoesOn] = useState(false);
  const today = localDay(around.now());
  const all = inNumberOrder(standing.comments).filter(({ text }) => !isNone(text));
  const keyOf = ({ who }: Comment): string => (who === '' ? '' : standing.bodies.keyOf(who));
  const isDispute = (comment: Comment): boolean => stateOf(comment) === 'dispute';
  const isOverdue = (comment: Comment): boolean => overdueSince(comment, standing.rounds, standing.bodies, today) !== null;
  const isShown = (comment: Comment): boolean => {
    if (filter === 'all') return true;
    if (filter === 'dispute') return isDispute(comment);
    if (filter === 'overdue') return isOverdue(comment);
    return isOpen(comment) && [`open`, `body ${keyOf(comment)}`, `round ${foldIdentifier(comment.round)}`].includes(filter);
  };
  const shown = all.filter(isShown);
  const index = Math.min(at, Math.max(0, shown.length - 1));
  const comment = shown[index];
  const open = all.filter(isOpen);
  const bodies = new Map(open.map((one) => [keyOf(one), one.who]));
  const inRounds = new Set(open.map(({ round }) => foldIdentifier(round)));
  const rounds = roundNames(standing.rounds).filter((name) => inRounds.has(foldIdentifier(name)));
  const turn = (to: number): void => {
    if (to < 0 || to >= shown.length) return;
    setGoesOn(true);
    setAt(to);
    session.navigation.writing(false);
  };
  const leave = (): void => {
    session.navigation.writing(false);
    close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.altKey ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : undefined;
    // In a drop-down the same keys open it.
    if (step === undefined || event.target instanceof HTMLSelectElement) return;
    event.preventDefault();
    turn(index + step);
  };
  return (
    <Screen title={t('pane.comments.title')} back={{ label: t('pane.comments.backToAll'), go: leave }}>
      <Field label={t('pane.comments.filter.label')}>
        <Select
          className={common.select}
          value={filter}
          onChange={(_, { value }) => {
            setFilter(value);
            setAt(0);
            setGoesOn(false);
          }}
        >
          <option value="open">{t('pane.comments.filter.open')}</option>
          {(filter === 'dispute' || all.some(isDispute)) && <option value="dispute">{t('pane.comments.filter.dispute')}</option>}
          {(filter === 'overdue' || all.some(isOverdue)) && <option value="overdue">{t('pane.comments.filter.overdue')}</option>}
          {rounds.length > 1 &&
            rounds.map((round) => (
              <option key={round} value={`round ${foldIdentifier(round)}`}>
                {t('pane.comments.filter.round', { round })}
              </option>
            ))}
          {[...bodies].map(([key, who]) => (
            <option key={key} value={`body ${key}`}>
              {t('pane.comments.filter.body', { who: who === '' ? t('comments.nobody') : who })}
            </option>
          ))}
          <option value="all">{t('pane.comments.filter.all')}</option>
        </Select>
      </Field>
      {!comment ? (
        <Text role="status">{t('pane.comments.noneHere')}</Text>
      ) : (
        <div className={common.snug} onKeyDown={onKeyDown}>
          <div className={common.apart}>
            <Button size="small" disabledFocusable={index === 0} onClick={() => turn(index - 1)}>
              {t('pane.comments.previous')}
            </Button>
            <Text>{t('pane.comments.position', { number: index + 1, total: shown.length })}</Text>
            <Button size="small" disabledFocusable={index + 1 >= shown.length} onClick={() => turn(index + 1)}>
              {t('pane.comments.next')}
            </Button>
          </div>
          <Card
            // Once it is settled otherwise, its fields begin with that.
            key={[comment.number, comment.row, comment.result.raw, comment.state.raw].join(' ')}
            inspection={inspection}
            comment={comment}
            isOverdue={isOverdue(comment)}
            goesOn={goesOn}
            // One that leaves the list gives its place to the next.
            onSaved={(after) => {
              setGoesOn(true);
              setAt(after === undefined || !isShown(after) ? index : Math.min(index + 1, shown.length - 1));
            }}
          />
        </div>
      )}
      {job && <Running job={job} />}
    </Screen>
  );
}

interface Draft {
  readonly result: Result | '';
  readonly kind: CommentKind | '';
  readonly reason: string;
  readonly where: string;
  readonly by: string;
  readonly discussed: 'yes' | '';
}
type Lack = 'result' | 'reason' | 'where' | 'by';

/** What the draft lacks to be a settlement; the dispute of a substantial comment is saved as one. */
function lacksIn({ result, reason, where, by, discussed }: Draft): Lack[] {
  return [
    ...(result === '' ? (['result'] as const) : []),
    ...((result === 'rejected' || result === 'partly') && reason.trim() === '' ? (['reason'] as const) : []),
    ...(result === 'accepted' && where.trim() === '' ? (['where'] as const) : []),
    ...(discussed !== '' && by.trim() === '' ? (['by'] as const) : []),
  ];
}

function Card({
  inspection: { report, planId },
  comment,
  isOverdue,
  goesOn,
  onSaved,
}: {
  inspection: PlanInspection;
  comment: Comment;
  isOverdue: boolean;
  goesOn: boolean;
  /** With the comment as it stands then, where it still stands. */
  onSaved: (after: Comment | undefined) => void;
}) {
  const common = useCommon();
  const { session, around, t } = usePane();
  const { job } = useSession();
  const { number, who, text, proposal, measure, source } = comment;
  const { draft, write, discard } = useDraft<Draft>(`settle ${planId} ${number} ${shorten(text, 40)}`, {
    result: comment.result.value ?? '',
    kind: comment.kind.value ?? '',
    reason: comment.reason,
    where: comment.where,
    by: comment.by !== '' ? comment.by : (around.recall('author') ?? ''),
    discussed: '',
  });
  const [lacks, setLacks] = useState<readonly Lack[]>([]);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (goesOn) focusField(form, 'result');
  }, [goesOn]);
  const set = (change: Partial<Draft>): void => {
    write({ ...draft, ...change });
    setLacks(lacks.filter((field) => !(field in change)));
    session.navigation.writing(true);
  };
  const problem = (field: Lack): { validationMessage?: string } =>
    lacks.includes(field) ? { validationMessage: t(`pane.comments.lack.${field}`) } : {};
  const save = async (): Promise<void> => {
    if (job) return;
    const missing = lacksIn(draft);
    setLacks(missing);
    if (missing.length > 0) return focusField(form, missing[0]);
    const today = localDay(around.now());
    const { result, kind, reason, where, by, discussed } = draft;
    if (by.trim() !== '') around.remember('author', by.trim());
    const settlement = {
      result: result === '' ? null : result,
      kind: kind === '' ? null : kind,
      reason: reason.trim(),
      where: where.trim(),
      by: by.trim(),
      on: today,
      isDiscussed: discussed !== '',
    };
    if (!(await session.do(settle, { comment, settlement, today }))) return;
    discard();
    session.navigation.writing(false);
    onSaved(session.get().commenting.standing?.comments.find((one) => one.number === number && one.text === text));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void save();
  };
  const place = placeText(comment);
  const isDispute = draft.result === 'rejected' && draft.kind === 'substantial';
  const verdict = report.evaluation.measures.find((one) => one.measure.key === comment.measureKey);
  return (
    <div onKeyDown={onKeyDown}>
      <Form ref={form} dense onSubmit={() => void save()}>
        <div className={common.panel}>
          <Text className={common.line}>
            <span className={common.strong}>{t('pane.comments.comment', { number })}</span>
            {stateOf(comment) === 'dispute' && <span className={common.dispute}>{COMMENT_STATE_WORD.dispute}</span>}
          </Text>
          <Text size={200} className={common.secondary}>
            {[who === '' ? t('comments.nobody') : who, place, ...(readSource(source)?.isLate ? [t('pane.comments.late')] : [])]
              .filter(Boolean)
              .join(' · ')}
            {isOverdue && <span className={common.warning}> · {t('pane.comments.overdue')}</span>}
          </Text>
          {verdict && (
            <Text size={200} className={common.secondary}>
              {verdict.measure.title} ({LEVEL_WORD[verdict.final]})
            </Text>
          )}
          <Text style={{ whiteSpace: 'pre-line' }}>{text}</Text>
          {proposal !== '' && <Text style={{ whiteSpace: 'pre-line' }}>{t('pane.comments.proposal', { text: proposal })}</Text>}
        </div>
        <Field label={t('pane.comments.result')} required {...problem('result')}>
          <RadioGroup name="result" value={draft.result} onChange={(_, { value }) => set({ result: value as Result })}>
            {RESULTS.map((result) => (
              <Radio key={result} value={result} label={RESULT_WORD[result]} />
            ))}
          </RadioGroup>
        </Field>
        <Field label={t('pane.comments.where')} required={draft.result === 'accepted'} {...problem('where')}>
          <Input className={common.input} name="where" value={draft.where} onChange={(_, { value }) => set({ where: value })} />
        </Field>
        <Field label={t('pane.comments.reason')} required={draft.result === 'rejected' || draft.result === 'partly'} {...problem('reason')}>
          <Textarea
            className={common.input}
            name="reason"
            resize="vertical"
            rows={3}
            value={draft.reason}
            onChange={(_, { value }) => set({ reason: value })}
          />
        </Field>
        <KindField value={draft.kind} onChange={(kind) => set({ kind })} />
        <Field label={t('pane.comments.by')} required={draft.discussed !== ''} {...problem('by')}>
          <Input className={common.input} name="by" autoComplete="name" value={draft.by} onChange={(_, { value }) => set({ by: value })} />
        </Field>
        {isDispute && (
          <Checkbox
            checked={draft.discussed !== ''}
            label={t('pane.comments.discussed')}
            onChange={(_, { checked }) => set({ discussed: checked === true ? 'yes' : '' })}
          />
        )}
        <div className={common.line}>
          <Button type="submit" appearance="primary" disabledFocusable={job !== null}>
            {t('pane.comments.save')}
          </Button>
          {measure !== '' && (draft.result === 'accepted' || draft.result === 'partly') && (
            <Button
              disabledFocusable={job !== null}
              onClick={() =>
                session.navigation.proposeOverride(
                  measure,
                  t('pane.comments.overrideReason', { number, who: who === '' ? t('comments.nobody') : who, text: shorten(text, 400) }),
                )
              }
            >
              {t('pane.comments.toOverride', { code: measure })}
            </Button>
          )}
        </div>
        <Text size={200} className={common.secondary}>
          {t('pane.comments.saveHint')}
        </Text>
      </Form>
    </div>
  );
}
