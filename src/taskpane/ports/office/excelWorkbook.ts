import { goTo, watch } from '../../../workbook/excel/follow';
import { inspect } from '../../../workbook/plan/inspect';
import type { WorkbookPort } from '../workbook';

/** To see how the plan stands, reading is enough; what writes is loaded when it is first needed. */
const writing = () => import(/* webpackChunkName: "writing", webpackPrefetch: true */ './excelWriting');
const drawing = () => import(/* webpackChunkName: "drawing" */ '../../../workbook/territory/writeTerritory');
const sending = () => import(/* webpackChunkName: "sending" */ '../../../workbook/request/noteRequests');
const contacting = () => import(/* webpackChunkName: "sending" */ '../../../workbook/request/contacts');
const collecting = () => import(/* webpackChunkName: "collecting" */ '../../../workbook/returns/collect');
const commenting = () => import(/* webpackChunkName: "commenting" */ './excelComments');
const answering = () => import(/* webpackChunkName: "answering" */ '../../../workbook/request/answers');
const reporting = () => import(/* webpackChunkName: "reporting" */ './excelReporting');
const cycling = () => import(/* webpackChunkName: "cycling" */ './excelPeriods');
const checking = () => import(/* webpackChunkName: "selfCheck" */ '../../../workbook/selfCheck/selfCheck');

/** The workbook that is open in Excel. */
export const excelWorkbook: WorkbookPort = {
  inspect,
  summarize: async (watched) => (await writing()).summarize({ now: new Date(), ...watched }),
  summarizeList: async (address) => (await writing()).summarizeList(new Date(), address),
  writeTerritory: async () => (await drawing()).writeTerritory(new Date()),
  undo: async (ids) => (await writing()).undo(ids),
  setOverride: async (code, override) => (await writing()).setOverride(code, override, new Date()),
  applyRepairs: async (repairs) => (await writing()).applyRepairs(repairs, new Date()),
  writeSettings: async (values) => (await writing()).writeSettings(values, new Date()),
  noteRequests: async (requests, on, deadline) => (await sending()).noteRequests(requests, on, deadline, new Date()),
  saveContacts: async (edits) => (await contacting()).saveContacts(edits, new Date()),
  collect: async (returns, decisions, watched) => (await collecting()).collect(returns, decisions, { now: new Date(), ...watched }),
  writeAnswer: async (place, answer, expected) => (await answering()).writeAnswer(place, answer, expected, new Date()),
  confirmRequest: async (by, on) => (await answering()).confirmRequest(by, on, new Date()),
  withdrawConfirmation: async () => (await answering()).withdrawConfirmation(new Date()),
  saveOwnTexts: async (texts) => (await reporting()).saveOwnTexts(texts, new Date()),
  writeReport: async (watched) => (await reporting()).writeReport({ now: new Date(), ...watched }),
  writeSettlement: async () => (await reporting()).writeSettlement({ now: new Date() }),
  inspectComments: async (today) => (await commenting()).inspectComments(today),
  collectComments: async (files, split) => (await commenting()).collectComments(files, { now: new Date(), split }),
  addComment: async (comment) => (await commenting()).addComment(comment, new Date()),
  settleComment: async (comment, settlement) => (await commenting()).settleComment(comment, settlement, new Date()),
  noteRound: async (round) => void (await (await commenting()).noteRound(round, new Date())),
  freezePeriod: async (order, watched) => (await cycling()).freezePeriod({ ...order, now: new Date(), ...watched }),
  writeComparison: async (asked, watched) => (await cycling()).writeComparison({ ...asked, now: new Date(), ...watched }),
  revise: async (on, watched) => (await cycling()).revise({ on, now: new Date(), ...watched }),
  saveRevision: async (shown, edit) => (await cycling()).saveRevision(shown, edit, new Date()),
  selfCheck: async (watched) => (await checking()).selfCheck(watched),
  goTo,
  watch,
};
