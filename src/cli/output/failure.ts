import { WorkbookUnreadable } from '../../host';
import { UnusablePeriods } from '../../core/periods/fault';
import type { Translate } from '../../i18n';
import { periodFaultsText } from '../../i18n/periods';
import { faultText } from '../../i18n/sentences';
import { UnusableWorkbook } from '../../schema/read/records';
import { ExcelFault } from '../../workbook/excel/run';
import { ownFault } from '../process/ownFault';

/** One plain sentence for everything that makes the input unusable; a fault of our own with its place, to be reported. */
export function failureText(error: unknown, t: Translate): string {
  if (error instanceof WorkbookUnreadable) return t(`unreadable.${error.code}`);
  if (error instanceof UnusableWorkbook) return error.faults.map((fault) => faultText(fault, t)).join(' ');
  if (error instanceof UnusablePeriods) return periodFaultsText(error.faults, t);
  if (error instanceof ExcelFault) return t(`excel.${error.code}`, { detail: error.detail });
  return ownFault(error, t);
}
