import { INTERPRETATIONS } from '../core/rules/interpretation';
import { INTERPRETATION_WORD } from '../core/text/wording';
import {
  CAUSE,
  CHANGE,
  COMMENT_KIND,
  COMMENT_STATE,
  LEVEL,
  LEVEL_UNDER,
  PROGRESS,
  READING,
  REASON,
  RELATION,
  RESULT,
  STANDING,
  UNREADABLE,
  UNSTATED,
} from './codes';

/**
 * The files of open data, stated once: the CSV files, their metadata, the tables of `pravidlo.sql`, Parquet and the
 * verification derive from it. Names of columns are lower-case ASCII and never change: programs of others rely on them.
 */

/** `list` is several codes apart by semicolons. */
export type FieldType = 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'list';

export interface Field {
  readonly title: string;
  readonly about?: string;
  readonly type: FieldType;
  /** Never empty. */
  readonly required?: true;
  /** The only values it may have. */
  readonly codes?: readonly string[];
  /** Made of the other files by the rule: the verification makes it again and compares. */
  readonly derived?: true;
}

/** Columns that lead to a row of another file, in the order of its columns. */
export interface Reference {
  readonly columns: readonly string[];
  readonly table: string;
  readonly to: readonly string[];
}

export interface OpenTable {
  readonly title: string;
  readonly about: string;
  readonly fields: Readonly<Record<string, Field>>;
  /** Columns that tell its rows apart, besides those of the plan. */
  readonly key: readonly string[];
  readonly refs?: readonly Reference[];
}

const text = (title: string, about?: string): Field => ({ title, type: 'text', ...(about === undefined ? {} : { about }) });
const coded = (title: string, codes: readonly string[], about?: string): Field => ({ ...text(title, about), codes });
const integer = (title: string, about?: string): Field => ({ ...text(title, about), type: 'integer' });
const decimal = (title: string, about?: string): Field => ({ ...text(title, about), type: 'decimal' });
const flag = (title: string, about?: string): Field => ({ ...text(title, about), type: 'boolean', required: true });
const date = (title: string, about?: string): Field => ({ ...text(title, about), type: 'date' });
const needed = (field: Field): Field => ({ ...field, required: true });
const derived = (field: Field): Field => ({ ...field, derived: true });

/** By which the rows of one plan in one period are told from those of any other. */
export const PLAN_KEY = ['kraj', 'plan', 'obdobi'] as const;

/** What stands at the beginning of every row. */
const CONTEXT = {
  kraj: needed(text('Kraj', `Kód NUTS 3 podle obcí plánu; ${UNSTATED} u plánu, který není krajský`)),
  plan: needed(text('Plán', 'Název plánu')),
  obdobi: needed(text('Období', 'Roky, nebo první a poslední den')),
  stav_k_datu: date('Stav k datu', 'Den, ke kterému se plnění vyhodnocuje'),
  vyklad: needed(coded('Výklad pravidla', READING.all, 'Podle kterého jsou úrovně v tomto řádku')),
  prah: needed(decimal('Práh území', 'Podíl obcí, od kterého je kritérium hodnocené podle území plněno')),
} as const satisfies Record<string, Field>;

const measureCode = needed(text('Kód opatření'));
const criterionNumber = needed(text('Číslo kritéria', `${UNSTATED} u opatření, které kritéria nemá a hodnotí se jako jedno`));
const level = (title: string, about?: string): Field => coded(title, LEVEL.all, about);
const levelsUnder = Object.fromEntries(
  INTERPRETATIONS.map((id) => [LEVEL_UNDER[id], derived(needed(level(`Úroveň při výkladu ${INTERPRETATION_WORD[id]}`)))]),
);
const tally = (what: string, of: string): Readonly<Record<string, Field>> => ({
  [`${what}_plneno`]: derived(needed(integer(`${of} plněno`))),
  [`${what}_castecne`]: derived(needed(integer(`${of} plněno částečně`))),
  [`${what}_neplneno`]: derived(needed(integer(`${of} neplněno`))),
});

const OF_MEASURE: Reference = { columns: [...PLAN_KEY, 'kod_opatreni'], table: 'opatreni', to: [...PLAN_KEY, 'kod_opatreni'] };
const criterionKey = [...PLAN_KEY, 'kod_opatreni', 'cislo_kriteria'];
const OF_CRITERION: Reference = { columns: criterionKey, table: 'kriteria', to: criterionKey };
const OF_STATEMENT: Reference = { columns: [...PLAN_KEY, 'cislo_podkladu'], table: 'vyjadreni', to: [...PLAN_KEY, 'cislo_podkladu'] };
const OF_MUNICIPALITY: Reference = { columns: [...PLAN_KEY, 'kod_obce'], table: 'obce', to: [...PLAN_KEY, 'kod_obce'] };
const areaRef = (column: string): Reference => ({ columns: [...PLAN_KEY, column], table: 'okruhy', to: [...PLAN_KEY, 'kod_okruhu'] });

const statementNumber = needed(integer('Číslo podkladu', 'Pořadí řádku v tabulce podkladů, od 1'));

/** In the order in which they refer to one another. */
const TABLES = {
  plan: {
    title: 'Plán',
    about: 'Podle čeho se plán v období hodnotil.',
    key: [],
    fields: {
      ...CONTEXT,
      obdobi_od: date('První den období'),
      obdobi_do: date('Poslední den období'),
      opatreni: derived(needed(integer('Počet opatření'))),
      obci: derived(needed(integer('Počet obcí'))),
      asz_uvedeny_soucet: decimal('Součet prostředků ASZ, jak je uveden', 'Kč'),
      kontrolni_kod: needed(text('Kontrolní kód podkladů', 'Týž jako na listu Souhrn sešitu, ze kterého data jsou')),
    },
  },
  okruhy: {
    title: 'Okruhy a podokruhy',
    about: 'Jak je plán členěn.',
    key: ['kod_okruhu'],
    fields: { ...CONTEXT, kod_okruhu: needed(text('Kód')), nazev: text('Název'), nadrazeny: text('Kód okruhu, do kterého patří') },
    refs: [areaRef('nadrazeny')],
  },
  obce: {
    title: 'Obce',
    about: 'Obce, za které se hodnotí kritéria podle území.',
    key: ['kod_obce'],
    fields: {
      ...CONTEXT,
      kod_obce: needed(text('Kód obce', 'Podle ČSÚ')),
      nazev: text('Obec'),
      orp: text('Správní obvod obce s rozšířenou působností'),
      pou: text('Správní obvod pověřeného obecního úřadu'),
      partner_asz: flag('Partner ASZ', 'Spolupracuje s Agenturou pro sociální začleňování'),
    },
  },
  opatreni: {
    title: 'Opatření',
    about: 'Jak bylo každé opatření vyhodnoceno.',
    key: ['kod_opatreni'],
    fields: {
      ...CONTEXT,
      kod_opatreni: measureCode,
      okruh: text('Kód okruhu'),
      podokruh: text('Kód podokruhu'),
      nazev: text('Opatření'),
      gestor: text('Gestor', 'Několik gestorů odděluje středník'),
      uroven: derived(needed(level('Výsledná úroveň', 'Ruční úprava, kde je; jinak vypočtená'))),
      uroven_vypoctena: derived(needed(level('Úroveň vypočtená pravidlem'))),
      uroven_rucni: level('Ruční úprava', 'Jen úplná: s důvodem, jménem a datem'),
      ...levelsUnder,
      hranicni: derived(flag('Hraniční', 'Vypočtená úroveň se liší podle výkladu')),
      ...tally('kriterii', 'Kritérií'),
      bez_odpovedi: derived(flag('Bez odpovědi', 'K žádnému kritériu nikdo nic nedoložil')),
      duvod: derived(coded('Hlavní důvod', REASON.all)),
    },
    refs: [areaRef('okruh'), areaRef('podokruh')],
  },
  kriteria: {
    title: 'Kritéria',
    about: 'Jak bylo vyhodnoceno každé kritérium.',
    key: ['kod_opatreni', 'cislo_kriteria'],
    fields: {
      ...CONTEXT,
      kod_opatreni: measureCode,
      cislo_kriteria: criterionNumber,
      kriterium: text('Kritérium plnění'),
      uroven: derived(needed(level('Úroveň'))),
      ...levelsUnder,
      ...tally('hlasu', 'Hlasů'),
      pokryto_obci: derived(integer('Pokryto obcí', 'Jen u kritéria hodnoceného podle území')),
      bez_odpovedi: derived(flag('Bez odpovědi', 'Nikdo nic nedoložil')),
      duvod: derived(coded('Důvod', REASON.all)),
    },
    refs: [OF_MEASURE],
  },
  vyjadreni: {
    title: 'Vyjádření předkladatelů',
    about: 'Každý podklad bez textů a bez předkladatele: jen to, z čeho pravidlo počítá.',
    key: ['cislo_podkladu'],
    fields: {
      ...CONTEXT,
      cislo_podkladu: statementNumber,
      kod_opatreni: measureCode,
      cislo_kriteria: criterionNumber,
      vztah: coded('Vztah podkladu', [...RELATION.all, UNREADABLE]),
      stav: coded('Stav realizace', [...PROGRESS.all, UNREADABLE]),
      doklad: flag('Doloženo', 'Podklad má popis nebo odkaz'),
      uzemi_uvedeno: flag('Území uvedeno', 'Obce jsou v souboru vyjadreni_obce.csv'),
      opakuje: integer('Opakuje podklad', 'Číslo podkladu, který říká totéž: jsou jedním hlasem'),
      duvod: coded('Důvod', REASON.all),
      uroven: derived(level('Úroveň', 'Prázdná: podklad nemá hlas')),
    },
    refs: [OF_CRITERION],
  },
  vyjadreni_obce: {
    title: 'Území podkladů',
    about: 'Které obce podklad zahrnuje.',
    key: ['cislo_podkladu', 'kod_obce'],
    fields: { ...CONTEXT, cislo_podkladu: statementNumber, kod_obce: needed(text('Kód obce', 'Podle ČSÚ')) },
    refs: [OF_STATEMENT, OF_MUNICIPALITY],
  },
  uzemi: {
    title: 'Plnění podle obcí',
    about: 'Jak je na tom každá obec v každém kritériu, které se hodnotí podle území.',
    key: ['kod_opatreni', 'cislo_kriteria', 'kod_obce'],
    fields: {
      ...CONTEXT,
      kod_opatreni: measureCode,
      cislo_kriteria: criterionNumber,
      kod_obce: needed(text('Kód obce', 'Podle ČSÚ')),
      stav: derived(needed(coded('Stav', STANDING.all, 'Nejlepší úroveň, kterou o obci někdo doložil'))),
    },
    refs: [OF_CRITERION, OF_MUNICIPALITY],
  },
  souhrn: {
    title: 'Souhrn',
    about: 'Počty a podíly opatření celkem (podle každého výkladu), po okruzích, podokruzích, gestorech a důvodech.',
    key: ['cleneni', 'kod', 'vyklad'],
    fields: {
      ...CONTEXT,
      cleneni: needed(coded('Členění', ['celkem', 'okruh', 'podokruh', 'gestor', 'duvod'])),
      kod: needed(text('Kód', `Okruhu, gestora, důvodu; ${UNSTATED} u opatření, která žádný nemají`)),
      nazev: text('Název'),
      pouzity_vyklad: flag('Použitý výklad', 'Podle tohoto výkladu plán vychází; ostatní jsou pro srovnání'),
      plneno: derived(needed(integer('Plněno'))),
      castecne: derived(needed(integer('Plněno částečně'))),
      neplneno: derived(needed(integer('Neplněno'))),
      celkem: derived(needed(integer('Celkem'))),
      podil_plneno: derived(integer('Plněno, %', 'Celá procenta, která dají dohromady 100')),
      podil_castecne: derived(integer('Plněno částečně, %')),
      podil_neplneno: derived(integer('Neplněno, %')),
    },
  },
  asz: {
    title: 'Prostředky ASZ',
    about: 'Prostředky obcí ve spolupráci s Agenturou pro sociální začleňování.',
    key: ['poradi'],
    fields: {
      ...CONTEXT,
      poradi: needed(integer('Pořadí')),
      kod_obce: text('Kód obce', 'Podle ČSÚ; prázdný, není-li obec v plánu'),
      obec: text('Obec'),
      castka: decimal('Prostředky', 'Kč'),
      podil: derived(decimal('Podíl', 'Ze součtu řádků, na šest míst')),
    },
    refs: [OF_MUNICIPALITY],
  },
  pripominky: {
    title: 'Připomínky',
    about: 'Připomínky ke zprávě a jak byly vypořádány, bez znění.',
    key: ['poradi'],
    fields: {
      ...CONTEXT,
      poradi: needed(integer('Pořadí')),
      cislo: text('Číslo připomínky'),
      kolo: text('Kolo'),
      kod_opatreni: text('Kód opatření', 'Prázdný, je-li připomínka k něčemu jinému'),
      kdo: text('Kdo'),
      typ: coded('Typ', COMMENT_KIND.all),
      stav: needed(coded('Stav', COMMENT_STATE.all)),
      vysledek: coded('Vypořádání', RESULT.all),
    },
    refs: [OF_MEASURE],
  },
  pohyb: {
    title: 'Pohyb mezi obdobími',
    about: 'Jak se opatření změnila od období, která jsou v sešitu uzavřena.',
    key: ['poradi'],
    fields: {
      ...CONTEXT,
      poradi: needed(integer('Pořadí')),
      obdobi_pred: needed(text('Období předtím')),
      obdobi_po: needed(text('Období potom')),
      kod_opatreni: measureCode,
      uroven_pred: level('Úroveň předtím'),
      uroven_po: level('Úroveň potom'),
      zmena: derived(needed(coded('Změna', CHANGE.all))),
      priciny: { ...text('Příčiny změny'), type: 'list', codes: CAUSE.all },
    },
  },
  podklady: {
    title: 'Podklady s texty',
    about: 'Znění podkladů. Zveřejňuje se jen po potvrzení, že neobsahuje osobní údaje.',
    key: ['cislo_podkladu'],
    fields: {
      ...CONTEXT,
      cislo_podkladu: statementNumber,
      kod_opatreni: measureCode,
      cislo_kriteria: criterionNumber,
      predkladatel: text('Předkladatel'),
      uzemi: text('Území, jak je napsáno'),
      popis: text('Popis'),
      odkaz: text('Odkaz'),
      datum: date('Datum'),
      vlastni_hodnoceni: level('Vlastní hodnocení předkladatele'),
    },
    refs: [OF_STATEMENT, OF_CRITERION],
  },
} as const satisfies Record<string, OpenTable>;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];
/** Only in an export with texts. */
export const WITH_TEXTS: TableName = 'podklady';

export type Value = string | number | boolean | null;
export type OpenRow = Readonly<Record<string, Value>>;
export type OpenRows = Readonly<Partial<Record<TableName, readonly OpenRow[]>>>;

/** The same record as any table of its kind. */
export const openTable = (name: TableName): OpenTable => TABLES[name];
/** All columns that tell the rows of a file apart, whatever plans it holds. */
export const keyOf = (name: TableName): readonly string[] => [...PLAN_KEY, ...openTable(name).key];
export const csvName = (name: TableName): string => `${name}.csv`;
export const parquetName = (name: TableName): string => `${name}.parquet`;
export const excelName = (name: TableName): string => `excel/${name}-excel.csv`;
