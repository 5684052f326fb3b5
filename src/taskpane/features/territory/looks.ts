import { STANDINGS, type Standing } from '../../../core/territory/coverage';
import type { Translate } from '../../../i18n';
import type { Look, TileLook } from './TileMap';

const OF_STANDING: Readonly<Record<Standing, Look>> = { covered: 'full', partly: 'half', declared: 'crossed', silent: 'empty' };

/** The tiles of one criterion, and their legend. */
export function looksOf(standings: readonly Standing[], t: Translate) {
  const one = (standing: Standing): TileLook => ({ look: OF_STANDING[standing], said: t(`territory.standing.${standing}`) });
  return {
    looks: standings.map(one),
    legend: STANDINGS.map((standing) => ({ ...one(standing), count: standings.filter((each) => each === standing).length })),
  };
}

const CLASSES = ['all', 'most', 'some', 'none'] as const;
const OF_CLASS = { all: 'full', most: 'large', some: 'small', none: 'empty' } as const satisfies Record<(typeof CLASSES)[number], Look>;

const classOf = (count: number, total: number): (typeof CLASSES)[number] =>
  count === 0 ? 'none' : count === total ? 'all' : count * 2 >= total ? 'most' : 'some';

/** The tiles of all criteria: in how many of them each municipality is covered. */
export function countLooks(counts: readonly number[], total: number, t: Translate) {
  return {
    looks: counts.map((count): TileLook => ({ look: OF_CLASS[classOf(count, total)], said: t('territory.counted', { count, total }) })),
    legend: CLASSES.map((one) => ({
      look: OF_CLASS[one],
      said: t(`territory.class.${one}`),
      count: counts.filter((count) => classOf(count, total) === one).length,
    })),
  };
}
