import { shorten } from '../../core/text/shorten';
import { looksLikeFormula } from '../../core/text/text';
import type { Translate } from '../../i18n';
import { cellIndex } from '../../schema/read/rows';

/** What is not in order in a list of measures; with an error nothing is made of it. */
const SEVERITY = {
  empty: 'error',
  notList: 'error',
  damaged: 'error',
  encrypted: 'error',
  rightsManaged: 'error',
  tooBig: 'error',
  quoteOpen: 'error',
  garbled: 'error',
  noTables: 'error',
  notDocx: 'error',
  rowTooLong: 'error',
  noMeasures: 'error',
  columnMissing: 'error',
  headerNotFound: 'error',
  columnAmbiguous: 'error',
  measureWithoutCode: 'error',
  rowWithoutCode: 'error',
  measureDuplicate: 'error',
  codeIsDate: 'error',
  codeIsMonth: 'error',
  codeNumberTwice: 'error',
  valuesDiffer: 'error',
  criterionOfUnknown: 'error',
  criterionDuplicate: 'error',
  requestGiven: 'warning',
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
  subareasMissing: 'warning',
  subareasUnknown: 'warning',
  valuesJoined: 'warning',
  codesAlike: 'warning',
  formulaText: 'warning',
  textTooLong: 'error',
  cellError: 'warning',
  cellWithoutValue: 'warning',
  codeFromNeighbours: 'warning',
  codesAreNumbers: 'warning',
  codesMayBeDates: 'warning',
  mergedCells: 'info',
  rowNotMeasure: 'warning',
  totalDiffers: 'warning',
  tableLeftOut: 'warning',
  rowsHidden: 'warning',
  columnsHidden: 'warning',
  rowStruck: 'warning',
  trackedChanges: 'warning',
  cellStruck: 'warning',
  foreignLetter: 'warning',
  invisibleMarks: 'info',
  headingRow: 'info',
  totalRow: 'info',
  noteRow: 'info',
  criteriaSplit: 'info',
  criterionLines: 'info',
  subareaFromCode: 'info',
  areasFromList: 'info',
  codeFromTitle: 'info',
  codeColumnGuessed: 'info',
  withoutHeader: 'warning',
  columnsUnused: 'info',
  namesSeveral: 'warning',
  bodyReference: 'warning',
  sheetsUnused: 'info',
  encodingGuessed: 'info',
  encodingTwice: 'info',
  protectionMarks: 'info',
} as const;

export type ListProblemCode = keyof typeof SEVERITY;
type ListSeverity = 'error' | 'warning' | 'info';

export interface ListProblem {
  readonly code: ListProblemCode;
  readonly severity: ListSeverity;
  /** "" in a CSV file */
  readonly sheet: string;
  /** "B12"; "" for a whole sheet or file */
  readonly cell: string;
  /** Of a document: the page, null where it does not say where its pages end; absent for a workbook. */
  readonly page?: number | null;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A place as it is told; see `ListProblem`. */
export type ToldPlace = Pick<ListProblem, 'sheet' | 'cell' | 'page'>;
/** Where in the file a place of a sheet that is read is: tables of a document are read together. */
export type Locate = (place: ToldPlace) => ToldPlace;

export const listProblem = (
  code: ListProblemCode,
  { sheet = '', cell = '' }: { readonly sheet?: string; readonly cell?: string } = {},
  params: ListProblem['params'] = {},
): ListProblem => ({ code, severity: SEVERITY[code], sheet, cell, params });

/** What was read in another way than it stands in the file, or is not said there. */
const GUESSES: ReadonlySet<ListProblemCode> = new Set([
  'encodingGuessed',
  'encodingTwice',
  'codeFromNeighbours',
  'codesAreNumbers',
  'codeFromTitle',
  'codeColumnGuessed',
  'withoutHeader',
  'subareaFromCode',
  'criteriaSplit',
  'valuesJoined',
  'protectionMarks',
  'invisibleMarks',
] as const);

/** What the user settles by saying what stands in which column. */
const OF_COLUMNS: ReadonlySet<ListProblemCode> = new Set([
  'noMeasures',
  'columnMissing',
  'columnAmbiguous',
  'headerNotFound',
  'criteriaMissing',
  'leadsColumnMissing',
  'withoutHeader',
] as const);

export const isOfColumns = ({ code }: ListProblem): boolean => OF_COLUMNS.has(code);

export const isGuess = (code: ListProblemCode): boolean => GUESSES.has(code);

const ORDER: readonly ListSeverity[] = ['error', 'warning', 'info'];

/** The gravest first; those of one weight as they stand in the list. */
const listProblemsInOrder = (problems: readonly ListProblem[]): ListProblem[] =>
  ORDER.flatMap((severity) => problems.filter((problem) => problem.severity === severity));

/** What Excel can hold in one cell. */
export const LONGEST_TEXT = 32_767;

/** The problems of one list, as they are found. */
export class ListProblems {
  private list: ListProblem[];

  /** @param locate where in the file a place is; the problems that are given have theirs */
  constructor(
    problems: readonly ListProblem[],
    private readonly locate: Locate = (place) => place,
  ) {
    this.list = [...problems];
  }

  get hasError(): boolean {
    return this.list.some(({ severity }) => severity === 'error');
  }

  inOrder(): ListProblem[] {
    return listProblemsInOrder(this.list);
  }

  report(code: ListProblemCode, sheet: string, cell: string, params: ListProblem['params'] = {}): void {
    const at = this.locate({ sheet, cell });
    this.list.push({ ...listProblem(code, {}, this.withPlace(sheet, at, params)), ...at });
  }

  /** Another place that a problem names, "List1!B3", is told as well; in the same table by its cell alone. */
  private withPlace(sheet: string, at: ToldPlace, params: ListProblem['params']): ListProblem['params'] {
    const { place } = params;
    if (at.page === undefined || typeof place !== 'string') return params;
    const mark = place.lastIndexOf('!');
    const other = this.locate({ sheet: mark < 0 ? sheet : place.slice(0, mark), cell: place.slice(mark + 1) });
    return { ...params, place: other.sheet === at.sheet ? other.cell : `${other.sheet}!${other.cell}` };
  }

  /** A text of the list that will stand in a cell of the plan. */
  checkText(text: string, sheet: string, cell: string): void {
    if (looksLikeFormula(text)) this.report('formulaText', sheet, cell, { text });
    if (text.length > LONGEST_TEXT) this.report('textTooLong', sheet, cell, { limit: LONGEST_TEXT });
  }

  /** What is wrong with a cell matters only where the cell is read: in one of these columns. */
  dropElsewhere(sheet: string, taken: ReadonlySet<number>): void {
    this.list = this.list.filter(({ code, sheet: at, cell }) => {
      if (at !== sheet || (code !== 'cellError' && code !== 'cellWithoutValue')) return true;
      return taken.has(cellIndex(cell).column);
    });
  }
}

/** What is wrong and what to do; where it stands is told by `sheet` and `cell`. */
export function listProblemText({ code, params, page }: ListProblem, t: Translate): string {
  const shown = Object.entries(params).map(([name, value]) => {
    const text = typeof value === 'string' ? value.replace(/\s+/g, ' ') : value;
    // A list is cut where it is made, name by name.
    const isList = name === 'columns' || name === 'sheets' || name === 'headers';
    return [name, typeof text === 'string' && !isList ? shorten(text) : text];
  });
  const isUnclear = code === 'codeIsDate' && params['likely'] === '';
  const inDocument = code === 'sheetsUnused' && page !== undefined;
  const key =
    code === 'noMeasures' && 'headers' in params ? 'headersUnknown' : isUnclear ? 'codeIsUnclearDate' : inDocument ? 'tablesUnused' : code;
  return t(`list.${key}`, Object.fromEntries(shown) as Record<string, string | number>);
}
