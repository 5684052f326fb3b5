/** A typed value as it was read: `value` is null when the cell is empty (`raw` is "") or cannot be read. */
export interface Read<T> {
  readonly raw: string;
  readonly value: T | null;
}

export const isUnreadable = (read: Read<unknown>): boolean => read.value === null && read.raw !== '';

/** One object for each distinct text: a column of 200,000 cells holds only a few wordings. */
export function memoised<T>(parse: (raw: string) => T | null): (raw: string) => Read<T> {
  const known = new Map<string, Read<T>>();
  return (raw) => {
    let read = known.get(raw);
    if (!read) {
      read = { raw, value: raw === '' ? null : parse(raw) };
      if (known.size >= 10_000) known.clear();
      known.set(raw, read);
    }
    return read;
  };
}
