import type { Block, SectionId } from '../../core/report/document';
import type { PeriodFault } from '../../core/periods/fault';
import type { Fact } from '../../core/report/fact';
import type { ComparedPeriods } from '../../core/report/facts/periods';
import type { ReportSource } from '../../core/report/source';

/** What a section is made of. */
export interface SectionContext {
  readonly source: ReportSource;
  /** The plan beside its earlier periods. */
  readonly compared: ComparedPeriods;
  /** Goes that section into the document? So that no sentence speaks of an annex that is left out. */
  readonly includes: (id: SectionId) => boolean;
}

/** Why a section has nothing to say: its sentence is `reportNotes.why.…`, or that of what is wrong with the periods. */
export type WhyLeft = LeftOut | readonly PeriodFault[];
type LeftOut =
  | 'noMeasures'
  | 'noAreas'
  | 'nothingStands'
  | 'allFulfilled'
  | 'noTerritory'
  | 'withoutTerritory'
  | 'noPrevious'
  | 'fewPeriods'
  | 'noRevision'
  | 'noComments';

export interface MadeSection {
  /** Everything that is counted: when one of them changes, an own text of the section may no longer be true. */
  readonly facts: readonly Fact[];
  /** In their order. An own text takes the place of the paragraphs and lists; headings, tables and charts stay. */
  readonly blocks: readonly Block[];
  /** What follows and no own text replaces: the entries of an annex. Made when they are asked for, for they are long. */
  readonly entries?: () => readonly Block[];
  readonly landscape?: true;
}

/**
 * A chapter of the report. Another one is a file beside these with its record in `SECTIONS`, its id in
 * `core/report/document.ts` and its texts in `report.cs.json`.
 */
export interface SectionRecord {
  readonly id: SectionId;
  /** The section, or why it leaves itself out. */
  readonly make: (context: SectionContext) => MadeSection | WhyLeft;
}
