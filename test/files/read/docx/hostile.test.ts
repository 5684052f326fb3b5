import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { encryptedWorkbook } from '../../../build/cli';
import { withDocument } from '../../../../src/files/read/openBook';
import type { WordDocument } from '../../../../src/files/read/docx/wordDocument';
import { readMeasureList } from '../../../../src/files/measureList/measureList';
import { LIMITS, type Limits } from '../../../../src/ooxml/limits';
import { cell, from, item, para, row, run, table, to, word } from '../../../build/word';

const open = (bytes: Uint8Array, limits: Limits = LIMITS) => withDocument(bytes, limits, (document): WordDocument => document);

/** What is said of a document by both who read it: its code. */
function codes(bytes: Uint8Array): string[] {
  const comments = open(bytes);
  const said = comments === null ? 'noDocument' : 'fault' in comments ? comments.fault.code : 'read';
  const [gravest] = readMeasureList(bytes).problems;
  return [said, gravest?.severity === 'error' ? gravest.code : 'read'];
}

const document = (xml: string): Uint8Array => word({ body: '', parts: { 'word/document.xml': xml } });
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

test.each<[string, () => Uint8Array, [string, string]]>([
  ['half of it', () => word({ body: para('x'.repeat(5000)) }).subarray(0, 900), ['damaged', 'damaged']],
  ['XML that ends in the middle', () => document(`<w:document ${W}><w:body><w:p><w:r>`), ['damaged', 'damaged']],
  ['without its text', () => word({ body: '', parts: { 'word/document.xml': null } }), ['damaged', 'damaged']],
  ['a part of styles that is no XML', () => word({ body: '', parts: { 'word/styles.xml': 'nic' } }), ['damaged', 'damaged']],
  [
    'entities that grow',
    () =>
      document(
        `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document ${W}><w:body>${para('x')}</w:body></w:document>`,
      ),
    ['damaged', 'damaged'],
  ],
  [
    'an entity that reads another file',
    () =>
      word({
        body: para('x'),
        parts: {
          'word/comments.xml': `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:comments ${W}>&a;</w:comments>`,
        },
      }),
    ['damaged', 'damaged'],
  ],
  ['a bomb', () => word({ body: para('x'), parts: { 'word/media/a.bin': new Uint8Array(5_000_000) } }), ['tooBig', 'tooBig']],
  [
    'tables in tables without end',
    () => word({ body: '<w:tbl><w:tr><w:tc>'.repeat(200) + para('x') + '</w:tc></w:tr></w:tbl>'.repeat(200) }),
    ['damaged', 'damaged'],
  ],
  [
    'a row of a billion columns',
    () => word({ body: table([row([cell('x', '<w:gridSpan w:val="999999999"/>')])]) }),
    ['damaged', 'damaged'],
  ],
  [
    'more rows than a list has',
    () => word({ body: table(Array.from({ length: 20_001 }, (_, i) => [`${(i * 7919) % 20_011} ${i ^ 4711}`])) }),
    ['read', 'tooBig'],
  ],
  ['behind a password', encryptedWorkbook, ['noDocument', 'encrypted']],
  ['Word 97', () => readFileSync(require.resolve('../../../../package.json')), ['noDocument', 'noMeasures']],
  ['an archive', () => zipSync({ 'a.txt': strToU8('a') }), ['noDocument', 'notList']],
  ['slides', () => zipSync({ 'ppt/presentation.xml': strToU8('<a/>') }), ['noDocument', 'notDocx']],
])('%s', (_, made, expected) => {
  expect(codes(made())).toEqual(expected);
});

test('every byte of a document may be changed: it is read or refused, and nothing is thrown', () => {
  const bytes = word({
    body: table([
      ['Kód', 'Opatření', 'Gestor'],
      [cell(item('', 2)), cell(para(`${from(1)}${run('Setkání')}${to(1)}`)), 'OSV'],
    ]),
    comments: [{ id: 1, author: 'A', text: 'b' }],
  });
  for (let at = 0; at < bytes.length; at += 13) {
    const changed = bytes.slice();
    changed[at]! ^= 0x55;
    expect(() => codes(changed)).not.toThrow();
  }
});

test('styles, lists and comments that lead in a circle end', () => {
  const style = (id: string, on: string): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="${on}"/></w:style>`;
  const bytes = word({
    body: [
      para('text', '<w:pStyle w:val="A"/>'),
      table([
        ['Kód', 'Opatření', 'Gestor'],
        ['A1', cell(item('Setkání', 7)), 'OSV'],
      ]),
    ].join(''),
    styles: `${style('A', 'B')}${style('B', 'A')}<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>`,
    numbering:
      '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="L"/></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>',
  });
  expect(codes(bytes)).toEqual(['read', 'read']);
});

test('a long number before many paragraphs, many comments over one text: the time grows with the file', () => {
  const many = Array.from({ length: 2000 }, (_, i) => i);
  const bytes = word({
    body: [
      `<w:p>${many.map(from).join('')}${run('text '.repeat(20_000))}${many.map(to).join('')}</w:p>`,
      ...many.map(() => item('x', 1)),
    ].join(''),
    comments: many.map((id) => ({ id, author: 'A', text: String(id) })),
    numbering: `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="${'%1.'.repeat(10_000)}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`,
  });
  const read = open(bytes);
  if (read === null || 'fault' in read) throw new Error(JSON.stringify(read));
  expect(read.comments).toHaveLength(2000);
  expect(Math.max(...read.comments.map(({ anchor }) => anchor.length))).toBeLessThanOrEqual(1000);
});

test('nothing but spaces, by the hundred thousand: the time grows with the text', () => {
  let seed = 1;
  // Of several kinds: a file that packs too well is refused before it is read.
  const gap = Array.from({ length: 100_000 }, () => ' \u00a0\u2003\u2009'[(seed = (seed * 48_271) % 2_147_483_647) & 3]).join('');
  const texts = [`a${gap}b`, `Opatření${gap}x`, `Gestor${gap}:${gap}x`, `A1.1${gap}-${gap}1`];
  const bytes = word({
    body: [
      ...texts.map((text) => para(text)),
      table(texts.map((text) => [text, text])),
      table([['Kód', 'Opatření', 'Gestor'], texts.slice(0, 3)]),
    ].join(''),
  });
  const read = open(bytes);
  expect(read !== null && !('fault' in read) && read.blocks).toHaveLength(6);
});

test('texts stay texts', () => {
  const hostile = ['=HYPERLINK("http://x")', '<script>alert(1)</script>', '{{count}}', '__proto__', '\u202eobrácené'];
  const read = open(
    word({
      body: para(`${from(0)}${run(hostile.join(' '))}${to(0)}`),
      comments: hostile.map((text, id) => ({ id, author: text, text })),
    }),
  );
  if (read === null || 'fault' in read) throw new Error(JSON.stringify(read));
  expect(read.comments.map(({ author, text }) => [author, text])).toEqual(hostile.map((text) => [text, text]));
});

test('limits are those that are given', () => {
  const limits: Limits = { ...LIMITS, file: 100 };
  expect(open(word({ body: para('x') }), limits)).toEqual({ fault: { code: 'tooBig', what: 'file', limit: 100 } });
});
