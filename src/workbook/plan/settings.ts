import { cellText, fold } from '../../core/text/text';
import { findColumns, type TableData } from '../../schema/read/rows';
import { UnusableWorkbook } from '../../schema/read/records';
import { INPUT, SETTINGS, type SettingId } from '../../schema/tables';
import { editCells, type CellEdit } from '../excel/editCells';
import { untyped } from '../excel/literal';
import { readTyped } from '../tables/readTables';
import { inExcel } from '../excel/run';
import { survey } from '../excel/survey';

/**
 * Writes settings into tblNastaveni, each into the row of its key.
 * @throws {UnusableWorkbook} when the workbook has no such table, or a key has no row
 */
export async function writeSettings(values: Partial<Record<SettingId, string | number>>, now: Date): Promise<void> {
  await inExcel(async (context) => {
    const found = await survey(context);
    const edits = settingEdits(await readTyped(context, found, 'settings'), values);
    await editCells(context, found, edits, { what: 'settings', at: now.toISOString(), detail: Object.keys(values).join(' ') });
  });
}

/**
 * The cell of each setting, and what comes into it.
 * @param data tblNastaveni, its cells in their typed form
 * @throws as `writeSettings` does
 */
export function settingEdits(data: TableData | undefined, values: Partial<Record<SettingId, string | number>>): CellEdit[] {
  const columns = data && findColumns(INPUT.settings, data.header.map(untyped));
  const [key, value] = [columns?.get('key'), columns?.get('value')];
  if (!data || key === undefined || value === undefined)
    throw new UnusableWorkbook([{ code: 'tableMissing', table: INPUT.settings.name, sheet: INPUT.settings.sheet }]);
  return Object.entries(values).map(([id, setting]) => {
    const name = SETTINGS[id as SettingId].key;
    const row = data.rows.findIndex((cells) => fold(cellText(untyped(cells[key]!))) === fold(name));
    if (row < 0) throw new UnusableWorkbook([{ code: 'settingMissing', sheet: data.sheet, key: name }]);
    return { sheet: data.sheet, row: data.top + 1 + row, column: data.left + value, value: setting };
  });
}
