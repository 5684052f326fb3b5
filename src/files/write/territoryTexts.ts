import { areOfLiberec } from '../../core/plan/liberec';
import type { Municipality } from '../../core/plan/municipalities';
import { Gazetteer } from '../../core/plan/territory';

/** What is said of Území in workbooks that we make, with names from the plan's own municipalities. */

interface Examples {
  /** "ORP Semily, POÚ Doksy"; "" where the list has no districts. */
  readonly districts: string;
  /** A name that several municipalities have, and how one of them is written. */
  readonly twin: { readonly name: string; readonly label: string } | null;
}

/** One list serves all requests of a round, and it may be that of a whole country. */
const known = new WeakMap<readonly Municipality[], Examples | null>();

/** null for a plan without municipalities. */
function examplesOf(municipalities: readonly Municipality[]): Examples | null {
  const standing = known.get(municipalities);
  if (standing !== undefined) return standing;
  const examples = examplesIn(municipalities);
  known.set(municipalities, examples);
  return examples;
}

function examplesIn(municipalities: readonly Municipality[]): Examples | null {
  const [first] = municipalities;
  if (!first) return null;
  if (areOfLiberec(municipalities.map(({ code }) => code)))
    return { districts: 'ORP Semily, POÚ Doksy', twin: { name: 'Pěnčín', label: 'Pěnčín (Turnov)' } };
  const gazetteer = new Gazetteer(municipalities);
  const at = municipalities.findIndex(({ name }, i) => gazetteer.label(i) !== name);
  return {
    districts: [first.orp && `ORP ${first.orp}`, first.pou && `POÚ ${first.pou}`].filter(Boolean).join(', '),
    twin: at < 0 ? null : { name: municipalities[at]!.name, label: gazetteer.label(at) },
  };
}

/** Excel shows no longer help beside a cell. */
const LONGEST_PROMPT = 255;

/** What the sheet Obce of a plan is for. */
export function municipalitiesPurpose(municipalities: readonly Municipality[]): string {
  if (municipalities.length === 0)
    return 'Obce, kterých se plán týká, a jejich správní obvody. Určují, jakou část území podklady pokrývají. Netýká-li se plán území, nechte list prázdný.';
  return areOfLiberec(municipalities.map(({ code }) => code))
    ? 'Obce kraje a jejich správní obvody. Určují, jakou část kraje podklady pokrývají.'
    : 'Obce plánu a jejich správní obvody. Určují, jakou část území podklady pokrývají.';
}

/** Beside the cells of the sheet Podklady of a plan; null for a plan without territory. */
export function territoryHint(municipalities: readonly Municipality[] | null): string {
  if (municipalities === null) return 'Čeho se podklad týká, třeba části města nebo pracoviště. Slouží jen k přehledu, nepočítá se.';
  const examples = examplesOf(municipalities);
  if (examples === null) return 'Obce oddělené středníkem, jak jsou na listu Obce. Netýká-li se podklad území, nechte prázdné.';
  const { districts, twin } = examples;
  const ways = ['Obce oddělené středníkem', districts, 'nebo celý kraj'].filter(Boolean).join(', ');
  const same = twin === null ? '' : ` Dvě obce se jmenují ${twin.name}: pište ${twin.label}, nebo kód obce.`;
  const end = ' Netýká-li se podklad území, nechte prázdné.';
  const text = `${ways}.${same}${end}`;
  return text.length > LONGEST_PROMPT ? `Obce oddělené středníkem, nebo celý kraj.${end}` : text;
}

/** In Pokyny of a request: how Území is filled in, and what is on the sheet Obce; null where the request has no such sheet. */
export function territoryGuide(municipalities: readonly Municipality[]): { readonly field: string; readonly sheet: string | null } {
  const examples = examplesOf(municipalities);
  if (examples === null) return { field: 'Kterého území se odpověď týká. Netýká-li se žádného, nechte prázdné.', sheet: null };
  const { districts, twin } = examples;
  return {
    field: `Pro které obce odpověď platí: ${['názvy oddělené středníkem', districts, 'nebo celý kraj'].filter(Boolean).join(', ')}. Netýká-li se území, nechte prázdné.`,
    sheet: `Jak se která obec píše.${twin === null ? '' : ` Dvě obce se jmenují stejně, ${twin.name}: pište ${twin.label}.`}`,
  };
}

/** At the header of the role in a request. */
export const roleNote = (municipalities: readonly Municipality[]): string =>
  `Proč se vás kritérium týká: gestor, spolugestor, ${municipalities.length === 0 ? '' : 'oslovená obec, '}nebo ten, kdo už na něj odpověděl.`;

/** At the header of Území in a request. */
export const territoryNote = (municipalities: readonly Municipality[]): string =>
  municipalities.length === 0
    ? 'Kterého území se odpověď týká. Netýká-li se žádného, nechte prázdné.'
    : 'Pro které obce odpověď platí: názvy oddělené středníkem, ORP X, POÚ X, nebo celý kraj. Jak se obce píšou, je na listu Obce.';
