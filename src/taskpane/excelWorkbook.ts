import { confirmCall, withdrawConfirmation, writeAnswer } from '../workbook/callAnswers';
import { collect } from '../workbook/collect';
import { goTo, watch } from '../workbook/follow';
import { inspect } from '../workbook/inspect';
import { noteCalls } from '../workbook/noteCalls';
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
  noteCalls: (calls, on, deadline) => noteCalls(calls, on, deadline, new Date()),
  collect: (returns, decisions, watched) => collect(returns, decisions, { now: new Date(), ...watched }),
  writeAnswer: (target, answer, expected) => writeAnswer(target, answer, expected, new Date()),
  confirmCall: (by, on) => confirmCall(by, on, new Date()),
  withdrawConfirmation: () => withdrawConfirmation(new Date()),
  goTo,
  watch,
};
