import { MAIN } from '../../ooxml/namespaces';
import { escapeAttribute } from '../../ooxml/xmlWrite';

/** How a cell looks; only what the product's workbooks use. Colours are RRGGBB. */
export interface Style {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly size?: number;
  readonly color?: string;
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly fill?: string;
  readonly border?: string;
  readonly wrap?: boolean;
  readonly horizontal?: 'left' | 'center' | 'right';
  readonly vertical?: 'top' | 'center';
  readonly indent?: number;
  readonly format?: string;
  readonly quotePrefix?: boolean;
  /** May be changed on a protected sheet. */
  readonly unlocked?: boolean;
}

/** What conditional formatting lays over a cell. */
export interface DifferentialStyle {
  readonly color: string;
  readonly fill: string;
  readonly bold?: boolean;
}

/** Formats that the standard numbers; the rest gets numbers from 164. */
const BUILT_IN: Readonly<Record<string, number>> = { General: 0, '0': 1, '0%': 9, '@': 49 };

/** Collects the styles of one workbook; equal styles get one number, 0 is the default. */
export function styleSheet(): {
  cell(style: Style): number;
  differential(style: DifferentialStyle): number;
  xml(): string;
} {
  const fonts = registry([fontXml({})]);
  const fills = registry(['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>']);
  const borders = registry([borderXml(undefined)]);
  const formats = registry([]);
  const cells = registry([xf({}, 0, 0, 0, 0)]);
  const differentials = registry([]);
  // Whole columns share one description, so most cells are known without being spelled out.
  const described = new Map<Style, number>();
  const numberOf = (style: Style): number => {
    const format = style.format ?? 'General';
    return cells(
      xf(
        style,
        BUILT_IN[format] ?? 164 + formats(format),
        fonts(fontXml(style)),
        style.fill ? fills(fillXml(style.fill)) : 0,
        borders(borderXml(style.border)),
      ),
    );
  };

  return {
    cell(style) {
      let number = described.get(style);
      if (number === undefined) described.set(style, (number = numberOf(style)));
      return number;
    },
    differential({ bold, color, fill }) {
      return differentials(
        `<dxf><font>${bold ? '<b/>' : ''}<color rgb="FF${color}"/></font><fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor rgb="FF${fill}"/></patternFill></fill></dxf>`,
      );
    },
    xml() {
      const list = (name: string, items: readonly string[]): string => `<${name} count="${items.length}">${items.join('')}</${name}>`;
      const numFmts = formats.items.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escapeAttribute(code)}"/>`);
      return (
        `<styleSheet xmlns="${MAIN}">` +
        (numFmts.length ? list('numFmts', numFmts) : '') +
        list('fonts', fonts.items) +
        list('fills', fills.items) +
        list('borders', borders.items) +
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
        list('cellXfs', cells.items) +
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
        (differentials.items.length ? list('dxfs', differentials.items) : '<dxfs count="0"/>') +
        '<tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>'
      );
    },
  };
}

function registry(initial: readonly string[]): ((item: string) => number) & { readonly items: readonly string[] } {
  const items = [...initial];
  const numbers = new Map(items.map((item, i) => [item, i]));
  const add = (item: string): number => {
    const known = numbers.get(item);
    if (known !== undefined) return known;
    numbers.set(item, items.length);
    return items.push(item) - 1;
  };
  return Object.assign(add, { items });
}

function fontXml(style: Style): string {
  return (
    `<font>${style.bold ? '<b/>' : ''}${style.italic ? '<i/>' : ''}${style.strike ? '<strike/>' : ''}${style.underline ? '<u/>' : ''}` +
    `<sz val="${style.size ?? 11}"/>${style.color ? `<color rgb="FF${style.color}"/>` : '<color theme="1"/>'}<name val="Calibri"/><family val="2"/></font>`
  );
}

function fillXml(color: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${color}"/><bgColor indexed="64"/></patternFill></fill>`;
}

function borderXml(color: string | undefined): string {
  const side = (name: string): string => (color ? `<${name} style="thin"><color rgb="FF${color}"/></${name}>` : `<${name}/>`);
  return `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`;
}

function xf(style: Style, format: number, font: number, fill: number, border: number): string {
  const alignment =
    (style.horizontal ? ` horizontal="${style.horizontal}"` : '') +
    (style.vertical ? ` vertical="${style.vertical}"` : '') +
    (style.wrap ? ' wrapText="1"' : '') +
    (style.indent ? ` indent="${style.indent}"` : '');
  const open =
    `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"` +
    (style.quotePrefix ? ' quotePrefix="1"' : '') +
    (format ? ' applyNumberFormat="1"' : '') +
    (font ? ' applyFont="1"' : '') +
    (fill ? ' applyFill="1"' : '') +
    (border ? ' applyBorder="1"' : '') +
    (alignment ? ' applyAlignment="1"' : '') +
    (style.unlocked ? ' applyProtection="1"' : '');
  const inner = (alignment ? `<alignment${alignment}/>` : '') + (style.unlocked ? '<protection locked="0"/>' : '');
  return inner ? `${open}>${inner}</xf>` : `${open}/>`;
}
