import type { Gazetteer } from '../../../core/plan/territory';
import { compareCodes, fold } from '../../../core/text/text';

/** Something that can be written into Území. */
export interface Choice {
  /** As it is written into the cell; read back, it is unambiguous. */
  readonly text: string;
  readonly kind: 'region' | 'orp' | 'pou' | 'municipality';
  readonly count: number;
  /** The ORP of a municipality. */
  readonly orp: string;
}

const REGION = 'celý kraj';

export function choicesOf(gazetteer: Gazetteer): Choice[] {
  const { municipalities } = gazetteer;
  const districts = (kind: 'orp' | 'pou', prefix: string): Choice[] =>
    [...new Set(municipalities.map((each) => each[kind]))]
      .sort(compareCodes)
      .map((name) => ({ text: `${prefix} ${name}`, kind, count: gazetteer.read(`${prefix} ${name}`).members.length, orp: '' }));
  return [
    { text: REGION, kind: 'region', count: municipalities.length, orp: '' },
    ...districts('orp', 'ORP'),
    ...municipalities
      .map(({ orp }, i): Choice => ({ text: gazetteer.label(i), kind: 'municipality', count: 1, orp }))
      .sort((a, b) => compareCodes(a.text, b.text)),
    ...districts('pou', 'POÚ'),
  ];
}

const SHOWN = 8;

/** The choices that answer to what is typed, those that begin with it first; an ambiguous name brings all that bear it. */
export function found(choices: readonly Choice[], typed: string, taken: readonly string[]): Choice[] {
  const query = fold(typed);
  if (query === '') return [];
  const chosen = new Set(taken.map(fold));
  const fitting = choices.filter(({ text }) => fold(text).includes(query) && !chosen.has(fold(text)));
  const rank = ({ text }: Choice): number => {
    const name = fold(text);
    return name === query ? 0 : name.startsWith(query) ? 1 : name.split(' ').some((word) => word.startsWith(query)) ? 2 : 3;
  };
  return fitting
    .map((choice, order) => ({ choice, order, rank: rank(choice) }))
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .slice(0, SHOWN)
    .map(({ choice }) => choice);
}

/** The names in a cell, each as it stands there. A line break inside a name that is read with it is none between names. */
export const namesIn = (text: string, gazetteer: Gazetteer): string[] =>
  text
    .split(';')
    .flatMap((part) => (gazetteer.read(part).problems.length === 0 ? [part.replace(/\s+/g, ' ')] : part.split(/[\n\r]+/)))
    .map((name) => name.trim())
    .filter((name) => name !== '');

export const textOf = (names: readonly string[]): string => names.join('; ');
