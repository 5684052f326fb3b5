import { useEffect, useState } from 'react';
import { usePane, useSession } from '../../app/context';
import { hasDecisions, keptOf, rememberedOf, rememberedWith, type Kept } from '../../session/keptDecisions';

const KEY = 'returnDecisions';

/**
 * What was decided about returned files before the pane was closed, as this computer remembers it; it is kept as long as
 * there is something to write.
 * @returns what waits for its files; null when nothing does
 */
export function useKept(planId: string): Kept | null {
  const { around } = usePane();
  const { collecting } = useSession();
  const [before] = useState(() => (collecting.files.length === 0 ? rememberedOf(around.recall(KEY), planId) : null));
  const [began, setBegan] = useState(collecting.files.length > 0);
  if (!began && collecting.files.length > 0) setBegan(true);
  useEffect(() => {
    if (!began) return;
    const now = collecting.files.length === 0 ? null : keptOf(collecting);
    around.remember(KEY, rememberedWith(around.recall(KEY), planId, now !== null && hasDecisions(now) ? now : null));
  }, [around, began, collecting, planId]);
  return began && collecting.files.length === 0 ? null : before;
}
