import { fold } from '../../../core/text/text';
import { INPUT } from '../../../schema/tables';

/** Columns that a list of measures may have. */
export type ListField = 'code' | 'title' | 'subarea' | 'lead' | 'partners' | 'due' | 'note' | 'number' | 'criterion';

const { measures, criteria } = INPUT;

/** What a plan promises is called differently from plan to plan; in the forms that headers have it. */
const PROMISE = '(?:opatreni|ukolu?|ukoly|aktivit[ay]|cinnosti?|projektu?|akce|kroku?|zameru?)';
/** Who answers: "odpovědný subjekt", "nositel aktivity". */
const BODY = '(?:subjekty?|odbory?|gestori?|instituce|organizace|utvary?|pracoviste|re[sz]orty?|ministerstv[oa]|urady?|organy?|partneri?)';

/**
 * How each is headed, folded and without a final full stop: as the plan's workbook heads it, then as lists usually do, then
 * words that may mean it when nothing better is there. Fields that come first choose first.
 */
const NAMES: Readonly<Record<ListField, readonly (readonly string[])[]>> = {
  code: [
    [fold(measures.columns.code.header), fold(criteria.columns.measure.header)],
    [`(?:kod|cislo|c\\.?|oznaceni|id|identifikator|poradove cislo|por\\. ?c\\.?) ${PROMISE}`, `${PROMISE} (?:c|cislo|kod|id)`],
    ['cislo', 'c', 'oznaceni', 'id', 'identifikator', 'evidencni cislo', 'ev\\. ?c'],
    ['poradove cislo', 'poradi', 'por\\. ?c', 'por\\. cislo', 'p\\. ?c', 'polozka', '#'],
  ],
  title: [
    [fold(measures.columns.title.header)],
    [
      `(?:nazev|zneni|text|popis|formulace|(?:nazev|cislo|kod|c\\.) a (?:nazev|popis|zneni)) ${PROMISE}`,
      `${PROMISE} (?:nazev|text|popis|zneni)`,
      `(?:navrhovan[ae]|navrzen[ae]|planovan[ae]|konkretni) ${PROMISE}`,
    ],
    ['ukoly?', 'aktivit[ay]', 'cinnosti?', 'projekty?', 'akce', 'kroky?', 'zamery?'],
    ['nazev', 'zneni', '(?:nazev|cislo|kod|c\\.) a (?:nazev|popis|zneni)'],
    ['popis', 'text', 'predmet'],
  ],
  subarea: [
    [fold(measures.columns.subarea.header)],
    ['(?:kod|cislo) podokruhu', 'podoblast'],
    ['okruh', 'kod okruhu', 'oblast'],
    [
      '(?:prioritni|tematicka) oblast',
      'priorita',
      'pilir',
      'tema',
      '(?:prioritni )?osa',
      '(?:(?:strategick|specifick|dilc|hlavn)[yi] )?cil',
    ],
  ],
  lead: [
    [fold(measures.columns.lead.header)],
    [
      `gestor ${PROMISE}`,
      'gestori',
      'gesce',
      'hlavni (?:gestor|garant|nositel|resitel)',
      `[oz]+dpovedn[yaei] ${BODY}`,
      '[oz]+dpovedn(?:y|ost)',
      '[oz]+dpovida',
      `garanti?(?: ${PROMISE})?`,
      `nositel(?:e|i)? ${PROMISE}`,
    ],
    ['odbor', 'nositel(?:e|i)?', `realizatori?(?: ${PROMISE})?`, '[oz]+dpovedna osoba'],
    [
      'resitel(?:e|i)?',
      'vykonavatel',
      'zajistuje',
      'zajisti',
      'provede',
      'zpracovatel',
      'subjekt',
      'instituce',
      're[sz]ort',
      'ministerstvo',
      'kdo',
    ],
  ],
  partners: [
    [fold(measures.columns.partners.header)],
    [
      'spolu(?:gestor|gesce|prace|pracuj\\S*|garanti?|resitel\\S*|nositel\\S*|realizatori?|odpovedn\\S*)(?: \\S+)?',
      '(?:v )?soucinnosti?(?: s)?',
      've spolupraci(?: s)?',
    ],
    ['partneri?(?: \\S+)?', '(?:dalsi )?zapojen[eia] \\S+', 'dalsi (?:subjekty|partneri|organizace|instituce)'],
  ],
  due: [
    [fold(measures.columns.due.header)],
    [`termin(?:y)?(?: (?:plneni|realizace|splneni|ukonceni|dokonceni|do|${PROMISE}))?`],
    ['(?:casovy )?harmonogram', 'doba (?:realizace|plneni)', 'lhuta', 'do kdy', 'kdy', 'casovy ramec', 'obdobi realizace', 'rok realizace'],
  ],
  note: [[fold(measures.columns.note.header)], ['poznamky', 'pozn'], ['komentare?']],
  number: [
    [fold(criteria.columns.number.header)],
    ['(?:c\\.?|cislo|poradi) (?:kriteria|ukazatele|indikatoru)', '(?:kriterium|kriteria|ukazatel|indikator) (?:c|cislo)'],
  ],
  criterion: [
    [fold(criteria.columns.text.header)],
    [
      'kriteri(?:um|a)(?: (?:plneni|splneni|uspechu|uspesnosti|hodnoceni))?',
      '(?:zneni|text|popis|nazev) kriteria',
      'kriterium (?:zneni|text|popis)',
      'hodnotic[ie] kriteri(?:um|a)',
    ],
    [
      `(?:meriteln[ye] |monitorovaci |vystupov[ye] )?(?:ukazatele?|indikator[y]?)(?: (?:plneni|splneni|vystupu|vysledku|uspechu|uspesnosti|${PROMISE}))?`,
    ],
    [`(?:ocekavan[ye] |meriteln[ye] |konkretni |planovan[ye] )?(?:vystupy?|vysledky|vysledek)(?: (?:plneni|${PROMISE}))?`],
  ],
};

/** How each is called in messages. */
export const FIELD_HEADER: Readonly<Record<ListField, string>> = {
  code: measures.columns.code.header,
  title: measures.columns.title.header,
  subarea: measures.columns.subarea.header,
  lead: measures.columns.lead.header,
  partners: measures.columns.partners.header,
  due: measures.columns.due.header,
  note: measures.columns.note.header,
  number: criteria.columns.number.header,
  criterion: criteria.columns.text.header,
};

const FIELDS = Object.keys(NAMES) as ListField[];
const WORDS = FIELDS.map((field) => ({ field, ranks: NAMES[field].map((names) => new RegExp(`^(?:${names.join('|')})$`)) }));

/** Any of the words: most texts of a list are none, and that is told at once. */
const ANY = new RegExp(`^(?:${FIELDS.flatMap((field) => NAMES[field].flat()).join('|')})$`);

/** The field that a folded word may head; null for any other word. */
const fieldOf = (word: string): ListField | null =>
  !ANY.test(word) ? null : (WORDS.find(({ ranks }) => ranks.some((words) => words.test(word)))?.field ?? null);

export interface ListColumns {
  /** The column of each field that has just one. */
  readonly at: ReadonlyMap<ListField, number>;
  /** Criteria may stand in several columns side by side; with the number that a header gives. */
  readonly criteria: readonly { readonly column: number; readonly number: string | null }[];
  /** Two columns that may be the same field. */
  readonly ambiguous: readonly { readonly field: ListField; readonly first: number; readonly second: number }[];
  /** Fields whose header says it; the others were found by a word that may mean something else. */
  readonly sure: ReadonlySet<ListField>;
}

/** Fields whose columns were found, each counted once. */
export const fieldsFound = ({ at, criteria: columns, ambiguous }: ListColumns): number =>
  at.size + (columns.length > 0 ? 1 : 0) + ambiguous.filter(({ field }) => field !== 'criterion').length;

/** Nothing longer is a header. */
export const LONGEST_HEADER = 200;

/** What the user says stands under a header, or in the column of a letter; null: it is not to be read. */
export type Assigned = ReadonlyMap<string, ListField | null>;
export const NOTHING_ASSIGNED: Assigned = new Map();

/** What the user says of columns by their place; 0-based. */
export type AtPlace = ReadonlyMap<number, ListField | null>;
export const NOWHERE: AtPlace = new Map();

/**
 * @param header texts of a row by 0-based column; of a header in two rows, what each column is called in several ways
 * @param assigned goes before all that words say
 * @param places goes before `assigned`; these columns need no header
 */
export function columnsOf(
  header: ReadonlyMap<number, string | readonly string[]>,
  assigned: Assigned = NOTHING_ASSIGNED,
  places: AtPlace = NOWHERE,
): ListColumns {
  const heads = [...header].flatMap(([column, said]) => {
    const texts = (typeof said === 'string' ? [said] : said).filter((text) => text.length <= LONGEST_HEADER);
    return texts.length === 0 ? [] : [{ column, ...headOf(texts) }];
  });
  const taken = new Set<number>();
  const at = new Map<ListField, number>();
  const ambiguous: ListColumns['ambiguous'][number][] = [];
  let several: ListColumns['criteria'] = [];
  const sure = new Set<ListField>();
  const take = (field: ListField, found: typeof heads, isSaid = false): void => {
    const [first, second] = found as [(typeof heads)[number], (typeof heads)[number]?];
    found.forEach(({ column }) => taken.add(column));
    if (field === 'criterion') {
      const isSeries = isSaid || found.every(({ base }) => base === first.base);
      if (second && !isSeries) ambiguous.push({ field, first: first.column, second: second.column });
      several = found.map(({ column, number }) => ({ column, number }));
    } else if (second) ambiguous.push({ field, first: first.column, second: second.column });
    else at.set(field, first.column);
  };
  const said = new Map(places);
  for (const [name, field] of assigned)
    for (const { column, names } of heads) if (!said.has(column) && names.includes(fold(name))) said.set(column, field);
  const byUser = new Set<ListField | null>(said.values());
  for (const column of said.keys()) taken.add(column);
  for (const field of byUser) {
    if (field === null) continue;
    const own = [...said].flatMap(([column, of]) => (of === field ? [column] : [])).sort((a, b) => a - b);
    take(
      field,
      own.map((column) => heads.find((head) => head.column === column) ?? { column, names: [], parts: [], base: '', number: null }),
      true,
    );
    sure.add(field);
  }
  for (const { field, ranks } of WORDS) {
    if (byUser.has(field)) continue;
    for (const [rank, words] of ranks.entries()) {
      const isFree = ({ column }: (typeof heads)[number]): boolean =>
        // A number to the left of the measure counts rows, not criteria.
        !taken.has(column) && (field !== 'number' || column > (at.get('code') ?? Infinity));
      const whole = heads.filter(
        (head) =>
          isFree(head) &&
          (head.names.some((name) => words.test(name)) || (field === 'criterion' && words.test(head.base) && head.number !== null)),
      );
      // "Gestor / odpovědný subjekt": the parts say it, unless they say two different things.
      const found = whole.length > 0 ? whole : heads.filter((head) => isFree(head) && head.parts.some((part) => words.test(part)));
      if (found.length === 0) continue;
      take(field, found);
      if (rank < 2) sure.add(field);
      break;
    }
  }
  return { at, criteria: several, ambiguous, sure };
}

/** Is the header, as the user wrote it, among those of a table? Of a table without a header, its first row. */
export const isAssigned = (
  {
    header,
    rows,
  }: { readonly header: ReadonlyMap<number, string>; readonly rows: readonly { readonly texts: ReadonlyMap<number, string> }[] },
  name: string,
): boolean =>
  [...(header.size > 0 ? header : (rows[0]?.texts ?? header)).values()].some((text) => headOf([text]).names.includes(fold(name)));

export interface HeadWords {
  /** The whole header, folded, in the forms that may be a word of the list above. */
  readonly names: readonly string[];
  /** What a header says twice, "Gestor / odpovědný subjekt"; empty when its parts say different things. */
  readonly parts: readonly string[];
  readonly base: string;
  readonly number: string | null;
}

/** Marks of footnotes: "Gestor*", "Termín 1)", "Kritérium²". */
const FOOTNOTE = /\s*(?:[*†‡¹²³⁰⁴-⁹]+\)?|\d{1,2}\))$/;
const LETTER_C = /\bc\.? \d{1,2}\)$/;

/** Without the marks of footnotes at its end; "c. 1)" is none. */
function withoutFootnotes(text: string): string {
  const at = LETTER_C.test(text) ? -1 : text.search(FOOTNOTE);
  return at < 0 ? text : withoutFootnotes(text.slice(0, at));
}
/** "1. Kód", "b) Gestor". */
const ORDINAL = /^(?:\d{1,2}[.)]|[a-z]\)) +/;
const BETWEEN = / ?[/,;|] ?| [-+&] | (?:a|nebo|resp\.|popr\.|ci) /;

/** "Kritéria plnění (ukazatele)", "Spolu-↵gestoři *" and "Kritérium 2" by the words that matter. */
export function headOf(texts: readonly string[]): HeadWords {
  const wholes = texts.map((text) => fold(text).replace(/ ?:$/, ''));
  const names = new Set(wholes);
  for (const whole of wholes) {
    const bare = fold(withoutFootnotes(whole.replace(/\s*[([][^)\]]*[)\]]/g, '')));
    for (const name of [bare, bare.replace(ORDINAL, ''), whole.replace(ORDINAL, '')]) {
      if (name === '') continue;
      // A word broken at the end of a line.
      for (const one of [name, name.replace(/(\S)- (?=\S)/g, '$1')]) names.add(one);
    }
  }
  const [whole = ''] = wholes;
  const bare = fold(whole.replace(/\s*\([^)]*\)/g, ''));
  const parts = [...names].flatMap((name) =>
    BETWEEN.test(name)
      ? name
          .replace(/[()]/g, ' / ')
          .split(BETWEEN)
          .map((part) => part.trim())
      : [],
  );
  const said = new Set(parts.flatMap((part) => fieldOf(part) ?? []));
  const [, before, after] = /^(?:(\d{1,2})\.? )?.*?(?: (?:c\. ?)?(\d{1,2}))?$/.exec(bare) ?? [];
  const number = after ?? before ?? null;
  const base = bare.replace(/^\d{1,2}\.? /, '').replace(/ (c\. ?)?\d{1,2}$/, '');
  return { names: [...names], parts: said.size === 1 ? parts : [], base, number };
}

/** Words that head tables beside a list: people to call, abbreviations, money, changes. */
const ELSEWHERE =
  /^(?:tel(?:efon)?|e-?mail|kontakt\S*|kontaktni \S+|adresa|jmeno(?: a prijmeni)?|prijmeni|funkce|castka(?: .*)?|naklady|rozpocet|zkratka|vyznam|vysvetleni|datum|podpis|verze|zmena|strana|list|priloha)$/;

/** Is the row a header of a table that is no list of measures: every cell a word of headers? */
export function isOtherHeader(texts: ReadonlyMap<number, string>): boolean {
  if (texts.size < 2) return false;
  const isWord = (text: string): boolean => {
    const { names, parts } = headOf([text]);
    return text.length <= LONGEST_HEADER && [...names, ...parts].some((name) => ELSEWHERE.test(name) || fieldOf(name) !== null);
  };
  return [...texts.values()].some((text) => ELSEWHERE.test(fold(text))) && [...texts.values()].every(isWord);
}

/** Can a row with these texts be a header at all? Asked of every row of a list, before its columns are told apart. */
export function mayBeHeader(texts: ReadonlyMap<number, string>, assigned: Assigned): boolean {
  const wished = new Set([...assigned.keys()].map(fold));
  let words = 0;
  for (const text of texts.values()) {
    if (isHeaderWord(text, wished)) words++;
    if (words === 2) return true;
  }
  return false;
}

/**
 * Is a text one that may head a column?
 * @param wished headers that the user names, folded
 */
export function isHeaderWord(text: string, wished: ReadonlySet<string>): boolean {
  if (text.length > LONGEST_HEADER) return false;
  const { names, parts } = headOf([text]);
  return [...names, ...parts].some((name) => fieldOf(name) !== null || wished.has(name));
}
