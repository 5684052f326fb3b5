import { Button, Field, Select, Text } from '@fluentui/react-components';
import type { Changes, FileOutcome } from '../../../core/exchange/collect';
import type { RowStatus } from '../../../core/exchange/merge';
import type { Addressee } from '../../../core/people/addressees';
import { foldIdentifier } from '../../../core/text/identifiers';
import { lastName, originText, returnFaultText, returnProblemText } from '../../../files/returns/texts';
import { usePane } from '../../app/context';
import { More } from '../../parts/list/More';
import { Section } from '../../parts/Section';
import { useCommon } from '../../parts/common';
import type { Collecting, TakenFile } from '../../session/collecting';

const MOST_SHOWN = 50;

const STATUSES: readonly RowStatus[] = ['new', 'changed', 'same', 'conflict', 'unplaced'];

/** What needs the user comes first. */
const RANK = { refused: 0, unidentified: 1, read: 2 } as const;

export function Files({
  collecting: { files, passedOver },
  changes,
  list,
}: {
  collecting: Collecting;
  changes: Changes;
  list: readonly Addressee[];
}) {
  const common = useCommon();
  const { session, t } = usePane();
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
      {refused > 1 && (
        <Button size="small" className={common.start} onClick={session.returns.leaveRefused}>
          {t('pane.collect.leaveRefused')}
        </Button>
      )}
      {passedOver.length > 0 && (
        <details className={common.details}>
          <summary>{t('pane.collect.passedOver', { count: passedOver.length })}</summary>
          <ul className={common.bullets}>
            {passedOver.slice(0, MOST_SHOWN).map(({ name, why }, i) => (
              <li key={i}>
                {name}: {t(`returned.passedOver.${why}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
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
      <Text className={common.strong}>{lastName(file.name, reading.from)}</Text>
      {reading.from.length > 0 && (
        <Text size={200} className={common.secondary}>
          {originText(reading.from, t)}
        </Text>
      )}
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
        <Text size={200} className={common.secondary}>
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
            {reading.problems.slice(0, MOST_SHOWN).map((problem, i) => (
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
