import { goTo, watch } from '../../workbook/excel/follow';
import { inspect } from '../../workbook/plan/inspect';
import { setOverride } from '../../workbook/plan/override';
import { applyRepairs } from '../../workbook/plan/repair';
import { writeSettings } from '../../workbook/plan/settings';
import { summarize } from '../../workbook/summary/summarize';
import { summarizeList } from '../../workbook/summary/summarizeList';
import { undo } from '../../workbook/undo/undo';
import type { WorkbookPort } from './workbook';

/** Loaded when they are first needed. */
const sending = () => import(/* webpackChunkName: "sending" */ '../../workbook/request/noteRequests');
const collecting = () => import(/* webpackChunkName: "collecting" */ '../../workbook/returns/collect');
const answering = () => import(/* webpackChunkName: "answering" */ '../../workbook/request/answers');

/** The workbook that is open in Excel. */
export const excelWorkbook: WorkbookPort = {
  inspect,
  summarize: (watched) => summarize({ now: new Date(), ...watched }),
  summarizeList: (address) => summarizeList(new Date(), address),
  undo,
  setOverride: (code, override) => setOverride(code, override, new Date()),
  applyRepairs: (repairs) => applyRepairs(repairs, new Date()),
  writeSettings: (values) => writeSettings(values, new Date()),
  noteRequests: async (calls, on, deadline) => (await sending()).noteRequests(calls, on, deadline, new Date()),
  collect: async (returns, decisions, watched) => (await collecting()).collect(returns, decisions, { now: new Date(), ...watched }),
  writeAnswer: async (place, answer, expected) => (await answering()).writeAnswer(place, answer, expected, new Date()),
  confirmRequest: async (by, on) => (await answering()).confirmRequest(by, on, new Date()),
  withdrawConfirmation: async () => (await answering()).withdrawConfirmation(new Date()),
  goTo,
  watch,
};
