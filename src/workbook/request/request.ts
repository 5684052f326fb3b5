import { readDate, type IsoDate } from '../../core/text/date';
import type { Confirmation } from '../../core/exchange/exchange';
import type { Municipality } from '../../core/plan/municipalities';
import { cellText } from '../../core/text/text';
import {
  REQUEST_ROLE,
  isForm,
  onlySubmitter,
  PLAN_ROLE,
  readConfirmation,
  readForm,
  readIdentity,
  type FormRow,
} from '../../schema/request';
import { rowsOf, type WorkbookTables } from '../../schema/read/rows';
import type { Identity } from '../excel/identity';

/** A gestor's workbook, as it stands. */
export interface RequestInspection {
  readonly addressee: string;
  readonly planName: string;
  readonly deadline: IsoDate | null;
  /** Where it is sent back to, as the coordinator wrote it; "" where the request does not say. */
  readonly returnTo: string;
  readonly rows: readonly FormRow[];
  /** Place of the form's header, 0-based. */
  readonly sheet: string;
  readonly top: number;
  /** What can be written to Území: the sheet Obce. Empty where the plan has no municipalities. */
  readonly municipalities: readonly Municipality[];
  readonly confirmation: Confirmation | null;
}

/** null when the workbook is no call. By its property; a program that dropped it leaves the form, which is told from a plan's table by what a plan has beside it. */
export function readRequest(tables: WorkbookTables, { properties, cells }: Identity): RequestInspection | null {
  const form = tables.statements;
  if (!form || !isForm(form.header)) return null;
  const isByContent = properties.role !== PLAN_ROLE && !tables.measures && !tables.criteria;
  if (properties.role !== REQUEST_ROLE && !isByContent) return null;
  const rows = readForm(form);
  return {
    addressee: properties.lead || readIdentity(cellText(cells.identity?.value))?.addressee || onlySubmitter(rows),
    planName: cellText(cells.planName?.value),
    deadline: readDate(cells.deadline?.value ?? ''),
    returnTo: cellText(cells.returnTo?.value),
    rows,
    sheet: form.sheet,
    top: form.top,
    municipalities: municipalitiesOf(tables),
    confirmation: readConfirmation(
      { by: cells.confirmedBy?.value ?? '', on: cells.confirmedOn?.value ?? '', mark: cells.confirmedMark?.value ?? '' },
      rows,
    ),
  };
}

function municipalitiesOf({ municipalities }: WorkbookTables): readonly Municipality[] {
  return Array.from(municipalities ? rowsOf('municipalities', municipalities) : [], (cells) => ({
    code: cells.text('code'),
    name: cells.text('name'),
    orp: cells.text('orp'),
    pou: cells.text('pou'),
  })).filter(({ code, name }) => code !== '' && name !== '');
}
