import { cellText, fold, type CellValue } from '../../core/text/text';
import { beginsTotal, SURE_TOTAL } from './asides';
import { INPUT, type InputId, type Table } from '../tables';

type ColumnMap = ReadonlyMap<string, number>;

/**
 * The columns by which a row is known to be a record of the table, and no note beneath it: of every group at least one is
 * filled.
 */
const KEYS: Readonly<Record<InputId, readonly (readonly string[])[]>> = {
  settings: [['key'], ['value']],
  areas: [['code'], ['name']],
  measures: [['code'], ['title']],
  criteria: [['measure'], ['number', 'text']],
  statements: [['measure'], ['submitter', 'relation', 'progress']],
  leads: [['name']],
  municipalities: [['code'], ['name']],
  asz: [['municipality'], ['funds']],
  comments: [['measure', 'who'], ['comment']],
};

const NOTE = '(?:pozn|poznamk[ay]|note|vysvetlivk[ay]|legenda)';
/** How totals and notes begin, folded. */
const REMARK = new RegExp(`^(?:${SURE_TOTAL}|total|${NOTE})(?=\\P{L}|$)|^[*†]`, 'u');
/** The same where a record may begin with such a word too. */
const SURE_REMARK = new RegExp(`^${SURE_TOTAL}(?=\\P{L}|$)|^${NOTE} ?[.:]|^[*†] `, 'u');
/** Tables of places, whose sums also begin with the name of the whole: "Liberecký kraj celkem". */
const OF_PLACES: ReadonlySet<InputId> = new Set(['municipalities', 'asz']);
const ENDS_TOTAL = / (?:celkem|dohromady|uhrnem)[.:]?$/;
/** A name of a body that is longer is a sentence. */
const LONGEST_KEY = 120;

type Row = readonly CellValue[];

export interface Judge {
  readonly isBlank: (row: Row) => boolean;
  readonly isRecord: (row: Row) => boolean;
  readonly isRemark: (row: Row) => boolean;
  /** Within the table: the header once more, or a total or a note that fills no more than two of its columns; null for any other row. */
  readonly asideOf: (row: Row) => 'header' | 'total' | 'note' | null;
  readonly isAside: (row: Row) => boolean;
}

/** @param columns where the columns of the table stand in the header */
export function judge(id: InputId, header: Row, columns: ColumnMap): Judge {
  const text = (row: Row, column: string): string => {
    const position = columns.get(column);
    return position === undefined ? '' : cellText(row[position]);
  };
  const isBlank = (row: Row): boolean => row.every((cell) => cellText(cell) === '');
  const isRemark = (row: Row): boolean => REMARK.test(fold(cellText(row.find((cell) => cellText(cell) !== '') ?? '')));
  const isHeader = (row: Row): boolean =>
    KEYS[id].every((group) =>
      group.some((column) => columns.has(column) && fold(text(row, column)) === fold(cellText(header[columns.get(column)!]))),
    );
  const isRecord = (row: Row): boolean =>
    KEYS[id].every((group) => group.some((column) => text(row, column) !== '')) &&
    text(row, KEYS[id][0]![0]!).length <= LONGEST_KEY &&
    !isRemark(row) &&
    !isHeader(row);
  const typed = [...columns].flatMap(([column, position]) => ((INPUT[id] as Table).columns[column]!.written ? [] : [position]));
  const asideOf = (row: Row): ReturnType<Judge['asideOf']> => {
    if (isHeader(row)) return 'header';
    const filled = typed.map((position) => cellText(row[position])).filter((cell) => cell !== '');
    const word = fold(filled[0] ?? '');
    if (filled.length === 0 || filled.length > 2) return null;
    if (OF_PLACES.has(id) && ENDS_TOTAL.test(word)) return 'total';
    if (!SURE_REMARK.test(word)) return null;
    return beginsTotal(word) ? 'total' : 'note';
  };
  return { isBlank, isRecord, isRemark, asideOf, isAside: (row) => asideOf(row) !== null };
}
