import '../request/texts';
import { useMemo } from 'react';
import { addressees } from '../../../core/people/addressees';
import { useSession } from '../../app/context';
import type { PlanInspection } from '../../ports/workbook';
import { Board } from './Board';
import { Requests } from '../request/Requests';
import { Returns } from './Returns';

/** Calls, returns, and the board that says who is missing. */
export function Exchange({ inspection }: { inspection: PlanInspection }) {
  const { view } = useSession();
  const { report, exchange } = inspection;
  const found = useMemo(() => addressees(report.plan, exchange), [report.plan, exchange]);
  if (view.step === 'requests') return <Requests inspection={inspection} found={found} />;
  if (view.step === 'returns') return <Returns inspection={inspection} list={found.addressees} />;
  return <Board key={view.step} inspection={inspection} list={found.addressees} first={view.step === 'missing' ? 'missing' : 'all'} />;
}
