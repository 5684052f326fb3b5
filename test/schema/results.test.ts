import { evaluate } from '../../src/core/rules/evaluate';
import { readPlan } from '../../src/schema/read/records';
import { resultColumns } from '../../src/schema/results';
import type { WorkbookTables } from '../../src/schema/read/rows';
import { CRITERION, MEASURE, MINIMAL, sheet, STATEMENT } from '../build/sheets';

const columnsOf = (tables: WorkbookTables) =>
  resultColumns(tables, evaluate(readPlan(tables).plan), {
    why: ({ measure, computed }) => `${measure.code}: ${computed}`,
    repeated: (code, sheetRow) => `${code} stojí na řádku ${sheetRow}`,
  });

test('results stand in the rows of their records, blank rows stay blank', () => {
  const tables: WorkbookTables = {
    ...MINIMAL,
    measures: sheet('measures', [{}, MEASURE, {}, { ...MEASURE, code: 'A1.2' }, { ...MEASURE, code: '' }], { top: 3 }),
    criteria: sheet('criteria', [{ ...CRITERION, measure: 'A1.2', number: 2 }, {}, { ...CRITERION, measure: 'A1.2' }, CRITERION]),
    statements: sheet('statements', [STATEMENT, { ...STATEMENT, measure: 'A1.2', progress: 'Neplní se', reason: 'nedostupnost dat' }]),
  };
  expect(columnsOf(tables)).toEqual({
    measures: {
      finalLevel: ['', 'Plněno', '', 'Neplněno', ''],
      why: ['', 'A1.1: fulfilled', '', 'A1.2: unfulfilled', ''],
      mainReason: ['', '', '', 'podklady neposkytnuty', ''],
    },
    criteria: { level: ['Neplněno', '', 'Neplněno', 'Plněno'] },
  });
});

test('a repeated measure says where it counts, as the sheet numbers its rows', () => {
  const { measures } = columnsOf({ ...MINIMAL, measures: sheet('measures', [{}, MEASURE, { ...MEASURE, code: 'a1.1' }], { top: 3 }) });
  expect(measures.finalLevel).toEqual(['', 'Plněno', '']);
  // the header is on row 4, the blank one on 5, the first on 6
  expect(measures.why).toEqual(['', 'A1.1: fulfilled', 'A1.1 stojí na řádku 6']);
});

test('silence reads otherwise than a declared non-fulfilment', () => {
  const reason = (tables: WorkbookTables): string => columnsOf(tables).measures.mainReason[0]!;
  const silent = reason({ ...MINIMAL, statements: sheet('statements', []) });
  const declared = reason({ ...MINIMAL, statements: sheet('statements', [{ ...STATEMENT, relation: 'Žádný' }]) });
  expect(declared).toBe('podklady neposkytnuty');
  expect(silent).toMatch(/^podklady neposkytnuty ./);
});

test('a criterion of an unknown measure and a repeated one get no level', () => {
  const criteria = sheet('criteria', [{ ...CRITERION, measure: 'X' }, CRITERION, CRITERION]);
  expect(columnsOf({ ...MINIMAL, criteria }).criteria.level).toEqual(['', 'Plněno', '']);
});
