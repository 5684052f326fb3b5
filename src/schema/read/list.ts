import { finding, type Finding } from '../../core/rules/findings';
import type { Level } from '../../core/plan/level';
import { dayInCode, tensOf } from '../../core/text/codes';
import { foldIdentifier, likeCodes } from '../../core/text/identifiers';
import { cellText, fold, type CellValue } from '../../core/text/text';
import { readLevel } from '../../core/text/wording';
import { columnName } from '../../ooxml/a1';
import { rowsText, type Account, type LeftOut, type Noticed, type WhyLeftOut } from './account';
import { beginsTotal, HEADING_WORDS, NOTE_WORDS, NUMBERED, totalOf, WORDS } from './asides';
import { isExplanation } from './explanations';
import { UnusableWorkbook } from './records';
import { cellName } from './rows';
import { INPUT } from '../tables';

/** A plain list of code and level, wherever it stands. */
export interface ListItem {
  readonly code: string;
  readonly level: Level;
}

/** A finding in a list, with its cell: a list is in no table of the schema. */
interface ListFinding {
  readonly finding: Finding;
  readonly cell: string;
}

/** A code that was read in another way than its cell holds it. */
export type ListGuess = Finding & { readonly sheet: string; readonly cell: string };

/** The block of cells that holds a list. */
export interface ListBlock {
  readonly sheet: string;
  /** 0-based place of its first cell */
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly CellValue[])[];
  /** What cells with numbers show, by column; a column that is missing shows its values. */
  readonly shown?: ReadonlyMap<number, readonly string[]>;
  /** 0-based rows of the block that nobody sees, that are struck out, and in which something is. */
  readonly hidden?: readonly number[];
  readonly struck?: readonly number[];
  readonly partlyStruck?: readonly number[];
}

export interface ReadList {
  readonly items: readonly ListItem[];
  readonly findings: readonly ListFinding[];
  readonly account: Account<ListGuess>;
}

/** Words that a header over levels begins with, over codes, and over what may stand for a code; folded. */
const LEVEL_HEADER = /^(uroven|vysled|plneni|splneni|hodnoceni|vyhodnoceni|stav|mira plneni)/;
const CODE_HEADER = /^(kod|c\.|c$|cislo|oznaceni|id\b|identifikator|por\. ?c|poradove cislo|p\. ?c)\D*$/;
const NAME_HEADER = /^(opatreni|nazev|ukol|aktivita|cinnost|projekt)\D*$/;
/** Words that are no code whatever stands beside them. */
const SURE_HEADER = /^(kod|cislo|oznaceni)( \p{L}+)*$/u;

interface Head {
  readonly row: number;
  readonly levels: readonly number[];
  readonly code: number | null;
}

/** The rows under one header, with the columns that it heads. */
interface Part {
  readonly head: Head | null;
  readonly from: number;
  readonly to: number;
  readonly code: number;
  readonly level: number;
}

/**
 * Reads the block of cells that holds the list: levels in the one column where levels are, codes in the column that its
 * header says, else in the first. A header may stand anywhere, with its own columns. A row that cannot be counted is
 * reported, never guessed, and the account says of every filled row what became of it.
 *
 * @throws {UnusableWorkbook} `noList` when no column holds levels, or more than one does
 */
export function readList(block: ListBlock): ReadList {
  const texts = block.values.map((cells) => cells.map(cellText));
  const parts = partsOf(texts);
  const reader = new Reader(block, texts);
  texts.slice(0, parts[0]!.head?.row ?? 0).forEach((_, i) => reader.leaveOut(i, 'above'));
  for (const part of parts) reader.read(part);
  return reader.done(parts);
}

type Texts = readonly (readonly string[])[];

function partsOf(texts: Texts): Part[] {
  const heads = texts.flatMap((cells, row) => headOf(cells, row) ?? []);
  const starts: (Head | null)[] = [null, ...heads];
  const found = starts.map((head, i) => {
    const [from, to] = [head === null ? 0 : head.row + 1, starts[i + 1]?.row ?? texts.length];
    return { head, from, to, levels: levelColumns(texts, from, to) };
  });
  // What stands above the first header is a part of its own only where it has levels.
  const filled = found.filter(({ head, levels }) => head !== null || levels.length > 0);
  const whole = filled.map((part) => ({ ...part, level: levelOf(part) }));
  const first = whole.find(({ level }) => level !== undefined);
  if (first?.level === undefined) throw new UnusableWorkbook([{ code: 'noList' }]);
  const result = whole.map(({ head, from, to, level }): Part => {
    const own = level ?? head?.levels[0] ?? first.level!;
    return { head, from, to, level: own, code: head?.code ?? 0 };
  });
  // Codes are looked for in the first column where no header names theirs.
  if (result.some(({ code, level }) => code === level)) throw new UnusableWorkbook([{ code: 'noList' }]);
  return result;
}

/** Columns with at least one level. */
function levelColumns(texts: Texts, from: number, to: number): number[] {
  const columns = new Set<number>();
  for (const cells of texts.slice(from, to)) cells.forEach((text, column) => readLevel(text).value !== null && columns.add(column));
  return [...columns].sort((a, b) => a - b);
}

/** @throws {UnusableWorkbook} when levels stand in more than one column and no header says which one counts */
function levelOf({ head, levels }: { readonly head: Head | null; readonly levels: readonly number[] }): number | undefined {
  const candidates = levels.filter((column) => column !== (head?.code ?? 0));
  const headed = candidates.filter((column) => head?.levels.includes(column));
  const [only, second] = headed.length > 0 ? headed : candidates;
  if (second !== undefined) throw new UnusableWorkbook([{ code: 'noList' }]);
  return only;
}

/** A row that heads a column of levels and one of codes or names, and holds no level itself. */
function headOf(cells: readonly string[], row: number): Head | null {
  if (cells.some((text) => readLevel(text).value !== null)) return null;
  const folded = cells.map(fold);
  const columns = (words: RegExp): number[] => folded.flatMap((text, column) => (words.test(text) ? [column] : []));
  const [codes, names] = [columns(CODE_HEADER), columns(NAME_HEADER)];
  const levels = columns(LEVEL_HEADER).filter((column) => !codes.includes(column) && !/\d/.test(folded[column]!));
  const code = codes[0] ?? names[0] ?? null;
  const isBare = row === 0 && folded[0] === '';
  if (levels.length > 0 && (code !== null || isBare)) return { row, levels, code };
  const sure = folded.findIndex((text) => SURE_HEADER.test(text));
  return sure >= 0 && folded.filter((text) => text !== '').length > 1 ? { row, levels: [], code: sure } : null;
}

class Reader {
  private readonly items: ListItem[] = [];
  private readonly findings: ListFinding[] = [];
  private readonly guessed: ListGuess[] = [];
  private readonly leftOut: LeftOut[] = [];
  private readonly readRows: number[] = [];
  private readonly firstRow = new Map<string, { readonly row: number; readonly column: number; readonly isNumber: boolean }>();
  private readonly likeOther = likeCodes();

  constructor(
    private readonly block: ListBlock,
    private readonly texts: Texts,
  ) {}

  /** A row that has no effect; a blank one is none. */
  leaveOut(i: number, why: WhyLeftOut): void {
    const first = this.texts[i]!.findIndex((text) => text !== '');
    if (first >= 0) this.leftOut.push({ why, sheet: this.block.sheet, cell: this.cell(i, first), rows: 1 });
  }

  read(part: Part): void {
    const { head, from, to, code: codeAt, level: levelAt } = part;
    if (head) this.leaveOut(head.row, 'header');
    const codes = this.codesOf(part);
    const isRecord = (i: number): boolean => codes[i - from] !== '' && readLevel(this.texts[i]![levelAt]!).value !== null;
    const records = [...Array(to - from).keys()].map((i) => from + i).filter(isRecord);
    const haveCodes = records.length > 0 && records.every((i) => !WORDS.test(codes[i - from]!));
    let explains = head !== null;
    /** Items before the last sum or heading. */
    let since = this.items.length;
    for (let i = from; i < to; i++) {
      const [code, level] = [codes[i - from]!, readLevel(this.texts[i]![levelAt]!)];
      const filled = new Map(this.texts[i]!.flatMap((text, column) => (text === '' ? [] : [[column, text] as const])));
      if (filled.size === 0) continue;
      explains &&= level.value === null && isExplanation(filled, codeAt, new Set([codeAt, levelAt]));
      const under = codes.slice(i - from + 1);
      const aside = explains ? 'explanation' : level.value === null ? this.asideOf(filled, code, level.raw, under, haveCodes) : null;
      if (aside !== null) {
        this.leaveOut(i, aside);
        if (aside === 'total') this.checkTotal([...filled.values()], i, code, level.raw, codeAt, since);
        if (aside === 'total' || aside === 'heading') since = this.items.length;
        if (aside === 'notMeasure') this.report(finding('rowNotMeasure', null, { text: filled.values().next().value! }), i, codeAt);
      } else if (code === '' && level.raw === '') this.leaveOut(i, 'beside');
      else this.count(i, part, code, level);
    }
  }

  /** The codes of a part by their rows, as they were meant: what a cell shows, and 2.10 for the number 2.1 after 2.9. */
  private codesOf({ from, to, code }: Part): string[] {
    const { values, shown } = this.block;
    const codes = values.slice(from, to).map((cells, i) => {
      const own = cellText(cells[code]);
      // As the cell shows it, with the point of a code where a Czech Excel shows a comma.
      const seen = typeof cells[code] === 'number' ? (shown?.get(code)?.[from + i] ?? '').replace(/^(\d+),(\d+)$/, '$1.$2') : '';
      // A column that is too narrow shows crosses.
      return seen === '' || /^#+$/.test(seen) ? own : seen;
    });
    codes.forEach((own, i) => {
      const value = values[from + i]![code];
      if (typeof value !== 'number' || own !== String(value)) return;
      const tens = tensOf(own, codes[i - 1], codes[i + 1]);
      if (tens === null) return;
      codes[i] = tens;
      const found = finding('codeFromNeighbours', null, { text: own, code: tens });
      this.report(found, from + i, code);
      this.guessed.push({ ...found, sheet: this.block.sheet, cell: this.cell(from + i, code) });
    });
    return codes;
  }

  private count(i: number, { code: codeAt, level: levelAt }: Part, code: string, level: ReturnType<typeof readLevel>): void {
    const value = this.block.values[i]![codeAt] ?? null;
    const isNumber = typeof value === 'number' && code === String(value) && !Number.isInteger(value);
    const key = foldIdentifier(code);
    const other = this.firstRow.get(key);
    if (code === '') {
      this.report(finding('measureCodeMissing', null), i, codeAt);
      return this.leaveOut(i, 'withoutCode');
    }
    this.checkNumber(i, codeAt, value, isNumber);
    if (other !== undefined) {
      if (isNumber && other.isNumber) {
        const otherCell = this.cell(other.row, other.column);
        this.report(finding('codeNumberTwice', null, { code, longer: `${code}0`, otherCell }), i, codeAt);
      } else this.report(finding('measureDuplicate', null, { code, firstRow: other.row }), i, codeAt);
      return this.leaveOut(i, 'duplicate');
    }
    this.firstRow.set(key, { row: i, column: codeAt, isNumber });
    const alike = this.likeOther(code);
    if (alike !== null) this.report(finding('codesAlike', null, { code, other: alike }), i, codeAt);
    if (level.raw === '') {
      this.report(finding('levelMissing', null, { code }), i, levelAt);
      this.leaveOut(i, 'withoutLevel');
    } else if (level.value === null) {
      this.report(finding('wordingUnknown', null, { text: level.raw }), i, levelAt);
      this.leaveOut(i, 'levelUnknown');
    } else {
      this.items.push({ code, level: level.value });
      this.readRows.push(i);
    }
  }

  /** A code that Excel made a day of, or a number that has lost its last zero. */
  private checkNumber(i: number, column: number, value: CellValue, isNumber: boolean): void {
    const day = dayInCode(value);
    if (day) this.report(finding('codeIsDate', null, { ...day }), i, column);
    else if (isNumber && typeof value === 'number')
      this.report(finding('codeIsNumber', null, { text: String(value), other: `${value}0` }), i, column);
  }

  /** A sum is of the whole list, or of what stands since the last one; "Plněno | 40" is of one level. */
  private checkTotal(texts: readonly string[], i: number, code: string, level: string, column: number, since: number): void {
    const one = readLevel(code).value;
    const counted = this.items.filter((item) => one === null || item.level === one).length;
    const count = one === null ? totalOf(texts)?.count : /^\d+$/.test(level) ? +level : null;
    if (typeof count !== 'number' || count === counted || (one === null && count === this.items.length - since)) return;
    this.report(finding('totalDiffers', null, { text: texts.join(' '), count: counted }), i, column);
  }

  /** What a row without a level is, when it is no measure. */
  private asideOf(
    filled: ReadonlyMap<number, string>,
    code: string,
    level: string,
    under: readonly string[],
    haveCodes: boolean,
  ): WhyLeftOut | null {
    const [first = ''] = filled.values();
    const word = fold(first);
    const isSum = level === '' || /^[\d\s.,%]+$/.test(level);
    if (totalOf([...filled.values()]) || (isSum && beginsTotal(word))) return 'total';
    // "Plněno | 40": figures under the list.
    if (isSum && level !== '' && readLevel(code).value !== null) return 'total';
    if (NOTE_WORDS.test(word) && (level === '' || code === '')) return 'note';
    if (level !== '' || code === '' || filled.size > 2) return null;
    const [, number = '', words = ''] = NUMBERED.exec(code) ?? [];
    const prefix = `${foldIdentifier(number === '' ? code : number)}.`;
    const leads = under.some((other) => foldIdentifier(other).startsWith(prefix));
    if (leads && (words !== '' || filled.size === 2)) return 'heading';
    if (filled.size === 1 && HEADING_WORDS.test(word) && under.some((other) => other !== '')) return 'heading';
    return haveCodes && WORDS.test(code) ? 'notMeasure' : null;
  }

  private report(found: Finding, i: number, column: number): void {
    this.findings.push({ finding: found, cell: this.cell(i, column) });
  }

  private cell(i: number, column: number): string {
    return cellName(this.block.row + i, this.block.column + column);
  }

  done(parts: readonly Part[]): ReadList {
    const { sheet, row, column } = this.block;
    const { code, level } = parts[0]!;
    const noticed = (
      [
        ['hidden', 'rowsHidden', this.block.hidden],
        ['struck', 'rowsStruck', this.block.struck],
        ['partlyStruck', 'rowsPartlyStruck', this.block.partlyStruck],
      ] as const
    ).flatMap(([why, told, marked = []]): Noticed[] => {
      const rows = this.readRows.filter((i) => marked.includes(i));
      if (rows.length === 0) return [];
      const numbers = rows.map((i) => row + i + 1);
      this.report(finding(told, null, { rows: rowsText(numbers), count: rows.length }), rows[0]!, code);
      return [{ why, sheet, rows: numbers }];
    });
    const headers = parts.flatMap(({ head }) => (head ? [head.row] : []));
    const headerOf = (position: number): string => headers.map((i) => this.texts[i]![position]!).find((text) => text !== '') ?? '';
    const used = new Set(parts.flatMap((part) => [part.code, part.level]));
    const filled = new Set(this.texts.flatMap((cells) => cells.flatMap((text, position) => (text === '' ? [] : [position]))));
    const at = (position: number) => ({ header: headerOf(position), sheet, cell: this.cell(headers[0] ?? 0, position) });
    return {
      items: this.items,
      findings: this.findings,
      account: {
        rowsGiven: this.texts.filter((cells) => cells.some((text) => text !== '')).length,
        rowsRead: this.readRows.length,
        leftOut: this.leftOut,
        noticed,
        columnsUsed: [
          { column: INPUT.measures.columns.code.header, ...at(code) },
          { column: INPUT.criteria.columns.level.header, ...at(level) },
        ],
        columnsUnused: [...filled]
          .filter((position) => !used.has(position))
          .sort((a, b) => a - b)
          .map((position) => ({ header: headerOf(position) || columnName(column + position), sheet })),
        guessed: this.guessed,
      },
    };
  }
}
