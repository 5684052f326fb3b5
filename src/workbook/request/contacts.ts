import { Bodies } from '../../core/people/bodies';
import { readExchange } from '../../schema/read/exchange';
import { readPlan, UnusableWorkbook } from '../../schema/read/records';
import type { WorkbookTables } from '../../schema/read/rows';
import { INPUT } from '../../schema/tables';
import { inExcel } from '../excel/run';
import { surveyWith } from '../excel/survey';
import { extensionsOf, stretching } from '../tables/extendTables';
import { growTables } from '../tables/growTables';
import { readTables } from '../tables/readTables';
import { askBelow, roomBelow } from '../tables/roomBelow';
import { blankRows, type RowChanges, type RowValues } from '../tables/upsertTable';
import { typeOf } from './noteRequests';

/** What the user says of a body; what is absent stays as it is. */
export interface ContactEdit {
  readonly name: string;
  readonly email?: string;
  readonly short?: string;
}

/**
 * Writes what the user says of bodies into tblGestori; whoever is not there gets a row. One change that can be taken back.
 * @throws {UnusableWorkbook} when the workbook is no plan, or has no tblGestori
 */
export async function saveContacts(edits: readonly ContactEdit[], now: Date): Promise<void> {
  await inExcel(async (context) => {
    const { found, answer: below } = await surveyWith(context, askBelow);
    const { tables, inputs, others } = await readTables(context, found, below(found));
    const { leads: table } = inputs;
    const changes = contactRows(tables, edits);
    if (!table || !tables.leads) return;
    const growth = { schema: INPUT.leads, table, data: tables.leads, ...changes, room: roomBelow('leads', others, table) };
    const point = { what: 'contacts', at: now.toISOString(), detail: edits.map(({ name }) => name).join('; ') } as const;
    await growTables(context, found, [growth], point, { stretched: stretching(extensionsOf(inputs, tables)) });
  });
}

/**
 * What the edits change in tblGestori.
 * @throws as `saveContacts` does
 */
export function contactRows(tables: WorkbookTables, edits: readonly ContactEdit[]): RowChanges {
  const { plan } = readPlan(tables);
  const { leads: data } = tables;
  if (!data) throw new UnusableWorkbook([{ code: 'tableMissing', table: INPUT.leads.name, sheet: INPUT.leads.sheet }]);
  const exchange = readExchange(tables);
  const bodies = new Bodies(exchange.contacts, plan.municipalities);
  const changed = new Map<number, RowValues>();
  const fresh = new Map<string, RowValues>();
  for (const { name, ...values } of edits) {
    const key = bodies.keyOf(name);
    const contact = bodies.contactOf(key);
    if (contact) changed.set(contact.row, { ...changed.get(contact.row), ...values });
    else fresh.set(key, { type: typeOf(name, plan.municipalities), ...fresh.get(key), name, ...values });
  }
  return { changed, fresh: [...fresh.values()], blank: blankRows(data, exchange.contacts) };
}
