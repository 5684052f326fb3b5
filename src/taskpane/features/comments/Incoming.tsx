import { Button, Checkbox, Field, Input, Text } from '@fluentui/react-components';
import { useMemo } from 'react';
import { commentChanges, type CommentFileOutcome, type CommentWrite } from '../../../core/comments/collect';
import { commentBodies, unknownRounds, withRounds } from '../../../core/comments/rounds';
import type { IsoDate } from '../../../core/text/date';
import { commentFaultText, commentProblemText, writeProblems } from '../../../files/comments/texts';
import { lastName, originText } from '../../../files/returns/texts';
import { placeText } from '../../../i18n/settlement';
import { takeComments, writeComments } from '../../actions/comments';
import { usePane, useSession } from '../../app/context';
import { FilePick } from '../../parts/form/FilePick';
import { More } from '../../parts/list/More';
import { Section } from '../../parts/Section';
import { useCommon } from '../../parts/common';
import { givenFile } from '../../ports/files';
import type { CommentInspection } from '../../ports/workbook';
import { commentFilesOf, type TakenComments } from '../../session/comments';

const ACCEPT = '.docx,.docm,.xlsx,.xlsm,.xls,.xlsb,.ods,.csv,.txt,.zip,.eml,.msg';

/** Files with comments: what each brings, what is to be said of it, then *Zapsat*. */
export function Incoming({ standing, today }: { standing: CommentInspection; today: IsoDate }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { commenting, job } = useSession();
  const { files, passedOver, split } = commenting;
  // By the rule that writes it; the workbook is read again when it is written.
  const changes = useMemo(() => {
    const given = commentFilesOf(commenting);
    const rounds = withRounds(
      standing.rounds,
      unknownRounds(
        standing.rounds,
        given.flatMap(({ sent }) => sent ?? []),
      ),
    );
    const bodies = commentBodies(standing.exchange.contacts, rounds, standing.plan.municipalities);
    return commentChanges({ measures: standing.plan.measures, bodies, rounds, comments: standing.comments, split }, given);
  }, [commenting, standing, split]);
  const fresh = changes.writes.filter(({ row }) => row === null);
  const changed = changes.writes.filter(({ row }) => row !== null);
  // Outcomes stand in the order of the files that were taken.
  const outcomes = new Map<string, CommentFileOutcome>();
  let next = 0;
  for (const { key, reading } of files) if (reading.status !== 'refused') outcomes.set(key, changes.files[next++]!);
  return (
    <Section title={t('pane.comments.incoming')}>
      <FilePick
        text={t('pane.comments.drop')}
        button={t('pane.comments.choose')}
        accept={ACCEPT}
        multiple
        disabled={job !== null}
        onFiles={(given, pathOf) =>
          void session.do(
            takeComments,
            given.map((file) => givenFile(file, pathOf(file))),
          )
        }
      />
      {files.length + passedOver.length > 0 && (
        <>
          <More items={files} label={t('pane.comments.files', { count: files.length })}>
            {(file) => <FileLine key={file.key} file={file} outcome={outcomes.get(file.key)} />}
          </More>
          {passedOver.map(({ name, why }, i) => (
            <Text key={i} size={200} className={common.secondary}>
              {name}: {t(`returned.passedOver.${why}`)}
            </Text>
          ))}
          {changed.length > 0 && <Writes title={t('pane.comments.changed', { count: changed.length })} writes={changed} />}
          {fresh.length > 0 && <Writes title={t('pane.comments.fresh', { count: fresh.length })} writes={fresh} />}
          {changes.writes.length === 0 && <Text>{t('pane.comments.nothingNew')}</Text>}
          <div className={common.foot}>
            <div className={common.line}>
              <Button
                appearance="primary"
                disabledFocusable={job !== null || changes.writes.length === 0}
                onClick={() => void session.do(writeComments, today)}
              >
                {t('pane.comments.write', { count: changes.writes.length })}
              </Button>
              <Button disabledFocusable={job !== null} onClick={session.comments.leaveAll}>
                {t('pane.comments.discard')}
              </Button>
            </div>
          </div>
        </>
      )}
    </Section>
  );
}

const MOST_SHOWN = 50;

function FileLine({ file: { key, reading, whose }, outcome }: { file: TakenComments; outcome: CommentFileOutcome | undefined }) {
  const common = useCommon();
  const { session, t } = usePane();
  const name = reading.status === 'refused' ? reading.file : reading.comments.file;
  const problems = reading.status === 'refused' ? [] : reading.problems.filter(({ code }) => code !== 'bodyUnknown');
  return (
    <li className={common.item}>
      <Text className={common.strong}>{lastName(name, reading.from)}</Text>
      {reading.from.length > 0 && (
        <Text size={200} className={common.secondary}>
          {originText(reading.from, t)}
        </Text>
      )}
      {reading.status === 'refused' && <Text className={common.bad}>{commentFaultText(reading.fault, t)}</Text>}
      {outcome && (
        <Text size={200} className={common.secondary}>
          {outcome.duplicateOf !== null
            ? t('pane.comments.duplicate', { file: outcome.duplicateOf })
            : [outcome.who, t('pane.comments.counts', { ...outcome.comments }), ...(outcome.isLate ? [t('pane.comments.late')] : [])]
                .filter(Boolean)
                .join(' · ')}
        </Text>
      )}
      {reading.status === 'unidentified' && (
        <Field label={t('pane.comments.whose')}>
          <Input
            className={common.input}
            value={whose}
            placeholder={t('pane.comments.unknown')}
            onChange={(_, { value }) => session.comments.assign(key, value)}
          />
        </Field>
      )}
      {problems.length > 0 && (
        <details className={common.details}>
          <summary>{t('pane.comments.problems', { count: problems.length })}</summary>
          <ul className={common.bullets}>
            {problems.slice(0, MOST_SHOWN).map((problem, i) => (
              <li key={i}>
                {[[problem.sheet, problem.cell].filter(Boolean).join(', '), commentProblemText(problem, t)].filter(Boolean).join(': ')}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Button
        size="small"
        className={common.start}
        aria-label={t('pane.comments.leaveOutFile', { file: name })}
        onClick={() => session.comments.leaveOut(key)}
      >
        {t('pane.comments.leaveOut')}
      </Button>
    </li>
  );
}

function Writes({ title, writes }: { title: string; writes: readonly CommentWrite[] }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { commenting } = useSession();
  return (
    <div className={common.tight}>
      <Text className={common.strong}>{title}</Text>
      <More items={writes} label={title}>
        {(write) => {
          const { number, who, text, before, key, points } = write;
          const place = placeText(write);
          const isSplit = commenting.split.has(key);
          return (
            <li key={`${number} ${key}`} className={common.item}>
              <Text size={200} className={common.secondary}>
                {[number, who === '' ? t('comments.nobody') : who, place].filter(Boolean).join(' · ')}
              </Text>
              <Text style={{ whiteSpace: 'pre-line' }}>{text}</Text>
              {before && (
                <Text size={200} className={common.secondary}>
                  {t('pane.comments.before', { text: before.text })}
                </Text>
              )}
              {writeProblems(write, t)
                .filter(({ code }) => code !== 'points')
                .map(({ code, message }) => (
                  <Text key={code} size={200} className={common.warning}>
                    {message}
                  </Text>
                ))}
              {key !== '' && (points.length > 1 || isSplit) && (
                <Checkbox
                  checked={isSplit}
                  label={t('pane.comments.split', { count: Math.max(points.length, 2) })}
                  onChange={(_, { checked }) => session.comments.splitPoints(key, checked === true)}
                />
              )}
            </li>
          );
        }}
      </More>
    </div>
  );
}
