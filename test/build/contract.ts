/** How the contract of the workbook is tried: see test/contract. */
import { isDeepStrictEqual } from 'node:util';
import { NO_ANSWER, type Answer } from '../../src/core/plan/answer';
import type { FormRow } from '../../src/schema/request';
import type { Inspection, RequestInspection, RestorePoint, WorkbookPort } from '../../src/taskpane/ports/workbook';
import { LEAD, type Subject } from './subjects';

export const OVERRIDE = { level: 'partial', reason: '=Doplněno ústně', author: 'Jana Nováková', date: '2026-01-20' } as const;
export const CALLS = [
  { name: LEAD, file: 'vyzva-osv.xlsx' },
  { name: 'Pěnčín (Turnov)', file: 'vyzva-pencin.xlsx' },
  { name: '=Spolek', file: '=spolek.xlsx' },
];
export const NOBODY = { signal: new AbortController().signal, onProgress: () => undefined };

export type PlanInspection = Extract<Inspection, { kind: 'plan' }>;
export async function plan({ port }: Subject): Promise<PlanInspection> {
  const inspection = await port.inspect();
  if (inspection.kind !== 'plan') throw new Error(`a ${inspection.kind}`);
  return inspection;
}
export async function request({ port }: Subject): Promise<RequestInspection> {
  const inspection = await port.inspect();
  if (inspection.kind !== 'request') throw new Error(`a ${inspection.kind}`);
  return inspection.request;
}
export const saved = async ({ port }: Subject) => (await port.inspect()).saved;
/** What is in the workbook, apart from how it got there. */
export async function contents({ port }: Subject): Promise<unknown> {
  const { saved: _, ...rest } = await port.inspect();
  return rest;
}

/** What is said of a change that was taken back. */
export const pointOf = ({ what, at, detail }: RestorePoint): RestorePoint => ({ what, at, detail });

export const placeOf = ({ row, measure, criterion, submitter }: FormRow) => ({ row, measure, criterion, submitter });
export const standing = ({ answer }: FormRow): Answer => ({ ...NO_ANSWER, ...answer });

/** Of two whole workbooks; jest, which has to tell a difference, takes a second to see that there is none. */
export function same(found: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(found, expected)) expect(found).toEqual(expected);
}

/** The work fails as it should, and neither the workbook nor the way back is other than before. */
export async function refused(subject: Subject, work: (port: WorkbookPort) => Promise<unknown>, error: object): Promise<void> {
  const before = await subject.port.inspect();
  await expect(work(subject.port)).rejects.toMatchObject(error);
  same(await subject.port.inspect(), before);
}

/** The work is done, does nothing when it is done again, and is taken back whole. */
export async function onceAndBackAfter(subject: Subject, work: (port: WorkbookPort) => Promise<unknown>, point: object): Promise<void> {
  const before = await subject.port.inspect();
  await work(subject.port);
  const after = await subject.port.inspect();
  expect(after.saved).toMatchObject(point);
  await work(subject.port);
  same(await subject.port.inspect(), after);
  expect(await subject.port.undo()).toEqual([pointOf(after.saved!)]);
  same(await subject.port.inspect(), before);
}

/** The same where nothing could be taken back before. */
export async function onceAndBack(subject: Subject, work: (port: WorkbookPort) => Promise<unknown>, point: object): Promise<void> {
  await onceAndBackAfter(subject, work, point);
  await refused(subject, (port) => port.undo(), { name: 'CannotUndo', code: 'nothing' });
}
