import { useState } from 'react';
import type { Surroundings } from '../ports/surroundings';
import { usePane } from './context';

/** The words of each plan. */
type Kept = Readonly<Record<string, readonly string[]>>;
type Memory = Pick<Surroundings, 'remember' | 'recall'>;

/** Plans whose words are kept; the one that was opened longest ago falls away. */
const MOST_PLANS = 20;

function read({ recall }: Memory, key: string): Kept {
  try {
    return (JSON.parse(recall(key) ?? '{}') as Kept | null) ?? {};
  } catch {
    return {};
  }
}

/**
 * What this computer remembers of a plan under a key.
 * @example planWords(around, 'reportWithout', planId) // ['uzemi']
 */
export const planWords = (memory: Memory, key: string, planId: string): readonly string[] => read(memory, key)[planId] ?? [];

export function keepPlanWords(memory: Memory, key: string, planId: string, words: readonly string[]): void {
  const { [planId]: _own, ...others } = read(memory, key);
  memory.remember(key, JSON.stringify(Object.fromEntries([...Object.entries(others).slice(1 - MOST_PLANS), [planId, words]])));
}

/** The same as a set that a view shows and changes: steps that were passed by, sections that are left out. */
export function usePlanWords(
  key: string,
  planId: string,
): { readonly words: ReadonlySet<string>; readonly keep: (words: ReadonlySet<string>) => void } {
  const { around } = usePane();
  const [kept, setKept] = useState({ planId, words: planWords(around, key, planId) });
  const words = kept.planId === planId ? kept.words : planWords(around, key, planId);
  return {
    words: new Set(words),
    keep: (next) => {
      keepPlanWords(around, key, planId, [...next]);
      setKept({ planId, words: [...next] });
    },
  };
}
