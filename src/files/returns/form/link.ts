import { fold } from '../../../core/text/text';

/** Words under which a link is hidden and which say nothing of their own. */
const POINTERS = new Set(
  ['zde', 'odkaz', 'odkaz zde', 'zde odkaz', 'viz odkaz', 'viz', 'viz zde', 'klikněte zde', 'klikni zde', 'web', 'www', 'link', 'here'].map(
    fold,
  ),
);

/**
 * What a cell with a link behind it says: its text, and the address unless the text says it already.
 * @param address where the link leads; one inside the workbook ("#List!A1") or a script is none
 * @returns null when the text alone is all that can be taken
 * @example linkText('zde', 'https://example.cz/a.pdf') // "https://example.cz/a.pdf"
 * @example linkText('Zápis z jednání', 'https://example.cz/a.pdf') // "Zápis z jednání https://example.cz/a.pdf"
 */
export function linkText(text: string, address: string): string | null {
  const target = address.trim().replace(/^mailto:/i, '');
  if (!leadsSomewhere(address)) return null;
  if (POINTERS.has(fold(text)) || text === '') return target;
  return bare(text).includes(bare(target)) ? null : `${text} ${target}`;
}

const leadsSomewhere = (address: string): boolean => address.trim() !== '' && !/^\s*(#|javascript:|data:|vbscript:)/i.test(address);

/** Programs complete a typed address on their own: the protocol, the final slash, letters that are not plain. */
function bare(address: string): string {
  let plain = address;
  try {
    plain = decodeURI(address);
  } catch {
    // A percent sign that means itself.
  }
  return plain
    .toLowerCase()
    .replace(/https?:\/\//g, '')
    .replace(/\/+$/, '');
}
