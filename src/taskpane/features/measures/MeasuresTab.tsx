import { useState } from 'react';
import { usePane, useSession } from '../../app/context';
import { later } from '../../parts/Later';
import type { ListPlace } from '../../parts/list/LongList';
import { Tabs } from '../../parts/Tabs';
import { useCommon } from '../../parts/common';
import type { PlanInspection } from '../../ports/workbook';
import type { Step } from '../../session/store';
import { findingCount } from '../checks/findingCount';

const Measures = later(() =>
  import(/* webpackChunkName: "measures", webpackPrefetch: true */ './Measures').then((module) => module.Measures),
);
const Checks = later(() =>
  import(/* webpackChunkName: "checks", webpackPrefetch: true */ '../checks/Checks').then((module) => module.Checks),
);

/** The sections of the tab in the order of the switch; each is a step of it. */
const SECTIONS = ['home', 'checks'] as const satisfies readonly Step[];

/** What can be seen of the measures: the list with the detail of each, and what is to be mended first. */
export function MeasuresTab({ inspection }: { inspection: PlanInspection }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { view } = useSession();
  // The list goes away while a measure is open; where it stood stays here.
  const [place, keep] = useState<ListPlace | null>(null);
  const measures = <Measures inspection={inspection} place={place} keep={keep} />;
  const section = SECTIONS.find((each) => each === view.step) ?? 'home';
  // A measure that is open has its own way back to the list.
  if (section === 'home' && view.open !== null) return measures;
  const count = findingCount(inspection.report.findings);
  const label = { home: t('pane.section.list'), checks: count === 0 ? t('pane.section.checks') : t('pane.section.checksCount', { count }) };
  return (
    <div className={common.snug}>
      <Tabs
        look="switch"
        label={t('pane.tab.measures')}
        selected={section}
        controls="plneni-section"
        onSelect={(step) => session.navigation.show('measures', step)}
        tabs={SECTIONS.map((value) => ({ value, id: `plneni-section-${value}`, label: label[value] }))}
      />
      <div id="plneni-section" role="tabpanel" aria-labelledby={`plneni-section-${section}`}>
        {section === 'checks' ? <Checks inspection={inspection} /> : measures}
      </div>
    </div>
  );
}
