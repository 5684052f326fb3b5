import type { NamedFile } from './files';
import { lookOf, type Look } from '../app/theme';

/** Everything around the pane that is not the workbook: Office, the browser, what this computer remembers. */
export interface Surroundings {
  readonly version: string;
  /** Custom functions that the start registered. */
  readonly functions: number;
  /** Excel is new enough for the work of the add-in. */
  readonly supported: boolean;
  readonly displayLanguage: () => string;
  readonly look: () => Look;
  /** Calls back when the look may be another; returns how to stop. */
  readonly onLook: (changed: () => void) => () => void;
  host(): { readonly name: string; readonly platform: string; readonly version: string; readonly apiLevel: string };
  remember(key: string, value: string): void;
  recall(key: string): string | null;
  copy(text: string): Promise<void>;
  openLink(url: string): void;
  openSample(): Promise<'opened' | 'downloaded'>;
  /** Gives a file to the user, as the browser gives downloads. */
  save(file: NamedFile): void;
  /** Excel can open bytes as a new workbook. */
  readonly opensWorkbooks: boolean;
  /** Opens a workbook that was made here; where Excel does not, it is saved. */
  openWorkbook(file: NamedFile): Promise<'opened' | 'downloaded'>;
  now(): Date;
}

/** The ribbon asks for the same; the pane can be opened from elsewhere in an older Excel. */
const FLOOR = '1.14';

declare const PLNENI_VERSION: string;

const queries = { forced: '(forced-colors: active)', dark: '(prefers-color-scheme: dark)' };
const matches = (query: string): boolean => window.matchMedia(query).matches;

export function officeSurroundings(functions: number): Surroundings {
  return {
    version: PLNENI_VERSION,
    functions,
    supported: Office.context.requirements.isSetSupported('ExcelApi', FLOOR),
    displayLanguage: () => Office.context.displayLanguage,
    look() {
      const theme = Office.context.officeTheme as Office.OfficeTheme | undefined;
      return lookOf({
        forced: matches(queries.forced),
        prefersDark: matches(queries.dark),
        isDark: theme?.isDarkTheme,
        background: theme?.bodyBackgroundColor,
      });
    },
    onLook(changed) {
      const watched = Object.values(queries).map((query) => window.matchMedia(query));
      for (const query of watched) query.addEventListener('change', changed);
      // Office tells nobody in Excel that its theme changed; when the pane is looked at again, it looks too.
      document.addEventListener('visibilitychange', changed);
      return () => {
        for (const query of watched) query.removeEventListener('change', changed);
        document.removeEventListener('visibilitychange', changed);
      };
    },
    host() {
      const { host, platform, version } = Office.context.diagnostics;
      return { name: String(host), platform: String(platform), version, apiLevel: apiLevel() };
    },
    remember(key, value) {
      try {
        window.localStorage.setItem(storageKey(key), value);
      } catch {
        // Storage is refused in some closed networks; then the pane only does not remember.
      }
    },
    recall(key) {
      try {
        return window.localStorage.getItem(storageKey(key));
      } catch {
        return null;
      }
    },
    copy: (text) => navigator.clipboard.writeText(text),
    openLink: openInBrowser,
    openSample,
    save,
    get opensWorkbooks() {
      return canOpenWorkbooks();
    },
    openWorkbook,
    now: () => new Date(),
  };
}

/** On the web the browser may keep one storage for more sites; Office gives each its own prefix. */
const storageKey = (key: string): string => `${(Office.context as { partitionKey?: string }).partitionKey ?? ''}plneni.${key}`;

function apiLevel(): string {
  for (let minor = 30; minor > 0; minor--) if (Office.context.requirements.isSetSupported('ExcelApi', `1.${minor}`)) return `1.${minor}`;
  return '?';
}

function openInBrowser(url: string): void {
  if (Office.context.requirements.isSetSupported('OpenBrowserWindowApi', '1.1')) Office.context.ui.openBrowserWindow(url);
  else window.open(url, '_blank', 'noopener');
}

const canOpenWorkbooks = (): boolean => Office.context.requirements.isSetSupported('ExcelApi', '1.8');

async function openWorkbook(file: NamedFile): Promise<'opened' | 'downloaded'> {
  try {
    if (canOpenWorkbooks()) {
      await Excel.createWorkbook(base64(file.bytes));
      return 'opened';
    }
  } catch {
    // As with the sample.
  }
  save(file);
  return 'downloaded';
}

/** In pieces: a call with a million arguments overflows the stack. */
function base64(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += 0x8000) text += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(text);
}

const TYPE = 'application/octet-stream';
/** Until then every browser has begun to save it. */
const KEPT_MS = 60_000;

function save({ name, bytes }: NamedFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes as BlobPart], { type: TYPE }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}

/** Opens the sample as a new workbook; where Excel does not do that (web, policy, Mac), the browser downloads it. */
async function openSample(): Promise<'opened' | 'downloaded'> {
  try {
    if (Office.context.requirements.isSetSupported('ExcelApi', '1.8')) {
      const { default: sample } = await import(/* webpackChunkName: "sample" */ '../../../samples/ukazka.xlsx');
      await Excel.createWorkbook(sample.slice(sample.indexOf(',') + 1));
      return 'opened';
    }
  } catch {
    // createWorkbook fails for reasons of its own (office-js #2506, #3568, #6870); the file is still there.
  }
  openInBrowser(new URL('ukazka.xlsx', document.baseURI).href);
  return 'downloaded';
}
