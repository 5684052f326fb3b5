/** What writes into the coordinator's workbook, as one file that is loaded when it is first needed. */
export { setOverride } from '../../../workbook/plan/override';
export { applyRepairs } from '../../../workbook/plan/repair';
export { writeSettings } from '../../../workbook/plan/settings';
export { summarize } from '../../../workbook/summary/summarize';
export { summarizeList } from '../../../workbook/summary/summarizeList';
export { undo } from '../../../workbook/undo/undo';
