import { functionsMetadata } from '../../../scripts/functions-metadata';
import { sampleContent } from '../../../scripts/sample-content';
import { planWorkbook } from '../../../src/files/plan/template';
import { writeXlsx } from '../../../src/files/write/workbook';
import { customFunctions } from '../../../src/functions';
import { summarize } from '../../../src/workbook/summary/summarize';
import { asUser, column, NOW, open, table } from '../../build/embedded';

type Row = Readonly<Record<string, string | number>>;

/** The sample with the codes of its criteria and their order changed before it was ever saved. */
function sampleWithCriteria(change: (rows: readonly Row[]) => readonly Row[]): Uint8Array {
  const content = sampleContent();
  return writeXlsx(
    planWorkbook({
      ...content,
      tables: { ...content.tables, criteria: change(content.tables.criteria as readonly Row[]) },
    }),
  );
}

/** Opens it with UROVNE watched. */
async function watched(bytes: Uint8Array) {
  const excel = await open(bytes);
  const given: number[] = [];
  const { UROVNE, ...others } = customFunctions((_, sentence) => new Error(sentence));
  const counted = (...args: unknown[]): unknown => {
    given.push((args[1] as unknown[]).length);
    return UROVNE!(...args);
  };
  await excel.registerFunctions('PLNENI', await functionsMetadata('cs'), { ...others, UROVNE: counted });
  return { excel, given };
}

/** What the live column shows beside what Shrnout computed, where they differ; the coordinator's overrides aside. */
async function differing(bytes: Uint8Array): Promise<unknown[]> {
  const { excel } = await watched(bytes);
  const { evaluation } = await summarize({ now: NOW });
  const computed = new Map(evaluation.measures.map(({ measure, computed: level }) => [measure.code, level]));
  const word = { fulfilled: 'Plněno', partial: 'Plněno částečně', unfulfilled: 'Neplněno' };
  const live = column(excel, 'tblOpatreni', 'Úroveň (živě)');
  return column(excel, 'tblOpatreni', 'Kód').flatMap((code, i) => {
    const level = computed.get(String(code));
    return level !== undefined && live[i] === word[level] ? [] : [[code, live[i], level]];
  });
}

const WAYS: Readonly<Record<string, (rows: readonly Row[]) => readonly Row[]>> = {
  'as they are': (rows) => rows,
  backwards: (rows) => [...rows].reverse(),
  'by their number, so that those of one measure are apart': (rows) => [...rows].sort((a, b) => Number(a['number']) - Number(b['number'])),
  'with blanks around every other code': (rows) =>
    rows.map((row, i) => (i % 2 === 0 ? row : { ...row, measure: ` ${row['measure']}\u00a0` })),
  'with blanks, and apart': (rows) =>
    [...rows]
      .sort((a, b) => Number(b['number']) - Number(a['number']))
      .map((row, i) => (i % 3 === 0 ? { ...row, measure: `${row['measure']} ` } : row)),
  'in small letters': (rows) => rows.map((row, i) => (i % 2 === 0 ? row : { ...row, measure: String(row['measure']).toLowerCase() })),
  'with a number among the codes': (rows) => [{ ...rows[0]!, measure: 7 }, ...rows],
};

test.each(Object.entries(WAYS))('the live column is right with criteria %s', async (_, change) => {
  expect(await differing(sampleWithCriteria(change))).toEqual([]);
});

test('of a sorted table every measure hands over its own criteria and those that look alike, no more', async () => {
  const { excel, given } = await watched(sampleWithCriteria((rows) => rows));
  given.length = 0;
  const criteria = table(excel, 'tblKriteria').length - 1;
  await asUser(excel, (context) => context.workbook.application.calculate('Full'));
  expect(given).toHaveLength(72);
  expect(Math.max(...given)).toBeLessThan(criteria / 3);
  expect(given.reduce((sum, rows) => sum + rows, 0)).toBeLessThan(criteria * 3);
});
