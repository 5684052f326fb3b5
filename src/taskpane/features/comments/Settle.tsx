import { Button, Checkbox, Field, Input, Radio, RadioGroup, Select, Text, Textarea } from '@fluentui/react-components';
import { useRef, useState, type KeyboardEvent } from 'react';
import { inNumberOrder } from '../../../core/comments/counts';
import {
  COMMENT_KIND_WORD,
  COMMENT_KINDS,
  isNone,
  isOpen,
  RESULT_WORD,
  RESULTS,
  stateOf,
  type Comment,
  type CommentKind,
  type Result,
} from '../../../core/comments/comment';
import { readSource } from '../../../core/comments/identity';
import { shorten } from '../../../core/text/shorten';
import { placeText } from '../../../i18n/settlement';
import { settle } from '../../actions/comments';
import { usePane, useSession } from '../../app/context';
import { localDay } from '../../app/numbers';
import { focusField, Form } from '../../parts/form/Form';
import { Running } from '../../parts/Running';
import { Screen } from '../../parts/Screen';
import { useCommon } from '../../parts/common';
import type { CommentInspection } from '../../ports/workbook';

/** 'open', 'dispute', 'all', or the key of a body whose open ones are shown. */
type Filter = string;

/** Comments one after another: what is said, what is done with it, and on to the next by the keyboard. */
export function Settle({ standing, close }: { standing: CommentInspection; close: () => void }) {
  const common = useCommon();
  const { t } = usePane();
  const { job } = useSession();
  const [filter, setFilter] = useState<Filter>('open');
  const [at, setAt] = useState(0);
  const all = inNumberOrder(standing.comments).filter(({ text }) => !isNone(text));
  const keyOf = ({ who }: Comment): string => (who === '' ? '' : standing.bodies.keyOf(who));
  const isShown = (comment: Comment): boolean => {
    if (filter === 'all') return true;
    if (filter === 'dispute') return stateOf(comment) === 'dispute';
    return isOpen(comment) && (filter === 'open' || `body ${keyOf(comment)}` === filter);
  };
  const shown = all.filter(isShown);
  const index = Math.min(at, Math.max(0, shown.length - 1));
  const comment = shown[index];
  const bodies = new Map(all.filter(isOpen).map((one) => [keyOf(one), one.who]));
  return (
    <Screen title={t('pane.comments.title')} back={{ label: t('pane.comments.backToAll'), go: close }}>
      <Field label={t('pane.comments.filter.label')}>
        <Select
          className={common.select}
          value={filter}
          onChange={(_, { value }) => {
            setFilter(value);
            setAt(0);
          }}
        >
          <option value="open">{t('pane.comments.filter.open')}</option>
          <option value="dispute">{t('pane.comments.filter.dispute')}</option>
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
        <>
          <div className={common.apart}>
            <Button size="small" disabledFocusable={index === 0} onClick={() => setAt(index - 1)}>
              {t('pane.comments.previous')}
            </Button>
            <Text>{t('pane.comments.position', { number: index + 1, total: shown.length })}</Text>
            <Button size="small" disabledFocusable={index + 1 >= shown.length} onClick={() => setAt(index + 1)}>
              {t('pane.comments.next')}
            </Button>
          </div>
          <Card
            key={`${comment.number} ${comment.row}`}
            comment={comment}
            // A settled one leaves the list of open ones: the next stands in its place.
            onSaved={(isLeft) => setAt(isLeft ? index : index + 1)}
          />
        </>
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
  readonly isDiscussed: boolean;
}
type Lack = 'result' | 'reason' | 'where' | 'by';

/** What the draft lacks to be a settlement; the dispute of a substantial comment is saved as one. */
function lacksIn({ result, reason, where, by, isDiscussed }: Draft): Lack[] {
  return [
    ...(result === '' ? (['result'] as const) : []),
    ...((result === 'rejected' || result === 'partly') && reason.trim() === '' ? (['reason'] as const) : []),
    ...(result === 'accepted' && where.trim() === '' ? (['where'] as const) : []),
    ...(isDiscussed && by.trim() === '' ? (['by'] as const) : []),
  ];
}

function Card({ comment, onSaved }: { comment: Comment; onSaved: (isLeft: boolean) => void }) {
  const common = useCommon();
  const { session, around, t } = usePane();
  const { job } = useSession();
  const { number, who, text, proposal, measure, source } = comment;
  const [draft, setDraft] = useState<Draft>(() => ({
    result: comment.result.value ?? '',
    kind: comment.kind.value ?? '',
    reason: comment.reason,
    where: comment.where,
    by: comment.by !== '' ? comment.by : (around.recall('author') ?? ''),
    isDiscussed: false,
  }));
  const [lacks, setLacks] = useState<readonly Lack[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const set = (change: Partial<Draft>): void => {
    setDraft({ ...draft, ...change });
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
    const { result, kind, reason, where, by, isDiscussed } = draft;
    if (by.trim() !== '') around.remember('author', by.trim());
    const settlement = {
      result: result === '' ? null : result,
      kind: kind === '' ? null : kind,
      reason: reason.trim(),
      where: where.trim(),
      by: by.trim(),
      on: today,
      isDiscussed,
    };
    if (!(await session.do(settle, { comment, settlement, today }))) return;
    session.navigation.writing(false);
    const standing = session.get().commenting.standing?.comments.find((one) => one.number === number && one.text === text);
    onSaved(standing === undefined || !isOpen(standing));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void save();
  };
  const place = placeText(comment);
  const isDispute = draft.result === 'rejected' && draft.kind === 'substantial';
  return (
    <div onKeyDown={onKeyDown}>
      <Form ref={form} dense onSubmit={() => void save()}>
        <div className={common.panel}>
          <Text className={common.strong}>{t('pane.comments.comment', { number })}</Text>
          <Text size={200} className={common.secondary}>
            {[who === '' ? t('comments.nobody') : who, place, ...(readSource(source)?.isLate ? [t('pane.comments.late')] : [])]
              .filter(Boolean)
              .join(' · ')}
          </Text>
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
        <Field label={t('pane.comments.kind')}>
          <Select className={common.select} value={draft.kind} onChange={(_, { value }) => set({ kind: value as CommentKind | '' })}>
            <option value="">{t('pane.comments.noKind')}</option>
            {COMMENT_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {COMMENT_KIND_WORD[kind]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('pane.comments.by')} required={draft.isDiscussed} {...problem('by')}>
          <Input className={common.input} name="by" autoComplete="name" value={draft.by} onChange={(_, { value }) => set({ by: value })} />
        </Field>
        {isDispute && (
          <Checkbox
            checked={draft.isDiscussed}
            label={t('pane.comments.discussed')}
            onChange={(_, { checked }) => set({ isDiscussed: checked === true })}
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
