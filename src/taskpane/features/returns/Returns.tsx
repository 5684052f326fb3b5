import { Text } from '@fluentui/react-components';
import { useMemo } from 'react';
import { planChanges } from '../../../core/exchange/collect';
import type { Addressee } from '../../../core/people/addressees';
import { takeReturns } from '../../actions/takeReturns';
import { usePane, useSession } from '../../app/context';
import { AfterWriting } from './AfterWriting';
import { Conflicts } from './Conflicts';
import { useKept } from './useKept';
import { NoPlace } from './NoPlace';
import { Preview } from './Preview';
import { Files } from './ReturnedFiles';
import { WriteBar } from './WriteBar';
import { FilePick } from '../../parts/form/FilePick';
import { Running } from '../../parts/Running';
import { Screen } from '../../parts/Screen';
import { givenFile, type GivenFile } from '../../ports/files';
import type { PlanInspection } from '../../ports/workbook';
import { returnsOf } from '../../session/collecting';

const ACCEPT = '.xlsx,.xlsm,.xltx,.xls,.xlsb,.ods,.csv,.txt,.zip,.eml,.msg';

/** Files that came back: what each is, what it would change, what has to be decided; then *Zapsat*. */
export function Returns({ inspection, list }: { inspection: PlanInspection; list: readonly Addressee[] }) {
  const { session, t } = usePane();
  const { job, collecting, outcome } = useSession();
  // By the rule that writes it; the workbook is read again when it is written.
  const changes = useMemo(
    () => planChanges(inspection.report.plan, inspection.exchange, returnsOf(collecting), collecting.decisions),
    [collecting, inspection],
  );
  const { files } = collecting;
  const kept = useKept(inspection.planId);
  const nothingYet = files.length === 0;
  const take = async (given: readonly GivenFile[]): Promise<void> => {
    await session.do(takeReturns, given);
    if (kept) session.returns.recall(kept);
  };
  return (
    <Screen title={t('pane.collect.title')} back={{ label: t('call.back'), go: () => session.navigation.go('home') }}>
      <FilePick
        text={t(nothingYet ? 'pane.collect.drop' : 'pane.collect.dropMore')}
        button={t('pane.collect.choose')}
        accept={ACCEPT}
        multiple
        primary={nothingYet && outcome?.kind !== 'done'}
        disabled={job !== null}
        onFiles={(given, pathOf) => void take(given.map((file) => givenFile(file, pathOf(file))))}
      />
      {kept && nothingYet && !job && (
        <Text>{t('pane.collect.kept', { count: kept.files.length, files: kept.files.map(([, name]) => name).join('; ') })}</Text>
      )}
      {job && <Running job={job} />}
      {nothingYet && outcome?.kind === 'done' && outcome.action === 'collect' && <AfterWriting inspection={inspection} list={list} />}
      {!nothingYet && (
        <>
          <Files collecting={collecting} changes={changes} list={list} />
          <Conflicts changes={changes} />
          <Preview writes={changes.writes} />
          <NoPlace unplaced={changes.unplaced} />
          {!job && <WriteBar changes={changes} />}
        </>
      )}
    </Screen>
  );
}
