import { attrLocal, child, descendants, find, textOf } from '../../../src/ooxml/xmlTree';
import { writeDocx } from '../../../src/report/docx/writeDocx';
import { reportDocument, section } from '../../build/reportDocument';
import { CZECH_STYLES, para, styled, WordFile, wordTemplate, type TemplateParts } from '../../build/wordTemplate';

async function filled(parts: TemplateParts | Uint8Array, document = reportDocument()): Promise<{ file: WordFile; problems: object[] }> {
  const template = parts instanceof Uint8Array ? parts : wordTemplate(parts);
  const { bytes, problems } = await writeDocx(document, { template });
  return { file: new WordFile(bytes), problems: [...problems] };
}
/** A report of two chapters, each of one sentence. */
const short = (): ReturnType<typeof reportDocument> =>
  reportDocument({ sections: reportDocument().sections.filter(({ id }) => id === 'uvod' || id === 'usneseni' || id === 'uzemi') });
const INTRODUCTION = 'Zpráva hodnotí, jak se plní opatření akčního plánu. Vychází z\u00a0podkladů gestorů a\u00a0spolugestorů.';

describe('placeholders', () => {
  test('are found whatever a program spread their letters over, in any spelling', async () => {
    const body = [
      para(['{', '{nad', 'pis}', '}']),
      para(['Stav k {{ Datum', ' }} za {{Podnadpis}}']),
      `<w:p><w:r><w:t>{{uv</w:t></w:r><w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="7" w:name="x"/><w:r><w:rPr><w:b/></w:rPr><w:t>od}}</w:t></w:r><w:bookmarkEnd w:id="7"/></w:p>`,
      para('{{USNESENÍ}}'),
      para('{zpracoval}'),
    ].join('');
    const { file, problems } = await filled({ body }, short());
    expect(problems).toEqual([]);
    expect(file.lines.slice(0, 5)).toEqual([
      'Zpráva o plnění akčního plánu',
      'Stav k 31.\u00a012.\u00a02025 za Období 2024–2025, stav k\u00a031.\u00a0prosinci\u00a02025',
      'Úvod',
      INTRODUCTION,
      'Návrh usnesení',
    ]);
    expect(file.lines.at(-1)).toBe('Odbor sociálních věcí');
    // Somebody's bookmark stays, with its end.
    expect(descendants(file.body, 'bookmarkStart').some((el) => attrLocal(el, 'name') === 'x')).toBe(true);
  });

  test('a name of two words may be written with a space, an underscore or a hyphen that does not break', async () => {
    const strengths = reportDocument({ sections: [section('silne-slabe', 'Silné stránky', [])] });
    for (const written of [
      '{{silne-slabe}}',
      '{{Silné slabé}}',
      '{{silne_slabe}}',
      '{{silne\u2011slabe}}',
      '{{silne</w:t><w:noBreakHyphen/><w:t>slabe}}',
    ])
      expect((await filled({ body: para(written) }, strengths)).file.headings).toEqual(['1 Silné stránky']);
  });

  test('one that nothing is called by is left as it stands and told of; so is a chapter in a header', async () => {
    const { file, problems } = await filled(
      { body: para('{{uvod}}') + para('{{usneseni}}') + para('Vážený {{pan}}'), header: para('{{nadpis}} {{shrnuti}} {{logo}}') },
      short(),
    );
    expect(problems).toEqual([
      { code: 'placeholderMisplaced', written: '{{shrnuti}}', part: 'header' },
      { code: 'placeholderUnknown', written: '{{logo}}', part: 'header' },
      { code: 'placeholderUnknown', written: '{{pan}}', part: 'body' },
    ]);
    expect(file.lines.at(-1)).toBe('Vážený {{pan}}');
    expect(textOf(file.tree('word/header1.xml'))).toBe('Zpráva o plnění akčního plánu {{shrnuti}} {{logo}}');
  });

  test('a chapter among other text comes after it; twice, it stands in the first place', async () => {
    const { file, problems } = await filled(
      { body: para('Začátek {{uvod}} konec') + para('{{usneseni}}') + para('{{uvod}}') + para('Závěr') },
      short(),
    );
    expect(file.lines.slice(0, 4)).toEqual(['Začátek  konec', 'Úvod', INTRODUCTION, 'Návrh usnesení']);
    expect(file.lines.at(-1)).toBe('Závěr');
    expect(problems).toEqual([{ code: 'placeholderTwice', written: '{{uvod}}' }]);
  });

  test('a chapter that is left out leaves its place and says why; one without a place is told of', async () => {
    const { file, problems } = await filled({ body: para('{{uzemi}}') + para('{{uvod}}') + para('Závěr') }, short());
    expect(file.lines).toEqual(['Úvod', INTRODUCTION, 'Závěr']);
    expect(problems).toEqual([
      { code: 'placeholderEmpty', written: '{{uzemi}}', why: 'Plán nemá podklady obcí.' },
      { code: 'noPlaceFor', section: 'usneseni', title: 'Návrh usnesení' },
    ]);
  });

  test('{{zprava}} brings every chapter that has no place of its own', async () => {
    const { file, problems } = await filled({ body: para('{{usneseni}}') + para('{{zprava}}') });
    expect(file.headings.filter((heading) => heading.startsWith('1'))).toEqual([
      ...[
        '1 Návrh usnesení',
        '1 Úvod',
        '1 Shrnutí',
        '1 Okruhy',
        '1 Důvody',
        '1 Porovnání období',
        '1 Příloha č. 1',
        '1 A Systémová opatření',
      ],
    ]);
    expect(problems).toEqual([]);
  });

  test('the chart of the whole plan moves to its own place', async () => {
    const { file } = await filled({ body: para('{{graf}}') + para('{{shrnuti}}') + para('{{zprava}}') });
    expect(file.lines.slice(0, 4)).toEqual(['[chart]', 'Shrnutí', expect.stringContaining('Z\u00a072'), '[table]']);
    expect(descendants(file.body, 'drawing')).toHaveLength(4);
  });

  test('without a single placeholder the report stands after what the template has, and it is told', async () => {
    const { file, problems } = await filled({ body: para('Krajský úřad') }, short());
    expect(file.lines.slice(0, 4)).toEqual(['Krajský úřad', 'Zpráva o plnění akčního plánu', 'Úvod', INTRODUCTION]);
    expect(problems).toEqual([{ code: 'noPlaceholder' }]);
  });

  test('in a text box and in a content control short texts are filled in; a control is opened for a chapter', async () => {
    const control = (content: string, more = ''): string =>
      `<w:sdt><w:sdtPr><w:showingPlcHdr/><w:dataBinding w:xpath="/a" w:storeItemID="{x}"/>${more}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
    const box = `<w:p><w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>${para('{{datum}} {{uvod}}')}</w:txbxContent></v:textbox></w:pict></w:r></w:p>`;
    const { file, problems } = await filled(
      { body: box + control(para('{{nadpis}}')) + control(para('{{uvod}}'), '<w:text/>') + control(para('{{usneseni}}')) },
      short(),
    );
    expect(textOf(descendants(file.body, 'txbxContent')[0])).toBe('31.\u00a012.\u00a02025 {{uvod}}');
    expect(file.lines.slice(1, 5)).toEqual(['Zpráva o plnění akčního plánu', 'Úvod', INTRODUCTION, 'Návrh usnesení']);
    expect(descendants(file.body, 'sdt')).toHaveLength(1);
    expect(descendants(file.body, 'dataBinding').concat(descendants(file.body, 'showingPlcHdr'))).toEqual([]);
    expect(problems).toEqual([{ code: 'placeholderMisplaced', written: '{{uvod}}', part: 'textBox' }]);
  });

  test('sentences stand in a cell of the template, a table never', async () => {
    const cell = (content: string): string =>
      `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>${content}</w:tc></w:tr></w:tbl>`;
    const { file, problems } = await filled({
      body: cell(para('{{uvod}}')) + para('') + cell(para('{{shrnuti}}')) + para('Konec') + para('{{zprava}}'),
    });
    expect(file.lines.slice(0, 6)).toEqual(['[table]', 'Úvod', INTRODUCTION, '', '[table]', '']);
    expect(descendants(file.body, 'tc').flatMap((el) => descendants(el, 'tbl'))).toEqual([]);
    expect(file.lines.slice(6, 10)).toEqual(['', 'Shrnutí', expect.stringContaining('Z\u00a072'), '[table]']);
    expect(problems).toEqual([{ code: 'placeholderInTable', written: '{{shrnuti}}' }]);
    // A cell ends with a paragraph, or Word calls the file damaged.
    for (const el of descendants(file.body, 'tc')) expect(el.kids.at(-1)).toMatchObject({ name: 'w:p' });
  });

  test('a text that the workbook lacks is a gap to be seen, and told of once', async () => {
    const { file, problems } = await filled(
      { body: para('Zpracoval: {{zpracoval}}') + para('{{zprava}}'), header: para('{{zpracoval}}') },
      { ...short(), author: '' },
    );
    expect(file.lines[0]).toBe('Zpracoval: [doplňte, kdo zprávu zpracoval]');
    expect(problems).toEqual([{ code: 'textMissing', written: '{{zpracoval}}', gap: '[doplňte, kdo zprávu zpracoval]' }]);
  });

  test('what somebody took out with changes tracked is no placeholder', async () => {
    const { file } = await filled(
      { body: `<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>{{uvod}}</w:delText></w:r></w:del></w:p>${para('{{usneseni}}')}` },
      short(),
    );
    expect(file.headings).toEqual(['1 Návrh usnesení']);
  });
});

describe('the look of the template', () => {
  test('headings take the styles of Czech Word, whatever their ids; a level that it lacks is lent', async () => {
    const { file } = await filled({ body: para('{{priloha}}') });
    const used = descendants(file.body, 'pStyle').map((el) => attrLocal(el, 'val'));
    expect(used.slice(0, 4)).toEqual(['Nadpis1', 'Nadpis1', 'Nadpis2', 'Heading3']);
    const lent = descendants(file.tree('word/styles.xml'), 'style').find((el) => attrLocal(el, 'styleId') === 'Heading3')!;
    expect(attrLocal(child(lent, 'basedOn')!, 'val')).toBe('Normln');
    expect(file.headings).toContain('3 A1.1 Zřídit platformu pro sdílení dat – Plněno');
  });

  test("a style of the office's own is taken where its headings stand in it", async () => {
    const own =
      '<w:style w:type="paragraph" w:customStyle="1" w:styleId="KU"><w:name w:val="KÚ kapitola"/><w:basedOn w:val="Nadpis1"/></w:style>';
    const { file } = await filled(
      { body: para('Předmluva', styled('KU')) + para('{{uvod}}') + para('{{usneseni}}'), styles: CZECH_STYLES + own },
      short(),
    );
    expect(file.headings).toEqual(['1 Předmluva', '1 Úvod', '1 Návrh usnesení']);
    expect(
      descendants(file.body, 'pStyle')
        .slice(0, 2)
        .map((el) => attrLocal(el, 'val')),
    ).toEqual(['KU', 'KU']);
  });

  test('a heading without a level of the outline gets it; a style under one of our ids is not mistaken for ours', async () => {
    const styles = [
      '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>',
      '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="Heading 1"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>',
      '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="Adresa"/></w:style>',
    ].join('');
    const { file } = await filled({ body: para('{{okruhy}}'), styles });
    expect(file.headings).toEqual(['1 Okruhy', '2 Okruhy číslem']);
    const ids = descendants(file.tree('word/styles.xml'), 'style').map((el) => attrLocal(el, 'styleId'));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('Heading22');
  });

  test('text looks as its placeholder does; the marking of the placeholder does not stay', async () => {
    const body = `<w:p><w:pPr><w:keepNext/><w:spacing w:after="40"/><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="Georgia"/><w:sz w:val="23"/><w:highlight w:val="cyan"/></w:rPr><w:t>{{uvod}}</w:t></w:r></w:p>`;
    const { file } = await filled(
      { body },
      reportDocument({
        sections: [section('uvod', 'Úvod', [{ kind: 'paragraph', codes: [], runs: [{ text: 'a' }, { text: 'b', look: 'strong' }] }])],
      }),
    );
    const sentence = descendants(file.body, 'p')[1]!;
    expect(find(sentence, 'pPr/keepNext')).toBeNull();
    expect(attrLocal(find(sentence, 'pPr/jc')!, 'val')).toBe('both');
    const runs = descendants(sentence, 'r').map((run) =>
      child(run, 'rPr')!.kids.map((kid) => (typeof kid === 'object' && 'name' in kid ? kid.name : '')),
    );
    expect(runs).toEqual([
      ['w:rFonts', 'w:sz'],
      ['w:rFonts', 'w:b', 'w:bCs', 'w:sz'],
    ]);
    // A heading looks as the template's headings do.
    expect(descendants(descendants(file.body, 'p')[0]!, 'rFonts')).toEqual([]);
  });

  test('a heading that the template has itself is not said twice', async () => {
    const { file } = await filled(
      { body: para('1. Úvod', styled('Nadpis1')) + para('{{uvod}}') + para('Přílohy', styled('Nadpis1')) + para('{{usneseni}}') },
      short(),
    );
    expect(file.headings).toEqual(['1 1. Úvod', '1 Přílohy', '1 Návrh usnesení']);
    const apart = await filled({ body: para('Shrnutí', styled('Nadpis1')) + para('Viz graf.') + para('{{graf}}') + para('{{shrnuti}}') });
    expect(apart.file.headings).toEqual(['1 Shrnutí']);
  });

  test('its bullets, numberings and drawings keep their numbers, ours get others', async () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num>';
    const drawing =
      '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="1" cy="1"/><wp:docPr id="41" name="Logo"/></wp:inline></w:drawing></w:r></w:p>';
    const { file } = await filled({ body: `${drawing}${para('{{usneseni}}')}${para('{{shrnuti}}')}`, numbering });
    expect(descendants(file.body, 'docPr').map(({ attrs }) => attrs.id)).toEqual(['41', '42']);
    expect(descendants(file.body, 'numId').map((el) => attrLocal(el, 'val'))).toEqual(['10', '10']);
    const kinds = file
      .tree('word/numbering.xml')
      .kids.map((kid) =>
        typeof kid === 'object' && 'name' in kid ? `${kid.name} ${kid.attrs['w:abstractNumId'] ?? kid.attrs['w:numId']}` : '',
      );
    expect(kinds).toEqual(['w:abstractNum 4', 'w:abstractNum 5', 'w:num 9', 'w:num 10']);
  });

  test('a list of the template that brings its own bullets is used', async () => {
    const list =
      '<w:style w:type="paragraph" w:styleId="Odr"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style>';
    const numbering =
      '<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num>';
    const { file } = await filled({ body: para('{{usneseni}}') + para('{{uvod}}'), styles: CZECH_STYLES + list, numbering }, short());
    expect(descendants(file.body, 'numPr')).toEqual([]);
    expect(descendants(file.body, 'pStyle').filter((el) => attrLocal(el, 'val') === 'Odr')).toHaveLength(2);
  });

  test('tables are as wide as the text of the template', async () => {
    const { file } = await filled({
      body: para('{{shrnuti}}'),
      section:
        '<w:pgSz w:w="9000" w:h="12000"/><w:pgMar w:top="1" w:right="1000" w:bottom="1" w:left="1000" w:header="1" w:footer="1" w:gutter="0"/>',
    });
    expect(attrLocal(descendants(file.body, 'tblW')[0]!, 'w')).toBe('7000');
    expect(+descendants(file.body, 'extent')[0]!.attrs.cx!).toBe(7000 * 635);
  });
});

describe('pages', () => {
  const orients = (file: WordFile): (string | undefined)[] =>
    descendants(file.body, 'sectPr').map((el) => attrLocal(child(el, 'pgSz')!, 'orient') ?? 'upright');

  test('the annex turns its pages and those after it turn back, with the same header', async () => {
    const { file } = await filled({ body: para('{{uvod}}') + para('{{priloha}}') + para('Podpis'), header: para('Kraj') });
    expect(orients(file)).toEqual(['upright', 'landscape', 'upright']);
    expect(descendants(file.body, 'headerReference')).toHaveLength(3);
    expect(file.lines.at(-1)).toBe('Podpis');
  });

  test('as the last thing it turns the last pages, and leaves no empty one', async () => {
    const { file } = await filled({ body: para('{{uvod}}') + para('{{priloha}}') + para('') + para('') });
    expect(orients(file)).toEqual(['upright', 'landscape']);
    expect(file.lines.at(-1)).toBe('');
    expect(file.lines.at(-2)).toBe('file:///etc/passwd');
  });

  test('as the first thing it leaves no empty page before', async () => {
    const { file } = await filled({ body: para('{{priloha}}') + para('{{uvod}}') });
    expect(orients(file)).toEqual(['landscape', 'upright']);
  });

  test('pages of the template that lie on their side already, and its own sections, are left alone', async () => {
    const wide = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>';
    const { file } = await filled({
      body: para('Titul', '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgNumType w:start="3"/></w:sectPr>') + para('{{priloha}}'),
      section: wide,
    });
    expect(orients(file)).toEqual(['upright', 'landscape']);
  });

  test('page numbers run on, and a first page that looks otherwise comes once', async () => {
    const { file } = await filled({
      body: para('{{uvod}}') + para('{{priloha}}') + para('Podpis'),
      section: '<w:type w:val="continuous"/><w:pgSz w:w="11906" w:h="16838"/><w:pgNumType w:start="5"/><w:titlePg/>',
    });
    const sections = descendants(file.body, 'sectPr');
    expect(
      sections.map((el) => [child(el, 'titlePg') !== null, child(el, 'pgNumType')?.attrs['w:start'], child(el, 'type')?.attrs['w:val']]),
    ).toEqual([
      [true, '5', 'continuous'],
      [false, undefined, undefined],
      [false, undefined, undefined],
    ]);
  });

  test('a placeholder that ends a section leaves its end', async () => {
    const { file } = await filled(
      { body: para('{{uvod}}', '<w:sectPr><w:pgSz w:w="8000" w:h="9000"/></w:sectPr>') + para('{{usneseni}}') },
      short(),
    );
    expect(descendants(file.body, 'sectPr').map((el) => attrLocal(child(el, 'pgSz')!, 'w'))).toEqual(['8000', '11906']);
  });
});

describe('what a template would take along', () => {
  test('another template, a mail merge, signatures, its maker and its statistics stay behind', async () => {
    const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const bytes = wordTemplate({
      body: para('{{uvod}}') + para('{{usneseni}}'),
      settings:
        '<w:attachedTemplate r:id="rId1"/><w:zoom w:percent="100"/><w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:dataSource r:id="rId2"/></w:mailMerge><w:themeFontLang w:val="en-US"/>',
      settingsRels: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${R}/attachedTemplate" Target="file:///x/n.dotm" TargetMode="External"/><Relationship Id="rId2" Type="${R}/mailMergeSource" Target="file:///x/a.mdb" TargetMode="External"/></Relationships>`,
      more: { '_xmlsignatures/sig1.xml': '<Signature xmlns="x"/>' },
    });
    const { file } = await filled(bytes, short());
    expect(file.text('word/settings.xml')).not.toMatch(/attachedTemplate|mailMerge|en-US/);
    expect(file.text('word/_rels/settings.xml.rels')).not.toContain('file:');
    expect(file.names.filter((name) => name.startsWith('_xmlsignatures'))).toEqual([]);
    expect(file.text(file.names.find((name) => /core.*\.xml$/.test(name))!)).toContain('<dc:creator>Odbor sociálních věcí</dc:creator>');
    expect(file.text('word/styles.xml')).not.toContain('en-US');
  });

  test('a table of contents of its own has to be renewed by Word, and it is told', async () => {
    const { problems } = await filled(
      { body: `${para('{{uvod}}')}${para('{{usneseni}}')}<w:p><w:fldSimple w:instr=" TOC \\o "/></w:p>`.replace('\\o "/', '\\o"/') },
      short(),
    );
    expect(problems).toEqual([{ code: 'contentsToRenew' }]);
  });

  test('a template of Word (.dotx) makes a document', async () => {
    const { file } = await filled(
      {
        body: para('{{uvod}}') + para('{{usneseni}}'),
        mainType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml',
      },
      short(),
    );
    expect(file.text('[content_types].xml')).toContain('wordprocessingml.document.main+xml');
    expect(file.text('[content_types].xml')).not.toContain('template');
  });

  test('the same template gives the same bytes', async () => {
    const template = wordTemplate({ body: para('{{nadpis}}') + para('{{zprava}}') });
    expect((await writeDocx(reportDocument(), { template })).bytes).toEqual((await writeDocx(reportDocument(), { template })).bytes);
  });
});

describe('what is no template', () => {
  const TYPE = 'application/vnd.ms-word.document.macroEnabled.main+xml';
  const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
  const compound = (...names: string[]): Uint8Array =>
    new Uint8Array([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...new Array<number>(512).fill(0),
      ...names.flatMap((name) => [...name].flatMap((c) => [c.charCodeAt(0), 0])),
    ]);
  test.each<[string, () => Uint8Array, object]>([
    ['macros', () => wordTemplate({ body: para('{{uvod}}'), mainType: TYPE }), { code: 'macros' }],
    ['hidden macros', () => wordTemplate({ body: para('{{uvod}}'), more: { 'word/vbaProject.bin': 'x' } }), { code: 'macros' }],
    ['a password', () => compound('EncryptedPackage'), { code: 'encrypted' }],
    ['rights', () => compound('DRMContent'), { code: 'rightsManaged' }],
    ['Word 97', () => compound('WordDocument'), { code: 'oldDocument' }],
    [
      'a workbook',
      () => wordTemplate({ body: '', mainType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml' }),
      { code: 'notDocument' },
    ],
    ['a PDF', () => new TextEncoder().encode('%PDF-1.7'), { code: 'notDocument' }],
    ['nothing', () => new Uint8Array(), { code: 'notDocument' }],
    ['half a file', () => wordTemplate({ body: para('{{uvod}}') }).slice(0, 900), { code: 'damaged' }],
    ['XML that is none', () => wordTemplate({ body: '<w:p>' }), { code: 'damaged' }],
    [
      'an entity',
      () => wordTemplate({ body: para('a'), more: { 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' } }),
      { code: 'damaged' },
    ],
    [
      'the strict format',
      () => wordTemplate({ body: para('a'), more: { 'word/document.xml': `<w:document xmlns:w="${STRICT}"><w:body/></w:document>` } }),
      { code: 'strict' },
    ],
    [
      'a bomb',
      () => wordTemplate({ body: para('{{uvod}}'), more: { 'word/media/a.txt': ' '.repeat(20_000_000) } }),
      { code: 'tooBig', what: 'ratio', limit: 250 },
    ],
    ['32 MB', () => new Uint8Array(32_000_001), { code: 'tooBig', what: 'file', limit: 32_000_000 }],
  ])('%s', async (_, template, fault) => {
    await expect(writeDocx(short(), { template: template() })).rejects.toMatchObject({ fault });
  });
});
