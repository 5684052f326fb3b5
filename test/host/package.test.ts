import { strToU8, unzipSync, zipSync } from 'fflate';
import { make } from '../../src/ooxml/xmlTree';
import { HOST_LIMITS, Package } from '../../src/host/xlsx/package';

const NS = 'http://schemas.openxmlformats.org/package/2006/content-types';
const bare = (types: string): Package =>
  Package.open(
    zipSync({ '[Content_Types].xml': strToU8(`<Types xmlns="${NS}">${types}</Types>`), 'xl/Workbook.xml': strToU8('<workbook/>') }),
    HOST_LIMITS,
  );
const WORKBOOK = '<Override PartName="/xl/workbook.xml" ContentType="a/workbook"/>';

function saved(pkg: Package): { types: string; parts: Record<string, Uint8Array> } {
  const parts = unzipSync(pkg.save());
  return { types: new TextDecoder().decode(parts['[Content_Types].xml']), parts };
}

test('a package without the type of relationships gets it with its first ones', () => {
  const pkg = bare(WORKBOOK);
  pkg.create('xl/styles.xml', make('styleSheet'), 'a/styles');
  expect(pkg.addRel('xl/workbook.xml', 'styles', 'xl/styles.xml')).toBe('rId1');
  const { types, parts } = saved(pkg);
  expect(parts['xl/_rels/workbook.xml.rels']).toBeDefined();
  expect(types.match(/<Default[^>]*>/g)).toEqual([
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
  ]);
});

test('a part of no type of its own gets the common one', () => {
  const pkg = bare(WORKBOOK);
  pkg.put('customXml/item1.xml', strToU8('<a/>'));
  expect(saved(pkg).types).toContain('<Default Extension="xml" ContentType="application/xml"/>');
});

test('what nobody changed stays byte for byte', () => {
  expect(saved(bare(WORKBOOK)).types).toBe(`<Types xmlns="${NS}">${WORKBOOK}</Types>`);
});

test('parts are found with any case', () => {
  const pkg = bare(WORKBOOK);
  expect(pkg.has('xl/workbook.xml')).toBe(true);
  expect(pkg.contentType('xl/Workbook.xml')).toBe('a/workbook');
});

test('a part asked for with another case is the same part, and is written once', () => {
  const pkg = bare(WORKBOOK);
  pkg.tree('xl/workbook.xml').attrs['a'] = '1';
  pkg.touch('xl/workbook.xml');
  pkg.create('XL/WORKBOOK.XML', make('workbook', { b: 2 }), 'a/workbook');
  const { parts, types } = saved(pkg);
  expect(Object.keys(parts).filter((name) => /workbook/i.test(name))).toEqual(['xl/Workbook.xml']);
  expect(new TextDecoder().decode(parts['xl/Workbook.xml'])).toContain('b="2"');
  expect(types.match(/workbook\.xml/gi)).toHaveLength(1);
});

test('a package that Excel would not open is not handed over', () => {
  const pkg = bare(WORKBOOK);
  pkg.addRel('xl/workbook.xml', 'styles', 'xl/styles.xml');
  expect(() => pkg.save()).toThrow('xl/_rels/workbook.xml.rels leads to styles.xml, which is not there');
});
