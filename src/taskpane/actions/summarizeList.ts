import { leftOutByWhy } from '../../i18n/account';
import type { Translate } from '../../i18n';
import type { Account } from '../../schema/read/account';
import { action, chartsSentence, sentences } from './action';

/** The selected list of codes and levels, summarized on a sheet of its own. */
export const summarizeList = action({
  id: 'summarizeList',
  label: (t) => t('pane.job.summarizeList'),
  run: async ({ workbook, read }) => {
    const report = await workbook.summarizeList();
    await read();
    return report;
  },
  undoable: true,
  outcome: ({ items, address, account, findings, chartsFailed }, t) =>
    sentences(
      t('pane.outcome.listed', { count: items.length, address }),
      leftOutSentence(account, t),
      findings.length > 0 ? t('pane.outcome.listFindings', { count: findings.length }) : '',
      chartsSentence(chartsFailed, t),
    ),
});

/** So many places are named; the sheet of the summary has the rest. */
const MOST_PLACES = 5;

/** "" where nothing but headers was left out */
function leftOutSentence({ rowsGiven, rowsRead, leftOut }: Account, t: Translate): string {
  const others = leftOut.filter(({ why }) => why !== 'header' && why !== 'above');
  if (others.length === 0) return '';
  const left = leftOutByWhy(others, t).map(({ why, places }) => {
    const cells = places.map((place) => place.slice(place.lastIndexOf('!') + 1));
    return `${why} (${[...cells.slice(0, MOST_PLACES), ...(cells.length > MOST_PLACES ? ['…'] : [])].join(', ')})`;
  });
  return t('pane.outcome.listRead', { given: rowsGiven, read: rowsRead, left: left.join(', ') });
}
