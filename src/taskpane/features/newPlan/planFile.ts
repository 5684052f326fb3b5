import { fold } from '../../../core/text/text';
import { newPlan } from '../../../files/plan/newPlan';
import { buildPlanWorkbook } from '../../../files/plan/template';
import type { NamedFile, PlanDraft } from '../../ports/files';

/** The workbook of a new plan. Two plans of one name are two plans, so chance has its part in the identity. */
export async function planFile({ name, periodFrom, periodTo, asOf, issuedOn, list, region }: PlanDraft): Promise<NamedFile> {
  const bytes = buildPlanWorkbook(
    await newPlan({ name, from: periodFrom, to: periodTo, asOf, issuedOn: issuedOn, list: list?.tables ?? null, region, token: chance() }),
  );
  return namedPlan(name, bytes);
}

/** @example namedPlan('Akční plán 2026–2027', bytes).name // 'akcni-plan-2026-2027.xlsx' */
export function namedPlan(name: string, bytes: Uint8Array): NamedFile {
  const plain = fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return { name: `${plain.slice(0, 60) || 'plan'}.xlsx`, bytes };
}

export const chance = (): string => crypto.getRandomValues(new Uint32Array(4)).join('');
