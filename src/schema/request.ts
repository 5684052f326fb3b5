import { answerDigest } from '../core/exchange/answerDigest';
import { ANSWER_FIELDS, NO_ANSWER, tidy, type Answer, type AnswerField } from '../core/plan/answer';
import { readDay, type IsoDate } from '../core/text/date';
import type { Role } from '../core/people/addressees';
import { digestOf, markForm } from '../core/exchange/digest';
import type { Confirmation } from '../core/exchange/exchange';
import { foldIdentifier } from '../core/text/identifiers';
import { cellText, type CellValue } from '../core/text/text';
import { findColumns, unmerged, type TableData } from './read/rows';
import { INPUT, type Table } from './tables';

/**
 * The gestor's workbook, stated once: the writer of calls, the reader of returns and the pane in a gestor's workbook
 * derive from it. Its form is tblPodklady of the plan with what the gestor needs to see beside the fields.
 */
const text = { kind: 'text', width: 14 } as const;
const long = { kind: 'longText', width: 46 } as const;
const { source: _source, ...answerColumns } = INPUT.statements.columns;
const { measure, criterion, submitter, ...fields } = answerColumns;
/** The codes are given, so the form needs no list of them. */
const { list: _list, ...givenMeasure } = measure;

export const FORM = {
  name: INPUT.statements.name,
  sheet: INPUT.statements.sheet,
  columns: {
    measure: givenMeasure,
    criterion,
    measureTitle: { header: 'Opatření', ...long, width: 34 },
    criterionText: { header: 'Kritérium plnění', ...long, width: 40 },
    /** Only in a call that has an answer of the last period to show. */
    previous: { header: 'Minulá odpověď', ...long, width: 36 },
    ...fields,
    /** A native formula: what the row still needs. */
    missing: { header: 'Co chybí', ...text, width: 24, written: true },
    /** The same in most rows, so behind what is to be filled in. */
    role: { header: 'Vaše role', ...text },
    submitter,
    /** Hidden: the digest of the answer as it was when the call went out. */
    issuedDigest: { header: 'Otisk', ...text, written: true },
  },
} as const satisfies Table;
export type FormColumn = keyof (typeof FORM)['columns'];

/** How the column Vaše role says why the body is asked. */
export const ROLE_WORD: Readonly<Record<Role, string>> = {
  lead: 'gestor',
  partner: 'spolugestor',
  municipality: 'oslovená obec',
  submitter: 'předkladatel',
};

/** The value of the document property PlneniRole in a call. */
export const REQUEST_ROLE = 'call';
export const PLAN_ROLE = 'plan';

export const REQUEST_SHEETS = { instructions: 'Pokyny', form: FORM.sheet, municipalities: 'Obce', lists: 'Číselníky' } as const;

/** Names of single cells on the sheet of the form. */
export const REQUEST_NAMES = {
  /** Native formulas: criteria with a complete answer, and criteria asked for. */
  done: 'Plneni_Hotovo',
  total: 'Plneni_Celkem',
  /** Filled in by the gestor, by hand or by the pane. */
  confirmedBy: 'Plneni_Potvrdil',
  confirmedOn: 'Plneni_Potvrzeno',
  /** Written by the pane: the mark of the answers that were confirmed. */
  confirmedMark: 'Plneni_Otisk',
  deadline: 'Plneni_Termin',
  planName: 'Plneni_Nazev',
  /** Where the workbook is sent back to, as the coordinator wrote it; "" where they did not. */
  returnTo: 'Plneni_Zpet',
  /** What the document properties say, once more: some programs drop them when they save. */
  identity: 'Plneni_Totoznost',
} as const;

/** One row of the form as it was read. */
export interface FormRow {
  /** 0-based data row */
  readonly row: number;
  readonly measure: string;
  readonly criterion: string;
  readonly submitter: string;
  readonly measureTitle: string;
  readonly criterionText: string;
  readonly role: string;
  readonly previous: string;
  /** A field whose column is missing is absent. */
  readonly answer: Partial<Answer>;
  /** null when the file does not say */
  readonly issuedDigest: string | null;
}

/** Without these columns a sheet is no form. */
export const isForm = (header: readonly CellValue[]): boolean => {
  const columns = findColumns(FORM, header);
  return columns.has('measure') && (columns.has('relation') || columns.has('progress'));
};

/** The rows of the form that say anything. A merged cell holds for every row that it spans. */
export function readForm(data: TableData): FormRow[] {
  const columns = findColumns(FORM, data.header);
  const fields = ANSWER_FIELDS.filter((field) => columns.has(field));
  return unmerged(data).flatMap((cells, row): FormRow[] => {
    const raw = (column: FormColumn): CellValue => {
      const position = columns.get(column);
      return position === undefined ? '' : (cells[position] ?? '');
    };
    const at = (column: FormColumn): string => cellText(raw(column));
    const answer = Object.fromEntries(fields.map((field) => [field, readField(field, raw(field))])) as Partial<Answer>;
    const says = fields.some((field) => answer[field] !== '') || at('measure') !== '' || at('criterion') !== '';
    if (!says) return [];
    const issuedDigest = at('issuedDigest');
    return [
      {
        row,
        measure: at('measure'),
        criterion: at('criterion'),
        submitter: at('submitter'),
        measureTitle: at('measureTitle'),
        criterionText: at('criterionText'),
        role: at('role'),
        previous: at('previous'),
        answer,
        issuedDigest: /^[0-9a-f]{12}$/.test(issuedDigest) ? issuedDigest : null,
      },
    ];
  });
}

const readField = (field: AnswerField, value: CellValue): string =>
  field === 'date' && typeof value === 'number' ? (readDay(value) ?? String(value)) : tidy(field, cellText(value));

/** A mark of all answers of a form, in any order of rows: another answer anywhere gives another mark. */
export const confirmationMark = (rows: readonly FormRow[]): string =>
  digestOf(
    rows
      .map(({ measure: code, criterion: number, submitter: who, answer }) =>
        [markForm(code), markForm(number), markForm(who), answerDigest({ ...NO_ANSWER, ...answer })].join('\n'),
      )
      .sort(),
  );

/**
 * *Potvrzuji úplnost* as it stands in the cells. Confirmed by hand, without the add-in, it has no mark and holds as it is.
 * null when the name or the day is missing.
 */
export function readConfirmation(
  cells: { readonly by: CellValue; readonly on: CellValue; readonly mark: CellValue },
  rows: readonly FormRow[],
): Confirmation | null {
  const by = cellText(cells.by);
  const on: IsoDate | null = readDay(cells.on);
  if (by === '' || on === null) return null;
  const mark = cellText(cells.mark);
  return { by, on, holds: mark === '' || mark === confirmationMark(rows) };
}

/** The plan's id: its document property, else a digest of its name, so that a plan without properties has a steady one too. */
export const planIdOf = (property: string | undefined, planName: string): string => property?.trim() || digestOf([markForm(planName)]);

/** Whose a call is and to which plan it belongs; its document properties say the same. */
export interface RequestIdentity {
  readonly version: string;
  readonly plan: string;
  readonly addressee: string;
  readonly issuedOn: string;
}

export const identityText = ({ version, plan, addressee, issuedOn }: RequestIdentity): string =>
  JSON.stringify([REQUEST_ROLE, version, plan, addressee, issuedOn]);

/** null when the text is not one that `identityText` makes */
export function readIdentity(text: string): RequestIdentity | null {
  if (!text.startsWith(`["${REQUEST_ROLE}",`)) return null;
  try {
    const [, version, plan, addressee, issued] = JSON.parse(text) as unknown[];
    const [a, b, c, d] = [version, plan, addressee, issued].map((part) => (typeof part === 'string' ? part : ''));
    return a && b && c ? { version: a, plan: b, addressee: c, issuedOn: d ?? '' } : null;
  } catch {
    return null;
  }
}

/** Whose a form is when nothing but its rows can tell: the one submitter of all of them, else "". */
export function onlySubmitter(rows: readonly { readonly submitter: string }[]): string {
  const names = new Map(rows.flatMap(({ submitter }) => (submitter === '' ? [] : [[foldIdentifier(submitter), submitter] as const])));
  return names.size === 1 ? [...names.values()][0]! : '';
}
