import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Plan } from '../src/core/plan/plan';
import { regionMunicipalities } from '../src/core/plan/regions/load';
import { REGIONS, type RegionId } from '../src/core/plan/regions/regions';
import { evaluate, totals } from '../src/core/rules/evaluate';
import { readProgress, readRelation, PROGRESS_WORD, RELATION_WORD } from '../src/core/text/wording';
import { openData } from '../src/openData/openData';
import { openDataSource } from '../src/openData/source';
import { ruleSql } from '../src/openData/sql';
import type { Section } from './section';
import { mega } from './timing';

const MEASURES = 72;
const CRITERIA = 3;

/** A plan in which every municipality of a region answers every criterion for itself; about one in twenty says less. */
async function regionPlan(region: RegionId, name: string): Promise<Plan> {
  const municipalities = await regionMunicipalities(region);
  const measures = Array.from({ length: MEASURES }, (_, i) => `${'ABCDE'[i % 5]}1.${i + 1}`);
  const numbers = Array.from({ length: CRITERIA }, (_, i) => String(i + 1));
  const nothing = { raw: '', value: null };
  let row = 0;
  return {
    settings: {
      planName: `Akční plán: ${name}`,
      chartTitle: '',
      periodFrom: '2024-01-01',
      periodTo: '2025-12-31',
      asOf: '2025-12-31',
      expected: null,
      threshold: 0.9,
      reading: 'default',
    },
    areas: [],
    measures: measures.map((code, i) => ({
      row: i,
      code,
      key: code.toLowerCase(),
      subarea: '',
      title: `Opatření ${code}`,
      lead: 'Krajský úřad',
      partners: '',
      override: { level: nothing, reason: '', author: '', date: nothing },
    })),
    criteria: measures.flatMap((measure, i) =>
      numbers.map((number, j) => ({ row: i * CRITERIA + j, measure, measureKey: measure.toLowerCase(), number, key: number, text: '' })),
    ),
    statements: measures.flatMap((measure, i) =>
      numbers.flatMap((number, j) =>
        municipalities.map(({ code }, m) => {
          const says = (m * 31 + i * 7 + j) % 20 === 0 ? ((m + i) % 2 === 0 ? 'notDone' : 'partly') : 'done';
          return {
            row: row++,
            measure,
            measureKey: measure.toLowerCase(),
            criterion: number,
            criterionKey: number,
            submitter: code,
            relation: readRelation(RELATION_WORD.direct),
            progress: readProgress(PROGRESS_WORD[says]),
            territory: code,
            description: 'Doloženo.',
            link: '',
            date: nothing,
            reason: nothing,
            ownLevel: nothing,
          };
        }),
      ),
    ),
    leads: [],
    municipalities,
    asz: [],
    aszTotal: null,
  };
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** All regions of the country, each with its own plan: judged by the core, and by `pravidlo.sql` over the files that come of them. */
export async function national(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'plneni-bench-'));
  try {
    let [core, writing, statements, size] = [0, 0, 0, 0];
    const expected: string[] = [];
    for (const { id, name, nuts } of REGIONS) {
      const plan = await regionPlan(id, name);
      statements += plan.statements.length;
      const start = performance.now();
      const evaluation = evaluate(plan);
      core += performance.now() - start;
      expected.push(`${nuts} ${Object.values(totals(evaluation)).join(' ')}`);
      const from = performance.now();
      const { files } = await openData(openDataSource({ plan, evaluation }, {}, undefined), { tables: {}, findings: [] });
      const part = join(folder, `kraj=${nuts}`, 'obdobi=2024-2025');
      mkdirSync(part, { recursive: true });
      for (const { file, bytes } of files) writeFileSync(join(part, file), bytes);
      writing += performance.now() - from;
      for (const { file } of files) size += statSync(join(part, file)).size;
    }
    const { ms, totalsFound, differences } = await inDuckDb(folder);
    if (differences > 0 || totalsFound.join('\n') !== expected.sort().join('\n')) throw new Error('The rule in SQL and the core differ.');
    return {
      title: `The whole country: ${REGIONS.length} regions, ${statements.toLocaleString('en')} statements`,
      rows: [
        { what: 'evaluation of all of them by the core, one thread', value: seconds(core), aim: 'seconds' },
        { what: `open data of all of them written, ${mega(size)}`, value: seconds(writing) },
        {
          what: 'pravidlo.sql in DuckDB: files read, the rule under 4 interpretations and 6 thresholds, differences',
          value: seconds(ms),
          aim: 'under a minute',
        },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function inDuckDb(folder: string): Promise<{ ms: number; totalsFound: string[]; differences: number }> {
  const start = performance.now();
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run(`SET file_search_path = '${folder}'`);
    const script = await connection.extractStatements(ruleSql());
    for (let i = 0; i < script.count - 2; i++) await (await script.prepare(i)).run();
    const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
    const differences = await rows('SELECT count(*) AS n FROM rozdily');
    const ms = performance.now() - start;
    const found = await rows(
      "SELECT kraj || ' ' || plneno || ' ' || castecne || ' ' || neplneno AS line FROM soucty WHERE vyklad = 'vychozi' AND prah = 0.9 ORDER BY kraj",
    );
    return {
      ms,
      totalsFound: found.map(({ line }) => String(line as string)),
      differences: Number(differences[0]!['n']),
    };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
