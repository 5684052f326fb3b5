import { escapeText } from './xmlWrite';

/** Control characters that a cell can hold and XML cannot; Word's line break is one of them. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f]/g;

/**
 * How the format writes characters that XML does not allow: U+000B is `_x000B_`, and a text that looks like that has
 * `_x005F_` before it. Not yet escaped for XML.
 *
 * @example escapeString('_x0041_') // '_x005F_x0041_'
 */
export const escapeString = (text: string): string =>
  text
    // The underscore after the digits may begin the next one: it is only looked at.
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(CONTROL, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);

/** The text that {@link escapeString} wrote; what only resembles it stays. */
export const unescapeString = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text;

/** Text of a cell in XML. A carriage return is a stray character in Excel, a lone line feed is a line break. */
export const excelString = (text: string): string => escapeText(escapeString(text.replace(/\r\n?/g, '\n')));
