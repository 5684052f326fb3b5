import type { Language } from '../../../i18n';
import type { SessionState } from '../../session/store';
import type { Surroundings } from '../../ports/surroundings';

/** What support asks first. No content of the workbook: it is copied into messages. Not translated: support reads it. */
export function diagnostics(
  around: Surroundings,
  { language, lastError, inspection }: { language: Language } & Pick<SessionState, 'lastError' | 'inspection'>,
): string {
  const { name, platform, version, apiLevel } = around.host();
  const size =
    inspection?.kind === 'plan'
      ? `${inspection.report.plan.measures.length} measures, ${inspection.report.plan.criteria.length} criteria, ${inspection.report.plan.statements.length} statements`
      : (inspection?.kind ?? 'not read');
  return [
    `Plnění ${around.version}`,
    `Host: ${name} ${version}`,
    `Platform: ${platform}`,
    `ExcelApi: ${apiLevel}`,
    `Language: ${language} (Office ${around.displayLanguage()})`,
    `Functions registered: ${around.functions}`,
    `Workbook: ${size}`,
    `Last error: ${lastError ?? 'none'}`,
  ].join('\n');
}
