import type { IsoDate } from '../text/date';
import type { Level } from './level';
import type { Municipality } from './municipalities';
import type { Read } from '../text/read';
import type { Interpretation } from '../rules/interpretation';
import type { Progress, Reason, Relation } from '../text/wording';

/**
 * The plan as records. `row` is the 0-based data row of its table, so that everything said of a record can be
 * traced to cells; `key` is its code folded for comparison.
 */
interface Row {
  readonly row: number;
}

export interface Area extends Row {
  readonly code: string;
  readonly key: string;
  readonly name: string;
  /** Key of the area above; "" for the areas A–E themselves. */
  readonly parentKey: string;
}

export interface Measure extends Row {
  readonly code: string;
  readonly key: string;
  readonly subarea: string;
  readonly title: string;
  readonly lead: string;
  readonly partners: string;
  readonly override: Override;
  /** The measures of the last period that it follows, as they were typed; missing where the cell is empty. */
  readonly follows?: string;
}

/** The coordinator's word; holds only when all four are there and can be read. */
interface Override {
  readonly level: Read<Level>;
  readonly reason: string;
  readonly author: string;
  readonly date: Read<IsoDate>;
}

export interface Criterion extends Row {
  readonly measure: string;
  readonly measureKey: string;
  readonly number: string;
  readonly key: string;
  readonly text: string;
}

export interface Statement extends Row {
  readonly measure: string;
  readonly measureKey: string;
  readonly criterion: string;
  readonly criterionKey: string;
  readonly submitter: string;
  readonly relation: Read<Relation>;
  readonly progress: Read<Progress>;
  readonly territory: string;
  readonly description: string;
  readonly link: string;
  readonly date: Read<IsoDate>;
  readonly reason: Read<Reason>;
  readonly ownLevel: Read<Level>;
}

export interface Lead extends Row {
  readonly name: string;
  readonly short: string;
}

export interface AszRow extends Row {
  readonly municipality: string;
  /** Kč; of "0 (teprve zahájena spolupráce)" the number. */
  readonly funds: Read<number>;
  /** What stands in brackets behind the number, and in the column Poznámka; left out where there is nothing. */
  readonly note?: string;
}

export interface Settings {
  readonly planName: string;
  readonly chartTitle: string;
  readonly periodFrom: IsoDate | null;
  readonly periodTo: IsoDate | null;
  readonly asOf: IsoDate | null;
  /** How many measures the plan should have; null when not stated. */
  readonly expected: number | null;
  /** Share of municipalities, 0–1, from which a territorial criterion is fulfilled. */
  readonly threshold: number;
  readonly reading: Interpretation;
  /** A plan of a town or an institution: no text in it names municipalities. */
  readonly withoutTerritory?: true;
  /** Which total of the funds of the ASZ texts quote, where the rows and the stated total differ; left out until it is chosen. */
  readonly aszTotal?: AszTotal;
}

/** The sum of the rows, or the total as its source states it. */
export type AszTotal = 'sum' | 'declared';

export interface Plan {
  readonly settings: Settings;
  readonly areas: readonly Area[];
  readonly measures: readonly Measure[];
  readonly criteria: readonly Criterion[];
  readonly statements: readonly Statement[];
  readonly leads: readonly Lead[];
  readonly municipalities: readonly Municipality[];
  readonly asz: readonly AszRow[];
  /** The total that the ASZ table declares, Kč; null when it declares none. */
  readonly aszTotal: number | null;
}

export type TableId = 'settings' | 'areas' | 'measures' | 'criteria' | 'statements' | 'leads' | 'municipalities' | 'asz' | 'comments';
