import type { TableId } from '../../plan/plan';

export type Severity = 'error' | 'warning' | 'info';

/** Where a finding stands; a column is named by its id in the schema. */
export interface At {
  readonly table: TableId;
  /** 0-based data row; absent when the finding concerns the whole table */
  readonly row?: number;
  readonly column?: string;
}

/** Something to be mended before anyone believes a number. The sentence and the way out are made of it elsewhere. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly at: At | null;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Every finding with its severity: an error can make a published figure wrong, a warning may, an info cannot. */
export const SEVERITY = {
  tableMissing: 'warning',
  measureCodeMissing: 'error',
  codeIsDate: 'error',
  codeIsNumber: 'warning',
  codeNumberTwice: 'error',
  codeFromNeighbours: 'warning',
  measureDuplicate: 'error',
  measureWithoutCriteria: 'warning',
  measureCount: 'error',
  levelMissing: 'error',
  areaUnknown: 'error',
  areaDuplicate: 'error',
  areasSameName: 'warning',
  codesAlike: 'warning',
  criterionUnknownMeasure: 'error',
  criterionDuplicate: 'error',
  criteriaInOneCell: 'warning',
  statementUnknownMeasure: 'error',
  statementUnknownCriterion: 'error',
  statementIncomplete: 'error',
  wordingUnknown: 'error',
  wordingIgnored: 'warning',
  wordingVariant: 'info',
  evidenceMissing: 'error',
  statementRepeated: 'warning',
  municipalityDuplicate: 'error',
  municipalitiesMissing: 'error',
  municipalityUnknown: 'error',
  municipalityAmbiguous: 'error',
  territoryMissing: 'error',
  leadMissing: 'warning',
  leadUnknown: 'warning',
  bodiesSeveral: 'warning',
  bodyReference: 'warning',
  leadReturnedNothing: 'warning',
  leadReturnedIncomplete: 'warning',
  overrideIncomplete: 'error',
  dateUnreadable: 'warning',
  dateOutsidePeriod: 'warning',
  numberUnreadable: 'warning',
  settingUnreadable: 'error',
  settingUnknown: 'info',
  aszTotal: 'warning',
  aszRowMissing: 'warning',
  rowsBelow: 'warning',
  rowNotMeasure: 'warning',
  totalDiffers: 'warning',
  rowNotRecord: 'warning',
  rowsStruck: 'warning',
  rowsPartlyStruck: 'info',
  rowsHidden: 'info',
  mergedCells: 'warning',
  formulaText: 'warning',
  borderline: 'info',
  leadDisagrees: 'warning',
} as const satisfies Record<string, Severity>;
export type FindingCode = keyof typeof SEVERITY;

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

export function finding(code: FindingCode, at: At | null, params: Finding['params'] = {}): Finding {
  return { code, severity: SEVERITY[code], at, params };
}

/** With what was probably meant, where something known differs only in diacritics or a full stop. */
export const withNearest = (params: Finding['params'], nearest: string | null): Finding['params'] =>
  nearest === null ? params : { ...params, nearest };

/** Errors first; within a severity in the order in which they were found, table by table, row by row. */
export const bySeverity = <F extends Pick<Finding, 'severity'>>(findings: readonly F[]): F[] =>
  [...findings].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
