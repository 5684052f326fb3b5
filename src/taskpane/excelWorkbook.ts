import { goTo, watch } from '../workbook/follow';
import { inspect } from '../workbook/inspect';
import { setOverride } from '../workbook/override';
import { applyRepairs } from '../workbook/repair';
import { writeSettings } from '../workbook/settings';
import { summarize } from '../workbook/summarize';
import { summarizeList } from '../workbook/summarizeList';
import { undo } from '../workbook/undo';
import type { WorkbookPort } from './workbook';

/** The workbook that is open in Excel. */
export const excelWorkbook: WorkbookPort = {
  inspect,
  summarize: (watched) => summarize({ now: new Date(), ...watched }),
  summarizeList: (address) => summarizeList(new Date(), address),
  undo,
  setOverride: (code, override) => setOverride(code, override, new Date()),
  applyRepairs: (repairs) => applyRepairs(repairs, new Date()),
  writeSettings: (values) => writeSettings(values, new Date()),
  goTo,
  watch,
};
