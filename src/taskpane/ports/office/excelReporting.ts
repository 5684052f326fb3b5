/** What writes the sheets of the report, as one file that is loaded when it is first needed. */
export { saveOwnTexts } from '../../../workbook/report/saveOwnTexts';
export { writeReport, writeSettlement } from '../../../workbook/report/writeReport';
