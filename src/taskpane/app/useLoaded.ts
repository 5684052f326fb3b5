import { useEffect, useState } from 'react';

/**
 * What belongs to a key, at once when it is there, otherwise after it was loaded. Until another comes the last one
 * stays, so that what is on the screen is not lost meanwhile; null only before the first.
 *
 * @param load never rejects
 */
export function useLoaded<K, T extends object>(key: K, ready: (key: K) => T | undefined, load: (key: K) => Promise<T>): T | null {
  const now = ready(key);
  const [last, setLast] = useState<T | null>(now ?? null);
  if (now && now !== last) setLast(now);
  useEffect(() => {
    let here = true;
    if (!ready(key)) void load(key).then((loaded) => here && setLast(loaded));
    return () => void (here = false);
  }, [key, ready, load]);
  return now ?? last;
}
