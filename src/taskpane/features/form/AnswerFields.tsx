import { Button, Field, Input, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useState } from 'react';
import { missingOf, type Answer, type AnswerField } from '../../../core/plan/answer';
import { LEVELS } from '../../../core/plan/level';
import type { Gazetteer } from '../../../core/plan/territory';
import { czechDate, exampleDay } from '../../../core/text/date';
import { LEVEL_WORD, PROGRESS_WORD, readProgress, readRelation, RELATION_WORD } from '../../../core/text/wording';
import type { FormRow } from '../../../schema/request';
import { usePane } from '../../app/context';
import { localDay } from '../../app/numbers';
import { useCommon } from '../../parts/common';
import { answerOfDraft, hasNoEvidence, neededFields, reasonsFor, rulingOf } from './answerForm';
import { Unknown, Worded } from './FieldNotes';
import type { OwnTerritory } from './ownTerritory';
import { TerritoryField } from './TerritoryField';

const RELATIONS = Object.keys(RELATION_WORD) as (keyof typeof RELATION_WORD)[];
const PROGRESSES = Object.keys(PROGRESS_WORD) as (keyof typeof PROGRESS_WORD)[];
/** Among the states: an answer of its own, which needs no state. */
const NO_EVIDENCE = 'noEvidence';

interface Props {
  readonly draft: Answer;
  readonly set: (change: Partial<Answer>) => void;
  readonly row: FormRow;
  readonly planName: string;
  readonly badDate: boolean;
  readonly gazetteer: Gazetteer;
  readonly own: OwnTerritory;
}

/** The state first, then what it needs, and the rest when somebody asks for it. */
export function AnswerFields(props: Props) {
  const { draft, set, row, gazetteer, own } = props;
  const { t } = usePane();
  const [isAll, setAll] = useState(false);
  const needed = neededFields(draft, own.district);
  // A column that the sheet lacks has no field.
  const has = (field: AnswerField): boolean => row.answer[field] !== undefined;
  const shows = (field: AnswerField): boolean => has(field) && (isAll || needed.has(field));
  const offered = (['description', 'link', 'date', 'territory', 'ownLevel'] as const).filter((field) => has(field) && !needed.has(field));
  return (
    <>
      <ProgressField {...props} />
      {(needed.has('relation') || (isAll && !hasNoEvidence(draft))) && <RelationField {...props} />}
      {shows('territory') && (
        <TerritoryField value={draft.territory} gazetteer={gazetteer} own={own} onChange={(territory) => set({ territory })} />
      )}
      {shows('description') && (
        <Field label={t('gestor.form.description')} hint={t('gestor.form.descriptionHint')}>
          <Textarea
            name="description"
            resize="vertical"
            rows={3}
            value={draft.description}
            onChange={(_, { value }) => set({ description: value })}
          />
        </Field>
      )}
      {shows('link') && (
        <Field label={t('gestor.form.link')} hint={t('gestor.form.linkHint')}>
          <Input name="link" inputMode="url" value={draft.link} onChange={(_, { value }) => set({ link: value })} />
        </Field>
      )}
      {has('reason') && needed.has('reason') && <ReasonField {...props} />}
      {shows('date') && <DateField {...props} />}
      {shows('ownLevel') && <OwnLevelField {...props} />}
      {!isAll && offered.length > 0 && (draft.progress !== '' || draft.relation !== '') && (
        <div>
          <Button appearance="subtle" size="small" icon={<AddRegular />} onClick={() => setAll(true)}>
            {t('gestor.form.more', { what: offered.map((field) => t(`gestor.form.moreWhat.${field}`)).join(', ') })}
          </Button>
        </div>
      )}
    </>
  );
}

function ProgressField({ draft, set }: Props) {
  const { t } = usePane();
  const progress = readProgress(draft.progress).value;
  const choose = (value: string): void => {
    if (value === NO_EVIDENCE) set({ relation: RELATION_WORD.none, progress: '' });
    else set({ progress: PROGRESS_WORD[value as keyof typeof PROGRESS_WORD], ...(hasNoEvidence(draft) ? { relation: '' } : {}) });
  };
  return (
    <>
      <Field label={t('gestor.form.progress')}>
        <RadioGroup
          name="progress"
          value={hasNoEvidence(draft) ? NO_EVIDENCE : (progress ?? '')}
          onChange={(_, { value }) => choose(value)}
        >
          {PROGRESSES.map((one) => (
            <Radio key={one} value={one} label={<Worded word={PROGRESS_WORD[one]} about={t(`gestor.progress.${one}`)} />} />
          ))}
          <Radio value={NO_EVIDENCE} label={<Worded word={t('gestor.form.noEvidence')} about={t('gestor.form.noEvidenceMeans')} />} />
        </RadioGroup>
      </Field>
      <Unknown text={draft.progress} known={progress !== null} />
    </>
  );
}

function RelationField({ draft, set }: Props) {
  const { t } = usePane();
  const relation = readRelation(draft.relation).value;
  return (
    <>
      <Field label={t('gestor.form.relation')} hint={t('gestor.form.relationHint')}>
        <RadioGroup
          name="relation"
          value={relation ?? ''}
          onChange={(_, { value }) => set({ relation: RELATION_WORD[value as keyof typeof RELATION_WORD] })}
        >
          {RELATIONS.map((one) => (
            <Radio key={one} value={one} label={<Worded word={RELATION_WORD[one]} about={t(`gestor.relation.${one}`)} />} />
          ))}
        </RadioGroup>
      </Field>
      <Unknown text={draft.relation} known={relation !== null} />
    </>
  );
}

function DateField({ draft, set, planName, badDate }: Props) {
  const { around, t } = usePane();
  const example = czechDate(exampleDay(planName, localDay(around.now())));
  return (
    <Field
      label={t('gestor.form.date')}
      {...(badDate ? { validationMessage: t('gestor.badDate', { example }) } : { hint: t('gestor.form.dateHint', { example }) })}
    >
      <Input name="date" value={draft.date} onChange={(_, { value }) => set({ date: value })} />
    </Field>
  );
}

function ReasonField({ draft, set }: Props) {
  const common = useCommon();
  const { t } = usePane();
  const answer = answerOfDraft(draft);
  const { level } = rulingOf(draft);
  const reasons = reasonsFor(level, draft.reason);
  const isRequired = missingOf(answer).includes('reason');
  return (
    <Field
      label={t('gestor.form.reason')}
      required={isRequired}
      hint={t(level === 'unfulfilled' ? 'gestor.form.reasonHintUnfulfilled' : 'gestor.form.reasonHint')}
    >
      <Select name="reason" className={common.select} value={answer.reason} onChange={(_, { value }) => set({ reason: value })}>
        <option value="">{t('gestor.form.choose')}</option>
        {reasons.map((reason) => (
          <option key={reason} value={reason}>
            {reason}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function OwnLevelField({ draft, set }: Props) {
  const { t } = usePane();
  const { ownLevel } = answerOfDraft(draft);
  return (
    <Field label={t('gestor.form.ownLevel')} hint={t('gestor.form.ownLevelHint')}>
      <Select name="ownLevel" value={ownLevel} onChange={(_, { value }) => set({ ownLevel: value })}>
        <option value="">{t('gestor.form.choose')}</option>
        {ownLevel !== '' && !LEVELS.some((level) => LEVEL_WORD[level] === ownLevel) && <option value={ownLevel}>{ownLevel}</option>}
        {LEVELS.map((level) => (
          <option key={level} value={LEVEL_WORD[level]}>
            {LEVEL_WORD[level]}
          </option>
        ))}
      </Select>
    </Field>
  );
}
