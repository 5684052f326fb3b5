import type { WorkbookTables } from '../../src/schema/read/rows';
import { sampleTables } from './sampleTables';

/** The sample with its measures again and again under further codes ("A1.1/2"), until there are so many. */
export function manyMeasures(count: number): WorkbookTables {
  const tables = sampleTables();
  const { rows } = tables.measures!;
  const again = Array.from({ length: count }, (_, i) => {
    const [code, ...rest] = rows[i % rows.length]!;
    const round = Math.floor(i / rows.length);
    return [round === 0 ? code! : `${String(code)}/${round + 1}`, ...rest];
  });
  return { ...tables, measures: { ...tables.measures!, rows: again } };
}
