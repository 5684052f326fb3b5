import type { Reading } from '../core/rules/interpretation';
import { readReading } from '../core/text/wording';
import type { Translate } from '../i18n';
import { UsageError } from './failure';

/** `--reading`; without it the workbook's own holds. */
export function readingOption(text: string | undefined, t: Translate): { reading?: Reading } {
  if (text === undefined) return {};
  const { value } = readReading(text);
  if (value === null) throw new UsageError(t('cli.badReading', { text }));
  return { reading: value };
}
