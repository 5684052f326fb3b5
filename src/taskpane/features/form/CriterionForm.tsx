import { Button, Field, Input, Radio, RadioGroup, Select, Text, Textarea } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { type Answer, type AnswerField, missingOf } from '../../../core/plan/answer';
import { LEVELS } from '../../../core/plan/level';
import type { Gazetteer } from '../../../core/plan/territory';
import { readDate } from '../../../core/text/date';
import { LEVEL_WORD, PROGRESS_WORD, readProgress, readRelation, RELATION_WORD } from '../../../core/text/wording';
import type { FormRow } from '../../../schema/request';
import { cellName } from '../../../schema/rows';
import { saveAnswer } from '../../actions/saveAnswer';
import { usePane, useSession } from '../../app/context';
import { Unknown, Worded } from './FieldNotes';
import { TerritoryField } from './TerritoryField';
import { answerOfDraft, changedFields, draftOf, nextMissing, reasonsFor, rulingOf } from './answerForm';
import { focusField, Form } from '../../parts/Form';
import { LevelMark } from '../../parts/LevelMark';
import { PlaceLink } from '../../parts/PlaceLink';
import { Screen } from '../../parts/Screen';
import { useCommon } from '../../parts/common';
import type { GestorInspection } from '../../ports/workbook';
import { rowId } from '../../session/rowId';

const RELATIONS = Object.keys(RELATION_WORD) as (keyof typeof RELATION_WORD)[];
const PROGRESSES = Object.keys(PROGRESS_WORD) as (keyof typeof PROGRESS_WORD)[];

/** One criterion: everything that is asked about it, what it is worth so far, and on to the next one. */
export function CriterionForm({ row, inspection, gazetteer }: { row: FormRow; inspection: GestorInspection; gazetteer: Gazetteer }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { job } = useSession();
  const { request } = inspection;
  const [draft, setDraft] = useState<Answer>(() => draftOf(row));
  const [leaving, setLeaving] = useState(false);
  const [badDate, setBadDate] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  /** What the fields began with: should the cells change meanwhile, nothing is overwritten. */
  const [base, setBase] = useState(row);
  const changed = changedFields(draft, base);
  if (changed.length === 0 && base !== row && changedFields(draft, row).length > 0) {
    setBase(row);
    setDraft(draftOf(row));
  }
  const answer = answerOfDraft(draft);
  const ruling = rulingOf(draft);
  const missing = missingOf(answer);
  const position = request.rows.findIndex((each) => each.row === row.row) + 1;
  const reasons = reasonsFor(ruling.level, draft.reason);
  const has = (field: AnswerField): boolean => row.answer[field] !== undefined;
  const isDirty = changed.length > 0;
  useEffect(() => session.navigation.writing(isDirty), [session, isDirty]);
  const set = (change: Partial<Answer>): void => {
    setDraft({ ...draft, ...change });
    setLeaving(false);
    if (change.date !== undefined) setBadDate(false);
  };
  const save = async (): Promise<boolean> => {
    if (draft.date !== '' && changed.includes('date') && readDate(draft.date) === null) {
      setBadDate(true);
      focusField(form, 'date');
      return false;
    }
    if (!isDirty) return true;
    const { measure, criterion, submitter } = row;
    return session.do(saveAnswer, { place: { row: row.row, measure, criterion, submitter }, answer, expected: base.answer });
  };
  const saveAndGo = async (): Promise<void> => {
    if (!(await save())) return;
    const { inspection: now } = session.get();
    const rows = now?.kind === 'request' ? now.request.rows : request.rows;
    const next = nextMissing(rows, row);
    if (next) session.navigation.openRow(rowId(next));
    else session.navigation.go('handIn');
  };
  return (
    <Screen
      title={row.criterion === '' ? row.measure : t('gestor.rowName', { code: row.measure, number: row.criterion })}
      back={{ label: t('gestor.back'), go: () => (isDirty ? setLeaving(true) : session.navigation.openRow(null)) }}
    >
      {leaving && (
        <div className={common.panel} role="alert">
          <Text>{t('gestor.form.unsaved')}</Text>
          <div className={common.line}>
            <Button onClick={() => void save().then((saved) => saved && session.navigation.openRow(null))}>
              {t('gestor.form.saveAndBack')}
            </Button>
            <Button onClick={() => session.navigation.openRow(null)}>{t('gestor.form.discard')}</Button>
          </div>
        </div>
      )}
      <div className={common.tight}>
        <Text size={200} className={common.secondary}>
          {t('gestor.form.position', { position, total: request.rows.length })}
          {row.role !== '' && ` · ${row.role}`}
        </Text>
        <Text className={common.secondary}>{row.measureTitle}</Text>
        <Text className={common.strong}>{row.criterionText !== '' ? row.criterionText : t('gestor.wholeMeasure')}</Text>
        <PlaceLink place={{ sheet: request.sheet, cell: cellName(request.top + 1 + row.row, 0) }} label={t('pane.showRow')} />
      </div>
      {row.previous !== '' && (
        <div className={common.panel}>
          <Text size={200} className={common.strong}>
            {t('gestor.form.previous')}
          </Text>
          <Text size={200} style={{ whiteSpace: 'pre-line' }}>
            {row.previous}
          </Text>
        </div>
      )}
      <Form ref={form} onSubmit={() => void saveAndGo()}>
        <Field label={t('gestor.form.relation')} hint={t('gestor.form.relationHint')}>
          <RadioGroup
            name="relation"
            value={readRelation(draft.relation).value ?? ''}
            onChange={(_, { value }) => set({ relation: RELATION_WORD[value as keyof typeof RELATION_WORD] })}
          >
            {RELATIONS.map((relation) => (
              <Radio
                key={relation}
                value={relation}
                label={<Worded word={RELATION_WORD[relation]} about={t(`gestor.relation.${relation}`)} />}
              />
            ))}
          </RadioGroup>
        </Field>
        <Unknown text={draft.relation} known={readRelation(draft.relation).value !== null} />
        <Field label={t('gestor.form.progress')}>
          <RadioGroup
            name="progress"
            value={readProgress(draft.progress).value ?? ''}
            onChange={(_, { value }) => set({ progress: PROGRESS_WORD[value as keyof typeof PROGRESS_WORD] })}
          >
            {PROGRESSES.map((progress) => (
              <Radio
                key={progress}
                value={progress}
                label={<Worded word={PROGRESS_WORD[progress]} about={t(`gestor.progress.${progress}`)} />}
              />
            ))}
          </RadioGroup>
        </Field>
        <Unknown text={draft.progress} known={readProgress(draft.progress).value !== null} />
        {has('territory') && <TerritoryField value={draft.territory} gazetteer={gazetteer} onChange={(territory) => set({ territory })} />}
        <Field label={t('gestor.form.description')} hint={t('gestor.form.descriptionHint')}>
          <Textarea
            name="description"
            resize="vertical"
            rows={4}
            value={draft.description}
            onChange={(_, { value }) => set({ description: value })}
          />
        </Field>
        {has('link') && (
          <Field label={t('gestor.form.link')} hint={t('gestor.form.linkHint')}>
            <Input name="link" inputMode="url" value={draft.link} onChange={(_, { value }) => set({ link: value })} />
          </Field>
        )}
        {has('date') && (
          <Field
            label={t('gestor.form.date')}
            {...(badDate ? { validationMessage: t('gestor.badDate') } : { hint: t('gestor.form.dateHint') })}
          >
            <Input name="date" value={draft.date} onChange={(_, { value }) => set({ date: value })} />
          </Field>
        )}
        {has('reason') && reasons.length > 0 && (
          <Field label={t('gestor.form.reason')} required={missing.includes('reason')} hint={t('gestor.form.reasonHint')}>
            <Select name="reason" className={common.select} value={answer.reason} onChange={(_, { value }) => set({ reason: value })}>
              <option value="">{t('gestor.form.choose')}</option>
              {reasons.map((reason) => (
                <option key={reason} value={reason}>
                  {reason}
                </option>
              ))}
            </Select>
          </Field>
        )}
        {has('ownLevel') && (
          <Field label={t('gestor.form.ownLevel')} hint={t('gestor.form.ownLevelHint')}>
            <Select name="ownLevel" value={answer.ownLevel} onChange={(_, { value }) => set({ ownLevel: value })}>
              <option value="">{t('gestor.form.choose')}</option>
              {answer.ownLevel !== '' && !LEVELS.some((level) => LEVEL_WORD[level] === answer.ownLevel) && (
                <option value={answer.ownLevel}>{answer.ownLevel}</option>
              )}
              {LEVELS.map((level) => (
                <option key={level} value={LEVEL_WORD[level]}>
                  {LEVEL_WORD[level]}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <div className={common.foot}>
          <div className={common.tight}>
            <div role="status" className={common.tight}>
              <div className={common.line}>
                {ruling.level !== null && (
                  <>
                    <Text className={common.secondary}>{t('gestor.form.supports')}</Text> <LevelMark level={ruling.level} strong />
                  </>
                )}
              </div>
              <Text size={200}>{t(`gestor.ground.${ruling.ground}`)}</Text>
              {missing.length > 0 && (
                <Text size={200} className={common.warning}>
                  {t('gestor.missing', { what: missing.map((what) => t(`gestor.missingWhat.${what}`)).join(', ') })}
                </Text>
              )}
            </div>
            <div className={common.line}>
              <Button type="submit" appearance="primary" disabledFocusable={job !== null}>
                {t(isDirty ? 'gestor.form.saveAndNext' : 'gestor.form.next')}
              </Button>
              {isDirty && request.confirmation?.holds && <Text size={200}>{t('gestor.form.willWithdraw')}</Text>}
            </div>
          </div>
        </div>
      </Form>
    </Screen>
  );
}
