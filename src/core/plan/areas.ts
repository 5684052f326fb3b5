import type { Area } from './plan';

/**
 * The okruh that an area stands in: the area itself where nothing is above it, otherwise the top of its chain.
 *
 * @param areas in the order of the table; of a repeated code the last row holds
 * @returns of a folded code ({@link foldIdentifier}) the key of its okruh; a code that is not in the table is its own
 *   top, and a chain that goes in a circle has none, which is ''
 * @example topAreas([A, A1 under A])('a1') // 'a'
 */
export function topAreas(areas: readonly Area[]): (key: string) => string {
  const byKey = new Map(areas.map((area) => [area.key, area]));
  return (key) => {
    // A chain longer than the list of areas is a circle: it has no top, and what stands in it is in no area.
    for (let steps = 0; steps <= areas.length; steps++) {
      const parent = byKey.get(key)?.parentKey ?? '';
      if (parent === '' || parent === key || !byKey.has(parent)) return key;
      key = parent;
    }
    return '';
  };
}
