import { leftOutByWhy, leftOutText, placeInList, type LeftOut, type ListAccount } from '../files/measureList/account';
import { listProblemText } from '../files/measureList/problems';
import type { Translate } from '../i18n';

/** What became of the rows and columns of a list, in the words in which it is told of a return. */
export function listAccountJson({ rowsGiven, rowsRead, leftOut, columnsUsed, columnsUnused, guessed }: ListAccount, t: Translate): object {
  return {
    rowsGiven,
    rowsRead,
    leftOut: leftOut.map((one) => ({ why: leftOutText(one, t), place: placeInList(one), rows: one.rows })),
    columnsUsed: columnsUsed.map(({ column, header, ...at }) => ({ column, header, place: placeInList(at) })),
    columnsUnused: columnsUnused.map(({ header }) => header),
    guessed: guessed.map((problem) => ({ why: listProblemText(problem, t), place: placeInList(problem) })),
  };
}

/** The same for a person: a line on the rows, one on the columns, and one on what was guessed. */
export function listAccountLines(
  { rowsGiven, rowsRead, leftOut, columnsUsed, columnsUnused, guessed }: ListAccount,
  t: Translate,
): string[] {
  const used = new Set(columnsUsed.map(({ column, header }) => (header === '' || header === column ? column : `${column} ← „${header}“`)));
  const unused = new Set(columnsUnused.map(({ header }) => `„${header}“`));
  return [
    t('cli.account.rows', { given: rowsGiven, read: rowsRead, left: reasons(leftOut, t) || t('cli.account.none') }),
    t('cli.account.columns', {
      used: [...used].join(', ') || t('cli.account.none'),
      unused: [...unused].join(', ') || t('cli.account.none'),
    }),
    ...(guessed.length === 0
      ? []
      : [
          t('cli.account.guessed', {
            places: guessed.map((problem) => [placeInList(problem), listProblemText(problem, t)].filter(Boolean).join(' – ')).join(' '),
          }),
        ]),
  ];
}

/** "nadpis 2 (List1!A2, List1!A5)" */
const reasons = (leftOut: readonly LeftOut[], t: Translate): string =>
  leftOutByWhy(leftOut, t)
    .map(
      ({ why, rows, places }) =>
        `${why} ${rows} (${[...places.slice(0, MOST_PLACES), ...(places.length > MOST_PLACES ? ['…'] : [])].join(', ')})`,
    )
    .join(', ');

const MOST_PLACES = 5;
