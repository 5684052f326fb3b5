import type { Finding, FindingCode } from '../../core/rules/findings';
import type { Plan } from '../../core/plan/plan';
import { LEVEL_WORD, PROGRESS_WORD, REASON_WORD, RELATION_WORD } from '../../core/text/wording';
import { replaceName } from '../../core/plan/territoryWording';
import type { Place } from './places';
import { foldIdentifier } from '../../core/text/identifiers';
import { cellText } from '../../core/text/text';
import { cellIndex, findColumns, type WorkbookTables } from './rows';
import { INPUT } from '../tables';

/** One cell that can be put right: the words are recognised, or the user chooses among them. */
export interface Repair {
  readonly sheet: string;
  /** 0-based on the sheet */
  readonly row: number;
  readonly column: number;
  readonly before: string | number;
  readonly after: string;
  /** What the user chooses, where there is more than one way. */
  readonly choice: string;
  /** A number or a day becomes the text of a code; what it was is likely, not certain. */
  readonly asText?: true;
}

/** The words of the list that a column takes; a column without one has none. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  relation: Object.values(RELATION_WORD),
  progress: Object.values(PROGRESS_WORD),
  reason: Object.values(REASON_WORD),
  ownLevel: Object.values(LEVEL_WORD),
  overrideLevel: Object.values(LEVEL_WORD),
};

/** Where a code differs from a known one by a diacritic or a full stop: the parameter that holds what stands in the cell. */
const NAMED_BY: Readonly<Partial<Record<FindingCode, string>>> = {
  areaUnknown: 'text',
  criterionUnknownMeasure: 'code',
  statementUnknownMeasure: 'code',
};

/** Of these a person need not choose: the word in the cell is clear. */
export const isSafe = ({ code }: Pick<Finding, 'code'>): boolean => code === 'wordingVariant';

/** The repairs that a finding offers: none, one, or one for each word, code or territory that may be meant. */
export function repairsOf(plan: Plan, { code, at, params, sheet, cell }: Finding & Place): Repair[] {
  if (cell === '' || at?.row === undefined) return [];
  const repair = (before: string, after: string, choice: string): Repair => ({ sheet, ...cellIndex(cell), before, after, choice });
  if (code === 'wordingVariant') return [repair(String(params['text']), String(params['word']), String(params['word']))];
  // Nothing is guessed: a person chooses among all that the column takes.
  if (code === 'wordingUnknown' || code === 'wordingIgnored')
    return (WORDS[at.column ?? ''] ?? []).map((word) => repair(String(params['text']), word, word));
  if (params['nearest'] !== undefined && NAMED_BY[code] !== undefined)
    return [repair(String(params[NAMED_BY[code]]), String(params['nearest']), String(params['nearest']))];
  if (code === 'codeIsDate' || code === 'codeIsNumber') {
    const { value, likely = '', text = likely, other = text } = params;
    if (value === undefined) return [];
    const codes = new Set([likely, text, other].map(String).filter((one) => one !== ''));
    return [...codes].map((one) => ({ sheet, ...cellIndex(cell), before: value, after: one, choice: one, asText: true }));
  }
  const isOfTerritory = code === 'municipalityAmbiguous' || code === 'municipalityUnknown' || code === 'territoryMissing';
  if (!isOfTerritory || params['candidates'] === undefined) return [];
  const before = plan.statements.find(({ row }) => row === at.row)?.territory ?? '';
  const put = (candidate: string): string =>
    code === 'territoryMissing' ? candidate : replaceName(before, String(params['name']), candidate);
  return String(params['candidates'])
    .split('; ')
    .map((candidate) => repair(before, put(candidate.replaceAll(', ', '; ')), candidate))
    .filter(({ after }) => after !== before || code === 'territoryMissing');
}

/**
 * Divides a name into several wherever a measure names it as its lead or partner.
 * @example "Město Liberec, Město Semily" → "Město Liberec; Město Semily"
 */
export function divideName({ measures }: WorkbookTables, name: string, parts: readonly string[]): Repair[] {
  if (!measures) return [];
  const columns = findColumns(INPUT.measures, measures.header);
  return measures.rows.flatMap((cells, i) =>
    (['lead', 'partners'] as const).flatMap((id): Repair[] => {
      const column = columns.get(id);
      const before = column === undefined ? '' : cellText(cells[column] ?? '');
      const after = before.replace(/[^;\n\r]+/g, (one) =>
        foldIdentifier(one) === foldIdentifier(name) ? one.replace(one.trim(), () => parts.join('; ')) : one,
      );
      if (column === undefined || after === before) return [];
      return [{ sheet: measures.sheet, row: measures.top + 1 + i, column: measures.left + column, before, after, choice: after }];
    }),
  );
}
