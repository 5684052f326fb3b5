import { DuckDBInstance } from '@duckdb/node-api';
import type { Comment } from '../../src/core/comments/comment';
import { frozenRows, historyOf, type FrozenRow } from '../../src/core/periods/history';
import { periodOf } from '../../src/core/periods/period';
import type { Plan } from '../../src/core/plan/plan';
import { evaluate } from '../../src/core/rules/evaluate';
import type { OpenDataSource } from '../../src/openData/source';
import { ruleSql } from '../../src/openData/sql';
import { comment } from './comments';
import {
  aszRow,
  criterion,
  joined,
  lead,
  measure,
  measureAt,
  overriddenTo,
  plan,
  PUBLISHED_AREAS,
  statement,
  type PlanParts,
} from './plans';

/** What open data are made of, of a plan in a workbook without other sheets. */
export function sourceOf(
  of: Plan,
  over: { readonly comments?: readonly Comment[]; readonly frozen?: readonly FrozenRow[] } = {},
): OpenDataSource {
  const evaluation = evaluate(of);
  return { plan: of, evaluation, comments: over.comments ?? [], history: historyOf(over.frozen ?? []), now: periodOf(of, evaluation) };
}

/** A plan with something in every file; its last measure, criterion and statement stand at unfulfilled, with territory. */
export const fullPlan = (parts: PlanParts = {}): Plan =>
  plan({
    areas: PUBLISHED_AREAS,
    leads: [lead('Odbor sociálních věcí', 'OSV'), lead('Odbor školství')],
    ...joined(
      measureAt('A1.1', ['fulfilled', 'fulfilled', 'partial']),
      measureAt('A1.2', ['partial', 'unfulfilled'], { lead: 'Odbor školství; OSV' }),
      measureAt('B2.1', ['unfulfilled'], { subarea: 'B2', override: overriddenTo('Plněno částečně') }),
      { measures: [measure('C1.4', { subarea: 'C1' })], criteria: [], statements: [statement('C1.4', '', { territory: 'celý kraj' })] },
      {
        measures: [measure('E1.1', { subarea: 'E1' })],
        criteria: [criterion('E1.1', '1')],
        statements: [
          statement('E1.1', '1', { submitter: 'Turnov', progress: 'Neplní se', territory: 'ORP Turnov' }),
          statement('E1.1', '1', { submitter: 'Turnov', progress: 'Neplní se', territory: 'ORP Turnov' }),
          statement('E1.1', '1', { submitter: 'Liberec', progress: 'Neplní se', territory: 'Liberec' }),
        ],
      },
    ),
    asz: [aszRow('Liberec', '1500000'), aszRow('Turnov', '250000,50')],
    aszTotal: 1750000.5,
    ...parts,
  });

/** The same with comments, and with the period before it. */
export function fullSource(parts: PlanParts = {}): OpenDataSource {
  const earlier = plan({
    settings: { periodFrom: '2022-01-01', periodTo: '2023-12-31', asOf: '2023-12-31' },
    areas: PUBLISHED_AREAS,
    ...joined(
      measureAt('A1.1', ['partial']),
      measureAt('D1.1', ['fulfilled'], { subarea: 'D1' }),
      measureAt('E1.1', ['fulfilled'], { subarea: 'E1' }),
    ),
  });
  const before = periodOf(earlier, evaluate(earlier))!;
  return sourceOf(fullPlan(parts), {
    comments: [
      comment({ who: 'Komise', measure: 'A1.1', kind: 'zásadní', result: 'Akceptováno', where: 's. 4' }),
      comment({ measure: 'E1.1' }, 1),
    ],
    frozen: frozenRows(before, 'Odbor sociálních věcí', '2024-02-01', ''),
  });
}

type Found = Readonly<Record<string, unknown>>;

/** What the last statements of a script give in DuckDB, whose files are looked for in the folder. */
async function resultsIn(root: string, sql: string, last: number): Promise<(readonly Found[])[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run(`SET file_search_path = '${root.replaceAll("'", "''")}'`);
    const statements = await connection.extractStatements(sql);
    const results: Found[][] = [];
    for (let i = 0; i < statements.count; i++) results.push((await (await statements.prepare(i)).runAndReadAll()).getRowObjectsJson());
    return results.slice(-last);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** What the last statement of a script gives. */
export const inDuckDb = async (root: string, sql: string): Promise<readonly Found[]> => (await resultsIn(root, sql, 1))[0]!;

/** Runs `pravidlo.sql` in DuckDB as it lies in the folder: the totals and the differences that it lists. */
export async function runRule(root: string): Promise<{ readonly totals: readonly Found[]; readonly differences: readonly Found[] }> {
  const [totals = [], differences = []] = await resultsIn(root, ruleSql(), 2);
  return { totals, differences };
}
