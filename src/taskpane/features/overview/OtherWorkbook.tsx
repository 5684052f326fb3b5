import './otherTexts';
import { Button, Text } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { faultText } from '../../../i18n/sentences';
import type { StructureFault } from '../../../schema/read/records';
import { INPUT } from '../../../schema/tables';
import { usePane, useSession } from '../../app/context';
import { LastChange } from '../../parts/LastChange';
import { PlaceLink } from '../../parts/list/PlaceLink';
import { Running } from '../../parts/Running';
import { Section } from '../../parts/Section';
import type { Inspection, Repair } from '../../ports/workbook';
import { openSample } from '../../actions/openSample';
import { repair } from '../../actions/repair';
import { summarizeList } from '../../actions/summarizeList';
import { useCommon } from '../../parts/common';

/** Tables without which a workbook is no plan at all; when only some are there, it is one that was damaged. */
const NEEDED = 3;

/** A workbook that holds no plan, or one that cannot be judged: what it lacks, and where to begin. */
export function OtherWorkbook({ inspection }: { inspection: Extract<Inspection, { kind: 'other' }> }) {
  const common = useCommon();
  const { faults, renames, saved } = inspection;
  const isForeign = faults.filter(({ code }) => code === 'tableMissing').length >= NEEDED;
  const isEmpty = faults.some(({ code }) => code === 'noMeasures');
  return (
    <div className={common.stack}>
      {isForeign ? <Doors /> : isEmpty ? <EmptyPlan /> : <Damaged faults={faults} renames={renames} />}
      <LastChange saved={saved} />
    </div>
  );
}

/** Three ways to begin, each ending where the path of the year begins. */
function Doors() {
  const common = useCommon();
  const { session, around, t } = usePane();
  const { job } = useSession();
  return (
    <>
      <div className={common.tight}>
        <h1 className={common.title}>{t('pane.other.title')}</h1>
        <Text>{t('pane.other.text')}</Text>
      </div>
      <Section title={t('pane.other.listTitle')}>
        <Text>{t('newPlan.offer')}</Text>
        <Button appearance="primary" className={common.start} onClick={() => session.navigation.go('newPlan')}>
          {t('newPlan.begin')}
        </Button>
      </Section>
      <Section title={t('pane.other.mineTitle')}>
        <Text>{t('pane.other.mineText')}</Text>
        <Again />
        <Text>{t('pane.other.levelsText')}</Text>
        {job?.id === summarizeList.id ? (
          <Running job={job} />
        ) : (
          <Button className={common.start} disabledFocusable={job !== null} onClick={() => void session.do(summarizeList)}>
            {t('pane.other.list')}
          </Button>
        )}
      </Section>
      <Section title={t('pane.other.sampleTitle')}>
        <Text>{t('pane.other.sampleText')}</Text>
        <Button className={common.start} onClick={() => void session.do(openSample, () => around.openSample())}>
          {t('pane.other.sample')}
        </Button>
      </Section>
    </>
  );
}

/** The sheets are there and no measure stands in them yet. */
function EmptyPlan() {
  const common = useCommon();
  const { session, t } = usePane();
  return (
    <>
      <h1 className={common.title}>{t('pane.other.empty')}</h1>
      <Text>{t('pane.other.emptyText')}</Text>
      <div className={common.line}>
        <Button appearance="primary" onClick={() => void session.navigation.goTo({ sheet: INPUT.measures.sheet, cell: 'A2' })}>
          {t('pane.other.openMeasures')}
        </Button>
        <Button onClick={() => session.navigation.go('newPlan')}>{t('pane.other.fromList')}</Button>
        <Again appearance="subtle" />
      </div>
    </>
  );
}

/** What is missing, where, and for a column the headers that may be it under another name. */
function Damaged({ faults, renames }: { faults: readonly StructureFault[]; renames: readonly Repair[] }) {
  const common = useCommon();
  const { t } = usePane();
  // What one click certainly mends is the thing to do; among several the user chooses.
  const isSure = renames.length === 1;
  return (
    <>
      <h1 className={common.title}>{t('pane.other.damaged')}</h1>
      <ul className={common.list}>
        {faults.map((fault) => (
          <li key={JSON.stringify(fault)} className={common.item}>
            <Text>{faultText(fault, t)}</Text>
            {fault.code === 'columnMissing' && (
              <Renames
                isSure={isSure}
                renames={renames.filter(({ sheet, after }) => sheet === fault.sheet && after === fault.column)}
                otherwise={<PlaceLink place={{ sheet: fault.sheet, cell: 'A1' }} />}
              />
            )}
          </li>
        ))}
      </ul>
      <Again appearance={isSure ? 'secondary' : 'primary'} />
    </>
  );
}

function Renames({ renames, isSure, otherwise }: { renames: readonly Repair[]; isSure: boolean; otherwise: ReactNode }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { job } = useSession();
  if (renames.length === 0) return otherwise;
  return (
    <>
      <Text size={200} className={common.secondary}>
        {t('pane.other.renamed')}
      </Text>
      <div className={common.line}>
        {renames.map((each) => (
          <Button
            key={each.column}
            size={isSure ? 'medium' : 'small'}
            appearance={isSure ? 'primary' : 'secondary'}
            disabledFocusable={job !== null}
            onClick={() => void session.do(repair, [each])}
          >
            {t('pane.other.rename', { before: String(each.before), after: each.after })}
          </Button>
        ))}
        {otherwise}
      </div>
    </>
  );
}

function Again({ appearance = 'secondary' }: { appearance?: 'primary' | 'secondary' | 'subtle' }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { job } = useSession();
  return (
    <Button appearance={appearance} className={common.start} disabledFocusable={job !== null} onClick={() => void session.refresh()}>
      {t('pane.other.again')}
    </Button>
  );
}
