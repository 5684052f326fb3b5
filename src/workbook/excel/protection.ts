import { ExcelFault, isAt, isFault } from './run';
import type { Outbox } from './outbox';
import type { SheetState } from './survey';

/**
 * Does the work with the protection of these sheets lifted, and puts it back whatever happens, in a message of its own.
 * `protect` on a protected sheet and `unprotect` on a free one both throw in Excel (office-js #6784), so the state
 * is known beforehand and looked at again after a failure.
 * @throws {ExcelFault} `protected`, naming the sheets, when a password guards one of them; nothing was written then.
 * `othersAtWork` when somebody else has lifted the protection since it was looked at; nothing was written then either.
 * `staysOpen`, naming those that Excel did not protect again, whether the work was done or not
 */
export async function withoutProtection(
  context: Excel.RequestContext,
  outbox: Outbox,
  sheets: readonly SheetState[],
  work: () => Promise<void>,
): Promise<void> {
  const guarded = sheets.flatMap(({ name, protectedWith }): Guarded[] =>
    protectedWith ? [{ name, options: withoutNulls(protectedWith) }] : [],
  );
  const names = guarded.map(({ name }) => name).join(', ');
  for (const { name } of guarded) protectionOf(context, name).unprotect();
  try {
    await work();
    await outbox.send();
  } catch (error) {
    const isLifted = isAt(error, 'WorksheetProtection.unprotect') && (await isOneOpen(context, guarded));
    // The only sheet is not ours to close while somebody else has it open.
    if (!isLifted || guarded.length > 1) await protectEach(context, guarded, error);
    if (isLifted) throw new ExcelFault('othersAtWork', names, { cause: error });
    if (isFault(error, 'protected') && guarded.length > 0) throw new ExcelFault('protected', names, { cause: error });
    throw error;
  }
  if (guarded.length === 0) return;
  try {
    for (const { name, options } of guarded) protectionOf(context, name).protect(options);
    await context.sync();
  } catch (error) {
    await protectEach(context, guarded, error);
  }
}

interface Guarded {
  readonly name: string;
  readonly options: Excel.WorksheetProtectionOptions;
}

const protectionOf = ({ workbook }: Excel.RequestContext, name: string): Excel.WorksheetProtection =>
  workbook.worksheets.getItem(name).protection;

/** Excel tells some options as null, and refuses them so (office-js #1931). */
const withoutNulls = (options: Excel.WorksheetProtectionOptions): Excel.WorksheetProtectionOptions =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== null && value !== undefined));

/** @throws {ExcelFault} `staysOpen` when a sheet cannot be protected at all */
async function protectEach(context: Excel.RequestContext, guarded: readonly Guarded[], cause: unknown): Promise<void> {
  const open: string[] = [];
  for (const { name, options } of guarded) if (await staysOpen(context, name, options)) open.push(name);
  if (open.length > 0) throw new ExcelFault('staysOpen', open.join(', '), { cause });
}

/** Tries the options that there were, then protection alone: a sheet that is guarded too much is better than an open one. */
async function staysOpen(context: Excel.RequestContext, name: string, options: Excel.WorksheetProtectionOptions): Promise<boolean> {
  if ((await isProtectedWith(context, name, options)) || (await isProtectedWith(context, name, undefined))) return false;
  // What cannot even be read is not known to be open.
  return !(await isProtected(context, name).catch(() => true));
}

async function isProtectedWith(
  context: Excel.RequestContext,
  name: string,
  options: Excel.WorksheetProtectionOptions | undefined,
): Promise<boolean> {
  try {
    if (await isProtected(context, name)) return true;
    protectionOf(context, name).protect(options);
    await context.sync();
    return true;
  } catch {
    return false;
  }
}

async function isOneOpen(context: Excel.RequestContext, guarded: readonly Guarded[]): Promise<boolean> {
  const states = guarded.map(({ name }) => protectionOf(context, name).load('protected'));
  await context.sync();
  return states.some((state) => !state.protected);
}

async function isProtected(context: Excel.RequestContext, name: string): Promise<boolean> {
  const protection = protectionOf(context, name).load('protected');
  await context.sync();
  return protection.protected;
}
