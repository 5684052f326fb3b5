import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Plan } from './plan';

/**
 * A short fingerprint of everything the summary depends on. Two plans that differ only in the order of rows have
 * the same one, so sorting a table does not make a summary stale.
 *
 * @returns 16 hexadecimal digits
 */
export function fingerprint(plan: Plan): string {
  const tables: Record<string, readonly object[]> = {
    areas: plan.areas,
    measures: plan.measures,
    criteria: plan.criteria,
    statements: plan.statements,
    leads: plan.leads,
    municipalities: plan.municipalities,
    asz: plan.asz,
  };
  const parts = [JSON.stringify([plan.settings, plan.aszTotal])];
  for (const [name, rows] of Object.entries(tables)) parts.push(name, ...rows.map(canonical).sort());
  return bytesToHex(sha256(utf8ToBytes(parts.join('\n')))).slice(0, 16);
}

/** Values in the order of the record's fields; `row` is where the record stands, not what it says. */
const canonical = (record: object): string => JSON.stringify(record, (key, value: unknown) => (key === 'row' ? undefined : value));
