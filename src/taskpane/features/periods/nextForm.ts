import { czechDate, type IsoDate } from '../../../core/text/date';
import type { Settings } from '../../../core/plan/plan';

/** The next plan as it is typed. */
export interface NextForm {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/**
 * The period after that of the plan, as long as it; the name is that of the plan with the years moved.
 * @example proposedNext({ planName: 'Akční plán 2024–2025', periodFrom: '2024-01-01', periodTo: '2025-12-31' }).name // 'Akční plán 2026–2027'
 */
export function proposedNext({ planName, periodFrom, periodTo }: Pick<Settings, 'planName' | 'periodFrom' | 'periodTo'>): NextForm {
  if (periodFrom === null || periodTo === null) return { name: planName, from: '', to: '' };
  const from = dayAfter(periodTo);
  const years = Number(from.slice(0, 4)) - Number(periodFrom.slice(0, 4));
  const to = dayBefore(`${Number(from.slice(0, 4)) + years}${from.slice(4)}`);
  const within = (year: number): boolean => year >= Number(periodFrom.slice(0, 4)) && year <= Number(periodTo.slice(0, 4));
  const name = planName.replace(/\b\d{4}\b/g, (year) => (within(Number(year)) ? String(Number(year) + years) : year));
  return { name, from: czechDate(from), to: czechDate(to) };
}

const moved = (day: IsoDate, by: number): IsoDate => new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);
const dayAfter = (day: IsoDate): IsoDate => moved(day, 1);
const dayBefore = (day: IsoDate): IsoDate => moved(day, -1);
