import { read, SSF, type CellObject, type WorkSheet } from '@e965/xlsx';
import { zipSync } from 'fflate';
import { czechDate, readDate } from '../../core/text/date';
import type { Area } from '../../schema/rows';
import { cellName } from '../../schema/rows';
import { decodeText, parseCsv, SEPARATORS, type CsvRows } from '../read/text';
import { listProblem, type ListProblem } from './problems';
import { LIMITS, Refused, within, type Limits } from '../../ooxml/limits';
import { quietly } from '../read/silenceConsole';
import { isZip, ZipPackage } from '../../ooxml/zip';

/** A row with its texts by 0-based column; empty cells are absent. */
export interface SourceRow {
  /** 0-based on the sheet */
  readonly row: number;
  readonly texts: ReadonlyMap<number, string>;
}

/** One sheet of a list, as texts; a CSV file is one sheet without a name. */
export interface ListSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly SourceRow[];
  readonly merged: readonly Area[];
}

export interface ListSource {
  readonly sheets: readonly ListSheet[];
  readonly problems: readonly ListProblem[];
}

/** A list of the largest plan has some hundreds of rows. */
const LIST_LIMITS: Limits = { ...LIMITS, file: 20_000_000, rows: 20_000, cells: 400_000 };
const DAY_1904 = 1462;
/** Program files and pictures hold bytes that no text does. */
// eslint-disable-next-line no-control-regex
const NO_TEXT = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

/**
 * Bytes → sheets of texts, by content and never by the file's name.
 * @param score how well a table of texts looks like a list; it decides which separator a CSV file has
 */
export function readSource(bytes: Uint8Array, score: (rows: readonly SourceRow[]) => number, limits = LIST_LIMITS): ListSource {
  const fails = (code: 'empty' | 'notList' | 'damaged' | 'encrypted' | 'tooBig'): ListSource => ({
    sheets: [],
    problems: [listProblem(code)],
  });
  if (bytes.length === 0) return fails('empty');
  try {
    within(limits, 'file', bytes.length);
    if (isZip(bytes)) return fromWorkbook(unpacked(bytes, limits), limits);
    if (isCompound(bytes)) return fromWorkbook(bytes, limits);
  } catch (error) {
    if (error instanceof Refused) {
      const { code } = (error as Refused).fault;
      return fails(code === 'tooBig' || code === 'encrypted' ? code : 'damaged');
    }
    // SheetJS has no codes for what it cannot read.
    return fails(/password|encrypt/i.test(String(error)) ? 'encrypted' : 'damaged');
  }
  const text = decodeText(bytes).replace(/^\ufeff/, '');
  if (text.trim() === '') return fails('empty');
  if (NO_TEXT.test(text) || /^\s*(<|\{\\rtf|%PDF)/.test(text)) return fails('notList');
  return fromText(text, score, limits) ?? fails('tooBig');
}

const isCompound = (bytes: Uint8Array): boolean => [0xd0, 0xcf, 0x11, 0xe0].every((byte, i) => bytes[i] === byte);

/** The parts that hold cells, unpacked within the limits and put together without packing: nothing can grow any more. */
function unpacked(bytes: Uint8Array, limits: Limits): Uint8Array {
  const zip = new ZipPackage(bytes, limits);
  const parts = zip.names.filter(
    (name) => /\.(xml|rels|bin)$|^mimetype$/.test(name) && !/vbaproject|printersettings|^xl\/media/.test(name),
  );
  return zipSync(Object.fromEntries(parts.map((name) => [name, zip.part(name)!])), { level: 0 });
}

// --- workbooks --------------------------------------------------------------------------------------------------

function fromWorkbook(bytes: Uint8Array, limits: Limits): ListSource {
  const book = quietly(() => read(bytes, { type: 'array', dense: true, cellNF: true, sheetRows: limits.rows + 1 }));
  const shift = book.Workbook?.WBProps?.date1904 ? DAY_1904 : 0;
  const problems: ListProblem[] = [];
  const count = { rows: 0, cells: 0 };
  const sheets = book.SheetNames.map((name, i): ListSheet => {
    const sheet = book.Sheets[name]!;
    const rows = filledRows(sheet, (cell, at) =>
      textOf(cell, shift, (code, params = {}) => problems.push(listProblem(code, { sheet: name, cell: at }, params))),
    );
    count.rows += rows.length;
    count.cells += rows.reduce((sum, { texts }) => sum + texts.size, 0);
    within(limits, 'rows', Math.max(count.rows, (rows.at(-1)?.row ?? 0) + 1));
    const merged = (sheet['!merges'] ?? []).map(areaOf);
    // Each is filled down to the last row, and any number of them may lie over one another.
    count.cells += merged.reduce((sum, area) => sum + Math.min(area.rows, rows.length), 0);
    within(limits, 'cells', count.cells);
    return { name, hidden: (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0, rows, merged };
  });
  if (book.SheetNames.length === 0) throw new Refused({ code: 'damaged' });
  return { sheets, problems };
}

const areaOf = ({ s, e }: NonNullable<WorkSheet['!merges']>[number]): Area => ({
  row: s.r,
  column: s.c,
  rows: e.r - s.r + 1,
  columns: e.c - s.c + 1,
});

function filledRows(sheet: WorkSheet, text: (cell: CellObject, at: string) => string): SourceRow[] {
  const rows: SourceRow[] = [];
  // Only what is there is walked through: a sheet may say that it reaches to XFD1048576.
  ((sheet['!data'] ?? []) as (CellObject | undefined)[][]).forEach((cells, row) => {
    const texts = new Map<number, string>();
    cells?.forEach((cell, column) => {
      const said = cell ? text(cell, cellName(row, column)) : '';
      if (said !== '') texts.set(column, said);
    });
    if (texts.size > 0) rows.push({ row, texts });
  });
  return rows;
}

type Report = (code: 'cellError' | 'cellWithoutValue', params?: ListProblem['params']) => void;

/** What the person sees in the cell: a code typed as a number keeps its form, a date is written as dates are. */
function textOf(cell: CellObject, shift: number, report: Report): string {
  const { t, v, w, z, f } = cell;
  if (t === 'e') report('cellError', { text: w ?? '' });
  if (f !== undefined && (v === undefined || v === null)) report('cellWithoutValue');
  if (t === 'e' || v === undefined || v === null) return '';
  if (typeof v === 'string') return clean(v);
  if (typeof v !== 'number') return String(v);
  if (z !== undefined && z !== 'General') {
    const date = isDateFormat(z) ? readDate(v + shift) : null;
    if (date !== null) return czechDate(date);
    if (w !== undefined && w.trim() !== '') return w.trim();
  }
  return String(v);
}

const isDateFormat = (format: string | number): boolean => (SSF as { is_date: (format: string | number) => boolean }).is_date(format);

const clean = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

// --- text -------------------------------------------------------------------------------------------------------

/** null: too large */
function fromText(text: string, score: (rows: readonly SourceRow[]) => number, limits: Limits): ListSource | null {
  const [, named] = /^sep=(.)\r?\n/i.exec(text) ?? [];
  const body = named === undefined ? text : text.slice(text.indexOf('\n') + 1);
  const skipped = named === undefined ? 0 : 1;
  const separators = named === undefined ? SEPARATORS : [named];
  const candidates = separators.map((separator) => {
    const csv = parseCsv(body, separator);
    const rows = sourceRows(csv, skipped);
    return { csv, rows, score: score(rows) };
  });
  const best = candidates.reduce((one, other) => (other.score > one.score ? other : one));
  const cells = best.rows.reduce((sum, { texts }) => sum + texts.size, 0);
  if (best.rows.length > limits.rows || cells > limits.cells) return null;
  const { open } = best.csv;
  return {
    sheets: [{ name: '', hidden: false, rows: best.rows, merged: [] }],
    problems: open ? [listProblem('quoteOpen', { cell: cellName(open.row + skipped, open.column) })] : [],
  };
}

const sourceRows = ({ rows }: CsvRows, skipped: number): SourceRow[] =>
  rows.flatMap((fields, row) => {
    const texts = new Map(fields.map((field, column) => [column, clean(field)] as const).filter(([, field]) => field !== ''));
    return texts.size > 0 ? [{ row: row + skipped, texts }] : [];
  });
