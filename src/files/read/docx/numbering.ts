import { child, children, type El } from '../../../ooxml/xmlTree';
import type { Styles } from './styles';
import { attr, isOn, numberAttr, numberIn, valueIn } from './xml';

/** One level of a list. */
interface Level {
  readonly format: string;
  /** "%1.%2." */
  readonly pattern: string;
  readonly start: number;
  /** All numbers in its pattern are Arabic. */
  readonly isLegal: boolean;
  /** After which level it begins anew: 0 for never, null for any higher one. */
  readonly restart: number | null;
  /** The style whose paragraphs are of this level. */
  readonly style: string | null;
}

interface List {
  readonly key: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Where numbers begin anew when this list is first used. */
  readonly starts: ReadonlyMap<number, number>;
}

/** What stands before an item of a list. */
export interface Marker {
  /** "2.1", "b)", "•"; "" for nothing. */
  readonly text: string;
  readonly isBullet: boolean;
  readonly level: number;
}

const DEEPEST_LEVEL = 8;
/** A pattern is repeated before every item. */
const LONGEST_PATTERN = 60;

/** Numbers and bullets as Word computes them: they stand nowhere in the file. Paragraphs are told in order. */
export class Numbering {
  private readonly lists = new Map<string, List | null>();
  private readonly abstract = new Map<string, El>();
  private readonly concrete = new Map<string, El>();
  /** The last number of each level, by what the lists are made of: two lists may go on in one numbering. */
  private readonly counts = new Map<string, (number | undefined)[]>();
  private readonly begun = new Set<string>();

  constructor(
    root: El | null,
    private readonly styles: Styles,
  ) {
    for (const one of children(root, 'abstractNum')) this.abstract.set(attr(one, 'abstractNumId') ?? '', one);
    for (const one of children(root, 'num')) this.concrete.set(attr(one, 'numId') ?? '', one);
  }

  /**
   * The marker of the next item of a list; null when there is no such list.
   * @param level 0-based; null where only the style of the paragraph says it
   */
  next(id: string, level: number | null, style: string | null): Marker | null {
    const list = this.list(id);
    if (!list) return null;
    const at = Math.min(Math.max(level ?? this.levelOfStyle(list, style), 0), DEEPEST_LEVEL);
    const own = list.levels.get(at);
    if (!own) return null;
    const counts = this.counts.get(list.key) ?? [];
    this.counts.set(list.key, counts);
    const start = list.starts.get(at);
    if (start !== undefined && !this.begun.has(`${id} ${at}`)) counts[at] = undefined;
    this.begun.add(`${id} ${at}`);
    counts[at] = counts[at] === undefined ? (start ?? own.start) : counts[at] + 1;
    for (let deeper = at + 1; deeper <= DEEPEST_LEVEL; deeper++) {
      const restart = list.levels.get(deeper)?.restart ?? null;
      if (restart === null || (restart > 0 && at < restart)) counts[deeper] = undefined;
    }
    const isBullet = own.format === 'bullet';
    return { text: isBullet ? (own.pattern === '' ? '' : '•') : textOf(own, list, counts), isBullet, level: at };
  }

  private levelOfStyle({ levels }: List, style: string | null): number {
    for (const [at, level] of levels) if (style !== null && level.style === style) return at;
    return 0;
  }

  private list(id: string): List | null {
    const known = this.lists.get(id);
    if (known !== undefined) return known;
    const num = this.concrete.get(id) ?? null;
    const list = num && this.read(num);
    this.lists.set(id, list);
    return list;
  }

  private read(num: El): List | null {
    let key = valueIn(num, 'abstractNumId') ?? '';
    let abstract = this.abstract.get(key) ?? null;
    // A list may only name the style of lists in which its levels stand.
    const link = valueIn(abstract, 'numStyleLink');
    if (link !== null && children(abstract, 'lvl').length === 0) {
      const linked = this.concrete.get(this.styles.listOf(link) ?? '');
      key = valueIn(linked ?? null, 'abstractNumId') ?? key;
      abstract = this.abstract.get(key) ?? null;
    }
    if (!abstract) return null;
    const levels = new Map(children(abstract, 'lvl').map((lvl) => [numberAttr(lvl, 'ilvl') ?? 0, levelOf(lvl)]));
    const starts = new Map<number, number>();
    for (const override of children(num, 'lvlOverride')) {
      const at = numberAttr(override, 'ilvl') ?? 0;
      const lvl = child(override, 'lvl');
      if (lvl) levels.set(at, levelOf(lvl));
      const start = numberIn(override, 'startOverride');
      if (start !== null) starts.set(at, start);
    }
    return { key, levels, starts };
  }
}

function levelOf(lvl: El): Level {
  return {
    format: valueIn(lvl, 'numFmt') ?? 'decimal',
    pattern: (valueIn(lvl, 'lvlText') ?? '').slice(0, LONGEST_PATTERN),
    start: numberIn(lvl, 'start') ?? 0,
    isLegal: isOn(lvl, 'isLgl') ?? false,
    restart: numberIn(lvl, 'lvlRestart'),
    style: valueIn(lvl, 'pStyle'),
  };
}

function textOf(own: Level, { levels }: List, counts: readonly (number | undefined)[]): string {
  if (own.format === 'none') return own.pattern.replace(/%\d/g, '').trim();
  return own.pattern
    .replace(/%([1-9])/g, (_, digit: string) => {
      const level = levels.get(+digit - 1);
      const number = counts[+digit - 1] ?? level?.start ?? 1;
      return formatted(number, own.isLegal ? 'decimal' : (level?.format ?? 'decimal'));
    })
    .trim();
}

/** A number as the format of its level writes it; formats of other scripts are written in Arabic numbers. */
function formatted(number: number, format: string): string {
  switch (format) {
    case 'upperLetter':
      return letters(number);
    case 'lowerLetter':
      return letters(number).toLowerCase();
    case 'upperRoman':
      return roman(number);
    case 'lowerRoman':
      return roman(number).toLowerCase();
    case 'decimalZero':
      return String(number).padStart(2, '0');
    case 'ordinal':
      return `${number}.`;
    case 'bullet':
    case 'none':
      return '';
    default:
      return String(number);
  }
}

/** After Z comes AA, then BB. */
const letters = (number: number): string =>
  number < 1 || number > 260 ? String(number) : String.fromCharCode(65 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(number: number): string {
  if (number < 1 || number > 3999) return String(number);
  let [rest, text] = [number, ''];
  for (const [value, sign] of ROMAN)
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  return text;
}
