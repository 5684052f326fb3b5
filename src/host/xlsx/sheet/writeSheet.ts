import { cellName, rectName, type Rect } from '../../../ooxml/a1';
import type { Cell, SharedFormula } from '../../model/cells/grid';
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
  /** Formulas that are written once, by the block of cells that they are for. */
  const groups = new Set<SharedFormula>();
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
    for (const c of cols) writeCell(out, source, strings, p, r, c, cells[c], groups);
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
  groups: Set<SharedFormula>,
): void {
  const spilled = cell?.f === undefined ? source.spilled(r, c) : undefined;
  const value = spilled ?? cell ?? {};
  const extra = cell?.custom;
  out.push(`<${p}c r="${cellName(r, c)}"`);
  if (cell?.s) out.push(` s="${String(cell.s)}"`);
  const formula = cell?.f ?? undefined;
  const array = formula === undefined ? undefined : source.arrayAt(r, c);
  const form = formula === undefined ? null : formOf(cell!, array, source);
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
      if ((extra?.error === true && !spilled) || ((formula !== undefined || spilled) && extra?.text !== true && isErrorText(text))) {
        type = 'e';
        body = escapeText(text === '#SPILL!' || text === '#CALC!' || text === '#BUSY!' ? '#VALUE!' : text);
      } else if (formula !== undefined || spilled) {
        type = 'str';
        body = escapeText(escapeString(text));
      } else {
        type = extra?.inline === undefined ? 's' : 'inlineStr';
        body = extra?.inline ?? String(extra?.rich ?? strings.intern(text));
      }
    }
  }
  if (type) out.push(` t="${type}"`);
  const attrs = { ...(extra?.attrs ?? {}) };
  if (form === 'dynamic') attrs['cm'] ??= source.dynamicMeta();
  out.push(attributesXml(attrs));
  const f = form ? formulaXml(form, source, p, r, c, cell!, groups) : extra?.dataTable ? `<${p}f${attributesXml(extra.dataTable)}/>` : '';
  if (f === '' && body === '') {
    out.push('/>');
    return;
  }
  out.push('>', f);
  if (type === 'inlineStr') out.push(`<${p}is>`, body, `</${p}is>`);
  else if (body !== '' || type === 'str') out.push(`<${p}v>`, body, `</${p}v>`);
  out.push(`</${p}c>`);
}

const attributesXml = (attrs: Record<string, string>): string =>
  Object.keys(attrs)
    .map((key) => ` ${key}="${escapeAttribute(attrs[key]!)}"`)
    .join('');

/** How a formula is written: the one of a file as it was, and one of ours as Excel takes what somebody types. */
type Form = 'plain' | 'array' | 'dynamic';

function formOf(cell: Cell, array: Rect | undefined, source: SheetSource): Form {
  const { f, custom } = cell;
  if (custom?.typed) return array !== undefined || source.mayReturnArray(f!) ? 'dynamic' : 'plain';
  if (!custom?.array) return 'plain';
  return custom.attrs?.['cm'] === undefined ? 'array' : 'dynamic';
}

function formulaXml(form: Form, source: SheetSource, p: string, r: number, c: number, cell: Cell, groups: Set<SharedFormula>): string {
  const { custom } = cell;
  const rest = attributesXml(custom?.formula ?? {});
  const text = escapeText(source.stored(cell.f!.slice(1)));
  if (form !== 'plain') {
    const { rows, cols } = custom?.array ?? { rows: 1, cols: 1 };
    const block = source.arrayAt(r, c) ?? { r1: r, c1: c, r2: r + rows - 1, c2: c + cols - 1 };
    return `<${p}f t="array" ref="${rectName(block)}"${rest}>${text}</${p}f>`;
  }
  const { group } = custom?.shared?.r === r && custom.shared.c === c && custom.shared.f === cell.f ? custom.shared : {};
  if (group?.r === r && group.c === c) {
    groups.add(group);
    return `<${p}f t="shared" ref="${escapeAttribute(group.ref)}" si="${escapeAttribute(group.id)}"${rest}>${text}</${p}f>`;
  }
  if (group && groups.has(group)) return `<${p}f t="shared" si="${escapeAttribute(group.id)}"${rest}/>`;
  return `<${p}f${rest}>${text}</${p}f>`;
}

export const isErrorText = (text: string): boolean =>
  /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|BUSY!|CYCLE!|GETTING_DATA|CONNECT!|BLOCKED!|UNKNOWN!|FIELD!|PYTHON!|EXTERNAL!|TIMEOUT!)$/.test(
    text,
  );
