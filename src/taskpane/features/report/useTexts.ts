import { useRef } from 'react';
import type { SectionId } from '../../../core/report/document';
import { useDraft } from '../../parts/form/useDraft';

type Draft = Readonly<Partial<Record<SectionId, string>>>;

/** Texts of sections that are being written and are not saved yet, remembered on this computer. */
export interface Texts {
  readonly draft: Draft;
  readonly write: (id: SectionId, text: string) => void;
  readonly discard: (id: SectionId) => void;
}

export function useTexts(planId: string): Texts {
  const { draft, write, discard } = useDraft<Draft>(`report ${planId}`, {});
  // A text is discarded when it has been saved; what is written in others meanwhile stays.
  const now = useRef(draft);
  const set = (next: Draft): void => {
    now.current = next;
    if (Object.keys(next).length > 0) write(next);
    else discard();
  };
  return {
    draft,
    write: (id, text) => set({ ...now.current, [id]: text }),
    discard: (id) => {
      const { [id]: _own, ...others } = now.current;
      set(others);
    },
  };
}
