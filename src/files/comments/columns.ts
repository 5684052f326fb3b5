import { fold } from '../../core/text/text';
import { COMMENT_FORM } from '../../schema/comments';
import { INPUT } from '../../schema/tables';
import { headOf, LONGEST_HEADER } from '../measureList/layout/columns';

/** What the columns of a table of comments may hold. */
type CommentField = 'number' | 'who' | 'author' | 'code' | 'place' | 'kind' | 'text' | 'proposal' | 'reason' | 'settlement' | 'date';

const { comments } = INPUT;
const ASKED = '(?:pripominkuj[ie]ci(?:ho)?|pripominkov(?:e|eho) mist[oa]|predkladatel[e]?|navrhovatel[e]?)';

/**
 * How each is headed, folded: as our own workbooks head it, then as offices usually do, then words that may mean it when
 * nothing better is there. Fields that come first choose first.
 */
const NAMES: Readonly<Record<CommentField, readonly (readonly string[])[]>> = {
  text: [
    [fold(comments.columns.comment.header), 'pripominky'],
    [
      '(?:zneni|text|obsah|popis|formulace|predmet) (?:pripomin(?:ky|ek)|namitky|podnetu)',
      'pripominka (?:vcetne|a|s) .*',
      'pripominky (?:a|nebo|ci|/) \\S+(?: \\S+)?',
      '(?:uplatnena|vznesena|konkretni) pripominka',
    ],
    ['vyjadreni', 'namitk[ay]', 'podnet(?:y)?', 'namet(?:y)?', 'komentar(?:e)?', 'poznamk[ay]', 'text'],
  ],
  proposal: [
    [fold(comments.columns.proposal.header)],
    [
      '(?:navrhovan|pozadovan|doporucen|nov)(?:e|a|y) (?:zneni|uprava|zmena|text|reseni|formulace)',
      'navrh (?:(?:noveho |upraveneho )?(?:zneni|textu)|uprav(?:y)?|zmen(?:y)?|reseni|na (?:zmenu|upravu|reseni|zneni))',
    ],
    ['navrh(?:y)?'],
  ],
  settlement: [
    [fold(comments.columns.settlement.header)],
    [
      '(?:zpusob|navrh|stav) vyporadani(?: pripomin(?:ky|ek))?',
      'vyporadani pripomin(?:ky|ek)',
      'stanovisko(?: \\S+)?',
      'reakce(?: \\S+)?',
      'odpoved(?: \\S+)?',
    ],
  ],
  reason: [
    ['oduvodneni', 'zduvodneni'],
    ['(?:oduvodneni|zduvodneni) pripominky', 'duvod(?: pripominky)?'],
  ],
  code: [
    [fold(comments.columns.measure.header)],
    ['(?:kod|cislo|c\\.?|oznaceni) opatreni', 'opatreni(?: \\(?(?:c|cislo|kod)\\.?\\)?)?', 'k opatreni'],
    ['kod'],
  ],
  place: [
    [fold(comments.columns.place.header)],
    [
      '(?:kapitola|strana|str|stranka|oddil|odstavec|odst|cast|bod|clanek|ustanoveni|priloha|tabulka|radek)(?:[ ,/]+(?:a |nebo )?(?:kapitola|strana|str|stranka|oddil|odstavec|odst|cast|bod|clanek|ustanoveni|priloha|tabulka|radek|kapitoly|c)\\.?)*',
      'ceho se (?:pripominka )?tyka',
      '(?:cast|misto|usek) (?:dokumentu|textu|materialu|zpravy|v (?:dokumentu|textu|materialu))',
      '(?:k|ke) (?:cast|kapitol|stran|ustanoven|bod|text)\\S*',
      '(?:umisteni|lokalizace|odkaz)(?: v (?:textu|dokumentu|materialu))?',
      '(?:cislo|c\\.?) (?:strany|kapitoly|stranky|bodu)',
    ],
    ['(?:puvodni|stavajici|soucasne|dotcene) (?:zneni|text)', 'text (?:zpravy|dokumentu)'],
  ],
  kind: [
    [fold(comments.columns.kind.header)],
    ['(?:typ|druh|zavaznost|charakter|kategorie|povaha) pripominky', 'z ?/ ?d', 'zasadni(?: ?[/-] ?\\S+)?(?: \\(?ano ?/ ?ne\\)?)?'],
    ['druh', 'zavaznost', 'charakter', 'kategorie', 'vyznam'],
  ],
  who: [
    [fold(comments.columns.who.header)],
    [
      `${ASKED}`,
      `(?:nazev |oznaceni )?(?:instituce|organizace|subjektu?|resortu?|re[sz]ort|odboru?|utvaru?|uradu?|obce|ministerstv[oa]|mesta|pracoviste)`,
      '(?:instituce|organizace|subjekt)[ ,/]+\\S+',
      '(?:od koho|uplatnil|podal|zaslal|predlozil|vznesl|kdo pripominku (?:uplatnil|podal|vznesl))',
      'pripominkove misto',
    ],
    ['komise', 'clen(?: komise| skupiny)?', 'zdroj'],
  ],
  author: [['(?:jmeno(?: a prijmeni)?|autor(?: pripominky)?|zpracoval|zpracovatel|kontaktni osoba|pripominkoval|osoba)']],
  number: [
    [fold(COMMENT_FORM.columns.number.header)],
    ['(?:cislo|c\\.?|por(?:adove)?\\.? c(?:islo)?\\.?|poradi|id)(?: pripominky)?', 'p\\. ?c', 'pripominka c'],
    ['#', 'polozka'],
  ],
  date: [['datum(?: \\S+)?', 'dne']],
};

const FIELDS = Object.keys(NAMES) as CommentField[];
const WORDS = FIELDS.map((field) => ({ field, ranks: NAMES[field].map((names) => new RegExp(`^(?:${names.join('|')})$`)) }));

/** What our own workbook says beside the comments. */
const OWN = fold(COMMENT_FORM.columns.missing.header);
/** So the report heads its annex no. 2. */
const ANNEX = ['Č.', 'Kdo', 'Čeho se týká', 'Připomínka', 'Vypořádání'].map(fold).join('|');

/** Which column holds what; a place may stand in several, "kapitola" and "strana". */
export interface CommentColumns {
  readonly at: ReadonlyMap<CommentField, number>;
  readonly places: readonly { readonly column: number; readonly header: string }[];
  /** It is annex no. 2 of the report: what it says is settled already. */
  readonly isAnnex: boolean;
  /** Headers of columns that are not read. */
  readonly unused: readonly { readonly column: number; readonly header: string }[];
}

/**
 * The columns of a row that heads a table of comments.
 * @param header texts by 0-based column
 * @returns null for any other row: a table of comments has a column for them, or for the wording that is wanted, and at least one more that is known
 */
export function commentColumns(header: ReadonlyMap<number, string>): CommentColumns | null {
  const heads = [...header]
    .filter(([, text]) => text.length <= LONGEST_HEADER)
    .map(([column, text]) => ({ column, text, ...headOf([text]) }));
  if (heads.length < 2) return null;
  const taken = new Set<number>();
  const at = new Map<CommentField, number>();
  let places: CommentColumns['places'] = [];
  let isSure = false;
  for (const { field, ranks } of WORDS)
    for (const words of ranks) {
      const isOf = ({ column, names, parts }: (typeof heads)[number], one: RegExp): boolean =>
        !taken.has(column) && [...names, ...parts].some((name) => one.test(name));
      // The chapter and the wording that stands there are the place together.
      const found = heads.filter((head) => (field === 'place' ? ranks.some((one) => isOf(head, one)) : isOf(head, words)));
      const [first] = found;
      if (!first) continue;
      if (field === 'place') {
        places = found.map(({ column, text }) => ({ column, header: text }));
        for (const { column } of found) taken.add(column);
      } else taken.add(first.column);
      at.set(field, first.column);
      if (field === 'proposal') isSure = words !== ranks.at(-1);
      break;
    }
  // A table of proposals for the wording may have no column for comments; any plan has "návrhy".
  const isOfProposals = isSure && (at.has('place') || at.has('reason') || at.has('code'));
  if ((!at.has('text') && !isOfProposals) || at.size < 2) return null;
  const isRead = ({ column, text }: (typeof heads)[number]): boolean => taken.has(column) || fold(text) === OWN;
  const isAnnex = heads.map(({ text }) => fold(text)).join('|') === ANNEX;
  return { at, places, isAnnex, unused: heads.filter((head) => !isRead(head)).map(({ column, text }) => ({ column, header: text })) };
}
