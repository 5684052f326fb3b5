import type { Region } from '../../core/plan/liberec';
import { fold } from '../../core/text/text';
import type { InputRow } from '../plan/template';
import { AREAS } from '../plan/areas';

export interface ListArea {
  readonly code: string;
  readonly name: string;
  /** The code of the area it is a part of; "" for an area. */
  readonly parent: string;
}

/** A letter, or a letter and a number: "A", "B2". */
const CODE = /^[a-z]\d{0,2}$/;

/** The areas that a list may name: its own, or those of the Liberec Region in its list; else the codes are all there is. */
export class KnownAreas {
  /** Empty where neither is known. */
  readonly list: readonly ListArea[];

  constructor(own: readonly ListArea[], region: Region) {
    this.list = own.length > 0 ? own : region === 'liberec' ? AREAS : [];
  }

  /** By its code, by its code and name, or by a name that one subarea alone has; "Okruh A" is A. */
  of(text: string): string | null {
    const folded = fold(text).replace(/^(?:pod)?okruh[ :–-]+/, '');
    if (this.list.length === 0) return CODE.test(folded) ? folded.toUpperCase() : null;
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
    return this.list.length === 0 ? /\d/.test(code) : this.list.some((area) => area.code === code && area.parent !== '');
  }

  /** "A1" of "A1.3": what stands before the last number of a code. */
  ofCode(code: string): string | null {
    const [, before = ''] = /^(.+?)[.\-/ ]\d+[a-z]?\.?$/i.exec(fold(code)) ?? [];
    if (this.list.length === 0) return CODE.test(before) ? before.toUpperCase() : null;
    return this.list.find((area) => fold(area.code) === fold(before))?.code ?? null;
  }
}

/** "1 Bydlení", "A1 – Doprava", "2. Školy" */
const CODE_AND_NAME = /^(\p{L}{0,2}\d{1,3}(?:\.\d{1,3})*|\p{Lu})(?:[.)]\s*|\s*[:–—-]\s*|\s+)(\p{L}.*)$/su;

/** An area as somebody names it in a list: its code, and its name where both stand there. */
export function namedArea(text: string): { readonly code: string; readonly name: string } {
  const [, code, name] = CODE_AND_NAME.exec(text.trim()) ?? [];
  return code === undefined ? { code: text.trim(), name: '' } : { code, name: name!.trim() };
}

/** The areas that measures name, each once: those of a plan whose list has no sheet of areas. */
export function areasNamed(measures: readonly { readonly subarea: string; readonly named: string }[]): InputRow<'areas'>[] {
  const areas = new Map<string, { code: string; name: string; parent: string }>();
  for (const { subarea, named } of measures) {
    if (subarea === '') continue;
    const known = areas.get(fold(subarea));
    const name = namedArea(named).name;
    if (!known) areas.set(fold(subarea), { code: subarea, name, parent: '' });
    else if (known.name === '') known.name = name;
  }
  return [...areas.values()];
}
