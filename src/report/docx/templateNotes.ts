import { createTranslator, type Language } from '../../i18n/create';
import notesCs from '../../i18n/reportNotes.cs.json';
import notesEn from '../../i18n/reportNotes.en.json';
import type { ReportFinding } from '../report';
import type { TemplateFault } from './template/openTemplate';
import { PROBLEM_SEVERITY, type TemplateProblem } from './template/problems';

/** Which parameters a sentence has depends on its code. */
const speaker = (language: Language): ((key: string, params?: object) => string) =>
  createTranslator(language, { cs: [notesCs], en: [notesEn] }) as unknown as (key: string, params?: object) => string;

/** What somebody should know of a template that was filled in, as findings without a place in the workbook. */
export function templateFindings(problems: readonly TemplateProblem[], language: Language): ReportFinding[] {
  const t = speaker(language);
  return problems.map((problem) => {
    const { code } = problem;
    const params = {
      ...problem,
      ...('part' in problem ? { part: t(`reportNotes.template.part.${problem.part}`) } : {}),
      mark: `{{${'section' in problem ? problem.section : 'zprava'}}}`,
      ...('why' in problem ? { why: problem.why ?? '' } : {}),
    };
    return {
      code,
      severity: PROBLEM_SEVERITY[code],
      message: t(`reportNotes.template.problem.${code}.message`, params),
      hint: t(`reportNotes.template.problem.${code}.hint`, params),
      sheet: '',
      cell: '',
    };
  });
}

/** Why a file cannot be the template, and what to do. */
export const templateFaultText = ({ code }: TemplateFault, language: Language): string =>
  speaker(language)(`reportNotes.template.fault.${code}`);
