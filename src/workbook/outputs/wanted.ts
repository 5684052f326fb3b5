import type { Wanted } from '../excel/readBlocks';
import type { Block, Survey } from '../excel/survey';

/** The blocks to be read together with the tables: everything on our sheets, and our tables wherever they stand. */
export function wantedForSummary({ used, outputs }: Survey): Record<string, Wanted> {
  const wanted: Record<string, Wanted> = {};
  const add = (blocks: Readonly<Record<string, Block | null | undefined>>, name: (key: string) => string): void => {
    for (const [key, block] of Object.entries(blocks))
      // What could not be placed belongs to collecting.
      if (block && key !== 'unplaced') wanted[name(key)] = { ...block, as: 'typed' };
  };
  add(used, wholeSheet);
  add(outputs, (key) => key);
  return wanted;
}

/** The block of a whole sheet: a table on it may go by the same key. */
export const wholeSheet = (key: string): string => `sheet ${key}`;
