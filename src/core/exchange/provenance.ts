import { answerDigest } from './answerDigest';
import type { Answer } from '../plan/answer';

/** Where an answer came from, as the column Zdroj keeps it. */
export interface Origin {
  readonly file: string;
  readonly sheet: string;
  /** 1-based row on that sheet */
  readonly row: number;
  /** ISO time when the file was last saved; null when it does not say */
  readonly savedAt: string | null;
}

/**
 * The text of Zdroj: the cell the answer was taken from, when its file was saved, and a mark of the answer. By the mark
 * an answer that was edited in the plan afterwards is told from one that is as it came.
 */
export const provenance = ({ file, sheet, row, savedAt }: Origin, answer: Answer): string =>
  [file, `${sheet}, ř. ${row}`, ...(savedAt === null ? [] : [`uloženo ${savedAt}`]), answerDigest(answer)].join(' · ');

const PATTERN = /(?: · uloženo (\d{4}-\d\d-\d\dT[\d:.]+Z))? · ([0-9a-f]{12})$/;

/** When the answer in a row was saved by its submitter; null when it was typed or edited in the plan, or nobody knows. */
export function savedAtOf(source: string, answer: Answer): string | null {
  const [, savedAt, digest] = PATTERN.exec(source) ?? [];
  return savedAt !== undefined && digest === answerDigest(answer) ? savedAt : null;
}
