import type { PassedOver } from '../returns';

/** Longer ones are cut: the end of a name says what it is. */
const LONGEST = 120;

/**
 * A name from outside as it can be shown and kept: no signs that cannot be seen, no way out of the folder it is in.
 * @param name with its folders; slashes of either kind
 * @returns `fallback` for a name of which nothing is left
 * @example safeName('..\\..\\C:\\výzva.xlsx', 'soubor') // "výzva.xlsx"
 */
export function safeName(name: string, fallback: string): string {
  const parts = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\ufffd]+/gu, '')
    .split(/[\\/]/)
    .map((part) => part.trim())
    .filter((part) => !/^(\.{0,2}|[A-Za-z]:)$/.test(part))
    .map((part) => (part.length > LONGEST ? `…${part.slice(-LONGEST)}` : part));
  return parts.slice(-MOST_FOLDERS).join('/') || fallback;
}

const MOST_FOLDERS = 5;

/**
 * Files that nobody sends on purpose, told by their names: they lie in folders and archives beside the returns.
 * @param name with its folders
 * @returns null for any other file
 * @example whyPassedOver('vracene/~$odbor.xlsx') // "lock"
 */
export function whyPassedOver(name: string): PassedOver['why'] | null {
  const parts = name.split(/[\\/]/);
  const last = parts.at(-1)!;
  if (/^~\$|^\.~lock\./.test(last)) return 'lock';
  if (parts.includes('__MACOSX') || last.startsWith('.') || /^(thumbs\.db|ehthumbs\.db|desktop\.ini)$/i.test(last)) return 'system';
  return null;
}
