import { fold } from '../../core/text/text';
import { INPUT } from '../../schema/tables';

/** Columns that a list of measures may have. */
export type ListField = 'code' | 'title' | 'subarea' | 'lead' | 'partners' | 'due' | 'note' | 'number' | 'criterion';

const { measures, criteria } = INPUT;

/**
 * How each is headed: as the plan's workbook heads it, then as lists usually do, then words that may mean it when nothing
 * better is there. Fields that come first choose first.
 */
const NAMES: Readonly<Record<ListField, readonly (readonly string[])[]>> = {
  code: [
    [measures.columns.code.header, criteria.columns.measure.header],
    ['Číslo opatření', 'Č. opatření', 'Označení opatření', 'ID opatření', 'Opatření č.', 'Opatření číslo'],
    ['Číslo', 'Č.', 'Označení', 'ID'],
  ],
  title: [[measures.columns.title.header], ['Název opatření', 'Znění opatření', 'Text opatření', 'Opatření název'], ['Název', 'Znění']],
  subarea: [[measures.columns.subarea.header], ['Kód podokruhu', 'Podoblast', 'Číslo podokruhu'], ['Okruh', 'Kód okruhu', 'Oblast']],
  lead: [
    [measures.columns.lead.header],
    [
      'Gestor opatření',
      'Gestoři',
      'Odpovědný odbor',
      'Odpovědný gestor',
      'Odpovědný subjekt',
      'Odpovědnost',
      'Odpovědný',
      'Odpovídá',
      'Zodpovědnost',
      'Zodpovídá',
      'Zodpovědný odbor',
      'Garant',
      'Hlavní gestor',
    ],
    ['Odbor', 'Nositel', 'Realizátor', 'Odpovědná osoba'],
  ],
  partners: [
    [measures.columns.partners.header],
    [
      'Spolugestor',
      'Spolugesce',
      'Spolupráce',
      'Spolupracující',
      'Spolupracující subjekty',
      'Spolupracující subjekt',
      'Spolupracující odbory',
      'Spolupracující odbor',
      'Spolupracuje',
    ],
    ['Partneři', 'Partner'],
  ],
  due: [[measures.columns.due.header], ['Termín plnění', 'Termín realizace', 'Termín splnění'], ['Harmonogram', 'Doba realizace']],
  note: [[measures.columns.note.header], ['Poznámky', 'Pozn.'], ['Komentář']],
  number: [[criteria.columns.number.header], ['Č. kritéria', 'Číslo kritéria', 'Pořadí kritéria', 'Kritérium č.', 'Č. ukazatele'], []],
  criterion: [
    [criteria.columns.text.header],
    ['Kritéria plnění', 'Kritérium', 'Kritéria', 'Kritérium splnění', 'Kritéria splnění', 'Znění kritéria', 'Text kritéria'],
    [
      'Ukazatel',
      'Ukazatele',
      'Ukazatel plnění',
      'Ukazatele plnění',
      'Měřitelný ukazatel',
      'Měřitelné ukazatele',
      'Indikátor',
      'Indikátory',
      'Indikátor plnění',
      'Indikátory plnění',
    ],
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
const WORDS = FIELDS.map((field) => ({ field, ranks: NAMES[field].map((names) => new Set(names.map(fold))) }));

export interface ListColumns {
  /** The column of each field that has just one. */
  readonly at: ReadonlyMap<ListField, number>;
  /** Criteria may stand in several columns side by side; with the number that a header gives. */
  readonly criteria: readonly { readonly column: number; readonly number: string | null }[];
  /** Two columns that may be the same field. */
  readonly ambiguous: readonly { readonly field: ListField; readonly first: number; readonly second: number }[];
}

/** Fields whose columns were found, each counted once. */
export const fieldsFound = ({ at, criteria: columns }: ListColumns): number => at.size + (columns.length > 0 ? 1 : 0);

/** Nothing longer is a header. */
const LONGEST_HEADER = 200;

/** @param header texts of a row by 0-based column */
export function columnsOf(header: ReadonlyMap<number, string>): ListColumns {
  const heads = [...header].flatMap(([column, text]) => (text.length > LONGEST_HEADER ? [] : [{ column, ...headOf(text) }]));
  const taken = new Set<number>();
  const at = new Map<ListField, number>();
  const ambiguous: ListColumns['ambiguous'][number][] = [];
  let several: ListColumns['criteria'] = [];
  for (const { field, ranks } of WORDS) {
    for (const words of ranks) {
      const found = heads.filter(
        (head) =>
          !taken.has(head.column) &&
          (head.names.some((name) => words.has(name)) || (field === 'criterion' && words.has(head.base) && head.number !== null)) &&
          // A number to the left of the measure counts rows, not criteria.
          (field !== 'number' || head.column > (at.get('code') ?? Infinity)),
      );
      const [first, second] = found;
      if (!first) continue;
      found.forEach(({ column }) => taken.add(column));
      if (field === 'criterion') {
        const isSeries = found.every(({ base }) => base === first.base);
        if (second && !isSeries) ambiguous.push({ field, first: first.column, second: second.column });
        several = found.map(({ column, number }) => ({ column, number }));
      } else if (second) ambiguous.push({ field, first: first.column, second: second.column });
      else at.set(field, first.column);
      break;
    }
  }
  return { at, criteria: several, ambiguous };
}

/** "Kritéria plnění (ukazatele)" and "Kritérium 2" by the words that matter. */
function headOf(text: string): { names: string[]; base: string; number: string | null } {
  const whole = fold(text).replace(/ ?:$/, '');
  const bare = fold(whole.replace(/\s*\([^)]*\)/g, ''));
  const [, before, after] = /^(?:(\d{1,2})\.? )?.*?(?: (?:c\. ?)?(\d{1,2}))?$/.exec(bare) ?? [];
  const number = after ?? before ?? null;
  const base = bare.replace(/^\d{1,2}\.? /, '').replace(/ (c\. ?)?\d{1,2}$/, '');
  return { names: [whole, bare], base, number };
}
