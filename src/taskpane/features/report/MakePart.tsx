import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { DocumentRegular } from '@fluentui/react-icons/svg/document';
import { useState } from 'react';
import type { MadeReport } from '../../../report/report';
import { makeReportFile } from '../../actions/report';
import { usePane, useSession } from '../../app/context';
import { noteReport } from '../../app/lastReport';
import { dayText } from '../../app/numbers';
import { useCommon } from '../../parts/common';
import { FilePick } from '../../parts/form/FilePick';
import { Running } from '../../parts/Running';
import { givenFile, type NamedFile } from '../../ports/files';
import type { Handed } from '../../ports/surroundings';
import type { PlanInspection } from '../../ports/workbook';

const useStyles = makeStyles({
  // In sight before anything is scrolled; the sections below it are for whoever wants them otherwise.
  bar: {
    position: 'sticky',
    bottom: `calc(-1 * ${tokens.spacingHorizontalM})`,
    padding: `${tokens.spacingVerticalS} 0 ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    zIndex: 1,
    // Enlarged twice it would cover what is read.
    '@media (max-height: 480px)': { position: 'static' },
  },
});

const LAST = 'reportTemplate';

/** The template and the button: everything else on the tab has a value that will do. */
export function MakePart({ made, inspection }: { made: MadeReport; inspection: PlanInspection }) {
  const styles = useStyles();
  const common = useCommon();
  const { session, around, language, t } = usePane();
  const { job, reportTemplate } = useSession();
  const count = made.sections.filter(({ included }) => included).length;
  const sections = t('reportTab.count', { count, total: made.sections.length });
  const { asOf } = made.document;
  const hand = async (file: NamedFile): Promise<Handed> => {
    const how = await around.save(file);
    if (how !== 'refused') noteReport(around, inspection);
    return how;
  };
  return (
    <>
      <TemplatePart />
      <div className={mergeClasses(common.tight, styles.bar)} role="group" aria-label={t('reportTab.make')}>
        <Text role="status" size={200}>
          {count === 0
            ? t('reportTab.noSection')
            : asOf === ''
              ? t('reportTab.withoutDate', { sections })
              : t('reportTab.asOf', { sections, date: dayText(asOf, language) })}
        </Text>
        {around.host().platform === 'Mac' && <Text className={common.warning}>{t('reportTab.onMac')}</Text>}
        {job?.id === makeReportFile.id ? (
          <Running job={job} />
        ) : (
          <Button
            appearance="primary"
            icon={<DocumentRegular />}
            className={common.start}
            disabledFocusable={job !== null || count === 0}
            onClick={() => void session.do(makeReportFile, { made, template: reportTemplate, language, hand })}
          >
            {t('reportTab.button')}
          </Button>
        )}
      </div>
    </>
  );
}

/** The office's own document with its letterhead. Its bytes are known as long as the pane is open, its name longer. */
function TemplatePart() {
  const common = useCommon();
  const { session, around, t } = usePane();
  const { reportTemplate } = useSession();
  const [last, setLast] = useState(() => around.recall(LAST) ?? '');
  const choose = (file: File): void => {
    around.remember(LAST, file.name);
    setLast(file.name);
    session.keepReportTemplate(givenFile(file));
  };
  const leave = (): void => {
    around.remember(LAST, '');
    setLast('');
    session.keepReportTemplate(null);
  };
  const sentence =
    reportTemplate !== null
      ? t('reportTab.templateUsed', { file: reportTemplate.name })
      : last !== ''
        ? t('reportTab.templateAgain', { file: last })
        : t('reportTab.noTemplate');
  return (
    <details className={common.details} open={last !== '' && reportTemplate === null}>
      <summary>
        {t('reportTab.template')}{' '}
        <Text size={200} className={common.secondary}>
          {reportTemplate?.name ?? ''}
        </Text>
      </summary>
      <div className={common.snug}>
        <Text>{sentence}</Text>
        <FilePick
          text={t('reportTab.templateDrop')}
          button={t(reportTemplate === null ? 'reportTab.templateChoose' : 'reportTab.templateOther')}
          accept=".docx,.dotx"
          onFiles={([file]) => file && choose(file)}
        />
        {last !== '' && (
          <Button size="small" className={common.start} onClick={leave}>
            {t('reportTab.templateLeave')}
          </Button>
        )}
      </div>
    </details>
  );
}
