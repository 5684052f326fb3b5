import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Language, Translate } from '../i18n';
import type { Session, SessionState } from './session';
import type { Surroundings } from './surroundings';

export interface Pane {
  readonly session: Session;
  readonly around: Surroundings;
  readonly t: Translate;
  readonly language: Language;
}

export const PaneContext = createContext<Pane | null>(null);

export function usePane(): Pane {
  const pane = useContext(PaneContext);
  if (!pane) throw new Error('outside of PaneContext');
  return pane;
}

export function useSession(): SessionState {
  const { session } = usePane();
  return useSyncExternalStore(session.subscribe, session.get);
}
