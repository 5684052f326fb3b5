import type { TableId } from '../../core/plan/plan';
import type { Finding, FindingCode } from '../../core/rules/findings';
import { cellText } from '../../core/text/text';
import { columnName } from '../../ooxml/a1';
import type { Account, LeftOut, Noticed, WhyLeftOut } from './account';
import { judge } from './judge';
import { cellName, findColumns, type TableData, type WorkbookTables } from './rows';
import { INPUT, type Table } from '../tables';

/** What is found of a record that has no effect. */
const WITHOUT_EFFECT: Partial<Record<FindingCode, WhyLeftOut>> = {
  measureCodeMissing: 'withoutCode',
  measureDuplicate: 'duplicate',
  criterionDuplicate: 'duplicate',
  municipalityDuplicate: 'duplicate',
  statementRepeated: 'duplicate',
  criterionUnknownMeasure: 'unknownMeasure',
  statementUnknownMeasure: 'unknownPlace',
  statementUnknownCriterion: 'unknownPlace',
};

/**
 * What became of every row and column of a plan's tables.
 *
 * @param findings of the plan that was read from the tables
 */
export function planAccount(tables: WorkbookTables, findings: readonly Finding[]): Account {
  const parts = (Object.keys(INPUT) as TableId[]).flatMap((id) => {
    const data = tables[id];
    return data ? [tableAccount(id, data, fatesOf(id, findings))] : [];
  });
  return {
    rowsGiven: parts.reduce((sum, { rowsGiven }) => sum + rowsGiven, 0),
    rowsRead: parts.reduce((sum, { rowsRead }) => sum + rowsRead, 0),
    leftOut: parts.flatMap(({ leftOut }) => leftOut),
    noticed: parts.flatMap(({ noticed }) => noticed),
    columnsUsed: parts.flatMap(({ columnsUsed }) => columnsUsed),
    columnsUnused: parts.flatMap(({ columnsUnused }) => columnsUnused),
    guessed: [],
  };
}

function fatesOf(id: TableId, findings: readonly Finding[]): ReadonlyMap<number, WhyLeftOut> {
  return new Map(
    findings.flatMap(({ code, at }) => {
      const why = WITHOUT_EFFECT[code];
      return why !== undefined && at?.table === id && at.row !== undefined ? [[at.row, why] as const] : [];
    }),
  );
}

function tableAccount(id: TableId, data: TableData, fates: ReadonlyMap<number, WhyLeftOut>): Account {
  const { sheet, top, left, header, rows } = data;
  const schema: Table = INPUT[id];
  const columns = findColumns(schema, header);
  const { asideOf } = judge(id, header, columns);
  const typed = [...columns].flatMap(([column, position]) => (schema.columns[column]!.written ? [] : [position]));
  const leftOut: LeftOut[] = [];
  const read = new Set<number>();
  rows.forEach((cells, row) => {
    const first = cells.findIndex((cell) => cellText(cell) !== '');
    if (first < 0) return;
    const isBeside = typed.every((position) => cellText(cells[position]) === '');
    const why = asideOf(cells) ?? (isBeside ? 'beside' : fates.get(row));
    if (why === undefined) read.add(row);
    else leftOut.push({ why, sheet, cell: cellName(top + 1 + row, left + first), rows: 1 });
  });
  const belowFrom = rows.length - (data.adopted ?? 0);
  const marks: readonly (readonly [Noticed['why'], readonly number[]])[] = [
    ['hidden', data.hidden ?? []],
    ['struck', data.struck ?? []],
    ['partlyStruck', data.partlyStruck ?? []],
    ['below', rows.map((_, row) => row).filter((row) => row >= belowFrom)],
  ];
  const used = new Set(columns.values());
  const isFilled = (position: number): boolean => [header, ...rows].some((cells) => cellText(cells[position]) !== '');
  return {
    rowsGiven: read.size + leftOut.length,
    rowsRead: read.size,
    leftOut,
    noticed: marks.flatMap(([why, marked]) => {
      const numbers = marked.filter((row) => read.has(row)).map((row) => top + 2 + row);
      return numbers.length === 0 ? [] : [{ why, sheet, rows: numbers }];
    }),
    columnsUsed: [...columns].map(([column, position]) => ({
      column: schema.columns[column]!.header,
      header: cellText(header[position]),
      sheet,
      cell: cellName(top, left + position),
    })),
    columnsUnused: [...header.keys()]
      .filter((position) => !used.has(position) && isFilled(position))
      .map((position) => ({ header: cellText(header[position]) || columnName(left + position), sheet })),
    guessed: [],
  };
}
