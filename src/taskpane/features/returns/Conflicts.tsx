import { Button, Field, Radio, RadioGroup, Text } from '@fluentui/react-components';
import { isEmptyAnswer, type Answer, type AnswerField } from '../../../core/plan/answer';
import type { Changes } from '../../../core/exchange/collect';
import type { Conflict } from '../../../core/exchange/conflicts';
import { allConflicts, choiceNow, fieldsAtIssue, headerOf, shownField } from './conflictText';
import { usePane, useSession } from '../../app/context';
import { dateTime } from '../../app/numbers';
import { useCommon } from '../../parts/common';
import { More } from '../../parts/list/More';
import { Section } from '../../parts/Section';

/** Different things said about one row: for all at once, or one by one. What nobody decides is not written. */
export function Conflicts({ changes }: { changes: Changes }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { collecting } = useSession();
  const all = allConflicts(changes);
  if (all.length === 0) return null;
  return (
    <Section title={t('pane.collect.conflicts', { count: all.length })}>
      <Text>{t('pane.collect.conflictsHint')}</Text>
      <Field label={t('pane.collect.forAll')}>
        <RadioGroup
          name="rest"
          value={collecting.decisions.rest ?? ''}
          onChange={(_, { value }) => session.returns.decideRest(value === '' ? null : (value as 'newest' | 'keep'))}
        >
          <Radio value="" label={t('pane.collect.rest.each')} />
          <Radio value="newest" label={t('pane.collect.rest.newest')} />
          <Radio value="keep" label={t('pane.collect.rest.keep')} />
        </RadioGroup>
      </Field>
      <Text role="status" size={200} className={changes.conflicts.length > 0 ? common.warning : common.good}>
        {changes.conflicts.length > 0 ? t('pane.collect.open', { count: changes.conflicts.length }) : t('pane.collect.allDecided')}
      </Text>
      <More items={all}>{(conflict) => <ConflictLine key={conflict.id} conflict={conflict} changes={changes} />}</More>
    </Section>
  );
}

function ConflictLine({ conflict, changes }: { conflict: Conflict; changes: Changes }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { collecting } = useSession();
  const { id, kind, measure, criterion, submitter, standing, standingSavedAt, versions, together } = conflict;
  const fields = fieldsAtIssue(conflict);
  const name = criterion === '' ? measure : t('gestor.rowName', { code: measure, number: criterion });
  const chosen = collecting.decisions.each?.has(id) ?? false;
  return (
    <li className={common.item}>
      <Field label={`${name} · ${submitter}`} {...(kind === 'erasure' ? { hint: t('pane.collect.erasure') } : {})}>
        <RadioGroup
          name={`conflict-${id}`}
          value={choiceNow(conflict, changes, collecting.decisions)}
          onChange={(_, { value }) => session.returns.decide(id, value)}
        >
          <Radio
            value="keep"
            label={
              <Said
                title={
                  isEmptyAnswer(standing)
                    ? t('pane.collect.nothingStands')
                    : standingSavedAt === null
                      ? t('pane.collect.stands')
                      : t('pane.collect.standsSaved', { at: dateTime(standingSavedAt, t) })
                }
                answer={standing}
                fields={isEmptyAnswer(standing) ? [] : fields}
              />
            }
          />
          {versions.map(({ digest, answer, origins }) => (
            <Radio
              key={digest}
              value={digest}
              label={
                <Said
                  title={origins
                    .map(({ file, savedAt }) =>
                      savedAt === null
                        ? t('pane.collect.version', { file })
                        : t('pane.collect.versionSaved', { file, at: dateTime(savedAt, t) }),
                    )
                    .join('; ')}
                  answer={answer}
                  fields={fields}
                />
              }
            />
          ))}
          {together && <Radio value="both" label={t('pane.collect.both')} />}
        </RadioGroup>
      </Field>
      {chosen && (
        <Button size="small" className={common.start} onClick={() => session.returns.decide(id, null)}>
          {t('pane.collect.reopen')}
        </Button>
      )}
    </li>
  );
}

function Said({ title, answer, fields }: { title: string; answer: Answer; fields: readonly AnswerField[] }) {
  const common = useCommon();
  const { t } = usePane();
  return (
    <span className={common.tight}>
      <span>{title}</span>
      {fields.map((field) => (
        <Text key={field} size={200} className={common.anywhere}>
          {headerOf(field)}: {shownField(answer, field) === '' ? t('pane.collect.empty') : shownField(answer, field)}
        </Text>
      ))}
    </span>
  );
}
