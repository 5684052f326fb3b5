/** So much of a text from outside is shown in a sentence; what is longer is nobody's name. */
const LONGEST = 80;
/** So many names of a list are shown. */
const MOST = 20;

/**
 * A text from a workbook as it is shown in a sentence: on one line, and cut where it is longer than any name.
 *
 * @example shorten('Odbor\ndopravy') // 'Odbor dopravy'
 */
export function shorten(text: string, longest = LONGEST): string {
  // No more is looked at than can be shown: a cell may hold a book.
  const line = text.slice(0, 4 * longest).replace(/\s+/g, ' ');
  if (line.length <= longest && text.length <= 4 * longest) return line;
  return `${line.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Names one after another, each shortened, and no more of them than somebody reads. */
export const shortList = (names: readonly string[], most = MOST): string =>
  [...names.slice(0, most).map((name) => shorten(name)), ...(names.length > most ? ['…'] : [])].join(', ');
