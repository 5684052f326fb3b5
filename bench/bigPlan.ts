import type { CellValue } from '../src/core/text/text';
import { liberecRegion } from '../src/core/plan/municipalities';
import { LEVEL_WORD, PROGRESS_WORD, REASON_WORD, RELATION_WORD } from '../src/core/text/wording';
import { planWorkbook } from '../src/files/plan/template';
import { writeXlsx } from '../src/files/write/workbook';
import { INPUT, SETTINGS, type InputId, type Table } from '../src/schema/tables';
import type { TableData, WorkbookTables } from '../src/schema/read/rows';

/** Pseudo-random numbers that are the same in every run. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const MEASURES_EACH = 20;
const subareaOf = (measure: number): string => `A${Math.floor(measure / MEASURES_EACH) + 1}`;

/** The cells of a plan of any size: as many criteria and statements to a measure as asked for, a fifth of them territorial. */
export function bigTables(measures: number, criteriaEach: number, statementsEach: number): WorkbookTables {
  const pick = generator(1);
  const one = <T>(list: readonly T[]): T => list[pick(list.length)]!;
  const [relations, progresses, reasons, levels] = [RELATION_WORD, PROGRESS_WORD, REASON_WORD, LEVEL_WORD].map((words) =>
    Object.values<string>(words),
  );
  const towns = liberecRegion().filter(({ name }) => name !== 'Pěnčín');
  // As in a real plan, a subarea has some twenty measures.
  const codes = Array.from({ length: measures }, (_, i) => `${subareaOf(i)}.${(i % MEASURES_EACH) + 1}`);
  const territory = (): string =>
    pick(5) > 0 ? '' : pick(3) === 0 ? 'celý kraj' : `ORP ${one(towns).orp}; ${one(towns).name}; ${one(towns).name}`;
  return {
    settings: table(
      'settings',
      Object.values(SETTINGS).map(({ key, initial }) => ({ key, value: key === SETTINGS.expected.key ? measures : initial })),
    ),
    areas: table('areas', [
      { code: 'A', name: 'Systémová opatření' },
      ...[...new Set(codes.map((_, i) => subareaOf(i)))].map((code) => ({ code, name: `Podokruh ${code}`, parent: 'A' })),
    ]),
    leads: table('leads', [{ name: 'Odbor sociálních věcí' }]),
    measures: table(
      'measures',
      codes.map((code, i) => ({ code, subarea: subareaOf(i), title: `Opatření ${code}`, lead: 'Odbor sociálních věcí' })),
    ),
    criteria: table(
      'criteria',
      codes.flatMap((measure) => Array.from({ length: criteriaEach }, (_, i) => ({ measure, number: i + 1, text: `Kritérium ${i + 1}` }))),
    ),
    statements: table(
      'statements',
      codes.flatMap((measure) =>
        Array.from({ length: statementsEach }, () => ({
          measure,
          criterion: 1 + pick(criteriaEach),
          submitter: one(towns).name,
          relation: one(relations!),
          progress: one(progresses!),
          territory: territory(),
          description: `Popis činnosti číslo ${pick(1_000_000)} za hodnocené období.`,
          link: 'https://example.org/podklad',
          date: 45_658,
          reason: one(reasons!),
          ownLevel: one(levels!),
        })),
      ),
    ),
  };
}

function table<T extends InputId>(id: T, rows: readonly Readonly<Record<string, CellValue>>[]): TableData {
  const columns = Object.entries<Table['columns'][string]>(INPUT[id].columns);
  return {
    sheet: INPUT[id].sheet,
    top: 0,
    left: 0,
    header: columns.map(([, { header }]) => header),
    rows: rows.map((row) => columns.map(([column]) => row[column] ?? '')),
  };
}

/** The cells of the benchmark's plan as a workbook file. */
export function bigWorkbook(measures: number, criteriaEach: number, statementsEach: number): Uint8Array {
  const tables = bigTables(measures, criteriaEach, statementsEach);
  const content = Object.fromEntries(
    (['areas', 'measures', 'criteria', 'statements', 'leads'] as const).map((id) => [id, rowsOf(id, tables[id]!)]),
  );
  return writeXlsx(planWorkbook({ id: 'bench', issuedOn: '2026-01-15', tables: content }));
}

function rowsOf(id: InputId, { rows }: TableData): Record<string, string | number>[] {
  const columns = Object.keys(INPUT[id].columns);
  return rows.map((cells) => Object.fromEntries(columns.map((column, i) => [column, cells[i] as string | number])));
}
