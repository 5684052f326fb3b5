import { useState } from 'react';
import { usePane } from '../../app/context';

const KEY = 'passedSteps';

/** Which steps were passed by in each plan. */
type Passed = Readonly<Record<string, readonly string[]>>;

/** Plans whose steps are kept; the one that was opened longest ago falls away. */
const MOST_PLANS = 20;

/** The steps of this plan that the user goes on without, remembered on this computer. */
export function usePassed(planId: string): { readonly passed: ReadonlySet<string>; readonly pass: (key: string) => void } {
  const { around } = usePane();
  const read = (): Passed => {
    try {
      return (JSON.parse(around.recall(KEY) ?? '{}') as Passed | null) ?? {};
    } catch {
      return {};
    }
  };
  const [passed, setPassed] = useState<Passed>(read);
  return {
    passed: new Set(passed[planId]),
    pass: (key) => {
      const { [planId]: own = [], ...others } = read();
      const next = Object.fromEntries([...Object.entries(others).slice(1 - MOST_PLANS), [planId, [...new Set([...own, key])]]]);
      around.remember(KEY, JSON.stringify(next));
      setPassed(next);
    },
  };
}
