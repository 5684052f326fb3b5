import type { At } from '../../../core/rules/findings';
import type { WorkbookTables } from '../../../schema/read/rows';
import { usePane } from '../../app/context';
import type { TabStop } from '../../parts/list/LongList';
import { PlaceLink } from '../../parts/list/PlaceLink';
import { placeOfRecord } from '../../session/records';

/** The sheet is clear from the place; the row is what one looks for. */
export function RowLink({ at, tables, tabIndex = 0 }: { at: At; tables: WorkbookTables; tabIndex?: TabStop }) {
  const { t } = usePane();
  const place = placeOfRecord(at, tables);
  return <PlaceLink place={place} label={t('pane.row', { row: /\d+/.exec(place.cell)?.[0] ?? '' })} tabIndex={tabIndex} />;
}
