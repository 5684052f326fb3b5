import './texts';
import { useSession } from '../../app/context';
import { useCommon } from '../../parts/common';
import { LastChange } from '../../parts/LastChange';
import type { PlanInspection } from '../../ports/workbook';
import { Compare } from './Compare';
import { ComparePart } from './ComparePart';
import { Current } from './Current';
import { FreezePart } from './FreezePart';
import { NextPart } from './NextPart';
import { NextPeriod } from './NextPeriod';
import { Revise } from './Revise';
import { RevisePart } from './RevisePart';
import { usePeriods } from './usePeriods';

/** The cycle: the period is frozen, laid beside the others, revised, and followed by the next plan. */
export function Periods({ inspection }: { inspection: PlanInspection }) {
  const common = useCommon();
  const standing = usePeriods(inspection);
  const { view } = useSession();
  if (view.step === 'compare') return <Compare standing={standing} />;
  if (view.step === 'revise') return <Revise inspection={inspection} standing={standing} />;
  if (view.step === 'nextPeriod') return <NextPeriod inspection={inspection} standing={standing} />;
  return (
    <div className={common.stack}>
      <Current standing={standing} />
      <FreezePart inspection={inspection} standing={standing} />
      <ComparePart standing={standing} />
      <RevisePart standing={standing} />
      <NextPart standing={standing} />
      <LastChange saved={inspection.saved} />
    </div>
  );
}
