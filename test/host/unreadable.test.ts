import { deflateSync, strToU8, zipSync } from 'fflate';
import { binaryWorkbook } from '../build/cli';
import { opened } from '../build/host';
import { WorkbookUnreadable, openWorkbook } from '../../src/host';

async function why(bytes: Uint8Array, limits = {}): Promise<string> {
  try {
    (await openWorkbook(bytes, { limits })).dispose();
  } catch (e) {
    expect(e).toBeInstanceOf(WorkbookUnreadable);
    return (e as WorkbookUnreadable).code;
  }
  return 'opened';
}

const compound = (stream: string): Uint8Array => {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  [...stream].forEach((ch, i) => {
    bytes[1024 + 2 * i] = ch.charCodeAt(0);
  });
  return bytes;
};

let good: Uint8Array;
beforeAll(async () => {
  const excel = await openWorkbook(null);
  await excel.edit('List1', 'A1', 'text');
  good = await excel.save();
  excel.dispose();
});

/** The good workbook with some parts replaced. */
function withParts(parts: Record<string, string>): Uint8Array {
  const { unzipSync } = jest.requireActual<typeof import('fflate')>('fflate');
  const all = unzipSync(good);
  for (const [name, text] of Object.entries(parts)) all[name] = strToU8(text);
  return zipSync(all);
}

test.each<[string, () => Uint8Array, string]>([
  ['nothing', () => new Uint8Array(), 'empty'],
  ['a text', () => strToU8('Kód;Název\n1;Voda'), 'not-a-workbook'],
  ['a picture', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), 'not-a-workbook'],
  ['a zip of something else', () => zipSync({ 'a.txt': strToU8('a') }), 'not-a-workbook'],
  ['half a workbook', () => good.slice(0, good.length / 2), 'damaged'],
  ['broken XML', () => withParts({ 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row></worksheet>' }), 'damaged'],
  ['a document type', () => withParts({ 'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY a "b">]><workbook/>' }), 'damaged'],
  [
    'two sheets that are one part',
    () =>
      withParts({
        'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/><sheet name="b" sheetId="2" r:id="rId1"/></sheets></workbook>`,
      }),
    'damaged',
  ],
  ['an encrypted workbook', () => compound('EncryptedPackage'), 'encrypted'],
  ['a workbook with managed rights', () => compound('DRMEncryptedDataSpace'), 'rights-managed'],
  ['a workbook of the binary format', binaryWorkbook, 'xlsb'],
  ['an old workbook', () => compound('Workbook'), 'old-xls'],
  ['a very old workbook', () => new Uint8Array([0x09, 0x08, 0, 0, 5, 6, 7]), 'old-xls'],
])('%s', async (_what, bytes, code) => {
  expect(await why(bytes())).toBe(code);
});

test('a bomb is refused before it is unpacked', async () => {
  const bomb = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/worksheets/sheet1.xml': new Uint8Array(60_000_000) });
  expect(bomb.length).toBeLessThan(100_000);
  const before = process.memoryUsage().arrayBuffers;
  expect(await why(bomb)).toBe('too-big');
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
});

test('a directory that lies about sizes cannot make a part grow', async () => {
  const data = new Uint8Array(3_000_000).fill(65);
  const honest = zipSync({ '[Content_Types].xml': [data, { level: 6 }] });
  const view = new DataView(honest.buffer, honest.byteOffset);
  for (let i = honest.length - 22; i >= 0; i -= 1) {
    if (view.getUint32(i, true) === 0x02014b50) {
      view.setUint32(i + 24, 10, true);
      break;
    }
  }
  expect(deflateSync(data).length).toBeGreaterThan(0);
  expect(await why(honest)).toBe('damaged');
});

test.each<[string, object]>([
  ['bytes of the file', { file: 100 }],
  ['bytes unpacked', { unpacked: 500 }],
  ['bytes of a part', { part: 300 }],
  ['number of parts', { parts: 3 }],
  ['number of cells', { cells: 0 }],
])('limit: %s', async (_what, limits) => {
  expect(await why(good, limits)).toBe('too-big');
});

test('the good workbook opens', async () => {
  expect((await opened(good)).readSheet('List1').cell('A1').value).toBe('text');
});

test('a workbook whose names and targets have backslashes opens as it is', async () => {
  const { unzipSync } = jest.requireActual<typeof import('fflate')>('fflate');
  const parts = Object.entries(unzipSync(good)).map(([name, bytes]): [string, Uint8Array] => [
    name.replaceAll('/', '\\'),
    name.endsWith('.rels')
      ? strToU8(new TextDecoder().decode(bytes).replace(/Target="([^"]+)"/g, (all) => all.replaceAll('/', '\\')))
      : bytes,
  ]);
  expect((await opened(zipSync(Object.fromEntries<Uint8Array>(parts)))).readSheet('List1').cell('A1').value).toBe('text');
});
