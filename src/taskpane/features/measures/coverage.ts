import { compareCodes } from '../../../core/text/text';
import type { Coverage, Gazetteer } from '../../../core/plan/territory';

export interface District {
  readonly orp: string;
  readonly names: readonly string[];
  /** None of the district's municipalities is covered. */
  readonly whole: boolean;
}

/** The municipalities that are missing, by district: whom to ask is one office there. */
export function missingByDistrict({ missing }: Coverage, { municipalities }: Gazetteer): District[] {
  const lacking = new Set(missing);
  const districts = new Map<string, { names: string[]; all: number }>();
  for (const { code, name, orp } of municipalities) {
    const district = districts.get(orp) ?? { names: [], all: 0 };
    districts.set(orp, district);
    district.all++;
    if (lacking.has(code)) district.names.push(name);
  }
  return [...districts]
    .filter(([, { names }]) => names.length > 0)
    .map(([orp, { names, all }]) => ({ orp, names: names.sort(compareCodes), whole: names.length === all }))
    .sort((a, b) => compareCodes(a.orp, b.orp));
}
