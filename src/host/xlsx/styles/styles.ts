import type { Package } from '../package';
import { child, children, clone, ensure, find, insertOrdered, make, prefixOf, removeKid, writeEl, type El } from '../../../ooxml/xmlTree';
import { BUILTIN_FORMATS } from './numfmts';
import { themeColors, tinted, INDEXED } from './colors';

const ORDER = ['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'cellStyles', 'dxfs', 'tableStyles', 'colors', 'extLst'];
const FONT_ORDER = [
  'b',
  'i',
  'strike',
  'condense',
  'extend',
  'outline',
  'shadow',
  'u',
  'vertAlign',
  'sz',
  'color',
  'name',
  'family',
  'charset',
  'scheme',
];
const XF_ORDER = ['alignment', 'protection', 'extLst'];

type Table = 'fonts' | 'fills' | 'borders' | 'cellXfs';
const ITEM: Record<Table, string> = { fonts: 'font', fills: 'fill', borders: 'border', cellXfs: 'xf' };

export interface FontPatch {
  bold?: boolean;
  italic?: boolean;
  strikethrough?: boolean;
  underline?: string;
  size?: number;
  name?: string;
  color?: string;
}
export interface BorderPatch {
  side: string;
  style?: string | null;
  color?: string;
}
export interface StylePatch {
  numFmt?: string;
  font?: FontPatch;
  fill?: string | null;
  border?: BorderPatch;
  alignment?: Record<string, string | null>;
  locked?: boolean;
  formulaHidden?: boolean;
  /** The cell shows that its text was kept as text by an apostrophe. */
  quotePrefix?: boolean;
}

/** styles.xml: cell formats are only ever appended, so every format of the file stays what it was. */
export class Styles {
  private readonly root: El;
  private readonly cache = new Map<string, number>();
  private readonly formats = new Map<number, string>();
  private readonly lists = new Map<Table, El[]>();
  private readonly index = new Map<Table, Map<string, number>>();
  private theme: string[] | null = null;

  constructor(
    private readonly pkg: Package,
    private readonly path: string,
    private readonly themePath: string | null,
  ) {
    this.root = pkg.tree(path);
    for (const el of children(child(this.root, 'numFmts'), 'numFmt')) {
      this.formats.set(Number(el.attrs['numFmtId']), el.attrs['formatCode'] ?? 'General');
    }
  }

  private list(table: Table): El[] {
    let list = this.lists.get(table);
    if (!list) {
      list = children(child(this.root, table), ITEM[table]);
      this.lists.set(table, list);
    }
    return list;
  }

  private xf(index: number): El | undefined {
    return this.list('cellXfs')[index] ?? this.list('cellXfs')[0];
  }

  private part(index: number, table: 'fonts' | 'fills' | 'borders', attr: string): El | undefined {
    return this.list(table)[Number(this.xf(index)?.attrs[attr] ?? 0)];
  }

  numberFormat(index: number): string {
    const id = Number(this.xf(index)?.attrs['numFmtId'] ?? 0);
    return this.formats.get(id) ?? BUILTIN_FORMATS[id] ?? 'General';
  }

  font(index: number): Required<FontPatch> {
    const font = this.part(index, 'fonts', 'fontId');
    const on = (name: string): boolean => {
      const el = child(font, name);
      return el !== null && el.attrs['val'] !== '0' && el.attrs['val'] !== 'false';
    };
    const u = child(font, 'u');
    const underline = u ? (u.attrs['val'] ?? 'single') : 'none';
    return {
      bold: on('b'),
      italic: on('i'),
      strikethrough: on('strike'),
      underline: underline[0]!.toUpperCase() + underline.slice(1).replace('Accounting', 'Accountant'),
      size: Number(child(font, 'sz')?.attrs['val'] ?? 11),
      name: child(font, 'name')?.attrs['val'] ?? 'Calibri',
      color: this.color(child(font, 'color')) ?? '#000000',
    };
  }

  /** Fill colour, or null when there is none. */
  fill(index: number): string | null {
    const pattern = child(this.part(index, 'fills', 'fillId'), 'patternFill');
    if (!pattern || (pattern.attrs['patternType'] ?? 'none') === 'none') return null;
    return this.color(child(pattern, 'fgColor'));
  }

  border(index: number, side: string): { style: string | null; color: string | null } {
    const el = child(this.part(index, 'borders', 'borderId'), side);
    return { style: el?.attrs['style'] ?? null, color: el ? this.color(child(el, 'color')) : null };
  }

  alignment(index: number): Record<string, string> {
    return child(this.xf(index), 'alignment')?.attrs ?? {};
  }

  quotePrefix(index: number): boolean {
    return this.xf(index)?.attrs['quotePrefix'] === '1';
  }

  locked(index: number): boolean {
    const value = child(this.xf(index), 'protection')?.attrs['locked'];
    return value !== '0' && value !== 'false';
  }

  color(el: El | null): string | null {
    if (!el) return null;
    if (el.attrs['rgb']) return `#${el.attrs['rgb'].slice(-6).toUpperCase()}`;
    if (el.attrs['theme'] !== undefined) {
      this.theme ??= themeColors(this.themePath && this.pkg.has(this.themePath) ? this.pkg.tree(this.themePath) : null);
      const base = this.theme[Number(el.attrs['theme'])] ?? '#000000';
      return tinted(base, Number(el.attrs['tint'] ?? 0));
    }
    if (el.attrs['indexed'] !== undefined) return INDEXED[Number(el.attrs['indexed'])] ?? '#000000';
    return null;
  }

  /** The format of `index` with the patch applied; appended to the file when it is new. */
  derive(index: number, patch: StylePatch): number {
    const key = `${index}|${JSON.stringify(patch)}`;
    const known = this.cache.get(key);
    if (known !== undefined) return known;
    const old = this.xf(index);
    const xf = old ? clone(old) : make(`${prefixOf(this.root)}xf`, { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0, xfId: 0 });
    if (patch.numFmt !== undefined) {
      xf.attrs['numFmtId'] = String(this.formatId(patch.numFmt));
      xf.attrs['applyNumberFormat'] = '1';
    }
    if (patch.font) {
      xf.attrs['fontId'] = String(this.intern('fonts', this.patchFont(index, patch.font)));
      xf.attrs['applyFont'] = '1';
    }
    if (patch.fill !== undefined) {
      xf.attrs['fillId'] = String(this.intern('fills', this.fillEl(patch.fill)));
      xf.attrs['applyFill'] = '1';
    }
    if (patch.border) {
      xf.attrs['borderId'] = String(this.intern('borders', this.patchBorder(index, patch.border)));
      xf.attrs['applyBorder'] = '1';
    }
    if (patch.alignment) this.patchAlignment(xf, patch.alignment);
    if (patch.locked !== undefined || patch.formulaHidden !== undefined) {
      const el = ensure(xf, 'protection', XF_ORDER);
      if (patch.locked !== undefined) el.attrs['locked'] = patch.locked ? '1' : '0';
      if (patch.formulaHidden !== undefined) el.attrs['hidden'] = patch.formulaHidden ? '1' : '0';
      xf.attrs['applyProtection'] = '1';
    }
    if (patch.quotePrefix === true) xf.attrs['quotePrefix'] = '1';
    else if (patch.quotePrefix === false) delete xf.attrs['quotePrefix'];
    const made = this.intern('cellXfs', xf);
    this.cache.set(key, made);
    return made;
  }

  private formatId(code: string): number {
    if (/^general$/i.test(code)) return 0;
    for (const [id, text] of this.formats) if (text === code) return id;
    const builtin = Object.keys(BUILTIN_FORMATS).find((id) => BUILTIN_FORMATS[Number(id)] === code);
    if (builtin !== undefined) return Number(builtin);
    const id = Math.max(163, ...this.formats.keys()) + 1;
    const list = ensure(this.root, 'numFmts', ORDER);
    list.kids.push(make(`${prefixOf(this.root)}numFmt`, { numFmtId: id, formatCode: code }));
    list.attrs['count'] = String(list.kids.length);
    this.formats.set(id, code);
    this.pkg.touch(this.path);
    return id;
  }

  private intern(table: Table, el: El): number {
    const list = this.list(table);
    let index = this.index.get(table);
    if (!index) {
      index = new Map(list.map((item, i) => [writeEl(item), i] as const).reverse());
      this.index.set(table, index);
    }
    const text = writeEl(el);
    const known = index.get(text);
    if (known !== undefined) return known;
    const parent = ensure(this.root, table, ORDER);
    parent.kids.push(el);
    list.push(el);
    parent.attrs['count'] = String(list.length);
    index.set(text, list.length - 1);
    this.pkg.touch(this.path);
    return list.length - 1;
  }

  private patchFont(index: number, patch: FontPatch): El {
    const old = this.part(index, 'fonts', 'fontId');
    const font = old ? clone(old) : make(`${prefixOf(this.root)}font`);
    const set = (name: string, attrs: Record<string, string> | null): void => {
      const el = child(font, name);
      if (el) removeKid(font, el);
      if (attrs) insertOrdered(font, make(prefixOf(font) + name, attrs), FONT_ORDER);
    };
    if (patch.bold !== undefined) set('b', patch.bold ? {} : null);
    if (patch.italic !== undefined) set('i', patch.italic ? {} : null);
    if (patch.strikethrough !== undefined) set('strike', patch.strikethrough ? {} : null);
    if (patch.underline !== undefined) {
      const val = patch.underline.replace('Accountant', 'Accounting');
      set('u', val === 'None' ? null : val === 'Single' ? {} : { val: val[0]!.toLowerCase() + val.slice(1) });
    }
    if (patch.size !== undefined) set('sz', { val: String(patch.size) });
    if (patch.color !== undefined) set('color', { rgb: argb(patch.color) });
    if (patch.name !== undefined) {
      set('name', { val: patch.name });
      // A font that follows the theme would ignore its own name.
      set('scheme', null);
    }
    return font;
  }

  private fillEl(color: string | null): El {
    const p = prefixOf(this.root);
    if (color === null) return make(`${p}fill`, {}, [make(`${p}patternFill`, { patternType: 'none' })]);
    return make(`${p}fill`, {}, [
      make(`${p}patternFill`, { patternType: 'solid' }, [make(`${p}fgColor`, { rgb: argb(color) }), make(`${p}bgColor`, { indexed: 64 })]),
    ]);
  }

  private patchBorder(index: number, patch: BorderPatch): El {
    const order = ['start', 'end', 'left', 'right', 'top', 'bottom', 'diagonal', 'vertical', 'horizontal'];
    const old = this.part(index, 'borders', 'borderId');
    const border = old ? clone(old) : make(`${prefixOf(this.root)}border`);
    const side = ensure(border, patch.side, order);
    if (patch.style === null) {
      delete side.attrs['style'];
      side.kids = [];
    } else {
      if (patch.style !== undefined) side.attrs['style'] = patch.style;
      side.attrs['style'] ??= 'thin';
      if (patch.color !== undefined) side.kids = [make(`${prefixOf(border)}color`, { rgb: argb(patch.color) })];
      else if (side.kids.length === 0) side.kids = [make(`${prefixOf(border)}color`, { auto: 1 })];
    }
    return border;
  }

  private patchAlignment(xf: El, patch: Record<string, string | null>): void {
    const el = ensure(xf, 'alignment', XF_ORDER);
    for (const key of Object.keys(patch)) {
      const value = patch[key];
      if (value === null || value === undefined) delete el.attrs[key];
      else el.attrs[key] = value;
    }
    xf.attrs['applyAlignment'] = '1';
    if (Object.keys(el.attrs).length === 0) removeKid(xf, el);
  }

  /** Appends a differential format and gives its index; for conditional formats and tables. */
  addDxf(dxf: El): number {
    const list = ensure(this.root, 'dxfs', ORDER);
    list.kids.push(dxf);
    const count = children(list, 'dxf').length;
    list.attrs['count'] = String(count);
    this.pkg.touch(this.path);
    return count - 1;
  }

  /** A differential format; change it and call {@link touch}. */
  dxf(index: number): El {
    return children(child(this.root, 'dxfs'), 'dxf')[index] ?? make('dxf');
  }

  touch(): void {
    this.pkg.touch(this.path);
  }

  /** The theme's font name for new text, used by charts. */
  defaultFont(): string {
    return find(this.root, 'fonts/font/name')?.attrs['val'] ?? 'Calibri';
  }
}

export function argb(color: string): string {
  const hex = color.replace('#', '').toUpperCase();
  if (/^[0-9A-F]{6}$/.test(hex)) return `FF${hex}`;
  return `FF${NAMED[color.toLowerCase()] ?? '000000'}`;
}

const NAMED: Record<string, string> = {
  black: '000000',
  white: 'FFFFFF',
  red: 'FF0000',
  green: '008000',
  blue: '0000FF',
  yellow: 'FFFF00',
  orange: 'FFA500',
  gray: '808080',
  grey: '808080',
  lightgray: 'D3D3D3',
  darkgray: 'A9A9A9',
  purple: '800080',
};
