import { evaluate } from '../src/core/rules/evaluate';
import { checkPlan } from '../src/core/rules/findings';
import { fingerprint } from '../src/core/exchange/fingerprint';
import { cellText } from '../src/core/text/text';
import { readPlan } from '../src/schema/read/records';
import type { WorkbookTables } from '../src/schema/read/rows';
import { bigTables } from './bigPlan';
import type { Section } from './section';
import { best, inMs, ratio } from './timing';

/** What anybody has to do who wants to know what the rows say: look at every cell as text, once, by the name of its column. */
function plainPass({ measures, criteria, statements }: WorkbookTables): number {
  let characters = 0;
  for (const { header, rows } of [measures!, criteria!, statements!])
    for (const cells of rows) {
      const row: Record<string, string> = {};
      header.forEach((name, i) => (row[name as string] = cellText(cells[i])));
      characters += Object.values(row).join('').length;
    }
  return characters;
}

export async function evaluation(): Promise<Section> {
  const tables = bigTables(10_000, 5, 20);
  const plain = await best(() => plainPass(tables));
  const read = await best(() => readPlan(tables));
  const { plan } = read.result;
  const judged = await best(() => evaluate(plan));
  const checked = await best(() => checkPlan(plan, judged.result));
  const print = await best(() => fingerprint(plan));
  return {
    title: 'Evaluation: 10,000 measures, 50,000 criteria, 200,000 statements',
    rows: [
      { what: 'one plain pass over the same rows', value: inMs(plain.ms) },
      { what: 'evaluation (records → levels, coverage, reasons, four readings)', value: inMs(judged.ms), aim: 'about 1 s' },
      { what: 'evaluation against the plain pass', value: ratio(judged.ms, plain.ms), aim: '≤ 5×' },
      { what: 'reading (cells → records)', value: `${inMs(read.ms)}, ${ratio(read.ms, plain.ms)}` },
      { what: 'checks', value: `${inMs(checked.ms)}, ${ratio(checked.ms, plain.ms)}` },
      { what: 'fingerprint', value: `${inMs(print.ms)}, ${ratio(print.ms, plain.ms)}` },
    ],
  };
}
