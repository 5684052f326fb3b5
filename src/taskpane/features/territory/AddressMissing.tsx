import { Button, Text } from '@fluentui/react-components';
import { cellText, fold } from '../../../core/text/text';
import { findColumns, type WorkbookTables } from '../../../schema/read/rows';
import type { Repair } from '../../../schema/read/repairs';
import { INPUT } from '../../../schema/tables';
import { addressMunicipalities } from '../../actions/addressMunicipalities';
import { usePane, useSession } from '../../app/context';
import { useCommon } from '../../parts/common';
import type { PlanInspection } from '../../ports/workbook';

/** Municipalities that have not answered are addressed at one click; their requests are made where all requests are. */
export function AddressMissing({ codes, tables }: { codes: readonly string[]; tables: PlanInspection['tables'] }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { job } = useSession();
  const edits = addressEdits(codes, tables);
  if (edits === null || codes.length === 0) return null;
  if (edits.length === 0)
    return (
      <div className={common.tight}>
        <Text size={200}>{t('territory.allAddressed')}</Text>
        <Button size="small" className={common.start} onClick={() => session.navigation.showRequests(codes)}>
          {t('territory.toRequests', { count: codes.length })}
        </Button>
      </div>
    );
  return (
    <div className={common.tight}>
      <Button
        size="small"
        className={common.start}
        disabledFocusable={job !== null}
        onClick={() => {
          void session.do(addressMunicipalities, edits).then((isDone) => isDone && session.navigation.showRequests(codes));
        }}
      >
        {t('territory.address', { count: edits.length })}
      </Button>
      <Text size={200}>{t('territory.addressHint')}</Text>
    </div>
  );
}

/** The cells of Osloveno that are to say "ano"; null where the workbook has no such column, and for none but empty codes. */
export function addressEdits(codes: readonly string[], tables: WorkbookTables | undefined): Repair[] | null {
  const data = tables?.municipalities;
  if (!data) return null;
  const columns = findColumns(INPUT.municipalities, data.header);
  const [code, addressed] = [columns.get('code'), columns.get('addressed')];
  if (code === undefined || addressed === undefined) return null;
  // In a list without codes nobody can be told from the others.
  const missing = new Set(codes.filter((one) => one !== ''));
  if (codes.length > 0 && missing.size === 0) return null;
  return data.rows.flatMap((cells, i): Repair[] => {
    const before = cellText(cells[addressed]);
    if (!missing.has(cellText(cells[code])) || fold(before) === 'ano') return [];
    return [{ sheet: data.sheet, row: data.top + 1 + i, column: data.left + addressed, before, after: 'ano', choice: 'ano' }];
  });
}
