import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDocx } from '../../../src/report/docx/writeDocx';
import type { ReportDocument } from '../../../src/core/report/document';
import { reportDocument, section } from '../../build/reportDocument';
import { CZECH_STYLES, para, styled, wordTemplate } from '../../build/wordTemplate';

const root = join(__dirname, '..', '..', '..');
const HOSTILE = [
  '=1+1',
  'a\u0000b\u000bc',
  '\ud800',
  ']]>',
  '<w:p/>',
  '&#0;',
  'x'.repeat(30_000),
  'javascript:alert(1)',
  'https://a:b@c.cz',
  'http://[::1',
  'https://x.cz/?a="b\'&c=<d>',
];

const hostile = (): ReportDocument => {
  const table = {
    kind: 'table',
    alt: HOSTILE.join('"'),
    columns: [{ header: '<>&"', width: 0, align: 'left' }],
    rows: HOSTILE.map((text) => [{ text }]),
  } as const;
  const chart = {
    kind: 'chart',
    type: 'bars100',
    title: HOSTILE[1]!,
    alt: '"<&>\u0001',
    categories: HOSTILE.slice(0, 6),
    series: [{ name: '=1+1', values: [1, 0, 2, 3, 4, 5] }],
  } as const;
  return reportDocument({
    title: HOSTILE.slice(0, 6).join(' '),
    author: '<&>\u0002',
    asOf: '',
    sections: [section('uvod', HOSTILE[4]!, [table, table, chart])],
  });
};

/** Word repairs or refuses what other programs forgive, so every part is held against the schemas of ISO 29500. */
test.each<[string, () => ReportDocument, (() => Uint8Array) | null]>([
  ['the report', reportDocument, null],
  ['one of nothing', () => reportDocument({ sections: [], author: '', asOf: '', title: '' }), null],
  ['one of hostile texts', hostile, null],
  [
    'one in a template with everything',
    reportDocument,
    () =>
      wordTemplate({
        body: [
          para(['{{nad', 'pis}}'], styled('Nzev')),
          para('{{obsah}}'),
          '<w:p><w:pPr><w:keepNext/><w:pageBreakBefore/><w:spacing w:line="300" w:lineRule="auto"/><w:ind w:firstLine="300"/><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:i/><w:color w:val="333333"/><w:u w:val="single"/></w:rPr><w:t>{{uvod}}</w:t></w:r></w:p>',
          `<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>${para('{{usneseni}}')}</w:sdtContent></w:sdt>`,
          `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>${para('{{graf}} {{uzemi}}')}</w:tc></w:tr></w:tbl>`,
          para('{{priloha}}'),
          para('{{zprava}}', '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:cols w:num="2"/></w:sectPr>'),
          para('Konec'),
        ].join(''),
        header: para('{{datum}} {{zpracoval}}'),
        numbering:
          '<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num>',
      }),
  ],
  ['one in a template without a placeholder and without styles', reportDocument, () => wordTemplate({ body: para('x'), styles: '' })],
  [
    'one in a template with styles of its own',
    hostile,
    () =>
      wordTemplate({
        body: para('{{zprava}}'),
        styles: `${CZECH_STYLES}<w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="Adresa"/></w:style>`,
      }),
  ],
  ['one in the sample template', reportDocument, () => readFileSync(join(root, 'samples', 'sablona-uradu.docx'))],
])('%s is what the standard says a document is', async (_, document, template) => {
  const file = join(mkdtempSync(join(tmpdir(), 'plneni-')), 'zprava.docx');
  const { bytes } = await writeDocx(document(), template ? { template: template() } : {});
  writeFileSync(file, bytes);
  expect(execFileSync('python3', [join(root, 'tools', 'ooxml', 'validate-ooxml'), file], { encoding: 'utf8' })).toBe('');
});
