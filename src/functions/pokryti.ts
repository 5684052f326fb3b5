import { liberecRegion } from '../core/plan/municipalities';
import { Gazetteer, shareOf } from '../core/plan/territory';
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
  const municipalities = rows
    .map(([code, name, orp, pou]) => ({
      code: textIn(code),
      name: textIn(name),
      orp: textIn(orp),
      pou: textIn(pou),
    }))
    .filter(({ code, name }) => code !== '' && name !== '');
  if (municipalities.length === 0) throw new Problem('invalidValue', 'placeColumns');
  return new Gazetteer(municipalities);
}
