import { createRoot } from 'react-dom/client';
import { App } from './App';
import { excelWorkbook } from '../ports/office/excelWorkbook';
import type { PaneRequests } from '../ports/paneRequests';
import { Session } from '../session/session';
import { officeSurroundings } from '../ports/office/officeSurroundings';

/**
 * Puts the pane into the page. Called once, when the pane is first shown.
 *
 * @param functions how many custom functions the start registered, for the diagnostics
 */
export function mountPane(container: HTMLElement, requests: PaneRequests, functions: number): void {
  const around = officeSurroundings(functions);
  const session = new Session(excelWorkbook, around.recall('follow') !== 'false');
  createRoot(container).render(<App session={session} requests={requests} around={around} />);
}
