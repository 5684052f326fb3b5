import { digestOf, markForm } from '../../core/exchange/digest';
import type { Carried } from '../../core/periods/carry';
import { INTERPRETATION_WORD, type Interpretation } from '../../core/rules/interpretation';
import type { IsoDate } from '../../core/text/date';
import type { CellValue } from '../../core/text/text';
import type { HistoryRow } from '../../schema/periods';
import { WITHOUT_TERRITORY } from '../../schema/tables';
import { chartTitle } from './newPlan';
import type { Input, InputRow, PlanContent } from './template';

/** What the next plan is made of: what goes on from the last one, and what is new about it. */
export interface NextPlan {
  readonly name: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly carried: Pick<Carried, 'measures' | 'criteria'>;
  readonly areas: Rows;
  readonly leads: Rows;
  readonly municipalities: Rows;
  readonly threshold: number;
  readonly reading: Interpretation;
  readonly withoutTerritory: boolean;
  readonly history: readonly HistoryRow[];
  /** Day of issue. */
  readonly issuedOn: IsoDate;
  /** Anything random: two plans of one name are two plans. */
  readonly token: string;
}
type Rows = readonly Readonly<Record<string, CellValue | undefined>>[];

/** The content of the next plan for `buildPlanWorkbook`. */
export function nextPlan({
  name,
  from,
  to,
  carried,
  areas,
  leads,
  municipalities,
  threshold,
  reading,
  withoutTerritory,
  history,
  issuedOn,
  token,
}: NextPlan): PlanContent {
  return {
    id: `plan-${digestOf([markForm(name), from, to, token])}`,
    issuedOn,
    settings: {
      planName: name,
      chartTitle: chartTitle(name),
      periodFrom: from,
      periodTo: to,
      asOf: to,
      expected: carried.measures.length,
      threshold,
      reading: INTERPRETATION_WORD[reading],
      territory: withoutTerritory ? WITHOUT_TERRITORY : '',
    },
    tables: {
      areas: inputs<'areas'>(areas),
      measures: carried.measures.map(({ code, title, subarea, lead, partners, follows }) => ({
        code,
        title,
        subarea,
        lead,
        partners,
        follows: follows.join('; '),
      })),
      criteria: carried.criteria,
      leads: inputs<'leads'>(leads),
      municipalities: inputs<'municipalities'>(municipalities),
    },
    history,
  };
}

/** Cells as a file of ours holds them: a truth value has no place in any of these columns but as a word. */
const inputs = <T extends 'areas' | 'leads' | 'municipalities'>(rows: Rows): InputRow<T>[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).map(([id, value]) => [id, asInput(value)])) as InputRow<T>);
const asInput = (value: CellValue | undefined): Input => (typeof value === 'boolean' ? (value ? 'ano' : 'ne') : (value ?? null));
