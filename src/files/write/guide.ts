import { SHEETS } from '../../schema/tables';
import { linesOf } from './rowHeight';
import { COLOR } from './look';
import type { Style } from './styles';
import { quoted, type Cell, type Row, type Sheet } from './workbook';

/** Parts of the sheet Pokyny: a narrow column for numbers, one for names, one for sentences. */
const WIDTHS = [4, 32, 84] as const;

const TEXT = { color: COLOR.ink, wrap: true, vertical: 'top', horizontal: 'left', indent: 1 } as const satisfies Style;

export const GAP: Row = { height: 8, cells: [] };

/** Excel does not stretch merged rows to their text, so the height is worked out: 15 points a line and some air. */
const heightFor = (text: string, charactersInLine: number): number => 15 * linesOf(text, charactersInLine) + 5;

export const title = (value: string, subtitle: string): Row[] => [
  { height: 34, cells: [null, { value, style: { bold: true, size: 20, color: COLOR.input, vertical: 'center' } }] },
  { height: 20, cells: [null, { value: subtitle, style: { size: 12, color: COLOR.muted, vertical: 'center' } }] },
  GAP,
];

export const heading = (value: string): Row => ({
  height: 26,
  cells: [null, { value, style: { bold: true, size: 13, color: COLOR.input, vertical: 'center' } }],
});

/** A sentence with what it is about; a cell of one's own where the look or a formula differs. */
export function line(name: string | Cell, sentence: string | Cell): Row {
  const cell = (content: string | Cell, style: Style): Cell =>
    typeof content === 'string' ? { value: content, style } : { ...content, style: { ...style, ...content.style } };
  const said = cell(sentence, TEXT);
  return { height: heightFor(String(said.value), WIDTHS[2]), cells: [null, cell(name, { ...TEXT, bold: true }), said] };
}

export function steps(items: readonly (readonly [name: string | Cell, sentence: string])[]): Row[] {
  const style: Style = { bold: true, size: 14, color: 'FFFFFF', fill: COLOR.input, horizontal: 'center', vertical: 'center' };
  return items.flatMap(([name, sentence], i) => {
    const { cells, ...row } = line(name, sentence);
    return [{ ...row, cells: [{ value: i + 1, style }, ...cells.slice(1)] }, GAP];
  });
}

/** The name of a sheet that leads to it. */
export const sheetLink = (sheet: string, value = sheet): Cell => ({
  value,
  link: `${quoted(sheet)}!A1`,
  style: { bold: false, color: COLOR.link, underline: true },
});

/** A paragraph across both columns. */
export function paragraph(value: string): Row {
  const style = { ...TEXT, fill: COLOR.noteFill };
  return { height: heightFor(value, 112), cells: [null, { value, style }, { value: null, style }] };
}

export function guideSheet(rows: readonly Row[]): Sheet {
  return {
    name: SHEETS.instructions,
    tab: COLOR.muted,
    gridLines: false,
    columns: WIDTHS.map((width) => ({ width })),
    rows: rows.map((row) => ({ ...row, fixed: true })),
    merges: rows.flatMap(({ cells }, r) => (cells[2]?.value === null ? [`B${r + 1}:C${r + 1}`] : [])),
    print: { landscape: true, pagesWide: 1, pagesTall: 1 },
  };
}
