import { Text } from '@fluentui/react-components';
import { leftOutByWhy, placeTold, saysMore, type ListAccount as Account } from '../../../files/measureList/account';
import { noticedPlace, noticedText } from '../../../i18n/account';
import { listProblemText } from '../../../files/measureList/problems';
import { usePane } from '../../app/context';
import { useCommon } from '../../parts/common';

const MOST_PLACES = 20;

/** What became of the rows and columns of a list. Nothing stands here when there was nothing else in the file. */
export function ListAccount({ account }: { account: Account }) {
  const common = useCommon();
  const { t } = usePane();
  if (!saysMore(account)) return null;
  const { rowsGiven, rowsRead, leftOut, noticed, columnsUsed, columnsUnused, guessed } = account;
  const used = columnsUsed.map(({ column, header }) => (header === '' || header === column ? column : `${column} ← „${header}“`));
  const lines: readonly (readonly [what: string, text: string])[] = [
    ...leftOutByWhy(leftOut, t).map(
      ({ why, rows, places }) =>
        [`${why} (${rows})`, [...places.slice(0, MOST_PLACES), ...(places.length > MOST_PLACES ? ['…'] : [])].join(', ')] as const,
    ),
    ...noticed.map((one) => [noticedText(one, t), noticedPlace(one)] as const),
    [t('newPlan.account.used'), [...new Set(used)].join(', ')],
    [t('newPlan.account.unused'), [...new Set(columnsUnused.map(({ header }) => header))].join(', ')],
    ...guessed.map(
      (problem) => [t('newPlan.account.guessed'), [placeTold(problem, t), listProblemText(problem, t)].filter(Boolean).join(': ')] as const,
    ),
  ];
  return (
    <details className={common.details}>
      <summary>{t('newPlan.account.rows', { count: rowsGiven, read: rowsRead })}</summary>
      <ul className={common.bullets}>
        {lines
          .filter(([, text]) => text !== '')
          .map(([what, text]) => (
            <li key={what + text}>
              <Text>
                {what}: {text}
              </Text>
            </li>
          ))}
      </ul>
    </details>
  );
}
