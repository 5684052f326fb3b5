import type { Decisions } from '../../core/exchange/conflicts';
import { returnId, type Collecting } from './collecting';

/** What was decided about returned files that were not written yet: no file and no answer, only marks and names. */
export interface Kept {
  /** Of the files: their marks and names. */
  readonly files: readonly (readonly [id: string, name: string])[];
  /** Whose a file without an identity is. */
  readonly whose: readonly (readonly [id: string, name: string])[];
  readonly each: readonly (readonly [conflict: string, choice: string])[];
  readonly rest: NonNullable<Decisions['rest']> | null;
}

export const keptOf = ({ files, decisions }: Collecting): Kept => ({
  files: files.flatMap(({ reading, name }) => (returnId(reading) === null ? [] : [[returnId(reading)!, name] as const])),
  whose: files.flatMap(({ reading, whose }) =>
    whose === null || returnId(reading) === null ? [] : [[returnId(reading)!, whose] as const],
  ),
  each: [...(decisions.each ?? [])],
  rest: decisions.rest ?? null,
});

export const hasDecisions = ({ whose, each, rest }: Kept): boolean => whose.length + each.length > 0 || rest !== null;

/**
 * The files as they are now with what was decided about them before. What was decided since stays; what was said for all
 * the rest holds only where no other file came.
 */
export function withKept(collecting: Collecting, kept: Kept): Collecting {
  const whose = new Map(kept.whose);
  const known = new Set(kept.files.map(([id]) => id));
  const files = collecting.files.map((file) => ({ ...file, whose: file.whose ?? whose.get(returnId(file.reading) ?? '') ?? null }));
  const isSame = files.every(({ reading }) => returnId(reading) === null || known.has(returnId(reading)!));
  const rest = collecting.decisions.rest ?? (isSame ? kept.rest : null);
  const each = new Map([...kept.each, ...(collecting.decisions.each ?? [])]);
  return { ...collecting, files, decisions: { each, ...(rest === null ? {} : { rest }) } };
}

/** Plans whose decisions are kept; the one that was opened longest ago falls away. */
const MOST_PLANS = 20;

/** The text that a computer remembers, with what is decided in this plan put in or taken out. */
export function rememberedWith(text: string | null, planId: string, kept: Kept | null): string {
  const { [planId]: _before, ...others } = plansIn(text);
  const rest = Object.entries(others).slice(1 - MOST_PLANS);
  return JSON.stringify(Object.fromEntries(kept === null ? rest : [...rest, [planId, kept]]));
}

/** What is remembered of a plan; null for nothing, and for a text that another version or another hand wrote. */
export function rememberedOf(text: string | null, planId: string): Kept | null {
  const kept: Partial<Kept> | undefined = plansIn(text)[planId];
  const isPairs = (list: unknown): boolean =>
    Array.isArray(list) && list.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every((one) => typeof one === 'string'));
  if (!kept || !isPairs(kept.files) || !isPairs(kept.whose) || !isPairs(kept.each)) return null;
  const rest = kept.rest === 'newest' || kept.rest === 'keep' || kept.rest === 'both' ? kept.rest : null;
  return { ...(kept as Kept), rest };
}

function plansIn(text: string | null): Record<string, Partial<Kept>> {
  try {
    const plans: unknown = JSON.parse(text ?? '{}');
    return typeof plans === 'object' && plans !== null ? (plans as Record<string, Partial<Kept>>) : {};
  } catch {
    return {};
  }
}
