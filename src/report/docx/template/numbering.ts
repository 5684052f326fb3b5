import { attrLocal, children, isEl, local, make, type El } from '../../../ooxml/xmlTree';
import { NUMBERING_TYPE, WORD } from '../names';
import type { WordPackage } from '../wordPackage';

/** Adds a numbering that makes bullets to a document. @returns its id, which no other numbering there has */
export function addBullets(base: WordPackage, main: string): string {
  const part = base.related(main, 'numbering');
  let root = part === null ? null : base.tree(part);
  if (!root) {
    root = make('w:numbering', { 'xmlns:w': WORD });
    const name = base.freeName('word/numbering#.xml');
    base.put(name, root, NUMBERING_TYPE);
    base.relate(main, 'numbering', name);
  }
  const abstract = freeId(children(root, 'abstractNum'), 'abstractNumId', 0);
  const id = freeId(children(root, 'num'), 'numId', 1);
  const level = make('w:lvl', { 'w:ilvl': 0 }, [
    make('w:start', { 'w:val': 1 }),
    make('w:numFmt', { 'w:val': 'bullet' }),
    make('w:lvlText', { 'w:val': '•' }),
    make('w:lvlJc', { 'w:val': 'left' }),
    make('w:pPr', {}, [make('w:ind', { 'w:left': 397, 'w:hanging': 284 })]),
  ]);
  insertBefore(
    root,
    ['num', 'numIdMacAtCleanup'],
    make('w:abstractNum', { 'w:abstractNumId': abstract }, [make('w:multiLevelType', { 'w:val': 'singleLevel' }), level]),
  );
  insertBefore(root, ['numIdMacAtCleanup'], make('w:num', { 'w:numId': id }, [make('w:abstractNumId', { 'w:val': abstract })]));
  return String(id);
}

const freeId = (elements: readonly El[], name: string, from: number): number =>
  elements.reduce((free, el) => Math.max(free, +(attrLocal(el, name) ?? 0) + 1), from);

function insertBefore(parent: El, names: readonly string[], el: El): void {
  const at = parent.kids.findIndex((kid) => isEl(kid) && names.includes(local(kid.name)));
  parent.kids.splice(at < 0 ? parent.kids.length : at, 0, el);
}
