import { cellText, fold } from '../../core/text/text';
import type { Repair } from './repairs';
import { findColumns, missingColumns, type WorkbookTables } from './rows';
import { INPUT, type InputId, type Table } from '../tables';

/** So many headers are offered for one column: with more the user had better look into the sheet. */
const MOST = 4;

/**
 * Headers that may be a needed column under another name, each as the repair that gives it its name back. Nearest first:
 * those that share a word with it, then those that stand where it belongs. Headers that are known are not offered.
 *
 * @returns none where nothing is missing, or no header is left over
 * @example a table whose header says "Kod op." in place of "Kód" offers to change "Kod op." to "Kód"
 */
export function renamesOf(tables: WorkbookTables): Repair[] {
  return (Object.keys(INPUT) as InputId[]).flatMap((id) => {
    const data = tables[id];
    if (!data) return [];
    const table: Table = INPUT[id];
    const found = findColumns(table, data.header);
    const known = new Set(found.values());
    const unknown = data.header.flatMap((cell, position) =>
      known.has(position) || cellText(cell) === '' ? [] : [{ text: cellText(cell), position }],
    );
    const order = Object.values(table.columns).map(({ header }) => header);
    return missingColumns(table, found).flatMap(({ header }) => {
      const distance = ({ text, position }: (typeof unknown)[number]): number =>
        (sharesWord(text, header) ? 0 : order.length) + Math.abs(position - order.indexOf(header));
      return [...unknown]
        .sort((a, b) => distance(a) - distance(b))
        .slice(0, MOST)
        .map(({ text, position }) => ({
          sheet: data.sheet,
          row: data.top,
          column: data.left + position,
          before: text,
          after: header,
          choice: text,
        }));
    });
  });
}

/** Words that begin alike: "Kódy" and "Kód opatření". */
function sharesWord(one: string, other: string): boolean {
  const words = (text: string): string[] =>
    fold(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 1);
  return words(one).some((a) => words(other).some((b) => a.startsWith(b) || b.startsWith(a)));
}
