import { cellName } from '../../../schema/read/rows';
import { LIMITS, within, type Limits } from '../../../ooxml/limits';
import { addSpan, type BookSheet, type Span } from '../book';
import { builtInFormat } from './sheetJs';

/**
 * What the binary formats say beside the values of cells. The library is given records with values alone
 * (`boundedBinary.ts`), so the others are read here: each within its own length, and what lies outside reads as zero.
 */

/** What a cell's style says. */
export interface BinaryMark {
  readonly format: string;
  readonly isStruck: boolean;
  readonly isFormula: boolean;
}

/** A sheet of .xls or .xlsb. */
export interface BinarySheet extends Pick<BookSheet, 'links' | 'comments' | 'hiddenRows' | 'hiddenColumns'> {
  mark(row: number, column: number): BinaryMark;
}

/** One record: numbers and texts at their places in it, little-endian. */
export class BinaryRecord {
  private readonly view: DataView;

  constructor(
    readonly type: number,
    readonly bytes: Uint8Array,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u8(at: number): number {
    return this.bytes[at] ?? 0;
  }
  u16(at: number): number {
    return at + 2 <= this.bytes.length ? this.view.getUint16(at, true) : 0;
  }
  u32(at: number): number {
    return at + 4 <= this.bytes.length ? this.view.getUint32(at, true) : 0;
  }
  /** So many characters of two bytes, up to the first zero. */
  wide(at: number, count: number): string {
    return new TextDecoder('utf-16le').decode(this.bytes.subarray(at, at + 2 * count)).replace(/\0[\s\S]*$/, '');
  }
  /** Characters of Unicode without their upper bytes. */
  narrow(at: number, count: number): string {
    return Array.from(this.bytes.subarray(at, at + count), (byte) => String.fromCharCode(byte))
      .join('')
      .replace(/\0[\s\S]*$/, '');
  }
  /** Characters of the code page of Central Europe, which Czech Excel had before Unicode. */
  old(at: number, count: number): string {
    return new TextDecoder('windows-1250').decode(this.bytes.subarray(at, at + count)).replace(/\0[\s\S]*$/, '');
  }
}

/** The styles of cells as they are gathered. */
export class BinaryStyles {
  readonly formats = new Map<number, string>();
  readonly struckFonts: boolean[] = [];
  readonly cells: { readonly font: number; readonly format: number }[] = [];

  at(style: number): Omit<BinaryMark, 'isFormula'> {
    const { font, format } = this.cells[style] ?? { font: 0, format: 0 };
    return {
      format: this.formats.get(format) ?? (format === 0 ? 'General' : builtInFormat(format)),
      isStruck: this.struckFonts[font] ?? false,
    };
  }
}

/** More columns than any sheet has. */
const COLUMNS = 65_536;

/** A sheet as it is gathered. */
export class GatheredSheet implements BinarySheet {
  private readonly styleOf = new Map<number, number>();
  private readonly formulas = new Set<number>();
  private readonly rows: Span[] = [];
  private readonly columns: Span[] = [];
  private readonly foundLinks = new Map<string, string>();
  private readonly foundComments = new Map<string, string>();

  constructor(
    private readonly styles: BinaryStyles,
    private readonly limits: Limits = LIMITS,
  ) {}

  cell(row: number, column: number, style: number, isFormula = false): void {
    const at = row * COLUMNS + column;
    this.styleOf.set(at, style);
    within(this.limits, 'cells', this.styleOf.size);
    if (isFormula) this.formulas.add(at);
  }
  hideRow(row: number): void {
    addSpan(this.rows, row, row);
  }
  hideColumns(first: number, last: number): void {
    addSpan(this.columns, first, last);
  }
  link(row: number, column: number, target: string): void {
    if (target !== '') this.foundLinks.set(cellName(row, column), target);
  }
  comment(row: number, column: number, text: string): void {
    if (text.trim() !== '') this.foundComments.set(cellName(row, column), text.trim());
  }

  mark(row: number, column: number): BinaryMark {
    const at = row * COLUMNS + column;
    return { ...this.styles.at(this.styleOf.get(at) ?? 0), isFormula: this.formulas.has(at) };
  }
  links(): ReadonlyMap<string, string> {
    return this.foundLinks;
  }
  comments(): ReadonlyMap<string, string> {
    return this.foundComments;
  }
  hiddenRows(): readonly Span[] {
    return this.rows;
  }
  hiddenColumns(): readonly Span[] {
    return this.columns;
  }
}

const STRING_TOKEN = 0x17;
/** The function HYPERLINK in the tokens of a formula, after its arguments. */
const HYPERLINK = 359;
const VARIABLE_FUNCTIONS = new Set([0x22, 0x42, 0x62]);

/**
 * The address of =HYPERLINK("address","what is shown"): its first token is a text, its last the function.
 *
 * @param at where the tokens are in the record, and how long
 * @param textAt reads the text of a token
 */
export function linkOfFormula(record: BinaryRecord, at: number, length: number, textAt: (at: number) => string): string {
  const last = at + length - 4;
  const isCall = last > at && VARIABLE_FUNCTIONS.has(record.u8(last)) && record.u16(last + 2) === HYPERLINK;
  return isCall && record.u8(at) === STRING_TOKEN ? textAt(at + 1) : '';
}
