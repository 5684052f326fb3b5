import { addressees, type Addressee } from '../../src/core/people/addressees';
import { answerDigest } from '../../src/core/exchange/answerDigest';
import { answerOf, NO_ANSWER, type Answer } from '../../src/core/plan/answer';
import type { Return, ReturnedRow } from '../../src/core/exchange/returned';
import { inspect, type Inspection } from '../../src/workbook/plan/inspect';

export type PlanInspection = Extract<Inspection, { kind: 'plan' }>;

export async function inspected(): Promise<PlanInspection> {
  const inspection = await inspect();
  if (inspection.kind !== 'plan') throw new Error(`a ${inspection.kind}`);
  return inspection;
}

export function addresseesOf({ report, exchange }: PlanInspection): readonly Addressee[] {
  return addressees(report.plan, exchange).addressees;
}

const SAVED = '2026-02-10T09:15:00.000Z';

let files = 0;
export const returned = (addressee: string, rows: readonly ReturnedRow[], over: Partial<Return> = {}): Return => ({
  file: `${addressee}.xlsx`,
  id: `file${++files}`,
  addressee,
  savedAt: SAVED,
  confirmation: null,
  rows,
  ...over,
});

/** The call of an addressee coming back, each answer as `fill` says; undefined leaves it as it was issued. */
export const filledRequest = (
  { name, items }: Addressee,
  fill: (standing: Answer, index: number) => Partial<Answer> | undefined,
  over: Partial<Return> = {},
): Return =>
  returned(
    name,
    items.map(({ measure, criterion, statements }, index) => {
      const standing = statements[0] ? answerOf(statements[0]) : NO_ANSWER;
      return row(
        measure.code,
        criterion?.number ?? '',
        { ...standing, ...fill(standing, index) },
        { row: index + 6, issuedDigest: answerDigest(standing) },
      );
    }),
    over,
  );

export const row = (measure: string, criterion: string, answer: Partial<Answer>, over: Partial<ReturnedRow> = {}): ReturnedRow => ({
  sheet: 'Podklady',
  row: 6,
  measure,
  criterion,
  submitter: '',
  answer,
  issuedDigest: answerDigest(NO_ANSWER),
  ...over,
});

export const DONE: Answer = {
  ...NO_ANSWER,
  relation: 'Bezprostřední',
  progress: 'Realizováno',
  description: 'Hotovo v říjnu.',
  date: '2025-10-20',
};
