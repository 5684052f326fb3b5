import { height, parseCell, parseRect, width, type Rect } from '../../../ooxml/a1';
import { offsetFormula } from '../../model/formula/formula';
import type { Cell, CellExtra, GridSheet, SharedFormula } from '../../model/cells/grid';
import type { SharedStrings } from '../sharedStrings';
import { Refused } from '../../../ooxml/limits';
import { unescapeString } from '../../../ooxml/strings';
import { parseXml, type El, type Stream } from '../../../ooxml/xmlTree';
import { escapeAttribute, escapeText } from '../../../ooxml/xmlWrite';
import { serialOfIso } from '../isoDate';
import { isErrorText } from './writeSheet';

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
  date1904: boolean,
  /** A formula of the file as people write it. */
  plain: (formula: string) => string,
): ReadSheet {
  const rowAttrs = new Map<number, Record<string, string>>();
  const shared = new Map<string, SharedFormula>();
  /** Cells that came before the one which holds their formula. */
  const early: { cell: Cell; si: string; r: number; c: number }[] = [];
  const arrays: ReadSheet['arrays'] = [];
  /** Of them those that the rows to come may lie in. */
  let blocks: ReadSheet['arrays'] = [];
  let row = -1;
  let col = -1;
  let attrs: Record<string, string> = {};
  let formula: { attrs: Record<string, string>; text: string } | null = null;
  let value: string | null = null;
  let inline = '';
  let into: 'v' | 'f' | 't' | null = null;
  let phonetic = 0;
  /** The markup of a text that stands in its cell, when it is more than a text. */
  let markup = '';
  let isRich = false;
  let isInline = false;

  const share = (cell: Cell, group: SharedFormula, r: number, c: number): void => {
    cell.f = `=${offsetFormula(group.f, r - group.r, c - group.c)}`;
    extra(cell).shared = { group, r, c, f: cell.f };
  };

  const finish = (): void => {
    budget.left -= 1;
    if (budget.left < 0) throw new Refused({ code: 'tooBig', what: 'cells', limit: budget.limit });
    const cell = cellOf(attrs, value, inline, strings, date1904);
    if (isRich) extra(cell).inline = markup;
    const f = formula;
    if (f) {
      const kind = f.attrs['t'];
      if (kind === 'shared') {
        const si = f.attrs['si'] ?? '';
        if (f.text) shared.set(si, { id: si, ref: f.attrs['ref'] ?? '', f: plain(f.text), r: row, c: col });
        const group = shared.get(si);
        if (group) share(cell, group, row, col);
        else early.push({ cell, si, r: row, c: col });
      } else if (kind === 'dataTable') {
        extra(cell).dataTable = f.attrs;
      } else if (f.text) {
        cell.f = `=${plain(f.text)}`;
        const rect = kind === 'array' ? parseRect(f.attrs['ref'] ?? '') : null;
        if (rect) {
          extra(cell).array = { rows: height(rect), cols: width(rect) };
          const array = { r: row, c: col, rect, values: new Map<string, Cell>() };
          arrays.push(array);
          if (rect.r1 !== rect.r2 || rect.c1 !== rect.c2) blocks.push(array);
        }
      }
      const rest = Object.entries(f.attrs).filter(([key]) => !OF_KIND.has(key));
      if (rest.length > 0 && kind !== 'dataTable') extra(cell).formula = Object.fromEntries(rest);
      if (cell.f && cell.custom?.error) delete cell.custom.error;
    }
    if (cell.f === undefined) {
      const owner = blocks.find((a) => row >= a.rect.r1 && row <= a.rect.r2 && col >= a.rect.c1 && col <= a.rect.c2);
      if (owner && cell.v !== undefined) {
        owner.values.set(`${row},${col}`, { v: cell.v, t: cell.t });
        if (cell.s === undefined && cell.custom === undefined) return;
        delete cell.v;
        delete cell.t;
      }
    }
    if (cell.v === undefined && cell.f === undefined && cell.s === undefined && cell.custom === undefined) return;
    grid.set(row, col, cell);
  };

  const stream: Stream = {
    element: 'sheetData',
    open(name, a, written) {
      if (isInline) {
        isRich ||= name !== 't';
        markup += `<${written}${attributesOf(a)}>`;
      } else if (name === 'is') isInline = true;
      if (name === 'row') {
        row = a['r'] !== undefined ? Number(a['r']) - 1 : row + 1;
        col = -1;
        if (blocks.length > 0) blocks = blocks.filter(({ rect }) => rect.r2 >= row);
        const { r: _r, spans: _spans, ...rest } = a;
        if (Object.keys(rest).length > 0) rowAttrs.set(row, rest);
      } else if (name === 'c') {
        const at = a['r'] !== undefined ? parseCell(a['r']) : null;
        col = at ? at.c : col + 1;
        attrs = a;
        formula = null;
        value = null;
        inline = '';
        markup = '';
        isRich = false;
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
      if (isInline) markup += escapeText(t);
      if (into === 'v') value += t;
      else if (into === 'f') formula!.text += t;
      else if (into === 't') inline += t;
    },
    close(name, written) {
      if (name === 'is') isInline = false;
      else if (isInline) markup += `</${written}>`;
      if (name === 'c') finish();
      else if (name === 'v' || name === 'f' || name === 't') into = null;
      else if (name === 'rPh') phonetic -= 1;
    },
  };
  const root = parseXml(bytes, what, stream);
  for (const { cell, si, r, c } of early) {
    const group = shared.get(si);
    if (!group) continue;
    share(cell, group, r, c);
    grid.set(r, c, cell);
  }
  return { root, rowAttrs, arrays };
}

/** Attributes of a formula that are told by its kind. */
const OF_KIND: ReadonlySet<string> = new Set(['t', 'ref', 'si']);

const attributesOf = (attrs: Record<string, string>): string =>
  Object.keys(attrs)
    .map((key) => ` ${key}="${escapeAttribute(attrs[key]!)}"`)
    .join('');

const extra = (cell: Cell): CellExtra & Record<string, unknown> => (cell.custom ??= {}) as CellExtra & Record<string, unknown>;

function cellOf(attrs: Record<string, string>, value: string | null, inline: string, strings: SharedStrings, date1904: boolean): Cell {
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
    if (isErrorText(cell.v)) extra(cell).text = true;
  } else if (type === 'b') {
    cell.v = value === '1' || value === 'true' ? 1 : 0;
    cell.t = 3;
  } else if (type === 'e') {
    cell.v = value;
    cell.t = 1;
    extra(cell).error = true;
  } else if (type === 'd') {
    const serial = serialOfIso(value, date1904);
    cell.v = serial ?? value;
    cell.t = serial === null ? 1 : 2;
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
