import type { CriterionVerdict, Evaluation, MeasureVerdict } from '../core/rules/evaluate';
import { foldIdentifier } from '../core/text/identifiers';
import { LEVEL_WORD, REASON_WORD } from '../core/text/wording';
import { rowsOf, type WorkbookTables } from './read/rows';
import type { ColumnId } from './tables';

/** One cell for every data row of the table, blank rows included. */
export type ResultColumn = readonly string[];

export interface ResultColumns {
  readonly measures: Readonly<Record<Extract<ColumnId<'measures'>, 'finalLevel' | 'why' | 'mainReason'>, ResultColumn>>;
  readonly criteria: Readonly<Record<'level', ResultColumn>>;
}

/** The sentence for a measure; for a row whose code stands above already, the row (1-based on the sheet) where it counts. */
export interface Sentences {
  why(verdict: MeasureVerdict): string;
  repeated(code: string, sheetRow: number): string;
}

/** What the add-in writes beside the measures and the criteria. A row that is not counted gets no level and says why. */
export function resultColumns(tables: WorkbookTables, { measures }: Evaluation, sentences: Sentences): ResultColumns {
  const data = { measures: tables.measures!, criteria: tables.criteria! };
  const finalLevel = blank(data.measures.rows.length);
  const why = blank(data.measures.rows.length);
  const mainReason = blank(data.measures.rows.length);
  const level = blank(data.criteria.rows.length);
  const byKey = new Map(measures.map((verdict) => [verdict.measure.key, verdict]));
  for (const cells of rowsOf('measures', data.measures)) {
    const verdict = byKey.get(foldIdentifier(cells.text('code')));
    if (!verdict) continue;
    if (verdict.measure.row !== cells.row) {
      why[cells.row] = sentences.repeated(verdict.measure.code, data.measures.top + 2 + verdict.measure.row);
      continue;
    }
    finalLevel[cells.row] = LEVEL_WORD[verdict.final];
    why[cells.row] = sentences.why(verdict);
    mainReason[cells.row] = reasonText(verdict);
    for (const { criterion, level: criterionLevel } of verdict.criteria) if (criterion) level[criterion.row] = LEVEL_WORD[criterionLevel];
  }
  return { measures: { finalLevel, why, mainReason }, criteria: { level } };
}

/** Silence is kept apart from a declared non-fulfilment. */
function reasonText({ reason, silent }: Pick<MeasureVerdict | CriterionVerdict, 'reason' | 'silent'>): string {
  if (reason === null) return '';
  return silent ? `${REASON_WORD[reason]} (bez odpovědi)` : REASON_WORD[reason];
}

const blank = (length: number): string[] => new Array<string>(length).fill('');
