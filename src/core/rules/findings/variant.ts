import type { Read } from '../../text/read';
import { finding, type At, type Finding } from './finding';

export function* checkVariant<T extends string>({ raw, value }: Read<T>, words: Readonly<Record<T, string>>, at: At): Generator<Finding> {
  if (value !== null && raw !== words[value]) yield finding('wordingVariant', at, { text: raw, word: words[value] });
}
