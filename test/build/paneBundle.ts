import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { WorkbookTables } from '../../src/schema/read/rows';
import { CALL, callTables, DONE } from './requestTables';
import { threePeriods } from './periodPlans';
import { cycleOf, dayOne, faultyTables, sampleTables, tablesOf } from './sampleTables';

const ROWS = [
  { measure: 'A1.1', criterion: '1', answer: { ...DONE, territory: 'ORP Turnov; Pěnčín; Jablonec nad Nisou' } },
  { measure: 'A1.1', criterion: '2', previous: 'Realizováno: proškoleno 12 lidí' },
  { measure: 'B2.3', criterion: '1', answer: { relation: 'Částečný', progress: 'Realizováno', link: 'https://kraj.cz' } },
];

/**
 * Writes the page of the harness; open it as index.html#{"workbook":"sample","look":"light","language":"cs-CZ"}. In the
 * page `open({ "workbook": … })` begins anew, with all state of the pane gone.
 *
 * @param more further workbooks under their names
 */
export async function buildHarness(folder: string, more: Readonly<Record<string, WorkbookTables>> = {}): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const script = join(folder, 'harness.js');
  await build({
    entryPoints: [join(__dirname, 'pane.tsx')],
    bundle: true,
    outfile: script,
    jsx: 'automatic',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.xlsx': 'empty' },
  });
  const { measures, criteria, statements, ...poor } = sampleTables();
  const periods = threePeriods();
  const workbooks = {
    sample: sampleTables(),
    faulty: faultyTables(),
    dayOne: dayOne(),
    empty: { ...sampleTables(), measures: { ...measures!, rows: [] } },
    renamed: {
      ...sampleTables(),
      measures: { ...measures!, header: measures!.header.map((name) => (name === 'Gestor' ? 'Garant' : name)) },
    },
    other: {},
    call: callTables(ROWS),
    broken: { ...poor, measures, criteria },
    periods: tablesOf(periods),
    ...more,
  };
  void statements;
  const style = /<style>[\s\S]*?<\/style>/.exec(readFileSync(join(__dirname, '../../src/taskpane/taskpane.html'), 'utf8'))![0];
  const page = join(folder, 'index.html');
  writeFileSync(
    page,
    `<!doctype html><html lang="cs"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Plnění</title>${style}</head>
<body><div id="pane"></div><script src="harness.js"></script><script>
const workbooks = ${JSON.stringify(workbooks).replace(/</g, '\\u003c')};
const cycle = ${JSON.stringify(cycleOf(periods))};
function open({ workbook = 'sample', look = 'light', language = 'cs-CZ' }) {
  const call = workbook === 'call' ? ${JSON.stringify(CALL)} : null;
  startHarness({ tables: workbooks[workbook], cycle: workbook === 'periods' ? cycle : {}, look, language, call });
}
open(location.hash ? JSON.parse(decodeURIComponent(location.hash.slice(1))) : {});
</script></body></html>`,
  );
  return page;
}
