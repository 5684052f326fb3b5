import { zipSync, type Zippable } from 'fflate';
import { requestFileName } from '../write/fileName';
import { buildCommentWorkbook, type CommentFormContent } from './form';

/**
 * The workbooks of one round under their names; several come in one archive.
 * @example commentForms(['Komise'], common).name // "pripominky-komise.xlsx"
 */
export function commentForms(
  who: readonly string[],
  common: Omit<CommentFormContent, 'who'>,
): { readonly name: string; readonly bytes: Uint8Array } {
  const taken = new Set<string>();
  const files = who.map((name) => ({
    name: requestFileName(name, taken, 'pripominky'),
    bytes: buildCommentWorkbook({ ...common, who: name }),
  }));
  const [first, second] = files;
  if (first && !second) return first;
  const mtime = `${common.issuedOn}T12:00:00`;
  const zipped: Zippable = Object.fromEntries(files.map(({ name, bytes }) => [name, [bytes, { level: 0, mtime }]]));
  return { name: `pripominky-${common.issuedOn}.zip`, bytes: zipSync(zipped) };
}
