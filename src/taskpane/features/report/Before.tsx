import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { SectionId } from '../../../core/report/document';
import type { MadeReport } from '../../../report/report';
import { summarize } from '../../actions/summarize';
import { usePane, useSession } from '../../app/context';
import { useCommon } from '../../parts/common';
import { FindingLine } from '../../parts/list/FindingLine';
import { More } from '../../parts/list/More';
import { SeverityIcon } from '../../parts/list/SeverityIcon';
import { Section } from '../../parts/Section';
import type { PlanInspection } from '../../ports/workbook';
import type { Texts } from './useTexts';

const useStyles = makeStyles({
  finding: { display: 'grid', gridTemplateColumns: '20px 1fr', columnGap: tokens.spacingHorizontalXS },
});

/** What is to be looked at before the file is made, each with its way out. */
export function Before({
  made: { findings, sections },
  inspection: { stamp, current },
  texts,
  onOpen,
}: {
  made: MadeReport;
  inspection: PlanInspection;
  texts: Texts;
  onOpen: (id: SectionId) => void;
}) {
  const styles = useStyles();
  const common = useCommon();
  const { session, t } = usePane();
  const { job } = useSession();
  const isStale = stamp === null || !current;
  const unsaved = sections.filter(({ id, own }) => (texts.draft[id] ?? own) !== own);
  return (
    <Section title={t('reportTab.before')}>
      {isStale && (
        <div className={styles.finding}>
          <SeverityIcon severity="warning" />
          <div className={common.tight}>
            <Text>{t(stamp === null ? 'reportTab.notSummarized' : 'reportTab.stale')}</Text>
            <Button size="small" className={common.start} disabledFocusable={job !== null} onClick={() => void session.do(summarize)}>
              {t('pane.summarize')}
            </Button>
          </div>
        </div>
      )}
      {unsaved.map(({ id, title }) => (
        <div key={id} className={styles.finding}>
          <SeverityIcon severity="warning" />
          <div className={common.tight}>
            <Text>{t('reportTab.unsaved', { title })}</Text>
            <Button size="small" className={common.start} onClick={() => onOpen(id)}>
              {t('reportTab.showText', { title })}
            </Button>
          </div>
        </div>
      ))}
      {findings.length + unsaved.length === 0 && !isStale && <Text>{t('reportTab.clean')}</Text>}
      {findings.length > 0 && (
        <More
          items={findings.map((finding, i) => ({ finding, key: i, hint: finding.hint === findings[i + 1]?.hint ? '' : finding.hint }))}
          label={t('reportTab.before')}
        >
          {({ finding, key, hint }) => (
            <li key={key} className={common.item}>
              <FindingLine finding={finding} hint={hint} />
            </li>
          )}
        </More>
      )}
    </Section>
  );
}
