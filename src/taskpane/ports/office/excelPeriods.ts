/** What writes the sheets of the cycle, as one file that is loaded when it is first needed. */
export { writeComparison } from '../../../workbook/periods/compare';
export { freezePeriod } from '../../../workbook/periods/freeze';
export { revise } from '../../../workbook/periods/revise';
export { saveRevision } from '../../../workbook/periods/saveRevision';
