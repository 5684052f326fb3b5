import { readMeasureList } from '../../src/files/measureList/measureList';
import { withDocument } from '../../src/files/read/openBook';
import type { WordDocument } from '../../src/files/read/docx/wordDocument';
import { LIMITS } from '../../src/ooxml/limits';
import { savedAsWord } from '../build/office';
import { cell, deleted, down, from, heading, inserted, item, para, row, run, table, to, word } from '../build/word';

function opened(bytes: Uint8Array): WordDocument {
  const document = withDocument(bytes, LIMITS, (read) => read);
  if (document === null || 'fault' in document) throw new Error(JSON.stringify(document));
  return document;
}

const measures = (bytes: Uint8Array): string[] => {
  const { tables } = readMeasureList(bytes);
  return tables.measures.map(({ code, subarea, title, lead }) => {
    const criteria = tables.criteria.filter(({ measure }) => measure === code).map(({ text }) => text);
    return `${String(subarea)} ${String(code)} ${String(title)} | ${String(lead)} | ${criteria.join('; ')}`;
  });
};

const NAMES =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"';
const td = (content: string, attributes = ''): string =>
  `<table:table-cell ${attributes}>${content.startsWith('<') ? content : `<text:p>${content}</text:p>`}</table:table-cell>`;
const tr = (...cells: string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`;
const list = (style: string, ...items: string[]): string =>
  `<text:list text:style-name="${style}">${items.map((one) => `<text:list-item><text:p>${one}</text:p></text:list-item>`).join('')}</text:list>`;
const by = (author: string, day: string): string => `<dc:creator>${author}</dc:creator><dc:date>2026-03-${day}T10:20:00</dc:date>`;
const changed = (id: string, kind: 'insertion' | 'deletion', text = ''): string =>
  `<text:changed-region text:id="${id}"><text:${kind}><office:change-info>${by('Jana Malá', '10')}</office:change-info>${text}</text:${kind}></text:changed-region>`;

/** A plan as somebody writes it in Writer: a table with a header of every page, merged cells, lists, comments and changes. */
const WRITTEN = `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${NAMES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/></text:list-style>
<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
</office:automatic-styles>
<office:body><office:text>
<text:tracked-changes>${changed('c1', 'deletion', '<text:p>dvakrát</text:p>')}${changed('c2', 'insertion')}</text:tracked-changes>
<text:h text:outline-level="1">1 Bydlení</text:h>
<table:table table:name="T1"><table:table-column table:number-columns-repeated="4"/>
<table:table-header-rows>${tr(td('Kód'), td('Opatření'), td('Gestor'), td('Kritérium plnění'))}</table:table-header-rows>
${tr(td('1.1', 'table:number-rows-spanned="2"'), td('Byty', 'table:number-rows-spanned="2"'), td('Odbor sociálních věcí', 'table:number-rows-spanned="2"'), td('Postaví se'))}
${tr('<table:covered-table-cell/>', '<table:covered-table-cell/>', '<table:covered-table-cell/>', td(`<text:p>Bydlí se <office:annotation office:name="a1" loext:resolved="true">${by('Petr Nový', '15')}<text:p>Kde?</text:p></office:annotation>v nich<office:annotation-end office:name="a1"/></text:p>`))}
${tr(td('1.2'), td('Domy'), td('<text:p>OŠ</text:p><text:p>OSV</text:p>'), td(list('B', 'Stojí', 'Nespadnou')))}
${tr(td('1.3'), td('Zahrady'), td('OŠ'), td(list('N', 'Kvetou', 'Plodí')))}
</table:table>
<text:h text:outline-level="1">2 Doprava</text:h>
<text:p>Sešli se <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>třikrát<text:change-end text:change-id="c2"/> ročně.</text:p>
<text:p><office:annotation office:name="a2">${by('Eva', '16')}<text:p>Přes dva odstavce</text:p></office:annotation>První odstavec</text:p><text:p>druhý<office:annotation-end office:name="a2"/> a dál</text:p>
</office:text></office:body></office:document>`;

test('a document of Writer: measures, comments with what they are about, tracked changes', () => {
  const bytes = savedAsWord(WRITTEN, 'fodt');
  expect(measures(bytes)).toEqual([
    '1 1.1 Byty | Odbor sociálních věcí | Postaví se; Bydlí se v nich',
    '1 1.2 Domy | OŠ\nOSV | Stojí; Nespadnou',
    '1 1.3 Zahrady | OŠ | Kvetou; Plodí',
  ]);
  const { comments, changes } = opened(bytes);
  expect(comments).toMatchObject([
    {
      author: 'Petr Nový',
      date: '2026-03-15T10:20:00',
      text: 'Kde?',
      anchor: 'v nich',
      isResolved: true,
      table: 1,
      tableRow: 3,
      headings: ['1 Bydlení'],
    },
    { author: 'Eva', text: 'Přes dva odstavce', anchor: 'První odstavec\ndruhý', isResolved: false, headings: ['2 Doprava'] },
  ]);
  expect(changes.map(({ kind, author, text, paragraph }) => [kind, author, text, paragraph])).toEqual([
    ['deleted', 'Jana Malá', 'dvakrát', 'Sešli se třikrát ročně.'],
    ['inserted', 'Jana Malá', 'třikrát', 'Sešli se třikrát ročně.'],
  ]);
});

test('a document of Word that Writer opened and saved says the same', () => {
  const made = word({
    body: [
      heading('1 Bydlení'),
      table([
        ['Kód', 'Opatření', 'Gestor', 'Kritérium plnění'],
        row([cell('1.1', down(true)), cell('Byty', down(true)), cell('OSV', down(true)), 'Postaví se']),
        row([
          cell('', down(false)),
          cell('', down(false)),
          cell('', down(false)),
          cell(para(`${run('Bydlí ')}${from(1)}${run('se v nich')}${to(1)}`)),
        ]),
        ['1.2', 'Domy', 'OŠ', cell(item('Stojí', 2) + item('Nespadnou', 2))],
      ]),
      para(`${run('Sešli se ')}${deleted('jednou')}${inserted(run('dvakrát'))}${run('.')}`),
    ].join(''),
    comments: [
      { id: 1, author: 'Jana Malá', text: 'Kde?' },
      { id: 2, author: 'Petr Nový', text: 'V Liberci', answers: 1, done: true },
    ],
  });
  const saved = savedAsWord(made, 'docx');
  expect(measures(saved)).toEqual(measures(made));
  const said = (bytes: Uint8Array): unknown => {
    const { comments, changes } = opened(bytes);
    return {
      comments: comments.map(({ author, text, anchor, row: cells, table: at, tableRow }) => [author, text, anchor, cells, at, tableRow]),
      changes: changes.map(({ kind, text, paragraph }) => [kind, text, paragraph]),
    };
  };
  expect(said(saved)).toEqual(said(made));
});
