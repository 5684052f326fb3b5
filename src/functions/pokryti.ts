import { liberecRegion, type Municipality } from '../core/plan/municipalities';
import { Gazetteer, shareOf } from '../core/plan/territory';
import { fold } from '../core/text/text';
import { flat, textIn } from './cells';
import { Problem } from './problem';

/**
 * Podíl obcí, které pokrývá popis území (více buněk dohromady).
 * @customfunction POKRYTI POKRYTI
 * @param uzemi Území: obce, ORP X, POÚ X nebo celý kraj, oddělené středníkem.
 * @param obce Seznam obcí se sloupci kód, obec, ORP, POÚ. Bez něj 215 obcí Libereckého kraje.
 * @returns Podíl od 0 do 1
 */
export function pokryti(uzemi: unknown[][], obce?: unknown[][]): number {
  const gazetteer = obce ? gazetteerOf(obce) : builtInRegion();
  const territories = flat(uzemi).map((text) => gazetteer.read(textIn(text)));
  const problem = territories.flatMap((territory) => territory.problems)[0];
  if (problem?.kind === 'ambiguous') {
    throw new Problem('invalidValue', 'ambiguousPlace', { text: problem.name, places: problem.candidates.join('; ') });
  }
  if (problem) throw new Problem('invalidValue', 'unknownPlace', { text: problem.name });
  if (!territories.some((territory) => territory.named)) throw new Problem('notAvailable', 'noTerritory');
  return shareOf(gazetteer.coverage(territories));
}

let region: Gazetteer | undefined;
const builtInRegion = (): Gazetteer => (region ??= new Gazetteer(liberecRegion()));

function gazetteerOf(rows: unknown[][]): Gazetteer {
  if ((rows[0]?.length ?? 0) < 4) throw new Problem('invalidValue', 'placeColumns');
  // By their codes: one that stands twice is one. The header may be selected with the table; Okres stands fifth in it.
  const byCode = new Map<string, Municipality>();
  for (const [code, name, orp, pou, district] of rows) {
    const one = { code: textIn(code), name: textIn(name), orp: textIn(orp), pou: textIn(pou), district: textIn(district) };
    const isHeader = fold(one.name) === 'obec' && fold(one.orp) === 'orp';
    if (one.code !== '' && one.name !== '' && !isHeader && !byCode.has(one.code)) byCode.set(one.code, one);
  }
  const municipalities = [...byCode.values()];
  if (municipalities.length === 0) throw new Problem('invalidValue', 'placeColumns');
  return new Gazetteer(municipalities);
}
