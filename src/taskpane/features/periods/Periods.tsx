import './texts';
import { useCommon } from '../../parts/common';
import { LastChange } from '../../parts/LastChange';
import type { PlanInspection } from '../../ports/workbook';
import { Current } from './Current';
import { FreezePart } from './FreezePart';
import { usePeriods } from './usePeriods';

/** The cycle: the period is frozen, laid beside the others, revised, and followed by the next plan. */
export function Periods({ inspection }: { inspection: PlanInspection }) {
  const common = useCommon();
  const standing = usePeriods(inspection);
  return (
    <div className={common.stack}>
      <Current standing={standing} />
      <FreezePart inspection={inspection} standing={standing} />
      <LastChange saved={inspection.saved} />
    </div>
  );
}
