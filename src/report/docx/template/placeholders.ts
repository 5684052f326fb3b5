import { SECTION_IDS } from '../../../core/report/document';
import { isEl, local, make, type El } from '../../../ooxml/xmlTree';

/** Placeholders that stand for a short text, anywhere in the document. */
const TEXTS = ['nadpis', 'podnadpis', 'datum', 'zpracoval'] as const;
/** Placeholders that stand for paragraphs, tables and charts, in the body of the document. */
const WHOLES = ['obsah', 'graf', 'zprava', ...SECTION_IDS] as const;
export type TextName = (typeof TEXTS)[number];
export type WholeName = (typeof WHOLES)[number];
export type PlaceholderName = TextName | WholeName;

export const isText = (name: PlaceholderName): name is TextName => (TEXTS as readonly string[]).includes(name);

/**
 * The name that somebody meant: without diacritics, in small letters, with a hyphen for a space.
 * @returns null for one that nothing is called by
 * @example placeholderName('Silné slabé') // 'silne-slabe'
 */
function placeholderName(written: string): PlaceholderName | null {
  const name = written
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .trim()
    .replace(/[\s_\u2010-\u2015-]+/g, '-');
  return [...TEXTS, ...WHOLES].find((one) => one === name) ?? null;
}

/** A placeholder in a paragraph: where its letters are. */
export interface Found {
  /** As it is written, with its braces. */
  readonly written: string;
  readonly name: PlaceholderName | null;
  readonly from: number;
  readonly to: number;
}

/** A piece of the text of a paragraph and the element that holds it. */
interface Piece {
  readonly el: El;
  readonly from: number;
  text: string;
}

const PLACEHOLDER = /\{\{([^{}]{0,80})\}\}/g;
/** One brace where two are meant: a placeholder only if it has the name of one. */
const SINGLE = /(?<!\{)\{([^{}]{1,40})\}(?!\})/g;

/** The text of a paragraph, whose letters a program may have spread over any number of runs. */
export class ParagraphText {
  private readonly pieces: Piece[] = [];
  private readonly text: string;
  private readonly hasMore: boolean;

  constructor(readonly paragraph: El) {
    let text = '';
    let hasMore = false;
    const take = (el: El, piece: string): void => {
      this.pieces.push({ el, from: text.length, text: piece });
      text += piece;
    };
    const walk = (el: El): void => {
      for (const kid of el.kids) {
        if (!isEl(kid)) continue;
        switch (local(kid.name)) {
          case 't':
            take(kid, kid.kids.filter((one) => typeof one === 'string').join(''));
            break;
          case 'noBreakHyphen':
            take(kid, '-');
            break;
          // Taken out by somebody, or no text of the page.
          case 'del':
          case 'moveFrom':
          case 'pPr':
          case 'rPr':
          case 'sdtPr':
          case 'instrText':
          case 'softHyphen':
          case 'lastRenderedPageBreak':
            break;
          // They hold paragraphs of their own, which are met by themselves.
          case 'drawing':
          case 'pict':
          case 'object':
          case 'AlternateContent':
            hasMore = true;
            break;
          case 'tab':
          case 'br':
          case 'cr':
            text += ' ';
            break;
          default:
            walk(kid);
        }
      }
    };
    walk(paragraph);
    this.text = text;
    this.hasMore = hasMore;
  }

  get found(): Found[] {
    const double = [...this.text.matchAll(PLACEHOLDER)].map(({ 0: written, 1: inner, index }): Found => ({
      ...{ written, name: placeholderName(inner ?? ''), from: index },
      to: index + written.length,
    }));
    const single = [...this.text.matchAll(SINGLE)].flatMap(({ 0: written, 1: inner, index }): Found[] => {
      const name = placeholderName(inner ?? '');
      return name === null ? [] : [{ written, name, from: index, to: index + written.length }];
    });
    return [...double, ...single].sort((a, b) => a.from - b.from);
  }

  /** Whether nothing but placeholders stands in the paragraph. */
  get isAlone(): boolean {
    let rest = this.text;
    for (const { written } of this.found) rest = rest.replace(written, '');
    return rest.trim() === '' && !this.hasMore;
  }

  /** The properties of the run in which a placeholder begins; null where it has none. */
  runOf({ from }: Found): El | null {
    const piece = this.pieces.find((one) => from >= one.from && from < one.from + one.text.length);
    const run = piece && parentOf(this.paragraph, piece.el);
    return (run && run.kids.filter(isEl).find((kid) => local(kid.name) === 'rPr')) ?? null;
  }

  /** Puts texts in the places of placeholders, in the letters in which each begins. */
  replace(changes: readonly (readonly [Found, string])[]): void {
    // From the end, so that places before stay true.
    for (const [{ from, to }, text] of [...changes].sort((a, b) => b[0].from - a[0].from)) {
      let put = text;
      for (const piece of this.pieces) {
        const end = piece.from + piece.text.length;
        if (end <= from || piece.from >= to) continue;
        const head = piece.text.slice(0, Math.max(0, from - piece.from));
        const tail = piece.text.slice(Math.max(0, Math.min(piece.text.length, to - piece.from)));
        setText(this.paragraph, piece.el, head + put + tail);
        piece.text = head + put + tail;
        put = '';
      }
    }
  }
}

function setText(paragraph: El, el: El, text: string): void {
  if (local(el.name) === 't') {
    el.kids = text === '' ? [] : [text];
    el.attrs['xml:space'] = 'preserve';
    return;
  }
  // A hyphen that was a part of a name.
  const run = parentOf(paragraph, el);
  if (!run) return;
  const at = run.kids.indexOf(el);
  run.kids.splice(at, 1, ...(text === '' ? [] : [make('w:t', { 'xml:space': 'preserve' }, [text])]));
}

function parentOf(root: El, wanted: El): El | null {
  for (const kid of root.kids) {
    if (kid === wanted) return root;
    if (!isEl(kid)) continue;
    const found = parentOf(kid, wanted);
    if (found) return found;
  }
  return null;
}
