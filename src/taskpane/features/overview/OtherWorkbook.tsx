import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { faultText } from '../../../i18n/sentences';
import type { StructureFault } from '../../../schema/records';
import { usePane, useSession } from '../../app/context';
import { LastChange } from '../../parts/LastChange';
import { Running } from '../../parts/Running';
import { Section } from '../../parts/Section';
import type { RestorePoint } from '../../ports/workbook';
import { openSample } from '../../actions/openSample';
import { summarizeList } from '../../actions/summarizeList';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, alignItems: 'stretch' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS },
  button: { alignSelf: 'flex-start' },
});

/** Tables without which a workbook is no report at all; when only some are there, it is one that was damaged. */
const NEEDED = 3;

export function OtherWorkbook({ faults, saved }: { faults: readonly StructureFault[]; saved: RestorePoint | null }) {
  const styles = useStyles();
  const { session, around, t } = usePane();
  const { job } = useSession();
  const foreign = faults.filter(({ code }) => code === 'tableMissing').length >= NEEDED;
  if (!foreign)
    return (
      <div className={styles.stack}>
        <h1 className={styles.title}>{t('pane.other.damaged')}</h1>
        <ul className={styles.list}>
          {faults.map((fault) => (
            <li key={JSON.stringify(fault)}>
              <Text>{faultText(fault, t)}</Text>
            </li>
          ))}
        </ul>
        <Button appearance="primary" className={styles.button} disabledFocusable={job !== null} onClick={() => void session.refresh()}>
          {t('pane.other.again')}
        </Button>
      </div>
    );
  return (
    <div className={styles.stack}>
      <h1 className={styles.title}>{t('pane.other.title')}</h1>
      <Text>{t('pane.other.text')}</Text>
      <Section title={t('pane.other.listTitle')}>
        <Text>{t('pane.other.listText')}</Text>
        {job?.id === summarizeList.id ? (
          <Running job={job} />
        ) : (
          <Button
            className={styles.button}
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
        <Button className={styles.button} onClick={() => session.navigation.go('newPlan')}>
          {t('newPlan.begin')}
        </Button>
      </Section>
      <Section title={t('pane.other.sampleTitle')}>
        <Text>{t('pane.other.sampleText')}</Text>
        <Button className={styles.button} onClick={() => void session.do(openSample, () => around.openSample())}>
          {t('pane.other.sample')}
        </Button>
      </Section>
      <Section title={t('pane.other.mineTitle')}>
        <Text>{t('pane.other.mineText')}</Text>
        <Button className={styles.button} disabledFocusable={job !== null} onClick={() => void session.refresh()}>
          {t('pane.other.again')}
        </Button>
      </Section>
      <LastChange saved={saved} />
    </div>
  );
}
