import { PERIOD_SHEETS } from '../../schema/periodTables';
import { cellText } from '../../core/text/text';
import type { TableData } from '../../schema/read/rows';
import { untyped } from '../excel/literal';
import type { FoundTable, Survey } from '../excel/survey';
import type { KeptRows } from '../outputs/keepRows';
import { standingData } from '../outputs/standingTable';
import { cellsOf, gridOf, type Read } from '../outputs/wanted';
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
  const below = found.outputs.revision && revision && rowsBelow(found.outputs.revision, revision, found, read);
  return { ...(history ? { history } : {}), ...(revision ? { revision } : {}), ...(below ? { belowRevision: below } : {}) };
}

/** The rows right below a declared table, up to a blank one; undefined where there is none. */
function rowsBelow(table: FoundTable, { sheet, left, header }: TableData, found: Survey, read: Read): TableData | undefined {
  const grid = gridOf(found, read, sheet);
  const top = table.row + table.rows;
  const height = grid ? grid.block.row + grid.block.rows - top : 0;
  if (height <= 0) return undefined;
  const cells = cellsOf(found, read, { ...table, row: top, rows: height }).map((line) => line.map(untyped));
  const end = cells.findIndex((line) => line.every((cell) => cellText(cell) === ''));
  return end === 0 ? undefined : { sheet, top, left, header, rows: end < 0 ? cells : cells.slice(0, end) };
}
