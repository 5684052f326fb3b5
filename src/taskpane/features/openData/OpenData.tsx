import './texts';
import { Button, Checkbox, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { makeOpenData } from '../../actions/openData';
import { usePane, useSession } from '../../app/context';
import { useCommon } from '../../parts/common';
import { FindingLine } from '../../parts/list/FindingLine';
import { More } from '../../parts/list/More';
import { Running } from '../../parts/Running';
import { Section } from '../../parts/Section';
import type { OpenDataFile } from '../../ports/files';
import type { PlanInspection } from '../../ports/workbook';

/** The plan as files for the web of the office. Texts go out only when somebody says that they may. */
export function OpenData({ inspection }: { inspection: PlanInspection }) {
  const common = useCommon();
  const { session, around, language, t } = usePane();
  const { job } = useSession();
  const [texts, setTexts] = useState(false);
  const [confirmed, setConfirmed] = useState(false);
  const [findings, show] = useState<OpenDataFile['findings']>([]);
  const isMissing = texts && !confirmed;
  return (
    <Section title={t('openDataTab.title')}>
      <Text>{t('openDataTab.hint')}</Text>
      <Checkbox
        label={t('openDataTab.texts')}
        checked={texts}
        onChange={(_, { checked }) => {
          setTexts(checked === true);
          setConfirmed(false);
        }}
      />
      {texts && (
        <Checkbox label={t('openDataTab.confirm')} checked={confirmed} onChange={(_, { checked }) => setConfirmed(checked === true)} />
      )}
      {isMissing && <Text size={200}>{t('openDataTab.confirmFirst')}</Text>}
      {around.host().platform === 'Mac' && <Text className={common.warning}>{t('openDataTab.onMac')}</Text>}
      {job?.id === makeOpenData.id ? (
        <Running job={job} />
      ) : (
        <Button
          className={common.start}
          disabledFocusable={job !== null || isMissing}
          onClick={() => void session.do(makeOpenData, { inspection, texts, language, show, hand: (file) => around.save(file) })}
        >
          {t('openDataTab.button')}
        </Button>
      )}
      {findings.length > 0 && (
        <More items={findings.map((finding, key) => ({ finding, key }))} label={t('openDataTab.findings')}>
          {({ finding, key }) => (
            <li key={key} className={common.item}>
              <FindingLine finding={finding} hint={finding.hint} />
            </li>
          )}
        </More>
      )}
    </Section>
  );
}
