import { Button, Field, Input, Select, Text, Textarea } from '@fluentui/react-components';
import { useId, useRef, useState } from 'react';
import type { CommentKind } from '../../../core/comments/comment';
import { roundNames } from '../../../core/comments/rounds';
import { foldIdentifier, nearestOf } from '../../../core/text/identifiers';
import { addComment } from '../../actions/comments';
import { usePane, useSession } from '../../app/context';
import { localDay } from '../../app/numbers';
import { focusField, Form } from '../../parts/form/Form';
import { useDraft } from '../../parts/form/useDraft';
import { Running } from '../../parts/Running';
import { Screen } from '../../parts/Screen';
import { useCommon } from '../../parts/common';
import type { CommentInspection, PlanInspection } from '../../ports/workbook';
import { KindField } from './KindField';

interface Draft {
  readonly round: string;
  readonly who: string;
  readonly measure: string;
  readonly place: string;
  readonly kind: CommentKind | '';
  readonly text: string;
  readonly proposal: string;
}

/** A comment that was told or came on paper: typed here, one after another. */
export function NewComment({
  inspection: { planId, report },
  standing,
  close,
}: {
  inspection: PlanInspection;
  standing: CommentInspection;
  close: () => void;
}) {
  const common = useCommon();
  const { session, around, t } = usePane();
  const { job } = useSession();
  const id = useId();
  const rounds = roundNames(standing.rounds);
  const { measures } = report.plan;
  const { draft, write, discard } = useDraft<Draft>(`comment ${planId}`, {
    round: rounds.at(-1) ?? '',
    who: '',
    measure: '',
    place: '',
    kind: '',
    text: '',
    proposal: '',
  });
  const [wrong, setWrong] = useState<Readonly<Partial<Record<'who' | 'measure' | 'text', string>>>>({});
  const form = useRef<HTMLFormElement>(null);
  const set = (change: Partial<Draft>): void => {
    write({ ...draft, ...change });
    setWrong(Object.fromEntries(Object.entries(wrong).filter(([field]) => !(field in change))));
    session.navigation.writing(true);
  };
  const problem = (field: keyof typeof wrong): { validationMessage?: string } =>
    wrong[field] === undefined ? {} : { validationMessage: wrong[field] };
  const leave = (): void => {
    session.navigation.writing(false);
    close();
  };
  const save = async (): Promise<void> => {
    if (job) return;
    const [who, text, typed] = [draft.who.trim(), draft.text.trim(), draft.measure.trim()];
    const measure = typed === '' ? '' : measures.find(({ key }) => key === foldIdentifier(typed))?.code;
    const near = measure === undefined ? nearestOf(measures.map(({ code }) => code))(typed) : null;
    const found = {
      ...(who === '' ? { who: t('pane.comments.wrong.who') } : {}),
      ...(measure === undefined
        ? { measure: near === null ? t('pane.comments.wrong.measure') : t('pane.comments.wrong.measureNear', { near }) }
        : {}),
      ...(text === '' ? { text: t('pane.comments.wrong.text') } : {}),
    };
    setWrong(found);
    if (measure === undefined || Object.keys(found).length > 0) return focusField(form, Object.keys(found)[0]);
    const { round, place, kind, proposal } = draft;
    const comment = { round, who, measure, place: place.trim(), kind: kind === '' ? null : kind, text, proposal: proposal.trim() };
    if (!(await session.do(addComment, { comment, today: localDay(around.now()) }))) return;
    discard();
    // The next one is mostly of the same body.
    write({ ...draft, measure: '', place: '', kind: '', text: '', proposal: '' });
    session.navigation.writing(false);
    focusField(form, 'measure');
  };
  const names = [
    ...new Set([
      ...standing.rounds.flatMap(({ to }) => to),
      ...standing.comments.map(({ who }) => who),
      ...standing.exchange.contacts.map(({ name }) => name),
    ]),
  ].filter((name) => name !== '');
  return (
    <Screen title={t('pane.comments.add')} back={{ label: t('pane.comments.backToAll'), go: leave }}>
      <div
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void save();
        }}
      >
        <Form ref={form} dense onSubmit={() => void save()}>
          <Field label={t('pane.comments.who')} required {...problem('who')}>
            <Input
              className={common.input}
              name="who"
              input={{ list: `${id}who` }}
              value={draft.who}
              onChange={(_, { value }) => set({ who: value })}
            />
          </Field>
          <datalist id={`${id}who`}>
            {names.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          {rounds.length > 0 && (
            <Field label={t('pane.comments.roundName')}>
              <Select className={common.select} value={draft.round} onChange={(_, { value }) => set({ round: value })}>
                {rounds.map((round) => (
                  <option key={round} value={round}>
                    {round}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          <Field label={t('pane.comments.measure')} hint={t('pane.comments.measureHint')} {...problem('measure')}>
            <Input
              className={common.input}
              name="measure"
              input={{ list: `${id}measure` }}
              value={draft.measure}
              onChange={(_, { value }) => set({ measure: value })}
            />
          </Field>
          <datalist id={`${id}measure`}>
            {measures.map(({ key, code, title }) => (
              <option key={key} value={code} label={`${code} ${title}`} />
            ))}
          </datalist>
          <Field label={t('pane.comments.place')}>
            <Input className={common.input} name="place" value={draft.place} onChange={(_, { value }) => set({ place: value })} />
          </Field>
          <Field label={t('pane.comments.text')} required {...problem('text')}>
            <Textarea
              className={common.input}
              name="text"
              rows={4}
              resize="vertical"
              value={draft.text}
              onChange={(_, { value }) => set({ text: value })}
            />
          </Field>
          <KindField value={draft.kind} onChange={(kind) => set({ kind })} />
          <Field label={t('pane.comments.proposed')}>
            <Textarea
              className={common.input}
              name="proposal"
              rows={2}
              resize="vertical"
              value={draft.proposal}
              onChange={(_, { value }) => set({ proposal: value })}
            />
          </Field>
          <div className={common.line}>
            <Button type="submit" appearance="primary" disabledFocusable={job !== null}>
              {t('pane.comments.saveNew')}
            </Button>
            <Button onClick={leave}>{t('pane.comments.done')}</Button>
          </div>
          <Text size={200} className={common.secondary}>
            {t('pane.comments.newHint')}
          </Text>
        </Form>
      </div>
      {job && <Running job={job} />}
    </Screen>
  );
}
