import { read, utils, write, type WorkBook } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import type { Return, ReturnedRow } from '../../src/core/exchange/returned';
import { NO_ANSWER, type Answer } from '../../src/core/plan/answer';
import { buildRequestWorkbook } from '../../src/files/request/request';
import { LIMITS, type Limits } from '../../src/ooxml/limits';
import { readReturn } from '../../src/files/returns/readReturn';
import type { Expected, FileIn } from '../../src/files/returns/returns';
import type { ReturnProblem, ReturnReading } from '../../src/files/returns/returns';
import { FORM } from '../../src/schema/request';
import { SCHEMA_VERSION } from '../../src/schema/tables';
import { asked, callOf, COMMON } from './requests';

export const EXPECTED: Expected = { planId: COMMON.plan.id, version: SCHEMA_VERSION, municipalities: COMMON.municipalities };
export const FILE: FileIn = { name: 'navrat.xlsx', lastModified: '2026-02-03T08:00:00.000Z' };

/** The call of one body with three criteria, the first of them answered; the header stands in row 5. */
export const call = (): Uint8Array =>
  buildRequestWorkbook(
    callOf(
      asked('Odbor sociálních věcí', [
        { description: 'Setkání proběhlo & zápis <je>.', date: '2025-06-01', territory: 'Liberec' },
        null,
        null,
      ]),
    ),
  );
export const HEADER_ROW = 5;

export const reading = (bytes: Uint8Array, limits: Limits = LIMITS, file: FileIn = FILE): ReturnReading =>
  readReturn(bytes, file, EXPECTED, limits);

export function taken(bytes: Uint8Array, status: 'read' | 'unidentified' = 'read'): { return: Return; problems: readonly ReturnProblem[] } {
  const result = reading(bytes);
  if (result.status !== status) throw new Error(JSON.stringify(result).slice(0, 300));
  return result;
}

export const rowsOf = (bytes: Uint8Array): readonly ReturnedRow[] => taken(bytes).return.rows;

export function fault(bytes: Uint8Array, limits?: Limits): unknown {
  const result = reading(bytes, limits);
  return result.status === 'refused' ? result.fault : result;
}

/** The package with some of its parts written anew, or left out. */
export function repacked(
  bytes: Uint8Array,
  parts: Readonly<Record<string, string | Uint8Array | null | ((xml: string) => string)>>,
): Uint8Array {
  const files: Zippable = unzipSync(bytes);
  for (const [name, part] of Object.entries(parts)) {
    if (part === null) delete files[name];
    else if (typeof part === 'function') files[name] = strToU8(part(strFromU8(files[name] as Uint8Array)));
    else files[name] = typeof part === 'string' ? strToU8(part) : part;
  }
  return zipSync(files);
}

/** Without the cell of the form that says whose it is. */
export const withoutIdentity = (bytes: Uint8Array): Uint8Array =>
  repacked(bytes, { 'xl/sharedStrings.xml': (xml) => xml.replace('["call",', '["nikdo",') });

export const FORM_PART = 'xl/worksheets/sheet2.xml';

/** The form as a grid, changed as somebody would change it, in a workbook saved by another program. */
export function resaved(
  bytes: Uint8Array,
  bookType: 'xlsx' | 'xlsb' | 'ods' | 'biff8',
  change: (book: WorkBook) => void = () => undefined,
): Uint8Array {
  const book = read(bytes, { cellFormula: false });
  // Of the reader that the tests use; it would give the properties back as it misread them.
  book.Custprops = Object.fromEntries(Object.entries(book.Custprops ?? {}).map(([name, value]) => [name, utf8Again(String(value))]));
  for (const sheet of Object.values(book.Sheets)) delete sheet['!autofilter'];
  if (book.Workbook?.Names) book.Workbook.Names = book.Workbook.Names.filter(({ Name }) => Name.startsWith('Plneni_'));
  change(book);
  return new Uint8Array(write(book, { bookType, type: 'array' }) as ArrayBuffer);
}

const utf8Again = (text: string): string => new TextDecoder().decode(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));

/** Sets cells of the form by header and 0-based row of the form. */
export function fill(book: WorkBook, cells: readonly (readonly [row: number, header: string, value: string | number | null])[]): void {
  const sheet = book.Sheets[FORM.sheet]!;
  const grid = utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: '' });
  for (const [row, header, value] of cells) {
    const at = { r: HEADER_ROW + row, c: grid[HEADER_ROW - 1]!.indexOf(header) };
    if (value === null) delete sheet[utils.encode_cell(at)];
    else sheet[utils.encode_cell(at)] = { t: typeof value === 'number' ? 'n' : 's', v: value };
  }
}

/** A small workbook of the form by hand, part by part: what no writer writes can be put into it. */
export function handmade(sheetData: string, over: Readonly<Record<string, string | Uint8Array | null>> = {}, workbookPr = ''): Uint8Array {
  const parts: Record<string, string | Uint8Array | null> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>`,
    '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml'], ['custom-properties', 'docProps/custom.xml']),
    'xl/_rels/workbook.xml.rels': relations(['worksheet', 'worksheets/sheet1.xml']),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${REL}">${workbookPr}<sheets><sheet name="Podklady" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${sheetData}</sheetData></worksheet>`,
    'docProps/custom.xml': customProperties({
      PlneniRole: 'call',
      PlneniVerze: SCHEMA_VERSION,
      PlneniPlan: COMMON.plan.id,
      PlneniGestor: 'OSV',
    }),
    ...over,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).flatMap(([name, part]) => (part === null ? [] : [[name, typeof part === 'string' ? strToU8(part) : part]])),
    ),
  );
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const relations = (...list: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${REL}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

export const customProperties = (values: Readonly<Record<string, string>>): string =>
  `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${Object.entries(
    values,
  )
    .map(
      ([name, value], i) =>
        `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${i + 2}" name="${name}"><vt:lpwstr>${value}</vt:lpwstr></property>`,
    )
    .join('')}</Properties>`;

/** Rows of inline strings; a cell given as XML stands as it is. */
export const sheetRows = (...rows: readonly (readonly string[])[]): string =>
  rows
    .map(
      (cells, r) =>
        `<row r="${r + 1}">${cells.map((cell, c) => (cell.startsWith('<c') ? cell : inline(utils.encode_cell({ r, c }), cell))).join('')}</row>`,
    )
    .join('');

export const inline = (at: string, text: string): string =>
  `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</t></is></c>`;

export const HEADER = [
  'Kód opatření',
  'Č. kritéria',
  'Vztah podkladu',
  'Stav realizace',
  'Území',
  'Popis',
  'Odkaz',
  'Datum',
  'Důvod',
  'Vlastní hodnocení',
];

export const said = (typed: Partial<Answer>): Answer => ({ ...NO_ANSWER, ...typed });
