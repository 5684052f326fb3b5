import type { Translate } from '../../i18n';
import { faultText } from '../../i18n/sentences';
import { UnusableWorkbook } from '../../schema/read/records';
import { cellName } from '../../schema/read/rows';
import { CellChanged } from '../../workbook/excel/cellChanged';
import { asFault, ExcelFault } from '../../workbook/excel/run';
import { CannotUndo } from '../../workbook/undo/cannotUndo';

/** Any failure as a sentence: what is wrong and what to do. Codes are compared, because Excel's messages are localised. */
export function failureText(error: unknown, t: Translate): string {
  const fault = asFault(error);
  if (fault instanceof UnusableWorkbook) return fault.faults.map((each) => faultText(each, t)).join(' ');
  if (fault instanceof ExcelFault) return t(`excel.${fault.code}`, { detail: fault.detail });
  if (fault instanceof CannotUndo) return t(`undo.${fault.code}`, { sheet: fault.sheet });
  if (fault instanceof CellChanged) return t('edit.cellChanged', { sheet: fault.sheet, cell: cellName(fault.row, fault.column) });
  // By webpack: a part of the page is not there, as after an update, or there is no network.
  if (fault instanceof Error && fault.name === 'ChunkLoadError') return t('pane.notLoaded');
  return t('pane.failure.ours', { detail: detailOf(fault) });
}

/** For the support message. */
export const detailOf = (error: unknown): string =>
  error instanceof ExcelFault
    ? `${error.code}: ${error.detail}`
    : error instanceof Error
      ? `${error.name}: ${error.message}`
      : String(error);

/** The user stopped it: nothing to complain about. */
export const isStopped = (error: unknown): boolean => typeof error === 'object' && error !== null && (error as Error).name === 'AbortError';
