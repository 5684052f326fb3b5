import { czechDate, readDate, type IsoDate } from '../../../core/text/date';

/** A new plan as it is typed. */
export interface PlanForm {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
}
export type PlanProblem = 'name' | 'from' | 'to' | 'asOf' | 'order';

/** Plans are made for two years; the next one begins with the next even year. */
function proposedPeriod(today: IsoDate): { readonly from: IsoDate; readonly to: IsoDate } {
  const year = Number(today.slice(0, 4));
  const first = year % 2 === 0 ? year : year + 1;
  return { from: `${first}-01-01`, to: `${first + 1}-12-31` };
}

export const proposedForm = (today: IsoDate, nameOf: (from: string, to: string) => string): PlanForm => {
  const { from, to } = proposedPeriod(today);
  return { name: nameOf(from.slice(0, 4), to.slice(0, 4)), from: czechDate(from), to: czechDate(to), asOf: '' };
};

interface CheckedPlan {
  readonly name: string;
  readonly periodFrom: IsoDate;
  readonly periodTo: IsoDate;
  readonly asOf: IsoDate | null;
}

export function checkPlan(form: PlanForm): { readonly value: CheckedPlan } | { readonly problems: readonly PlanProblem[] } {
  const name = form.name.trim();
  const [from, to] = [readDate(form.from), readDate(form.to)];
  const asOf = form.asOf.trim() === '' ? null : readDate(form.asOf);
  const problems: PlanProblem[] = [
    ...(name === '' ? (['name'] as const) : []),
    ...(from === null ? (['from'] as const) : []),
    ...(to === null ? (['to'] as const) : []),
    ...(form.asOf.trim() !== '' && asOf === null ? (['asOf'] as const) : []),
    ...(from !== null && to !== null && to < from ? (['order'] as const) : []),
  ];
  return problems.length > 0 ? { problems } : { value: { name, periodFrom: from!, periodTo: to!, asOf } };
}
