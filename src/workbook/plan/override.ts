import { toSerial, type IsoDate } from '../../core/text/date';
import type { Level } from '../../core/plan/level';
import { foldIdentifier } from '../../core/text/identifiers';
import { cellText, type CellValue } from '../../core/text/text';
import { LEVEL_WORD } from '../../core/text/wording';
import { findColumns, missingColumns, type TableData } from '../../schema/read/rows';
import { UnusableWorkbook } from '../../schema/read/records';
import { INPUT, type ColumnId } from '../../schema/tables';
import { editCells, type CellEdit } from '../excel/editCells';
import { untyped } from '../excel/literal';
import { readTyped } from '../tables/readTables';
import { ExcelFault, inExcel } from '../excel/run';
import { survey } from '../excel/survey';

export interface Override {
  readonly level: Level;
  readonly reason: string;
  readonly author: string;
  readonly date: IsoDate;
}

/**
 * Writes the coordinator's word into the four cells of the measure, or empties them.
 * @throws {UnusableWorkbook} when the table has no columns for it
 * @throws {ExcelFault} `notFound` when no measure has the code
 */
export async function setOverride(code: string, override: Override | null, now: Date): Promise<void> {
  await inExcel(async (context) => {
    const found = await survey(context);
    const edits = overrideEdits(await readTyped(context, found, 'measures'), code, override);
    await editCells(context, found, edits, { what: 'override', at: now.toISOString(), detail: code });
  });
}

/**
 * The four cells, and what comes into them.
 * @param data tblOpatreni, its cells in their typed form
 * @throws as `setOverride` does
 */
export function overrideEdits(data: TableData | undefined, code: string, override: Override | null): CellEdit[] {
  const columns = data && findColumns(INPUT.measures, data.header.map(untyped));
  if (!data || !columns || missingColumns(INPUT.measures, columns).length > 0)
    throw new UnusableWorkbook([{ code: 'tableMissing', table: INPUT.measures.name, sheet: INPUT.measures.sheet }]);
  const row = data.rows.findIndex((cells) => foldIdentifier(cellText(untyped(cells[columns.get('code')!]!))) === foldIdentifier(code));
  if (row < 0) throw new ExcelFault('notFound', code);
  const values: Partial<Record<ColumnId<'measures'>, CellValue>> = {
    overrideLevel: override ? LEVEL_WORD[override.level] : '',
    overrideReason: override?.reason ?? '',
    overrideAuthor: override?.author ?? '',
    overrideDate: override ? toSerial(override.date) : '',
  };
  return Object.entries(values).map(([column, value]) => {
    const position = columns.get(column);
    if (position === undefined)
      throw new UnusableWorkbook([
        {
          code: 'columnMissing',
          table: INPUT.measures.name,
          sheet: data.sheet,
          column: INPUT.measures.columns[column as ColumnId<'measures'>].header,
        },
      ]);
    return { sheet: data.sheet, row: data.top + 1 + row, column: data.left + position, value };
  });
}
