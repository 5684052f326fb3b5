import { attrLocal, child, children, clone, descendants, ensure, find, insertOrdered, local, make, type El } from '../../../ooxml/xmlTree';
import { STYLE, type StyleKey } from '../frame';
import { PARAGRAPH_ORDER, STYLES_TYPE, WORD } from '../names';
import type { WordPackage } from '../wordPackage';

/** What a style is called in files: Word writes English names in every language, other programs do not. Folded by {@link fold}. */
const NAMES: Readonly<Record<StyleKey, readonly string[]>> = {
  title: ['title', 'název', 'titul'],
  subtitle: ['subtitle', 'podtitul', 'podnadpis', 'podnázev'],
  heading1: ['heading 1', 'nadpis 1', 'heading1', 'nadpis1'],
  heading2: ['heading 2', 'nadpis 2', 'heading2', 'nadpis2'],
  heading3: ['heading 3', 'nadpis 3', 'heading3', 'nadpis3'],
  list: ['list bullet', 'seznam s odrážkami', 'odrážky', 'odrážka'],
  contents: ['toc 1', 'obsah 1'],
  link: ['hyperlink', 'hypertextový odkaz', 'internet link'],
  cell: ['plnění – tabulka'],
  smallCell: ['plnění – široká tabulka'],
  chart: ['plnění – graf'],
};
const HEADINGS = ['heading1', 'heading2', 'heading3'] as const;

const fold = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .replace(/[-‐‑–—]/g, '–')
    .trim();

const STYLE_ORDER =
  'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr'.split(
    ' ',
  );

const val = (el: El | null | undefined): string | undefined => (el ? attrLocal(el, 'val') : undefined);

/**
 * The styles of a document that is written into: theirs are used where they have one for the purpose, ours are lent where
 * they lack it. A heading that leads to no outline gets its level, or no navigation would find it.
 */
export class Styles {
  private readonly chosen = new Map<StyleKey, string>();
  private readonly root: El;

  /**
   * @param base the document that is written into
   * @param own the document that lends styles
   * @param main the name of the base's main part
   */
  constructor(
    base: WordPackage,
    private readonly own: El,
    main: string,
  ) {
    const part = base.related(main, 'styles');
    const known = part === null ? null : base.tree(part);
    if (known) this.root = known;
    else {
      this.root = make('w:styles', { 'xmlns:w': WORD });
      const name = base.freeName('word/styles#.xml');
      base.put(name, this.root, STYLES_TYPE);
      base.relate(main, 'styles', name);
    }
    const used = usedStyles(base.tree(main)!);
    HEADINGS.forEach((key, level) => {
      const all = this.all('paragraph');
      const uses = (one: El): number => used.get(idOf(one)) ?? 0;
      const [theirs] = all.filter((one) => uses(one) > 0 && this.outlineOf(one) === level).sort((a, b) => uses(b) - uses(a));
      const named = this.named(key);
      // Its name alone makes no heading of a style where another one says its level.
      const style = theirs ?? (named && this.outlineOf(named) === level ? named : (all.find((one) => ownOutline(one) === level) ?? named));
      if (!style) return;
      this.chosen.set(key, idOf(style));
      if (this.outlineOf(style) !== level) this.giveOutline(style, level);
    });
  }

  /** The id of the style for a purpose; lent from ours when there is none. */
  id(key: StyleKey): string {
    const known = this.chosen.get(key);
    if (known !== undefined) return known;
    const style = this.named(key);
    const id = style ? idOf(style) : this.lend(key);
    this.chosen.set(key, id);
    return id;
  }

  /** Whether paragraphs of the style get their bullets from it. */
  hasNumbering(id: string): boolean {
    return this.chain(this.byId(id)).some((style) => child(child(style, 'pPr'), 'numPr') !== null);
  }

  /** Level of the outline, from 0, of a paragraph; null for one that is no heading. */
  outlineIn(paragraph: El): number | null {
    const own = val(find(paragraph, 'pPr/outlineLvl'));
    if (own !== undefined) return +own < 9 ? +own : null;
    return this.outlineOf(this.byId(val(find(paragraph, 'pPr/pStyle')) ?? ''));
  }

  /** Makes the text of the whole document Czech, where a style that it stands in says otherwise. */
  speak(language: string): void {
    const defaults = ensureFirst(this.root, 'docDefaults');
    const run = ensure(ensure(defaults, 'rPrDefault', ['rPrDefault', 'pPrDefault']), 'rPr', ['rPr']);
    const prefix = this.root.name.includes(':') ? 'w:' : '';
    const lang = child(run, 'lang') ?? insertOrdered(run, make(`${prefix}lang`), ['lang', 'eastAsianLayout', 'specVanish', 'oMath']);
    lang.attrs['w:val'] = language;
    const inUse = [...this.chosen.values(), this.defaultId('paragraph')].flatMap((id) => this.chain(id === null ? null : this.byId(id)));
    for (const style of new Set(inUse)) for (const other of children(child(style, 'rPr'), 'lang')) other.attrs['w:val'] = language;
  }

  private all(type: 'paragraph' | 'character'): El[] {
    return children(this.root, 'style').filter((style) => (attrLocal(style, 'type') ?? 'paragraph') === type);
  }

  private byId(id: string): El | null {
    return children(this.root, 'style').find((style) => idOf(style) === id) ?? null;
  }

  private named(key: StyleKey): El | null {
    const type = key === 'link' ? 'character' : 'paragraph';
    for (const name of NAMES[key]) {
      const found = this.all(type).find((style) =>
        [val(child(style, 'name')) ?? '', ...(val(child(style, 'aliases')) ?? '').split(',')].some((one) => fold(one) === name),
      );
      if (found) return found;
    }
    return null;
  }

  /** A style and those that it is based on. */
  private chain(style: El | null): El[] {
    const chain: El[] = [];
    for (let at = style; at && !chain.includes(at); at = this.byId(val(child(at, 'basedOn')) ?? '')) chain.push(at);
    return chain;
  }

  private outlineOf(style: El | null): number | null {
    for (const one of this.chain(style)) {
      const level = ownOutline(one);
      if (level !== null) return level < 9 ? level : null;
    }
    return null;
  }

  private giveOutline(style: El, level: number): void {
    const properties = ensure(style, 'pPr', STYLE_ORDER);
    properties.kids = properties.kids.filter((kid) => typeof kid === 'string' || !('name' in kid) || local(kid.name) !== 'outlineLvl');
    insertOrdered(properties, make('w:outlineLvl', { 'w:val': level }), PARAGRAPH_ORDER);
  }

  private defaultId(type: 'paragraph' | 'character'): string | null {
    const style = this.all(type).find((one) => /^(1|true|on)$/.test(attrLocal(one, 'default') ?? ''));
    return style ? idOf(style) : null;
  }

  private lend(key: StyleKey): string {
    const ours = children(this.own, 'style').find((style) => idOf(style) === STYLE[key])!;
    const style = clone(ours);
    let id: string = STYLE[key];
    for (let i = 2; this.byId(id); i += 1) id = `${STYLE[key]}${i}`;
    style.attrs['w:styleId'] = id;
    const type = key === 'link' ? 'character' : 'paragraph';
    for (const name of ['basedOn', 'next'] as const) {
      const reference = child(style, name);
      if (!reference) continue;
      const theirs = this.defaultId(type);
      if (theirs === null) style.kids = style.kids.filter((kid) => kid !== reference);
      else reference.attrs['w:val'] = theirs;
    }
    this.root.kids.push(style);
    return id;
  }
}

const ownOutline = (style: El): number | null => {
  const level = val(find(style, 'pPr/outlineLvl'));
  return level === undefined ? null : +level;
};

const idOf = (style: El): string => attrLocal(style, 'styleId') ?? '';

/** How many paragraphs stand in each style. */
function usedStyles(document: El): Map<string, number> {
  const used = new Map<string, number>();
  for (const style of descendants(document, 'pStyle')) used.set(val(style) ?? '', (used.get(val(style) ?? '') ?? 0) + 1);
  return used;
}

function ensureFirst(parent: El, name: string): El {
  const known = child(parent, name);
  if (known) return known;
  const made = make(`w:${name}`);
  parent.kids.unshift(made);
  return made;
}
