import { inside, parseCell, parseRect, splitSheet, type Rect } from '../../ooxml/a1';
import { child, children, descendants, textOf, type El } from '../../ooxml/xmlTree';
import type { Sheet } from './sheet';

/** What Excel shows beside a cell that is selected. */
export interface CellHelp {
  /** Of the message; "" where there is none. */
  readonly title: string;
  readonly text: string;
  /** The block or the constants that the drop-down offers; null where there is none, or it cannot be told. */
  readonly choices: { readonly sheet: Sheet; readonly rect: Rect } | readonly string[] | null;
}

/** Notes and comments of a sheet, by cell; the answers to a comment stand under it. */
export function notesOf(sheet: Sheet): { readonly r: number; readonly c: number; readonly text: string }[] {
  const { pkg } = sheet.book;
  const texts = new Map<string, string[]>();
  const parts = pkg.rels(sheet.path).filter(({ target }) => pkg.has(target));
  for (const { target } of parts.filter(({ kind }) => kind === 'comments'))
    for (const el of children(child(pkg.tree(target), 'commentList'), 'comment'))
      texts.set(el.attrs['ref'] ?? '', [
        descendants(child(el, 'text') ?? el, 't')
          .map(textOf)
          .join(''),
      ]);
  // What Excel keeps beside a comment as a note only says that this program is too old for it.
  const threads = new Map<string, string[]>();
  for (const { target } of parts.filter(({ kind }) => kind === 'threadedComment'))
    for (const el of children(pkg.tree(target), 'threadedComment')) {
      const ref = el.attrs['ref'] ?? '';
      threads.set(ref, [...(threads.get(ref) ?? []), textOf(child(el, 'text'))]);
    }
  return [...new Map([...texts, ...threads])].flatMap(([ref, said]) => {
    const cell = parseCell(ref);
    return cell ? [{ ...cell, text: said.join('\n').trim() }] : [];
  });
}

/** null for a cell without a rule. */
export function helpAt(sheet: Sheet, r: number, c: number): CellHelp | null {
  const rule = children(sheet.part('dataValidations'), 'dataValidation').find((el) =>
    (el.attrs['sqref'] ?? '').split(/\s+/).some((ref) => {
      const rect = parseRect(ref);
      return rect !== null && inside(rect, r, c);
    }),
  );
  if (!rule) return null;
  const shown = isOn(rule, 'showInputMessage');
  return {
    title: shown ? (rule.attrs['promptTitle'] ?? '') : '',
    text: shown ? (rule.attrs['prompt'] ?? '') : '',
    // The attribute says the opposite of its name.
    choices: rule.attrs['type'] === 'list' && !isOn(rule, 'showDropDown') ? choicesOf(textOf(child(rule, 'formula1')), sheet, 0) : null,
  };
}

const isOn = (el: El, name: string): boolean => el.attrs[name] === '1' || el.attrs[name] === 'true';

/** Names may lead to names; a circle ends here. */
const DEPTH = 4;

function choicesOf(formula: string, sheet: Sheet, depth: number): CellHelp['choices'] {
  const { book } = sheet;
  const text = formula.trim().replace(/^=/, '');
  if (text.startsWith('"'))
    return text
      .slice(1, -1)
      .replace(/""/g, '"')
      .split(',')
      .map((one) => one.trim());
  const { sheet: other, rest } = splitSheet(text);
  const home = other === null ? sheet : book.sheetByName(other);
  const rect = parseRect(rest);
  if (home && rect) return { sheet: home, rect };
  const column = /^([^[\]]+)\[([^[\]]+)\]$/.exec(rest);
  if (column) {
    const table = book.tables.find(({ name }) => name.toLowerCase() === column[1]!.toLowerCase());
    const at = table?.columnNames.findIndex((name) => name.toLowerCase() === column[2]!.toLowerCase()) ?? -1;
    return table && at >= 0 ? { sheet: table.sheet, rect: { ...table.body, c1: table.body.c1 + at, c2: table.body.c1 + at } } : null;
  }
  const name = book.names.find(rest, home ?? sheet) ?? book.names.find(rest, null);
  return name && depth < DEPTH ? choicesOf(book.names.formula(name), sheet, depth + 1) : null;
}
