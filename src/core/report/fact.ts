/**
 * Something counted, before it is a sentence: which pattern says it, with what, and the measures behind it.
 *
 * @example { key: 'fulfilled', params: { count: 40, percent: 56 }, codes: ['A1.1', …] }
 */
export interface Fact<Key extends string = string> {
  readonly key: Key;
  readonly params: Readonly<Record<string, string | number>>;
  /** Codes of the measures that are counted, in their natural order; empty where no measures are. */
  readonly codes: readonly string[];
}

export const fact = <Key extends string>(key: Key, params: Fact['params'] = {}, codes: readonly string[] = []): Fact<Key> => ({
  key,
  params,
  codes,
});
