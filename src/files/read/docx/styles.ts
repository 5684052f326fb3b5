import { fold } from '../../../core/text/text';
import { child, children, type El } from '../../../ooxml/xmlTree';
import { attr, isOn, numberIn, valueIn } from './xml';

/** What a paragraph has from its style. */
export interface ParagraphStyle {
  /** 1–9 for a heading; null for any other text. */
  readonly level: number | null;
  /** The list that it is an item of. */
  readonly list: { readonly id: string | null; readonly level: number | null } | null;
  readonly isHidden: boolean;
  readonly isStruck: boolean;
}

const PLAIN: ParagraphStyle = { level: null, list: null, isHidden: false, isStruck: false };

/** Built-in styles have English names in the file whatever the language; people call theirs "Nadpis 1" too. */
const HEADING_NAME = /^(?:heading|nadpis) ?([1-9])$/;

/** The styles of a document by their ids. */
export class Styles {
  private readonly byId = new Map<string, El>();
  private readonly known = new Map<string, ParagraphStyle>();
  private readonly standard: string | null = null;

  constructor(root: El | null) {
    for (const style of children(root, 'style')) {
      const id = attr(style, 'styleId');
      if (id === null) continue;
      this.byId.set(id, style);
      if (attr(style, 'type') === 'paragraph' && /^(?:1|true|on)$/.test(attr(style, 'default') ?? '')) this.standard = id;
    }
  }

  /** @param id null for a paragraph that names none */
  of(id: string | null): ParagraphStyle {
    const own = id ?? this.standard;
    if (own === null) return PLAIN;
    const known = this.known.get(own);
    if (known) return known;
    const style = this.read(own);
    this.known.set(own, style);
    return style;
  }

  /** The list of a style of lists: its number, which leads to the levels. */
  listOf(id: string): string | null {
    return valueIn(child(child(this.byId.get(id) ?? null, 'pPr'), 'numPr'), 'numId');
  }

  /** A style has what the one it is based on has, and says otherwise where it does. */
  private read(id: string): ParagraphStyle {
    const chain: El[] = [];
    const seen = new Set<string>();
    for (let at: string | null = id; at !== null && !seen.has(at);) {
      seen.add(at);
      const style: El | undefined = this.byId.get(at);
      if (!style) break;
      chain.push(style);
      at = valueIn(style, 'basedOn');
    }
    const said = <T>(ask: (style: El) => T | null): T | null => {
      for (const style of chain) {
        const value = ask(style);
        if (value !== null) return value;
      }
      return null;
    };
    const level = said((style) => levelOf(style));
    const listLevel = said((style) => numberIn(child(child(style, 'pPr'), 'numPr'), 'ilvl'));
    const listId = said((style) => valueIn(child(child(style, 'pPr'), 'numPr'), 'numId'));
    return {
      level: level === 0 ? null : level,
      list: listId === null && listLevel === null ? null : { id: listId, level: listLevel },
      isHidden: said((style) => isOn(child(style, 'rPr'), 'vanish')) ?? false,
      isStruck: said((style) => isOn(child(style, 'rPr'), 'strike')) ?? false,
    };
  }
}

/** 0: this style says that it is no heading; null: it does not say. */
function levelOf(style: El): number | null {
  const outline = outlineLevel(child(style, 'pPr'));
  if (outline !== null) return outline;
  const [, digit] = HEADING_NAME.exec(fold(valueIn(style, 'name') ?? '')) ?? [];
  return digit === undefined ? null : +digit;
}

/** The level that properties of a paragraph state: 1–9, or 0 for "body text"; null where they state none. */
export function outlineLevel(properties: El | null): number | null {
  const outline = numberIn(properties, 'outlineLvl');
  if (outline === null) return null;
  return outline >= 0 && outline <= 8 ? outline + 1 : 0;
}
