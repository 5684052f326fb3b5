import { strToU8, zipSync } from 'fflate';
import { placeTold } from '../../../src/files/measureList/account';
import { listProblemText, readMeasureList, type ListWishes, type MeasureList } from '../../../src/files/measureList/measureList';
import { readAssigned } from '../../../src/files/measureList/layout/assigned';
import { translator } from '../../../src/i18n';
import { cell, deleted, down, heading, inserted, item, para, row, run, span, table, word } from '../../build/word';

const t = translator('cs');
const HEADER = ['Kód', 'Opatření', 'Gestor', 'Kritérium plnění'];
const document = (...blocks: string[]): Uint8Array => word({ body: blocks.join('') });

/** "A1.1 Setkání | OSV | Sešli se; Zapsali" */
function measures({ tables }: MeasureList): string[] {
  return tables.measures.map(({ code, title, lead }) => {
    const criteria = tables.criteria.filter(({ measure }) => measure === code).map(({ text }) => text);
    return `${String(code)} ${String(title)} | ${String(lead)} | ${criteria.join('; ')}`;
  });
}

function read(bytes: Uint8Array, wishes: ListWishes = {}): string[] {
  const list = readMeasureList(bytes, wishes);
  expect(list.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return measures(list);
}

const areas = (bytes: Uint8Array): string[] =>
  readMeasureList(bytes).tables.measures.map(({ code, subarea }) => `${String(code)} ${String(subarea)}`);

const told = (bytes: Uint8Array): string[] => readMeasureList(bytes).problems.map((problem) => `${problem.code}: ${placeTold(problem, t)}`);

describe('one table', () => {
  test('with other tables before and after it, which are told', () => {
    const bytes = document(
      table([
        ['Název dokumentu', 'Akční plán'],
        ['Zpracovatel', 'OSV'],
      ]),
      heading('Opatření'),
      table([HEADER, ['A1.1', 'Setkání', 'OSV', 'Sešli se'], ['A1.2', 'Ples', 'OŠ', 'Byl']]),
      table([
        ['Zkratka', 'Význam'],
        ['OSV', 'Odbor sociálních věcí'],
      ]),
    );
    expect(read(bytes)).toEqual(['A1.1 Setkání | OSV | Sešli se', 'A1.2 Ples | OŠ | Byl']);
    const [, unused] = readMeasureList(bytes).problems.filter(({ code }) => code === 'sheetsUnused' || code === 'criteriaSplit');
    expect(unused).toBeUndefined();
    expect(readMeasureList(bytes).problems.map((one) => listProblemText(one, t))).toContain(
      'Tyto tabulky dokumentu se nepoužily: Tabulka 1, Tabulka 3. Nepoznala se v nich opatření ani kritéria.',
    );
  });

  test('a header of two rows with merged cells, several leads in a cell', () => {
    const bytes = document(
      table([
        row([cell('Opatření', span(2)), cell('Odpovědnost', span(2)), cell('Kritérium\nplnění', down(true))]),
        row(['číslo', 'název', 'gestor', 'spolupráce', cell('', down(false))]),
        ['A1.1', 'Setkání', 'OSV\nOŠ', 'KÚLK', 'Sešli se'],
      ]),
    );
    expect(read(bytes)).toEqual(['A1.1 Setkání | OSV\nOŠ | Sešli se']);
  });

  test('bullets and numbers that Word computes divide criteria; those of a deeper level do not', () => {
    const bytes = document(
      table([
        HEADER,
        ['A1.1', 'Setkání', 'OSV', cell(item('Sešli se', 1) + item('jednou', 1, 1) + item('Zapsali to', 1))],
        ['A1.2', 'Ples', 'OŠ', cell(item('Byl', 2) + item('v sobotu', 2, 1) + item('Hráli', 2))],
      ]),
    );
    expect(read(bytes)).toEqual(['A1.1 Setkání | OSV | Sešli se\n⁃ jednou; Zapsali to', 'A1.2 Ples | OŠ | Byl\na) v sobotu; Hráli']);
  });

  test('codes that are nothing but automatic numbers', () => {
    const numbered = (): string => cell(item('', 3, 1));
    const bytes = document(item('Bydlení', 3), table([HEADER, [numbered(), 'Byty', 'OSV', 'Jsou'], [numbered(), 'Domy', 'OSV', 'Jsou']]));
    expect(read(bytes)).toEqual(['1.1 Byty | OSV | Jsou', '1.2 Domy | OSV | Jsou']);
  });

  test('measures over several rows, areas in rows over the whole width', () => {
    const bytes = document(
      table([
        HEADER,
        row([cell('1 Bydlení', span(4))]),
        row([cell('1.1', down(true)), cell('Byty', down(true)), cell('OSV', down(true)), 'Postavily se']),
        row([cell('', down(false)), cell('', down(false)), cell('', down(false)), 'Bydlí se v nich']),
        row([cell('2 Doprava', span(4))]),
        ['2.1', 'Cesty', 'OD', 'Jsou'],
      ]),
    );
    expect(read(bytes)).toEqual(['1.1 Byty | OSV | Postavily se; Bydlí se v nich', '2.1 Cesty | OD | Jsou']);
    expect(areas(bytes)).toEqual(['1.1 1', '2.1 2']);
  });

  test('a cell whose edge was moved by a hair is in the same column', () => {
    const bytes = document(
      table(
        [
          row(['Kód', cell('Opatření', span(2)), 'Gestor', 'Kritérium']),
          row([cell('A1.1', span(2)), 'Setkání', 'OSV', 'Sešli se']),
          row(['A1.2', cell('Ples', span(2)), 'OŠ', 'Byl']),
        ],
        [900, 40, 3000, 2000, 3000],
      ),
    );
    expect(read(bytes)).toEqual(['A1.1 Setkání | OSV | Sešli se', 'A1.2 Ples | OŠ | Byl']);
  });

  test('with tracked changes as if all were accepted', () => {
    const bytes = document(
      table([
        HEADER,
        ['A1.1', cell(para(`${run('Setkání ')}${deleted('staré')}${inserted(run('nové'))}`)), 'OSV', 'Sešli se'],
        row(['A1.2', 'Zrušené', 'OŠ', 'Nic'], '<w:del w:id="1" w:author="Eva"/>'),
      ]),
    );
    expect(read(bytes)).toEqual(['A1.1 Setkání nové | OSV | Sešli se']);
  });

  test('content controls: what nobody chose yet is empty', () => {
    const control = (content: string, properties = ''): string =>
      `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
    const bytes = document(
      table([
        HEADER,
        ['A1.1', 'Setkání', cell(`${control(para('Zvolte položku.'), '<w:showingPlcHdr/>')}${para()}`), 'Sešli se'],
        control(row(['A1.2', cell(para(control(run('Ples')))), 'OŠ', 'Byl'])),
      ]),
    );
    expect(read(bytes)).toEqual(['A1.1 Setkání |  | Sešli se', 'A1.2 Ples | OŠ | Byl']);
    expect(told(bytes)).toContain('measureWithoutLead: Tabulka 1, řádek 2, sloupec 1');
  });

  test('struck out rows no longer hold', () => {
    const struck = (text: string): string => cell(para(run(text, '<w:strike/>')));
    const bytes = document(table([HEADER, ['A1.1', 'Setkání', 'OSV', 'Sešli se'], ['A1.2', 'Ples', 'OŠ', 'Byl'].map(struck)]));
    expect(read(bytes)).toEqual(['A1.1 Setkání | OSV | Sešli se']);
    expect(told(bytes)).toContain('rowStruck: Tabulka 1, řádek 3, sloupec 1');
  });

  test('codes before the titles', () => {
    const bytes = document(
      table([
        ['Číslo a název opatření', 'Garant', 'Indikátory'],
        ['A1.1\nSetkání', 'OSV', '• jeden\n• dva'],
        ['A1.2 Ples', 'OŠ', 'byl'],
      ]),
    );
    expect(read(bytes)).toEqual(['A1.1 Setkání | OSV | jeden; dva', 'A1.2 Ples | OŠ | byl']);
  });

  test.each([
    ['numbers with points', (n: number) => `2.${n} Ples`, '2.'],
    ['a word and a number', (n: number) => `Opatření č. ${n}: Ples`, ''],
    ['automatic numbers', () => item('Ples', 2), ''],
  ])('codes before the titles: %s', (_, title, before) => {
    const bytes = document(
      table([
        ['Úkol', 'Gesce', 'Indikátor'],
        [cell(title(1)), 'OSV', 'byl'],
        [cell(title(2)), 'OŠ', 'byl'],
      ]),
    );
    expect(read(bytes)).toEqual([`${before}1 Ples | OSV | byl`, `${before}2 Ples | OŠ | byl`]);
  });

  test('measures in rows over the whole width, or in the heading above, and their criteria below', () => {
    const header = ['Kritérium plnění', 'Gestor', 'Termín'];
    const wide = document(
      table([
        header,
        row([cell('A1.1 Setkání', span(3))]),
        ['Sešli se', 'OSV', '2026'],
        ['Zapsali to', 'OSV', '2026'],
        row([cell('A1.2 Ples', span(3))]),
        ['Byl', '', '2026'],
      ]),
    );
    expect(read(wide)).toEqual(['A1.1 Setkání | OSV | Sešli se; Zapsali to', 'A1.2 Ples |  | Byl']);
    expect(told(wide)).toContain('measureWithoutLead: Tabulka 1, řádek 6, sloupec 1');
    const above = document(
      heading('A1.1 Setkání', 2),
      table([header, ['Sešli se', 'OSV', '2026']]),
      heading('A1.2 Ples', 2),
      table([header, ['Byl', 'OŠ', '2026']]),
    );
    expect(read(above)).toEqual(['A1.1 Setkání | OSV | Sešli se', 'A1.2 Ples | OŠ | Byl']);
  });

  test('a measure in the heading above numbered criteria; that heading is no area', () => {
    const numbered = ['Č.', 'Kritérium plnění', 'Termín'];
    const bytes = document(
      heading('A1.1 Setkání', 3),
      table([numbered, ['1.', 'Sešli se', '2026'], ['2.', 'Zapsali to', '2026']]),
      heading('A1.2 Ples', 3),
      table([numbered, ['1.', 'Byl', '2026']]),
    );
    expect(read(bytes)).toEqual(['A1.1 Setkání |  | Sešli se; Zapsali to', 'A1.2 Ples |  | Byl']);
    expect(readMeasureList(bytes).tables.areas).toEqual([{ code: 'A1', name: '', parent: '' }]);
  });

  test('changes that nobody has accepted are told', () => {
    const title = `<w:p>${run('Setkání ')}${deleted('roční')}${inserted(run('měsíční'))}</w:p>`;
    const bytes = document(table([HEADER, row(['A1.1', cell(title), 'OSV', 'Sešli se'])]));
    expect(read(bytes)).toEqual(['A1.1 Setkání měsíční | OSV | Sešli se']);
    expect(readMeasureList(bytes).problems).toContainEqual(expect.objectContaining({ code: 'trackedChanges', params: { count: 2 } }));
  });

  test('inside a table that only lays out the page', () => {
    const bytes = document(table([[cell(table([HEADER, ['A1.1', 'Setkání', 'OSV', 'Sešli se']]) + para())]]));
    expect(read(bytes)).toEqual(['A1.1 Setkání | OSV | Sešli se']);
  });

  test('a table in a cell is a part of its text', () => {
    const inner = table([
      ['1.', 'Sešli se'],
      ['2.', 'Zapsali to'],
    ]);
    const bytes = document(table([HEADER, ['A1.1', 'Setkání', 'OSV', cell(inner + para())]]));
    expect(readMeasureList(bytes).tables.criteria.map(({ text }) => text)).toEqual(['Sešli se', 'Zapsali to']);
  });
});

describe('a list over several tables', () => {
  test('the header again, a table that goes on without it, and a measure that goes on over the break', () => {
    const bytes = document(
      table([HEADER, ['A1.1', 'Setkání', 'OSV', 'Sešli se']]),
      para('pokračování tabulky'),
      table([HEADER, ['', '', '', 'Zapsali to'], ['A1.2', 'Ples', 'OŠ', 'Byl']]),
      para(),
      table([['A1.3', 'Sraz', 'OŠ', 'Byl také']]),
    );
    expect(read(bytes)).toEqual(['A1.1 Setkání | OSV | Sešli se; Zapsali to', 'A1.2 Ples | OŠ | Byl', 'A1.3 Sraz | OŠ | Byl také']);
    expect(readMeasureList(bytes).account.leftOut.map((one) => placeTold(one, t))).toEqual([
      'Tabulka 1, řádek 1, sloupec 1',
      'Tabulka 2, řádek 1, sloupec 1',
    ]);
  });

  test('headings above the tables are areas', () => {
    const bytes = document(
      heading('Návrhová část'),
      heading('1 Bydlení', 2),
      table([HEADER, ['1.1', 'Byty', 'OSV', 'Jsou']]),
      heading('2 Doprava', 2),
      table([HEADER, ['2.1', 'Cesty', 'OD', 'Jsou']]),
    );
    expect(areas(bytes)).toEqual(['1.1 1', '2.1 2']);
    expect(readMeasureList(bytes).tables.areas).toEqual([
      { code: '1', name: 'Bydlení', parent: '' },
      { code: '2', name: 'Doprava', parent: '' },
    ]);
  });

  test('headings without numbers tell measures apart too', () => {
    const bytes = document(
      heading('Bydlení'),
      table([HEADER, ['1', 'Byty', 'OSV', 'Jsou']]),
      heading('Doprava'),
      table([HEADER, ['2', 'Cesty', 'OD', 'Jsou']]),
    );
    expect(areas(bytes)).toEqual(['1 Bydlení', '2 Doprava']);
  });

  test('lines that are only bold are headings when they are worded so', () => {
    const bytes = document(
      para('Akční plán rozvoje Libereckého kraje'),
      para(run('Okruh A1 – Mezioborová spolupráce', '<w:b/>')),
      para('Tabulka č. 1: Opatření'),
      table([HEADER, ['X1', 'Setkání', 'OSV', 'Sešli se']]),
    );
    expect(readMeasureList(bytes).region).toBe('liberec');
    expect(areas(bytes)).toEqual(['X1 A1']);
  });

  test('places are those of the document, with the page where it says it', () => {
    const turned = '<w:p><w:r><w:lastRenderedPageBreak/></w:r></w:p>';
    const bytes = document(
      table([HEADER, ['A1.1', 'Setkání', 'OSV', 'Sešli se']]),
      turned,
      table([HEADER, ['A1.2', 'Ples', 'OŠ', 'Byl'], ['A1.1', 'Jiné', 'OŠ', 'Byl']]),
    );
    const [problem] = readMeasureList(bytes).problems;
    expect(problem).toMatchObject({ code: 'measureDuplicate', sheet: 'Tabulka 2', cell: 'A3', page: 2 });
    expect(placeTold(problem!, t)).toBe('Tabulka 2, řádek 3, sloupec 1 (strana 2)');
    expect(listProblemText(problem!, t)).toContain('Tabulka 1!A2');
  });
});

describe('a form for each measure', () => {
  const form = (code: string, title: string): string =>
    table([
      ['Kód opatření', code],
      ['Název opatření:', title],
      ['Gestor', 'OSV'],
      ['Termín', '2026'],
      ['Kritéria plnění', '1. První\n2. Druhé'],
      ['Náklady', '100 tis. Kč'],
    ]);

  test('labels beside values, headings as areas', () => {
    const bytes = document(
      heading('1 Bydlení'),
      form('1.1', 'Byty'),
      para(),
      form('1.2', 'Domy'),
      heading('2 Doprava'),
      form('2.1', 'Cesty'),
    );
    expect(read(bytes)).toEqual(['1.1 Byty | OSV | První; Druhé', '1.2 Domy | OSV | První; Druhé', '2.1 Cesty | OSV | První; Druhé']);
    expect(areas(bytes)).toEqual(['1.1 1', '1.2 1', '2.1 2']);
    const { account, map } = readMeasureList(bytes);
    expect(account.columnsUnused.map(({ header }) => header)).toEqual(['Náklady']);
    expect(map?.columns.map(({ header, field }) => [header, field])).toEqual([
      ['Kód opatření', 'code'],
      ['Název opatření', 'title'],
      ['Gestor', 'lead'],
      ['Termín', 'due'],
      ['Kritéria plnění', 'criterion'],
      ['Náklady', null],
    ]);
  });

  test('two pairs side by side', () => {
    const made = (code: string): string =>
      table([
        ['Číslo', code, 'Název', `Opatření ${code}`],
        ['Gestor', 'OSV', 'Termín', '2026'],
        row(['Kritéria plnění', cell('1. Jedna\n2. Dvě', span(3))]),
      ]);
    expect(read(document(made('A1.1'), para(), made('A1.2')))).toEqual([
      'A1.1 Opatření A1.1 | OSV | Jedna; Dvě',
      'A1.2 Opatření A1.2 | OSV | Jedna; Dvě',
    ]);
  });

  test('the measure in a row over the whole width, or in the heading above', () => {
    const rest = [
      ['Gestor:', 'OSV'],
      ['Kritérium plnění:', 'Je to'],
    ];
    expect(read(document(table([row([cell('Opatření A1.1: Setkání', span(2))]), ...rest])))).toEqual(['A1.1 Setkání | OSV | Je to']);
    expect(read(document(heading('A1 Spolupráce'), heading('A1.1 Setkání', 2), table(rest)))).toEqual(['A1.1 Setkání | OSV | Je to']);
    expect(read(document(heading('Karta opatření č. 5'), table([['Název opatření', 'Setkání'], ...rest])))).toEqual([
      '5 Setkání | OSV | Je to',
    ]);
  });

  test('several under one another in one table, and labels over their values', () => {
    const one = (code: string): string[][] => [
      ['Opatření', `${code} Název`],
      ['Gestor', 'OSV'],
      ['Indikátor', 'Je to'],
    ];
    expect(read(document(table([...one('1.1'), ...one('1.2')])))).toEqual(['1.1 Název | OSV | Je to', '1.2 Název | OSV | Je to']);
    const stacked = (code: string): string =>
      table([[`Aktivita ${code} – Název`], ['Odpovědnost: OSV'], ['Termín: 2026'], ['Výstupy:'], ['První'], ['Druhý']]);
    expect(read(document(stacked('1.1'), para(), stacked('1.2')))).toEqual([
      '1.1 Název | OSV | První; Druhý',
      '1.2 Název | OSV | První; Druhý',
    ]);
  });

  test('one label merged over the rows of its values', () => {
    const bytes = document(
      table([
        ['Opatření', 'A1.1 Setkání'],
        [cell('Gestor', down(true)), 'OSV'],
        [cell('', down(false)), 'OŠ'],
        [cell('Kritéria', down(true)), 'První'],
        [cell('', down(false)), 'Druhé'],
      ]),
    );
    expect(read(bytes)).toEqual(['A1.1 Setkání | OSV\nOŠ | První; Druhé']);
  });

  test('a value is told at its own cell', () => {
    const bytes = document(form('1.1', 'Byty'), form('1.2', '=1+1'));
    expect(told(bytes)).toContain('formulaText: Tabulka 2, řádek 1, sloupec 2');
  });
});

describe('what the user says of columns', () => {
  const assigned = (text: string): ListWishes => {
    const wish = readAssigned(text);
    if ('fault' in wish) throw new Error(JSON.stringify(wish));
    return wish;
  };
  test('by headers and by labels of forms', () => {
    const bytes = document(
      table([
        ['Ozn.', 'Co se udělá', 'Vedoucí', 'Jak se to pozná'],
        ['A1.1', 'Setkání', 'OSV', 'Sešli se'],
      ]),
    );
    expect(readMeasureList(bytes).problems[0]).toMatchObject({ code: 'noMeasures', sheet: 'Tabulka 1' });
    expect(read(bytes, assigned('Kód=Ozn.;Opatření=Co se udělá;Gestor=Vedoucí;Kritérium plnění=Jak se to pozná'))).toEqual([
      'A1.1 Setkání | OSV | Sešli se',
    ]);
    const forms = document(
      table([
        ['Ozn.', 'A1.1'],
        ['Co se udělá', 'Setkání'],
        ['Vedoucí', 'OSV'],
      ]),
    );
    expect(read(forms, assigned('Kód=Ozn.;Opatření=Co se udělá;Gestor=Vedoucí'))).toEqual(['A1.1 Setkání | OSV | ']);
  });

  test('by letters, for tables without a header', () => {
    const bytes = document(
      table([
        ['A1.1', 'Setkání', 'OSV', 'Sešli se'],
        ['A1.2', 'Ples', 'OŠ', 'Byl'],
      ]),
      para(),
      table([['A1.3', 'Sraz', 'OŠ', 'Byl']]),
    );
    expect(read(bytes, assigned('Kód=A;Opatření=B;Gestor=C;Kritérium plnění=D'))).toHaveLength(3);
  });
});

describe('not to be read', () => {
  test.each<[string, () => Uint8Array, string, string]>([
    ['a document without a table', () => document(para('Opatření A1.1')), 'noTables', 'V dokumentu není žádná tabulka.'],
    [
      'a document of LibreOffice',
      () => zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text'), 'content.xml': strToU8('<a/>') }),
      'notDocx',
      'Z dokumentů se čte jen formát .docx.',
    ],
    ['rich text', () => strToU8('{\\rtf1 text}'), 'notDocx', 'uložte ho jako dokument Wordu (.docx)'],
  ])('%s', (_, bytes, code, text) => {
    const [problem] = readMeasureList(bytes()).problems;
    expect(problem?.code).toBe(code);
    expect(listProblemText(problem!, t)).toContain(text);
  });
});
