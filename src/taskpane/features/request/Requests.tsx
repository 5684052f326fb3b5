import { usePane, useSession } from '../../app/context';
import { Choice, type Found } from './Choice';
import { Made } from './Made';
import { Screen } from '../../parts/Screen';
import type { PlanInspection } from '../../ports/workbook';

/** Whom to call, until when, and what comes of it: a workbook for each and a text for the e-mail. */
export function Requests({ inspection, found }: { inspection: PlanInspection; found: Found }) {
  const { session, t } = usePane();
  const { made } = useSession();
  return (
    <Screen title={t(made ? 'call.madeTitle' : 'call.title')} back={{ label: t('call.back'), go: () => session.navigation.go('home') }}>
      {made ? <Made made={made} inspection={inspection} /> : <Choice inspection={inspection} found={found} />}
    </Screen>
  );
}
