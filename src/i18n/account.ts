import { placeText, rowsText, type LeftOut, type Noticed, type Place } from '../schema/read/account';
import { cellIndex } from '../schema/read/rows';
import type { Translate } from './index';

/** Why a row has no effect, in words. */
export const leftOutText = ({ why }: Pick<LeftOut, 'why'>, t: Translate): string => t(`list.leftOut.${why}`);

/**
 * A place as a person finds it: "List1!A7" in a workbook, "Tabulka 3, řádek 7, sloupec 1 (strana 12)" in a document.
 */
export function placeTold(place: Place, t: Translate): string {
  const { sheet, cell, page } = place;
  if (page === undefined || sheet === '') return placeText(place);
  const { row, column } = cellIndex(cell);
  const inTable = cell === '' ? sheet : t('list.place.inTable', { table: sheet, row: row + 1, column: column + 1 });
  return page === null ? inTable : t('list.place.onPage', { place: inTable, page });
}

/** Rows that were left out for the same reason, with their places: "List1!A2". */
export interface WhyAndWhere {
  readonly why: string;
  readonly rows: number;
  readonly places: readonly string[];
}

/** By reason, in the order in which they come first. */
export function leftOutByWhy(leftOut: readonly LeftOut[], t: Translate): WhyAndWhere[] {
  const byWhy = new Map<string, { rows: number; places: string[] }>();
  for (const one of leftOut) {
    const why = leftOutText(one, t);
    const own = byWhy.get(why) ?? { rows: 0, places: [] };
    byWhy.set(why, { rows: own.rows + one.rows, places: [...own.places, placeTold(one, t)] });
  }
  return [...byWhy].map(([why, { rows, places }]) => ({ why, rows, places }));
}

/** Why rows that were read are to be looked at, in words. */
export const noticedText = ({ why }: Noticed, t: Translate): string => t(`list.noticed.${why}`);

/** "List1, 4–6" */
export const noticedPlace = ({ sheet, rows }: Noticed): string => [sheet, rowsText(rows)].filter(Boolean).join(', ');
