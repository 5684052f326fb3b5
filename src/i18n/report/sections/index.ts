import type { SectionRecord, WhyLeft } from '../section';
import { duvody } from './duvody';
import { okruhy } from './okruhy';
import { omezeni } from './omezeni';
import { podklady } from './podklady';
import { priloha } from './priloha';
import { shrnuti } from './shrnuti';
import { silneSlabe } from './silneSlabe';
import { usneseni } from './usneseni';
import { uvod } from './uvod';
import { uzemi } from './uzemi';
import { vyporadani } from './vyporadani';

/** A section whose data no workbook holds yet: it leaves itself out and says why. */
const without = (id: SectionRecord['id'], why: WhyLeft): SectionRecord => ({ id, make: () => why });

/** The outline, in its order. */
export const SECTIONS: readonly SectionRecord[] = [
  uvod,
  podklady,
  shrnuti,
  okruhy,
  silneSlabe,
  duvody,
  uzemi,
  without('revize', 'noRevision'),
  without('porovnani', 'noPrevious'),
  omezeni,
  usneseni,
  priloha,
  vyporadani,
];
