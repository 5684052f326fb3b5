import { cellText, fold, type CellValue } from '../../core/text/text';
import { findColumns, rowsOf, type TableData } from '../../schema/read/rows';
import { UnusableWorkbook } from '../../schema/read/records';
import { INPUT, SETTINGS, type SettingId } from '../../schema/tables';
import { editCells, type CellEdit } from '../excel/editCells';
import { untyped } from '../excel/literal';
import { extensionsOf, stretching } from '../tables/extendTables';
import { growTables } from '../tables/growTables';
import { readTables, readTyped } from '../tables/readTables';
import { askBelow, roomBelow } from '../tables/roomBelow';
import type { RowChanges, RowValues } from '../tables/upsertTable';
import { inExcel } from '../excel/run';
import { surveyWith } from '../excel/survey';

type SettingValues = Readonly<Partial<Record<SettingId, string | number>>>;

/**
 * Writes settings into tblNastaveni, each into the row of its key; one that is in the table only where it says something gets
 * its row.
 * @throws {UnusableWorkbook} when the workbook has no such table, or a key that every plan has has no row
 */
export async function writeSettings(values: SettingValues, now: Date): Promise<void> {
  await inExcel(async (context) => {
    const { found, answer: below } = await surveyWith(context, askBelow);
    const point = { what: 'settings', at: now.toISOString(), detail: Object.keys(values).join(' ') } as const;
    const standing = await readTyped(context, found, 'settings');
    if (!needsRow(standing, values)) return editCells(context, found, settingEdits(standing, values), point);
    const { tables, inputs, others } = await readTables(context, found, below(found));
    const [table, data] = [inputs.settings!, tables.settings!];
    const room = roomBelow('settings', others, table);
    const growth = { schema: INPUT.settings, table, data, ...settingRows(data, values), room };
    await growTables(context, found, [growth], point, { stretched: stretching(extensionsOf(inputs, tables)) });
  });
}

const keysOf = (data: TableData): Map<string, number> => {
  const rows = new Map<string, number>();
  for (const cells of rowsOf('settings', data)) if (!rows.has(fold(cells.text('key')))) rows.set(fold(cells.text('key')), cells.row);
  return rows;
};

/** Is one of them an optional setting that says something and has no row yet? */
export function needsRow(data: TableData | undefined, values: SettingValues): boolean {
  if (!data) return false;
  const keys = keysOf({ ...data, rows: data.rows.map((cells) => cells.map(untyped)) });
  const ids = Object.keys(values) as SettingId[];
  return ids.some((id) => 'optional' in SETTINGS[id] && values[id] !== '' && !keys.has(fold(SETTINGS[id].key)));
}

/** What the settings change in tblNastaveni: those that have no row get one. */
export function settingRows(data: TableData, values: SettingValues): RowChanges {
  const rows = keysOf(data);
  const changed = new Map<number, RowValues>();
  const fresh: RowValues[] = [];
  for (const [id, value] of Object.entries(values) as [SettingId, CellValue][]) {
    const { key, meaning } = SETTINGS[id];
    const row = rows.get(fold(key));
    if (row !== undefined) changed.set(row, { value });
    else fresh.push({ key, value, meaning });
  }
  return { changed, fresh, blank: [] };
}

/**
 * The cell of each setting, and what comes into it.
 * @param data tblNastaveni, its cells in their typed form
 * @throws as `writeSettings` does
 */
export function settingEdits(data: TableData | undefined, values: SettingValues): CellEdit[] {
  const columns = data && findColumns(INPUT.settings, data.header.map(untyped));
  const [key, value] = [columns?.get('key'), columns?.get('value')];
  if (!data || key === undefined || value === undefined)
    throw new UnusableWorkbook([{ code: 'tableMissing', table: INPUT.settings.name, sheet: INPUT.settings.sheet }]);
  return (Object.entries(values) as [SettingId, string | number][]).flatMap(([id, setting]) => {
    const name = SETTINGS[id].key;
    const row = data.rows.findIndex((cells) => fold(cellText(untyped(cells[key]!))) === fold(name));
    // One that says nothing where there is no row for it is as it is to be.
    if (row < 0 && 'optional' in SETTINGS[id] && setting === '') return [];
    if (row < 0) throw new UnusableWorkbook([{ code: 'settingMissing', sheet: data.sheet, key: name }]);
    return { sheet: data.sheet, row: data.top + 1 + row, column: data.left + value, value: setting };
  });
}
