import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Municipality } from '../plan/municipalities';
import type { Plan } from '../plan/plan';

/**
 * A short fingerprint of everything the summary depends on. Two plans that differ only in the order of rows have
 * the same one, so sorting a table does not make a summary stale.
 *
 * @returns 16 hexadecimal digits
 */
export function fingerprint(plan: Plan): string {
  // Okres counts where a territory names one. Left out otherwise, it keeps summaries of earlier versions current.
  const namesDistricts = plan.statements.some(({ territory }) => /okr/i.test(territory));
  const tables: Record<string, readonly object[]> = {
    areas: plan.areas,
    measures: plan.measures,
    criteria: plan.criteria,
    statements: plan.statements,
    leads: plan.leads,
    municipalities: plan.municipalities.map((municipality) => ofCoverage(municipality, namesDistricts)),
    asz: plan.asz.map(({ note: _note, ...row }) => row),
  };
  const parts = [JSON.stringify([{ ...plan.settings, aszTotal: undefined }, plan.aszTotal])];
  for (const [name, rows] of Object.entries(tables)) parts.push(name, String(rows.length), sumOfHashes(rows));
  return bytesToHex(sha256(utf8ToBytes(parts.join('\n')))).slice(0, 16);
}

/** What of a municipality a summary depends on. */
const ofCoverage = ({ code, name, orp, pou, district }: Municipality, withDistrict: boolean): object => ({
  code,
  name,
  orp,
  pou,
  ...(withDistrict ? { district } : {}),
});

/** Hashes of the rows added up: the same for any order. Two FNV-1a hashes a row, because a plan may have 200,000 of them and one hash of 32 bits is too short. */
function sumOfHashes(rows: readonly object[]): string {
  let [first, second] = [0, 0];
  for (const row of rows) {
    const text = canonical(row);
    let [a, b] = [0x811c9dc5, 0x050c5d1f];
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      a = Math.imul(a ^ unit, 0x01000193);
      b = Math.imul(b ^ unit, 0x01000193) ^ (b >>> 15);
    }
    first = (first + (a >>> 0)) % 2 ** 48;
    second = (second + (b >>> 0)) % 2 ** 48;
  }
  return `${first.toString(16)}-${second.toString(16)}`;
}

/** Values in the order of the record's fields; `row` is where the record stands, not what it says. */
const canonical = (record: object): string => JSON.stringify({ ...record, row: 0 });
