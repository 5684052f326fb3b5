import { action, chartsSentence, sentences } from './action';

/** The map and its table, on the sheet Území, and the ASZ on its own. */
export const writeTerritory = action({
  id: 'territory',
  label: (t) => t('territory.writing'),
  run: ({ workbook }) => workbook.writeTerritory(),
  undoable: true,
  outcome: ({ sheet, asz, chartsFailed, nothingChanged }, t) =>
    sentences(
      sheet === null ? '' : t('territory.written', { sheet }),
      asz === null ? '' : t('territory.writtenAsz', { sheet: asz }),
      nothingChanged ? t('territory.unchanged') : '',
      chartsSentence(chartsFailed, t),
    ),
  isPartial: ({ chartsFailed }) => chartsFailed.length > 0,
});
