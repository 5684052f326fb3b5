import { zipSync } from 'fflate';
import { codeFinder } from '../../../src/core/comments/codes';
import type { CommentFile } from '../../../src/core/comments/collect';
import { readCommentFile, readCommentFiles } from '../../../src/files/comments/readComments';
import { cell, deleted, from, heading, inserted, para, row, run, table, to, word, type MadeDocument } from '../../build/word';

const expected = { planId: 'plan-1', version: '1', bodies: ['Komise', 'Odbor sociálních věcí'] };
const FILE = { name: 'zprava-Komise.docx', lastModified: '2026-03-16T09:00:00Z' };

function commentsOf(made: MadeDocument, name = FILE.name): CommentFile {
  const reading = readCommentFile(word(made), { ...FILE, name }, expected);
  if (reading.status === 'refused') throw new Error(JSON.stringify(reading.fault));
  return reading.comments;
}

const about = (content: string): string => para(`${from(1)}${run(content)}${to(1)}`);

test('a comment in the margin: where it stands, what it is about, who wrote it only in Zdroj, answers below it', () => {
  const { who, comments } = commentsOf({
    body: [heading('A1.1 Pravidelná setkání'), about('dvakrát ročně')].join(''),
    comments: [
      { id: 1, author: 'Jana Malá', text: 'Doplňte termín.' },
      { id: 2, author: 'Petr Novák', text: 'Souhlasím.', answers: 1 },
    ],
  });
  expect(who).toBe('Komise');
  expect(comments).toEqual([
    {
      code: '',
      near: ['dvakrát ročně', 'dvakrát ročně', '', 'A1.1 Pravidelná setkání', 'Doplňte termín.'],
      place: 'A1.1 Pravidelná setkání: „dvakrát ročně“',
      kind: null,
      text: 'Doplňte termín.\n↳ Souhlasím.',
      proposal: '',
      own: 'komentář Jana Malá 2026-03-15T10:20:00',
      isSteady: true,
      at: 'komentář 1',
      author: 'Jana Malá',
    },
  ]);
});

test('an author whose name is a body of the plan is the body', () => {
  const { comments } = commentsOf({ body: about('text'), comments: [{ id: 1, author: 'odbor sociálních věcí', text: 'x' }] }, 'x.docx');
  expect(comments[0]).toMatchObject({ who: 'odbor sociálních věcí', author: '' });
});

test('tracked changes of one person in one paragraph are one comment, with the wording that is wanted', () => {
  const { comments } = commentsOf({
    body: [
      heading('B2.10 Poradny'),
      para(`${run('Sešli se ')}${deleted('dvakrát')}${inserted(run('třikrát'))}${run(' ročně.')}${deleted(' Vloni.')}`),
    ].join(''),
  });
  expect(comments).toHaveLength(1);
  expect(comments[0]).toMatchObject({
    text: 'Nahradit „dvakrát“ textem „třikrát“.\nVypustit „Vloni.“.',
    proposal: 'třikrát',
    at: 'sledovaná změna',
  });
});

test('the annex of the report itself: what is settled in it is left out and told', () => {
  const annex = table([
    ['Č.', 'Kdo', 'Čeho se týká', 'Připomínka', 'Vypořádání'],
    ['1', 'MPSV', 'A1.1', 'Doplnit zdroj.', ''],
    ['2', 'MPSV', 'A1.2', 'Opravit rok.', 'Akceptováno.'],
  ]);
  expect(readCommentFile(word({ body: annex }), FILE, expected)).toMatchObject({
    status: 'read',
    comments: { comments: [{ own: '1', who: 'MPSV', place: 'A1.1', text: 'Doplnit zdroj.', at: 'Tabulka 1, ř. 2' }] },
    problems: [{ code: 'settledRows', sheet: 'Tabulka 1', cell: 'E3' }],
  });
});

test('a table of comments in a document: what the office writes as the settlement loses no comment', () => {
  const body = [
    para('Připomínkové místo: MPSV'),
    table([
      ['Č.', 'Kapitola, strana', 'Připomínka', 'Způsob vypořádání'],
      ['1', 'kap. 2', 'Doplnit zdroj.', 'Žádáme o projednání.'],
      ['2', 'kap. 3', 'Opravit rok.', ''],
    ]),
  ].join('');
  expect(readCommentFile(word({ body }), { ...FILE, name: 'x.docx' }, expected)).toMatchObject({
    status: 'read',
    comments: {
      who: 'MPSV',
      comments: [
        { text: 'Doplnit zdroj.', at: 'Tabulka 1, ř. 2' },
        { place: 'kap. 3', text: 'Opravit rok.' },
      ],
    },
    problems: [{ code: 'settlementLeftOut', sheet: 'Tabulka 1', cell: 'D2', params: { text: 'Žádáme o projednání.' } }],
  });
});

test('a table that goes on over a page as another one without a header; a signature below is none of it', () => {
  const body = [
    table([
      ['Č.', 'Strana', 'Připomínka'],
      ['1', '5', 'První.'],
    ]),
    para(''),
    table([
      ['2', '6', 'Druhá.'],
      ['', '7', 'Třetí.'],
    ]),
    para(''),
    table([['V Liberci', '1. 3. 2026', 'Jana Nová']]),
  ].join('');
  expect(commentsOf({ body }).comments.map(({ text, place, at }) => [text, place, at])).toEqual([
    ['První.', 'Strana: 5', 'Tabulka 1, ř. 2'],
    ['Druhá.', 'Strana: 6', 'Tabulka 2, ř. 1'],
    ['Třetí.', 'Strana: 7', 'Tabulka 2, ř. 2'],
  ]);
});

test('a form for each comment, and two in one table; a form of something else is none', () => {
  const form = (place: string, text: string): string[][] => [
    ['Připomínkové místo:', 'MPSV'],
    ['Kapitola:', place],
    ['Typ připomínky:', 'Z'],
    ['Text připomínky:', text],
    ['Odůvodnění:', ''],
  ];
  const other = table([
    ['Opatření', 'A1.1'],
    ['Poznámka', 'nic'],
  ]);
  const body = other + para('') + table(form('3', 'První.')) + para('') + table([...form('4', 'Druhá.'), ...form('5', 'Třetí.')]);
  expect(commentsOf({ body }, 'x.docx').comments.map(({ who, kind, place, text, at }) => [who, kind, place, text, at])).toEqual([
    ['MPSV', 'substantial', 'Kapitola: 3', 'První.', 'Tabulka 2, ř. 1'],
    ['MPSV', 'substantial', 'Kapitola: 4', 'Druhá.', 'Tabulka 3, ř. 1'],
    ['MPSV', 'substantial', 'Kapitola: 5', 'Třetí.', 'Tabulka 3, ř. 6'],
  ]);
});

test('headings above the tables say the kind of what is in them', () => {
  const one = (text: string): string =>
    table([
      ['Č.', 'Strana', 'Připomínka'],
      ['1', '5', text],
    ]);
  const body =
    heading('A. Zásadní připomínky') +
    one('První.') +
    para('2. Doporučující připomínky:') +
    one('Druhá.') +
    heading('Závěr') +
    one('Třetí.');
  expect(commentsOf({ body }).comments.map(({ text, kind }) => [text, kind])).toEqual([
    ['První.', 'substantial'],
    ['Druhá.', 'advisory'],
    ['Třetí.', null],
  ]);
});

test.each<[string, string, string, string]>([
  [
    'a table of the report headed by it',
    table([
      ['Obec', 'Prostředky (Kč)'],
      ['Cvikov', '0'],
    ]),
    'x.docx',
    '',
  ],
  ['the cover of the report', para('Předkladatel: Mgr. Jan Novák, náměstek'), 'x.docx', ''],
  ['who commented, above the text', para('Připomínkové místo: Charita Liberec'), 'x.docx', 'Charita Liberec'],
])('whose a commented report is, by %s', (_, above, name, who) => {
  const made = { body: above + about('text'), comments: [{ id: 1, author: 'Jana', text: 'Doplnit.' }] };
  expect(commentsOf(made, name).who).toBe(who);
});

test('a small table right before the comments says whose they are', () => {
  const comments = table([
    ['Č.', 'Připomínka'],
    ['1', 'Doplnit.'],
  ]);
  expect(
    commentsOf(
      {
        body:
          table([
            ['Instituce', 'MŠMT'],
            ['Datum', '1. 3. 2026'],
          ]) +
          para('') +
          comments,
      },
      'x.docx',
    ).who,
  ).toBe('MŠMT');
  const other = table([['Obec', 'Počet'], ...Array.from({ length: 9 }, (_, i) => [`Obec ${i}`, '1'])]);
  expect(commentsOf({ body: other + comments }, 'x.docx').who).toBe('');
});

test.each<[string, MadeDocument, readonly (readonly string[])[]]>([
  [
    'headings that somebody has numbered or reworded: every code above is tried, the nearest first',
    {
      body:
        heading('3.2 Pravidelná setkání (A1.1)') +
        about('x') +
        heading('Opatření č. A2.7 – Tlumočení') +
        para(`${from(2)}${run('y')}${to(2)}`),
      comments: [
        { id: 1, author: 'Jana', text: 'První.' },
        { id: 2, author: 'Jana', text: 'Druhá.' },
      ],
    },
    [
      ['První.', 'A1.1'],
      ['Druhá.', 'A2.7'],
    ],
  ],
  [
    'a cell of the annex: the code of its row',
    {
      body: heading('B Okruh') + table([['Kód', 'Opatření'], row(['A1.2', cell(about('Setkání'))])]),
      comments: [{ id: 1, author: 'Jana', text: 'Úroveň nesedí.' }],
    },
    [['Úroveň nesedí.', 'A1.2']],
  ],
  [
    'a comment without a text is none',
    {
      body: heading('A1.1 X') + about('x') + para(`${from(2)}${run('y')}${to(2)}`),
      comments: [
        { id: 1, author: 'Jana', text: ' ' },
        { id: 2, author: 'Jana', text: 'Doplnit.' },
      ],
    },
    [['Doplnit.', 'A1.1']],
  ],
])('as people send it: %s', (_, made, said) => {
  const codeIn = codeFinder(['A1.1', 'A1.2', 'A2.7'].map((code) => ({ code, key: code.toLowerCase(), title: '' })));
  expect(commentsOf(made).comments.map(({ text, near }) => [text, near.flatMap((one) => codeIn(one) ?? [])[0]])).toEqual(said);
});

test('an empty comment is told where it stands; a remainder of a deleted one is not', () => {
  const reading = readCommentFile(
    word({
      body: para(`${from(1)}${run('dvakrát ročně')}${to(1)}`) + para(`${from(2)}${run('y')}${to(2)}`),
      comments: [1, 2, 3].map((id) => ({ id, author: 'Jana', text: id === 2 ? 'Doplnit.' : '' })),
    }),
    FILE,
    expected,
  );
  expect(reading).toMatchObject({
    comments: { comments: [{ text: 'Doplnit.' }] },
    problems: [{ code: 'emptyComment', sheet: 'komentář 1', params: { text: 'dvakrát ročně' } }],
  });
});

test('two people in one file: a body that wrote under its name is told, the other stays to be asked for', () => {
  const { comments } = commentsOf(
    {
      body: about('x') + para(`${from(2)}${run('y')}${to(2)}`),
      comments: [
        { id: 1, author: 'Komise', text: 'Naše.' },
        { id: 2, author: 'Petr Malý', text: 'Moje.' },
      ],
    },
    'dva.docx',
  );
  expect(comments.map(({ who, author }) => [who, author])).toEqual([
    ['Komise', ''],
    [undefined, 'Petr Malý'],
  ]);
});

test('a document without a comment is told to be none; a very long comment is cut to what a cell holds', () => {
  expect(readCommentFile(word({ body: para('Zpráva') }), FILE, expected)).toMatchObject({ fault: { code: 'notComments' } });
  const { comments } = commentsOf({ body: about('x'), comments: [{ id: 1, author: 'Jana', text: 'a'.repeat(40_000) }] });
  expect(comments[0]!.text).toHaveLength(32_767);
});

test('an archive of documents: each is read, under the way to it', async () => {
  const document = word({ body: about('x'), comments: [{ id: 1, author: 'Jana', text: 'Doplnit.' }] });
  const { readings } = await readCommentFiles(zipSync({ 'vraceno/Komise.docx': document }), { ...FILE, name: 'vse.zip' }, expected);
  expect(readings).toMatchObject([
    { status: 'read', from: [{ is: 'archive', name: 'vse.zip' }], comments: { file: 'vse.zip/vraceno/Komise.docx', who: 'Komise' } },
  ]);
});
