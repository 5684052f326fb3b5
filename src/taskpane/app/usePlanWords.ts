import { useState } from 'react';
import { usePane } from './context';

/** The words of each plan. */
type Kept = Readonly<Record<string, readonly string[]>>;

/** Plans whose words are kept; the one that was opened longest ago falls away. */
const MOST_PLANS = 20;

/**
 * A set of words that this computer remembers of a plan: steps that were passed by, sections that are left out.
 *
 * @param key where they are kept
 */
export function usePlanWords(
  key: string,
  planId: string,
): { readonly words: ReadonlySet<string>; readonly keep: (words: ReadonlySet<string>) => void } {
  const { around } = usePane();
  const read = (): Kept => {
    try {
      return (JSON.parse(around.recall(key) ?? '{}') as Kept | null) ?? {};
    } catch {
      return {};
    }
  };
  const [kept, setKept] = useState<Kept>(read);
  return {
    words: new Set(kept[planId]),
    keep: (words) => {
      const { [planId]: _own, ...others } = read();
      const next = Object.fromEntries([...Object.entries(others).slice(1 - MOST_PLANS), [planId, [...words]]]);
      around.remember(key, JSON.stringify(next));
      setKept(next);
    },
  };
}
