import { child, isEl, type El, type Node } from '../../../ooxml/xmlTree';
import { isOn } from './xml';

/** What programs put around the blocks, rows and cells of a document. */

/** A child that is wanted, or a mark of a comment that stands between such children. */
export interface Part {
  readonly el: El | null;
  readonly between: El | null;
}

export const rowsIn = (kids: readonly Node[]): Part[] => partsIn(kids, 'tr');
export const cellsIn = (kids: readonly Node[]): Part[] => partsIn(kids, 'tc');

/** Rows of a table or cells of a row, through whatever programs put around them. */
function partsIn(kids: readonly Node[], name: 'tr' | 'tc'): Part[] {
  return kids.flatMap((kid): Part[] => {
    if (!isEl(kid)) return [];
    if (kid.name === name) return [{ el: kid, between: null }];
    if (kid.name === 'sdt') return partsIn(child(kid, 'sdtContent')?.kids ?? [], name);
    if (/^(?:customXml|smartTag|ins|moveTo)$/.test(kid.name)) return partsIn(kid.kids, name);
    if (kid.name === 'AlternateContent') return partsIn(chosen(kid), name);
    return [{ el: null, between: kid }];
  });
}

export const isLayout = (rows: readonly Part[]): boolean => {
  const cells = rows.flatMap(({ el }) => (el ? [cellsIn(el.kids).flatMap((part) => part.el ?? [])] : []));
  return cells.every((own) => own.length <= 1) && cells.some(([only]) => only !== undefined && child(only, 'tbl') !== null);
};

/** What Word shows in a field that nobody filled in yet is no text. */
export const isPlaceholder = (sdt: El): boolean => isOn(child(sdt, 'sdtPr'), 'showingPlcHdr') ?? false;

/** Of the ways to show something, the first; the others say the same to older programs. */
export function chosen(alternate: El): readonly Node[] {
  return (child(alternate, 'Choice') ?? child(alternate, 'Fallback'))?.kids ?? [];
}

export function boxesIn(el: El): El[] {
  return (el.name === 'AlternateContent' ? chosen(el) : el.kids).flatMap((kid) =>
    !isEl(kid) ? [] : kid.name === 'txbxContent' ? [kid] : boxesIn(kid),
  );
}

/** Spaces at the ends of a text count only where the file says so. */
export function textIn(el: El): string {
  const text = el.kids.filter((kid) => typeof kid === 'string').join('');
  if (el.attrs['xml:space'] === 'preserve') return text;
  let [start, end] = [0, text.length];
  while (start < end && ' \t\n'.includes(text[start]!)) start++;
  while (end > start && ' \t\n'.includes(text[end - 1]!)) end--;
  return text.slice(start, end);
}
