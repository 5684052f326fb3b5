import type { AszTotal } from '../core/plan/plan';
import { DEFAULT_THRESHOLD } from '../core/rules/threshold';

/**
 * The reporting workbook, stated once. Template, reader, writer, checks and manuals derive from it.
 * Sheet names and headers are Czech because the officials read them; table names are ASCII because formulas do.
 */

/** What a column's cells hold; decides number format, alignment and width. */
/** `code` is a text that looks like a number: 1.10 and 01 keep their zeros only where the cell says that it holds a text. */
export type Kind = 'text' | 'code' | 'longText' | 'number' | 'money' | 'percent' | 'date';

/** The named ranges on the very hidden sheet Číselníky that feed the drop-downs. */
export type ListName =
  | 'Seznam_Urovne'
  | 'Seznam_Vztahy'
  | 'Seznam_Stavy'
  | 'Seznam_Duvody'
  | 'Seznam_Vyklady'
  | 'Seznam_AnoNe'
  | 'Seznam_Typy'
  | 'Seznam_Vyporadani'
  | 'Seznam_TypyPripominek'
  | 'Seznam_StavyPripominek'
  | 'Seznam_Okruhy'
  | 'Seznam_Gestori'
  | 'Seznam_Opatreni';

export interface Column {
  readonly header: string;
  readonly kind: Kind;
  /** Column width in characters of the default font. */
  readonly width: number;
  /** A missing required column is an error; a missing optional one reads as empty. */
  readonly required?: true;
  /** Written by the add-in, never typed, and left out of the fingerprint of the inputs. */
  readonly written?: true;
  /** A workbook that is made without a value for it has no such column. */
  readonly whenFilled?: true;
  readonly list?: ListName;
  /** Offered in a drop-down where the add-in makes the table; without commas, which part them. Other words may be typed. */
  readonly choices?: readonly string[];
}

export interface Table {
  readonly name: string;
  readonly sheet: string;
  readonly columns: Readonly<Record<string, Column>>;
}

/** A table that the add-in writes, on a sheet that it makes when it is first needed. */
export interface OutputTable extends Table {
  /** Columns that together tell its rows apart, the first one unless said: what users wrote beside a row goes with them. */
  readonly key?: readonly string[];
  /** What the cells of the key said in earlier versions, and what they say now. */
  readonly earlier?: Readonly<Record<string, string>>;
  /** Its rows stay, and its columns without `written` are for people to fill in; see `keepRows`. Other tables are written whole. */
  readonly kept?: true;
  /** Its last row sums the others up. */
  readonly totalled?: true;
  /** Its rows are the three levels: their words stand in the levels' colours. */
  readonly levels?: true;
  /** On paper it begins a page with what stands below it, so that none is cut where it need not be. */
  readonly onNewPage?: true;
  /** The columns that are printed where it is not all of them; those up to `repeatedTo` get on the page as titles. */
  readonly printed?: { readonly repeatedTo: string; readonly from: string; readonly to: string };
  /** A page begins wherever the text of this column changes. */
  readonly newPageBy?: string;
  /** Lines between its rows: not every program draws the style of a table. */
  readonly ruled?: true;
  /** Its header has the buttons of a filter. */
  readonly filtered?: true;
  /** A word of one column that is to be seen at a glance, whatever rows the table comes to have. */
  readonly stressed?: { readonly column: string; readonly word: string };
}

const text = { kind: 'text', width: 14 } as const;
const code = { kind: 'code', width: 14 } as const;
const long = { kind: 'longText', width: 46 } as const;
const number = { kind: 'number', width: 11 } as const;
const date = { kind: 'date', width: 13 } as const;
const required = { required: true } as const;
const written = { written: true } as const;

/** Tables that people fill in (some columns of `measures` and `criteria` are written by the add-in). */
export const INPUT = {
  settings: {
    name: 'tblNastaveni',
    sheet: 'Nastavení',
    columns: {
      key: { header: 'Klíč', ...text, width: 28, ...required },
      value: { header: 'Hodnota', ...text, width: 42, ...required },
      meaning: { header: 'Význam', ...long },
    },
  },
  areas: {
    name: 'tblOkruhy',
    sheet: 'Okruhy',
    columns: {
      code: { header: 'Kód', ...code, width: 8, ...required },
      name: { header: 'Název', ...long, ...required },
      parent: { header: 'Nadřazený', ...code, width: 12 },
    },
  },
  measures: {
    name: 'tblOpatreni',
    sheet: 'Opatření',
    columns: {
      code: { header: 'Kód', ...code, width: 9, ...required },
      subarea: { header: 'Podokruh', ...code, width: 11, ...required, list: 'Seznam_Okruhy' },
      title: { header: 'Opatření', ...long, ...required },
      lead: { header: 'Gestor', ...text, width: 26, ...required, list: 'Seznam_Gestori' },
      partners: { header: 'Spolugestoři', ...text, width: 30 },
      due: { header: 'Termín', ...text },
      liveLevel: { header: 'Úroveň (živě)', ...text, width: 17, ...written },
      overrideLevel: { header: 'Ruční úprava', ...text, width: 17, list: 'Seznam_Urovne' },
      overrideReason: { header: 'Důvod úpravy', ...long, width: 32 },
      overrideAuthor: { header: 'Upravil', ...text, width: 18 },
      overrideDate: { header: 'Upraveno', ...date },
      finalLevel: { header: 'Výsledná úroveň', ...text, width: 18, ...written },
      why: { header: 'Zdůvodnění', ...long, width: 60, ...written },
      mainReason: { header: 'Hlavní důvod', ...text, width: 30, ...written },
      note: { header: 'Poznámka', ...long, width: 30 },
      // The coordinator's own sentence beside the computed level; only the report shows it.
      stance: { header: 'Stanovisko koordinátora', ...long, width: 40 },
      /** Codes of the measures of the last period that it follows. */
      follows: { header: 'Navazuje na', ...code, width: 14, whenFilled: true },
    },
  },
  criteria: {
    name: 'tblKriteria',
    sheet: 'Kritéria',
    columns: {
      measure: { header: 'Kód opatření', ...code, ...required, list: 'Seznam_Opatreni' },
      number: { header: 'Č.', ...code, width: 6, ...required },
      text: { header: 'Kritérium plnění', ...long, width: 70, ...required },
      level: { header: 'Úroveň', ...text, width: 18, ...written },
    },
  },
  statements: {
    name: 'tblPodklady',
    sheet: 'Podklady',
    columns: {
      measure: { header: 'Kód opatření', ...code, width: 11, ...required, list: 'Seznam_Opatreni' },
      criterion: { header: 'Č. kritéria', ...code, width: 9, ...required },
      submitter: { header: 'Předkladatel', ...text, width: 24, ...required },
      relation: { header: 'Vztah podkladu', ...text, width: 14, ...required, list: 'Seznam_Vztahy' },
      progress: { header: 'Stav realizace', ...text, width: 20, ...required, list: 'Seznam_Stavy' },
      territory: { header: 'Území', ...text, width: 24 },
      description: { header: 'Popis', ...long, ...required },
      link: { header: 'Odkaz', ...text, width: 22 },
      date: { header: 'Datum', ...date, width: 11 },
      reason: { header: 'Důvod', ...text, width: 20, list: 'Seznam_Duvody' },
      ownLevel: { header: 'Vlastní hodnocení', ...text, width: 18, list: 'Seznam_Urovne' },
      source: { header: 'Zdroj', ...text, width: 24 },
    },
  },
  leads: {
    name: 'tblGestori',
    sheet: 'Gestoři',
    columns: {
      name: { header: 'Gestor', ...text, width: 34, ...required },
      short: { header: 'Zkratka', ...text, width: 10 },
      type: { header: 'Typ', ...text, width: 22, list: 'Seznam_Typy' },
      email: { header: 'E-mail', ...text, width: 30 },
      returned: { header: 'Odevzdáno', ...date },
      file: { header: 'Soubor', ...text, width: 30 },
      // The specification's columns end here: a call and a confirmation need a place that survives closing the workbook.
      called: { header: 'Vyzváno', ...date },
      confirmedBy: { header: 'Potvrdil', ...text, width: 22 },
      confirmedOn: { header: 'Potvrzeno', ...date },
    },
  },
  municipalities: {
    name: 'tblObce',
    sheet: 'Obce',
    columns: {
      code: { header: 'Kód obce', ...code, width: 10, ...required },
      name: { header: 'Obec', ...text, width: 26, ...required },
      orp: { header: 'ORP', ...text, width: 22, ...required },
      pou: { header: 'POÚ', ...text, width: 24, ...required },
      district: { header: 'Okres', ...text, width: 20 },
      population: { header: 'Obyvatel', ...number },
      aszPartner: { header: 'Partner ASZ', ...text, width: 12, list: 'Seznam_AnoNe' },
      aszSince: { header: 'Spolupráce od', ...text },
      addressed: { header: 'Osloveno', ...text, width: 10, list: 'Seznam_AnoNe' },
      // The place on the map of equal tiles, from 1 at the top left.
      tileRow: { header: 'Mapa: řádek', ...number },
      tileColumn: { header: 'Mapa: sloupec', ...number, width: 13 },
    },
  },
  asz: {
    name: 'tblAsz',
    sheet: 'ASZ',
    columns: {
      municipality: { header: 'Obec', ...text, width: 28, ...required },
      funds: { header: 'Prostředky (Kč)', kind: 'money', width: 18, ...required },
      note: { header: 'Poznámka', ...long },
    },
  },
  comments: {
    name: 'tblPripominky',
    sheet: 'Připomínky',
    columns: {
      number: { header: 'Č.', ...code, width: 6, ...required },
      measure: { header: 'Kód opatření', ...code, ...required, list: 'Seznam_Opatreni' },
      who: { header: 'Kdo', ...text, width: 26, ...required },
      comment: { header: 'Připomínka', ...long, ...required },
      settlement: { header: 'Vypořádání', ...text, width: 20, list: 'Seznam_Vyporadani' },
      state: { header: 'Stav', ...text, list: 'Seznam_StavyPripominek' },
      round: { header: 'Kolo', ...code, width: 7 },
      place: { header: 'Místo', ...text, width: 24 },
      kind: { header: 'Typ', ...text, width: 14, list: 'Seznam_TypyPripominek' },
      proposal: { header: 'Navržené znění', ...long },
      reason: { header: 'Odůvodnění', ...long },
      where: { header: 'Zapracováno kde', ...text, width: 24 },
      by: { header: 'Vyřídil', ...text, width: 18 },
      on: { header: 'Dne', ...date },
      source: { header: 'Zdroj', ...text, width: 24 },
    },
  },
} as const satisfies Record<string, Table>;

export type InputId = keyof typeof INPUT;
export type ColumnId<T extends InputId> = keyof (typeof INPUT)[T]['columns'] & string;

/** The name of the cell with the total that the ASZ table declares. */
export const ASZ_TOTAL_NAME = 'ASZ_Celkem';

/**
 * What the value of a setting is: decides how the cell is read, its number format and its field in the pane.
 * `count` is a whole number from 0, `share` a part of one above 0 (0.9, also typed "90 %").
 */
export type SettingKind = 'text' | 'date' | 'count' | 'share' | 'interpretation' | 'choice';

export interface Setting {
  readonly key: string;
  readonly kind: SettingKind;
  readonly meaning: string;
  readonly initial: string | number;
  /** The words that may be chosen; of another kind there are none. */
  readonly choices?: readonly string[];
  /** Has a row only where it says something: a workbook without it is as it always was. */
  readonly optional?: true;
}

/** Which total of the funds of the ASZ texts quote. */
export const ASZ_TOTAL_WORD: Readonly<Record<AszTotal, string>> = { sum: 'součet řádků', declared: 'uvedený součet' };

/** In the setting of the territory: a plan of a town or an institution, in which nothing is counted by municipalities. */
export const WITHOUT_TERRITORY = 'bez území';

/** The rows of tblNastaveni; `initial` is what a new plan starts with. */
export const SETTINGS = {
  planName: { key: 'Název plánu', kind: 'text', meaning: 'Uvádí se v souhrnu a ve zprávě', initial: 'Akční plán 2024-2025' },
  chartTitle: {
    key: 'Nadpis grafu',
    kind: 'text',
    meaning: 'Nadpis koláčového grafu v souhrnu',
    initial: 'Přehled plnění akčního plánu 2024-2025',
  },
  periodFrom: { key: 'Období od', kind: 'date', meaning: 'První den hodnoceného období', initial: '2024-01-01' },
  periodTo: { key: 'Období do', kind: 'date', meaning: 'Poslední den hodnoceného období', initial: '2025-12-31' },
  asOf: { key: 'Stav k datu', kind: 'date', meaning: 'Ke kterému dni se plnění vyhodnocuje', initial: '2025-12-31' },
  expected: { key: 'Očekávaný počet opatření', kind: 'count', meaning: 'Kontrola, že žádné opatření nechybí', initial: 72 },
  threshold: {
    key: 'Práh území',
    kind: 'share',
    meaning: 'Podíl obcí, od kterého je kritérium s územím plněno („na téměř celém území“)',
    initial: DEFAULT_THRESHOLD,
  },
  reading: {
    key: 'Výklad pravidla',
    kind: 'interpretation',
    meaning: 'výchozí, doslovný, relativní, nebo vstřícný; relativní není monotónní: lepší kritérium může úroveň snížit, (2,1,1) → (2,2,0)',
    initial: 'výchozí',
  },
  calledOn: { key: 'Výzva ze dne', kind: 'date', meaning: 'Kdy byla výzva odeslána gestorům', initial: '' },
  deadline: { key: 'Termín odevzdání', kind: 'date', meaning: 'Do kdy mají gestoři podklady vrátit', initial: '' },
  territory: {
    key: 'Území plánu',
    kind: 'choice',
    meaning: 'U plánu města nebo instituce: co stojí ve sloupci Území, se nepočítá',
    initial: '',
    choices: [WITHOUT_TERRITORY],
    optional: true,
  },
  aszTotal: {
    key: 'Uváděný součet ASZ',
    kind: 'choice',
    meaning: 'Který součet prostředků ASZ uvádějí texty, liší-li se součet řádků od uvedeného',
    initial: '',
    choices: Object.values(ASZ_TOTAL_WORD),
    optional: true,
  },
} as const satisfies Record<string, Setting>;
export type SettingId = keyof typeof SETTINGS;
export const SETTING_IDS = Object.keys(SETTINGS) as SettingId[];

export const SHEETS = {
  instructions: 'Pokyny',
  lists: 'Číselníky',
  summary: 'Souhrn',
  checks: 'Kontrola',
  list: 'Souhrn seznamu',
} as const;
/** The sheet of the map, which is no table: what stands on it says schema/territory.ts, which comes when it is written. */
export const TERRITORY_SHEET = 'Území';

/** Custom document properties; renaming a file changes none of them. */
export const PROPERTY = {
  role: 'PlneniRole',
  version: 'PlneniVerze',
  plan: 'PlneniPlan',
  lead: 'PlneniGestor',
  issuedOn: 'PlneniVydano',
} as const;
export const SCHEMA_VERSION = '1';
