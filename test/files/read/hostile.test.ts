import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CFB } from '@e965/xlsx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { encryptedWorkbook } from '../../build/cli';
import type { Book } from '../../../src/files/read/book';
import { scanXlsx, Unknown } from '../../../src/files/read/xlsx/xlsxScanner';
import { LIMITS, type Limits } from '../../../src/ooxml/limits';
import { readXlsb, readXlsx } from '../../../src/files/read/binary/sheetJsReader';
import { ZipPackage } from '../../../src/ooxml/zip';
import {
  call,
  customProperties,
  fault,
  FORM_PART,
  handmade,
  HEADER,
  inline,
  reading,
  relations,
  repacked,
  resaved,
  rowsOf,
  sheetRows,
} from '../../build/returns';

const limited = (over: Partial<Limits>): Limits => ({ ...LIMITS, ...over });
const FORM_ROW = ['A1.1', '1', 'Žádný'];

describe('not a workbook, or not to be opened', () => {
  test.each<[string, () => Uint8Array, string]>([
    ['empty', () => new Uint8Array(), 'damaged'],
    ['a text', () => strToU8('Kód opatření;Popis\nA1.1;x'), 'notReturn'],
    ['a page under the name of .xls', () => strToU8('<html><table><tr><td>Kód opatření</td></tr></table></html>'), 'notWorkbook'],
    [
      'an old XML of Excel',
      () => strToU8('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
      'notWorkbook',
    ],
    [
      'a document of Word',
      () => zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<a/>') }),
      'notWorkbook',
    ],
    [
      'a text document',
      () => zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text'), 'content.xml': strToU8('<a/>') }),
      'notWorkbook',
    ],
    ['a return in an archive', () => zipSync({ 'navrat.xlsx': call() }), 'notWorkbook'],
    ['a workbook behind a password', encryptedWorkbook, 'encrypted'],
    ['a compound file of something else', () => compound({ '/WordDocument': Buffer.alloc(4096) }), 'notWorkbook'],
    ['a compound file cut short', () => compound({ '/Workbook': Buffer.alloc(4096) }).subarray(0, 700), 'damaged'],
    ['an .xls with nonsense in it', () => compound({ '/Workbook': Buffer.alloc(4096, 7) }), 'damaged'],
    ['a workbook of something else', () => handmade(sheetRows(['a', 'b'])), 'notReturn'],
    ['cut in the middle', () => call().subarray(0, 9_000), 'damaged'],
    ['cut at its end', () => call().subarray(0, -30), 'damaged'],
    ['only its signature', () => strToU8('PK\u0003\u0004'), 'damaged'],
    ['a part that is damaged', () => overwritten(call(), FORM_PART, 60), 'damaged'],
    ['a sheet that is missing', () => repacked(call(), { [FORM_PART]: null }), 'damaged'],
    ['a text that is missing', () => repacked(call(), { 'xl/sharedStrings.xml': '<sst/>' }), 'damaged'],
    ['a sheet cut short', () => repacked(call(), { [FORM_PART]: (xml) => xml.slice(0, xml.length / 2) }), 'damaged'],
  ])('%s', (_, bytes, code) => {
    expect(fault(bytes())).toMatchObject({ code });
  });

  test('a zip behind a password', () => {
    const bytes = call();
    const view = new DataView(bytes.buffer);
    for (const at of entriesOf(bytes)) view.setUint16(at + 8, 1, true);
    expect(fault(bytes)).toEqual({ code: 'encrypted' });
  });

  test('an .ods behind a password', () => {
    const bytes = repacked(resaved(call(), 'ods'), {
      'META-INF/manifest.xml': '<manifest><file-entry><encryption-data/></file-entry></manifest>',
    });
    expect(fault(bytes)).toEqual({ code: 'encrypted' });
  });
});

describe('the name and the kind of a file tell nothing', () => {
  test.each(['xlsb', 'ods', 'biff8'] as const)('%s under the name of .xlsx', (bookType) => {
    expect(reading(resaved(call(), bookType)).status).not.toBe('refused');
  });
});

describe('limits', () => {
  const wide = sheetRows(HEADER, ...Array.from({ length: 50 }, (_, i) => [`A1.${i}`, '1', 'Žádný']));

  test.each<[string, Partial<Limits>, Uint8Array, string]>([
    ['bytes of the file', { file: 100 }, call(), 'file'],
    ['parts', { parts: 3 }, call(), 'parts'],
    ['unpacked bytes', { unpacked: 10_000 }, call(), 'unpacked'],
    ['rows', { rows: 20 }, handmade(wide), 'rows'],
    ['cells', { cells: 60 }, handmade(wide), 'cells'],
    ['text of a cell', { text: 100 }, handmade(sheetRows(HEADER, ['A1.1', '1', '', '', '', 'x'.repeat(101)])), 'text'],
  ])('%s', (_, over, bytes, what) => {
    const limits = limited(over);
    expect(fault(bytes, limits)).toEqual({ code: 'tooBig', what, limit: limits[what as keyof Limits] });
  });

  test.each(['xlsb', 'ods', 'biff8'] as const)('rows of %s', (bookType) => {
    expect(fault(resaved(call(), bookType), limited({ rows: 5 }))).toMatchObject({ code: 'tooBig', what: 'rows' });
  });

  test('a bomb', () => {
    expect(fault(repacked(call(), { 'xl/media/image1.png': new Uint8Array(40_000_000) }))).toMatchObject({ code: 'tooBig', what: 'ratio' });
  });

  test('a bomb in many parts', () => {
    const parts = Object.fromEntries(Array.from({ length: 130 }, (_, i) => [`xl/media/${i}.xml`, new Uint8Array(900_000)]));
    expect(fault(repacked(call(), parts))).toMatchObject({ code: 'tooBig', what: 'unpacked' });
  });

  test.each([1_000, 20_000_000])('a part of %i bytes that says it is small', (size) => {
    const bytes = repacked(call(), { [FORM_PART]: new Uint8Array(size + 10).fill(32) });
    const at = entriesOf(bytes).find((entry) => nameAt(bytes, entry) === FORM_PART)!;
    new DataView(bytes.buffer).setUint32(at + 24, 500, true);
    expect(fault(bytes)).toEqual({ code: 'damaged' });
  });

  test('a part that says it is larger than it is', () => {
    const bytes = call();
    const at = entriesOf(bytes).find((entry) => nameAt(bytes, entry) === FORM_PART)!;
    const view = new DataView(bytes.buffer);
    view.setUint32(at + 24, view.getUint32(at + 24, true) + 1, true);
    expect(fault(bytes)).toEqual({ code: 'damaged' });
  });

  test('a repeated cell of .ods', () => {
    const bomb = (attributes: string): Uint8Array =>
      repacked(resaved(call(), 'ods'), {
        'content.xml': (xml) => xml.replace(/<table:table-row[^>]*>/, (row) => row.replace('>', ` ${attributes}>`)),
      });
    expect(fault(bomb('table:number-rows-repeated="1048576"'))).toMatchObject({ code: 'tooBig', what: 'cells' });
  });

  test('formatting of .ods repeated to the end of the sheet is no cell', () => {
    const end =
      '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>';
    const bytes = repacked(resaved(call(), 'ods'), { 'content.xml': (xml) => xml.replaceAll('</table:table>', end) });
    expect(reading(bytes).status).not.toBe('refused');
  });

  test('formatting of .xlsx down to the last row is no row', () => {
    const empty = Array.from({ length: 60_000 }, (_, i) => `<row r="${i + 3}" ht="15"><c r="A${i + 3}" s="1"/></row>`).join('');
    expect(rowsOf(handmade(sheetRows(HEADER, FORM_ROW) + empty))).toHaveLength(1);
  });

  test('a hundred thousand texts of which a few are asked for', () => {
    const texts = Array.from({ length: 100_000 }, (_, i) => `<si><t>text ${i}</t></si>`).join('');
    const shared = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${texts}</sst>`;
    const bytes = handmade(sheetRows(HEADER, ['A1.1', '1', '', '', '', '<c r="F2" t="s"><v>99999</v></c>']), {
      'xl/sharedStrings.xml': shared,
      'xl/_rels/workbook.xml.rels': relations(['worksheet', 'worksheets/sheet1.xml'], ['sharedStrings', 'sharedStrings.xml']),
    });
    expect(rowsOf(bytes)[0]!.answer.description).toBe('text 99999');
  });
});

describe('XML as nobody writes it', () => {
  const sheet = (data: string, head = ''): Uint8Array =>
    handmade('', {
      'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${data}</worksheet>`,
    });

  test.each(['<!DOCTYPE worksheet [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>', '<!DOCTYPE worksheet SYSTEM "file:///etc/passwd">'])(
    'a document type: %s',
    (head) => {
      expect(fault(sheet(`<sheetData>${sheetRows(HEADER, FORM_ROW)}</sheetData>`, head))).toEqual({ code: 'damaged' });
    },
  );

  test('an entity of its own stays as it is written', () => {
    const bytes = sheet(
      `<sheetData>${sheetRows(HEADER, ['A1.1', '1', '', '', '', '<c r="F2" t="inlineStr"><is><t>&bomb; &amp;lt; &#9731;</t></is></c>'])}</sheetData>`,
    );
    expect(rowsOf(bytes)[0]!.answer.description).toBe('&bomb; &lt; ☃');
  });

  test('a dimension of the whole sheet', () => {
    const bytes = sheet(`<dimension ref="A1:XFD1048576"/><sheetData>${sheetRows(HEADER, FORM_ROW)}</sheetData>`);
    expect(rowsOf(bytes)).toHaveLength(1);
  });

  test('merged cells to the end of the sheet', () => {
    const merged = '<mergeCells><mergeCell ref="A2:A1048576"/></mergeCells>';
    const bytes = sheet(`<sheetData>${sheetRows(HEADER, FORM_ROW, ['', '2', 'Žádný'])}</sheetData>${merged}`);
    expect(rowsOf(bytes).map(({ measure }) => measure)).toEqual(['A1.1', 'A1.1']);
  });

  test.each<[string, string, Uint8Array]>([
    ['no addresses', 'rows', sheet(`<sheetData>${sheetRows(HEADER, FORM_ROW).replace(/ r="[^"]*"/g, '')}</sheetData>`)],
    ['single quotes', 'rows', sheet(`<sheetData>${sheetRows(HEADER, FORM_ROW).replace(/"/g, "'")}</sheetData>`)],
    ['comments', 'rows', sheet(`<sheetData>${sheetRows(HEADER, FORM_ROW).replaceAll('</row>', '</row><!-- <row r="9"> -->')}</sheetData>`)],
    ['prefixes', 'rows', prefixed(handmade(sheetRows(HEADER, FORM_ROW)))],
    ['UTF-16', 'rows', utf16(handmade(sheetRows(HEADER, FORM_ROW)))],
    ['strict OOXML', 'rows', strict(handmade(sheetRows(HEADER, FORM_ROW)))],
    ['backslashes in names', 'rows', renamed(handmade(sheetRows(HEADER, FORM_ROW)), (name) => name.replaceAll('/', '\\'))],
    ['names in capitals', 'rows', renamed(handmade(sheetRows(HEADER, FORM_ROW)), (name) => name.toUpperCase())],
  ])('%s', (_, __, bytes) => {
    expect(rowsOf(bytes).map(({ measure, answer }) => [measure, answer.relation])).toEqual([['A1.1', 'Žádný']]);
  });

  test('rows in no order', () => {
    const [header, one, two] = sheetRows(HEADER, FORM_ROW, ['A1.2', '1', 'Žádný']).split(/(?<=<\/row>)/);
    expect(rowsOf(sheet(`<sheetData>${two}${header}${one}</sheetData>`)).map(({ row }) => row)).toEqual([2, 3]);
  });
});

test('two parts of one name', () => {
  const bytes = handmade(sheetRows(HEADER, FORM_ROW), { 'xl/worksheets/SHEET1.xml': '<worksheet/>' });
  expect(fault(bytes)).toEqual({ code: 'damaged' });
});

test('zip64', () => {
  expect(rowsOf(zip64(handmade(sheetRows(HEADER, FORM_ROW))))).toHaveLength(1);
});

test('properties that would be code elsewhere stay texts', () => {
  const bytes = handmade(sheetRows(HEADER, FORM_ROW), {
    'docProps/custom.xml': customProperties({
      PlneniRole: 'call',
      PlneniVerze: '1',
      PlneniPlan: 'plan-1',
      PlneniGestor: '=CMD()',
      __proto__x: 'y',
      constructor: 'z',
    }),
  });
  const result = reading(bytes);
  expect(result.status === 'read' && result.return.addressee).toBe('=CMD()');
});

describe('workbooks that nobody here made', () => {
  const folder = join(__dirname, '../../fixtures/returns/calamine');
  const files = readdirSync(folder).filter((name) => !name.endsWith('.md'));
  const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)));
  const REFUSALS: Readonly<Record<string, string>> = {
    'issue_385.xls': 'encrypted',
    'pass_protected.xlsx': 'encrypted',
    'pass_protected.xlsb': 'encrypted',
    'pass_protected.ods': 'encrypted',

    'issue_594_dos.ods': 'tooBig',
    // A checksum that does not agree.
    'issue252.xlsx': 'damaged',
    // Records longer than the file.
    'OOM_alloc3.xls': 'damaged',
  };

  test.each(files)('%s', (name) => {
    expect(fault(bytesOf(name))).toMatchObject({ code: REFUSALS[name] ?? 'notReturn' });
  });

  const zipOf = (name: string): ZipPackage => new ZipPackage(bytesOf(name), LIMITS);

  test('sheets are there with what hides them', () => {
    const WITH: readonly [string, string][] = [
      ['Visible', 'visible'],
      ['Hidden', 'hidden'],
      ['VeryHidden', 'veryHidden'],
    ];
    for (const book of [scanXlsx(zipOf('any_sheets.xlsx'), LIMITS), readXlsb(zipOf('any_sheets.xlsb'), LIMITS)])
      expect(book.sheets.map(({ name, visibility }) => [name, visibility]).filter(([name]) => name !== 'Chart')).toEqual(WITH);
  });

  test('days from 1904 are known in every format', () => {
    expect(scanXlsx(zipOf('date_1904.xlsx'), LIMITS).date1904).toBe(true);
    expect(readXlsb(zipOf('date_1904.xlsb'), LIMITS).date1904).toBe(true);
  });

  test.each(['any_sheets.xlsx', 'date_1904.xlsx', 'vba.xlsm'])('both readers of %s see the same', (name) => {
    expect(cellsOf(scanXlsx(zipOf(name), LIMITS))).toEqual(cellsOf(readXlsx(zipOf(name), LIMITS)));
  });

  test.each(['nonstandard-xml-ns-prefix.xlsx', 'richtext-namespaced.xlsx', 'inlineStr_cdata.xlsx'])(
    '%s is left to the thorough one',
    (name) => {
      expect(() => cellsOf(scanXlsx(zipOf(name), LIMITS))).toThrow(Unknown);
      expect(cellsOf(readXlsx(zipOf(name), LIMITS)).flat().length).toBeGreaterThan(0);
    },
  );
});

const cellsOf = (book: Book): unknown[] =>
  book.sheets.filter(({ name }) => name !== 'Chart').map((sheet) => [sheet.name, sheet.rows(0, Infinity, null), sheet.merged()]);

// --- by hand ----------------------------------------------------------------------------------------------------

/** SheetJS gives its compound files no types. */
const cfb = CFB as {
  utils: { cfb_new: () => object; cfb_add: (file: object, path: string, content: Buffer) => void };
  write: (file: object, options: { type: 'buffer' }) => Buffer;
};

function compound(streams: Readonly<Record<string, Buffer>>): Uint8Array {
  const file = cfb.utils.cfb_new();
  for (const [path, content] of Object.entries(streams)) cfb.utils.cfb_add(file, path, content);
  return new Uint8Array(cfb.write(file, { type: 'buffer' }));
}

/** Places of the entries in the directory of a zip. */
function entriesOf(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const places: number[] = [];
  for (let at = view.getUint32(bytes.length - 6, true); view.getUint32(at, true) === 0x02014b50;) {
    places.push(at);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return places;
}

function nameAt(bytes: Uint8Array, at: number): string {
  return Buffer.from(bytes.subarray(at + 46, at + 46 + bytes[at + 28]!)).toString();
}

/** Some of the packed bytes of a part replaced. */
function overwritten(bytes: Uint8Array, name: string, length: number): Uint8Array {
  const view = new DataView(bytes.buffer);
  const at = entriesOf(bytes).find((entry) => nameAt(bytes, entry) === name)!;
  const start = view.getUint32(at + 42, true) + 30 + name.length + 200;
  return bytes.slice().fill(0x55, start, start + length);
}

function parted(bytes: Uint8Array, change: (name: string, xml: string) => Uint8Array): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, change(name, Buffer.from(part).toString())])),
  );
}

function prefixed(bytes: Uint8Array): Uint8Array {
  const marked = (xml: string): string => xml.replace(/<(\/?)(?=[a-zA-Z])/g, '<$1x:').replace('xmlns=', 'xmlns:x=');
  return parted(bytes, (name, xml) => strToU8(name.startsWith('xl/work') ? marked(xml) : xml));
}

function utf16(bytes: Uint8Array): Uint8Array {
  return parted(bytes, (name, xml) =>
    name.startsWith('xl/worksheets/')
      ? new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml, 'utf16le')]))
      : strToU8(xml),
  );
}

function strict(bytes: Uint8Array): Uint8Array {
  return parted(bytes, (name, xml) =>
    strToU8(
      xml
        .replaceAll('http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'http://purl.oclc.org/ooxml/spreadsheetml/main')
        .replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
          'http://purl.oclc.org/ooxml/officeDocument/relationships',
        )
        .replaceAll('/custom-properties"', name === '_rels/.rels' ? '/customProperties"' : '/custom-properties"'),
    ),
  );
}

function renamed(bytes: Uint8Array, change: (name: string) => string): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [change(name), part])));
}

/** The same package with the end of the directory in the form for large files. */
function zip64(bytes: Uint8Array): Uint8Array {
  const end = bytes.length - 22;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [count, size, start] = [view.getUint16(end + 10, true), view.getUint32(end + 12, true), view.getUint32(end + 16, true)];
  const large = new DataView(new ArrayBuffer(56 + 20));
  large.setUint32(0, 0x06064b50, true);
  large.setBigUint64(4, 44n, true);
  large.setBigUint64(24, BigInt(count), true);
  large.setBigUint64(32, BigInt(count), true);
  large.setBigUint64(40, BigInt(size), true);
  large.setBigUint64(48, BigInt(start), true);
  large.setUint32(56, 0x07064b50, true);
  large.setBigUint64(64, BigInt(end), true);
  large.setUint32(72, 1, true);
  const last = bytes.slice(end);
  new DataView(last.buffer).setUint16(10, 0xffff, true);
  new DataView(last.buffer).setUint32(16, 0xffffffff, true);
  return new Uint8Array(Buffer.concat([bytes.subarray(0, end), new Uint8Array(large.buffer), last]));
}

test('a cell far to the right and one far below', () => {
  const bytes = handmade(sheetRows(HEADER, FORM_ROW) + `<row r="1048576">${inline('A1048576', 'A1.9')}${inline('XFD1048576', 'x')}</row>`);
  expect(rowsOf(bytes).map(({ row }) => row)).toEqual([2, 1_048_576]);
});
