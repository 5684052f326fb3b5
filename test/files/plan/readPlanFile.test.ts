import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlanFile } from '../../../src/files/plan/readPlanFile';
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
