import { child, children, clone, elements, isEl, local, removeKid, textOf, descendants, type El, type Node } from '../../../ooxml/xmlTree';
import { isPiece } from './contents';
import { isText, type Found, type ParagraphText, type TextName } from './placeholders';
import type { Styles } from './styles';

/** A paragraph and the elements that hold it, from the outermost. */
interface Held {
  readonly paragraph: El;
  readonly way: readonly El[];
}

/** All paragraphs below an element, those in text boxes and in tables included. */
export function* paragraphsOf(parent: El, way: readonly El[] = [parent]): Generator<Held> {
  for (const kid of elements(parent)) {
    if (local(kid.name) === 'p') yield { paragraph: kid, way };
    yield* paragraphsOf(kid, [...way, kid]);
  }
}

/** Puts in the short texts. A content control that held a placeholder is no empty one any more, and is filled in by nobody else. */
export function fillTexts(text: ParagraphText, texts: Readonly<Record<TextName, string>>, way: readonly El[]): void {
  const changes = text.found.flatMap((found): [Found, string][] =>
    found.name !== null && isText(found.name) ? [[found, texts[found.name]]] : [],
  );
  if (changes.length === 0) return;
  text.replace(changes);
  const controls = [...way.filter((el) => local(el.name) === 'sdt'), ...descendants(text.paragraph, 'sdt')];
  for (const properties of controls.flatMap((el) => child(el, 'sdtPr') ?? []))
    for (const name of ['showingPlcHdr', 'dataBinding']) children(properties, name).forEach((el) => removeKid(properties, el));
}

/** Where a chapter is put. */
export interface Spot {
  readonly parent: El;
  readonly index: number;
  /** The place in the body, of the paragraph or of what holds it. */
  readonly at: number;
  /** The outermost table that holds it. */
  readonly table: El | null;
}

/** Content controls that hold the paragraph are opened first: most kinds of them may not hold a table. */
export function spotOf(paragraph: El, body: El): Spot {
  for (;;) {
    const way = [...paragraphsOf(body)].find((held) => held.paragraph === paragraph)!.way;
    const control = way.findIndex((el) => local(el.name) === 'sdt');
    if (control >= 0) {
      const parent = way[control - 1]!;
      const content = child(way[control], 'sdtContent');
      parent.kids.splice(parent.kids.indexOf(way[control]!), 1, ...(content?.kids ?? []));
      continue;
    }
    const parent = way.at(-1)!;
    return {
      parent,
      index: parent.kids.indexOf(paragraph),
      at: body.kids.indexOf(way[1] ?? paragraph),
      table: way.find((el) => local(el.name) === 'tbl') ?? null,
    };
  }
}

export const isParagraph = (node: Node | undefined): boolean => isEl(node) && local(node.name) === 'p';
export const isCell = (el: El): boolean => local(el.name) === 'tc';

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** Whether the heading of the template's own under which a place stands says what the title of a chapter would say again. */
export function isSaidAbove({ parent, index }: Spot, title: string, styles: Styles): boolean {
  for (const node of parent.kids.slice(0, index).reverse()) {
    if (isPiece(node) && node.entries.length > 0) return false;
    if (!isEl(node) || !isParagraph(node) || styles.outlineIn(node) === null) continue;
    const [theirs, ours] = [folded(textOf(node)), folded(title)];
    if (theirs !== '') return theirs.includes(ours) || ours.includes(theirs);
  }
  return false;
}

/** Of a paragraph's own look, what does not belong to its place alone. */
const OF_ITS_PLACE = /^(keepNext|keepLines|pageBreakBefore|framePr|numPr|outlineLvl|rPr|sectPr|pPrChange)$/;

/** How the text of a chapter looks in a template: as its placeholder does, where that is no heading. */
export function textLook(text: ParagraphText, found: Found | undefined, styles: Styles): { paragraph: El | null; run: El | null } {
  const properties = child(text.paragraph, 'pPr');
  if (styles.outlineIn(text.paragraph) !== null) return { paragraph: null, run: null };
  const paragraph = properties && clone(properties);
  if (paragraph) paragraph.kids = paragraph.kids.filter((kid) => !isEl(kid) || !OF_ITS_PLACE.test(local(kid.name)));
  const run = found && text.runOf(found);
  const letters = run ? clone(run) : null;
  // The placeholder may be marked so that it is not overlooked.
  if (letters) letters.kids = letters.kids.filter((kid) => !isEl(kid) || !/^(highlight|lang|rPrChange|noProof)$/.test(local(kid.name)));
  return { paragraph, run: letters };
}
