import type { IsoDate } from '../../core/text/date';
import { digestOf, markForm } from '../../core/exchange/digest';
import type { Region } from '../../core/plan/liberec';
import { regionMunicipalities, type RegionMunicipality } from '../../core/plan/regions/load';
import { cellText } from '../../core/text/text';
import { AREAS } from './areas';
import { WITHOUT_TERRITORY } from '../../schema/tables';
import type { ListTables } from '../measureList/measureList';
import type { InputRow, PlanContent } from './template';

/** What a new plan is made of; nothing of it is asked for but the name. */
export interface NewPlan {
  readonly name: string;
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  /** The day to which fulfilment is judged; the end of the period when it is not said. */
  readonly asOf: IsoDate | null;
  /** Measures and criteria from a list; null for an empty plan. */
  readonly list: ListTables | null;
  /** Whose areas and municipalities it gets where the list has none; those of the Liberec Region for a plan without a list. */
  readonly region?: Region;
  /** Day of issue. */
  readonly issuedOn: IsoDate;
  /** Anything random: two plans of one name are two plans. */
  readonly token: string;
}

/** The content of a new plan for {@link buildPlanWorkbook}: areas, municipalities and settings filled in. */
export async function newPlan({
  name,
  from,
  to,
  asOf,
  list,
  region = list === null ? 'liberec' : 'own',
  issuedOn,
  token,
}: NewPlan): Promise<PlanContent> {
  const measures = list?.measures ?? [];
  const builtIn = region === 'own' || region === 'none' ? [] : await regionMunicipalities(region);
  const [areas, municipalities] = [list?.areas ?? [], list?.municipalities ?? []];
  return {
    id: `plan-${digestOf([markForm(name), from ?? '', to ?? '', token])}`,
    issuedOn: issuedOn,
    settings: {
      planName: name,
      chartTitle: chartTitle(name),
      periodFrom: from ?? '',
      periodTo: to ?? '',
      asOf: asOf ?? to ?? '',
      expected: measures.length > 0 ? measures.length : '',
      territory: region === 'none' && municipalities.length === 0 ? WITHOUT_TERRITORY : '',
    },
    tables: {
      // The areas are those of one plan, not of its region.
      areas: areas.length > 0 || region !== 'liberec' ? areas : AREAS,
      measures,
      criteria: list?.criteria ?? [],
      leads: list?.leads ?? [],
      municipalities: municipalities.length > 0 ? withPlaces(municipalities, builtIn) : builtIn.map(municipalityRow),
    },
  };
}

type Row = InputRow<'municipalities'>;

const placeOf = ({ district, population, tile }: RegionMunicipality): Row => ({
  district,
  population,
  tileRow: tile.row,
  tileColumn: tile.column,
});

const municipalityRow = (municipality: RegionMunicipality): Row => {
  const { code, name, orp, pou } = municipality;
  // The call goes to municipalities of types II and III.
  return { code, name, orp, pou, ...placeOf(municipality), addressed: name === orp || name === pou ? 'ano' : '' };
};

/** A list of the last plan may say of its municipalities less than is known of them; what it says holds. */
function withPlaces(rows: readonly Row[], builtIn: readonly RegionMunicipality[]): Row[] {
  const known = new Map(builtIn.map((municipality) => [municipality.code, placeOf(municipality)]));
  return rows.map((row) => {
    const said = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== '' && value !== null));
    return { ...known.get(cellText(row.code ?? '')), ...said };
  });
}

/** "Akční plán 2026-2027", for a plan that is given no name of its own. */
export function planNameOf(from: IsoDate | null, to: IsoDate | null): string {
  const years = [...new Set([from, to].flatMap((date) => (date === null ? [] : [date.slice(0, 4)])))];
  return ['Akční plán', years.join('-')].filter((part) => part !== '').join(' ');
}

/** @example chartTitle('Akční plán 2026-2027') // 'Přehled plnění akčního plánu 2026-2027' */
export function chartTitle(name: string): string {
  const [, rest] = /^akční plán(?=\s|$)(.*)$/is.exec(name) ?? [];
  return rest === undefined ? `Přehled plnění: ${name}` : `Přehled plnění akčního plánu${rest}`;
}
