/** How a check came out: as documented, otherwise, or it could not be found out here. */
export type CheckState = 'ok' | 'differs' | 'unknown';

export interface Observation {
  readonly state: CheckState;
  /** What Excel did, for whoever reads the report: cells as JSON, codes, sizes. Not translated. */
  readonly seen: string;
}

/** What a check works on: a sheet that was made for it and goes when it ends. */
export interface Bench {
  readonly context: Excel.RequestContext;
  readonly sheet: Excel.Worksheet;
}

/** One thing that Excel does, or does not do, and that the product relies on. */
export interface SelfCheck {
  /** Its texts stand under this key, and reports name it. */
  readonly id: string;
  /** Whatever it throws means that it could not be found out. */
  readonly run: (bench: Bench) => Promise<Observation>;
}

/** For the types: the ids stay literal. */
export const check = <Id extends string>(id: Id, run: SelfCheck['run']): SelfCheck & { readonly id: Id } => ({ id, run });

/** `ok` when Excel shows exactly what was expected; both are told as JSON. */
export function compared(seen: unknown, expected: unknown): Observation {
  const told = JSON.stringify(seen);
  return { state: told === JSON.stringify(expected) ? 'ok' : 'differs', seen: told };
}

/** For what Excel must not refuse: a refusal is the difference, told by its code. */
export async function orRefused(act: () => Promise<Observation>): Promise<Observation> {
  try {
    return await act();
  } catch (error) {
    return { state: 'differs', seen: codeOf(error) };
  }
}

/** The code of an error of Excel: its message is in the language of Excel. */
export const codeOf = (error: unknown): string => {
  const { code, name, message } = (error ?? {}) as { code?: unknown; name?: unknown; message?: unknown };
  return typeof code === 'string' ? code : `${String(name)}: ${String(message)}`;
};
