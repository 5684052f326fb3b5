import { STAMP } from '../../schema/outputs';
import type { Step } from '../undo/restorePoint';
import type { Outbox } from '../excel/outbox';

const CODE = `${STAMP.fingerprint}: `;
const PAGES = 'Strana &P z &N';

/** A new sheet: A4 across, one page wide, its first rows on every page. Without a printer Excel may refuse; nothing depends on it. */
export function setUpPage(outbox: Outbox, sheet: Excel.Worksheet, { titleRows, code }: { titleRows: number; code: string | null }): void {
  outbox.ifPossible(() => {
    const { pageLayout } = sheet;
    pageLayout.orientation = 'Landscape';
    pageLayout.paperSize = 'A4';
    pageLayout.zoom = { horizontalFitToPages: 1 };
    pageLayout.setPrintTitleRows(sheet.getRangeByIndexes(0, 0, titleRows, 1).getEntireRow());
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
