import { list, LIST_TYPES, measuresOf, textOf, told } from '../../build/lists';

describe.each(LIST_TYPES)('words of headers, %s', (type) => {
  test.each([
    ['Č.', 'Aktivita', 'Nositel aktivity', 'Výstup'],
    ['Číslo úkolu', 'Úkol', 'Gesce', 'Indikátor'],
    ['Kód opatření', 'Název opatření', 'Gestor / odpovědný subjekt', 'Indikátory / kritéria plnění'],
    ['Opatření č.', 'Znění opatření *', 'Odpo-\nvědný subjekt', 'Kritérium plnění (1)'],
    ['Číslo opatření:', 'Opatření / aktivita', 'Garant', 'Měřitelný výstup'],
    ['', 'Opatření', 'Zodpovídá', 'Ukazatele'],
  ])('%s · %s · %s · %s', (...header) => {
    const read = list([header, ['A1.1', 'Setkání', 'OSV', 'K1'], ['A1.2', 'Mapa', 'OŠ', 'K2']], type);
    expect(measuresOf(read)).toEqual(['A1.1 Setkání · OSV', 'A1.2 Mapa · OŠ']);
    expect(read.tables.criteria).toHaveLength(2);
  });

  test('a header that says two different things is nobody’s, and that is told', () => {
    const read = list(
      [
        ['Kód', 'Opatření', 'Gestor / spolugestoři', 'Kritérium'],
        ['A1.1', 'Setkání', 'OSV / OŠ', 'K1'],
      ],
      type,
    );
    expect(told(read)).toContain('leadsColumnMissing');
    expect(textOf(read, 'columnsUnused')).toContain('Gestor / spolugestoři');
  });

  test('a refusal names the headers that were seen', () => {
    const none = list([['Plán'], ['Bod', 'Co se udělá', 'Lidé'], ['A1.1', 'Setkání', 'OSV']], type);
    expect(told(none)[0]).toBe('noMeasures A2');
    expect(textOf(none, 'noMeasures')).toContain('„Bod“, „Co se udělá“, „Lidé“');
    const some = list(
      [
        ['Bod programu', 'Opatření', 'Gestor'],
        ['první', 'Setkání', 'OSV'],
      ],
      type,
    );
    expect(told(some)).toContain('columnMissing A1');
    expect(textOf(some, 'columnMissing')).toContain('„Bod programu“, „Opatření“, „Gestor“');
  });
});
