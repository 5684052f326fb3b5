import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Sums of all the files, as `sha256sum -c` reads them. */
export const SUMS_NAME = 'kontrolni-soucty.sha256';

export const sumOf = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

export const sumsText = (files: readonly { readonly file: string; readonly bytes: Uint8Array }[]): string =>
  files.map(({ file, bytes }) => `${sumOf(bytes)}  ${file}\n`).join('');

/** Files and their sums; what is no line of a sum is left out. */
export function readSums(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('\n').flatMap((line) => {
      const [, sum, file] = /^([0-9a-f]{64}) [ *](.+?)\r?$/.exec(line) ?? [];
      return sum === undefined ? [] : [[file!, sum] as const];
    }),
  );
}
