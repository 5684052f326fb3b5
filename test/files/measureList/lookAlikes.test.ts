import { codesOf, list, LIST_TYPES, textOf, told } from '../../build/lists';

const HEADER = ['Kód', 'Opatření', 'Gestor', 'Spolugestoři', 'Termín', 'Kritérium plnění'];
const row = (code: string, lead = 'Odbor A', partners = '', due = ''): string[] => [code, 'Setkání', lead, partners, due, 'K'];

describe.each(LIST_TYPES)('marks and letters that look like others, %s', (type) => {
  test('invisible marks go, and it is said', () => {
    const read = list(
      [HEADER, row('A1.1'), row('\u200eA1.2'), row('A1.\u200b3'), row('\u202aA1.4\u202c'), row('A1.5', 'Od\u00adbor A')],
      type,
    );
    expect(codesOf(read)).toEqual(['A1.1', 'A1.2', 'A1.3', 'A1.4', 'A1.5']);
    expect(read.tables.leads).toHaveLength(1);
    expect(textOf(read, 'invisibleMarks')).toContain('4');
    expect(read.account.guessed.map(({ code }) => code)).toContain('invisibleMarks');
  });

  test('a code with a mark is the one without it', () => {
    const read = list([HEADER, row('A1.1'), [...row('\u2060A1.1').slice(0, 5), 'L']], type);
    expect(codesOf(read)).toEqual(['A1.1']);
    expect(read.tables.criteria).toHaveLength(2);
  });

  test('a letter of another alphabet is told with its cell', () => {
    expect(told(list([HEADER, row('А1.1')], type))).toContain('foreignLetter A2');
    const read = list([HEADER, row('A1.1', 'Оdbor A')], type);
    expect(textOf(read, 'foreignLetter')).toContain('О');
    expect(told(list([HEADER, row('A1.1', 'Белград')], type)).filter((one) => one.startsWith('foreignLetter'))).toEqual([]);
  });
});

describe.each(LIST_TYPES)('several names in one cell, %s', (type) => {
  const leadsOf = (...rows: string[][]): unknown[] => list([HEADER, ...rows], type).tables.leads.map(({ name }) => name);
  const doubts = (...rows: string[][]): string[] =>
    list([HEADER, ...rows], type)
      .problems.filter(({ code }) => code === 'namesSeveral')
      .map(({ params }) => String(params['text']));

  test.each(['MPSV / MŠMT', 'MPSV, MŠMT', 'MPSV a MŠMT', 'MPSV & MŠMT', 'MPSV + MŠMT', 'Odbor A / Odbor B'])(
    '%s is asked about, and nobody is called by it',
    (text) => {
      expect(doubts(row('A1.1', text))).toEqual([text]);
      expect(leadsOf(row('A1.1', text))).toEqual([]);
      expect(leadsOf(row('A1.1', 'Odbor C', text))).toEqual(['Odbor C']);
    },
  );

  test('names that are known apart are several', () => {
    expect(leadsOf(row('A1.1', 'MPSV'), row('A1.2', 'MŠMT'), row('A1.3', 'MPSV / MŠMT'))).toEqual(['MPSV', 'MŠMT']);
    expect(doubts(row('A1.1', 'MPSV'), row('A1.2', 'MŠMT'), row('A1.3', 'MPSV / MŠMT'))).toEqual([]);
  });

  test('with one of them known it is in doubt', () => {
    expect(doubts(row('A1.1', 'Odbor školství'), row('A1.2', 'Odbor školství a Odbor dopravy'))).toEqual([
      'Odbor školství a Odbor dopravy',
    ]);
  });

  test.each(['Odbor školství a sportu', 'Odbor sociálních věcí a zdravotnictví', 'Obce a města'])('%s is one name', (text) => {
    expect(doubts(row('A1.1', text))).toEqual([]);
  });

  test('one that stands whole on the sheet of contacts is one', () => {
    const text = 'Rada pro děti, mládež a rodinu';
    expect(doubts(row('A1.1', text))).toEqual([text]);
  });

  test.each(['-', '–', 'x', 'není', '0', '?', '×', 'n/a', 'neurčeno', 'bude doplněno'])('%s is nobody', (text) => {
    const read = list([HEADER, row('A1.1', text)], type);
    expect(read.tables.leads).toEqual([]);
    expect(told(read)).toContain('measureWithoutLead A2');
    expect(leadsOf(row('A1.1', 'Odbor A', text))).toEqual(['Odbor A']);
  });

  test.each(['dtto', 'viz A1.1', '-"-', 'všechny odbory'])('%s calls nobody, and that is told', (text) => {
    expect(leadsOf(row('A1.1', text))).toEqual([]);
    expect(told(list([HEADER, row('A1.1', text)], type))).toContain('bodyReference A2');
  });

  test.each(['MPSV - MŠMT', 'MPSV (MŠMT)'])('%s is asked about', (text) => {
    expect(doubts(row('A1.1', text))).toEqual([text]);
  });

  test('bullets, numbers and lines divide', () => {
    expect(leadsOf(row('A1.1', '1. MPSV\n2. MŠMT', '• MV\n• MZ'))).toEqual(['MPSV', 'MŠMT', 'MV', 'MZ']);
  });
});
