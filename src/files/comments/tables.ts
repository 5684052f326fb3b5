import { readCommentKind, type CommentKind } from '../../core/comments/comment';
import type { GivenComment } from '../../core/comments/collect';
import { fold, INVISIBLE } from '../../core/text/text';
import { cellName } from '../../ooxml/a1';
import { within, type Limits } from '../../ooxml/limits';
import { CellError, reachableSheets, type Book, type BookCell, type BookSheet } from '../read/book';
import { commentColumns, type CommentColumns } from './columns';
import type { CommentProblem } from './readings';

/** The comments of the tables in a file, and what stands above each table. */
export interface FoundTables {
  readonly comments: readonly GivenComment[];
  readonly problems: readonly CommentProblem[];
  /** Is there a table of comments at all? */
  readonly isFound: boolean;
  /** The body that a line above a table names ("Připomínkové místo: MPSV"); "" where none does. */
  readonly who: string;
}

interface TextRow {
  readonly row: number;
  readonly texts: ReadonlyMap<number, string>;
}

/**
 * Every table of comments in the book, wherever it stands: under titles, after another one, with its header printed again.
 * @param isBody is it the name of a body that the plan knows?
 * @param of in a document, settled rows of the report's own annex no. 2 are left out, and told
 */
export function commentTables(
  book: Book,
  limits: Limits,
  isBody: (name: string) => boolean,
  of: 'workbook' | 'document' = 'workbook',
): FoundTables {
  const problems: CommentProblem[] = [];
  const comments: GivenComment[] = [];
  let [isFound, who, filled, before] = [false, '', 0, ''];
  let band: Band = {};
  let last: { readonly columns: CommentColumns; readonly sheet: BookSheet } | null = null;
  for (const sheet of reachableSheets(book)) {
    const rows = textRows(sheet, problems);
    filled += rows.length;
    within(limits, 'rows', filled);
    let columns: CommentColumns | null = last && goesOn(sheet, rows, last) ? last.columns : null;
    let [settled, above] = [0, ''];
    if (!columns) band = bandAbove(sheet);
    for (const { row, texts } of rows) {
      const [only = '', second] = texts.values();
      const said = second === undefined ? (kindBand(only) ?? (columns && bodyBand(texts, columns, isBody))) : null;
      if (said) {
        band = { ...band, ...said };
        continue;
      }
      const head = mayBeHeader(texts) ? commentColumns(texts) : null;
      if (head) {
        if (!columns || !isSame(columns, head))
          problems.push(...head.unused.map(({ column, header }) => problem('columnUnused', sheet.name, row, column, { column: header })));
        columns = head;
        isFound = true;
        who ||= above || before;
      } else if (!columns) above ||= bodyAbove(texts);
      else if (of === 'document' && columns.isAnnex && (texts.get(columns.at.get('settlement') ?? -1) ?? '') !== '') {
        if (settled++ === 0) problems.push(problem('settledRows', sheet.name, row, columns.at.get('settlement')!));
      } else {
        const comment = commentOf(row, texts, columns, band, sheet.name, problems);
        if (comment) comments.push(comment);
      }
    }
    last = columns && { columns, sheet };
    const forms = columns ? [] : formsIn(rows);
    for (const { row, texts, columns: labels } of forms) {
      const comment = commentOf(row, texts, labels, band, sheet.name, problems);
      if (comment) comments.push(comment);
    }
    if (forms.length > 0) {
      isFound = true;
      above = '';
    }
    // A small table of its own right before the comments; a long one is of something else, and "Obec" heads its column.
    before = columns === null && rows.length <= MOST_ABOVE ? above : '';
  }
  return { comments, problems, isFound, who };
}

/**
 * Is a table of a document the rest of the one above, without a header of its own? It has as many columns, and goes on in the
 * numbers, or right behind it where there are none.
 */
function goesOn(
  { context }: BookSheet,
  rows: readonly TextRow[],
  { columns: { at }, sheet }: { readonly columns: CommentColumns; readonly sheet: BookSheet },
): boolean {
  const [first] = rows;
  if (!context || !first || context.columns !== sheet.context?.columns) return false;
  const number = at.get('number');
  return number === undefined ? context.follows : /^\d{1,4}[.)]?$/.test(first.texts.get(number) ?? '');
}

/** What a line over several comments says of them all. */
interface Band {
  /** null after "Ostatní připomínky". */
  readonly kind?: CommentKind | null;
  readonly who?: string;
}

const KIND_BAND =
  /^(?:[\da-divx]{1,4}[.)] ?)?(?:(zasadni|doporucujici|formalni|technicke|legislativne technicke|ostatni)(?: pripominky(?: [(-].*)?:?|:)|pripominky (zasadni|doporucujici|formalni|technicke|ostatni):?)$/;
const BODY_BAND =
  /^(?:ministerstvo|mesto|obec|mestys|magistrat|statutarni mesto|(?:mestsky|obecni|krajsky) urad|kraj|odbor|oddeleni|urad|agentura|charita|ustav|svaz|asociace|spolek|nadace|komise|pracovni skupina) [^.:!?]{2,80}$/;

/** "Zásadní připomínky"; null for any other text. */
function kindBand(text: string): Band | null {
  const [, before, behind] = KIND_BAND.exec(fold(text)) ?? [];
  const kind = before ?? behind;
  return kind === undefined ? null : { kind: readCommentKind(kind).value };
}

/** "Ministerstvo financí", "Připomínkové místo: MPSV" between the rows of a table; null for any other text. */
function bodyBand(texts: ReadonlyMap<number, string>, { at }: CommentColumns, isBody: (name: string) => boolean): Band | null {
  const [[column, text] = [0, '']] = texts;
  const isComment = column === at.get('text') || column === at.get('proposal');
  if (isBody(text) || (!isComment && BODY_BAND.test(fold(text)))) return { who: text };
  const who = isComment ? '' : bodyAbove(texts);
  return who === '' ? null : { who };
}

/** In a document such a line may be a heading, or a paragraph above the table. */
function bandAbove({ context }: BookSheet): Band {
  const above = [...(context?.above ?? [])].reverse();
  return [...above, ...(context?.headings.slice(0, 1) ?? [])].flatMap((text) => kindBand(text) ?? [])[0] ?? {};
}

/** So many lines say whose a table is. */
const MOST_ABOVE = 6;

const problem = (
  code: CommentProblem['code'],
  sheet: string,
  row: number,
  column: number,
  params: CommentProblem['params'] = {},
): CommentProblem => ({ code, sheet, cell: cellName(row, column), params });

/** A header says short words; a comment is long. */
const LONGEST_WORD = 80;
const mayBeHeader = (texts: ReadonlyMap<number, string>): boolean =>
  texts.size > 1 && [...texts.values()].every((text) => text.length <= LONGEST_WORD);

const isSame = (one: CommentColumns, other: CommentColumns): boolean => JSON.stringify([...one.at]) === JSON.stringify([...other.at]);

/**
 * Forms, a comment each: labels on the left and what belongs to them beside. They begin anew where a label comes again.
 * One of the labels has to speak of a comment by that word: other forms have notes too.
 */
function formsIn(rows: readonly TextRow[]): (TextRow & { readonly columns: CommentColumns })[] {
  if (rows.some(({ texts }) => texts.size > 2)) return [];
  const records: TextRow[][] = [];
  let labels = new Set<string>();
  for (const one of rows) {
    const label = fold([...one.texts.values()][0] ?? '');
    if (records.length === 0 || labels.has(label)) {
      records.push([]);
      labels = new Set();
    }
    labels.add(label);
    records.at(-1)!.push(one);
  }
  return records.flatMap((record) => {
    const pairs = record.map(({ texts }, i) => [i, ...texts.values()] as [number, string, string?]);
    const columns = commentColumns(new Map(pairs.map(([i, label]) => [i, label.replace(/\s*:$/, '')])));
    const said = columns && pairs[columns.at.get('text') ?? -1]?.[1];
    if (!said || !/pripomin/.test(fold(said))) return [];
    return [
      { row: record[0]!.row, texts: new Map(pairs.flatMap(([i, , value = '']) => (value === '' ? [] : [[i, value] as const]))), columns },
    ];
  });
}

/** "Celkem | 2 připomínky" below a table. */
const TOTAL = /^(?:celkem|soucet|pocet)\b/;

function commentOf(
  row: number,
  texts: ReadonlyMap<number, string>,
  { at, places }: CommentColumns,
  band: Band,
  sheet: string,
  problems: CommentProblem[],
): GivenComment | null {
  const of = (field: Parameters<CommentColumns['at']['get']>[0]): string => texts.get(at.get(field) ?? -1) ?? '';
  const [said, proposed] = [of('text'), of('proposal')];
  if ((said === '' && proposed === '') || TOTAL.test(fold(of('number')))) return null;
  const kind = readCommentKind(of('kind'));
  if (kind.value === null && kind.raw !== '') problems.push(problem('kindUnknown', sheet, row, at.get('kind')!, { word: kind.raw }));
  if (of('settlement') !== '') problems.push(problem('settlementLeftOut', sheet, row, at.get('settlement')!, { text: of('settlement') }));
  const where = places.flatMap(({ column, header }) => {
    const text = texts.get(column) ?? '';
    // "Kapitola: 3, Strana: 12"; a single column says it by itself, unless it is a bare number.
    return text === '' ? [] : [places.length > 1 || /^\d+$/.test(text) ? `${header.replace(/\s+/g, ' ')}: ${text}` : text];
  });
  // A proposed wording without a comment is the comment.
  const text = said === '' ? proposed : said;
  const reason = of('reason');
  const who = of('who') || (band.who ?? '');
  return {
    code: of('code'),
    // Behind its header, a bare "4.2" is a chapter.
    near: [...places.map(({ column, header }) => `${header}: ${texts.get(column) ?? ''}`), text],
    place: where.join(', '),
    kind: kind.raw === '' ? (band.kind ?? null) : kind.value,
    text: reason === '' ? text : `${text}\nOdůvodnění: ${reason}`,
    proposal: said === '' ? '' : proposed,
    own: of('number'),
    isSteady: false,
    at: sheet === '' ? `ř. ${row + 1}` : `${sheet}, ř. ${row + 1}`,
    author: of('author'),
    ...(who === '' ? {} : { who }),
  };
}

/**
 * "Připomínkové místo: MPSV", in one cell or in two.
 * @param labels what may stand before the body
 */
export function bodyAbove(texts: ReadonlyMap<number, string>, labels = BODY_LABEL): string {
  const [first = '', second = ''] = texts.values();
  const [, inside = ''] = /^[^:]{1,60}:\s*(.+)$/s.exec(first) ?? [];
  const label = fold(inside === '' ? first : first.slice(0, first.indexOf(':'))).replace(/ ?:$/, '');
  if (!labels.test(label)) return '';
  return inside.trim() === '' ? second : inside.trim();
}

/** On the cover of a report "Předkladatel" is whoever submits the report. */
export const COMMENTER_LABEL = /pripominkov|pripominkuj|pripominek/;
const BODY_LABEL =
  /^(?:(?:nazev )?(?:pripominkove(?:ho)? mist[oa]|instituce|organizace|subjektu?|odbor|utvar|urad|obec|resort|predkladatel(?: pripominek)?|pripominkujici(?: subjekt)?)|za (?:organizaci|instituci|odbor)|od koho|kdo)$/;

/** The filled rows as a person reads them; a merged cell holds for every row that it spans. */
function textRows(sheet: BookSheet, problems: CommentProblem[]): TextRow[] {
  const rows = sheet.cells(0, Infinity, null).map(({ row, cells }) => {
    const texts = new Map<number, string>();
    cells.forEach((cell, column) => {
      if (!cell || cell.isStruck) return;
      if (cell.value instanceof CellError) problems.push(problem('cellError', sheet.name, row, column, { text: cell.value.text }));
      const text = textOf(cell);
      if (text !== '') texts.set(column, text);
    });
    return { row, texts };
  });
  const at = new Map(rows.map(({ row }, i) => [row, i]));
  for (const { row, column, rows: height } of sheet.merged()) {
    const first = at.get(row);
    const text = first === undefined ? undefined : rows[first]!.texts.get(column);
    if (first === undefined || text === undefined) continue;
    for (let i = first + 1; i < rows.length && rows[i]!.row < row + height; i++) rows[i]!.texts.set(column, text);
  }
  return rows
    .filter(({ texts }) => texts.size > 0)
    .map(({ row, texts }) => ({ row, texts: new Map([...texts].sort(([a], [b]) => a - b)) }));
}

function textOf(cell: BookCell): string {
  if (cell.value instanceof CellError) return '';
  const text = typeof cell.value === 'string' ? cell.value : cell.shown;
  return text.replace(/\r\n?/g, '\n').replace(INVISIBLE, '').trim();
}
