import { outputTable, STAMP } from '../../schema/outputs';
import { changesNothing, type OutputChange } from './outputLayout';
import type { Step } from '../undo/restorePoint';
import type { Outbox } from '../excel/outbox';

const CODE = `${STAMP.fingerprint}: `;
const PAGES = 'Strana &P z &N';
/** Margins in points: a centimetre, and what a footer needs. */
const NARROW = 28;
const WITH_FOOTER = 42;

interface PageSetup {
  readonly titleRows: number;
  readonly code: string | null;
  readonly isNarrow: boolean;
  /** The columns that are printed beside those that are repeated, 0-based; all of them without it. */
  readonly printed: { readonly repeated: number; readonly from: number; readonly to: number } | null;
}

/** A new sheet: A4 across, one page wide, its first rows on every page. Without a printer Excel may refuse; nothing depends on it. */
export function setUpPage(outbox: Outbox, sheet: Excel.Worksheet, { titleRows, code, isNarrow, printed }: PageSetup): void {
  if (isNarrow)
    outbox.ifPossible(() => {
      const { pageLayout } = sheet;
      [pageLayout.leftMargin, pageLayout.rightMargin] = [NARROW, NARROW];
      [pageLayout.topMargin, pageLayout.bottomMargin] = [NARROW, WITH_FOOTER];
      pageLayout.footerMargin = NARROW / 2;
    });
  outbox.ifPossible(() => {
    const { pageLayout } = sheet;
    pageLayout.orientation = 'Landscape';
    pageLayout.paperSize = 'A4';
    pageLayout.zoom = { horizontalFitToPages: 1 };
    pageLayout.setPrintTitleRows(sheet.getRangeByIndexes(0, 0, titleRows, 1).getEntireRow());
    if (printed) {
      const { repeated, from, to } = printed;
      pageLayout.setPrintTitleColumns(sheet.getRangeByIndexes(0, 0, 1, repeated).getEntireColumn());
      pageLayout.setPrintArea(sheet.getRangeByIndexes(0, from, 1, to - from + 1).getEntireColumn());
    }
    const { defaultForAllPages } = pageLayout.headersFooters;
    defaultForAllPages.leftFooter = code === null ? '' : CODE + code;
    defaultForAllPages.rightFooter = PAGES;
  });
}

/** The footer of a sheet that stands, and what is to stand there. */
export interface FooterChange {
  readonly sheet: string;
  readonly before: Footer;
  readonly after: Footer;
}
interface Footer {
  readonly left: string;
  readonly right: string;
}

/** The footers that are to carry another code. One that the user wrote stays, and without a printer there is none. */
export async function planFooters(context: Excel.RequestContext, sheets: readonly string[], code: string): Promise<FooterChange[]> {
  if (sheets.length === 0) return [];
  try {
    const standing = sheets.map((sheet) =>
      context.workbook.worksheets.getItem(sheet).pageLayout.headersFooters.defaultForAllPages.load('leftFooter,centerFooter,rightFooter'),
    );
    await context.sync();
    return standing.flatMap(({ leftFooter: left, centerFooter, rightFooter: right }, i): FooterChange[] => {
      const isOurs = left.startsWith(CODE) || left + centerFooter + right === '';
      const after = { left: CODE + code, right: right || PAGES };
      return isOurs && left !== after.left ? [{ sheet: sheets[i]!, before: { left, right }, after }] : [];
    });
  } catch {
    return [];
  }
}

export const restoreFooters = (footers: readonly FooterChange[]): Step[] =>
  footers.map(({ sheet, before }): Step => ({ do: 'footer', sheet, ...before }));

export function writeFooter(outbox: Outbox, sheet: string, { left, right }: Footer): void {
  outbox.ifPossible(() => {
    const { defaultForAllPages } = outbox.sheet(sheet).pageLayout.headersFooters;
    defaultForAllPages.leftFooter = left;
    defaultForAllPages.rightFooter = right;
  });
}

/** The pages of a sheet that stands: rows above which somebody or the add-in has set a break, 0-based. */
export interface BreakChange {
  readonly sheet: string;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/**
 * The breaks that tables are to have once their rows have changed. A break that the user set stays where it is, with the
 * rows that move; without a printer there is none.
 */
export async function planBreaks(context: Excel.RequestContext, changes: readonly OutputChange[]): Promise<BreakChange[]> {
  const paged = changes.filter(({ id, ...change }) => outputTable(id).newPageBy !== undefined && !changesNothing({ id, ...change }));
  if (paged.length === 0) return [];
  try {
    const standing = paged.map(({ sheet }) => context.workbook.worksheets.getItem(sheet).horizontalPageBreaks.load('items'));
    await context.sync();
    const cells = standing.map(({ items }) => items.map((one) => one.getCellAfterBreak().load('rowIndex')));
    await context.sync();
    return paged.map(({ sheet, row, rowAfter, rowsBefore, insert, pagesBefore, pages }, i): BreakChange => {
      const before = cells[i]!.map(({ rowIndex }) => rowIndex);
      const ours = new Set(pagesBefore.map((page) => row + 1 + page));
      const end = row + 1 + rowsBefore;
      const others = before.filter((at) => !ours.has(at)).map((at) => (at >= end ? at + insert : at));
      return { sheet, before, after: [...others, ...pages.map((page) => rowAfter + 1 + page)] };
    });
  } catch {
    return [];
  }
}

export const restoreBreaks = (breaks: readonly BreakChange[]): Step[] =>
  breaks.map(({ sheet, before }): Step => ({ do: 'breaks', sheet, rows: before }));

export function writeBreaks(outbox: Outbox, sheet: string, rows: readonly number[]): void {
  outbox.ifPossible(() => {
    const { horizontalPageBreaks } = outbox.sheet(sheet);
    horizontalPageBreaks.removePageBreaks();
    for (const row of rows) horizontalPageBreaks.add(outbox.sheet(sheet).getRangeByIndexes(row, 0, 1, 1));
  });
}
