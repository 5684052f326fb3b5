/**
 * Tables, sheets and names that may be missing, for questions about what they hold. As documented, everything got from a
 * null object is a null object, so one message asks for all; where Excel does not do so, it is known beforehand what is there.
 */
export interface Finder {
  readonly context: Excel.RequestContext;
  /** null: known to be missing; otherwise it may be a null object */
  table(name: string): Excel.Table | null;
  sheet(name: string): Excel.Worksheet | null;
  /** The range of a name; see `table`. */
  named(name: string): Excel.Range | null;
}

/** Asks without knowing what is there. */
export const trustingFinder = (context: Excel.RequestContext): Finder => ({
  context,
  table: (name) => context.workbook.tables.getItemOrNullObject(name),
  sheet: (name) => context.workbook.worksheets.getItemOrNullObject(name),
  named: (name) => context.workbook.names.getItemOrNullObject(name).getRangeOrNullObject(),
});

/** Looks first what is there; costs a message of its own. */
export async function knowingFinder(context: Excel.RequestContext): Promise<Finder> {
  const { tables, worksheets, names } = context.workbook;
  tables.load('items/name');
  worksheets.load('items/name');
  names.load('items/name');
  await context.sync();
  // Excel itself compares all three without case.
  const folded = ({ items }: { readonly items: readonly { readonly name: string }[] }): Set<string> =>
    new Set(items.map(({ name }) => name.toLowerCase()));
  const known = { tables: folded(tables), sheets: folded(worksheets), names: folded(names) };
  return {
    context,
    table: (name) => (known.tables.has(name.toLowerCase()) ? tables.getItem(name) : null),
    sheet: (name) => (known.sheets.has(name.toLowerCase()) ? worksheets.getItem(name) : null),
    named: (name) => (known.names.has(name.toLowerCase()) ? names.getItem(name).getRangeOrNullObject() : null),
  };
}

/** Told after the sync. */
export const isMissing = <T extends { readonly isNullObject: boolean }>(object: T | null): object is null =>
  object === null || object.isNullObject;
