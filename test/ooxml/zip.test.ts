import { deflateSync, strToU8, unzipSync, zipSync } from 'fflate';
import { NATIVE_DEFLATE } from '../../src/cli/process/nativeDeflate';
import { crc32 } from '../../src/ooxml/crc32';
import { LIMITS, Refused, type FileFault, type PackageLimits } from '../../src/ooxml/limits';
import { useDeflate } from '../../src/ooxml/ownDeflate';
import { zipPackage } from '../../src/ooxml/packageWriter';
import { ZipPackage } from '../../src/ooxml/zip';

const text = (bytes: Uint8Array | null): string => new TextDecoder().decode(bytes!);

function fault(bytes: Uint8Array, limits: Partial<PackageLimits> = {}, largest?: number): FileFault | null {
  try {
    const zip = new ZipPackage(bytes, { ...LIMITS, ...limits }, largest);
    for (const name of zip.names) zip.part(name);
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(Refused);
    return (error as Refused).fault;
  }
}

/** A package whose sizes stand in the fields of Zip64 alone, as a program writes it that does not know them beforehand. */
function zip64(name: string, content: string): Uint8Array {
  const data = strToU8(content);
  const packed = deflateSync(data);
  const bytes: number[] = [];
  const write = (...fields: readonly (readonly [size: number, value: number])[]): void => {
    for (const [size, value] of fields) for (let i = 0; i < size; i++) bytes.push(Math.floor(value / 256 ** i) % 256);
  };
  const full = 0xffffffff;
  write([4, 0x04034b50], [2, 45], [2, 0], [2, 8], [4, 0], [4, crc32(data)], [4, packed.length], [4, data.length], [2, name.length], [2, 0]);
  bytes.push(...strToU8(name), ...packed);
  const start = bytes.length;
  write([4, 0x02014b50], [2, 45], [2, 45], [2, 0], [2, 8], [4, 0], [4, crc32(data)], [4, full], [4, full], [2, name.length], [2, 28]);
  write([2, 0], [2, 0], [2, 0], [4, 0], [4, full]);
  bytes.push(...strToU8(name));
  write([2, 1], [2, 24], [8, data.length], [8, packed.length], [8, 0]);
  const end = bytes.length;
  write([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, 1], [8, 1], [8, end - start], [8, start]);
  write([4, 0x07064b50], [4, 0], [8, end], [4, 1]);
  write([4, 0x06054b50], [2, 0], [2, 0], [2, 0xffff], [2, 0xffff], [4, full], [4, full], [2, 0]);
  return Uint8Array.from(bytes);
}

describe.each([
  ['the library', null],
  ['the runtime', NATIVE_DEFLATE],
] as const)('deflate by %s', (_name, deflate) => {
  beforeAll(() => useDeflate(deflate));
  afterAll(() => useDeflate(null));

  test('a small package with the fields of Zip64 opens', () => {
    const zip = new ZipPackage(zip64('xl/workbook.xml', '<workbook/>'), LIMITS);
    expect(zip.names).toEqual(['xl/workbook.xml']);
    expect(text(zip.part('xl/workbook.xml'))).toBe('<workbook/>');
  });

  test('names are found with any case and either slash, and told as they are written', () => {
    const zip = new ZipPackage(zipSync({ 'xl\\Worksheets\\Sheet1.xml': strToU8('a') }), LIMITS);
    expect(text(zip.part('/XL/worksheets/sheet1.xml'))).toBe('a');
    expect(zip.spelling('xl/worksheets/sheet1.xml')).toBe('xl/Worksheets/Sheet1.xml');
    expect(zip.part('xl/worksheets/sheet2.xml')).toBeNull();
  });

  test.each([
    ['the same name', 'a/b.xml', 'a/b.xmL'],
    ['another slash', 'a/b.xml', 'a\\b.xml'],
    ['a leading slash', 'a/b.xml', '/a/b.xml'],
  ])('two parts with one name are refused: %s', (_, first, second) => {
    expect(fault(zipSync({ [first]: strToU8('1'), [second]: strToU8('2') }))).toEqual({ code: 'damaged' });
  });

  test.each<[string, Partial<PackageLimits>, number | undefined, FileFault]>([
    ['parts', { parts: 1 }, undefined, { code: 'tooBig', what: 'parts', limit: 1 }],
    ['unpacked together', { unpacked: 5 }, undefined, { code: 'tooBig', what: 'unpacked', limit: 5 }],
    ['one part', {}, 3, { code: 'tooBig', what: 'unpacked', limit: 3 }],
  ])('limit: %s', (_, limits, largest, expected) => {
    const bytes = zipSync({ a: strToU8('1234'), b: strToU8('12') });
    expect(fault(bytes)).toBeNull();
    expect(fault(bytes, limits, largest)).toEqual(expected);
  });

  test('a part that is packed too well is refused before it is unpacked', () => {
    expect(fault(zipSync({ a: new Uint8Array(3_000_000) }))).toEqual({ code: 'tooBig', what: 'ratio', limit: LIMITS.ratio });
  });

  test('a changed byte is told by the checksum', () => {
    const bytes = zipSync({ a: [strToU8('číslo 1'), { level: 0 }] });
    const at = bytes.indexOf('1'.charCodeAt(0), 31);
    bytes[at] = '2'.charCodeAt(0);
    expect(fault(bytes)).toEqual({ code: 'damaged' });
  });

  test('what is written is read by others and by us, texts and bytes, with names of any letters', () => {
    const parts: [string, string | Uint8Array][] = [
      ['[Content_Types].xml', '<Types/>'],
      ['xl/obrázek č. 1.bin', Uint8Array.of(0, 255, 10)],
      ['empty', ''],
    ];
    const bytes = zipPackage(parts);
    expect(zipPackage(parts)).toEqual(bytes);
    const zip = new ZipPackage(bytes, LIMITS);
    for (const read of [(name: string) => zip.part(name), (name: string) => unzipSync(bytes)[name]!]) {
      expect(text(read('[Content_Types].xml'))).toBe('<Types/>');
      expect([...read('xl/obrázek č. 1.bin')!]).toEqual([0, 255, 10]);
      expect(read('empty')).toHaveLength(0);
    }
  });
});
