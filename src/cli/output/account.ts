import { leftOutByWhy, leftOutText, noticedPlace, noticedText, placeTold } from '../../i18n/account';
import type { Translate } from '../../i18n';
import type { Account } from '../../schema/read/account';

type Guess = Account['guessed'][number];

/**
 * What became of the rows and columns of a file, in the words in which it is told.
 * @param guessText says what was guessed
 */
export function accountJson<G extends Guess>(account: Account<G>, guessText: (guess: G) => string, t: Translate): object {
  const { rowsGiven, rowsRead, leftOut, noticed, columnsUsed, columnsUnused, guessed } = account;
  return {
    rowsGiven,
    rowsRead,
    leftOut: leftOut.map((one) => ({ why: leftOutText(one, t), place: placeTold(one, t), rows: one.rows })),
    noticed: noticed.map((one) => ({ why: noticedText(one, t), place: noticedPlace(one), rows: one.rows.length })),
    columnsUsed: columnsUsed.map(({ column, header, ...at }) => ({ column, header, place: placeTold(at, t) })),
    columnsUnused: columnsUnused.map(({ header }) => header),
    guessed: guessed.map((guess) => ({ why: guessText(guess), place: placeTold(guess, t) })),
  };
}

/** The same for a person: a line on the rows, one on the columns, and one each on what to look at and on what was guessed. */
export function accountLines<G extends Guess>(account: Account<G>, guessText: (guess: G) => string, t: Translate): string[] {
  const { rowsGiven, rowsRead, noticed, columnsUsed, columnsUnused, guessed } = account;
  const used = new Set(columnsUsed.map(({ column, header }) => (header === '' || header === column ? column : `${column} ← „${header}“`)));
  const unused = new Set(columnsUnused.map(({ header }) => `„${header}“`));
  return [
    t('cli.account.rows', { given: rowsGiven, read: rowsRead, left: reasons(account, t) || t('cli.account.none') }),
    t('cli.account.columns', {
      used: [...used].join(', ') || t('cli.account.none'),
      unused: [...unused].join(', ') || t('cli.account.none'),
    }),
    ...noticedLine(noticed, t),
    ...(guessed.length === 0
      ? []
      : [
          t('cli.account.guessed', {
            places: guessed.map((one) => [placeTold(one, t), guessText(one)].filter(Boolean).join(' – ').trim()).join(' '),
          }),
        ]),
  ];
}

/** Of a plan, whose columns are known: only what was left out, what nobody reads, and what is to be looked at. */
export function planAccountLines(account: Account, t: Translate): string[] {
  const { rowsGiven, rowsRead, leftOut, noticed, columnsUnused } = account;
  const unused = columnsUnused.map(({ header, sheet }) => `„${header}“ (${sheet})`).join(', ');
  return [
    ...(leftOut.length === 0 ? [] : [t('cli.account.rows', { given: rowsGiven, read: rowsRead, left: reasons(account, t) })]),
    ...(unused === '' ? [] : [t('cli.account.unused', { unused })]),
    ...noticedLine(noticed, t),
  ];
}

const noticedLine = (noticed: Account['noticed'], t: Translate): string[] =>
  noticed.length === 0
    ? []
    : [t('cli.account.noticed', { places: noticed.map((one) => `${noticedText(one, t)} (${noticedPlace(one)})`).join(', ') })];

/** "nadpis 2 (List1!A2, List1!A5)" */
const reasons = ({ leftOut }: Account, t: Translate): string =>
  leftOutByWhy(leftOut, t)
    .map(
      ({ why, rows, places }) =>
        `${why} ${rows} (${[...places.slice(0, MOST_PLACES), ...(places.length > MOST_PLACES ? ['…'] : [])].join(', ')})`,
    )
    .join(', ');

const MOST_PLACES = 5;
