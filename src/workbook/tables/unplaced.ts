import type { Unplaced } from '../../core/exchange/places';
import { unplacedRows } from '../../schema/outputRows';
import { OUTPUT } from '../../schema/outputs';
import type { Survey } from '../excel/survey';
import { planKept, type KeptRows } from '../outputs/keepRows';
import type { Read } from '../outputs/wanted';

const COLUMNS = Object.keys(OUTPUT.unplaced.columns);

export const UNPLACED_SHEET: KeptRows['sheet'] = {
  name: OUTPUT.unplaced.sheet,
  title: 'Nezařazené řádky',
  note: 'Sem Plnění zapisuje řádky z vrácených sešitů, které v plánu nemají místo. Poznámky si pište vedle tabulky.',
  ids: ['unplaced'],
};

/** Rows for the sheet Nezařazené: those that do not stand there yet, in the same words. */
export const planUnplaced = (list: readonly Unplaced[], found: Survey, read: Read): ReturnType<typeof planKept> =>
  planKept(found, read, {
    sheet: UNPLACED_SHEET,
    rows: unplacedRows(list).map((cells) => Object.fromEntries(COLUMNS.map((id, i) => [id, cells[i]!]))),
  });
