import type { Book } from '../../../../src/files/read/book';
import type { WordDocument } from '../../../../src/files/read/docx/wordDocument';
import { withDocument } from '../../../../src/files/read/openBook';
import { LIMITS } from '../../../../src/ooxml/limits';
import { repacked } from '../../../build/returns';
import {
  cell,
  deleted,
  down,
  from,
  heading,
  inserted,
  para,
  row,
  run,
  span,
  table,
  to,
  word,
  type MadeDocument,
} from '../../../build/word';

const open = (bytes: Uint8Array) =>
  withDocument(bytes, LIMITS, (document, tables): WordDocument & { readonly tables: Book } => ({ ...document, tables }));

function read(made: MadeDocument): WordDocument & { readonly tables: Book } {
  const result = open(word(made));
  if (result === null || 'fault' in result) throw new Error(JSON.stringify(result));
  return result;
}

const one = { id: 1, author: 'Jana Malá', text: 'Doplňte termín.' };

describe('comments in the margin', () => {
  test('author, date, text, what is commented on, and where', () => {
    const { comments } = read({
      body: [
        heading('A Mezioborová spolupráce'),
        heading('A1.1 Pravidelná setkání', 2),
        para(`${run('Sešli se ')}${from(1)}${run('dvakrát', '<w:b/>')}${run(' ročně')}${to(1)}${run('.')}`),
      ].join(''),
      comments: [one],
    });
    expect(comments).toEqual([
      {
        id: '1',
        author: 'Jana Malá',
        date: '2026-03-15T10:20:00',
        text: 'Doplňte termín.',
        anchor: 'dvakrát ročně',
        isResolved: false,
        replies: [],
        page: null,
        headings: ['A1.1 Pravidelná setkání', 'A Mezioborová spolupráce'],
        paragraph: 'Sešli se dvakrát ročně.',
        row: [],
        table: null,
        tableRow: null,
      },
    ]);
  });

  test('a table, a content control and a choice of shapes inside a comment are its text', () => {
    const cells = ['stará', 'nová'].map((text) => `<w:tc>${para(text)}</w:tc>`).join('');
    const choice = `<mc:AlternateContent><mc:Choice Requires="w16">${run('😀')}</mc:Choice><mc:Fallback>${run('ano')}</mc:Fallback></mc:AlternateContent>`;
    const inside = `${para('Nahradit:')}<w:tbl><w:tr>${cells}</w:tr></w:tbl><w:sdt><w:sdtContent>${para(choice)}</w:sdtContent></w:sdt>`;
    const made = word({ body: para(`${from(1)}${run('x')}${to(1)}`), comments: [one] });
    const bytes = repacked(made, { 'word/comments.xml': (xml) => xml.replace(/<w:p [^]*<\/w:p>/, inside) });
    expect(open(bytes)).toMatchObject({ comments: [{ text: 'Nahradit:\nstará | nová\n😀' }] });
  });

  test('over paragraphs and a table', () => {
    const { comments } = read({
      body: [
        heading('B2.3 Doprava'),
        para(`${run('první ')}${from(1)}${run('začátek')}`),
        table([['v tabulce', 'vedle']]),
        para(`${run('konec')}${to(1)}${run(' a dál')}`),
      ].join(''),
      comments: [one],
    });
    expect(comments[0]).toMatchObject({ anchor: 'začátek\nv tabulce\nvedle\nkonec', paragraph: 'první začátek' });
  });

  test('in a cell: its row says of what it is', () => {
    const { comments } = read({
      body: table([
        ['Kód', 'Opatření', 'Gestor'],
        ['A1.1', 'Setkání', 'OSV'],
        ['A1.2', cell(`<w:p>${from(1)}${run('Ples')}${to(1)}</w:p>`), 'OŠ'],
      ]),
      comments: [one],
    });
    expect(comments[0]).toMatchObject({ anchor: 'Ples', row: ['A1.2', 'Ples', 'OŠ'], table: 1, tableRow: 3 });
  });

  test('in a lower row of merged cells', () => {
    const { comments } = read({
      body: table([
        row([cell('A1.1', down(true)), 'Sešli se']),
        row([cell('', down(false)), cell(`<w:p>${from(1)}${run('Zapsali to')}${to(1)}</w:p>`)]),
      ]),
      comments: [one],
    });
    expect(comments[0]).toMatchObject({ row: ['A1.1', 'Zapsali to'] });
  });

  test('a whole table, its marks between its rows', () => {
    const { comments } = read({
      body: [from(1), table([['A1.1', 'Setkání']]), para(to(1))].join(''),
      comments: [one],
    });
    expect(comments[0]).toMatchObject({ anchor: 'A1.1\nSetkání', row: ['A1.1', 'Setkání'] });
  });

  test('a mere place, without a range', () => {
    const { comments } = read({ body: para(`${run('text')}<w:r><w:commentReference w:id="1"/></w:r>`), comments: [one] });
    expect(comments[0]).toMatchObject({ anchor: '', paragraph: 'text' });
  });

  test('on a text that somebody deleted', () => {
    const { comments } = read({ body: para(`${from(1)}${deleted('zrušeno')}${to(1)}${run('zbylo')}`), comments: [one] });
    expect(comments[0]).toMatchObject({ anchor: 'zrušeno', paragraph: 'zbylo' });
  });

  test('in a footnote, and what was changed there: under the heading that the note belongs to', () => {
    const { comments, changes, blocks } = read({
      body: heading('A1.1 Setkání') + para(`${run('Sešli se.')}<w:r><w:footnoteReference w:id="2"/></w:r>`) + para('Dál.'),
      footnotes: `<w:footnote w:id="2">${para(`${from(1)}${run('Zdroj: ')}${to(1)}${deleted('MPSV')}${inserted(run('ČSÚ'))}`)}</w:footnote>`,
      comments: [one],
    });
    expect(comments).toMatchObject([{ anchor: 'Zdroj:', headings: ['A1.1 Setkání'], paragraph: 'Zdroj: ČSÚ' }]);
    expect(changes.map(({ kind, text, headings }) => [kind, text, headings])).toEqual([
      ['deleted', 'MPSV', ['A1.1 Setkání']],
      ['inserted', 'ČSÚ', ['A1.1 Setkání']],
    ]);
    expect(blocks.map((block) => block.kind === 'paragraph' && block.text)).toEqual(['A1.1 Setkání', 'Sešli se.', 'Dál.']);
  });

  test('that stands nowhere any more', () => {
    const { comments } = read({ body: para('text'), comments: [one] });
    expect(comments[0]).toMatchObject({ text: 'Doplňte termín.', anchor: '', headings: [] });
  });

  test('replies, replies to replies, and what is settled', () => {
    const { comments } = read({
      body: para(`${from(1)}${from(2)}${from(3)}${run('text')}${to(1)}${to(2)}${to(3)}`),
      comments: [
        { id: 3, author: 'Petr', text: 'Souhlas s odpovědí', answers: 2 },
        { ...one, done: true },
        { id: 2, author: 'Eva', text: 'Doplněno', date: '2026-03-16T08:00:00Z', answers: 1 },
        { id: 4, author: 'Ivan', text: 'Odpověď na nic', answers: 77 },
      ],
    });
    expect(
      comments.map(({ text, isResolved, replies }) => [text, isResolved, replies.map((reply) => `${reply.author}: ${reply.text}`)]),
    ).toEqual([
      ['Doplňte termín.', true, ['Petr: Souhlas s odpovědí', 'Eva: Doplněno']],
      ['Odpověď na nic', false, []],
    ]);
  });

  test('two comments that answer each other are both there', () => {
    const { comments } = read({
      body: para('x'),
      comments: [
        { id: 1, author: 'A', text: 'a', answers: 2 },
        { id: 2, author: 'B', text: 'b', answers: 1 },
      ],
    });
    expect(comments.map(({ text }) => text)).toEqual(['a', 'b']);
  });

  test('without the newer parts, as older programs write them', () => {
    const bytes = word({
      body: para(`${from(1)}${run('text')}${to(1)}`),
      comments: [one, { id: 2, author: '', text: '', answers: 1 }],
      parts: { 'word/commentsExtended.xml': null, 'word/people.xml': null },
    });
    expect(open(bytes)).toMatchObject({ comments: [{ anchor: 'text' }, { author: '', text: '' }] });
  });

  test('the page, where the document says where its pages end', () => {
    const { comments } = read({
      body: [
        para('první'),
        para(`<w:r><w:lastRenderedPageBreak/><w:t>druhá</w:t></w:r>`),
        para(`${from(1)}<w:r><w:lastRenderedPageBreak/><w:t>třetí</w:t></w:r>${to(1)}`),
      ].join(''),
      comments: [one],
    });
    expect(comments[0]!.page).toBe(2);
  });

  test('a very long commented text is cut', () => {
    const { comments } = read({ body: para(`${from(1)}${run('a'.repeat(5000))}${to(1)}`), comments: [one] });
    expect(comments[0]!.anchor).toHaveLength(1000);
  });
});

describe('tracked changes', () => {
  test('insertions and deletions in a sentence', () => {
    const { changes, comments } = read({
      body: [heading('A1.1 Setkání'), para(`${run('Sešli se ')}${deleted('jednou')}${inserted(run('dvakrát'))}${run(' ročně.')}`)].join(''),
    });
    expect(changes.map(({ kind, text, author, paragraph, headings }) => [kind, text, author, paragraph, headings])).toEqual([
      ['deleted', 'jednou', 'Jana Malá', 'Sešli se dvakrát ročně.', ['A1.1 Setkání']],
      ['inserted', 'dvakrát', 'Jana Malá', 'Sešli se dvakrát ročně.', ['A1.1 Setkání']],
    ]);
    expect(comments).toEqual([]);
  });

  test('what was written in one go is one change', () => {
    const { changes } = read({
      body: [
        para(`${inserted(run('prvn'))}${inserted(run('í'), 'Jana Malá', '2026-03-10T09:01:00Z')}${inserted(run(' Petr'), 'Petr')}`),
        para(`${inserted(run('druhý '), 'Petr')}`),
      ].join(''),
    });
    expect(changes.map(({ text, author }) => [text, author])).toEqual([
      ['první', 'Jana Malá'],
      [' Petr\ndruhý ', 'Petr'],
    ]);
  });

  test('a row that was deleted is gone, one that was inserted is there', () => {
    const by = 'w:id="5" w:author="Eva" w:date="2026-03-10T09:00:00Z"';
    const { changes, tables } = read({
      body: table([['Kód', 'Opatření'], row(['A1.1', 'Staré'], `<w:del ${by}/>`), row(['A1.2', 'Nové'], `<w:ins ${by}/>`)]),
    });
    expect(tables.sheets[0]!.rows(0, Infinity, null).map(({ cells }) => cells)).toEqual([
      ['Kód', 'Opatření'],
      ['A1.2', 'Nové'],
    ]);
    expect(changes.map(({ kind, text, row: cells, author }) => [kind, text, cells, author])).toEqual([
      ['deleted', 'A1.1\nStaré', ['', ''], 'Eva'],
      ['inserted', 'A1.2\nNové', ['A1.2', 'Nové'], 'Eva'],
    ]);
  });

  test('a paragraph whose end was deleted goes on in the next one', () => {
    const { changes, comments } = read({
      body: [
        para(`${run('Sešli ')}${deleted('se pozdě')}`, '<w:rPr><w:del w:id="3" w:author="Eva" w:date="2026-03-10T09:00:00Z"/></w:rPr>'),
        para(`${from(1)}${run('se včas.')}${to(1)}`),
      ].join(''),
      comments: [one],
    });
    expect(comments[0]!.paragraph).toBe('Sešli se včas.');
    expect(changes.map(({ text }) => text)).toEqual(['se pozdě']);
  });

  test('a text that was moved was deleted here and inserted there', () => {
    const by = 'w:id="5" w:author="Eva" w:date="2026-03-10T09:00:00Z"';
    const { changes } = read({
      body: [para(`<w:moveFrom ${by}>${run('věta')}</w:moveFrom>`), para('mezi'), para(`<w:moveTo ${by}>${run('věta')}</w:moveTo>`)].join(
        '',
      ),
    });
    expect(changes.map(({ kind, text }) => [kind, text])).toEqual([
      ['deleted', 'věta'],
      ['inserted', 'věta'],
    ]);
  });
});

test('tables come along as sheets', () => {
  const { tables } = read({
    body: [
      table([
        ['č.', 'instituce', 'znění'],
        [cell('1', down(true)), 'MPSV', 'Doplnit'],
        [cell('', down(false)), cell('Přes dva', span(2))],
      ]),
      para(),
      table([['druhá']]),
    ].join(''),
  });
  expect(tables.sheets.map(({ name, context }) => [name, context?.follows])).toEqual([
    ['Tabulka 1', false],
    ['Tabulka 2', true],
  ]);
  expect(tables.sheets[0]!.merged()).toEqual([
    { row: 1, column: 0, rows: 2, columns: 1 },
    { row: 2, column: 1, rows: 1, columns: 2 },
  ]);
});

test('a workbook is no document', () => {
  expect(open(new TextEncoder().encode('Kód;Opatření'))).toBeNull();
});
