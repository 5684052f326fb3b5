import type { Surroundings } from '../surroundings';

/** The ribbon asks for the same; the pane can be opened from elsewhere in an older Excel. */
const FLOOR = '1.14';
/** From this version on Excel makes a workbook of bytes. */
const CREATES = '1.8';
/** No Excel knows a higher minor version yet. */
const HIGHEST_MINOR = 30;

const supports = (version: string): boolean => Office.context.requirements.isSetSupported('ExcelApi', version);

/** Excel is new enough for the work of the add-in. */
export const isSupported = (): boolean => supports(FLOOR);
export const canOpenWorkbooks = (): boolean => supports(CREATES);

/** What support asks first. */
export function host(): ReturnType<Surroundings['host']> {
  const { host: program, platform, version } = Office.context.diagnostics;
  return { name: String(program), platform: String(platform), version, apiLevel: apiLevel() };
}

function apiLevel(): string {
  for (let minor = HIGHEST_MINOR; minor > 0; minor--) if (supports(`1.${minor}`)) return `1.${minor}`;
  return '?';
}
