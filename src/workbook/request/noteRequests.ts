import { Bodies } from '../../core/people/bodies';
import { toSerial, type IsoDate } from '../../core/text/date';
import type { Municipality } from '../../core/plan/municipalities';
import { Gazetteer } from '../../core/plan/territory';
import { fold } from '../../core/text/text';
import { readExchange } from '../../schema/read/exchange';
import { readPlan, UnusableWorkbook } from '../../schema/read/records';
import type { WorkbookTables } from '../../schema/read/rows';
import { INPUT } from '../../schema/tables';
import { settingRows } from '../plan/settings';
import { blankRows, type Growth, type RowChanges, type RowValues } from '../tables/upsertTable';
import { extensionsOf, stretching } from '../tables/extendTables';
import { growTables } from '../tables/growTables';
import { readTables } from '../tables/readTables';
import { askBelow, roomBelow } from '../tables/roomBelow';
import { inExcel } from '../excel/run';
import { surveyWith } from '../excel/survey';

/**
 * Notes in tblGestori who was called, when and with which file; whoever is not there gets a row. Tells the settings when
 * the call went out and until when it is to be returned. One change that can be taken back; running it again changes nothing.
 * @throws {UnusableWorkbook} when the workbook is no plan, or has no tblGestori
 */
export async function noteRequests(
  calls: readonly { readonly name: string; readonly file: string }[],
  on: IsoDate,
  deadline: IsoDate | null,
  now: Date,
): Promise<void> {
  await inExcel(async (context) => {
    const { found, answer: below } = await surveyWith(context, askBelow);
    const { tables, inputs, others } = await readTables(context, found, below(found));
    const rows = requestRows(tables, calls, on, deadline);
    const growths = (['leads', 'settings'] as const).flatMap((id): Growth[] => {
      const [table, data, changes] = [inputs[id], tables[id], rows[id]];
      const days = id === 'settings' ? { days: ['value'] } : {};
      return table && data && changes ? [{ schema: INPUT[id], table, data, ...changes, room: roomBelow(id, others, table), ...days }] : [];
    });
    const point = { what: 'call', at: now.toISOString(), detail: String(calls.length) } as const;
    await growTables(context, found, growths, point, { stretched: stretching(extensionsOf(inputs, tables)) });
  });
}

/**
 * What the calls change in tblGestori and, where there is one, in tblNastaveni.
 * @throws as `noteRequests` does
 */
export function requestRows(
  tables: WorkbookTables,
  calls: readonly { readonly name: string; readonly file: string }[],
  on: IsoDate,
  deadline: IsoDate | null,
): { readonly leads: RowChanges; readonly settings: RowChanges | null } {
  const { plan } = readPlan(tables);
  const { leads: data, settings } = tables;
  if (!data) throw new UnusableWorkbook([{ code: 'tableMissing', table: INPUT.leads.name, sheet: INPUT.leads.sheet }]);
  const exchange = readExchange(tables);
  const bodies = new Bodies(exchange.contacts, plan.municipalities);
  const changed = new Map<number, RowValues>();
  const fresh = new Map<string, RowValues>();
  for (const { name, file } of calls) {
    const key = bodies.keyOf(name);
    const contact = bodies.contactOf(key);
    const values = { called: toSerial(on), file };
    if (contact) changed.set(contact.row, values);
    else fresh.set(key, { name, type: typeOf(name, plan.municipalities), ...values });
  }
  const called = exchange.calledOn !== null && exchange.calledOn > on ? exchange.calledOn : on;
  // A deadline that is over was that of the last round: without a new one, nobody of this round is late.
  const isOver = exchange.deadline !== null && exchange.deadline < on;
  const until = deadline !== null ? { deadline: toSerial(deadline) } : isOver ? { deadline: '' } : {};
  return {
    leads: { changed, fresh: [...fresh.values()], blank: blankRows(data, exchange.contacts) },
    settings: settings ? settingRows(settings, { calledOn: toSerial(called), ...until }) : null,
  };
}

/** The type of a municipality as the list has it; "" for whoever is none, or cannot be told from another. */
export function typeOf(name: string, municipalities: readonly Municipality[]): string {
  const { members, problems } = new Gazetteer(municipalities).readName(name);
  if (members.length !== 1 || problems.length > 0) return '';
  const { name: own, orp, pou } = municipalities[members[0]!]!;
  return fold(own) === fold(orp) ? 'obec s rozšířenou působností' : fold(own) === fold(pou) ? 'obec s pověřeným úřadem' : 'obec';
}
