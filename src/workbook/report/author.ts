import { inExcel } from '../excel/run';

/** Who made the workbook, from its properties; "" where it does not say. */
export const readAuthor = (): Promise<string> =>
  inExcel(async (context) => {
    const { properties } = context.workbook;
    properties.load('author');
    await context.sync();
    return properties.author.trim();
  });
