import type { MeasureVerdict } from '../../rules/evaluate';
import { compareCodes } from '../../text/text';

/** Codes of measures in their natural order, each once. */
export const codesOf = (verdicts: readonly Pick<MeasureVerdict, 'measure'>[]): string[] =>
  [...new Set(verdicts.map(({ measure }) => measure.code))].sort(compareCodes);
