import { ANSWER_FIELDS, tidy, type Answer } from '../../core/plan/answer';
import { toSerial, type IsoDate } from '../../core/text/date';
import { foldIdentifier, foldNumber } from '../../core/text/identifiers';
import { REQUEST_NAMES, confirmationMark, FORM, readForm, type FormRow } from '../../schema/request';
import { answerCell } from '../../schema/outputRows';
import { UnusableWorkbook } from '../../schema/read/records';
import { findColumns, type TableData } from '../../schema/read/rows';
import { CellChanged } from '../excel/cellChanged';
import { editCells, type CellEdit } from '../excel/editCells';
import { askIdentity, type Identity, type NamedCell } from '../excel/identity';
import { readTables } from '../tables/readTables';
import { ExcelFault, inExcel } from '../excel/run';
import { surveyWith, type Survey } from '../excel/survey';

/** A row of the form: where it was seen, and whose answer to what it is. */
export interface AnswerPlace {
  /** 0-based data row */
  readonly row: number;
  readonly measure: string;
  readonly criterion: string;
  readonly submitter: string;
}

/**
 * Writes an answer into its row of the form: only the fields that change, known words as the lists have them. A
 * confirmation that stands is withdrawn in the same change, because it was given for other answers.
 *
 * @param expected what the fields showed when the answer was written
 * @throws {CellChanged} when they show something else by now, or the row is another's; nothing is written then
 */
export async function writeAnswer(target: AnswerPlace, answer: Answer, expected: Partial<Answer>, now: Date): Promise<void> {
  await inForm(async ({ context, found, form, identity }) => {
    const edits = answerEdits(form, target, answer, expected);
    if (edits.length === 0) return;
    edits.push(...emptied(identity));
    const detail = [target.measure, target.criterion].join(' ').trim();
    await editCells(context, found, edits, { what: 'answer', at: now.toISOString(), detail });
  });
}

/**
 * The cells of the fields that change, and what comes into them.
 * @param form the form's table as it was read
 * @throws as `writeAnswer` does
 */
export function answerEdits(form: TableData, target: AnswerPlace, answer: Answer, expected: Partial<Answer>): CellEdit[] {
  const columns = findColumns(FORM, form.header);
  const place = { sheet: form.sheet, row: form.top + 1 + target.row, column: form.left };
  const row = readForm(form).find((one) => one.row === target.row);
  if (!row || !isOf(target, row)) throw new CellChanged(place.sheet, place.row, place.column);
  return ANSWER_FIELDS.flatMap((field): CellEdit[] => {
    const [before, after] = [row.answer[field] ?? '', tidy(field, answer[field])];
    const position = columns.get(field);
    const shown = expected[field];
    if (shown !== undefined && tidy(field, shown) !== before) throw new CellChanged(place.sheet, place.row, form.left + (position ?? 0));
    if (after === before) return [];
    if (position === undefined)
      throw new UnusableWorkbook([{ code: 'columnMissing', table: FORM.name, sheet: form.sheet, column: FORM.columns[field].header }]);
    return [{ ...place, column: form.left + position, value: answerCell(field, after) }];
  });
}

/**
 * *Potvrzuji úplnost*: name, day, and the mark of the answers as they stand.
 * @throws {ExcelFault} `notFound` when the workbook has no cells for it
 */
export async function confirmRequest(by: string, on: IsoDate, now: Date): Promise<void> {
  await inForm(async ({ context, found, rows, identity }) => {
    const { confirmedBy, confirmedOn, confirmedMark } = confirmationCells(identity);
    const edits = [
      { ...placeOf(confirmedBy), value: by.trim() },
      { ...placeOf(confirmedOn), value: toSerial(on) },
      { ...placeOf(confirmedMark), value: confirmationMark(rows) },
    ];
    await editCells(context, found, edits, { what: 'confirm', at: now.toISOString(), detail: '' });
  });
}

/** Takes the confirmation back: name, day and mark are emptied. */
export async function withdrawConfirmation(now: Date): Promise<void> {
  await inForm(async ({ context, found, identity }) => {
    confirmationCells(identity);
    const edits = emptied(identity);
    if (edits.length > 0) await editCells(context, found, edits, { what: 'confirm', at: now.toISOString(), detail: '' });
  });
}

interface Form {
  readonly context: Excel.RequestContext;
  readonly found: Survey;
  readonly identity: Identity;
  readonly form: TableData;
  readonly rows: readonly FormRow[];
}

const inForm = (work: (form: Form) => Promise<void>): Promise<void> =>
  inExcel(async (context) => {
    const { found, answer: identity } = await surveyWith(context, askIdentity);
    const { tables } = await readTables(context, found, {});
    const form = tables.statements;
    if (!form) throw new UnusableWorkbook([{ code: 'tableMissing', table: FORM.name, sheet: FORM.sheet }]);
    await work({ context, found, identity: identity(), form, rows: readForm(form) });
  });

const isOf = (target: AnswerPlace, row: FormRow): boolean =>
  foldNumber(target.criterion) === foldNumber(row.criterion) &&
  (['measure', 'submitter'] as const).every((column) => foldIdentifier(target[column]) === foldIdentifier(row[column]));

const CONFIRMATION = ['confirmedBy', 'confirmedOn', 'confirmedMark'] as const;

function confirmationCells({ cells }: Identity): Record<(typeof CONFIRMATION)[number], NamedCell> {
  const [confirmedBy, confirmedOn, confirmedMark] = CONFIRMATION.map((key) => {
    const cell = cells[key];
    if (!cell) throw new ExcelFault('notFound', REQUEST_NAMES[key]);
    return cell;
  });
  return { confirmedBy: confirmedBy!, confirmedOn: confirmedOn!, confirmedMark: confirmedMark! };
}

const placeOf = ({ sheet, row, column }: NamedCell): Pick<CellEdit, 'sheet' | 'row' | 'column'> => ({ sheet, row, column });

const emptied = ({ cells }: Identity): CellEdit[] =>
  CONFIRMATION.flatMap((key) => {
    const cell = cells[key];
    return cell && cell.value !== '' ? [{ ...placeOf(cell), value: '' }] : [];
  });
