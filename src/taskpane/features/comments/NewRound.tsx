import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { roundNames, roundTo } from '../../../core/comments/rounds';
import { fingerprint } from '../../../core/exchange/fingerprint';
import { czechDate, readDate } from '../../../core/text/date';
import { LEVEL_WORD } from '../../../core/text/wording';
import { sendRound } from '../../actions/comments';
import { usePane, useSession } from '../../app/context';
import { localDay } from '../../app/numbers';
import { focusField, Form } from '../../parts/form/Form';
import { Running } from '../../parts/Running';
import { Screen } from '../../parts/Screen';
import { useCommon } from '../../parts/common';
import type { CommentInspection, PlanInspection } from '../../ports/workbook';

type Wrong = 'round' | 'to' | 'until';
/** A longer name of a round is a sentence. */
const LONGEST = 40;

/** A round goes out: a workbook for each body, and the round noted in the plan. */
export function NewRound({ inspection, standing, close }: { inspection: PlanInspection; standing: CommentInspection; close: () => void }) {
  const common = useCommon();
  const { session, around, t } = usePane();
  const { job } = useSession();
  const today = localDay(around.now());
  const last = standing.rounds.at(-1);
  const [draft, setDraft] = useState(() => ({
    round: String(roundNames(standing.rounds).length + 1),
    to: last ? last.to.join('; ') : '',
    until: '',
    returnTo: around.recall('returnTo') ?? '',
  }));
  const [wrong, setWrong] = useState<readonly Wrong[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const set = (change: Partial<typeof draft>): void => {
    setDraft({ ...draft, ...change });
    setWrong(wrong.filter((field) => !(field in change)));
  };
  const problem = (field: Wrong): { validationMessage?: string } =>
    wrong.includes(field) ? { validationMessage: t(`pane.comments.wrong.${field}`, { example: czechDate(today) }) } : {};
  const send = async (): Promise<void> => {
    const round = draft.round.trim();
    const to = roundTo(draft.to);
    const until = readDate(draft.until);
    const faults: Wrong[] = [
      ...(round === '' || round.length > LONGEST ? (['round'] as const) : []),
      ...(to.length === 0 ? (['to'] as const) : []),
      ...(until === null && draft.until.trim() !== '' ? (['until'] as const) : []),
    ];
    setWrong(faults);
    if (faults.length > 0) return focusField(form, faults[0]);
    const { plan, evaluation } = inspection.report;
    const figures = fingerprint(plan);
    const done = await session.do(sendRound, {
      round: { round, to, from: today, until, version: figures },
      common: {
        plan: { id: inspection.planId, name: plan.settings.planName },
        round,
        measures: evaluation.measures.map(({ measure: { code, title }, final }) => ({ code, title, level: LEVEL_WORD[final] })),
        issuedOn: today,
        to,
        figures,
        until,
        returnTo: draft.returnTo.trim(),
      },
      hand: (file) => around.save(file),
      today,
    });
    around.remember('returnTo', draft.returnTo.trim());
    if (done) close();
  };
  return (
    <Screen title={t('pane.comments.newRound')} back={{ label: t('pane.comments.backToAll'), go: close }}>
      <Form ref={form} onSubmit={() => void send()}>
        <Field label={t('pane.comments.roundName')} required {...problem('round')}>
          <Input className={common.input} name="round" value={draft.round} onChange={(_, { value }) => set({ round: value })} />
        </Field>
        <Field label={t('pane.comments.to')} hint={t('pane.comments.toHint')} required {...problem('to')}>
          <Textarea
            className={common.input}
            name="to"
            rows={3}
            resize="vertical"
            value={draft.to}
            onChange={(_, { value }) => set({ to: value })}
          />
        </Field>
        <Field label={t('pane.comments.untilLabel')} {...problem('until')}>
          <Input
            className={common.input}
            name="until"
            inputMode="numeric"
            placeholder={czechDate(today)}
            value={draft.until}
            onChange={(_, { value }) => set({ until: value })}
          />
        </Field>
        <Field label={t('pane.comments.returnTo')}>
          <Input
            className={common.input}
            name="returnTo"
            type="email"
            value={draft.returnTo}
            onChange={(_, { value }) => set({ returnTo: value })}
          />
        </Field>
        <div className={common.line}>
          <Button type="submit" appearance="primary" disabledFocusable={job !== null}>
            {t('pane.comments.make')}
          </Button>
          <Button onClick={close}>{t('pane.comments.cancel')}</Button>
        </div>
      </Form>
      {job && <Running job={job} />}
    </Screen>
  );
}
