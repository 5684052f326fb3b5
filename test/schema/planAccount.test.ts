import fc from 'fast-check';
import type { CellValue } from '../../src/core/text/text';
import { planAccount } from '../../src/schema/read/planAccount';
import { readPlan } from '../../src/schema/read/records';
import type { WorkbookTables } from '../../src/schema/read/rows';
import { evaluate } from '../../src/core/rules/evaluate';
import { checkPlan } from '../../src/core/rules/findings';
import { CRITERION, MEASURE, MINIMAL, sheet, STATEMENT } from '../build/sheets';
import { runs } from '../build/runs';

function account(tables: WorkbookTables): ReturnType<typeof planAccount> {
  const { plan, findings } = readPlan(tables);
  return planAccount(tables, [...findings, ...checkPlan(plan, evaluate(plan, 'default'))]);
}

test('what became of every row of a plan, and of columns that nobody reads', () => {
  const measures = sheet('measures', [
    MEASURE,
    { code: 'Celkem', title: '1' },
    { code: 'Pozn.: bez ASZ' },
    { ...MEASURE, title: 'Podruhé' },
    { title: 'Bez kódu', lead: 'OSV' },
    {},
  ]);
  const tables: WorkbookTables = {
    ...MINIMAL,
    measures: {
      ...measures,
      header: [...measures.header, 'Moje poznámka'],
      rows: measures.rows.map((cells, i) => [...cells, i === 5 ? 'jen zde' : '']),
      hidden: [0],
      adopted: 1,
    },
    criteria: sheet('criteria', [CRITERION, { ...CRITERION, measure: 'X9' }]),
    statements: sheet('statements', [STATEMENT, { ...STATEMENT, measure: 'X9' }]),
  };
  const { leftOut, noticed, columnsUnused, columnsUsed, rowsGiven, rowsRead } = account(tables);
  expect(leftOut.map(({ why, sheet: on, cell }) => `${why} ${on} ${cell.replace(/[A-Z]+/, '')}`)).toEqual([
    'total Opatření 3',
    'note Opatření 4',
    'duplicate Opatření 5',
    'withoutCode Opatření 6',
    'beside Opatření 7',
    'unknownMeasure Kritéria 3',
    'unknownPlace Podklady 3',
  ]);
  expect(noticed).toEqual([{ why: 'hidden', sheet: 'Opatření', rows: [2] }]);
  expect(columnsUnused).toEqual([{ header: 'Moje poznámka', sheet: 'Opatření' }]);
  expect(columnsUsed.map(({ column, sheet: on }) => `${on} ${column}`)).toContain('Opatření Kód');
  expect(rowsRead + leftOut.length).toBe(rowsGiven);
});

test('rows read and told are the rows given, whatever stands in the table of measures', () => {
  const cell = fc.constantFrom<CellValue[]>('', 'A1.1', 'a1.1', 'A1.2', 'Celkem', 'Pozn.: x', 'Kód', 'Opatření', 12);
  fc.assert(
    fc.property(fc.array(fc.record({ code: cell, title: cell, lead: cell }), { maxLength: 8 }), (rows) => {
      const all = [MEASURE, ...rows];
      const { rowsRead, rowsGiven, leftOut } = account({ ...MINIMAL, measures: sheet('measures', all) });
      const filled = all.filter((row) => Object.values(row).some((value) => value !== '')).length;
      const others = account({ ...MINIMAL, measures: sheet('measures', [MEASURE]) }).rowsGiven - 1;
      expect(rowsGiven).toBe(filled + others);
      expect(rowsRead + leftOut.length).toBe(rowsGiven);
    }),
    runs(200),
  );
});
