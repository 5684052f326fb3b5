import type { Finding } from '../core/rules/findings';
import type { Plan } from '../core/plan/plan';
import type { Place } from './places';
import { cellIndex } from './rows';

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

/** The repairs that a finding offers: none, one, or one for each territory that may be meant. */
export function repairsOf(plan: Plan, { code, at, params, sheet, cell }: Finding & Place): Repair[] {
  if (cell === '' || at?.row === undefined) return [];
  const repair = (before: string, after: string, choice: string): Repair => ({ sheet, ...cellIndex(cell), before, after, choice });
  if (code === 'wordingVariant') return [repair(String(params['text']), String(params['word']), String(params['word']))];
  if (code === 'codeIsDate' || code === 'codeIsNumber') {
    const { value, likely = '', text = likely, other = text } = params;
    if (value === undefined) return [];
    const codes = new Set([likely, text, other].map(String).filter((one) => one !== ''));
    return [...codes].map((one) => ({ sheet, ...cellIndex(cell), before: value, after: one, choice: one, asText: true }));
  }
  if (code !== 'municipalityAmbiguous' && code !== 'territoryMissing') return [];
  const before = plan.statements.find(({ row }) => row === at.row)?.territory ?? '';
  const put = (candidate: string): string =>
    code === 'territoryMissing' ? candidate : replaceName(before, String(params['name']), candidate);
  return String(params['candidates'])
    .split('; ')
    .map((candidate) => repair(before, put(candidate), candidate));
}

const replaceName = (territory: string, name: string, by: string): string =>
  territory.replace(/[^;\n\r]+/g, (part) => (part.trim() === name ? part.replace(name, () => by) : part));
