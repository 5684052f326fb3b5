import type { Interpretation } from '../../core/rules/interpretation';
import { readInterpretation } from '../../core/text/wording';
import type { Translate } from '../../i18n';
import { UsageError } from './usageError';

/** `--reading`; without it the workbook's own holds. */
export function readingOption(text: string | undefined, t: Translate): { reading?: Interpretation } {
  if (text === undefined) return {};
  const { value } = readInterpretation(text);
  if (value === null) throw new UsageError(t('cli.badReading', { text }));
  return { reading: value };
}
