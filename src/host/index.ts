import { openWith, type EmbeddedExcel, type OpenOptions } from './excel';

export { WorkbookUnreadable } from './errors';
export { EmbeddedExcel, type OfficeClient, type OpenOptions } from './excel';
export type { FunctionMetadata } from './functions';
export type { ApiLevel, HostModes } from './modes';
export type { NativeBridge } from './protocol/bridge';
export type { ChartView, SeriesView } from './charts/view';
export type { CellDrawing, CellHint, CellLook, Difference, SheetDrawing, SheetTab, WorkbookView } from './view';

/**
 * Opens an .xlsx, or a new workbook with one sheet for `null`.
 * In Node the client is loaded from the package; elsewhere `options.client` has to say how.
 */
export async function openWorkbook(bytes: Uint8Array | null, options: OpenOptions = {}): Promise<EmbeddedExcel> {
  const client = options.client ?? (await import(/* webpackIgnore: true */ './nodeClient')).nodeClient();
  return openWith(bytes, client, options);
}
