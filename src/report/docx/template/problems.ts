import type { SectionId } from '../../../core/report/document';

/** Where in a document a placeholder stands. */
export type PartKind = 'body' | 'header' | 'footer' | 'note' | 'textBox';

/** What somebody should know of a template that was filled in; none of it keeps the report from being made. */
export type TemplateProblem =
  /** nothing is called so; it is left as it stands */
  | { readonly code: 'placeholderUnknown'; readonly written: string; readonly part: PartKind }
  /** a chapter cannot stand there; it is left as it stands */
  | { readonly code: 'placeholderMisplaced'; readonly written: string; readonly part: PartKind }
  /** the chapter stands in the first of its places */
  | { readonly code: 'placeholderTwice'; readonly written: string }
  /** a table would stand in a table: the chapter was put below it */
  | { readonly code: 'placeholderInTable'; readonly written: string }
  /** its chapter is left out of the report */
  | { readonly code: 'placeholderEmpty'; readonly written: string; readonly why: string | null }
  /** the workbook does not say it: a gap stands in its place */
  | { readonly code: 'textMissing'; readonly written: string; readonly gap: string }
  /** a chapter that the template has no place for is not in the document */
  | { readonly code: 'noPlaceFor'; readonly section: SectionId; readonly title: string }
  /** the report stands after what the template has */
  | { readonly code: 'noPlaceholder' }
  /** only Word fills in the template's own table of contents */
  | { readonly code: 'contentsToRenew' };

export const PROBLEM_SEVERITY: Readonly<Record<TemplateProblem['code'], 'warning' | 'info'>> = {
  placeholderUnknown: 'warning',
  placeholderMisplaced: 'warning',
  placeholderTwice: 'warning',
  placeholderInTable: 'warning',
  placeholderEmpty: 'info',
  noPlaceFor: 'warning',
  noPlaceholder: 'warning',
  contentsToRenew: 'info',
  textMissing: 'warning',
};
