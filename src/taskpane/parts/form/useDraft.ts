import { useState } from 'react';
import { usePane } from '../../app/context';

const KEY = 'drafts';
/** Forms whose texts are kept; the one that was written in longest ago falls away. */
const MOST = 20;

type Drafts = Readonly<Record<string, Readonly<Partial<Record<string, string>>>>>;

/**
 * What is being written in a form, remembered on this computer until it is saved or thrown away: neither leaving the
 * screen nor closing the pane loses it.
 *
 * @param form the form, and of which plan
 */
export function useDraft<T extends { readonly [K in keyof T]?: string }>(
  form: string,
  initial: T,
): { readonly draft: T; readonly write: (draft: T) => void; readonly discard: () => void } {
  const { around } = usePane();
  const read = (): Drafts => {
    try {
      return (JSON.parse(around.recall(KEY) ?? '{}') as Drafts | null) ?? {};
    } catch {
      return {};
    }
  };
  const [draft, setDraft] = useState<T>(() => ({ ...initial, ...read()[form] }));
  const keep = (own: T | null): void => {
    const { [form]: _before, ...others } = read();
    const kept = own === null ? others : Object.fromEntries([...Object.entries(others).slice(1 - MOST), [form, own]]);
    around.remember(KEY, JSON.stringify(kept));
  };
  return {
    draft,
    write(next) {
      setDraft(next);
      keep(next);
    },
    discard() {
      setDraft(initial);
      keep(null);
    },
  };
}
