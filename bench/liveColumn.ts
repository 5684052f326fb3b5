import { functionsMetadata } from '../scripts/functions-metadata';
import { customFunctions } from '../src/functions';
import { openWorkbook } from '../src/host/node';
import { summarize } from '../src/workbook/summary/summarize';
import { bigWorkbook } from './bigPlan';
import type { Section } from './section';
import { inMs, mega } from './timing';

const MEASURES = 1_000;
const CRITERIA_EACH = 3;

/** What Excel hands over to compute the live column once: arguments as JSON, as they cross to the add-in. */
export async function liveColumn(): Promise<Section> {
  const [half, whole] = [await measured(MEASURES / 2), await measured(MEASURES)];
  return {
    title: `The live column: ${MEASURES} measures with ${CRITERIA_EACH} criteria each`,
    rows: [
      { what: 'calls', value: String(whole.calls) },
      { what: 'sent to the add-in for one recalculation', value: mega(whole.bytes), aim: '< 5 MB' },
      { what: 'twice the measures: times as much', value: (whole.bytes / half.bytes).toFixed(2), aim: '2' },
      { what: 'time in the embedded Excel', value: inMs(whole.ms) },
    ],
  };
}

async function measured(measures: number): Promise<{ calls: number; bytes: number; ms: number }> {
  const excel = await openWorkbook(bigWorkbook(measures, CRITERIA_EACH, 1));
  const uninstall = excel.install();
  const { UROVNE, ...others } = customFunctions((_, sentence) => new Error(sentence));
  let [calls, bytes] = [0, 0];
  const counted = (...args: unknown[]): unknown => {
    calls++;
    bytes += JSON.stringify(args).length;
    return UROVNE!(...args);
  };
  await excel.registerFunctions('PLNENI', await functionsMetadata('cs'), { ...others, UROVNE: counted });
  await summarize({ now: new Date(2026, 0, 15) });
  [calls, bytes] = [0, 0];
  const start = performance.now();
  // The whole column is computed again.
  await excel.edit('Kritéria', 'A2', excel.readSheet('Kritéria').cell('A2').value);
  const ms = performance.now() - start;
  uninstall();
  excel.dispose();
  return { calls, bytes, ms };
}
