import { inside, parseRect, type Rect } from '../../../ooxml/a1';
import { tokenize, type Token } from './formula';
import { evaluateSmall, type Cells, type Known, type Outcome } from './smallFormula';

/** A block of cells of one sheet. */
export interface Area {
  readonly sheetId: string;
  readonly rect: Rect;
}

/** A formula in the engine's form, where it stands and what it reads. */
export interface FormulaAt {
  readonly sheetId: string;
  readonly r: number;
  readonly c: number;
  readonly f: string;
  readonly areas: readonly Area[];
}

export interface ScopeTable {
  readonly name: string;
  readonly sheetId: string;
  readonly rect: Rect;
  readonly body: Rect;
  readonly columns: readonly string[];
}

/** What the words of a formula mean in this workbook. */
export interface Scope {
  sheetId(name: string): string | null;
  table(name: string): ScopeTable | null;
  /** Formula behind a defined name, seen from a sheet. */
  named(name: string, sheetId: string): string | null;
}

/** One argument of a call: cells, a value written in the formula, or what a few functions make of both. */
export type Argument =
  | { readonly area: Area }
  | { readonly value: string | number | boolean | null }
  | { readonly compute: (block: Cells['block'], known: Known) => Outcome };

/** Names may lead to names; a circle ends here. */
const DEPTH = 8;

/**
 * The cells that a formula in the engine's form reads, as far as its text says so. Cells that it finds only while it is
 * computed (OFFSET, INDIRECT) are not among them: Excel itself computes such formulas anew at every opening.
 * @example precedents('=SUM(A1:A3)', home, scope) → one area of three cells
 */
export function precedents(formula: string, home: { sheetId: string; r: number; c: number }, scope: Scope): Area[] {
  const areas: Area[] = [];
  const walk = (text: string, depth: number): void => {
    const tokens = tokenize(text);
    tokens.forEach((token, i) => {
      const area = areaAt(tokens, i, home, scope);
      if (area) areas.push(area);
      else if (token.type === 'name' && tokens[i + 1]?.type !== 'bracket' && depth < DEPTH) {
        const behind = scope.named(token.text.slice(token.text.lastIndexOf('!') + 1), home.sheetId);
        if (behind !== null) walk(behind, depth + 1);
      }
    });
  };
  walk(formula, 0);
  return areas;
}

/** A call of one function, and what stands in place of an error, where IFERROR around it says so. */
interface PlainCall {
  readonly name: string;
  readonly args: readonly Argument[];
  readonly otherwise?: string | number | boolean;
}

type Home = Pick<FormulaAt, 'sheetId' | 'r' | 'c'>;

/**
 * A formula that is one call of a function on blocks, columns of tables, constants and parts of a formula, taken apart,
 * also inside IFERROR with a constant; null for any other.
 * @example plainCall('=NS.F(A1,"x")', …) → { name: 'NS.F', args: [area, value] }
 * @example plainCall('=IFERROR(NS.F(A1),"")', …) → { name: 'NS.F', args: [area], otherwise: '' }
 */
export function plainCall(formula: string, home: Home, scope: Scope): PlainCall | null {
  const [equals, ...call] = tokenize(formula).filter(({ type, text }) => type !== 'other' || text.trim() !== '');
  if (equals?.text !== '=') return null;
  const [name, open] = call;
  const [comma, constant, close] = call.slice(-3);
  if (name?.text.toUpperCase() !== 'IFERROR' || open?.text !== '(' || comma?.text !== ',' || close?.text !== ')')
    return callOf(call, home, scope);
  const inner = callOf(call.slice(2, -3), home, scope);
  const other = argument([constant!], home, scope);
  return inner && other && 'value' in other && other.value !== null ? { ...inner, otherwise: other.value } : null;
}

function callOf(tokens: readonly Token[], home: Home, scope: Scope): PlainCall | null {
  const [name, open] = tokens;
  if (name?.type !== 'function' || open?.text !== '(' || tokens.at(-1)?.text !== ')') return null;
  const args: Argument[] = [];
  let from = 2;
  let depth = 0;
  for (let i = 2; i < tokens.length; i += 1) {
    const isEnd = i === tokens.length - 1;
    const { type, text } = tokens[i]!;
    if (!isEnd && type === 'other') depth += text === '(' ? 1 : text === ')' ? -1 : 0;
    if (depth < 0) return null;
    if (!isEnd && (text !== ',' || type !== 'other' || depth > 0)) continue;
    if (isEnd && from === i && args.length === 0) break;
    const arg = argument(tokens.slice(from, i), home, scope);
    if (!arg) return null;
    args.push(arg);
    from = i + 1;
  }
  return { name: name.text.toUpperCase(), args };
}

function argument(tokens: readonly Token[], home: Home, scope: Scope): Argument | null {
  const [first, second] = tokens;
  if (!first) return { value: null };
  if (tokens.length === 1) {
    if (first.type === 'number') return { value: Number(first.text) };
    if (first.type === 'string') return { value: first.text.slice(1, -1).replaceAll('""', '"') };
    if (first.type === 'ref') {
      const area = areaAt(tokens, 0, home, scope);
      return area && { area };
    }
  }
  if (tokens.length === 2 && first.type === 'name' && second!.type === 'bracket') {
    const area = areaAt(tokens, 1, home, scope);
    return area && { area };
  }
  if (tokens.length === 1) return null;
  const place = (part: readonly Token[], i: number): Area | null => areaAt(part, i, home, scope);
  return { compute: (block, known) => evaluateSmall(tokens, { areaAt: place, block }, known) };
}

function areaAt(tokens: readonly Token[], i: number, home: { sheetId: string; r: number; c: number }, scope: Scope): Area | null {
  const token = tokens[i]!;
  if (token.type === 'ref') {
    const sheetId = token.sheet === undefined ? home.sheetId : scope.sheetId(token.sheet);
    const rect = parseRect(token.text.slice(token.text.lastIndexOf('!') + 1));
    return sheetId !== null && rect ? { sheetId, rect } : null;
  }
  const before = tokens[i - 1];
  if (token.type !== 'bracket' || before?.type !== 'name') return null;
  const table = scope.table(before.text);
  return table && tableArea(token.text, table, home);
}

/** `[Column]`, `[[#This Row],[A]:[B]]`, `[#All]`; a column that the table lacks is the whole table. */
function tableArea(bracket: string, table: ScopeTable, home: { sheetId: string; r: number; c: number }): Area {
  const { sheetId, body } = table;
  const { rect, ofThisRow } = pieceOf(bracket, table);
  if (ofThisRow && inside(body, home.r, body.c1) && home.sheetId === sheetId) return { sheetId, rect: { ...rect, r1: home.r, r2: home.r } };
  return { sheetId, rect };
}

interface Piece {
  /** The block of the table, for a formula that is in none of its rows. */
  readonly rect: Rect;
  readonly ofThisRow: boolean;
}

/** Every row of a calculated column asks for the same pieces of a table. */
const pieces = new WeakMap<ScopeTable, Map<string, Piece>>();

function pieceOf(bracket: string, table: ScopeTable): Piece {
  let known = pieces.get(table);
  if (!known) pieces.set(table, (known = new Map()));
  let piece = known.get(bracket);
  if (!piece) known.set(bracket, (piece = readPiece(bracket, table)));
  return piece;
}

function readPiece(bracket: string, table: ScopeTable): Piece {
  const inner = bracket.slice(1, -1);
  const parts = inner.includes('[')
    ? [...inner.matchAll(/\[((?:'.|[^'\]])*)\]/g)].map(([, text]) => text!.trim())
    : inner.trim() === ''
      ? []
      : [inner.trim()];
  const items = parts.filter((part) => part.startsWith('#')).map((part) => part.toLowerCase());
  const columns = parts
    .filter((part) => !part.startsWith('#'))
    .map((part) => part.replace(/'(.)/g, '$1').toLowerCase())
    .map((name) => table.columns.findIndex((column) => column.toLowerCase() === name));
  const isData = items.length === 0 || items.includes('#data');
  let rect = isData && !items.includes('#headers') && !items.includes('#totals') ? table.body : table.rect;
  if (columns.length > 0 && columns.every((column) => column >= 0))
    rect = { ...rect, c1: table.rect.c1 + Math.min(...columns), c2: table.rect.c1 + Math.max(...columns) };
  return { rect, ofThisRow: !isData && items.includes('#this row') };
}

/** How large the blocks are and on which sheets: the same after the cells merely moved. */
export const shapeOf = (areas: readonly Area[]): string =>
  areas.map(({ sheetId, rect }) => `${sheetId}:${rect.r2 - rect.r1}x${rect.c2 - rect.c1}`).join(' ');

/** Cells of sheets, asked whether a block holds any of them. */
export class CellSet {
  private readonly rows = new Map<string, Map<number, Set<number>>>();
  private readonly answers = new Map<string, boolean>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  add(sheetId: string, r: number, c: number): boolean {
    let rows = this.rows.get(sheetId);
    if (!rows) this.rows.set(sheetId, (rows = new Map()));
    let columns = rows.get(r);
    if (!columns) rows.set(r, (columns = new Set()));
    if (columns.has(c)) return false;
    columns.add(c);
    this.count += 1;
    this.answers.clear();
    return true;
  }

  delete(sheetId: string, r: number, c: number): void {
    if (!this.rows.get(sheetId)?.get(r)?.delete(c)) return;
    this.count -= 1;
    this.answers.clear();
  }

  has(sheetId: string, r: number, c: number): boolean {
    return this.rows.get(sheetId)?.get(r)?.has(c) ?? false;
  }

  /** Long columns are asked about by every row of a table, so an answer holds until a cell comes or goes. */
  meets({ sheetId, rect }: Area): boolean {
    const rows = this.rows.get(sheetId);
    if (!rows) return false;
    if (rect.r1 === rect.r2 && rect.c1 === rect.c2) return this.has(sheetId, rect.r1, rect.c1);
    const key = `${sheetId}:${rect.r1}:${rect.c1}:${rect.r2}:${rect.c2}`;
    let answer = this.answers.get(key);
    if (answer === undefined) {
      answer = false;
      for (const [r, columns] of rows) {
        if (r < rect.r1 || r > rect.r2) continue;
        for (const c of columns) if (c >= rect.c1 && c <= rect.c2) answer = true;
        if (answer) break;
      }
      this.answers.set(key, answer);
    }
    return answer;
  }

  each(visit: (sheetId: string, r: number, c: number) => void): void {
    for (const [sheetId, rows] of this.rows) for (const [r, columns] of rows) for (const c of columns) visit(sheetId, r, c);
  }
}
