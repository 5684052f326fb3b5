import { isDaySerial, tensOf } from '../../core/text/codes';
import { czechDate, readDate } from '../../core/text/date';
import { cellName } from '../../schema/rows';
import type { Found } from './header';
import type { ListProblems } from './problems';
import type { NumberCell, SourceRow } from './sheets';

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
  const isDotted = codes.some((code) => /^\D{0,3}\d+\.\d/.test(code));
  const mended = new Map<string, string>();
  const numbers: number[] = [];
  filled.forEach(({ row, numbers: cells }, i) => {
    const place = cellName(row, column);
    const cell = cells.get(column);
    const date = dateOf(codes[i]!, cell, isDotted);
    if (date !== null) {
      const [, month, day] = date.split('-').map(Number) as [number, number, number];
      // The format of a month and a year has no day: what was typed cannot be told.
      const hasDay = cell === undefined || !cell.isDate || /d/i.test(cell.format);
      const params = { text: czechDate(date), likely: `${day}.${month}` };
      problems.report(hasDay ? 'codeIsDate' : 'codeIsMonth', sheet.name, place, params);
    } else if (cell && cell.format === 'General' && /^\d+\.\d$/.test(codes[i]!)) {
      const tens = tensOf(codes[i]!, codes[i - 1], codes[i + 1]);
      if (tens === null) numbers.push(i);
      else {
        codes[i] = tens;
        mended.set(place, tens);
        problems.report('codeFromNeighbours', sheet.name, place, { number: String(cell.value), code: tens });
      }
    }
  });
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

function dateOf(code: string, cell: NumberCell | undefined, isDotted: boolean): string | null {
  // A text that is a whole date comes from a CSV file that Excel saved.
  // A whole number as high as a day is no code among codes with dots.
  if (!cell?.isDate && !(cell && isDotted && isDaySerial(cell.value))) return cell ? null : readDate(code);
  return readDate(cell.isDate ? code : cell.value) ?? readDate(cell.value);
}
