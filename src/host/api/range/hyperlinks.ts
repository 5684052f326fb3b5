import { contains, parseRect, rectName } from '../../../ooxml/a1';
import type { RangeObj } from '../../model/cells/range';
import { relPrefixOf } from '../../model/book';
import { attrLocal, children, make, removeKid, type El } from '../../../ooxml/xmlTree';
import { cellValue } from '../../model/cells/text';

interface Hyperlink {
  address?: string;
  documentReference?: string;
  textToDisplay?: string;
  screenTip?: string;
}

function linksIn(range: RangeObj): El[] {
  return children(range.sheet.part('hyperlinks'), 'hyperlink').filter((el) => {
    const rect = parseRect(el.attrs['ref'] ?? '');
    return rect !== null && contains(range.rect, rect);
  });
}

export function getHyperlink(range: RangeObj): Hyperlink | null {
  const el = linksIn(range)[0];
  if (!el) return null;
  const { sheet } = range;
  const rel = sheet.book.pkg.rel(sheet.path, attrLocal(el, 'id'));
  const text = cellValue(sheet.grid.get(range.rect.r1, range.rect.c1));
  return {
    ...(rel ? { address: rel.target } : {}),
    ...(el.attrs['location'] ? { documentReference: el.attrs['location'] } : {}),
    ...(el.attrs['tooltip'] ? { screenTip: el.attrs['tooltip'] } : {}),
    textToDisplay: String(text),
  };
}

/** Null takes the link away; the text of the cell stays. */
export function setHyperlink(range: RangeObj, link: Hyperlink | null): void {
  const { sheet, rect } = range;
  const { pkg } = sheet.book;
  const list = sheet.part('hyperlinks');
  for (const el of linksIn(range)) {
    const id = attrLocal(el, 'id');
    if (id) pkg.dropRel(sheet.path, id);
    removeKid(list!, el);
    sheet.touch();
  }
  if (list && children(list, 'hyperlink').length === 0) sheet.drop('hyperlinks');
  if (!link) return;
  const parent = sheet.ensure('hyperlinks');
  const attrs: Record<string, string> = { ref: rectName(rect) };
  if (link.address) {
    const [target = '', place] = link.address.split('#');
    attrs[`${relPrefixOf(sheet.root)}:id`] = pkg.addRel(sheet.path, 'hyperlink', target, true);
    if (place) attrs['location'] = place;
  }
  if (link.documentReference) attrs['location'] = link.documentReference.replace(/^#/, '');
  if (link.screenTip) attrs['tooltip'] = link.screenTip;
  if (link.textToDisplay) attrs['display'] = link.textToDisplay;
  parent.kids.push(make(`${sheet.p}hyperlink`, attrs));
  const { styles } = sheet.book;
  for (let r = rect.r1; r <= rect.r2; r += 1)
    for (let c = rect.c1; c <= rect.c2; c += 1) {
      if (link.textToDisplay) sheet.book.setCell(sheet, r, c, { v: link.textToDisplay, t: 1 });
      sheet.book.setXf(sheet, r, c, styles.derive(sheet.xf(r, c), { font: { color: '#0563C1', underline: 'Single' } }));
    }
  sheet.book.calc.markDirty(sheet.id, rect);
  sheet.touch();
}
