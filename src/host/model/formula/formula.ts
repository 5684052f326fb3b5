import { absoluteName, parseRect, quoteSheet, type Rect } from '../../../ooxml/a1';

/** One piece of a formula. A reference carries its sheet, if it names one. */
export interface Token {
  type: 'string' | 'ref' | 'name' | 'function' | 'bracket' | 'number' | 'other';
  text: string;
  sheet?: string | undefined;
}

const SHEET_PLAIN = /[\p{L}_\\][\p{L}\p{N}_.\\]*!/uy;
const SHEET_QUOTED = /'(?:[^']|'')+'!/y;
const REF = /\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7}/y;
const NAME = /[\p{L}_\\][\p{L}\p{N}_.\\?]*/uy;
const NUMBER = /\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"]|"")*"?/y;
const ERROR = /#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|BUSY!)/y;
const WORD_AFTER = /[\p{L}\p{N}_.($!\\[]/u;

function at(re: RegExp, text: string, pos: number): string | null {
  re.lastIndex = pos;
  return re.exec(text)?.[0] ?? null;
}

function bracketEnd(text: string, pos: number): number {
  let depth = 0;
  for (let i = pos; i < text.length; i += 1) {
    const ch = text[i];
    // Inside a column name an apostrophe escapes the next character.
    if (ch === "'") i += 1;
    else if (ch === '[') depth += 1;
    else if (ch === ']') {
      depth -= 1;
      if (depth === 0) return i + 1;
    }
  }
  return text.length;
}

const MOST_TEXTS = 1_000;
const texts = new Map<string, readonly Token[]>();

/**
 * Cuts a formula (with or without its `=`) into tokens; joining their texts gives the formula back. Every row of a
 * calculated column holds the same text: it is cut once.
 */
export function tokenize(formula: string): readonly Token[] {
  let tokens = texts.get(formula);
  if (!tokens) {
    if (texts.size >= MOST_TEXTS) texts.clear();
    texts.set(formula, (tokens = cut(formula)));
  }
  return tokens;
}

function cut(formula: string): Token[] {
  const out: Token[] = [];
  let pos = 0;
  while (pos < formula.length) {
    const ch = formula[pos]!;
    let token: Token | null = null;
    if (ch === '"') token = { type: 'string', text: at(STRING, formula, pos)! };
    else if (ch === '[') token = { type: 'bracket', text: formula.slice(pos, bracketEnd(formula, pos)) };
    else if (ch === '#') {
      const error = at(ERROR, formula, pos);
      if (error) token = { type: 'other', text: error };
    } else token = reference(formula, pos) ?? word(formula, pos);
    token ??= { type: 'other', text: ch };
    out.push(token);
    pos += token.text.length;
  }
  return out;
}

function reference(formula: string, pos: number): Token | null {
  const prefix = at(SHEET_QUOTED, formula, pos) ?? at(SHEET_PLAIN, formula, pos);
  const start = pos + (prefix?.length ?? 0);
  const ref = at(REF, formula, start);
  if (ref && !WORD_AFTER.test(formula[start + ref.length] ?? '')) {
    return { type: 'ref', text: (prefix ?? '') + ref, sheet: prefix ? unquote(prefix.slice(0, -1)) : undefined };
  }
  if (prefix) {
    const name = at(NAME, formula, start) ?? at(ERROR, formula, start);
    return { type: 'name', text: prefix + (name ?? ''), sheet: unquote(prefix.slice(0, -1)) };
  }
  return null;
}

function word(formula: string, pos: number): Token | null {
  const number = at(NUMBER, formula, pos);
  if (number) return { type: 'number', text: number };
  const name = at(NAME, formula, pos);
  if (!name) return null;
  return { type: formula[pos + name.length] === '(' ? 'function' : 'name', text: name };
}

const unquote = (name: string): string => (name.startsWith("'") ? name.slice(1, -1).replace(/''/g, "'") : name);

/** Rewrites every reference of a formula. `change` gets the block and gives its new place, or null for `#REF!`. */
export function mapRefs(formula: string, change: (rect: Rect, sheet: string | undefined) => Rect | null): string {
  let changed = false;
  const parts = tokenize(formula).map((token) => {
    if (token.type !== 'ref') return token.text;
    const bang = token.text.lastIndexOf('!');
    const body = token.text.slice(bang + 1);
    const rect = parseRect(body);
    if (!rect) return token.text;
    const moved = change(rect, token.sheet);
    if (moved && moved.r1 === rect.r1 && moved.c1 === rect.c1 && moved.r2 === rect.r2 && moved.c2 === rect.c2) return token.text;
    changed = true;
    return token.text.slice(0, bang + 1) + (moved ? withDollars(body, moved) : '#REF!');
  });
  return changed ? parts.join('') : formula;
}

/** Writes `rect` with the `$` signs of the old text. */
function withDollars(old: string, rect: Rect): string {
  const marks = old.split(':').map((part) => /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(part));
  const fresh = absoluteName(rect).split(':');
  const ends = old.includes(':') && fresh.length === 1 ? [fresh[0]!, fresh[0]!] : fresh;
  return ends
    .map((end, i) => {
      const m = marks[Math.min(i, marks.length - 1)];
      if (!m) return end;
      const col = /\$?([A-Z]+)/.exec(end)?.[1];
      const row = /\$?(\d+)$/.exec(end)?.[1];
      const colMark = m[2] ? m[1] : '';
      const rowMark = m[2] ? m[3] : m[1];
      return `${col ? `${colMark}${col}` : ''}${row ? `${rowMark}${row}` : ''}`;
    })
    .join(':');
}

/** Renames a sheet in all references of a formula; null for the new name makes them `#REF!`. */
export function renameSheetIn(formula: string, oldName: string, newName: string | null): string {
  const key = oldName.toLowerCase();
  let changed = false;
  const parts = tokenize(formula).map((token) => {
    if (token.sheet === undefined || token.sheet.toLowerCase() !== key) return token.text;
    changed = true;
    const rest = token.text.slice(token.text.lastIndexOf('!') + 1);
    return newName === null ? '#REF!' : `${quoteSheet(newName)}!${rest}`;
  });
  return changed ? parts.join('') : formula;
}

/** Moves the relative references of a formula, as filling or a shared formula does. */
export function offsetFormula(formula: string, rows: number, cols: number): string {
  if (rows === 0 && cols === 0) return formula;
  return tokenize(formula)
    .map((token) => {
      if (token.type !== 'ref') return token.text;
      const bang = token.text.lastIndexOf('!');
      const body = token.text.slice(bang + 1).replace(/(\$?)([A-Za-z]{1,3})?(\$?)(\d+)?/g, (all, d1, col, d2, row) => {
        if (!all) return '';
        let text = '';
        if (col) text += d1 ? `$${col}` : shiftColumn(col as string, cols);
        const rowMark = col ? d2 : d1 || d2;
        if (row) text += rowMark ? `$${row}` : String(Number(row) + rows);
        return text;
      });
      return token.text.slice(0, bang + 1) + body;
    })
    .join('');
}

function shiftColumn(col: string, by: number): string {
  const rect = parseRect(`${col}:${col}`);
  if (!rect) return col;
  const name = absoluteName({ ...rect, c1: rect.c1 + by, c2: rect.c2 + by });
  return name.slice(1, name.indexOf(':'));
}

/** What the engine's parser needs to know about the tables of the workbook. */
export interface TableScope {
  /** The table's name as it is spelled, or null. */
  spelled(name: string): string | null;
  /** The name of the table around the cell that holds the formula. */
  around: string | null;
}

/** Excel writes future functions with prefixes that the engine does not know. */
const PREFIXES = /^(?:_xlfn\.|_xlws\.|_xlpm\.|_xludf\.)+/i;

/**
 * The formula as Univer's parser wants it: no `_xlfn.` prefixes, `[@Column]` written out,
 * table names in their own spelling (its lookup is case sensitive).
 */
export function engineForm(formula: string, scope: TableScope): string {
  const tokens = tokenize(formula);
  return tokens
    .map((token, i) => {
      const next = tokens[i + 1];
      if (token.type === 'function') return token.text.replace(PREFIXES, '');
      if (token.type === 'name') {
        if (next?.type === 'bracket') return scope.spelled(token.text) ?? token.text;
        const bare = token.text.replace(PREFIXES, '');
        const table = token.sheet === undefined ? scope.spelled(bare) : null;
        return table ? `${table}[#Data]` : bare;
      }
      if (token.type === 'bracket') {
        const before = tokens[i - 1];
        const owner = before?.type === 'name' ? '' : (scope.around ?? '');
        return owner + structured(token.text);
      }
      return token.text;
    })
    .join('');
}

function structured(text: string): string {
  const inner = text.slice(1, -1).trim();
  if (inner === '') return '[#Data]';
  if (inner === '@') return '[#This Row]';
  if (inner.startsWith('@[')) return `[[#This Row],${inner.slice(1)}]`;
  if (inner.startsWith('@')) return `[[#This Row],[${inner.slice(1)}]]`;
  return text;
}

/** Argument separator and decimal comma as the Czech Excel shows them. */
export function localize(formula: string, decimalComma: boolean): string {
  if (!decimalComma || !formula.startsWith('=')) return formula;
  return tokenize(formula)
    .map((t) => {
      if (t.type === 'number') return t.text.replace('.', ',');
      if (t.type === 'bracket') return t.text.replace(/\],\[/g, '];[');
      return t.type === 'other' && t.text === ',' ? ';' : t.text;
    })
    .join('');
}
