import './texts';
import { Button, Text } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { SectionId } from '../../../core/report/document';
import { writeReportSheets } from '../../actions/report';
import { summarize } from '../../actions/summarize';
import { usePane, useSession } from '../../app/context';
import { usePlanWords } from '../../app/usePlanWords';
import { useCommon } from '../../parts/common';
import { focusField } from '../../parts/form/Form';
import { LastChange } from '../../parts/LastChange';
import { Running } from '../../parts/Running';
import { Section } from '../../parts/Section';
import type { PlanInspection } from '../../ports/workbook';
import { OpenData } from '../openData/OpenData';
import { Before } from './Before';
import { MakePart } from './MakePart';
import { opensItself, Sections } from './Sections';
import { Sentences } from './Sentences';
import { useMade } from './useMade';
import { useTexts } from './useTexts';

/** The report for the Council: what goes into it, what is missing, the coordinator's own texts, and the file. */
export function Report({ inspection }: { inspection: PlanInspection }) {
  const { measures } = inspection.report.evaluation;
  const isSilent = measures.every(({ silent, overridden }) => silent && !overridden);
  return isSilent ? <Nothing /> : <WithAnswers inspection={inspection} />;
}

/** Before there is an answer every sentence would say only that. */
function Nothing() {
  const common = useCommon();
  const { session, t } = usePane();
  return (
    <div className={common.stack}>
      <Text>{t('reportTab.empty')}</Text>
      <Button appearance="primary" className={common.start} onClick={() => session.navigation.show('collect', 'returns')}>
        {t('reportTab.emptyAct')}
      </Button>
    </div>
  );
}

function WithAnswers({ inspection }: { inspection: PlanInspection }) {
  const common = useCommon();
  const { words: without, keep } = usePlanWords('reportWithout', inspection.planId);
  const made = useMade(inspection, without);
  const texts = useTexts(inspection.planId);
  const [open, setOpen] = useState<ReadonlyMap<SectionId, boolean>>(new Map());
  const view = useRef<HTMLDivElement>(null);
  /** Opened from a finding: the keyboard continues in its text. */
  const [led, setLed] = useState<{ readonly to: SectionId } | null>(null);
  useEffect(() => {
    if (led) focusField(view, `text-${led.to}`);
  }, [led]);
  const toggle = (id: SectionId, isOpen: boolean): void => {
    const next = new Map(open);
    // What is as it would be by itself goes on being so when the figures change.
    if (isOpen === opensItself(made.sections.find((section) => section.id === id)!)) next.delete(id);
    else next.set(id, isOpen);
    setOpen(next);
  };
  const want = (id: SectionId, isWanted: boolean): void => {
    const next = new Set(without);
    if (isWanted) next.delete(id);
    else next.add(id);
    keep(next);
  };
  const lead = (to: SectionId): void => {
    toggle(to, true);
    setLed({ to });
  };
  return (
    <div ref={view} className={common.stack}>
      <Sentences made={made} />
      <Before made={made} inspection={inspection} texts={texts} onOpen={lead} />
      <MakePart made={made} inspection={inspection} />
      <Sections made={made} texts={texts} without={without} open={open} onWant={want} onToggle={toggle} />
      <SheetsPart />
      <OpenData inspection={inspection} />
      <LastChange saved={inspection.saved} />
    </div>
  );
}

function SheetsPart() {
  const common = useCommon();
  const { session, t } = usePane();
  const { job } = useSession();
  return (
    <Section title={t('reportTab.toWorkbook')}>
      <Text>{t('reportTab.toWorkbookHint')}</Text>
      {job?.id === writeReportSheets.id || job?.id === summarize.id ? (
        <Running job={job} />
      ) : (
        <Button className={common.start} disabledFocusable={job !== null} onClick={() => void session.do(writeReportSheets)}>
          {t('reportTab.write')}
        </Button>
      )}
    </Section>
  );
}
