/** A typed value as it was read: `value` is null when the cell is empty (`raw` is "") or cannot be read. */
export interface Read<T> {
  readonly raw: string;
  readonly value: T | null;
}

export const isUnreadable = (read: Read<unknown>): boolean => read.value === null && read.raw !== '';

/** One object for each distinct text: a column of 200,000 cells holds only a few wordings. */
export function memoised<T, V extends string | number = string>(parse: (value: V) => T | null): (value: V) => Read<T> {
  const known = new Map<V, Read<T>>();
  return (value) => {
    let read = known.get(value);
    if (!read) {
      read = { raw: String(value), value: value === '' ? null : parse(value) };
      if (known.size >= 10_000) known.clear();
      known.set(value, read);
    }
    return read;
  };
}
