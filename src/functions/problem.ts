import type cs from '../i18n/functions.cs.json';

/** The Excel error that a cell shows; the sentence comes with it. */
export type ProblemCode = 'invalidValue' | 'notAvailable';
export type ProblemKey = keyof typeof cs.functions;

/**
 * Input that a function cannot answer. Thrown, or returned as an element where only one cell of a spilled result
 * is bad. Holds a key, not a sentence: the language is known where the functions are registered.
 */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly key: ProblemKey,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(key);
    this.name = 'Problem';
  }
}
