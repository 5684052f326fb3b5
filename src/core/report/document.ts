import type { Level } from '../plan/level';

/**
 * A document as data: what the report for the Council says, with the codes behind it, and nothing of how a program
 * stores it. Every text is finished Czech, typography included.
 */
export interface ReportDocument {
  readonly title: string;
  /** Below the title: the period, the day that the figures are of. */
  readonly subtitle: string;
  /** Who made the figures, from the workbook; "" where it does not say. */
  readonly author: string;
  /** The day that the figures are of; also the date of the document. ISO, or "" where the plan has none. */
  readonly asOf: string;
  readonly sections: readonly Section[];
}

/** In the order of the outline. Czech identifiers: they are typed after `--without` and stand in JSON. */
export const SECTION_IDS = [
  'uvod',
  'podklady',
  'shrnuti',
  'okruhy',
  'silne-slabe',
  'duvody',
  'uzemi',
  'revize',
  'porovnani',
  'vyhodnoceni',
  'omezeni',
  'usneseni',
  'priloha',
  'vyporadani',
] as const;
export type SectionId = (typeof SECTION_IDS)[number];

/** A chapter: its title is a heading of the first level. */
export interface Section {
  readonly id: SectionId;
  readonly title: string;
  readonly included: boolean;
  /** Why it is left out, or what it lacks; null where there is nothing to say. */
  readonly why: string | null;
  readonly blocks: readonly Block[];
  /** Wide tables on a page turned on its side. */
  readonly landscape?: true;
}

/** A run of text in one look: `strong`, `spaced` (letters apart, as resolutions write verbs), `fillIn` (a gap that somebody has to fill). */
export interface Run {
  readonly text: string;
  readonly look?: 'strong' | 'spaced' | 'fillIn';
}

export type Block = Heading | Paragraph | List | Table | Chart;

interface Heading {
  readonly kind: 'heading';
  /** Within a section, whose title is level 1; in the annex an area is 1 as well. */
  readonly level: 1 | 2 | 3;
  readonly text: string;
  /** The level of the measure that it heads. */
  readonly mark?: Level;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly runs: readonly Run[];
  /** Codes of the measures that the sentence counts; empty for one that counts nothing. */
  readonly codes: readonly string[];
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly Omit<Paragraph, 'kind'>[];
}

export interface Table {
  readonly kind: 'table';
  /** What it shows, for those who do not see it. */
  readonly alt: string;
  readonly columns: readonly {
    readonly header: string;
    /** Share of the width; they add up to 1. */ readonly width: number;
    readonly align: 'left' | 'right';
  }[];
  readonly rows: readonly (readonly Cell[])[];
  /** The last row sums the others up. */
  readonly hasTotal?: true;
}

export interface Cell {
  readonly text: string;
  /** The word of a level, in its colours. */
  readonly mark?: Level;
}

/** The numbers of a native chart. It is always told as a table and a sentence too. */
export interface Chart {
  readonly kind: 'chart';
  readonly type: 'pie' | 'bars100' | 'columns100' | 'bars';
  readonly title: string;
  readonly alt: string;
  readonly categories: readonly string[];
  /** A pie has one series, its categories are the levels; in stacked bars a series is a level. */
  readonly series: readonly { readonly name: string; readonly values: readonly number[]; readonly level?: Level }[];
  /** The text at each category of a pie; a chart must never compute it itself. */
  readonly labels?: readonly string[];
}
