import { LIBEREC_PACKED } from './regions/liberecPacked';

export interface Municipality {
  /** ČSÚ code, six digits. The key: names repeat (Pěnčín). */
  readonly code: string;
  readonly name: string;
  /** The municipality with extended powers whose district it lies in. */
  readonly orp: string;
  /** The authorised municipal office whose district it lies in. */
  readonly pou: string;
  /** Okres; left out where the list does not say it, as what follows. */
  readonly district?: string;
  readonly population?: number;
  /** Where it stands on the map of equal tiles of its region. */
  readonly tile?: Tile;
  /** A partner of the ASZ, and since when as the list says it; "" where it does not. */
  readonly aszSince?: string;
}

/** A field of the map of equal tiles, from 1 at the top left. */
export interface Tile {
  readonly row: number;
  readonly column: number;
}

let unpacked: readonly Municipality[] | undefined;

/** All municipalities of the Liberec Region, by code. Unpacked on first use, the same array every time. */
export function liberecRegion(): readonly Municipality[] {
  unpacked ??= LIBEREC_PACKED.split('\n')
    .flatMap((line) => {
      const [place = '', list = ''] = line.split(':');
      const [orp = '', pou = '', district = ''] = place.split('/');
      return list.split(';').map((item) => ({ code: item.slice(0, 6), name: item.slice(6), orp, pou, district }));
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return unpacked;
}
