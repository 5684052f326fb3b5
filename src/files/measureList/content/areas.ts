import type { Region } from '../../../core/plan/liberec';
import { foldIdentifier } from '../../../core/text/identifiers';
import { fold } from '../../../core/text/text';
import type { InputRow } from '../../plan/template';
import { AREAS } from '../../plan/areas';

export interface ListArea {
  readonly code: string;
  readonly name: string;
  /** The code of the area it is a part of; "" for an area. */
  readonly parent: string;
}

/** A letter, or a letter and a number: "A", "B2". */
const CODE = /^\p{L}\d{0,2}$/u;
const asCode = (text: string): string | null => (CODE.test(text) ? text.toUpperCase() : null);

/** The areas that a list may name: its own, or those of the Liberec Region in its list; else the codes are all there is. */
export class KnownAreas {
  /** Empty where neither is known. */
  readonly list: readonly ListArea[];

  constructor(own: readonly ListArea[], region: Region) {
    this.list = own.length > 0 ? own : region === 'liberec' ? AREAS : [];
  }

  /** By its code, by its code and name, or by a name that one subarea alone has; "Okruh A" is A. */
  of(text: string): string | null {
    const said = foldIdentifier(text)
      .replace(/^(?:pod)?okruh[ :-]+/, '')
      .replace(/ ?\.$/, '');
    if (this.list.length === 0) return asCode(said);
    const byCode = this.byCode(said);
    if (byCode) return byCode.code;
    const [, first = ''] = /^([\p{L}\d]+(?:\.[\p{L}\d]+)*)(?=[\s.:-]|$)/u.exec(said) ?? [];
    const rest = fold(said.slice(first.length).replace(/^[\s.:-]+/, ''));
    const byBoth = this.byCode(first);
    if (byBoth && fold(byBoth.name) === rest) return byBoth.code;
    const named = this.list.filter(({ name, parent }) => fold(name) === fold(said) && parent !== '');
    return named.length === 1 ? named[0]!.code : null;
  }

  /** Letters keep their diacritics: Š1 and S1 are two areas. */
  private byCode(folded: string): ListArea | undefined {
    return this.list.find(({ code }) => foldIdentifier(code) === folded);
  }

  isSubarea(code: string): boolean {
    return this.list.length === 0 ? /\d/.test(code) : this.list.some((area) => area.code === code && area.parent !== '');
  }

  /** "A1" of "A1.3": what stands before the last number of a code. */
  ofCode(code: string): string | null {
    const [, before = ''] = /^(.+?)[.\-/ ]\d+[a-z]?\.?$/i.exec(foldIdentifier(code)) ?? [];
    if (this.list.length === 0) return asCode(before);
    return this.byCode(before)?.code ?? null;
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
    const known = areas.get(foldIdentifier(subarea));
    const name = namedArea(named).name;
    if (!known) areas.set(foldIdentifier(subarea), { code: subarea, name, parent: '' });
    else if (known.name === '') known.name = name;
  }
  return [...areas.values()];
}
