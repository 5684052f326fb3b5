import { list, LIST_TYPES, told, textOf } from '../../build/lists';

const HEADER = ['Kód', 'Opatření', 'Gestor', 'Kritérium plnění'];

describe.each(LIST_TYPES)('several criteria in one cell, %s', (type) => {
  const criteria = (text: string): unknown[] =>
    list([HEADER, ['A1.1', 'Setkání', 'Odbor', text]], type).tables.criteria.map((row) => row.text);

  test.each<[string, string[]]>([
    ['1. Zřízena skupina 2. Vydána metodika 3. Proškoleno 20 osob', ['Zřízena skupina', 'Vydána metodika', 'Proškoleno 20 osob']],
    ['1. zřízena skupina; 2. vydána metodika', ['zřízena skupina;', 'vydána metodika']],
    ['1) zřízena skupina 2) vydána metodika', ['zřízena skupina', 'vydána metodika']],
    ['a) zřízena skupina, b) vydána metodika', ['zřízena skupina,', 'vydána metodika']],
    ['• zřízena skupina • vydána metodika', ['zřízena skupina', 'vydána metodika']],
    ['✔ zřízena skupina\n✔ vydána metodika', ['zřízena skupina', 'vydána metodika']],
    ['→ zřízena skupina\n→ vydána metodika', ['zřízena skupina', 'vydána metodika']],
    ['\uf0b7 zřízena skupina\n\uf0b7 vydána metodika', ['zřízena skupina', 'vydána metodika']],
    ['- zřízena skupina\n- vydána metodika', ['zřízena skupina', 'vydána metodika']],
    ['I. zřízena skupina\nII. vydána metodika', ['zřízena skupina', 'vydána metodika']],
    ['1.1 zřízena skupina\n1.2 vydána metodika', ['zřízena skupina', 'vydána metodika']],
    ['2. zřízena skupina\n3. vydána metodika', ['zřízena skupina', 'vydána metodika']],
    ['1. zřízena skupina do 31. 12. 2026\n2. vydána metodika', ['zřízena skupina do 31. 12. 2026', 'vydána metodika']],
    [
      '1) zřízena skupina\n   a) do června\n   b) do prosince\n2) vydána metodika',
      ['zřízena skupina\n   a) do června\n   b) do prosince', 'vydána metodika'],
    ],
    ['Zřízena skupina\n\nvydána metodika', ['Zřízena skupina', 'vydána metodika']],
    ['Sešli se čtyřikrát\nJe zápis', ['Sešli se čtyřikrát', 'Je zápis']],
  ])('%j is divided', (text, parts) => {
    expect(criteria(text)).toEqual(parts);
    const read = list([HEADER, ['A1.1', 'a', 'O', text], ['A1.2', 'b', 'O', 'x'], ['A1.3', 'c', 'O', text]], type);
    expect(told(read).filter((one) => one.startsWith('criteriaSplit'))).toEqual(['criteriaSplit D2', 'criteriaSplit D4']);
    expect(textOf(read, 'criteriaSplit')).toContain(`${parts.length} kritéri`);
    expect(read.account.guessed.map(({ code }) => code)).toContain('criteriaSplit');
  });

  test.each([
    'Proškoleno alespoň\n50 osob ročně',
    'Zřízena skupina pro\nMPSV',
    'Zřízena skupina,\nMetodika',
    'Zřízena skupina; vydána metodika; proškoleno 20 osob',
    'Splněno do 2. čtvrtletí 2026',
    'Zpráva za období 1. 1. 2026 až 31. 12. 2026',
    'Konference V. ročník',
  ])('%j is one', (text) => {
    expect(criteria(text)).toEqual([text]);
    expect(told(list([HEADER, ['A1.1', 'a', 'O', text]], type)).filter((one) => one.startsWith('criteriaSplit'))).toEqual([]);
  });

  test('a number that is counted begins no criterion', () => {
    expect(criteria('1. Zřízena do 2. čtvrtletí 2. Vydána metodika')).toEqual(['Zřízena do 2. čtvrtletí', 'Vydána metodika']);
    expect(criteria('1. zřízena. 2. čtvrtletí bude hodnoceno')).toHaveLength(1);
  });

  test('lines that stay together are told', () => {
    expect(told(list([HEADER, ['A1.1', 'a', 'O', 'Proškoleno alespoň\n50 osob']], type))).toContain('criterionLines D2');
  });
});
