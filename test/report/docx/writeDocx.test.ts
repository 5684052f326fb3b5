import { writeDocx } from '../../../src/report/docx/writeDocx';
import { attrLocal, child, children, descendants, find, textOf } from '../../../src/ooxml/xmlTree';
import { LEVEL_COLOUR } from '../../../src/schema/look';
import { reportDocument, section } from '../../build/reportDocument';
import { WordFile } from '../../build/wordTemplate';

const written = async (document = reportDocument()): Promise<WordFile> => new WordFile((await writeDocx(document)).bytes);

describe('the report without a template', () => {
  let file: WordFile;
  beforeAll(async () => {
    file = await written();
  });

  test('chapters that are included stand in their order under real headings, after title, day and contents', () => {
    expect(file.headings).toEqual([
      '1 Úvod',
      '1 Shrnutí',
      '1 Okruhy',
      '2 Okruhy číslem',
      '1 Důvody',
      '1 Porovnání období',
      '1 Návrh usnesení',
      '1 Příloha č. 1',
      '1 A Systémová opatření',
      '2 A1 Mezioborová spolupráce',
      '3 A1.1 Zřídit platformu pro sdílení dat – Plněno',
    ]);
    expect(file.lines.slice(0, 11)).toEqual([
      'Zpráva o plnění akčního plánu',
      'Období 2024–2025, stav k\u00a031.\u00a0prosinci\u00a02025',
      'Obsah',
      ...['Úvod', 'Shrnutí', 'Okruhy', 'Důvody', 'Porovnání období', 'Návrh usnesení', 'Příloha č. 1', 'A Systémová opatření'],
    ]);
    expect(file.lines.join('\n')).not.toContain('{{');
  });

  test('each line of the contents leads to a heading', () => {
    const marks = descendants(file.body, 'bookmarkStart').map((el) => attrLocal(el, 'name'));
    const lines = descendants(file.body, 'hyperlink').flatMap((el) => attrLocal(el, 'anchor') ?? []);
    expect(lines).toHaveLength(8);
    expect(lines).toEqual(marks);
  });

  test('a table repeats its header, says what it shows and has cells of one width in every row', () => {
    const tables = descendants(file.body, 'tbl');
    expect(tables).toHaveLength(3);
    for (const table of tables) {
      const [header, ...rows] = children(table, 'tr');
      expect(find(header, 'trPr/tblHeader')).not.toBeNull();
      expect(rows.filter((row) => find(row, 'trPr/tblHeader'))).toEqual([]);
      expect(attrLocal(find(table, 'tblPr/tblLook')!, 'firstRow')).toBe('1');
      expect(attrLocal(find(table, 'tblPr/tblDescription')!, 'val')).toMatch(/^P.*\.$/);
      const grid = descendants(table, 'gridCol').map((el) => attrLocal(el, 'w'));
      for (const row of [header!, ...rows]) expect(descendants(row, 'tcW').map((el) => attrLocal(el, 'w'))).toEqual(grid);
      expect(descendants(table, 'gridSpan').concat(descendants(table, 'vMerge'))).toEqual([]);
    }
    expect(textOf(children(tables[0], 'tr').at(-1))).toBe('Celkem72100\u00a0%');
  });

  test('the pie is native: its own workbook, our labels, one slice a level', () => {
    const chart = file.tree('word/charts/chart1.xml');
    expect(descendants(chart, 'dLbl').map((label) => descendants(label, 't').map(textOf).join(''))).toEqual([
      'Plněno; 40; 56%',
      'Plněno částečně; 28; 39%',
      'Neplněno; 4; 5%',
    ]);
    expect(
      descendants(chart, 'dPt').map(
        (point) => attrLocal(descendants(point, 'srgbClr')[0]!, 'val') ?? descendants(point, 'srgbClr')[0]!.attrs.val,
      ),
    ).toEqual(['fulfilled', 'partial', 'unfulfilled'].map((level) => LEVEL_COLOUR[level as 'partial'].slice(1)));
    const rels = file.text('word/charts/_rels/chart1.xml.rels');
    const target = /embeddings\/[^"]+/.exec(rels)![0];
    const workbook = new WordFile(file.part(`word/${target}`));
    expect(workbook.text('xl/workbook.xml')).toContain('name="List1"');
    expect(workbook.text('xl/worksheets/sheet1.xml')).toContain('<v>28</v>');
    expect(descendants(chart, 'f').map(textOf)).toEqual(['List1!$B$1', 'List1!$A$2:$A$4', 'List1!$B$2:$B$4']);
  });

  test('charts say to who does not see them what they show, under numbers of their own', () => {
    const described = descendants(file.body, 'docPr').map(({ attrs }) => [attrs.id, attrs.name, attrs.descr?.slice(0, 12)]);
    expect(described).toEqual([
      ['1', 'Graf 1', 'Koláčový gra'],
      ['2', 'Graf 2', 'Skládaný pru'],
      ['3', 'Graf 3', 'Pruhový graf'],
      ['4', 'Graf 4', 'Skládaný slo'],
    ]);
  });

  test('the annex stands on pages on their side, the rest upright', () => {
    const pages = descendants(file.body, 'sectPr').map((el) => attrLocal(child(el, 'pgSz')!, 'orient'));
    expect(pages).toEqual(['portrait', 'landscape']);
    expect(descendants(file.body, 'sectPr').map((el) => child(el, 'titlePg') !== null)).toEqual([true, false]);
  });

  test('letters of a verb are set apart, not typed apart; a gap is marked', () => {
    const runs = descendants(file.body, 'r');
    const spaced = runs.filter((run) => find(run, 'rPr/spacing')).map(textOf);
    expect(spaced).toEqual(['bere na vědomí', 'ukládá', 'doporučuje']);
    expect(runs.filter((run) => find(run, 'rPr/highlight')).map(textOf)).toEqual(['[doplňte termín]']);
  });

  test('bullets are a real list', () => {
    const numbered = descendants(file.body, 'numPr');
    expect(numbered).toHaveLength(2);
    const id = attrLocal(child(numbered[0], 'numId')!, 'val');
    const num = descendants(file.tree('word/numbering.xml'), 'num').find((el) => attrLocal(el, 'numId') === id)!;
    const abstract = attrLocal(child(num, 'abstractNumId')!, 'val');
    const definition = descendants(file.tree('word/numbering.xml'), 'abstractNum').find(
      (el) => attrLocal(el, 'abstractNumId') === abstract,
    )!;
    expect(attrLocal(descendants(definition, 'numFmt')[0]!, 'val')).toBe('bullet');
  });

  test('only web addresses are links', () => {
    const outside = descendants(file.tree('word/_rels/document.xml.rels'), 'Relationship').filter(
      ({ attrs }) => attrs.TargetMode === 'External',
    );
    expect(outside.map(({ attrs }) => attrs.Target)).toEqual(['https://www.kraj-lbc.example/zapisy?rok=2025&typ=a']);
    expect(file.lines).toContain('file:///etc/passwd');
  });

  test('it is Czech and says who made it and when, not the clock', () => {
    const core = file.text('docprops/core.xml');
    expect(core).toContain('<dc:title>Zpráva o plnění akčního plánu</dc:title>');
    expect(core).toContain('<dc:creator>Odbor sociálních věcí</dc:creator>');
    expect(core).toContain('<cp:lastModifiedBy>Odbor sociálních věcí</cp:lastModifiedBy>');
    expect(core).toContain('2025-12-31T00:00:00Z</dcterms:created>');
    const all = file.names.filter((name) => name.endsWith('.xml')).map((name) => file.text(name));
    expect(all.filter((text) => /Un-named|en-US|en-GB/.test(text))).toEqual([]);
    expect(file.text('word/styles.xml')).toContain('w:lang w:val="cs-CZ"');
  });
});

test('the same report gives the same bytes', async () => {
  expect((await writeDocx(reportDocument())).bytes).toEqual((await writeDocx(reportDocument())).bytes);
});

test('a report of nothing but its title is a document', async () => {
  const file = await written(reportDocument({ sections: [], author: '', asOf: '' }));
  expect(file.lines.filter((line) => line !== '')).toEqual([
    'Zpráva o plnění akčního plánu',
    'Období 2024–2025, stav k\u00a031.\u00a0prosinci\u00a02025',
    'Obsah',
  ]);
  expect(file.text('docprops/core.xml')).not.toMatch(/creator|created|1970|202\d/);
});

test('texts of every kind are kept: breaks, tabs, markup, control characters, lone surrogates', async () => {
  const texts = ['=1+1', 'a\r\nb\nc\vd', 'x\ty', '<w:t>&amp;</w:t>', 'nula\u0000nula', '\ud800 samo', '{{shrnuti}}', 'javascript:alert(1)'];
  const table = {
    ...({ kind: 'table', alt: 'x', columns: [{ header: 'H', width: 1, align: 'left' }] } as const),
    rows: texts.map((text) => [{ text }]),
  };
  const file = await written(reportDocument({ sections: [section('uvod', '<Úvod> & {{nadpis}}', [table])] }));
  const cells = descendants(file.body, 'tc').map(textOf);
  expect(cells).toEqual([
    'H',
    '=1+1',
    'abcd',
    'xy',
    '<w:t>&amp;</w:t>',
    'nula\ufffdnula',
    '\ufffd samo',
    '{{shrnuti}}',
    'javascript:alert(1)',
  ]);
  expect(
    descendants(file.body, 'tc')
      .slice(2, 4)
      .map((cell) => [descendants(cell, 'br').length, descendants(cell, 'tab').length]),
  ).toEqual([
    [3, 0],
    [0, 1],
  ]);
  expect(file.headings).toEqual(['1 <Úvod> & {{nadpis}}']);
});

test('a short row is read on one page, a long one may go on', async () => {
  const table = {
    ...({ kind: 'table', alt: 'x', columns: [{ header: 'H', width: 1, align: 'left' }] } as const),
    rows: ['krátký', 'slovo '.repeat(5_000)].map((text) => [{ text }]),
  };
  const file = await written(reportDocument({ sections: [section('uvod', 'Úvod', [table])] }));
  expect(descendants(file.body, 'tr').map((row) => find(row, 'trPr/cantSplit') !== null)).toEqual([true, true, false]);
  expect(textOf(descendants(file.body, 'tr').at(-1))).toBe('slovo '.repeat(5_000));
});

test('tables that follow one another stay two, and a table is never the last thing of the text', async () => {
  const table = { kind: 'table', alt: 'x', columns: [{ header: 'H', width: 1, align: 'left' }], rows: [] } as const;
  const file = await written(reportDocument({ sections: [section('uvod', 'Úvod', [table, table])] }));
  expect(file.lines.slice(4)).toEqual(['Úvod', '[table]', 'H', '', '[table]', 'H', '']);
});
