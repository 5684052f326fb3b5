import { SaxesParser } from 'saxes';
import { columnIndex, columnName, parseRect, rectName } from '../../src/ooxml/a1';
import { relativeTarget, relsPath, resolveTarget } from '../../src/ooxml/rels';
import { sniff } from '../../src/ooxml/sniff';
import { escapeString, excelString, unescapeString } from '../../src/ooxml/strings';
import { attribute, unescapeXml, xmlText } from '../../src/ooxml/xmlRead';
import { make, parseXml, textOf, writeXml } from '../../src/ooxml/xmlTree';
import { escapeAttribute, escapeText } from '../../src/ooxml/xmlWrite';

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
  [16_383, 'XFD'],
])('column %i is %s', (index, name) => {
  expect(columnName(index)).toBe(name);
  expect(columnIndex(name)).toBe(index);
});

test.each(['A1', 'B2:D9', 'A:C', '1:3'])('area %s', (name) => expect(rectName(parseRect(name)!)).toBe(name));

test.each(['', 'A0', 'XFE1', 'A1048577', 'A1:', 'List1!A1', 'A1:B'])('no area: "%s"', (name) => expect(parseRect(name)).toBeNull());

/** Every code unit below the surrogates' end and both non-characters, in one text. */
const ALL = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).join(' ');

test('no character that XML refuses gets out, neither in a text nor in an attribute', () => {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(`<a b="${escapeAttribute(ALL)}">${escapeText(ALL)}</a>`).close();
  expect(escapeAttribute(ALL)).not.toMatch(/[\u0000-\u001f\ufffe\uffff]/);
});

test('line ends, tabs and marks of XML come back as they were', () => {
  const said = 'a & b < c > "d"\te\r\nf\rg';
  expect(unescapeXml(escapeText(said))).toBe(said);
  expect(attribute(` x="${escapeAttribute(said)}"`, 'x')).toBe(said);
  const tree = parseXml(writeXml(make('a', { b: said }, [said])), 'test');
  expect(tree.attrs['b']).toBe(said);
  expect(textOf(tree)).toBe(said);
});

test.each(['_x0041_', '_x0041_x0042_', '_x005F_x0041_', 'a\u000bb', '_x', '_x00_', 'x_x000D_\u0000'])(
  'what a cell holds comes back: %j',
  (said) => expect(unescapeString(escapeString(said))).toBe(said),
);

test('a carriage return is a line break in a cell', () => expect(excelString('a\r\nb\rc')).toBe('a\nb\nc'));

test.each([
  ['xl/worksheets/sheet1.xml', '../tables/table1.xml', 'xl/tables/table1.xml'],
  ['xl/worksheets/sheet1.xml', '..\\tables\\table1.xml', 'xl/tables/table1.xml'],
  ['xl/workbook.xml', '/xl/styles.xml', 'xl/styles.xml'],
  ['xl/workbook.xml', '\\xl\\styles.xml', 'xl/styles.xml'],
  ['xl/workbook.xml', './styles.xml', 'xl/styles.xml'],
  ['', 'xl/workbook.xml', 'xl/workbook.xml'],
  ['xl/workbook.xml', '../../../etc/x', 'etc/x'],
])('from %s to %s', (source, target, part) => {
  expect(resolveTarget(source, target)).toBe(part);
  expect(resolveTarget(source, relativeTarget(source, part))).toBe(part);
});

test('where relationships stand', () => {
  expect(relsPath('')).toBe('_rels/.rels');
  expect(relsPath('xl/workbook.xml')).toBe('xl/_rels/workbook.xml.rels');
});

const compound = (stream: string): Uint8Array =>
  Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...[...stream].flatMap((c) => [c.charCodeAt(0), 0])]);

test.each([
  ['empty', new Uint8Array()],
  ['zip', Uint8Array.of(0x50, 0x4b, 3, 4)],
  ['emptyZip', Uint8Array.of(0x50, 0x4b, 5, 6)],
  ['encrypted', compound('EncryptedPackage')],
  ['oldWorkbook', compound('WWorkbook')],
  ['oldWorkbook', Uint8Array.of(0x09, 0x08, 0, 0)],
  ['compound', compound('WordDocument')],
  ['other', Uint8Array.of(0x89, 0x50, 0x4e, 0x47)],
])('%s is told by its content', (kind, bytes) => expect(sniff(bytes)).toBe(kind));

test.each([
  ['utf-16le', Uint8Array.of(0xff, 0xfe, 0x3c, 0, 0x61, 0, 0x2f, 0, 0x3e, 0), '<a/>'],
  ['utf-8 with a mark', Uint8Array.of(0xef, 0xbb, 0xbf, 0x3c, 0x61, 0x2f, 0x3e), '<a/>'],
])('a part in %s', (_, bytes, expected) => expect(xmlText(bytes)).toBe(expected));

test('a document type is refused wherever a part is read', () => {
  const bytes = new TextEncoder().encode('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>');
  expect(() => xmlText(bytes)).toThrow('damaged');
  expect(() => parseXml(bytes, 'part')).toThrow('damaged');
  expect(() => parseXml('<!DOCTYPE a><a/>', 'part')).toThrow('damaged');
});
