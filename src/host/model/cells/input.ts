import type { Scalar } from './grid';

interface Content {
  v?: string | number;
  t?: 1 | 2 | 3;
  f?: string;
}
export interface Entered {
  content: Content | undefined;
  /** Number format that Excel gives a General cell for what was typed. */
  format?: string;
}

const NUMBER = /^[+-]?(?:\d+|\d{1,3}(?:[\u00a0\u202f ]\d{3})+)?(?:[.,]\d+)?(?:[eE][+-]?\d+)?$/;

/** Days of the 1900 calendar that Excel counts in. */
const serial = (y: number, m: number, d: number): number => Date.UTC(y, m - 1, d) / 86_400_000 + 25_569;

/**
 * What a cell holds after somebody writes `value` into it: a formula, text kept by an apostrophe or by the
 * text format, or a number, date or truth value that Excel recognises in text.
 */
export function enter(value: Scalar, format: string, language: string, date1904: boolean): Entered {
  if (typeof value === 'boolean') return { content: { v: value ? 1 : 0, t: 3 } };
  if (typeof value === 'number') return { content: Number.isFinite(value) ? { v: value, t: 2 } : { v: '#NUM!', t: 1 } };
  if (value === '') return { content: undefined };
  if (format === '@') return { content: { v: value, t: 1 } };
  if (value.startsWith("'")) return { content: { v: value.slice(1), t: 1 } };
  if (value.startsWith('=') && value.length > 1) return { content: { f: value } };
  const text = value.trim();
  const percent = /^(.+?)\s*%$/.exec(text);
  const number = parseNumber(percent ? percent[1]! : text, language);
  if (number !== null) {
    if (percent) return { content: { v: number / 100, t: 2 }, format: Number.isInteger(number) ? '0%' : '0.00%' };
    return { content: { v: number, t: 2 } };
  }
  if (/^(true|pravda)$/i.test(text)) return { content: { v: 1, t: 3 } };
  if (/^(false|nepravda)$/i.test(text)) return { content: { v: 0, t: 3 } };
  const date = parseDate(text, language);
  if (date !== null) return { content: { v: date - (date1904 ? 1462 : 0), t: 2 }, format: 'm/d/yyyy' };
  return { content: { v: value, t: 1 } };
}

function parseNumber(text: string, language: string): number | null {
  if (!/\d/.test(text) || !NUMBER.test(text)) return null;
  const comma = /^(cs|sk|de|pl)\b/i.test(language);
  if (text.includes(',') && !comma) return null;
  const value = Number(text.replace(/[\u00a0\u202f ]/g, '').replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}

function parseDate(text: string, language: string): number | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const cs = /^cs\b/i.test(language) ? /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text) : null;
  const [y, m, d] = iso ? [iso[1], iso[2], iso[3]].map(Number) : cs ? [cs[3], cs[2], cs[1]].map(Number) : [];
  if (y === undefined || m === undefined || d === undefined) return null;
  const at = new Date(Date.UTC(y, m - 1, d));
  if (at.getUTCMonth() !== m - 1 || at.getUTCDate() !== d || y < 1900) return null;
  return serial(y, m, d);
}
