import { registerCommands } from '../commands';
import { customFunctions, registerFunctions } from '../functions';
import type { Language } from '../i18n';
import { PaneRequests } from './ports/paneRequests';

/*
 * The small start of the shared runtime. Excel loads this page to compute a function or to run a ribbon command
 * long before anybody opens the pane, so the pane with React and Fluent UI is another file that comes when it is
 * first shown.
 */

declare global {
  interface Window {
    /** Tells the page that the script was understood and ran. */
    plneniStarted?: boolean;
    /** Shows a readable page in place of the pane; see taskpane.html. */
    plneniUnavailable?: (reason: 'office' | 'start' | 'outside') => void;
  }
}

const requests = new PaneRequests();

window.plneniStarted = true;
if (typeof Office !== 'undefined') start();

function start(): void {
  // Associated before Office is ready: Excel asks for the functions as soon as the page is loaded.
  registerFunctions(documentLanguage());
  registerCommands((request) => requests.post(request));
  void Office.onReady(({ host }) => {
    if (host !== Office.HostType.Excel) window.plneniUnavailable?.('outside');
    else whenShown(showPane);
  });
}

/** Office tells its display language only when it is ready, and functions cannot wait; the page follows the same setting. */
function documentLanguage(): Language {
  return /^(cs|sk)\b/i.test(navigator.language) ? 'cs' : 'en';
}

/**
 * Runs once, when the pane becomes visible. A hidden runtime tells of it in one of two ways, by platform: Office's
 * own event, or the page's visibility. Whichever comes first counts; a pane loaded early does no harm.
 */
function whenShown(show: () => void): void {
  let shown = false;
  const once = (): void => {
    if (shown) return;
    shown = true;
    show();
  };
  if (document.visibilityState === 'visible') return once();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') once();
  });
  if (Office.context.requirements.isSetSupported('SharedRuntime', '1.1')) {
    void Office.addin.onVisibilityModeChanged(({ visibilityMode }) => {
      if (visibilityMode === Office.VisibilityMode.taskpane) once();
    });
  }
}

function showPane(): void {
  import(/* webpackChunkName: "pane" */ './app/pane').then(
    ({ mountPane }) => mountPane(document.getElementById('pane')!, requests, Object.keys(customFunctions(() => new Error())).length),
    // A missing chunk: an older page in the cache after a new version was put on the server, or no network.
    () => window.plneniUnavailable?.('start'),
  );
}
