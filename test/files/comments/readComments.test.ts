import type { GivenComment } from '../../../src/core/comments/collect';
import { buildCommentWorkbook, FORM_ROWS, type CommentFormContent } from '../../../src/files/comments/form';
import { bodyInName, readCommentFile } from '../../../src/files/comments/readComments';
import type { CommentReading } from '../../../src/files/comments/readings';
import { writeXlsx, type Value } from '../../../src/files/write/workbook';
import { repacked } from '../../build/returns';
import { listWorkbook } from '../../build/cli';
import { filledForm } from '../../build/commentFiles';

const expected = { planId: 'plan-1', version: '1', bodies: ['Komise', 'Pracovní skupina', 'Odbor sociálních věcí', 'OSV'] };
const FILE = { name: 'soubor.xlsx', lastModified: '2026-03-02T09:00:00Z' };
const read = (bytes: Uint8Array, name = FILE.name): CommentReading => readCommentFile(bytes, { ...FILE, name }, expected);

const commentsIn = (reading: CommentReading): readonly GivenComment[] => {
  if (reading.status === 'refused') throw new Error(JSON.stringify(reading.fault));
  return reading.comments.comments;
};
const table = (...rows: readonly (readonly Value[])[]): Uint8Array => listWorkbook(rows);
const fault = (reading: CommentReading) => (reading.status === 'refused' ? reading.fault.code : reading.status);

const content: CommentFormContent = {
  plan: { id: 'plan-1', name: 'Akční plán 2024-2025' },
  who: 'Komise',
  round: '1',
  measures: [{ code: 'A1.1', title: 'Setkávání', level: 'Plněno' }],
  issuedOn: '2026-02-01',
  to: ['Komise', 'Pracovní skupina'],
  figures: 'abc',
  until: '2026-03-15',
  returnTo: 'urad@example.cz',
};

describe('our own workbook', () => {
  const bytes = buildCommentWorkbook(content);

  test('the same content gives the same bytes, and it comes back empty', () => {
    expect(Buffer.compare(bytes, buildCommentWorkbook(content))).toBe(0);
    const reading = read(bytes);
    const sent = { round: '1', to: ['Komise', 'Pracovní skupina'], from: '2026-02-01', until: '2026-03-15', version: 'abc' };
    expect(reading).toMatchObject({ status: 'read', comments: { who: 'Komise', round: '1', sent, comments: [] } });
    expect(reading.status !== 'refused' && reading.problems.map(({ code }) => code)).toEqual(['empty']);
  });

  test('filled in, with everything as it was typed', () => {
    const reading = read(
      filledForm(content, [
        { measure: 'A1.1', place: '3-5', kind: 'zásadní', comment: '=SUMA(1;2)\nDruhý řádek', proposal: '- nové znění' },
        { comment: 'Bez kódu', place: 'Úvod' },
      ]),
    );
    expect(commentsIn(reading)).toMatchObject([
      {
        code: 'A1.1',
        place: '3-5',
        kind: 'substantial',
        text: '=SUMA(1;2)\nDruhý řádek',
        proposal: '- nové znění',
        own: '1',
        at: 'Připomínky, ř. 5',
      },
      { code: '', place: 'Úvod', kind: null, text: 'Bez kódu', own: '2' },
    ]);
  });

  test('a program that drops the properties leaves the identity in its cell', () => {
    const bare = repacked(filledForm(content, [{ comment: 'x' }]), {
      'docProps/custom.xml': (xml) => xml.replace(/<property.*<\/property>/s, ''),
    });
    expect(read(bare)).toMatchObject({ status: 'read', comments: { who: 'Komise', round: '1' } });
    const withoutCell = repacked(filledForm(content, [{ comment: 'x' }]), {
      'xl/sharedStrings.xml': (xml) => xml.replace('["comments",', '["nikdo",'),
    });
    expect(read(withoutCell)).toMatchObject({ status: 'read', comments: { who: 'Komise', round: '1', sent: { to: ['Komise'] } } });
  });

  test('of another plan, and of a version that is not known, it is refused with the reason', () => {
    expect(read(buildCommentWorkbook({ ...content, plan: { id: 'jiny', name: 'Jiný plán' } }))).toEqual({
      status: 'refused',
      file: FILE.name,
      fault: { code: 'otherPlan', plan: 'Jiný plán' },
    });
    expect(fault(readCommentFile(bytes, FILE, { ...expected, version: '2' }))).toBe('otherVersion');
  });

  test('has as many rows as it says, and names nobody else', () => {
    expect(
      commentsIn(
        read(
          filledForm(
            content,
            Array.from({ length: FORM_ROWS }, (_, i) => ({ comment: `č. ${i}` })),
          ),
        ),
      ),
    ).toHaveLength(FORM_ROWS);
  });
});

describe('tables as offices send them', () => {
  test.each<[string, readonly (readonly Value[])[], readonly Partial<GivenComment>[]]>([
    [
      'number, institution, chapter and page, wording, proposal',
      [
        ['Připomínky ke zprávě o plnění'],
        [],
        ['Č.', 'Instituce', 'Kapitola, strana', 'Znění připomínky', 'Návrh nového znění'],
        [1, 'MPSV', 'kap. 3, str. 12', 'Doplnit zdroj.', 'Zdroj: MPSV'],
        [2, 'MŠMT', 'str. 4', 'Opravit rok.', ''],
      ],
      [
        { own: '1', who: 'MPSV', place: 'kap. 3, str. 12', text: 'Doplnit zdroj.', proposal: 'Zdroj: MPSV' },
        { own: '2', who: 'MŠMT', place: 'str. 4', text: 'Opravit rok.', proposal: '' },
      ],
    ],
    [
      'chapter and page apart, justification of its own, settlement left empty',
      [
        ['Poř. č.', 'Kapitola', 'Strana', 'Připomínka', 'Odůvodnění připomínky', 'Typ připomínky', 'Způsob vypořádání'],
        ['1.', 'Úvod', 3, 'Vypustit větu.', 'Není doložena.', 'Z', ''],
      ],
      [{ own: '1.', place: 'Kapitola: Úvod, Strana: 3', text: 'Vypustit větu.\nOdůvodnění: Není doložena.', kind: 'substantial' }],
    ],
    [
      'codes of measures in a column, or named in the text',
      [
        ['Opatření', 'Připomínky'],
        ['A1.1', 'Doplnit.'],
        ['', 'U opatření B2.10 chybí údaj.'],
      ],
      [
        { code: 'A1.1', text: 'Doplnit.' },
        { code: '', near: ['U opatření B2.10 chybí údaj.'] },
      ],
    ],
    [
      'a header that is printed again, and a second table with other columns',
      [
        ['Č.', 'Připomínka', 'Strana'],
        [1, 'první', 2],
        ['Č.', 'Připomínka', 'Strana'],
        [2, 'druhá', 5],
        [],
        ['Připomínkové místo', 'Text připomínky'],
        ['Komise', 'třetí'],
      ],
      [
        { text: 'první', place: 'Strana: 2' },
        { text: 'druhá', place: 'Strana: 5' },
        { text: 'třetí', who: 'Komise' },
      ],
    ],
    [
      'lines between the rows that say the kind or the body of those below',
      [
        ['Č.', 'Strana', 'Připomínka', 'Typ'],
        ['Zásadní připomínky'],
        [1, 2, 'první', ''],
        [2, 3, 'druhá', 'D'],
        ['', '', 'Komise požaduje doplnit zdroj', ''],
        ['Doporučující připomínky (k úvaze):'],
        ['Ministerstvo financí'],
        [3, 5, 'třetí', ''],
        ['OSV'],
        ['', 'zásadní', '', ''],
        [4, 6, 'čtvrtá', ''],
        ['Ostatní připomínky'],
        [5, 7, 'pátá', ''],
        ['Celkem', '', '6 připomínek', ''],
      ],
      [
        { text: 'první', kind: 'substantial' },
        { text: 'druhá', kind: 'advisory' },
        { text: 'Komise požaduje doplnit zdroj', kind: 'substantial' },
        { text: 'třetí', kind: 'advisory', who: 'Ministerstvo financí' },
        { text: 'čtvrtá', kind: 'advisory', who: 'OSV' },
        { text: 'pátá', kind: null, who: 'OSV' },
      ],
    ],
    [
      'a proposal without a comment is the comment; rows with a number alone are nothing',
      [
        ['#', 'Připomínka', 'Navrhované znění'],
        [1, '', 'Nová věta.'],
        [2, '', ''],
        [3, '', ''],
      ],
      [{ text: 'Nová věta.', proposal: '' }],
    ],
    [
      'a footnote and line breaks in the header, a person beside the body',
      [
        ['Číslo\npřipomínky', 'Jméno a příjmení', 'Organizace', 'Připomínka*'],
        [7, 'Jana Nováková', 'Charita Liberec', 'Doplnit.'],
      ],
      [{ own: '7', author: 'Jana Nováková', who: 'Charita Liberec' }],
    ],
    [
      'what stands and what should, without a column for comments',
      [
        ['Kapitola', 'Stávající text', 'Navrhovaný text', 'Zdůvodnění'],
        ['3', 'dvakrát', 'třikrát', 'podle zápisů'],
      ],
      [{ place: 'Kapitola: 3, Stávající text: dvakrát', text: 'třikrát\nOdůvodnění: podle zápisů', proposal: '' }],
    ],
    [
      'comments with their justification in one column',
      [
        ['Bod', 'Připomínka včetně odůvodnění', 'Z/D'],
        ['4.2', 'Upravit.', 'D'],
      ],
      [{ place: '4.2', kind: 'advisory' }],
    ],
  ])('%s', (_, rows, comments) => {
    const found = commentsIn(read(table(...rows)));
    expect(found).toHaveLength(comments.length);
    expect(found).toMatchObject(comments);
  });

  test('the body stands above the table, in its column, or in the name of the file; else it is asked for', () => {
    const rows = [
      ['Č.', 'Připomínka'],
      [1, 'Doplnit.'],
    ] as const;
    const who = (reading: CommentReading) => [reading.status, reading.status !== 'refused' && reading.comments.who];
    expect(who(read(table(['Připomínkové místo: MPSV'], ...rows)))).toEqual(['read', 'MPSV']);
    expect(who(read(table(['Organizace', 'Charita'], ...rows)))).toEqual(['read', 'Charita']);
    expect(who(read(table(...rows), 'vraceno/pripominky_OSV (2).xlsx'))).toEqual(['read', 'OSV']);
    expect(who(read(table(...rows)))).toEqual(['unidentified', '']);
    expect(read(table(...rows))).toMatchObject({ problems: [{ code: 'bodyUnknown' }] });
  });

  test('a person in the column of bodies goes no further than Zdroj: the body beside the name, or that of the file', () => {
    const reading = read(
      table(
        ['Připomínkující', 'Kapitola', 'Připomínka'],
        ['Ing. Jan Novák, Ph.D.', '3', 'a'],
        ['Mgr. Petra Malá (MPSV)', '4', 'b'],
        ['Charita Liberec – Jana Nová, ředitelka', '5', 'c'],
        ['Město Jablonec nad Nisou', '6', 'd'],
      ),
      'Komise.xlsx',
    );
    expect(reading).toMatchObject({ status: 'read', comments: { who: 'Komise' } });
    expect(commentsIn(reading).map(({ who, author }) => [who, author])).toEqual([
      [undefined, 'Ing. Jan Novák, Ph.D.'],
      ['MPSV', 'Mgr. Petra Malá'],
      ['Charita Liberec', 'Jana Nová'],
      ['Město Jablonec nad Nisou', ''],
    ]);
    expect(read(table(['Předkladatel připomínek: Jana Nová'], ['Č.', 'Připomínka'], [1, 'x']))).toMatchObject({ status: 'unidentified' });
  });

  test('what is not taken is told: a word that is no kind, a settlement, another column, an error', () => {
    const reading = read(
      table(['Č.', 'Připomínka', 'Typ', 'Vypořádání', 'Telefon'], [1, 'Doplnit.', 'vážná', 'Akceptováno', '123']),
      'Komise.xlsx',
    );
    expect(reading).toMatchObject({
      status: 'read',
      problems: [
        { code: 'columnUnused', cell: 'E1', params: { column: 'Telefon' } },
        { code: 'kindUnknown', cell: 'C2', params: { word: 'vážná' } },
        { code: 'settlementLeftOut', cell: 'D2' },
      ],
    });
  });

  test('a merged cell holds for all rows that it spans', () => {
    const bytes = writeXlsx({
      sheets: [
        {
          name: 'List1',
          columns: [],
          rows: [
            ['Instituce', 'Připomínka'],
            ['MPSV', 'první'],
            [null, 'druhá'],
          ].map((cells) => ({ cells: cells.map((value) => ({ value })) })),
          merges: ['A2:A3'],
        },
      ],
      names: [],
      title: '',
      created: '2026-01-01',
      properties: [],
    });
    expect(commentsIn(read(bytes)).map(({ who }) => who)).toEqual(['MPSV', 'MPSV']);
  });

  test('text with separators, in an encoding of before', () => {
    const csv = 'Č.;Instituce;Strana;Připomínka\r\n1;MPSV;3;"Doplnit; a opravit"\r\n';
    expect(commentsIn(read(new TextEncoder().encode(csv)))).toMatchObject([{ who: 'MPSV', text: 'Doplnit; a opravit' }]);
  });

  test.each<[string, Uint8Array, string]>([
    ['a list without comments', table(['Kód', 'Opatření'], ['A1.1', 'Setkání']), 'notComments'],
    ['one column', table(['Připomínka'], ['Doplnit']), 'notComments'],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'notWorkbook'],
    ['nothing', new Uint8Array(), 'damaged'],
  ])('%s is refused', (_, bytes, code) => expect(fault(read(bytes))).toBe(code));
});

test.each([
  ['Připomínky - Odbor sociálních věcí.xlsx', 'Odbor sociálních věcí'],
  ['komise.pracovni skupina.xlsx', ''],
  ['mikomise.xlsx', ''],
  ['x.xlsx', ''],
])('the body in the name %s', (name, who) => expect(bodyInName(name, expected.bodies)).toBe(who));
