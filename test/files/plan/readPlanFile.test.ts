import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlanFile } from '../../../src/files/plan/readPlanFile';
import { sampleContent } from '../../../scripts/sample-content';
import { planWorkbook } from '../../../src/files/plan/template';
import { writeXlsx, type Sheet } from '../../../src/files/write/workbook';
import { call } from '../../build/returns';
import { planOf } from '../../build/planFiles';

const sample = new Uint8Array(readFileSync(join(__dirname, '../../../samples/ukazka.xlsx')));

test('the plan of a closed workbook is the one that Excel shows', () => {
  expect(readPlanFile(sample)).toEqual({ plan: planOf(sample).plan });
});

test.each([
  ['a call', call(), { code: 'notPlan' }],
  ['half a file', sample.slice(0, sample.length / 2), { code: 'damaged' }],
  ['a picture', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), { code: 'notWorkbook', is: 'picture' }],
])('%s gives its fault', (_, bytes, fault) => {
  expect(readPlanFile(bytes)).toEqual({ fault });
});

/** The sample's plan with more rows typed under its measures; the table, where it is declared, does not reach them. */
function withRows(isDeclared: boolean, ...rows: string[][]): Uint8Array {
  const { sheets, ...workbook } = planWorkbook(sampleContent());
  const grown = sheets.map((sheet): Sheet => {
    if (sheet.name !== 'Opatření') return sheet;
    const { table, ...rest } = { ...sheet, rows: [...sheet.rows, ...rows.map((row) => ({ cells: row.map((value) => ({ value })) }))] };
    return isDeclared && table ? { ...rest, table } : rest;
  });
  return writeXlsx({ ...workbook, sheets: grown });
}

test.each([true, false])('records under a table are its own, a total and what follows are not (declared: %s)', (isDeclared) => {
  const read = readPlanFile(
    withRows(isDeclared, ['Z9.1', 'A1', 'Opatření pod tabulkou'], ['Celkem', 'A1', '73 opatření'], ['Z9.2', 'A1', 'Pod součtem']),
  );
  const codes = 'plan' in read ? read.plan.measures.map(({ code }) => code) : [];
  expect(codes).toHaveLength(73);
  expect(codes.at(-1)).toBe('Z9.1');
});
