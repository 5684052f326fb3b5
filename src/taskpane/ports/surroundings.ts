import type { Look } from '../app/theme';
import type { NamedFile } from './files';

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
  /** Calls back when the pane comes into sight or gets the focus, and when it is hidden; returns how to stop. */
  readonly onSeen: (changed: (isSeen: boolean) => void) => () => void;
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
