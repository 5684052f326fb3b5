import { child, children, isEl, local, textOf, type El, type Node } from '../../../ooxml/xmlTree';
import { chosen } from './structure';
import { attr } from './xml';

/** What is no part of the text that stands before a reader: properties, deleted text, codes of fields. */
const UNSEEN = new Set(['rPr', 'pPr', 'del', 'moveFrom', 'delText', 'instrText', 'annotationRef', 'footnoteRef', 'endnoteRef']);

/** The text of a comment or a note, a line for each paragraph and for each row of a table in it. */
export const plainText = (el: El): string => linesOf(el.kids).join('\n').trim();

function linesOf(kids: readonly Node[]): string[] {
  return kids.flatMap((kid): string[] => {
    if (!isEl(kid)) return [];
    const name = local(kid.name);
    if (name === 'p') return [lineOf(kid.kids)];
    if (name === 'tr') return [linesOf(kid.kids).join(' | ')];
    if (name === 'AlternateContent') return linesOf(chosen(kid));
    return UNSEEN.has(name) ? [] : linesOf(kid.kids);
  });
}

function lineOf(kids: readonly Node[]): string {
  let text = '';
  for (const kid of kids) {
    if (!isEl(kid)) continue;
    const name = local(kid.name);
    if (name === 't') text += textOf(kid);
    else if (name === 'tab') text += '\t';
    else if (name === 'br' || name === 'cr') text += '\n';
    else if (name === 'noBreakHyphen') text += '-';
    else if (name === 'sym') text += symbol(kid);
    else if (name === 'AlternateContent') text += lineOf(chosen(kid));
    else if (!UNSEEN.has(name)) text += lineOf(kid.kids);
  }
  return text;
}

/** Notes by their numbers; what only separates them from the text is none. */
export function notesOf(root: El | null, element: 'footnote' | 'endnote'): Map<string, El> {
  return new Map(children(root, element).flatMap((note) => (attr(note, 'type') === null ? [[attr(note, 'id') ?? '', note] as const] : [])));
}

/** Signs of fonts that have pictures in the places of letters, as everybody else writes them. */
const SIGNS: Readonly<Record<string, string>> = {
  b7: '•',
  a7: '▪',
  d8: '➢',
  e0: '→',
  fc: '✓',
  fb: '✗',
  fe: '☒',
  fd: '☒',
  a8: '☐',
  '6f': '☐',
  '78': '☒',
  '52': '☑',
};

/** `<w:sym w:font="Wingdings" w:char="F0FE"/>` */
export function symbol(el: El): string {
  const code = (attr(el, 'char') ?? '').toLowerCase();
  if (!/^[\da-f]{1,4}$/.test(code)) return '';
  return SIGNS[code.padStart(4, '0').replace(/^(?:f0|00)/, '')] ?? String.fromCharCode(parseInt(code, 16));
}

/** What a field of a form of old shows: the chosen entry of a list, or a box. */
export function formFieldText(begin: El): string {
  const data = child(begin, 'ffData');
  const list = child(data, 'ddList');
  if (list) {
    const chosen = Number(attr(child(list, 'result') ?? child(list, 'default'), 'val') ?? 0);
    return attr(children(list, 'listEntry')[chosen] ?? null, 'val') ?? '';
  }
  const box = child(data, 'checkBox');
  if (!box) return '';
  const checked = child(box, 'checked') ?? child(box, 'default');
  return checked && !/^(?:0|false|off)$/.test(attr(checked, 'val') ?? '1') ? '☒' : '☐';
}
