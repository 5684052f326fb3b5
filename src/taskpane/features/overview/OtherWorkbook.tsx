import { Button, Text } from '@fluentui/react-components';
import { faultText } from '../../../i18n/sentences';
import type { StructureFault } from '../../../schema/records';
import { usePane, useSession } from '../../app/context';
import { LastChange } from '../../parts/LastChange';
import { Running } from '../../parts/Running';
import { Section } from '../../parts/Section';
import type { LastPoint } from '../../ports/workbook';
import { openSample } from '../../actions/openSample';
import { summarizeList } from '../../actions/summarizeList';
import { useCommon } from '../../parts/common';

/** Tables without which a workbook is no report at all; when only some are there, it is one that was damaged. */
const NEEDED = 3;

export function OtherWorkbook({ faults, saved }: { faults: readonly StructureFault[]; saved: LastPoint | null }) {
  const common = useCommon();
  const { session, around, t } = usePane();
  const { job } = useSession();
  const foreign = faults.filter(({ code }) => code === 'tableMissing').length >= NEEDED;
  if (!foreign)
    return (
      <div className={common.stack}>
        <h1 className={common.title}>{t('pane.other.damaged')}</h1>
        <ul className={common.bullets}>
          {faults.map((fault) => (
            <li key={JSON.stringify(fault)}>
              <Text>{faultText(fault, t)}</Text>
            </li>
          ))}
        </ul>
        <Button appearance="primary" className={common.start} disabledFocusable={job !== null} onClick={() => void session.refresh()}>
          {t('pane.other.again')}
        </Button>
      </div>
    );
  return (
    <div className={common.stack}>
      <h1 className={common.title}>{t('pane.other.title')}</h1>
      <Text>{t('pane.other.text')}</Text>
      <Section title={t('pane.other.listTitle')}>
        <Text>{t('pane.other.listText')}</Text>
        {job?.id === summarizeList.id ? (
          <Running job={job} />
        ) : (
          <Button
            className={common.start}
            appearance="primary"
            disabledFocusable={job !== null}
            onClick={() => void session.do(summarizeList)}
          >
            {t('pane.other.list')}
          </Button>
        )}
      </Section>
      <Section title={t('newPlan.title')}>
        <Text>{t('newPlan.offer')}</Text>
        <Button className={common.start} onClick={() => session.navigation.go('newPlan')}>
          {t('newPlan.begin')}
        </Button>
      </Section>
      <Section title={t('pane.other.sampleTitle')}>
        <Text>{t('pane.other.sampleText')}</Text>
        <Button className={common.start} onClick={() => void session.do(openSample, () => around.openSample())}>
          {t('pane.other.sample')}
        </Button>
      </Section>
      <Section title={t('pane.other.mineTitle')}>
        <Text>{t('pane.other.mineText')}</Text>
        <Button className={common.start} disabledFocusable={job !== null} onClick={() => void session.refresh()}>
          {t('pane.other.again')}
        </Button>
      </Section>
      <LastChange saved={saved} />
    </div>
  );
}
