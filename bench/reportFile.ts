import { execFileSync } from 'node:child_process';
import { makeReport } from '../src/report/report';
import { writeDocx } from '../src/report/docx/writeDocx';
import { reportSource } from '../src/schema/read/report';
import { evaluateTables } from '../src/workbook/summary/report';
import { bigTables } from './bigPlan';
import type { Section } from './section';
import { inMs, mega } from './timing';

interface Measured {
  readonly makingMs: number;
  readonly writingMs: number;
  readonly bytes: number;
  /** The most that the process ever held, bytes. */
  readonly memory: number;
}

const [MEASURES, CRITERIA, SUBMITTERS] = [300, 5, 20];

/** Once: the memory of a process is told of its whole life. */
async function measure(): Promise<Measured> {
  const tables = bigTables(MEASURES, CRITERIA, CRITERIA * SUBMITTERS);
  const report = evaluateTables(tables);
  const start = performance.now();
  const { document } = makeReport({ source: reportSource(tables, report), tables, findings: report.findings, texts: [] });
  const made = performance.now();
  const { bytes } = await writeDocx(document);
  return {
    makingMs: made - start,
    writingMs: performance.now() - made,
    bytes: bytes.length,
    memory: process.resourceUsage().maxRSS * 1024,
  };
}

/** The report of a plan as large as any: its content, and the document of Word, in a process of its own. */
export function reportFile(): Section {
  const out = execFileSync(process.execPath, ['--import', 'tsx', __filename], { encoding: 'utf8' });
  const { makingMs, writingMs, bytes, memory } = JSON.parse(out) as Measured;
  return {
    title: `The report: ${MEASURES} measures × ${CRITERIA} criteria × ${SUBMITTERS} submitters`,
    rows: [
      { what: 'its content (sections, sentences, annex, what is to be looked at)', value: inMs(makingMs) },
      { what: `the document (${mega(bytes)})`, value: inMs(writingMs), aim: '≤ 30 s' },
      { what: 'most memory of the process', value: mega(memory), aim: '≤ 1,500 MB' },
    ],
  };
}

if (require.main === module) void measure().then((measured) => console.log(JSON.stringify(measured)));
