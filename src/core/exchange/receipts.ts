import type { Bodies } from '../people/bodies';
import type { Confirmation } from './exchange';
import type { Return } from './returned';

/** What tblGestori is told of a return. */
export interface Receipt {
  readonly key: string;
  readonly name: string;
  readonly file: string;
  readonly savedAt: string | null;
  readonly confirmation: Confirmation | null;
}

export function receiptsOf(files: readonly Return[], known: Bodies): Receipt[] {
  const newest = new Map<string, Return>();
  // Sorted by age, so the last of each submitter is the newest.
  for (const file of files) newest.set(known.keyOf(file.addressee), file);
  return [...newest].map(([key, { addressee, file, savedAt, confirmation }]) => ({
    key,
    name: known.contactOf(key)?.name ?? addressee,
    file,
    savedAt,
    confirmation,
  }));
}
