import { type Account as ReadingAccount, type LeftOut, type Noticed, type WhyLeftOut } from '../../schema/read/account';
import { cellIndex, cellName } from '../../schema/read/rows';
import { columnsTaken, unusedColumns, type Found } from './layout/header';
import { FIELD_HEADER } from './layout/columns';
import type { ListProblem, Locate } from './problems';
import { isWithin, type ListSheet, type SourceRow } from './layout/sheets';

export type { WhyLeftOut } from '../../schema/read/account';
export { leftOutByWhy, placeTold } from '../../i18n/account';

/** What became of the rows and columns of a list: nothing gets lost unsaid. */
export type ListAccount = ReadingAccount<ListProblem>;

/** Was there anything in the file besides what was read? Headers alone are nothing else. */
export const saysMore = ({ leftOut, noticed, columnsUnused, guessed }: ListAccount): boolean =>
  leftOut.some(({ why }) => why !== 'header') || noticed.length > 0 || columnsUnused.length > 0 || guessed.length > 0;

/** A list that was not read at all. */
export const NO_ACCOUNT: ListAccount = {
  rowsGiven: 0,
  rowsRead: 0,
  leftOut: [],
  noticed: [],
  columnsUsed: [],
  columnsUnused: [],
  guessed: [],
};

/** What becomes of each row, as it is read. */
export class Account {
  /** @param locate where in the file a place of a sheet is */
  constructor(private readonly locate: Locate = (place) => place) {}

  private readonly fates = new Map<ListSheet, Map<number, WhyLeftOut | 'read'>>();

  /** The last word on a row counts. */
  row(sheet: ListSheet, row: number, fate: WhyLeftOut | 'read'): void {
    const own = this.fates.get(sheet);
    if (own) own.set(row, fate);
    else this.fates.set(sheet, new Map([[row, fate]]));
  }

  rows(sheet: ListSheet, rows: readonly SourceRow[], fate: WhyLeftOut | 'read'): void {
    for (const { row } of rows) this.row(sheet, row, fate);
  }

  isRead(sheet: ListSheet, row: number): boolean {
    return this.fates.get(sheet)?.get(row) === 'read';
  }

  done(sheets: readonly ListSheet[], tables: readonly Found[], guessed: readonly ListProblem[]): ListAccount {
    let read = 0;
    const leftOut: LeftOut[] = [];
    const noticed: Noticed[] = [];
    for (const sheet of sheets) {
      const own = this.fates.get(sheet);
      if (!own) {
        const why = sheet.hidden ? 'hiddenSheet' : 'otherSheet';
        if (sheet.rows.length > 0) leftOut.push({ why, ...this.locate({ sheet: sheet.name, cell: '' }), rows: sheet.rows.length });
        continue;
      }
      for (const { row, texts } of sheet.rows) {
        const fate = own.get(row);
        if (fate === 'read') read++;
        else
          leftOut.push({
            why: fate ?? 'otherTable',
            ...this.locate({ sheet: sheet.name, cell: cellName(row, Math.min(...texts.keys())) }),
            rows: 1,
          });
      }
      const rowsRead = sheet.rows.filter(({ row }) => own.get(row) === 'read');
      const notice = (why: Noticed['why'], rows: readonly SourceRow[]): void => {
        const byTable = new Map<string, number[]>();
        for (const { row, texts } of rows) {
          const at = this.locate({ sheet: sheet.name, cell: cellName(row, Math.min(...texts.keys())) });
          byTable.set(at.sheet, [...(byTable.get(at.sheet) ?? []), cellIndex(at.cell).row + 1]);
        }
        for (const [name, own] of byTable) noticed.push({ why, sheet: name, rows: own });
      };
      notice(
        'hidden',
        rowsRead.filter(({ row }) => isWithin(sheet.hiddenRows, row)),
      );
      notice(
        'partlyStruck',
        rowsRead.filter(({ struck }) => struck.size > 0),
      );
    }
    return {
      rowsGiven: sheets.reduce((sum, { rows }) => sum + rows.length, 0),
      rowsRead: read,
      leftOut,
      noticed,
      columnsUsed: tables.flatMap(columnsUsed).map((used) => ({ ...used, ...this.locate(used) })),
      columnsUnused: tables.flatMap((table) => unusedColumns(table).map((header) => ({ header, sheet: table.sheet.name }))),
      guessed,
    };
  }
}

function columnsUsed({ sheet, row, header, columns }: Found): ListAccount['columnsUsed'] {
  const of = new Map([...columns.at].map(([field, column]) => [column, FIELD_HEADER[field]]));
  for (const { column } of columns.criteria) of.set(column, FIELD_HEADER.criterion);
  return [...columnsTaken(columns)]
    .sort((a, b) => a - b)
    .flatMap((column) => {
      const name = of.get(column);
      return name === undefined ? [] : [{ column: name, header: header.get(column) ?? '', sheet: sheet.name, cell: cellName(row, column) }];
    });
}
