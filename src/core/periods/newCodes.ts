import { dayInCode, isDaySerial } from '../text/codes';
import { isSign } from '../text/nothing';
import { fold } from '../text/text';
import { oneLine } from './period';

/** What people put between codes beside a semicolon and a line break. */
const BETWEEN = /[,/+&]|\s[ai](?=\s|$)/;
const WORD_OF_CODE = /^\S*\d\S*$/;

/**
 * The codes in a cell of Nový kód; signs of nothing ("–", "x") are none. A comma, a slash or "a" separates only where each part
 * is one word with a digit.
 *
 * @example newCodesIn('A2.1a, A2.1b') // ['A2.1a', 'A2.1b']
 * @example newCodesIn('bude určeno') // ['bude určeno']
 */
export const newCodesIn = (text: string): string[] =>
  text
    .split(/[;\n\r]+/)
    .map(oneLine)
    .flatMap((part) => {
      const pieces = part
        .split(BETWEEN)
        .map(oneLine)
        .filter((piece) => piece !== '');
      return pieces.every((piece) => WORD_OF_CODE.test(piece)) ? pieces : [part];
    })
    .filter((code) => !isSign(fold(code)));

/** How the codes of a plan are written. */
interface CodeForm {
  /** Each of them has a digit. */
  readonly digits: boolean;
  readonly spaces: boolean;
}

export const formOf = (codes: readonly string[]): CodeForm => ({
  digits: codes.every((code) => /\d/.test(code)),
  spaces: codes.some((code) => /\s/.test(oneLine(code))),
});

/** May it be a code of the next plan, when those of this one are so written? "s A1.1" and "bude určeno" are none. */
export const isOfForm = (code: string, { digits, spaces }: CodeForm): boolean =>
  (spaces || !/\s/.test(code)) && (!digits || /\d/.test(code));

/** The day that Excel made of a new code; a cell that holds one as a number shows as its serial here. */
export const dayInNewCode = (code: string): ReturnType<typeof dayInCode> =>
  dayInCode(/^\d{5}$/.test(code) && isDaySerial(Number(code)) ? Number(code) : code);

/** Said instead of a wording: that there is none, or that it stands elsewhere. */
const NO_WORDING =
  /^(?:beze? zmen[ay]?|(?:stavajici|dosavadni|puvodni|stejne)(?: zneni)?|(?:zneni )?(?:zustava|beze zmeny)|dtto|totez|viz .*)$/;

/** The wording for the next plan; "" where the cell says that there is none. */
export const wordingIn = (text: string): string => (isSign(fold(text)) || NO_WORDING.test(fold(text)) ? '' : text.trim());
