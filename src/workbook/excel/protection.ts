import { ExcelFault, isFault } from './run';
import type { Outbox } from './outbox';
import type { SheetState } from './survey';

/**
 * Does the work with the protection of these sheets lifted, and puts it back whatever happens.
 * `protect` on a protected sheet and `unprotect` on a free one both throw in Excel (office-js #6784), so the state
 * is known beforehand and looked at again after a failure.
 * @throws {ExcelFault} `protected`, naming the sheets, when a password guards one of them; nothing was written then
 */
export async function withoutProtection(
  context: Excel.RequestContext,
  outbox: Outbox,
  sheets: readonly SheetState[],
  work: () => Promise<void>,
): Promise<void> {
  const guarded = sheets.flatMap(({ name, protectedWith }) => (protectedWith ? [{ name, options: protectedWith }] : []));
  const protection = (name: string): Excel.WorksheetProtection => context.workbook.worksheets.getItem(name).protection;
  for (const { name } of guarded) protection(name).unprotect();
  try {
    await work();
    for (const { name, options } of guarded) protection(name).protect(options);
    await outbox.send();
  } catch (error) {
    await putBack();
    if (isFault(error, 'protected') && guarded.length > 0)
      throw new ExcelFault('protected', guarded.map(({ name }) => name).join(', '), { cause: error });
    throw error;
  }

  async function putBack(): Promise<void> {
    if (guarded.length === 0) return;
    const states = guarded.map(({ name, options }) => ({ name, options, state: protection(name).load('protected') }));
    try {
      await context.sync();
      for (const { name, options, state } of states) if (!state.protected) protection(name).protect(options);
      await context.sync();
    } catch {
      // The first failure is the one to report; a workbook that refuses even this says so on the next run.
    }
  }
}
