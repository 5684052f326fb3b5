import type { Translate } from '../../i18n';

/** What is not in order in a list of measures; with an error nothing is made of it. */
const SEVERITY = {
  empty: 'error',
  notList: 'error',
  damaged: 'error',
  encrypted: 'error',
  tooBig: 'error',
  quoteOpen: 'error',
  noMeasures: 'error',
  columnMissing: 'error',
  columnAmbiguous: 'error',
  measureWithoutCode: 'error',
  rowWithoutCode: 'error',
  measureDuplicate: 'error',
  valuesDiffer: 'error',
  criterionOfUnknown: 'error',
  criterionDuplicate: 'error',
  leadsColumnMissing: 'warning',
  criteriaMissing: 'warning',
  measureWithoutTitle: 'warning',
  measureWithoutLead: 'warning',
  measureWithoutCriteria: 'warning',
  criterionWithoutText: 'warning',
  criterionRepeated: 'warning',
  criteriaNotSplit: 'warning',
  subareaUnknown: 'warning',
  subareaMissing: 'warning',
  valuesJoined: 'warning',
  formulaText: 'warning',
  textTooLong: 'error',
  cellError: 'warning',
  cellWithoutValue: 'warning',
  mergedCells: 'info',
  headingRow: 'info',
  criteriaSplit: 'info',
  subareaFromCode: 'info',
  codeFromTitle: 'info',
  columnsUnused: 'info',
  namesWithCommas: 'info',
  sheetsUnused: 'info',
} as const;

export type ListProblemCode = keyof typeof SEVERITY;
export type ListSeverity = 'error' | 'warning' | 'info';

export interface ListProblem {
  readonly code: ListProblemCode;
  readonly severity: ListSeverity;
  /** "" in a CSV file */
  readonly sheet: string;
  /** "B12"; "" for a whole sheet or file */
  readonly cell: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export const listProblem = (
  code: ListProblemCode,
  { sheet = '', cell = '' }: { readonly sheet?: string; readonly cell?: string } = {},
  params: ListProblem['params'] = {},
): ListProblem => ({ code, severity: SEVERITY[code], sheet, cell, params });

const ORDER: readonly ListSeverity[] = ['error', 'warning', 'info'];

/** The gravest first; those of one weight as they stand in the list. */
export const listProblemsInOrder = (problems: readonly ListProblem[]): ListProblem[] =>
  ORDER.flatMap((severity) => problems.filter((problem) => problem.severity === severity));

const LONGEST = 80;

/** What is wrong and what to do; where it stands is told by `sheet` and `cell`. */
export function listProblemText({ code, params }: ListProblem, t: Translate): string {
  const shown = Object.entries(params).map(([name, value]) => {
    const text = typeof value === 'string' ? value.replace(/\s+/g, ' ') : value;
    const isList = name === 'columns' || name === 'sheets';
    return [name, typeof text === 'string' && !isList && text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text];
  });
  return t(`list.${code}`, Object.fromEntries(shown) as Record<string, string | number>);
}
