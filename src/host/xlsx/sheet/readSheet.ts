import { parseCell, parseRect, type Rect } from '../../../ooxml/a1';
import { offsetFormula } from '../../model/formula/formula';
import type { Cell, CellExtra, GridSheet } from '../../model/cells/grid';
import type { SharedStrings } from '../sharedStrings';
import { Refused } from '../../../ooxml/limits';
import { unescapeString } from '../../../ooxml/strings';
import { parseXml, type El, type Stream } from '../../../ooxml/xmlTree';

export interface ReadSheet {
  root: El;
  rowAttrs: Map<number, Record<string, string>>;
  /** Blocks of array formulas with the values of their other cells. */
  arrays: { r: number; c: number; rect: Rect; values: Map<string, Cell> }[];
}

/** Cells that may still be read of the whole workbook. */
export interface CellBudget {
  readonly limit: number;
  left: number;
}

/** Reads a sheet part: the cells into the grid, everything else as a tree. */
export function readSheetXml(
  bytes: Uint8Array,
  what: string,
  grid: GridSheet,
  strings: SharedStrings,
  budget: CellBudget,
  /** A formula of the file as people write it. */
  plain: (formula: string) => string,
): ReadSheet {
  const rowAttrs = new Map<number, Record<string, string>>();
  const shared = new Map<string, { f: string; r: number; c: number }>();
  const arrays: ReadSheet['arrays'] = [];
  let row = -1;
  let col = -1;
  let attrs: Record<string, string> = {};
  let formula: { attrs: Record<string, string>; text: string } | null = null;
  let value: string | null = null;
  let inline = '';
  let into: 'v' | 'f' | 't' | null = null;
  let phonetic = 0;

  const finish = (): void => {
    budget.left -= 1;
    if (budget.left < 0) throw new Refused({ code: 'tooBig', what: 'cells', limit: budget.limit });
    const cell = cellOf(attrs, value, inline, strings);
    const f = formula;
    if (f) {
      const kind = f.attrs['t'];
      if (kind === 'shared') {
        const si = f.attrs['si'] ?? '';
        if (f.text) shared.set(si, { f: plain(f.text), r: row, c: col });
        const master = shared.get(si);
        if (master) cell.f = `=${offsetFormula(master.f, row - master.r, col - master.c)}`;
      } else if (kind === 'dataTable') {
        extra(cell)['dataTable'] = f.attrs;
      } else if (f.text) {
        cell.f = `=${plain(f.text)}`;
        const rect = kind === 'array' ? parseRect(f.attrs['ref'] ?? '') : null;
        if (rect) {
          if (attrs['cm'] === undefined) extra(cell).array = f.attrs['ref']!;
          arrays.push({ r: row, c: col, rect, values: new Map() });
        }
      }
      if (cell.f && cell.custom?.error) delete cell.custom.error;
    }
    if (cell.f === undefined) {
      const owner = arrays.find((a) => row >= a.rect.r1 && row <= a.rect.r2 && col >= a.rect.c1 && col <= a.rect.c2);
      if (owner && cell.v !== undefined) {
        owner.values.set(`${row},${col}`, { v: cell.v, t: cell.t });
        if (cell.s === undefined) return;
        delete cell.v;
        delete cell.t;
      }
    }
    if (cell.v === undefined && cell.f === undefined && cell.s === undefined && cell.custom === undefined) return;
    grid.set(row, col, cell);
  };

  const stream: Stream = {
    element: 'sheetData',
    open(name, a) {
      if (name === 'row') {
        row = a['r'] !== undefined ? Number(a['r']) - 1 : row + 1;
        col = -1;
        const { r: _r, spans: _spans, ...rest } = a;
        if (Object.keys(rest).length > 0) rowAttrs.set(row, rest);
      } else if (name === 'c') {
        const at = a['r'] !== undefined ? parseCell(a['r']) : null;
        col = at ? at.c : col + 1;
        attrs = a;
        formula = null;
        value = null;
        inline = '';
      } else if (name === 'v') {
        value = '';
        into = 'v';
      } else if (name === 'f') {
        formula = { attrs: a, text: '' };
        into = 'f';
      } else if (name === 'rPh') phonetic += 1;
      else if (name === 't' && phonetic === 0) into = 't';
    },
    text(t) {
      if (into === 'v') value += t;
      else if (into === 'f') formula!.text += t;
      else if (into === 't') inline += t;
    },
    close(name) {
      if (name === 'c') finish();
      else if (name === 'v' || name === 'f' || name === 't') into = null;
      else if (name === 'rPh') phonetic -= 1;
    },
  };
  const root = parseXml(bytes, what, stream);
  return { root, rowAttrs, arrays };
}

const extra = (cell: Cell): CellExtra & Record<string, unknown> => (cell.custom ??= {}) as CellExtra & Record<string, unknown>;

function cellOf(attrs: Record<string, string>, value: string | null, inline: string, strings: SharedStrings): Cell {
  const cell: Cell = {};
  const style = attrs['s'];
  if (style !== undefined && style !== '0') cell.s = style;
  const others = Object.entries(attrs).filter(([k]) => k !== 'r' && k !== 's' && k !== 't');
  if (others.length > 0) extra(cell).attrs = Object.fromEntries(others);
  const type = attrs['t'] ?? 'n';
  if (type === 'inlineStr') {
    cell.v = unescapeString(inline);
    cell.t = 1;
  } else if (value === null || (value === '' && type !== 'str')) return cell;
  else if (type === 's') {
    const item = strings.get(Number(value));
    if (!item) return cell;
    cell.v = item.text;
    cell.t = 1;
    if (item.rich) extra(cell).rich = Number(value);
  } else if (type === 'str') {
    cell.v = unescapeString(value);
    cell.t = 1;
  } else if (type === 'b') {
    cell.v = value === '1' || value === 'true' ? 1 : 0;
    cell.t = 3;
  } else if (type === 'e') {
    cell.v = value;
    cell.t = 1;
    extra(cell).error = true;
  } else if (type === 'd') {
    cell.v = Date.parse(value.endsWith('Z') ? value : `${value}Z`) / 86_400_000 + 25_569;
    cell.t = 2;
  } else {
    cell.v = Number(value);
    cell.t = 2;
    if (Number.isNaN(cell.v)) {
      cell.v = value;
      cell.t = 1;
    }
  }
  return cell;
}
