import { Document, HeadingLevel, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { withDocument } from '../../../../src/files/read/openBook';
import type { WordDocument } from '../../../../src/files/read/docx/wordDocument';
import { LIMITS } from '../../../../src/ooxml/limits';
import { cell, heading, item, para, row, run, STYLES, table, word, type MadeDocument } from '../../../build/word';

function opened(bytes: Uint8Array): WordDocument {
  const document = withDocument(bytes, LIMITS, (read) => read);
  if (document === null || 'fault' in document) throw new Error(JSON.stringify(document));
  return document;
}

/** Paragraphs as "2: text" by their level, tables row by row. */
const blocks = (bytes: Uint8Array): unknown[] =>
  opened(bytes).blocks.map((block) =>
    block.kind === 'table'
      ? block.rows.map(({ cells }) => cells.map(({ text }) => text))
      : `${block.level === null ? '' : `${block.level}: `}${block.text}`,
  );
const made = (body: string, rest: Omit<MadeDocument, 'body'> = {}): unknown[] => blocks(word({ body, ...rest }));

describe('headings', () => {
  test('by the level of the style, of what it is based on, of the paragraph itself, and by the name of the style', () => {
    const style = (id: string, name: string, rest = ''): string =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${rest}</w:style>`;
    const styles = [
      STYLES,
      style('Vlastni', 'Můj nadpis', '<w:basedOn w:val="Nadpis2"/>'),
      style('Cesky', 'Nadpis 3'),
      style('Google', 'heading 1'),
      style('Bez', 'Úvod', '<w:basedOn w:val="Nadpis1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>'),
    ].join('');
    const of = (id: string): string => para(id, `<w:pStyle w:val="${id}"/>`);
    expect(
      made(
        [
          heading('Úroveň'),
          of('Vlastni'),
          of('Cesky'),
          of('Google'),
          of('Bez'),
          para('Přímo', '<w:outlineLvl w:val="3"/>'),
          of('Neznámý'),
        ].join(''),
        {
          styles,
        },
      ),
    ).toEqual(['1: Úroveň', '2: Vlastni', '3: Cesky', '1: Google', 'Bez', '4: Přímo', 'Neznámý']);
  });
});

describe('numbers that stand nowhere in the file', () => {
  test('levels, a list that begins anew, letters and Roman numbers', () => {
    const level = (at: number, format: string, text: string, rest = ''): string =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${rest}<w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = `<w:abstractNum w:abstractNumId="1">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%1.%2', '<w:isLgl/>')}${level(2, 'lowerLetter', '%3)')}</w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
      <w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`;
    const items = [
      item('a', 1),
      item('b', 1, 1),
      item('c', 1, 1),
      item('d', 1, 2),
      item('e', 1),
      item('f', 1, 1),
      item('g', 2),
      item('h', 2),
    ];
    expect(made(items.join(''), { numbering })).toEqual(['I. a', '1.1 b', '1.2 c', 'a) d', 'II. e', '2.1 f', 'V. g', 'VI. h']);
  });

  test('of headings by their style, of a list that names a style of lists, and none where it is taken away', () => {
    const list = '<w:numPr><w:numId w:val="3"/></w:numPr>';
    const styles = `<w:style w:type="paragraph" w:styleId="N1"><w:name w:val="heading 1"/><w:pPr>${list}</w:pPr></w:style><w:style w:type="paragraph" w:styleId="N2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr></w:style>`;
    const of = (text: string, id: string, rest = ''): string => para(text, `<w:pStyle w:val="${id}"/>${rest}`);
    expect(
      made(
        [
          of('Bydlení', 'N1'),
          of('Byty', 'N2'),
          of('Domy', 'N2'),
          of('Bez', 'N1', '<w:numPr><w:numId w:val="0"/></w:numPr>'),
          of('Doprava', 'N1'),
        ].join(''),
        {
          styles,
        },
      ),
    ).toEqual(['1: 1 Bydlení', '2: 1.1 Byty', '2: 1.2 Domy', '1: Bez', '1: 2 Doprava']);
  });

  test('in a cell with nothing else the number is the text; a bullet alone is nothing', () => {
    expect(made(table([[cell(item('', 2)), cell(item('', 1)), cell(item('x', 2))]]))).toEqual([[['1', '', '2. x']]]);
  });
});

describe('text', () => {
  test('breaks, tabs, hyphens and signs of other fonts', () => {
    const body = `<w:r><w:t>Kri</w:t><w:softHyphen/><w:t>térium</w:t><w:br/><w:t>plnění</w:t><w:tab/><w:t>A</w:t><w:noBreakHyphen/><w:t>1</w:t><w:sym w:font="Wingdings" w:char="F0FE"/><w:br w:type="page"/></w:r>`;
    expect(made(para(body))).toEqual(['Kritérium\nplnění\tA-1☒']);
  });

  test('spaces count where the file says so', () => {
    expect(
      made(
        '<w:p><w:r><w:t xml:space="preserve">a </w:t></w:r><w:r><w:t> b </w:t></w:r><w:r><w:t xml:space="preserve"> c</w:t></w:r></w:p>',
      ),
    ).toEqual(['a b c']);
  });

  test('what a field shows and not its code; a list of an old form', () => {
    const field = (code: string, shown: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r>${run('v kódu')}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const choice =
      '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Ne"/><w:listEntry w:val="Ano"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
    const unfinished = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>';
    expect(made([para(`${field('PAGE', '12')}${run(' – ')}${choice}`), para(unfinished), para('dál')].join(''))).toEqual([
      '12 – Ano',
      '',
      'dál',
    ]);
  });

  test('links, formulas and content controls are text; hidden text is not', () => {
    const body = `<w:hyperlink>${run('odkaz')}</w:hyperlink><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath><w:sdt><w:sdtContent>${run(' volba')}</w:sdtContent></w:sdt>${run('skryto', '<w:vanish/>')}`;
    expect(made(para(body) + para(run('celý skrytý', '<w:vanish/>')))).toEqual(['odkazx volba']);
  });

  test('a text box once, though it is written twice', () => {
    const box = (name: string): string => `<w:drawing><a><b><w:txbxContent>${para(name)}</w:txbxContent></b></a></w:drawing>`;
    const twice = `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${box('v rámečku')}</mc:Choice><mc:Fallback>${box('podruhé')}</mc:Fallback></mc:AlternateContent></w:r>`;
    expect(made(para(`${run('odstavec')}${twice}`))).toEqual(['odstavec', 'v rámečku']);
  });

  test('footnotes of a cell', () => {
    const bytes = word({
      body: table([[cell(para(`${run('Gestor')}<w:r><w:footnoteReference w:id="2"/></w:r>`))]]),
      footnotes: `<w:footnote w:type="separator" w:id="0">${para('čára')}</w:footnote><w:footnote w:id="2">${para('Do konce roku OSV.')}</w:footnote>`,
    });
    const tables = withDocument(bytes, LIMITS, (_, book) => book);
    if (tables === null || 'fault' in tables) throw new Error('not read');
    expect([...tables.sheets[0]!.comments()]).toEqual([['A1', 'Do konce roku OSV.']]);
  });
});

describe('written otherwise', () => {
  test('strict, with other prefixes, and parts in other places', () => {
    const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
    const bytes = word({
      body: '',
      parts: {
        '_rels/.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/obsah/document2.xml"/></Relationships>',
        'word/document.xml': null,
        'obsah/document2.xml': `<ns0:document xmlns:ns0="${strict}"><ns0:body><ns0:p><ns0:pPr><ns0:outlineLvl ns0:val="0"/></ns0:pPr><ns0:r><ns0:t>Nadpis</ns0:t></ns0:r></ns0:p><ns0:tbl><ns0:tr><ns0:tc><ns0:p><ns0:r><ns0:t>buňka</ns0:t></ns0:r></ns0:p></ns0:tc></ns0:tr></ns0:tbl></ns0:body></ns0:document>`,
      },
    });
    expect(blocks(bytes)).toEqual(['1: Nadpis', [['buňka']]]);
  });

  test('by the docx library', async () => {
    const cellOf = (...texts: string[]): TableCell =>
      new TableCell({
        children: texts.map((text) => new Paragraph({ text, ...(texts.length > 1 ? { numbering: { reference: 'n', level: 0 } } : {}) })),
      });
    const document = new Document({
      numbering: { config: [{ reference: 'n', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.' }] }] },
      comments: {
        children: [{ id: 0, author: 'Jana Malá', date: new Date('2026-03-15T10:20:00Z'), children: [new Paragraph('Doplňte.')] }],
      },
      sections: [
        {
          children: [
            new Paragraph({ text: 'Bydlení', heading: HeadingLevel.HEADING_1 }),
            new Table({
              rows: [
                new TableRow({ children: ['Kód', 'Opatření', 'Kritéria'].map((text) => cellOf(text)), tableHeader: true }),
                new TableRow({ children: [cellOf('A1.1'), cellOf('Byty'), cellOf('Postaví se', 'Obsadí se')] }),
              ],
            }),
            new Paragraph({ children: [new TextRun('Konec')] }),
          ],
        },
      ],
    });
    const bytes = new Uint8Array(await Packer.toBuffer(document));
    expect(blocks(bytes)).toEqual([
      '1: Bydlení',
      [
        ['Kód', 'Opatření', 'Kritéria'],
        ['A1.1', 'Byty', '1. Postaví se\n2. Obsadí se'],
      ],
      'Konec',
    ]);
    expect(opened(bytes).comments).toMatchObject([{ author: 'Jana Malá', text: 'Doplňte.' }]);
  });

  test('rows before the grid, cells merged the old way, rows in content controls', () => {
    const merged = (value: string): string => `<w:hMerge${value && ` w:val="${value}"`}/>`;
    expect(
      made(
        table([
          ['1', '2', '3'],
          row([cell('přes dva', merged('restart')), cell('', merged('')), 'sám']),
          row(['až druhý'], '<w:gridBefore w:val="1"/>'),
          `<w:sdt><w:sdtContent>${row(['x', 'y', 'z'])}</w:sdtContent></w:sdt>`,
        ]),
      ),
    ).toEqual([[['1', '2', '3'], ['přes dva', 'sám'], ['až druhý'], ['x', 'y', 'z']]]);
  });
});
