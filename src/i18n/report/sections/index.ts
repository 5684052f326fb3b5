import type { SectionRecord } from '../section';
import { duvody } from './duvody';
import { okruhy } from './okruhy';
import { omezeni } from './omezeni';
import { podklady } from './podklady';
import { porovnani } from './porovnani';
import { priloha } from './priloha';
import { revize } from './revize';
import { shrnuti } from './shrnuti';
import { silneSlabe } from './silneSlabe';
import { usneseni } from './usneseni';
import { uvod } from './uvod';
import { uzemi } from './uzemi';
import { vyhodnoceni } from './vyhodnoceni';
import { vyporadani } from './vyporadani';

/** The outline, in its order. */
export const SECTIONS: readonly SectionRecord[] = [
  uvod,
  podklady,
  shrnuti,
  okruhy,
  silneSlabe,
  duvody,
  uzemi,
  revize,
  porovnani,
  vyhodnoceni,
  omezeni,
  usneseni,
  priloha,
  vyporadani,
];
