import type { TemplateFault } from '../../../src/report/docx/template/openTemplate';
import { PROBLEM_SEVERITY, type TemplateProblem } from '../../../src/report/docx/template/problems';
import { templateFaultText, templateFindings } from '../../../src/report/docx/templateNotes';

const PROBLEMS: { readonly [C in TemplateProblem['code']]: Extract<TemplateProblem, { code: C }> } = {
  placeholderUnknown: { code: 'placeholderUnknown', written: '{{logo}}', part: 'header' },
  placeholderMisplaced: { code: 'placeholderMisplaced', written: '{{okruhy}}', part: 'footer' },
  placeholderTwice: { code: 'placeholderTwice', written: '{{okruhy}}' },
  placeholderInTable: { code: 'placeholderInTable', written: '{{okruhy}}' },
  placeholderEmpty: { code: 'placeholderEmpty', written: '{{revize}}', why: 'Sešit nemá návrhy na revizi.' },
  noPlaceFor: { code: 'noPlaceFor', section: 'uzemi', title: 'Území' },
  noPlaceholder: { code: 'noPlaceholder' },
  contentsToRenew: { code: 'contentsToRenew' },
  textMissing: { code: 'textMissing', written: '{{datum}}', gap: '[doplňte den]' },
};
const FAULTS: readonly TemplateFault['code'][] = [
  'tooBig',
  'encrypted',
  'rightsManaged',
  'damaged',
  'oldDocument',
  'macros',
  'strict',
  'notDocument',
];

test.each(['cs', 'en'] as const)('every problem of a template is a sentence with what to do: %s', (language) => {
  const found = templateFindings(Object.values(PROBLEMS), language);
  expect(found.map(({ code, severity }) => [code, severity])).toEqual(Object.entries(PROBLEM_SEVERITY));
  for (const { message, hint } of found) {
    expect(message).toMatch(/^[A-ZÁČĎÉÍŇÓŘŠŤÚŽ].*\.$/);
    expect(hint).toMatch(/\.$/);
    expect(message + hint).not.toMatch(/reportNotes|undefined|\{\{(written|part|title|why|mark)/);
  }
});

test('it is told which placeholder, where, and what to write instead', () => {
  const [unknown, , , , empty, noPlace, none] = templateFindings(Object.values(PROBLEMS), 'cs');
  expect(unknown!.message).toBe('Značku {{logo}} (v záhlaví šablony) zpráva nezná; zůstala tak, jak je.');
  expect(empty!.hint).toBe('Sešit nemá návrhy na revizi.');
  expect(noPlace!.hint).toBe('Napište do šablony {{uzemi}}, nebo oddíl vynechte.');
  expect(none!.hint).toBe('Má-li začínat jinde, napište na to místo šablony {{zprava}}.');
});

test.each(['cs', 'en'] as const)('every file that cannot be a template is refused in a sentence: %s', (language) => {
  const texts = FAULTS.map((code) => templateFaultText({ code } as TemplateFault, language));
  expect(new Set(texts).size).toBe(FAULTS.length);
  for (const text of texts) expect(text).toMatch(/^[A-ZÁČĎÉÍŇÓŘŠŤÚŽ](?!.*reportNotes).*\.$/);
});
