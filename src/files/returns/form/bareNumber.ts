import { cellText, type CellValue } from '../../../core/text/text';

/**
 * A number too small to be a day of a plan: a bare year or a count. Excel would take 2026 for 18. 7. 1905.
 * @param value of a date field, a number or its text
 */
export const isBareNumber = (value: CellValue): boolean => {
  const text = cellText(value);
  return /^\d{1,4}([.,]\d+)?$/.test(text);
};
