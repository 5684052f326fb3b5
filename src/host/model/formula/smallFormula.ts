import type { Rect } from '../../../ooxml/a1';
import type { Token } from './formula';
import type { Area } from './precedents';

/** An error of Excel, as a value on its way. */
export interface Failure {
  readonly error: string;
}
/** What a part of a formula comes to. */
export type Outcome = string | number | boolean | null | Area | Failure;

/** What is needed of the workbook. */
export interface Cells {
  /** The block that the token at `i` names, or null. */
  areaAt(tokens: readonly Token[], i: number): Area | null;
  /** Rows of a block as a function gets them; null when it is too large or of unknown kind. */
  block(area: Area): readonly (readonly unknown[])[] | null;
}

/** Parts of one formula by their text, with what they come to. */
export type Known = Map<string, Outcome>;

/** Thrown for whatever is not one of the few things that are known here: the formula engine does it. */
class Unknown extends Error {}

/** An Excel that has no function of this name shows #NAME?; here the engine is asked. */
const PREFIX = /^(?:_xlfn\.|_xlws\.)+/i;

/**
 * The few functions that choose rows of a table by their code: IF, IFERROR, COUNT, ROWS, SUBSTITUTE, XMATCH, INDEX, the
 * range operator, `&` and `=`. They are done here because the engine copies the whole column for every reference.
 *
 * @param known what parts of the formula came to; all arguments of one call may share it
 * @returns `UNKNOWN` for any other formula
 * @example evaluateSmall(tokenize('INDEX(A1:A9,2):INDEX(A1:A9,4)'), cells) → the block A2:A4
 */
export function evaluateSmall(tokens: readonly Token[], cells: Cells, known: Known = new Map()): Outcome {
  const reader = new Reader(tokens, cells, known);
  try {
    return reader.whole();
  } catch (error) {
    if (error instanceof Unknown) return UNKNOWN;
    throw error;
  }
}

/** Told apart from an empty value. */
const UNKNOWN: Failure = { error: 'unknown' };

export const isFailure = (value: Outcome): value is Failure => typeof value === 'object' && value !== null && 'error' in value;
export const isArea = (value: Outcome): value is Area => typeof value === 'object' && value !== null && 'rect' in value;

class Reader {
  private at = 0;
  private readonly tokens: readonly Token[];

  constructor(
    tokens: readonly Token[],
    private readonly cells: Cells,
    private readonly known: Known,
  ) {
    this.tokens = tokens.filter(({ type, text }) => type !== 'other' || text.trim() !== '');
  }

  whole(): Outcome {
    const value = this.comparison();
    if (this.at !== this.tokens.length) throw new Unknown();
    return value;
  }

  private next(text: string): boolean {
    const token = this.tokens[this.at];
    if (token?.text !== text || token.type === 'string') return false;
    this.at += 1;
    return true;
  }

  private comparison(): Outcome {
    const left = this.joined();
    if (!this.next('=')) return left;
    const right = this.joined();
    const [a, b] = [this.scalar(left), this.scalar(right)];
    if (isFailure(a)) return a;
    if (isFailure(b)) return b;
    return typeof a === 'string' && typeof b === 'string' ? a.toLowerCase() === b.toLowerCase() : a === b;
  }

  private joined(): Outcome {
    let value = this.range();
    while (this.next('&')) {
      const [a, b] = [this.scalar(value), this.scalar(this.range())];
      value = isFailure(a) ? a : isFailure(b) ? b : `${textOf(a)}${textOf(b)}`;
    }
    return value;
  }

  private range(): Outcome {
    const from = this.atom();
    if (!this.next(':')) return from;
    const to = this.atom();
    if (isFailure(from)) return from;
    if (isFailure(to)) return to;
    if (!isArea(from) || !isArea(to) || from.sheetId !== to.sheetId) throw new Unknown();
    return { sheetId: from.sheetId, rect: around(from.rect, to.rect) };
  }

  private atom(): Outcome {
    const token = this.tokens[this.at];
    if (!token) throw new Unknown();
    this.at += 1;
    switch (token.type) {
      case 'string':
        return token.text.slice(1, -1).replaceAll('""', '"');
      case 'number':
        return Number(token.text);
      case 'function':
        return this.call(token.text.replace(PREFIX, '').toUpperCase());
      case 'name':
        if (this.tokens[this.at]?.type !== 'bracket') throw new Unknown();
        this.at += 1;
        return this.area(this.at - 1);
      case 'ref':
        return this.area(this.at - 1);
      default:
        if (token.text === '-') {
          const value = this.atom();
          if (typeof value === 'number') return -value;
        }
        throw new Unknown();
    }
  }

  private area(at: number): Area {
    const area = this.cells.areaAt(this.tokens, at);
    if (!area) throw new Unknown();
    return area;
  }

  private call(name: string): Outcome {
    const run = FUNCTIONS[name];
    const key = `${name}${this.bracketed()}`;
    const known = this.known.get(key);
    if (known !== undefined) {
      this.at = this.closing() + 1;
      return known;
    }
    if (!run || !this.next('(')) throw new Unknown();
    const args: Outcome[] = [];
    while (!this.next(')')) {
      if (args.length > 0 && !this.next(',')) throw new Unknown();
      args.push(this.comparison());
    }
    const value = run(args, this.cells, (one) => this.scalar(one));
    this.known.set(key, value);
    return value;
  }

  /** Where the bracket that opens here is closed. */
  private closing(): number {
    let depth = 0;
    for (let i = this.at; i < this.tokens.length; i += 1) {
      const { type, text } = this.tokens[i]!;
      if (type !== 'other') continue;
      if (text === '(') depth += 1;
      else if (text === ')' && (depth -= 1) === 0) return i;
    }
    throw new Unknown();
  }

  private bracketed(): string {
    return this.tokens
      .slice(this.at, this.closing() + 1)
      .map(({ text }) => text)
      .join('');
  }

  /** One value of a block of one cell. */
  private scalar(value: Outcome): Exclude<Outcome, Area> {
    if (!isArea(value)) return value;
    const block = this.cells.block(value);
    if (!block || block.length !== 1 || block[0]!.length !== 1) throw new Unknown();
    return (block[0]![0] ?? null) as string | number | boolean | null;
  }
}

type Run = (args: readonly Outcome[], cells: Cells, scalar: (value: Outcome) => Exclude<Outcome, Area>) => Outcome;

const FUNCTIONS: Readonly<Record<string, Run>> = {
  IF([test, then, otherwise = false], _cells, scalar) {
    const is = scalar(given(test));
    if (isFailure(is)) return is;
    if (typeof is === 'string') throw new Unknown();
    return is ? given(then) : otherwise;
  },
  IFERROR([value, otherwise]) {
    return isFailure(given(value)) ? given(otherwise) : value!;
  },
  COUNT([of], cells) {
    return columnOf(rowsOf(of, cells)).numbers;
  },
  ROWS([of]) {
    const { rect } = areaOf(of);
    return rect.r2 - rect.r1 + 1;
  },
  SUBSTITUTE([text, old, fresh, ...more], _cells, scalar) {
    const [a, b, c] = [text, old, fresh].map((value) => scalar(given(value)));
    if (more.length > 0) throw new Unknown();
    const failure = [a!, b!, c!].find(isFailure);
    if (failure) return failure;
    const from = textOf(b as string);
    return from === '' ? textOf(a as string) : textOf(a as string).replaceAll(from, () => textOf(c as string));
  },
  XMATCH([wanted, among, mode = 0, direction = 1], cells, scalar) {
    const value = scalar(given(wanted));
    if (isFailure(value)) return value;
    if (typeof value !== 'string' || (mode !== 0 && mode !== 2) || (direction !== 1 && direction !== -1)) throw new Unknown();
    const column = columnOf(rowsOf(among, cells));
    const { texts } = column;
    if (texts === null) throw new Unknown();
    const inner = mode === 2 ? innerOf(value) : null;
    let at: number;
    if (inner !== null) at = column.within(inner)?.[direction === 1 ? 0 : 1] ?? -1;
    else {
      const fits = mode === 2 ? wildcard(value) : (text: string): boolean => text === value.toLowerCase();
      at = direction === 1 ? 0 : texts.length - 1;
      while (texts[at] !== undefined && (texts[at] === null || !fits(texts[at]!))) at += direction;
    }
    return texts[at] === undefined ? { error: '#N/A' } : at + 1;
  },
  INDEX([of, place, ...more], _cells, scalar) {
    const { sheetId, rect } = areaOf(of);
    const n = scalar(given(place));
    if (isFailure(n)) return n;
    if (more.length > 0 || rect.c1 !== rect.c2 || typeof n !== 'number' || n < 1) throw new Unknown();
    const r = rect.r1 + Math.floor(n) - 1;
    return r > rect.r2 ? { error: '#REF!' } : { sheetId, rect: { ...rect, r1: r, r2: r } };
  },
};

/** The first and the last row of something, from 0. */
type Rows = readonly [first: number, last: number];

/** A block of cells as texts are looked for in it. */
interface TextColumn {
  /** In small letters; null for what is no text. null for a block of several columns. */
  readonly texts: readonly (string | null)[] | null;
  readonly numbers: number;
  /** Where texts with this one inside stand. */
  within(text: string): Rows | null;
}

/** Every row of a table looks into the same column: prepared once, as long as its cells stay what they are. */
const columns = new WeakMap<readonly (readonly unknown[])[], TextColumn>();

function columnOf(rows: readonly (readonly unknown[])[]): TextColumn {
  const known = columns.get(rows);
  if (known) return known;
  const texts = rows.map(([value]) => (typeof value === 'string' ? value.toLowerCase() : null));
  let find: TextColumn['within'] | null = null;
  const column: TextColumn = {
    texts: rows.every((row) => row.length === 1) ? texts : null,
    numbers: rows.reduce((sum, row) => sum + row.filter((value) => typeof value === 'number').length, 0),
    within: (text) => (find ??= finderIn(texts))(text),
  };
  columns.set(rows, column);
  return column;
}

/** A code is short, and all that may stand in it is soon listed; what is longer is looked through. */
const LONGEST_LISTED = 16;

function finderIn(texts: readonly (string | null)[]): TextColumn['within'] {
  const whole = new Map<string, Rows>();
  texts.forEach((text, row) => {
    if (text !== null) whole.set(text, [whole.get(text)?.[0] ?? row, row]);
  });
  const parts = new Map<string, Rows>();
  const long: (readonly [text: string, rows: Rows])[] = [];
  for (const [text, rows] of whole) {
    if (text.length > LONGEST_LISTED) long.push([text, rows]);
    else
      for (let from = 0; from < text.length; from++)
        for (let to = from + 1; to <= text.length; to++) {
          const part = text.slice(from, to);
          parts.set(part, together(parts.get(part) ?? null, rows));
        }
  }
  return (text) => long.reduce((found, [one, rows]) => (one.includes(text) ? together(found, rows) : found), parts.get(text) ?? null);
}

const together = (some: Rows | null, more: Rows): Rows => (some ? [Math.min(some[0], more[0]), Math.max(some[1], more[1])] : more);

/** The text inside of "*text*", in small letters; null for any other pattern. */
const innerOf = (pattern: string): string | null => /^\*([^*?~]+)\*$/.exec(pattern)?.[1]?.toLowerCase() ?? null;

/** `*` is any text, `?` any character, `~` takes the next one as it is. */
function wildcard(pattern: string): (text: string) => boolean {
  const source = pattern
    .toLowerCase()
    .replace(/~[*?~]|[*?]|[\\^$.|+()[\]{}]/g, (part) =>
      part === '*' ? '[\\s\\S]*' : part === '?' ? '[\\s\\S]' : `\\${part.length === 2 ? part[1]! : part}`,
    );
  const expression = new RegExp(`^${source}$`, 'u');
  return (text) => expression.test(text);
}

const given = (value: Outcome | undefined): Outcome => {
  if (value === undefined) throw new Unknown();
  return value;
};

const areaOf = (value: Outcome | undefined): Area => {
  const area = given(value);
  if (!isArea(area)) throw new Unknown();
  return area;
};

const rowsOf = (value: Outcome | undefined, cells: Cells): readonly (readonly unknown[])[] => {
  const block = cells.block(areaOf(value));
  if (!block) throw new Unknown();
  return block;
};

const textOf = (value: string | number | boolean | null): string => {
  if (typeof value === 'boolean') throw new Unknown();
  return value === null ? '' : String(value);
};

const around = (a: Rect, b: Rect): Rect => ({
  r1: Math.min(a.r1, b.r1),
  r2: Math.max(a.r2, b.r2),
  c1: Math.min(a.c1, b.c1),
  c2: Math.max(a.c2, b.c2),
});
