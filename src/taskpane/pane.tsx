import { createRoot } from 'react-dom/client';
import { App } from './App';
import { excelWorkbook } from './excelWorkbook';
import type { PaneRequests } from './requests';
import { Session } from './session';
import { officeSurroundings } from './surroundings';

/** Puts the pane into the page. Called once, when the pane is first shown. */
export function mountPane(container: HTMLElement, requests: PaneRequests): void {
  const session = new Session(excelWorkbook);
  createRoot(container).render(<App session={session} requests={requests} around={officeSurroundings(0)} />);
}
