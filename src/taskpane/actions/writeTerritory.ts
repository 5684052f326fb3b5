import { action } from './action';

/** The map and its table, on the sheet Území. */
export const writeTerritory = action({
  id: 'territory',
  label: (t) => t('territory.writing'),
  run: ({ workbook }) => workbook.writeTerritory(),
  undoable: true,
  outcome: ({ sheet, nothingChanged }, t) => t(nothingChanged ? 'territory.unchanged' : 'territory.written', { sheet }),
});
