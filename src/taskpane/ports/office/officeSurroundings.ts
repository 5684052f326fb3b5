import type { Surroundings } from '../surroundings';
import { openInBrowser, openSample, openWorkbook, save } from './handOver';
import { canOpenWorkbooks, host, isSupported } from './host';
import { officeLook, onLook, onSeen } from './look';
import { recall, remember } from './memory';

declare const PLNENI_VERSION: string;

/** The surroundings in Excel. */
export const officeSurroundings = (functions: number): Surroundings => ({
  version: PLNENI_VERSION,
  functions,
  supported: isSupported(),
  displayLanguage: () => Office.context.displayLanguage,
  look: officeLook,
  onLook,
  onSeen,
  host,
  remember,
  recall,
  copy: (text) => navigator.clipboard.writeText(text),
  openLink: openInBrowser,
  openSample,
  save,
  get opensWorkbooks() {
    return canOpenWorkbooks();
  },
  openWorkbook,
  now: () => new Date(),
});
