import type { IsoDate } from '../text/date';
import type { PeriodSetting } from './period';
import type { Proposal } from './revise';

/**
 * Why periods cannot be frozen, compared, revised or followed by a next plan: nothing is written then. The sentence is
 * made elsewhere. `cell` is where it is to be mended, "" where no one cell is.
 */
export type PeriodFault =
  | { readonly code: 'noDates'; readonly missing: readonly PeriodSetting[] }
  | { readonly code: 'nobodyFreezes' }
  | { readonly code: 'reasonNeeded'; readonly period: string; readonly by: string; readonly on: string }
  | { readonly code: 'notFrozen'; readonly period: string }
  /** The code of a measure of the plan: as a text in the next plan nobody would know any more what it was. */
  | { readonly code: 'codeIsDate'; readonly date: string; readonly likely: string; readonly cell: string }
  | { readonly code: 'nextNotLater'; readonly from: IsoDate; readonly to: IsoDate; readonly after: IsoDate }
  | { readonly code: 'historyColumnMissing'; readonly columns: readonly string[] }
  | { readonly code: 'frozenRowEdited'; readonly period: string; readonly measure: string; readonly cell: string }
  | { readonly code: 'frozenRowsMissing'; readonly period: string; readonly count: number; readonly expected: number }
  | { readonly code: 'frozenTwice'; readonly period: string; readonly first: string; readonly second: string }
  | { readonly code: 'oneAlone'; readonly period: string }
  | { readonly code: 'laterPlan'; readonly period: string; readonly asOf: IsoDate; readonly now: IsoDate }
  | { readonly code: 'otherPlan'; readonly period: string; readonly count: number; readonly expected: number }
  | { readonly code: 'predecessorUnknown'; readonly measure: string; readonly predecessor: string; readonly period: string }
  /** `in`: the measures of the plan follow each other, or the rows of Revize are merged into each other. */
  | { readonly code: 'lineageCycle'; readonly in: 'plan' | 'revision'; readonly codes: readonly string[] }
  | { readonly code: 'codeReused'; readonly measure: string; readonly before: string; readonly after: string; readonly period: string }
  | { readonly code: 'revisionColumnMissing'; readonly columns: readonly string[] }
  | { readonly code: 'besideRevision'; readonly measure: string; readonly cell: string }
  | { readonly code: 'proposalUnknown'; readonly measure: string; readonly text: string }
  | { readonly code: 'claimedTwice'; readonly measure: string }
  | { readonly code: 'mergeIntoNothing'; readonly measure: string }
  | { readonly code: 'mergeIntoDropped'; readonly measure: string; readonly into: string; readonly proposal: Proposal }
  /** Merged with nothing: no measure has the code, and no other one goes there. */
  | { readonly code: 'mergeAlone'; readonly measure: string; readonly into: string }
  | { readonly code: 'newCodeUnclear'; readonly measure: string; readonly text: string }
  | { readonly code: 'newCodeIsDate'; readonly measure: string; readonly date: string; readonly likely: string }
  | { readonly code: 'splitIntoOne'; readonly measure: string }
  | { readonly code: 'newCodeTwice'; readonly measure: string; readonly by: readonly string[] }
  | { readonly code: 'newCodeOfOther'; readonly measure: string; readonly before: string; readonly from: readonly string[] }
  | { readonly code: 'nothingCarried' };

/** Nothing was computed and nothing may be written. */
export class UnusablePeriods extends Error {
  constructor(readonly faults: readonly PeriodFault[]) {
    super(faults.map((fault) => JSON.stringify(fault)).join('\n'));
    this.name = 'UnusablePeriods';
  }
}
