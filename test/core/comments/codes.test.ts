import { codeFinder } from '../../../src/core/comments/codes';
import { foldIdentifier } from '../../../src/core/text/identifiers';

const CODES = ['A1.1', 'A1.1-2', 'A1.12', 'B 2.10', 'SC 1.2', 'KPSV-01', 'LK/2024/3', '3.4', '1.1.1', '7', 'A', 'Opatření 9'];
const codeIn = codeFinder(CODES.map((code) => ({ code, key: foldIdentifier(code), title: code === '7' ? 'Dluhové poradny' : '' })));

test.each([
  ['A1.1', 'A1.1'],
  ['a1.1 Setkání', 'A1.1'],
  ['3.2 Pravidelná setkání (A1.1)', 'A1.1'],
  ['A1.1–A1.12', 'A1.1'],
  // A non-breaking hyphen, a soft hyphen, a non-breaking space.
  ['Opatření A1.1\u20112 Něco', 'A1.1-2'],
  ['A1.\u00ad12', 'A1.12'],
  ['SC\u00a01.2 Jiné', 'SC 1.2'],
  ['opatření B 2.10, str. 5', 'B 2.10'],
  ['KPSV-01 Úkol', 'KPSV-01'],
  ['Úkol LK/2024/3: text', 'LK/2024/3'],
  // Another code, though it begins alike.
  ['A1.1-3', null],
  ['A1.1.5', null],
  ['XA1.1', null],
  // Digits alone may be a chapter, a count or a day.
  ['3.4 Bydlení', '3.4'],
  ['Opatření č. 3.4: Z', '3.4'],
  ['k opatření 3.4 a 3.5', '3.4'],
  ['Bydlení (3.4)', '3.4'],
  ['1.1.1. Úkol', '1.1.1'],
  ['kap. 3.4', null],
  ['3.4.2026', null],
  ['7', null],
  ['7. krok', null],
  ['7. Dluhové poradny v krajích', '7'],
  ['opatření 7', '7'],
  ['opatření 9', 'Opatření 9'],
  ['a potom', null],
  ['', null],
])('the code in %j is %j', (text, code) => expect(codeIn(text)).toBe(code));
