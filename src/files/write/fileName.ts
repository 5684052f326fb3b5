import { fold } from '../../core/text/text';

/** Longer names are trouble on shared drives, where the path counts too. */
const LONGEST = 60;

/**
 * The name of an addressee's file, for instance "vyzva-odbor-socialnich-veci.xlsx": plain letters, digits and dashes,
 * whatever the addressee is called, so it can be no path, no reserved name and nothing invisible.
 *
 * @param taken lower-case names that are not free any more; the one given is added
 * @param what what the name begins with
 */
export function requestFileName(name: string, taken: Set<string>, what = 'vyzva'): string {
  const base = `${what}-${plainName(name) || 'adresat'}`;
  let file = `${base}.xlsx`;
  for (let n = 2; taken.has(file); n++) file = `${base}-${n}.xlsx`;
  taken.add(file);
  return file;
}

/** A name in plain letters, digits and dashes; "" where nothing of it is left. @example plainName('2. kolo') // "2-kolo" */
export const plainName = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-|-$/g, '');
