import type { IsoDate } from '../../core/text/date';
import { digestOf, markForm } from '../../core/exchange/digest';
import type { Region } from '../../core/plan/liberec';
import { liberecRegion } from '../../core/plan/municipalities';
import { AREAS } from './areas';
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
  /** Whose areas and municipalities it gets where the list has none; those that are built in for a plan without a list. */
  readonly region?: Region;
  /** Day of issue. */
  readonly issuedOn: IsoDate;
  /** Anything random: two plans of one name are two plans. */
  readonly token: string;
}

/** The content of a new plan for {@link buildPlanWorkbook}: areas, municipalities and settings filled in. */
export function newPlan({
  name,
  from,
  to,
  asOf,
  list,
  region = list === null ? 'liberec' : 'none',
  issuedOn,
  token,
}: NewPlan): PlanContent {
  const measures = list?.measures ?? [];
  const isLiberec = region === 'liberec';
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
    },
    tables: {
      areas: areas.length > 0 || !isLiberec ? areas : AREAS,
      measures,
      criteria: list?.criteria ?? [],
      leads: list?.leads ?? [],
      municipalities: municipalities.length > 0 || !isLiberec ? municipalities : builtInMunicipalities(),
    },
  };
}

const builtInMunicipalities = (): InputRow<'municipalities'>[] =>
  liberecRegion().map(({ code, name, orp, pou }) => ({
    code,
    name,
    orp,
    pou,
    // The call goes to municipalities of types II and III.
    addressed: name === orp || name === pou ? 'ano' : '',
  }));

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
