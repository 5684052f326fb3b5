import { PERIOD_SHEETS } from '../../schema/periodTables';
import type { Survey } from '../excel/survey';
import type { KeptRows } from '../outputs/keepRows';
import { standingData } from '../outputs/standingTable';
import type { Read } from '../outputs/wanted';
import type { CycleTables } from './standing';

/** Frozen periods, a row for each measure; frozen rows are never written again. */
export const HISTORY_SHEET: KeptRows['sheet'] = {
  name: PERIOD_SHEETS.history,
  title: 'Historie: uzavřená období',
  note: 'Sem Plnění ukládá uzavřená období. Řádky neměňte: opravou je nové uzavření s důvodem. Poznámky si pište vedle tabulky.',
  ids: ['history'],
  dense: true,
};

/** What the next plan has to think about; the coordinator's columns on it are never overwritten. */
export const REVISION_SHEET: KeptRows['sheet'] = {
  name: PERIOD_SHEETS.revision,
  title: 'Revize: co s opatřeními v příštím plánu',
  note: 'Opatření navrhuje Plnění. Vyberte Návrh, doplňte znění a nový kód a do sloupce Rozhodnuto napište, kdo a kdy rozhodl.',
  ids: ['revision'],
  dense: true,
};

/** @param read with what `wantedFor` asked for of both sheets */
export function cycleTables(found: Survey, read: Read): CycleTables {
  const [history, revision] = [HISTORY_SHEET, REVISION_SHEET].map((sheet) => standingData(found, read, sheet));
  return { ...(history ? { history } : {}), ...(revision ? { revision } : {}) };
}
