import type { Surroundings } from '../../ports/surroundings';

/** What this computer remembers: the version whose news were read. */
const KEY = 'news';

type Memory = Pick<Surroundings, 'version' | 'remember' | 'recall'>;

/**
 * Whether another version was here before this one and its news were not read yet. To who comes for the first time nothing
 * is new; versions that did not remember are told by changes that the add-in has made in the plan.
 */
export function hasNews({ version, remember, recall }: Memory, isUsed: boolean): boolean {
  const read = recall(KEY);
  if (read !== null) return read !== version;
  remember(KEY, isUsed ? '' : version);
  // Where nothing can be remembered, it would be said again and again.
  return recall(KEY) === '';
}

export const markRead = ({ version, remember }: Memory): void => remember(KEY, version);
