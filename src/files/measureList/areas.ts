import { fold } from '../../core/text/text';
import { AREAS } from '../plan/areas';

export interface ListArea {
  readonly code: string;
  readonly name: string;
  /** The code of the area it is a part of; "" for an area. */
  readonly parent: string;
}

/** The areas that a list may name: its own, or those of the region. */
export class KnownAreas {
  readonly list: readonly ListArea[];

  constructor(own: readonly ListArea[]) {
    this.list = own.length > 0 ? own : AREAS;
  }

  /** By its code, by its code and name, or by a name that one subarea alone has; "Okruh A" is A. */
  of(text: string): string | null {
    const folded = fold(text).replace(/^(?:pod)?okruh[ :–-]+/, '');
    const [, first = ''] = /^([a-z0-9]+(?:\.[a-z0-9]+)*)(?=[\s.:–—-]|$)/.exec(folded) ?? [];
    const byCode = this.list.find(({ code }) => fold(code) === folded);
    if (byCode) return byCode.code;
    const rest = folded.slice(first.length).replace(/^[\s.:–—-]+/, '');
    const byBoth = this.list.find(({ code, name }) => fold(code) === first && fold(name) === rest);
    if (byBoth) return byBoth.code;
    const named = this.list.filter(({ name, parent }) => fold(name) === folded && parent !== '');
    return named.length === 1 ? named[0]!.code : null;
  }

  isSubarea(code: string): boolean {
    return this.list.some((area) => area.code === code && area.parent !== '');
  }

  /** "A1" of "A1.3": what stands before the last number of a code. */
  ofCode(code: string): string | null {
    const [, before = ''] = /^(.+?)[.\-/ ]\d+[a-z]?\.?$/i.exec(fold(code)) ?? [];
    return this.list.find((area) => fold(area.code) === fold(before))?.code ?? null;
  }
}
