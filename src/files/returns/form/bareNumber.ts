import { isDayOfPlan } from '../../../core/text/date';
import { cellText, type CellValue } from '../../../core/text/text';

/**
 * A number that can be no day of a plan: a bare year, a year with its month, or a count. Excel would take 2026 for 18. 7. 1905.
 * @param value of a date field, a number or its text
 */
export const isBareNumber = (value: CellValue): boolean => {
  if (typeof value === 'number') return !isDayOfPlan(value);
  const text = cellText(value);
  return /^\d{1,4}([.,]\d+)?$/.test(text);
};
