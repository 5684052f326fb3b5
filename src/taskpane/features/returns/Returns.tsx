import { Button, Field, Select, Text } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { Addressee } from '../../../core/people/addressees';
import { isEmptyAnswer } from '../../../core/plan/answer';
import { planChanges, type Changes, type FileOutcome } from '../../../core/exchange/collect';
import type { RowStatus, Write } from '../../../core/exchange/merge';
import type { Unplaced } from '../../../core/exchange/places';
import { foldIdentifier } from '../../../core/text/identifiers';
import { returnFaultText, returnProblemText } from '../../../files/returns/texts';
import { returnsOf, type TakenFile } from '../../session/collecting';
import { usePane, useSession } from '../../app/context';
import { givenFile } from '../../ports/files';
import { headerOf, shownField } from './conflictText';
import { More } from '../../parts/More';
import { FilePick } from '../../parts/FilePick';
import { useCommon } from '../../parts/common';
import { Running } from '../../parts/Running';
import { Screen } from '../../parts/Screen';
import { Section } from '../../parts/Section';
import type { PlanInspection } from '../../ports/workbook';
import { Conflicts } from './Conflicts';
import { takeReturns } from '../../actions/takeReturns';
import { writeReturns } from '../../actions/writeReturns';

const ACCEPT = '.xlsx,.xlsm,.xltx,.xls,.xlsb,.ods,.csv,.txt';
const STATUSES: readonly RowStatus[] = ['new', 'changed', 'same', 'conflict', 'unplaced'];

/** Files that came back: what each is, what it would change, what has to be decided; then *Zapsat*. */
export function Returns({ inspection, list }: { inspection: PlanInspection; list: readonly Addressee[] }) {
  const { session, t } = usePane();
  const { job, collecting } = useSession();
  // By the rule that writes it; the workbook is read again when it is written.
  const changes = useMemo(
    () => planChanges(inspection.report.plan, inspection.exchange, returnsOf(collecting), collecting.decisions),
    [collecting, inspection],
  );
  const { files } = collecting;
  const nothingYet = files.length === 0;
  return (
    <Screen title={t('pane.collect.title')} back={{ label: t('call.back'), go: () => session.navigation.go('home') }}>
      <FilePick
        text={t(nothingYet ? 'pane.collect.drop' : 'pane.collect.dropMore')}
        button={t('pane.collect.choose')}
        accept={ACCEPT}
        multiple
        primary={nothingYet}
        disabled={job !== null}
        onFiles={(given) => void session.do(takeReturns, given.map(givenFile))}
      />
      {job && <Running job={job} />}
      {!nothingYet && (
        <>
          <Files files={files} changes={changes} list={list} />
          <Conflicts changes={changes} />
          <Preview writes={changes.writes} />
          <NoPlace unplaced={changes.unplaced} />
          {!job && <WriteBar changes={changes} />}
        </>
      )}
    </Screen>
  );
}

/** The button, and beforehand what it will do and what it will not. */
function WriteBar({ changes }: { changes: Changes }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { collecting } = useSession();
  const { writes, conflicts, unplaced } = changes;
  const waiting = collecting.files.filter(({ reading, whose }) => reading.status === 'unidentified' && whose === null).length;
  const isEmpty = returnsOf(collecting).length === 0;
  return (
    <div className={common.foot}>
      <div className={common.tight}>
        <Text size={200}>
          {[
            isEmpty ? t('pane.collect.nothingToTake') : t('pane.collect.will', { count: writes.length }),
            ...(unplaced.length > 0 ? [t('pane.collect.willUnplaced', { count: unplaced.length })] : []),
            ...(conflicts.length > 0 ? [t('pane.collect.undecided', { count: conflicts.length })] : []),
            ...(waiting > 0 ? [t('pane.collect.unassigned', { count: waiting })] : []),
          ].join(' ')}
        </Text>
        <div className={common.line}>
          <Button appearance="primary" disabledFocusable={isEmpty} onClick={() => void session.do(writeReturns)}>
            {t('pane.collect.write', { count: writes.length })}
          </Button>
          <Button onClick={session.returns.leaveAll}>{t('pane.collect.discard')}</Button>
        </div>
      </div>
    </div>
  );
}

/** What needs the user comes first. */
const RANK = { refused: 0, unidentified: 1, read: 2 } as const;

function Files({ files, changes, list }: { files: readonly TakenFile[]; changes: Changes; list: readonly Addressee[] }) {
  const common = useCommon();
  const { t } = usePane();
  // The outcomes stand in the order of the returns, which is the order of the files that were taken.
  const outcomes = new Map<string, FileOutcome>();
  let next = 0;
  for (const file of files)
    if (file.reading.status === 'read' || (file.reading.status === 'unidentified' && file.whose !== null))
      outcomes.set(file.key, changes.files[next++]!);
  const sorted = [...files].sort((a, b) => RANK[a.reading.status] - RANK[b.reading.status]);
  const refused = files.filter(({ reading }) => reading.status === 'refused').length;
  return (
    <Section title={t('pane.collect.files', { count: files.length })}>
      {refused > 0 && <Text className={common.warning}>{t('pane.collect.refused', { count: refused })}</Text>}
      <More items={sorted} label={t('pane.collect.files', { count: files.length })}>
        {(file) => <FileLine key={file.key} file={file} outcome={outcomes.get(file.key)} list={list} />}
      </More>
    </Section>
  );
}

function FileLine({ file, outcome, list }: { file: TakenFile; outcome: FileOutcome | undefined; list: readonly Addressee[] }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { reading, whose } = file;
  const leaveOut = (
    <Button
      size="small"
      className={common.start}
      aria-label={t('pane.collect.leaveOutFile', { file: file.name })}
      onClick={() => session.returns.leaveOut(file.key)}
    >
      {t('pane.collect.leaveOut')}
    </Button>
  );
  const counts = outcome
    ? STATUSES.filter((status) => outcome.rows[status] > 0).map((status) =>
        t(`pane.collect.row.${status}`, { count: outcome.rows[status] }),
      )
    : [];
  return (
    <li className={common.item}>
      <Text className={common.strong}>{file.name}</Text>
      {reading.status === 'refused' && <Text className={common.bad}>{returnFaultText(reading.fault, t)}</Text>}
      {reading.status === 'unidentified' && (
        <>
          <Field
            label={t('pane.collect.whose')}
            hint={reading.return.addressee === '' ? '' : t('pane.collect.guess', { name: reading.return.addressee })}
          >
            <Select
              className={common.select}
              value={whose ?? ''}
              onChange={(_, { value }) => session.returns.assign(file.key, value === '' ? null : value)}
            >
              <option value="">{t('pane.collect.unknown')}</option>
              {list.map(({ key, name }) => (
                <option key={key} value={name}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        </>
      )}
      {outcome && (
        <Text size={200} className={common.quiet}>
          {outcome.duplicateOf !== null
            ? t('pane.collect.duplicate', { file: outcome.duplicateOf })
            : [outcome.addressee, counts.length === 0 ? t('pane.collect.noRows') : counts.join(', ')].join(' · ')}
        </Text>
      )}
      {outcome && outcome.duplicateOf === null && !list.some(({ name }) => foldIdentifier(name) === foldIdentifier(outcome.addressee)) && (
        <Text className={common.warning}>{t('pane.collect.stranger')}</Text>
      )}
      {reading.status !== 'refused' && reading.problems.length > 0 && outcome?.duplicateOf == null && (
        <details className={common.details}>
          <summary>{t('pane.collect.problems', { count: reading.problems.length })}</summary>
          <ul className={common.bullets}>
            {reading.problems.slice(0, 50).map((problem, i) => (
              <li key={i}>
                {[problem.sheet, problem.cell].filter(Boolean).join(', ')}: {returnProblemText(problem, t)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {reading.status !== 'read' && leaveOut}
    </li>
  );
}

function Preview({ writes }: { writes: readonly Write[] }) {
  const { t } = usePane();
  const [fresh, changed] = [writes.filter(({ before }) => isEmptyAnswer(before)), writes.filter(({ before }) => !isEmptyAnswer(before))];
  return (
    <>
      {changed.length > 0 && (
        <Section title={t('pane.collect.changed', { count: changed.length })}>
          <More items={changed}>{(write) => <WriteLine key={keyOf(write)} write={write} />}</More>
        </Section>
      )}
      {fresh.length > 0 && (
        <Section title={t('pane.collect.fresh', { count: fresh.length })}>
          <More items={fresh}>{(write) => <WriteLine key={keyOf(write)} write={write} />}</More>
        </Section>
      )}
    </>
  );
}

const keyOf = ({ row, measure, criterion, submitter, origin }: Write): string =>
  [row, measure, criterion, submitter, origin.file, origin.sheet, origin.row].join('\n');

function WriteLine({ write: { measure, criterion, submitter, before, after, fields, origin } }: { write: Write }) {
  const common = useCommon();
  const { t } = usePane();
  const isNew = isEmptyAnswer(before);
  return (
    <li className={common.item}>
      <details className={common.details}>
        <summary>
          {criterion === '' ? measure : t('gestor.rowName', { code: measure, number: criterion })} · {submitter}
        </summary>
        <ul className={common.bullets}>
          {fields.map((field) => (
            <li key={field}>
              {headerOf(field)}:{' '}
              {!isNew && (
                <>
                  <del>{shownField(before, field) === '' ? t('pane.collect.empty') : shownField(before, field)}</del>{' '}
                  <span aria-label={t('pane.collect.to')}>→</span>{' '}
                </>
              )}
              <ins style={{ textDecoration: 'none' }}>
                {shownField(after, field) === '' ? t('pane.collect.empty') : shownField(after, field)}
              </ins>
            </li>
          ))}
        </ul>
        <Text size={200} className={common.quiet}>
          {t('pane.collect.origin', { file: origin.file, sheet: origin.sheet, row: origin.row })}
        </Text>
      </details>
    </li>
  );
}

function NoPlace({ unplaced }: { unplaced: readonly Unplaced[] }) {
  const common = useCommon();
  const { t } = usePane();
  if (unplaced.length === 0) return null;
  return (
    <Section title={t('pane.collect.unplaced', { count: unplaced.length })}>
      <Text size={200}>{t('pane.collect.unplacedHint')}</Text>
      <More items={unplaced}>
        {({ file, sheet, row, reason, measure, criterion, submitter }) => (
          <li key={[file, sheet, row].join('\n')} className={common.item}>
            <Text>{t(`pane.collect.reason.${reason}`, { measure, criterion, submitter })}</Text>
            <Text size={200} className={common.quiet}>
              {t('pane.collect.origin', { file, sheet, row })}
            </Text>
          </li>
        )}
      </More>
    </Section>
  );
}
