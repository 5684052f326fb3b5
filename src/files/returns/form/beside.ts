import { cellText, type CellValue } from '../../../core/text/text';
import { HEADER_WITHIN } from '../../../schema/read/headers';
import { FORM, REQUEST_SHEETS } from '../../../schema/request';
import { cellIndex, cellName, findColumns } from '../../../schema/read/rows';
import type { BookRow, BookSheet } from '../../read/book';
import { textOf } from '../cells';
import type { ReturnProblem } from '../returns';
import { isAnswerField } from './checkAnswer';
import { linkText } from './link';

export type Says = (code: ReturnProblem['code'], row: number, position: number, params?: ReturnProblem['params']) => void;

/** How far right of the form own columns are looked for. */
const BESIDE = 20;

/** Positions that a gestor may have filled in on their own: no column of the form. */
export function ownColumns(header: readonly CellValue[]): Set<number> {
  const known = new Set(findColumns(FORM, header).values());
  return new Set(Array.from({ length: header.length + BESIDE }, (_, position) => position).filter((position) => !known.has(position)));
}

/** Under so many notes and comments nobody reads the next one. */
const MOST_TOLD = 50;

/** Names what is not taken: own columns, notes below the form, comments, links behind other cells. Nothing gets lost unsaid. */
export function tellBeside(
  sheet: BookSheet,
  filled: readonly BookRow[],
  form: {
    readonly top: number;
    readonly last: number;
    readonly header: readonly CellValue[];
    readonly columns: ReadonlyMap<string, number>;
    readonly own: ReadonlySet<number>;
    readonly isRow: (row: BookRow) => boolean;
  },
  says: Says,
): void {
  const { columns, header } = form;
  const used = new Map<number, { readonly row: number; count: number }>();
  let notes = 0;
  for (const each of filled) {
    const { row, cells } = each;
    const isBelow = row > form.last && !form.isRow(each);
    for (const position of isBelow ? cells.keys() : form.own) {
      const text = textOf(cells[position]);
      if (text === '') continue;
      const column = used.get(position);
      if (isBelow) {
        if (++notes <= MOST_TOLD) says('note', row, position, { text });
      } else if (column) column.count++;
      else used.set(position, { row, count: 1 });
    }
  }
  for (const [position, { row, count }] of used)
    says('ownColumn', row, position, { column: cellText(header[position]) || columnName(position), count });
  const below = (at: string): { row: number; column: number } | null => {
    const place = cellIndex(at);
    return place.row > form.top ? place : null;
  };
  for (const [at, text] of [...sheet.comments()].slice(0, MOST_TOLD)) {
    const place = below(at);
    if (place) says('comment', place.row, place.column, { text });
  }
  const answers = new Set([...columns].flatMap(([id, at]) => (isAnswerField(id) && id !== 'link' ? [at] : [])));
  for (const [at, address] of sheet.links()) {
    const place = below(at);
    const text = place && answers.has(place.column) ? textOf(filled.find(({ row }) => row === place.row)?.cells[place.column]) : null;
    if (place && text !== null && linkText(text, address) !== null) says('linkElsewhere', place.row, place.column, { address });
  }
}

const columnName = (position: number): string => cellName(0, position).replace(/\d+$/, '');

/** Sheets of their own, which nobody collects. */
export function extraSheets(sheets: readonly BookSheet[], forms: readonly { readonly sheet: string }[]): ReturnProblem[] {
  const ours = new Set<string>([...Object.values(REQUEST_SHEETS), ...forms.map(({ sheet }) => sheet)]);
  return sheets
    .filter((sheet) => !ours.has(sheet.name) && sheet.rows(0, HEADER_WITHIN, null).length > 0)
    .map(({ name }) => ({ code: 'extraSheet', sheet: name, cell: '', params: { name } }));
}
