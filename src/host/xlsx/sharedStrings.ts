import { escapeString, unescapeString } from '../../ooxml/strings';
import type { Package } from './package';
import { child, children, isEl, local, make, prefixOf, textOf, type El } from '../../ooxml/xmlTree';

/** Text of a string item: plain, or the runs of a rich text without their phonetic hints. */
function itemText(item: El): string {
  let text = '';
  for (const kid of item.kids) {
    if (!isEl(kid)) continue;
    const name = local(kid.name);
    if (name === 't') text += textOf(kid);
    else if (name === 'r') text += textOf(child(kid, 't'));
  }
  return unescapeString(text);
}

/** The shared string table: read once, only appended to. */
export class SharedStrings {
  private readonly items: { text: string; rich: boolean }[] = [];
  private readonly byText = new Map<string, number>();
  private root: El | null = null;

  constructor(
    private readonly pkg: Package,
    private path: string | null,
    private readonly createPart: () => string,
  ) {
    if (path === null) return;
    this.root = pkg.tree(path);
    for (const item of children(this.root, 'si')) {
      const rich = ['r', 'rPh', 'phoneticPr'].some((name) => child(item, name) !== null);
      this.push(itemText(item), rich);
    }
  }

  private push(text: string, rich: boolean): void {
    if (!rich && !this.byText.has(text)) this.byText.set(text, this.items.length);
    this.items.push({ text, rich });
  }

  get(index: number): { text: string; rich: boolean } | undefined {
    return this.items[index];
  }

  /** Index of a plain text, appended when it is new. */
  intern(text: string): number {
    const known = this.byText.get(text);
    if (known !== undefined) return known;
    if (this.root === null) {
      this.path = this.createPart();
      this.root = this.pkg.tree(this.path);
    }
    const p = prefixOf(this.root);
    const attrs: Record<string, string> = /^\s|\s$|\n|\t/.test(text) ? { 'xml:space': 'preserve' } : {};
    this.root.kids.push(make(`${p}si`, {}, [make(`${p}t`, attrs, [escapeString(text)])]));
    this.push(text, false);
    // Both counts are optional; a wrong one would be worse than none.
    delete this.root.attrs['count'];
    this.root.attrs['uniqueCount'] = String(this.items.length);
    this.pkg.touch(this.path!);
    return this.items.length - 1;
  }
}
