import { fold } from '../../../core/text/text';
import { columnsOf, fieldsFound, isHeaderWord, type Assigned, type ListColumns, type ListField } from './columns';
import { inOrder, joinedName, type DocumentTable, type ListSheet, type PlaceInTable, type SourceRow } from './sheets';

/** One measure in a table of its own: labels with values beside them. */
export interface Form {
  readonly table: ListSheet;
  readonly entries: readonly Entry[];
  /** What its title says, or the heading above it. */
  readonly named: { readonly code: string; readonly title: string; readonly row: number; readonly column: number } | null;
  /** Rows that are neither a label nor a value. */
  readonly beside: readonly Entry[];
  /** The heading that its code is from, which is then no area. */
  readonly heading: string | null;
}

/** A value with its label; 0-based row and column of the value in its table. */
interface Entry {
  readonly label: string;
  text: string;
  readonly row: number;
  readonly column: number;
  readonly isStruck: boolean;
}

/** A label is no sentence. */
const LONGEST_LABEL = 60;

/** What a text is as a header: asked of every cell, and cells of forms are much alike. */
export type Words = (text: string) => ListColumns;

export function wordsOf(assigned: Assigned): Words {
  const wished = new Set([...assigned.keys()].map(fold));
  const nothing = columnsOf(new Map());
  const known = new Map<string, ListColumns>();
  return (text) => {
    const standing = known.get(text);
    if (standing) return standing;
    // A numbered one may be of a series: "Kritérium 2".
    const columns =
      isHeaderWord(text, wished) || isHeaderWord(text.replace(/\d+/g, ''), wished) ? columnsOf(headerOf([text]), assigned) : nothing;
    known.set(text, columns);
    return columns;
  };
}

/** The label as it is compared: "Gestor:" is "Gestor". */
const labelKey = (label: string): string => fold(label).replace(/ ?:$/, '');

const withoutColon = (label: string): string => (label.endsWith(':') ? label.slice(0, -1).trimEnd() : label);

const headerOf = (labels: readonly string[]): Map<number, string> => new Map(labels.map((label, i) => [i, label]));

/**
 * The measures of a table that is a form: label and value side by side, in one pair of columns or two, or under one another.
 *
 * @param words of `assigned`
 * @param asList its columns, where a row of it looks like the header of a list: what says more of it holds
 * @returns none for a table that is no form
 */
export function formOf(table: ListSheet, assigned: Assigned, words: Words, asList: ListColumns | null): Form[] {
  const labels = labelColumns(table, words);
  // Labels stand in the first column, or everything stands in one.
  if (labels.size === 0 && table.rows.some(({ texts }) => texts.size > 1)) return [];
  const entries = entriesOf(table, labels, words);
  const columns = columnsOf(headerOf(entries.flatMap(({ label }) => (label === '' ? [] : [label]))), assigned);
  const own = fieldsFound(columns);
  if (own < 2 || (asList !== null && fieldsFound(asList) >= own)) return [];
  return records(entries, words).flatMap((record) => formFrom(table, record, assigned) ?? []);
}

/** Columns of labels: most of what stands in them is short, and words of headers are among it. */
function labelColumns({ rows, lastRow }: ListSheet, words: Words): ReadonlySet<number> {
  const all = [...lastRow.keys()].sort((a, b) => a - b);
  return new Set(
    all.slice(0, -1).filter((column) => {
      const texts = rows.flatMap(({ texts: own }) => (own.size > 1 ? (own.get(column) ?? []) : []));
      const short = texts.filter((text) => text.length <= LONGEST_LABEL);
      const fields = new Set(
        short.flatMap((text) => [...words(text).at.keys(), ...(words(text).criteria.length > 0 ? ['criterion'] : [])]),
      );
      return fields.size >= (column === all[0] ? 2 : 1) && short.length * 2 > texts.length;
    }),
  );
}

function entriesOf(table: ListSheet, labels: ReadonlySet<number>, words: Words): Entry[] {
  const isWord = (text: string): boolean => text.length <= LONGEST_LABEL && fieldsFound(words(text)) > 0;
  const entries: Entry[] = [];
  /** A label that stands alone over its values. */
  let over: string | null = null;
  for (const { row, texts, struck } of table.rows) {
    const cells = [...texts];
    const at = (column: number): Pick<Entry, 'row' | 'column' | 'isStruck'> => ({ row, column, isStruck: struck.has(column) });
    const [[column, text], second] = cells as [[number, string], [number, string]?];
    const last = entries.at(-1);
    if (!second) {
      // A value that goes on below, beside an empty place for a label.
      if (last && labels.size > 0 && !labels.has(column) && over === null) last.text += `\n${text}`;
      else if (WITH_WORD.test(text) || (entries.length === 0 && over === null && WITH_CODE.test(text))) {
        over = null;
        entries.push({ label: '', text, ...at(column) });
      } else if (isWord(text)) over = text;
      else if (over !== null) entries.push({ label: over, text, ...at(column) });
      else entries.push(...said(text, isWord).map((one) => ({ ...one, ...at(column) })));
      continue;
    }
    if (over !== null && ITEM.test(text)) {
      entries.push({ label: over, text: cells.map(([, one]) => one).join(' '), ...at(second[0]) });
      continue;
    }
    over = null;
    let open: Entry | null = null;
    for (const [i, one] of cells) {
      if (labels.has(i)) {
        // The label of a merged cell holds for the rows beside it: criteria are several, anything else is one text.
        const goesOn: Entry | undefined = table.isBelow(row, i) && words(one).criteria.length === 0 ? entries.at(-1) : undefined;
        if (goesOn) open = goesOn;
        else entries.push((open = { label: one, text: '', ...at(i) }));
      } else if (open === null) entries.push({ label: '', text: one, ...at(i) });
      else if (open.text === '') open = entries[entries.indexOf(open)] = { label: open.label, text: one, ...at(i) };
      else open.text += `${open.row === row ? ' ' : '\n'}${one}`;
    }
  }
  return entries.filter(({ text }) => text !== '');
}

/** What stands before an item of a list in a cell of its own. */
const ITEM = /^(?:\d{1,2}[.)]?|[a-z]\)|[•▪*–-])$/;

/** "Gestor: OSV" in one cell, or several such lines; without a label for anything else. */
function said(text: string, isWord: (text: string) => boolean): Pick<Entry, 'label' | 'text'>[] {
  const parts: { label: string; text: string }[] = [];
  for (const line of text.split('\n')) {
    const [, label = '', value = ''] = /^([^:]{2,60}):\s*(.*)$/.exec(line) ?? [];
    if (label !== '' && isWord(label)) parts.push({ label, text: value });
    else if (parts.length > 0) parts[parts.length - 1]!.text += `${parts.at(-1)!.text === '' ? '' : '\n'}${line}`;
    else parts.push({ label: '', text: line });
  }
  return parts.some(({ label }) => label !== '') ? parts : [{ label: '', text }];
}

/** A table may hold several measures under one another: each begins where the label of a code or a title comes again. */
function records(entries: readonly Entry[], words: Words): Entry[][] {
  const fieldOf = (label: string): ListField | undefined => [...words(label).at.keys()][0];
  const all: Entry[][] = [];
  let seen = new Set<string>();
  let current: Entry[] = [];
  for (const entry of entries) {
    const key = labelKey(entry.label);
    const field = entry.label === '' ? undefined : fieldOf(entry.label);
    const isNext =
      entry.label === '' ? seen.size > 0 && WITH_WORD.test(entry.text) : seen.has(key) && (field === 'code' || field === 'title');
    if (isNext) {
      all.push(current);
      [current, seen] = [[], new Set()];
    }
    if (entry.label !== '') seen.add(key);
    current.push(entry);
  }
  return [...all, current];
}

/** What names a measure: "Opatření A1.1: Setkání", "Karta opatření č. 5", "2.3 Doprava do škol". */
const WITH_WORD =
  /^(?:karta\s+)?(?:opatření|úkolu?|aktivit[ay]|projektu?|akce|činnosti?|záměru?)\s*(?:(?:č\.|číslo|č)\s*)?(\p{L}{0,4}[.-]?\d{1,4}(?:\.\d{1,4})*[a-z]?)(?:\s*[.:–—-]+\s*|\s+|$)(.*)$/isu;
const WITH_CODE = /^(\p{Lu}{1,4}[.-]?\d{1,3}(?:\.\d{1,3})*[a-z]?|\d{1,3}(?:\.\d{1,3})+[a-z]?)(?:\s*[.:–—-]+\s*|\s+)(\p{L}.*)$/su;

/** What names a measure in a title or a heading; null for any other text. */
export function namedBy(text: string): { readonly code: string; readonly title: string } | null {
  const [, code, title = ''] = WITH_WORD.exec(text.trim()) ?? WITH_CODE.exec(text.trim()) ?? [];
  return code === undefined ? null : { code, title: title.trim() };
}

function formFrom(table: ListSheet, record: readonly Entry[], assigned: Assigned): Form | null {
  const labelled = record.filter(({ label }) => label !== '');
  const { at, criteria } = columnsOf(headerOf(labelled.map(({ label }) => label)), assigned);
  const isAnswered = at.has('lead') || at.has('due') || at.has('partners') || criteria.length > 0;
  if (!isAnswered) return null;
  const entries = [...labelled];
  const rest = record.filter(({ label }) => label === '');
  // The label may have the code: "Opatření A1.1 | Setkání".
  let named: Form['named'] = null;
  for (const [i, { label, text, row, column }] of entries.entries()) {
    const inLabel = at.has('title') ? null : WITH_WORD.exec(label);
    if (!inLabel) continue;
    named = { code: inLabel[1]!, title: text, row, column };
    entries.splice(i, 1);
    break;
  }
  const titleAt = at.get('title');
  const title = titleAt === undefined ? undefined : labelled[titleAt];
  const ofTitle = title && !at.has('code') ? namedBy(title.text) : null;
  if (!named && title && ofTitle) {
    named = { code: ofTitle.code, title: ofTitle.title, row: title.row, column: title.column };
    entries.splice(entries.indexOf(title), 1);
  }
  // What stands alone at its top is its title.
  const [top] = rest;
  const begins = top && labelled.every(({ row }) => row > top.row) ? top : null;
  const ofTop = begins && namedBy(begins.text);
  if (!named && begins && ofTop) named = { ...ofTop, row: begins.row, column: begins.column };
  const place = { row: table.rows[0]?.row ?? 0, column: 0 };
  const { headings = [], above = [] } = table.tables[0]?.context ?? {};
  let heading: string | null = null;
  if (!named && (!at.has('code') || !at.has('title')))
    for (const text of [...above.slice(-1), ...headings.slice(0, 1)]) {
      const found = namedBy(text);
      if (!found) continue;
      named = { ...found, ...place };
      heading = text;
      break;
    }
  if (!named && !at.has('title') && begins) named = { code: '', title: begins.text, row: begins.row, column: begins.column };
  if (!named && !at.has('title')) return null;
  return { table, entries, named, heading, beside: rest.filter((one) => one !== begins) };
}

/** The forms as rows of one list, whose columns are their labels. */
export function formsSheet(
  forms: readonly Form[],
  assigned: Assigned,
  words: Words,
): { sheet: ListSheet; placeOf: (row: number, column: number) => PlaceInTable } {
  const columns = new Map<string, { readonly at: number; readonly label: string }>();
  const columnAt = (label: string, nth: number): number => {
    const key = `${labelKey(label)} ${nth}`;
    const known = columns.get(key);
    if (known) return known.at;
    columns.set(key, { at: columns.size, label: withoutColon(label) });
    return columns.size - 1;
  };
  const labels = forms.flatMap(({ entries }) => entries.map(({ label }) => label));
  const distinct = [...new Set(labels)];
  const own = columnsOf(headerOf(distinct), assigned);
  const wordFor = (field: ListField, otherwise: string): string => {
    const at = own.at.get(field) ?? own.ambiguous.find((one) => one.field === field)?.first;
    return at === undefined ? otherwise : distinct[at]!;
  };
  const [codeWord, titleWord] = [wordFor('code', 'Kód'), wordFor('title', 'Opatření')];
  const places = new Map<string, PlaceInTable>();
  const rows: SourceRow[] = [];
  const tables: DocumentTable[] = [];
  forms.forEach(({ table, entries, named, heading }, i) => {
    const row = i + 1;
    const texts = new Map<number, string>();
    const struck = new Set<number>();
    const put = (label: string, nth: number, { text, isStruck, ...at }: Omit<Entry, 'label'>): void => {
      // Criteria stand in columns of their own; anything else that comes twice is one text.
      const isCriterion = words(label).criteria.length > 0;
      const column = columnAt(label, isCriterion ? nth : 0);
      if (text === '') return;
      const standing = texts.get(column);
      if (standing !== undefined) {
        if (label !== codeWord) texts.set(column, `${standing}\n${text}`);
        return;
      }
      texts.set(column, text);
      if (isStruck) struck.add(column);
      places.set(`${row} ${column}`, { sheet: table.name, ...at });
    };
    if (named) {
      const { code, title, ...at } = named;
      put(codeWord, 0, { text: code, isStruck: false, ...at });
      put(titleWord, 0, { text: title, isStruck: false, ...at });
    }
    const times = new Map<string, number>();
    for (const { label, ...value } of entries) {
      const nth = times.get(labelKey(label)) ?? 0;
      times.set(labelKey(label), nth + 1);
      put(label, nth, value);
    }
    rows.push({ row, texts: inOrder(texts), numbers: new Map(), struck });
    const context = table.tables[0]!.context;
    tables.push({ row, context: { ...context, headings: context.headings.filter((text) => text !== heading) } });
  });
  const header = new Map([...columns.values()].map(({ at, label }) => [at, label]));
  const lastRow = new Map([...header.keys()].map((column) => [column, forms.length]));
  const first = forms[0]!.table;
  return {
    sheet: {
      name: forms.every(({ table }) => table === first) ? first.name : joinedName(forms.map(({ table }) => table)),
      hidden: false,
      rows: [{ row: 0, texts: header, numbers: new Map(), struck: new Set() }, ...rows],
      merged: [],
      hiddenRows: [],
      hiddenColumns: [],
      wide: new Set(),
      lastRow,
      tables,
      isBelow: () => false,
    },
    placeOf(row, column) {
      const known = places.get(`${row} ${column}`);
      if (known) return known;
      const { table, entries } = forms[Math.max(row - 1, 0)] ?? forms[0]!;
      const [begin] = entries;
      return { sheet: table.name, row: begin?.row ?? 0, column: 0 };
    },
  };
}
