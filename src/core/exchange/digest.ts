import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** A short mark of texts: other texts give another one. @returns 12 hexadecimal digits */
export const digestOf = (texts: readonly string[]): string => bytesToHex(sha256(utf8ToBytes(JSON.stringify(texts)))).slice(0, 12);

/**
 * A name or a code as it has entered marks since the first version: marks stand in files that are on their way, so this
 * form never changes. Nothing else is compared by it.
 */
export const markForm = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(^|[^. ]) ?\.$/, '$1');
