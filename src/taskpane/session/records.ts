import type { Evaluation, MeasureVerdict } from '../../core/rules/evaluate';
import type { At } from '../../core/rules/findings';
import type { Plan } from '../../core/plan/plan';
import { foldIdentifier } from '../../core/text/identifiers';
import { cellText, fold } from '../../core/text/text';
import { readLevel } from '../../core/text/wording';
import { placeOf, type Place } from '../../schema/read/places';
import { findColumns, rowsOf, type WorkbookTables } from '../../schema/read/rows';
import { INPUT, SETTING_IDS, SETTINGS } from '../../schema/tables';
import type { Change, SelectedRow, SettingValues } from '../ports/workbook';

/** The cells of a record. */
export const placeOfRecord = (at: At, tables: WorkbookTables): Place => placeOf({ at }, tables);

/** The code of the measure that a row of the sheets Opatření, Kritéria and Podklady is about. */
export function codeAt({ sheet, row }: SelectedRow, { measures, criteria, statements }: Plan, tables: WorkbookTables): string | null {
  const dataRow = (id: 'measures' | 'criteria' | 'statements'): number => (tables[id]?.sheet === sheet ? row - tables[id].top - 1 : -1);
  const rows = { measures: dataRow('measures'), criteria: dataRow('criteria'), statements: dataRow('statements') };
  const key =
    measures.find((record) => record.row === rows.measures)?.key ??
    criteria.find((record) => record.row === rows.criteria)?.measureKey ??
    statements.find((record) => record.row === rows.statements)?.measureKey;
  return measures.find((measure) => measure.key === key)?.code ?? null;
}

/** Measures whose level is another than the one that the last run wrote beside them. */
export function changesToWrite({ measures }: Evaluation, { measures: data }: WorkbookTables): Change[] {
  const column = data && findColumns(INPUT.measures, data.header).get('finalLevel');
  if (!data || column === undefined) return [];
  return measures.flatMap(({ measure, final }) => {
    const from = readLevel(cellText(data.rows[measure.row]?.[column])).value;
    return from === null || from === final ? [] : [{ code: measure.code, from, to: final }];
  });
}

/** What stands in tblNastaveni, as typed. */
export function settingsOf({ settings }: WorkbookTables): SettingValues {
  if (!settings) return {};
  const byKey = new Map(Array.from(rowsOf('settings', settings), (cells) => [fold(cells.text('key')), cells.raw('value')]));
  return Object.fromEntries(
    SETTING_IDS.flatMap((id) => {
      const value = byKey.get(fold(SETTINGS[id].key));
      return typeof value === 'string' || typeof value === 'number' ? [[id, value]] : [];
    }),
  );
}

export const verdictOf = ({ measures }: Evaluation, code: string): MeasureVerdict | undefined => {
  const key = foldIdentifier(code);
  return measures.find(({ measure }) => measure.key === key);
};
