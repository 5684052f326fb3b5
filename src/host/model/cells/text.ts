import { format as formatted, isDateFormat } from 'numfmt';
import { localize } from '../formula/formula';
import type { Cell } from './grid';

/** Text of an error in the values Excel gives to JavaScript. */
export function cellValue(cell: Cell | undefined): string | number | boolean {
  if (!cell || cell.v === undefined || cell.v === null) return '';
  if (cell.t === 3) return cell.v === 1 || cell.v === '1' || cell.v === true;
  return cell.v;
}

/** `0.1 + 0.2` shows as 0.3: Excel keeps 15 significant digits. */
const general = (n: number): string => {
  const text = String(Number(n.toPrecision(15)));
  const abs = Math.abs(n);
  if (abs !== 0 && (abs >= 1e11 || abs < 1e-9))
    return Number(n.toPrecision(6))
      .toExponential()
      .toUpperCase()
      .replace(/E([+-])(\d)$/, 'E$10$2');
  if (text.length <= 11) return text;
  return String(Number(n.toPrecision(10)));
};

function isCommaLocale(language: string): boolean {
  return /^(cs|sk|de|pl|fr|es|it|hu|ru|uk)\b/i.test(language);
}

/** What the cell shows, in the language of the workbook's user. */
export function cellText(cell: Cell | undefined, format: string, language: string, date1904: boolean): string {
  const value = cellValue(cell);
  if (value === '') return '';
  if (typeof value === 'boolean') return /^cs\b/i.test(language) ? (value ? 'PRAVDA' : 'NEPRAVDA') : value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') {
    const sections = format.split(';');
    const own = sections[3];
    return own?.includes('@') ? own.replace(/"/g, '').replace('@', value) : value;
  }
  if (/^general$/i.test(format) || format === '@') {
    const text = general(value);
    return isCommaLocale(language) ? text.replace('.', ',') : text;
  }
  const number = date1904 && isDateFormat(format) ? value + 1462 : value;
  const code = format === 'm/d/yyyy' && /^cs\b/i.test(language) ? 'dd.mm.yyyy' : format;
  try {
    return formatted(code, number, { locale: language.slice(0, 2), nbsp: false, throws: true });
  } catch {
    return String(value);
  }
}

export function valueType(cell: Cell | undefined): string {
  if (!cell || cell.v === undefined || cell.v === null || (cell.v === '' && cell.f === undefined)) return 'Empty';
  if (cell.t === 3) return 'Boolean';
  if (typeof cell.v === 'number') return 'Double';
  if (cell.custom?.error || (cell.f !== undefined && /^#[A-Z/0]+[!?A]?$/.test(String(cell.v)))) return 'Error';
  return 'String';
}

export const localFormula = (formula: string | number | boolean, language: string): string | number | boolean =>
  typeof formula === 'string' && formula.startsWith('=') ? localize(formula, isCommaLocale(language)) : formula;
