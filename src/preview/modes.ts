import type { ApiLevel, HostModes } from '../host';
import type { PreviewOptions } from './options';

const LEVELS: Readonly<Record<PreviewOptions['excel'], string>> = { 2021: '1.14', 2024: '1.17', old: '1.12', none: '1.14' };

/** What the switches mean for the embedded Excel. */
export function modesOf({ language, excel, latency, editing }: PreviewOptions): Partial<HostModes> {
  return {
    displayLanguage: language === 'cs' ? 'cs-CZ' : 'en-US',
    // An Excel below the floor of the add-in is no level that the embedded one plays; it only has to say so.
    apiLevel: LEVELS[excel] as ApiLevel,
    latencyMs: latency,
    cellEditing: editing,
  };
}
