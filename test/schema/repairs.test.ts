import { checkPlan, type FindingCode } from '../../src/core/rules/findings';
import { evaluate } from '../../src/core/rules/evaluate';
import { placeOf } from '../../src/schema/places';
import { readPlan } from '../../src/schema/records';
import { repairsOf, type Repair } from '../../src/schema/repairs';
import type { WorkbookTables } from '../../src/schema/rows';
import { MINIMAL, sheet, STATEMENT, type RowOf } from '../build/sheets';

const withStatement = (typed: RowOf<'statements'>): WorkbookTables => ({
  ...MINIMAL,
  statements: sheet('statements', [{}, { ...STATEMENT, ...typed }], { top: 2, left: 1 }),
});

function repairs(tables: WorkbookTables, code: FindingCode): Repair[] {
  const { plan } = readPlan(tables);
  const [found] = checkPlan(plan, evaluate(plan)).filter((f) => f.code === code);
  return repairsOf(plan, { ...found!, ...placeOf(found!, tables) });
}

test('a word that is understood can be put into the words of the list', () => {
  expect(repairs(withStatement({ progress: 'realizovano.' }), 'wordingVariant')).toEqual([
    // the header is on row 3, the blank row on 4; the table starts in column B
    { sheet: 'Podklady', row: 4, column: 5, before: 'realizovano.', after: 'Realizováno', choice: 'Realizováno' },
  ]);
});

test.each([
  ['Pěnčín', ['Pěnčín (Železný Brod)', 'Pěnčín (Turnov)']],
  ['Liberec; Pěnčín ;Ralsko', ['Liberec; Pěnčín (Železný Brod) ;Ralsko', 'Liberec; Pěnčín (Turnov) ;Ralsko']],
  ['Pěnčín (Turnov); Pěnčín', ['Pěnčín (Turnov); Pěnčín (Železný Brod)', 'Pěnčín (Turnov); Pěnčín (Turnov)']],
  ['Liberec\nPěnčín', ['Liberec\nPěnčín (Železný Brod)', 'Liberec\nPěnčín (Turnov)']],
])('%j: the user chooses among the municipalities that the name may mean', (territory, after) => {
  const tables = withStatement({ territory });
  const offered = repairs(tables, 'municipalityAmbiguous');
  expect(offered.map((r) => r.after)).toEqual(after);
  expect(offered.map((r) => r.choice)).toEqual(['Pěnčín (Železný Brod)', 'Pěnčín (Turnov)']);
  expect(offered).toMatchObject([{ row: 4, column: 6, before: territory }, { before: territory }]);
});

test('a town that gave no territory: the user chooses among those that it may speak for', () => {
  const tables: WorkbookTables = {
    ...MINIMAL,
    statements: sheet('statements', [
      { ...STATEMENT, territory: 'ORP Liberec' },
      { ...STATEMENT, territory: '', submitter: 'Město Doksy' },
    ]),
  };
  const offered = repairs(tables, 'territoryMissing');
  expect(offered.map(({ before, after }) => [before, after])).toEqual([
    ['', 'Doksy'],
    ['', 'POÚ Doksy'],
  ]);
});

test('what would have to be guessed is not offered', () => {
  expect(repairs(withStatement({ progress: 'Probíhá' }), 'wordingUnknown')).toEqual([]);
  expect(repairs(withStatement({ territory: 'Lhota' }), 'municipalityUnknown')).toEqual([]);
  expect(repairs(withStatement({ description: '' }), 'evidenceMissing')).toEqual([]);
});
