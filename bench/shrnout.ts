import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { functionsMetadata } from '../scripts/functions-metadata';
import { registerFunctions } from '../src/cli/process/functions';
import { openWorkbook, type EmbeddedExcel } from '../src/host/node';
import { summarize } from '../src/workbook/summary/summarize';
import { bigWorkbook } from './bigPlan';
import { goTo } from '../src/workbook/excel/follow';
import { inspect } from '../src/workbook/plan/inspect';
import { setOverride } from '../src/workbook/plan/override';
import { writeSettings } from '../src/workbook/plan/settings';
import { undo } from '../src/workbook/undo/undo';
import type { Row, Section } from './section';
import { inMs, mega } from './timing';

interface Run {
  readonly ms: number;
  readonly log: EmbeddedExcel['log'];
}

async function runOn(excel: EmbeddedExcel): Promise<Run> {
  const uninstall = excel.install();
  excel.log = [];
  const start = performance.now();
  await summarize({ now: new Date(2026, 0, 15) });
  const ms = performance.now() - start;
  uninstall();
  return { ms, log: excel.log };
}

const bytesOf = ({ log }: Run): number => log.reduce((sum, { requestBytes, responseBytes }) => sum + requestBytes + responseBytes, 0);
const largest = ({ log }: Run): number => Math.max(...log.flatMap(({ requestBytes, responseBytes }) => [requestBytes, responseBytes]));

/** What else the pane does with the workbook: each action with the messages it takes. */
async function actionsOn(excel: EmbeddedExcel): Promise<Row[]> {
  const now = new Date(2026, 0, 15);
  const actions: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['reading the workbook for the pane', inspect],
    ['an override', () => setOverride('A1.1', { level: 'partial', reason: 'Měření', author: 'Měření', date: '2026-01-15' }, now)],
    ['a setting', () => writeSettings({ threshold: 0.8 }, now)],
    ['taking the last change back', undo],
    ['going to a cell', () => goTo({ sheet: 'Opatření', cell: 'A5' })],
  ];
  const uninstall = excel.install();
  const rows: Row[] = [];
  for (const [what, act] of actions) {
    excel.log = [];
    await act();
    rows.push({ what: `${what}: syncs`, value: String(excel.log.length), aim: '≤ 4' });
  }
  uninstall();
  return rows;
}

export async function shrnout(): Promise<Section> {
  const sample = await openWorkbook(readFileSync(join(__dirname, '../samples/ukazka.xlsx')));
  const metadata = await functionsMetadata('cs');
  await registerFunctions(sample, metadata);
  const first = await runOn(sample);
  const again = await runOn(sample);
  const actions = await actionsOn(sample);
  sample.dispose();
  const big = await openWorkbook(bigWorkbook(10_000, 2, 4), { modes: { platform: 'OfficeOnline' } });
  await registerFunctions(big, metadata);
  const large = await runOn(big);
  big.dispose();
  return {
    title: 'Shrnout through the real Office.js client',
    rows: [
      { what: 'sample (72 measures): syncs', value: String(first.log.length), aim: '6: three and those for page and charts' },
      { what: 'sample: sent and received', value: mega(bytesOf(first)) },
      { what: 'sample: time in the embedded Excel', value: inMs(first.ms) },
      { what: 'sample again, nothing changed: syncs', value: String(again.log.length) },
      ...actions,
      { what: '10,000 measures, 20,000 criteria, 40,000 statements: syncs', value: String(large.log.length) },
      { what: '10,000 measures: largest message', value: mega(largest(large)), aim: '< 5 MB' },
      { what: '10,000 measures: sent and received', value: mega(bytesOf(large)) },
      { what: '10,000 measures: time in the embedded Excel', value: inMs(large.ms) },
    ],
  };
}
