import { codeOfDate, codeOfDay, codeOfMonth, isDaySerial, tensOf } from '../../../core/text/codes';
import { czechDate, readDate } from '../../../core/text/date';
import { cellName } from '../../../schema/read/rows';
import type { Found } from '../layout/header';
import type { ListProblems } from '../problems';
import type { NumberCell, SourceRow } from '../layout/sheets';

/**
 * The list with its codes as they were meant: Excel turns a code typed as 1.1 into a date, and 2.10 into the number 2.1.
 * A date is an error, with the code that it probably was. A number that its format shows whole is read as shown; 2.1 is
 * read as 2.10 where it follows 2.9 or precedes 2.11, and that is told.
 */
export function withCodes(found: Found, problems: ListProblems): Found {
  const { sheet, columns, rows } = found;
  const column = columns.at.get('code');
  if (column === undefined) return found;
  const filled = rows.filter(({ row, texts }) => texts.has(column) && !sheet.isBelow(row, column));
  const codes = filled.map(({ texts }) => texts.get(column)!);
  // In a text file everything is a text, numbers too, as the program that saved it showed them.
  const isText = sheet.name === '';
  const areDecimals = isText && codes.some((code) => DECIMAL.test(code)) && codes.every((code) => /^\d+(?:,\d+)?$/.test(code));
  const mended = new Map<string, string>();
  const mend = (i: number, code: string): void => {
    codes[i] = code;
    mended.set(cellName(filled[i]!.row, column), code);
  };
  // What a Czech Excel shows of a number has a comma; a code has a point.
  filled.forEach(({ numbers: cells }, i) => cells.has(column) && DECIMAL.test(codes[i]!) && mend(i, codes[i]!.replace(',', '.')));
  if (areDecimals) codes.forEach((code, i) => DECIMAL.test(code) && mend(i, code.replace(',', '.')));
  const isDotted = codes.some((code) => /^\D{0,3}\d+\.\d/.test(code));
  const numbers: number[] = [];
  const days: number[] = [];
  filled.forEach(({ row, numbers: cells }, i) => {
    const place = cellName(row, column);
    const code = codes[i]!;
    const cell = cells.get(column) ?? (isText && /^\d{5}$/.test(code) ? { value: +code, format: 'General', isDate: false } : undefined);
    if (cell && !cell.isDate && isDaySerial(cell.value) && !isDotted) days.push(i);
    const day = dayOf(code, cell, isDotted);
    if (day !== null)
      problems.report(day.isMonth ? 'codeIsMonth' : 'codeIsDate', sheet.name, place, { text: day.text, likely: day.likely });
    else if (/^\d+\.\d$/.test(code) && (cell ? cell.format === 'General' : isText)) {
      const tens = tensOf(code, codes[i - 1], codes[i + 1]);
      if (tens !== null && !codes.includes(tens)) {
        mend(i, tens);
        problems.report('codeFromNeighbours', sheet.name, place, { number: code, code: tens });
      } else if (cell || areDecimals) numbers.push(i);
    }
  });
  // Codes that are all such numbers may be anything; a day is only one thing that they may be.
  if (days.length > 0) {
    const [first] = days as [number];
    const date = readDate(+codes[first]!)!;
    const params = { code: codes[first]!, date: czechDate(date), likely: codeOfDate(date) };
    problems.report('codesMayBeDates', sheet.name, cellName(filled[first]!.row, column), params);
  }
  const [first] = numbers;
  if (first !== undefined) {
    const code = codes[first]!;
    problems.report('codesAreNumbers', sheet.name, cellName(filled[first]!.row, column), {
      count: numbers.length,
      code,
      longer: `${code}0`,
    });
  }
  if (mended.size === 0) return found;
  let above: string | undefined;
  const repaired = rows.map((source): SourceRow => {
    if (!sheet.isBelow(source.row, column)) above = mended.get(cellName(source.row, column));
    return above === undefined ? source : { ...source, texts: new Map(source.texts).set(column, above) };
  });
  return { ...found, rows: repaired };
}

/** "2,10": a number in a file that a Czech program saved. */
const DECIMAL = /^\d+,\d+$/;

interface Day {
  readonly text: string;
  /** The code that it probably was; "" where nobody can tell. */
  readonly likely: string;
  readonly isMonth: boolean;
}

/** What day or month stands in the place of a code. A number as high as a day is one only among codes with dots. */
function dayOf(code: string, cell: NumberCell | undefined, isDotted: boolean): Day | null {
  if (cell === undefined) {
    const likely = codeOfDay(code);
    return likely === null ? null : { text: code, likely, isMonth: false };
  }
  const date = cell.isDate || (isDotted && isDaySerial(cell.value)) ? readDate(cell.value) : null;
  if (date === null) return null;
  // Under the format of a month and a year, the day is nobody's.
  const isMonth = cell.isDate && !/d/i.test(cell.format);
  return { text: isMonth ? code : czechDate(date), likely: isMonth ? codeOfMonth(date) : codeOfDate(date), isMonth };
}
