import { read, utils, type CellObject, type WorkBook } from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate, inOrder, totals, totalsByInterpretation } from '../../src/core/rules/evaluate';
import { checkPlan, type FindingCode } from '../../src/core/rules/findings';
import type { TableId } from '../../src/core/plan/plan';
import { readPlan } from '../../src/schema/read/records';
import type { TableData, WorkbookTables } from '../../src/schema/read/rows';
import { INPUT, type Table } from '../../src/schema/tables';
import { sampleContent } from '../../scripts/sample-content';
import { faultyWorkbook, sampleWorkbook, townWorkbook } from '../../scripts/sample-workbooks';

const root = join(__dirname, '..', '..');
const committed = (name: string): Buffer => readFileSync(join(root, 'samples', name));

/** Reads like any other program would, so that the committed files themselves are judged. */
function tablesOf(book: WorkBook): WorkbookTables {
  const entries = Object.entries<Table>(INPUT).map(([id, table]): [string, TableData] => {
    const width = Object.keys(table.columns).length;
    const sheet = book.Sheets[table.sheet]!;
    const [header = [], ...rows] = utils
      .sheet_to_json<(string | number)[]>(sheet, { header: 1, raw: true, defval: '' })
      .map((row) => row.slice(0, width));
    const merged = (sheet['!merges'] ?? []).map(({ s, e }) => ({ row: s.r - 1, column: s.c, rows: e.r - s.r + 1, columns: e.c - s.c + 1 }));
    return [id, { sheet: table.sheet, top: 0, left: 0, header, rows, merged }];
  });
  return { ...(Object.fromEntries(entries) as Partial<Record<TableId, TableData>>), aszTotal: (book.Sheets['ASZ']!['F2'] as CellObject).v as number };
}

function judge(name: string): { levels: number[]; codes: FindingCode[]; errors: number } & ReturnType<typeof evaluated> {
  const judged = evaluated(name);
  return {
    ...judged,
    levels: inOrder(totals(judged.evaluation)),
    codes: judged.findings.map((f) => f.code),
    errors: judged.findings.filter((f) => f.severity === 'error').length,
  };
}

function evaluated(name: string) {
  const { plan, findings } = readPlan(tablesOf(read(committed(name))));
  const evaluation = evaluate(plan);
  return { plan, evaluation, findings: [...findings, ...checkPlan(plan, evaluation)] };
}

const count = (codes: readonly FindingCode[]): Partial<Record<FindingCode, number>> =>
  codes.reduce<Partial<Record<FindingCode, number>>>((sums, code) => ({ ...sums, [code]: (sums[code] ?? 0) + 1 }), {});

test.each([
  ['ukazka.xlsx', sampleWorkbook],
  ['ukazka-chyby.xlsx', faultyWorkbook],
  ['ukazka-mesto.xlsx', townWorkbook],
])('%s is what its data give (npx tsx scripts/build-samples.ts)', (name, build) => {
  expect(Buffer.compare(committed(name), Buffer.from(build()))).toBe(0);
});

describe('ukazka.xlsx', () => {
  const sample = judge('ukazka.xlsx');

  test('the rule finds 40 fulfilled, 28 partial, 4 unfulfilled of 72, as published', () => {
    expect(sample.plan.measures).toHaveLength(72);
    expect(sample.levels).toEqual([40, 28, 4]);
  });

  test('area by area', () => {
    const areas: Record<string, number[]> = {};
    for (const { measure, final } of sample.evaluation.measures)
      (areas[measure.subarea] ??= [0, 0, 0])[['fulfilled', 'partial', 'unfulfilled'].indexOf(final)]!++;
    expect(areas).toEqual({ A1: [6, 3, 0], A2: [4, 3, 1], A3: [5, 4, 0], B1: [5, 3, 0], B2: [5, 2, 1], C1: [6, 5, 0], D1: [4, 5, 1], E1: [5, 3, 1] });
  });

  test('the totals under each reading', () => {
    expect(Object.values(totalsByInterpretation(sample.evaluation)).map(inOrder)).toEqual([
      [40, 28, 4],
      [40, 22, 10],
      [42, 26, 4],
      [40, 29, 3],
    ]);
  });

  test('borderline measures, overrides, and both sides of the threshold', () => {
    const { measures } = sample.evaluation;
    const codes = (list: typeof measures): string[] => list.map((m) => m.measure.code);
    expect(codes(measures.filter((m) => m.borderline))).toEqual(['A1.5', 'A2.5', 'A3.5', 'B2.4', 'C1.11', 'D1.5', 'D1.10', 'E1.3', 'E1.8']);
    expect(measures.filter((m) => m.overridden).map((m) => [m.measure.code, m.computed, m.final])).toEqual([
      ['A2.7', 'fulfilled', 'partial'],
      ['C1.8', 'partial', 'fulfilled'],
      ['D1.7', 'unfulfilled', 'partial'],
    ]);
    const covered = new Map(
      measures.flatMap((m) => m.criteria.flatMap((c) => (c.coverage ? [[`${m.measure.code}/${c.criterion!.number}`, c.coverage.covered]] : []))) as [
        string,
        number,
      ][],
    );
    expect([covered.get('A1.3/1'), covered.get('D1.6/1'), covered.get('B1.7/1'), covered.get('B2.1/1')]).toEqual([194, 194, 193, 215]);
    expect(codes(measures.filter((m) => m.silent))).toEqual(['E1.9']);
  });

  test('every reason is used', () => {
    const used = new Set(sample.plan.statements.flatMap((s) => s.reason.value ?? []));
    expect(used.size).toBe(13);
  });

  test('nothing is wrong with it but what the sources and life bring', () => {
    expect(sample.errors).toBe(0);
    const { areasSameName, ...rest } = count(sample.codes);
    expect(areasSameName).toBeGreaterThan(0);
    expect(rest).toEqual({ aszTotal: 1, aszRowMissing: 1, borderline: 9, leadReturnedNothing: 1, leadDisagrees: 1 });
  });

  test('levels are never typed in', () => {
    const book = read(committed('ukazka.xlsx'));
    for (const { sheet, columns } of Object.values<Table>(INPUT)) {
      const headers = Object.values(columns).flatMap((column) => (column.written ? [column.header] : []));
      for (const row of utils.sheet_to_json<Record<string, unknown>>(book.Sheets[sheet]!))
        for (const header of headers) expect(row[header]).toBeUndefined();
    }
  });

  test('says on its first sheet what is invented', () => {
    expect(utils.sheet_to_csv(read(committed('ukazka.xlsx')).Sheets['Pokyny']!)).toMatch(/Znění opatření.*smyšlené/);
  });
});

test('ukazka-chyby.xlsx has one of every fault, beside what the good sample has', () => {
  const faulty = judge('ukazka-chyby.xlsx');
  const { areasSameName: _, borderline: __, ...codes } = count(faulty.codes);
  expect(codes).toEqual({
    aszTotal: 1,
    aszRowMissing: 1,
    leadReturnedNothing: 1,
    leadDisagrees: 1,
    measureDuplicate: 1,
    measureWithoutCriteria: 1,
    measureCount: 1,
    leadUnknown: 1,
    overrideIncomplete: 1,
    criterionUnknownMeasure: 1,
    statementUnknownMeasure: 1,
    // One wrong territory makes its criterion one of territories, and four towns answered it without theirs.
    territoryMissing: 4,
    wordingUnknown: 1,
    wordingIgnored: 1,
    statementIncomplete: 1,
    evidenceMissing: 1,
    municipalityUnknown: 1,
    municipalityAmbiguous: 1,
    dateOutsidePeriod: 1,
    formulaText: 1,
    mergedCells: 1,
  });
});

test('the ASZ table is as published', () => {
  const { asz = [] } = sampleContent().tables;
  expect(asz.reduce((sum, row) => sum + Number(row.funds), 0)).toBe(684_908_825);
  expect(sampleContent().aszTotal).toBe(680_269_114);
  expect(asz.at(-1)).toEqual({ municipality: 'Cvikov', funds: 0, note: 'teprve zahájena spolupráce' });
});

