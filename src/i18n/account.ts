import { placeText, rowsText, type LeftOut, type Noticed } from '../schema/read/account';
import type { Translate } from './index';

/** Why a row has no effect, in words. */
export const leftOutText = ({ why }: Pick<LeftOut, 'why'>, t: Translate): string => t(`list.leftOut.${why}`);

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
    byWhy.set(why, { rows: own.rows + one.rows, places: [...own.places, placeText(one)] });
  }
  return [...byWhy].map(([why, { rows, places }]) => ({ why, rows, places }));
}

/** Why rows that were read are to be looked at, in words. */
export const noticedText = ({ why }: Noticed, t: Translate): string => t(`list.noticed.${why}`);

/** "List1, 4–6" */
export const noticedPlace = ({ sheet, rows }: Noticed): string => [sheet, rowsText(rows)].filter(Boolean).join(', ');
