import { fold } from '../../core/text/text';
import { INPUT } from '../../schema/tables';
import { inExcel } from './run';

/** Shows a cell: its sheet comes to the front and the cell is selected. */
export async function goTo({ sheet, cell }: { readonly sheet: string; readonly cell: string }): Promise<void> {
  await inExcel(async (context) => {
    const worksheet = context.workbook.worksheets.getItem(sheet);
    worksheet.activate();
    if (cell !== '') worksheet.getRange(cell).select();
    await context.sync();
  });
}

export interface Watcher {
  /** A cell was edited, by this user or a co-author; the summary may be out of date. */
  readonly edited: () => void;
  /** The user selected a cell; 0-based row on the sheet. */
  readonly selected: (place: { readonly sheet: string; readonly row: number }) => void;
}

/** Follows the workbook. The handlers are removed with the context that added them, as Excel asks. */
export async function watch({ edited, selected }: Watcher): Promise<() => Promise<void>> {
  return inExcel(async (context) => {
    const { worksheets } = context.workbook;
    const names = new Map<string, string>();
    const isQuiet = String(Office.context.platform) === 'OfficeOnline';
    let wasIn: string | null = null;
    const handlers = [
      // What the add-in writes itself is no news to it.
      worksheets.onChanged.add(({ triggerSource }) => Promise.resolve(triggerSource === 'ThisLocalAddin' ? undefined : edited())),
      worksheets.onDeleted.add(() => Promise.resolve(edited())),
      worksheets.onSelectionChanged.add(async ({ worksheetId, address }) => {
        const sheet = names.get(worksheetId) ?? (await nameOf(worksheetId));
        names.set(worksheetId, sheet);
        // A choice from a drop-down raises no event on the web (office-js #3888, #4066): a cell that was left may say something else.
        if (isQuiet && wasIn !== null && FILLED_IN.has(fold(wasIn))) edited();
        wasIn = sheet;
        const row = /\d+/.exec(address);
        if (row) selected({ sheet, row: +row[0] - 1 });
      }),
    ];
    await context.sync();
    return () =>
      inExcel(async () => {
        for (const handler of handlers) handler.remove();
        await context.sync();
      });
  });
}

/** Sheets with drop-down lists. */
const FILLED_IN: ReadonlySet<string> = new Set(Object.values(INPUT).map(({ sheet }) => fold(sheet)));

const nameOf = (id: string): Promise<string> =>
  inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(id).load('name');
    await context.sync();
    return sheet.name;
  });
