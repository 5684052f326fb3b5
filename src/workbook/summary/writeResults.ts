import { cellText } from '../../core/text/text';
import type { ResultColumn, ResultColumns } from '../../schema/results';
import { findColumns, type TableData, type WorkbookTables } from '../../schema/read/rows';
import { INPUT } from '../../schema/tables';
import { literalCell } from '../excel/literal';
import type { Neighbour } from '../outputs/writeSheets';
import type { Outbox, TypedCells } from '../excel/outbox';
import { digest, type Step } from '../undo/restorePoint';
import type { Survey } from '../excel/survey';

/** What changes beside the measures and the criteria. */
export interface ResultPlan {
  readonly columns: readonly {
    readonly sheet: string;
    readonly row: number;
    readonly column: number;
    readonly before: TypedCells;
    readonly after: TypedCells;
  }[];
  /** Optional columns that the workbook lacks: they are added at the right end of the table. */
  readonly added: readonly {
    readonly table: string | null;
    readonly sheet: string;
    readonly row: number;
    readonly column: number;
    readonly headers: readonly string[];
    readonly cells: TypedCells;
  }[];
  /** Rows of measures whose level, explanation or reason is new. */
  readonly rowsChanged: number;
}

export function planResults({ inputs }: Pick<Survey, 'inputs'>, tables: WorkbookTables, results: ResultColumns): ResultPlan {
  const columns: ResultPlan['columns'][number][] = [];
  const added: ResultPlan['added'][number][] = [];
  const changed = new Set<number>();
  for (const id of ['measures', 'criteria'] as const) {
    const data = tables[id]!;
    const found = findColumns(INPUT[id], data.header);
    const missing: { header: string; values: ResultColumn }[] = [];
    for (const [column, values] of Object.entries<ResultColumn>(results[id])) {
      const position = found.get(column);
      const rows = differing(data, position, values);
      if (id === 'measures') rows.forEach((row) => changed.add(row));
      if (position === undefined) missing.push({ header: headerOf(id, column), values });
      else if (rows.length > 0)
        columns.push({
          sheet: data.sheet,
          row: data.top + 1,
          column: data.left + position,
          before: data.rows.map((cells) => [literalCell(cells[position] ?? '')]),
          after: values.map((value) => [literalCell(value)]),
        });
    }
    if (missing.length > 0)
      added.push({
        table: inputs[id]?.name ?? null,
        sheet: data.sheet,
        row: data.top,
        column: data.left + data.header.length,
        headers: missing.map(({ header }) => header),
        cells: [missing.map(({ header }) => header), ...data.rows.map((_, row) => missing.map(({ values }) => literalCell(values[row]!)))],
      });
  }
  return { columns, added, rowsChanged: changed.size };
}

const headerOf = (id: 'measures' | 'criteria', column: string): string =>
  (INPUT[id].columns as Readonly<Record<string, { header: string }>>)[column]!.header;

const differing = (data: TableData, position: number | undefined, values: ResultColumn): number[] =>
  values.flatMap((value, row) => (value === cellText(position === undefined ? '' : data.rows[row]![position]) ? [] : [row]));

const restoreResults = ({ columns, added }: ResultPlan): Step[] => [
  ...columns.map(({ sheet, row, column, before, after }): Step => ({
    do: 'cells',
    sheet,
    row,
    column,
    before,
    rowsAfter: after.length,
    after: digest(after),
  })),
  ...added.map(({ table, sheet, row, column, headers, cells }): Step =>
    table === null
      ? { do: 'clear', sheet, row, column, rows: cells.length, columns: headers.length }
      : { do: 'deleteColumns', table, headers },
  ),
];

async function writeResults(outbox: Outbox, { columns, added }: ResultPlan): Promise<void> {
  for (const { sheet, row, column, after } of columns) await outbox.put(sheet, row, column, after);
  for (const { table, sheet, row, column, headers, cells } of added) {
    // The table makes room by itself: what stands to the right of it moves, nothing is overwritten.
    if (table !== null) for (const header of headers) outbox.sheet(sheet).tables.getItem(table).columns.add(undefined, undefined, header);
    await outbox.put(sheet, row, column, cells);
  }
}

/** The results as a part of a change of sheets; none where all of them stand already. */
export const besideOf = (plan: ResultPlan): Neighbour[] =>
  plan.columns.length + plan.added.length === 0
    ? []
    : [
        {
          sheets: [...plan.columns, ...plan.added].map(({ sheet }) => sheet),
          restore: restoreResults(plan),
          write: (outbox) => writeResults(outbox, plan),
        },
      ];
