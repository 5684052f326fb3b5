import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** A short mark of texts: other texts give another one. @returns 12 hexadecimal digits */
export const digestOf = (texts: readonly string[]): string => bytesToHex(sha256(utf8ToBytes(JSON.stringify(texts)))).slice(0, 12);
