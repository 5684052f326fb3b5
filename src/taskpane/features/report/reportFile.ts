import type { ReportDocument } from '../../../core/report/document';
import type { Language } from '../../../i18n/create';
import { Refused } from '../../../ooxml/limits';
import type { TemplateFault } from '../../../report/docx/template/openTemplate';
import { templateFaultText, templateFindings } from '../../../report/docx/templateNotes';
import { writeDocx } from '../../../report/docx/writeDocx';
import type { FilesPort, GivenFile } from '../../ports/files';

/** The document with its name, for instance "zprava-2025-12-31.docx"; see `FilesPort`. */
export async function reportFile(
  document: ReportDocument,
  template: GivenFile | null,
  language: Language,
): ReturnType<FilesPort['reportFile']> {
  try {
    const { bytes, problems } = await writeDocx(document, template === null ? {} : { template: await template.bytes() });
    const name = ['zprava', document.asOf].filter((part) => part !== '').join('-');
    return { file: { name: `${name}.docx`, bytes }, findings: templateFindings(problems, language) };
  } catch (error) {
    if (error instanceof Refused) return { refused: templateFaultText(error.fault as TemplateFault, language) };
    throw error;
  }
}
