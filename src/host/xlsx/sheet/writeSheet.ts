import { cellName, rectName, type Rect } from '../../../ooxml/a1';
import type { Cell } from '../../model/cells/grid';
import { escapeString } from '../../../ooxml/strings';
import type { SharedStrings } from '../sharedStrings';
import { escapeAttribute, escapeText } from '../../../ooxml/xmlWrite';

/** What the writer of cells needs to know about a sheet. */
export interface SheetSource {
  rows: Record<number, Record<number, Cell>>;
  rowAttrs: Map<number, Record<string, string>>;
  /** Spilled values: everything of the arrays except their anchors. */
  spilled(r: number, c: number): Cell | undefined;
  spilledRows: Map<number, Set<number>>;
  /** Block of the array formula anchored in the cell. */
  arrayAt(r: number, c: number): Rect | undefined;
  /** Cell metadata index for dynamic arrays, created when first asked for. */
  dynamicMeta(): string;
  mayReturnArray(formula: string): boolean;
  /** A formula as the file holds it. */
  stored(formula: string): string;
}

/** The content of `sheetData`. */
export function writeCells(source: SheetSource, strings: SharedStrings, prefix: string): string {
  const out: string[] = [];
  const rows = new Set<number>([...Object.keys(source.rows).map(Number), ...source.rowAttrs.keys(), ...source.spilledRows.keys()]);
  const p = prefix;
  for (const r of [...rows].sort((a, b) => a - b)) {
    const attrs = source.rowAttrs.get(r);
    out.push(`<${p}row r="${r + 1}"`);
    if (attrs) for (const key of Object.keys(attrs)) out.push(` ${key}="${escapeAttribute(attrs[key]!)}"`);
    out.push('>');
    const cells = source.rows[r] ?? {};
    const spilled = source.spilledRows.get(r);
    const cols = spilled
      ? [...new Set([...Object.keys(cells).map(Number), ...spilled])].sort((a, b) => a - b)
      : Object.keys(cells).map(Number);
    for (const c of cols) writeCell(out, source, strings, p, r, c, cells[c]);
    out.push(`</${p}row>`);
  }
  return out.join('');
}

function writeCell(
  out: string[],
  source: SheetSource,
  strings: SharedStrings,
  p: string,
  r: number,
  c: number,
  cell: Cell | undefined,
): void {
  const spilled = cell?.f === undefined ? source.spilled(r, c) : undefined;
  const value = spilled ?? cell ?? {};
  const extra = cell?.custom;
  out.push(`<${p}c r="${cellName(r, c)}"`);
  if (cell?.s) out.push(` s="${String(cell.s)}"`);
  const formula = cell?.f ?? undefined;
  const array = formula === undefined ? undefined : source.arrayAt(r, c);
  const legacy = extra?.array !== undefined;
  const dynamic = formula !== undefined && !legacy && (array !== undefined || source.mayReturnArray(formula));
  let type = '';
  let body = '';
  const v = value.v;
  if (v !== undefined && v !== null) {
    if (value.t === 3) {
      type = 'b';
      body = v ? '1' : '0';
    } else if (typeof v === 'number') body = Number.isFinite(v) ? String(v) : '0';
    else {
      const text = String(v);
      if ((extra?.error === true && !spilled) || ((formula !== undefined || spilled) && isErrorText(text))) {
        type = 'e';
        body = escapeText(text === '#SPILL!' || text === '#CALC!' || text === '#BUSY!' ? '#VALUE!' : text);
      } else if (formula !== undefined || spilled) {
        type = 'str';
        body = escapeText(escapeString(text));
      } else {
        type = 's';
        body = String(extra?.rich ?? strings.intern(text));
      }
    }
  }
  if (type) out.push(` t="${type}"`);
  const attrs = { ...(extra?.attrs ?? {}) };
  if (dynamic) attrs['cm'] = attrs['cm'] ?? source.dynamicMeta();
  else if (formula === undefined || legacy) delete attrs['cm'];
  for (const key of Object.keys(attrs)) out.push(` ${key}="${escapeAttribute(attrs[key]!)}"`);
  if (formula === undefined && body === '' && !extra?.['dataTable']) {
    out.push('/>');
    return;
  }
  out.push('>');
  if (formula !== undefined) {
    const ref = array ? rectName(array) : (extra?.array ?? cellName(r, c));
    out.push(dynamic || legacy ? `<${p}f t="array" ref="${ref}">` : `<${p}f>`, escapeText(source.stored(formula.slice(1))), `</${p}f>`);
  } else if (extra?.['dataTable']) {
    const f = extra['dataTable'] as Record<string, string>;
    out.push(
      `<${p}f${Object.keys(f)
        .map((k) => ` ${k}="${escapeAttribute(f[k]!)}"`)
        .join('')}/>`,
    );
  }
  if (body !== '' || type === 'str') out.push(`<${p}v>`, body, `</${p}v>`);
  out.push(`</${p}c>`);
}

export const isErrorText = (text: string): boolean =>
  /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|BUSY!|CYCLE!|GETTING_DATA|CONNECT!|BLOCKED!|UNKNOWN!|FIELD!)$/.test(text);
