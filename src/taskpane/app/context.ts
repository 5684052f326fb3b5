import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Language, Translate } from '../../i18n';
import type { Session } from '../session/session';
import type { SessionState } from '../session/store';
import type { Surroundings } from '../ports/surroundings';
import type { Look } from './theme';

export interface Pane {
  readonly session: Session;
  readonly around: Surroundings;
  readonly t: Translate;
  readonly language: Language;
  /** null: as Office has it */
  readonly chosenLanguage: Language | null;
  readonly chooseLanguage: (language: Language | null) => void;
  readonly look: Look;
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
