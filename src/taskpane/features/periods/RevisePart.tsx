import { Button, Text } from '@fluentui/react-components';
import { useMemo } from 'react';
import { revisionChanges } from '../../../workbook/periods/proposed';
import type { PeriodsStanding } from '../../../workbook/periods/standing';
import { proposeRevisions } from '../../actions/periods';
import { usePane, useSession } from '../../app/context';
import { localDay } from '../../app/numbers';
import { useCommon } from '../../parts/common';
import { Running } from '../../parts/Running';
import { Section } from '../../parts/Section';
import { Faults } from './Faults';
import { orFaults } from './useCompared';

/** How many measures the next plan has to think about, how far that is decided, and the way to it. */
export function RevisePart({ standing }: { standing: PeriodsStanding }) {
  const common = useCommon();
  const { session, around, t } = usePane();
  const { job } = useSession();
  const today = localDay(around.now());
  const changes = useMemo(() => orFaults(() => revisionChanges(standing, today)), [standing, today]);
  const rows = standing.revisions.filter(({ key }) => key !== '');
  const undecided = rows.filter(({ decided }) => !decided).length;
  const propose = (): void => void session.do(proposeRevisions, today);
  // What is wrong with Historie is said above.
  if ('faults' in changes)
    return standing.history.faults.length > 0 ? null : (
      <Section title={t('pane.periods.revise.title')}>
        <Faults title={t('pane.periods.revise.cannot')} faults={changes.faults} />
      </Section>
    );
  const isMoved =
    rows.length > 0 &&
    (changes.rows.length > 0 || rows.some(({ row, trigger }) => (changes.changed.get(row)?.['trigger'] ?? trigger) !== trigger));
  return (
    <Section title={t('pane.periods.revise.title')}>
      {rows.length === 0 ? (
        <Text>
          {changes.rows.length === 0 ? t('pane.periods.revise.nothing') : t('pane.periods.revise.offer', { count: changes.rows.length })}
        </Text>
      ) : (
        <Text>
          {t('pane.periods.revise.standing', { count: rows.length })}{' '}
          {undecided > 0 ? t('pane.periods.revise.undecided', { count: undecided }) : t('pane.periods.revise.allDecided')}
        </Text>
      )}
      {isMoved && <Text className={common.warning}>{t('pane.periods.revise.moved')}</Text>}
      {job?.id === proposeRevisions.id ? (
        <Running job={job} />
      ) : (
        <div className={common.line}>
          {rows.length > 0 && (
            <Button onClick={() => session.navigation.openRevision(null)}>{t('pane.periods.revise.go', { count: rows.length })}</Button>
          )}
          {(isMoved || (rows.length === 0 && changes.rows.length > 0)) && (
            <Button disabledFocusable={job !== null} onClick={propose}>
              {t(rows.length > 0 ? 'pane.periods.revise.again' : 'pane.periods.revise.propose')}
            </Button>
          )}
        </div>
      )}
    </Section>
  );
}
