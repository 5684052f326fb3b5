import { Button, Text } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { Answer } from '../../../core/plan/answer';
import type { Gazetteer } from '../../../core/plan/territory';
import { readDate } from '../../../core/text/date';
import type { FormRow } from '../../../schema/request';
import { saveAnswer } from '../../actions/saveAnswer';
import { usePane, useSession } from '../../app/context';
import { AnswerFields } from './AnswerFields';
import { AnswerFoot } from './AnswerFoot';
import { answerOfDraft, changedFields, draftOf, nextMissing } from './answerForm';
import { CriterionHead } from './CriterionHead';
import type { OwnTerritory } from './ownTerritory';
import { focusField, Form } from '../../parts/form/Form';
import { Screen } from '../../parts/Screen';
import { useCommon } from '../../parts/common';
import type { GestorInspection } from '../../ports/workbook';
import { rowId } from '../../session/rowId';

interface Props {
  readonly row: FormRow;
  readonly inspection: GestorInspection;
  readonly gazetteer: Gazetteer;
  readonly own: OwnTerritory;
}

/** One criterion: what is being written, saving it, and on to the next one. */
export function CriterionForm({ row, inspection, gazetteer, own }: Props) {
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
    const place = { row: row.row, measure, criterion, submitter };
    return session.do(saveAnswer, { place, answer: answerOfDraft(draft), expected: base.answer });
  };
  const saveAndGo = async (): Promise<void> => {
    if (!(await save())) return;
    const { inspection: now } = session.get();
    const rows = now?.kind === 'request' ? now.request.rows : request.rows;
    const next = nextMissing(rows, row);
    if (next) session.navigation.openRow(rowId(next));
    else session.navigation.go('handIn');
  };
  const leave = (): void => session.navigation.openRow(null);
  return (
    <Screen
      title={row.criterion === '' ? row.measure : t('gestor.rowName', { code: row.measure, number: row.criterion })}
      back={{ label: t('gestor.back'), go: () => (isDirty ? setLeaving(true) : leave()) }}
    >
      {leaving && <Unsaved save={() => void save().then((saved) => saved && leave())} discard={leave} />}
      <CriterionHead row={row} request={request} />
      <Form ref={form} onSubmit={() => void saveAndGo()}>
        <AnswerFields draft={draft} set={set} row={row} planName={request.planName} badDate={badDate} gazetteer={gazetteer} own={own} />
        <AnswerFoot draft={draft} isDirty={isDirty} isBusy={job !== null} willWithdraw={request.confirmation?.holds === true} />
      </Form>
    </Screen>
  );
}

/** Asked before what was typed is left behind. */
function Unsaved({ save, discard }: { save: () => void; discard: () => void }) {
  const common = useCommon();
  const { t } = usePane();
  return (
    <div className={common.panel} role="alert">
      <Text>{t('gestor.form.unsaved')}</Text>
      <div className={common.line}>
        <Button onClick={save}>{t('gestor.form.saveAndBack')}</Button>
        <Button onClick={discard}>{t('gestor.form.discard')}</Button>
      </div>
    </div>
  );
}
