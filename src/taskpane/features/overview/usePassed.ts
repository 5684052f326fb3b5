import { usePlanWords } from '../../app/usePlanWords';

/** The steps of this plan that the user goes on without, remembered on this computer. */
export function usePassed(planId: string): { readonly passed: ReadonlySet<string>; readonly pass: (key: string) => void } {
  const { words, keep } = usePlanWords('passedSteps', planId);
  return { passed: words, pass: (key) => keep(new Set([...words, key])) };
}
