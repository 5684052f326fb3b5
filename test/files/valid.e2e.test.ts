import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildRequestWorkbook } from '../../src/files/request/request';
import { buildPlanWorkbook } from '../../src/files/plan/template';
import { faultyWorkbook, sampleWorkbook } from '../../scripts/sample-workbooks';

import { asked, callOf } from '../build/requests';

const root = join(__dirname, '..', '..');

/** Excel repairs or refuses what other programs forgive, so every part is held against the schemas of ISO 29500. */
test.each([
  ['an empty plan', () => buildPlanWorkbook({ id: 'x', issuedOn: '2026-01-01' })],
  ['the sample', sampleWorkbook],
  ['the sample of faults', faultyWorkbook],
  [
    'a call',
    () => buildRequestWorkbook(callOf(asked('Odbor & "spol." <úřad>', [{ description: '=1+1', date: '31. 12. 2025' }, null], [{}]))),
  ],
  [
    'a call with as little as there can be',
    () => buildRequestWorkbook(callOf(asked('', [null]), { deadline: null, returnTo: '', municipalities: [] })),
  ],
])('%s is what the standard says a workbook is', (_, build) => {
  const file = join(mkdtempSync(join(tmpdir(), 'plneni-')), 'plan.xlsx');
  writeFileSync(file, build());
  expect(execFileSync('python3', [join(root, 'tools', 'ooxml', 'validate-ooxml'), file], { encoding: 'utf8' })).toBe('');
});
