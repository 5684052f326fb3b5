import { functionsMetadata } from '../scripts/functions-metadata';
import { registerFunctions } from '../src/cli/process/functions';
import { openWorkbook } from '../src/host/node';
import { writeReport } from '../src/workbook/report/writeReport';
import { undo } from '../src/workbook/undo/undo';
import { bigWorkbook } from './bigPlan';
import type { Section } from './section';
import { inMs, mega } from './timing';

/** The annex of 300 measures × 5 criteria × 20 submitters, 30,000 rows, through the real Office.js client. */
export async function annex(): Promise<Section> {
  const excel = await openWorkbook(bigWorkbook(300, 5, 100), { modes: { platform: 'OfficeOnline' } });
  await registerFunctions(excel, await functionsMetadata('cs'));
  const uninstall = excel.install();
  const timed = async (act: () => Promise<unknown>): Promise<{ ms: number; syncs: number; largest: number }> => {
    excel.log = [];
    const start = performance.now();
    await act();
    const sizes = excel.log.flatMap(({ requestBytes, responseBytes }) => [requestBytes, responseBytes]);
    return { ms: performance.now() - start, syncs: excel.log.length, largest: Math.max(...sizes) };
  };
  const now = new Date(2026, 0, 15);
  let rows = 0;
  const first = await timed(async () => {
    rows = (await writeReport({ now, annexOnly: true })).annexRows;
  });
  const again = await timed(() => writeReport({ now, annexOnly: true }));
  const back = await timed(() => undo());
  uninstall();
  excel.dispose();
  return {
    title: 'Annex no. 1 through the real Office.js client',
    rows: [
      { what: 'rows', value: String(rows) },
      { what: 'written for the first time', value: inMs(first.ms) },
      { what: 'written for the first time: syncs', value: String(first.syncs) },
      { what: 'largest message', value: mega(Math.max(first.largest, again.largest)), aim: '< 5 MB' },
      { what: 'again, nothing changed', value: inMs(again.ms) },
      { what: 'taken back', value: inMs(back.ms) },
    ],
  };
}
