import type { CellValue } from './text';

/** Digits in threes or in one run, then a comma or a point; "1.234,5" only with its comma, "1,234.5" never. */
const PLAIN = /^[+-]?(\d+|\d{1,3}( \d{3})+)([.,]\d+)?$/;
const POINT_THOUSANDS = /^[+-]?\d{1,3}(\.\d{3})+,\d+$/;

/**
 * A number in Czech or ISO form: "1 234,5", "1234.5", "90 %" (→ 0.9), "45 881 463 Kč", "11 080 000,-".
 * @returns null when the text is not one number beyond doubt
 */
export function readNumber(value: CellValue): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  let text = value
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/\u2212/g, '-')
    .trim();
  text = text.replace(/ ?Kč$/i, '').replace(/,[-–—]$/, '');
  const percent = / ?%$/.test(text);
  text = text.replace(/ ?%$/, '');
  if (POINT_THOUSANDS.test(text)) text = text.replace(/\./g, '');
  else if (!PLAIN.test(text)) return null;
  const number = Number(text.replace(/ /g, '').replace(',', '.'));
  if (!Number.isFinite(number)) return null;
  return percent ? number / 100 : number;
}
