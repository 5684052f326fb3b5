/** A request as its gestor sees it without Excel: what is missing is yellow, choices and notes are there. */
import { buildRequestWorkbook } from '../../src/files/request/request';
import type { EmbeddedExcel } from '../../src/host';
import type { Grid } from '../../src/preview/grid';
import { SLOW, Stage, type Session } from '../build/preview';
import { asked, callOf } from '../build/requests';

interface Page_ {
  plneniPreview: { excel: EmbeddedExcel; grid: Grid };
}

jest.setTimeout(SLOW);

const stage = new Stage();
beforeAll(() => stage.start(), SLOW);
afterAll(() => stage.stop());
afterEach(() => stage.leave());

const ANSWERED = { relation: 'Bezprostřední', progress: 'Realizováno', description: 'setkání 3. 4.' };
const FORM = 'Podklady';
/** Row 6 of the sheet; its columns as the form has them without a last answer. */
const [ROW, RELATION, PROGRESS, DESCRIPTION] = [5, 4, 5, 7];

async function opened(): Promise<Session> {
  const session = await stage.open('?workbook=blank');
  const { page } = session;
  const buffer = Buffer.from(buildRequestWorkbook(callOf(asked('Město Tanvald', [null, ANSWERED]))));
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Otevřít .xlsx…' }).click();
  await (await chooser).setFiles({ name: 'vyzva.xlsx', mimeType: 'application/octet-stream', buffer });
  await session.pane.getByRole('heading', { name: 'Město Tanvald' }).waitFor();
  await session.open(FORM);
  return session;
}

/** The colour that is drawn in the corner of a cell, where no letter stands. */
const colourAt = ({ page }: Session, r: number, c: number): Promise<string> =>
  page.evaluate(
    ([r, c]) => {
      const { grid } = (window as unknown as Page_).plneniPreview;
      const [canvas, box] = [grid.canvas as HTMLCanvasElement, grid.box(r!, c!)!];
      const { left, top, width } = canvas.getBoundingClientRect();
      const scale = canvas.width / width;
      const [x, y] = [(box.left - left + 4) * scale, (box.bottom - top - 5) * scale];
      const { data } = canvas.getContext('2d')!.getImageData(Math.round(x), Math.round(y), 1, 1);
      // A cell without a fill is not painted at all; behind it the page is white.
      return data[3] === 0 ? '#ffffff' : `#${[...data.slice(0, 3)].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
    },
    [r, c],
  );

const YELLOW = '#ffe9a8';
/** Cells with nothing missing: rows of the table take turns. */
const [STRIPE, WHITE] = ['#e9ecef', '#ffffff'];

test('what is missing is yellow, and loses its colour as soon as it is filled in', async () => {
  const session = await opened();
  await session.until(() => colourAt(session, ROW, RELATION), YELLOW);
  await session.until(() => colourAt(session, ROW, PROGRESS), YELLOW);
  await session.until(() => colourAt(session, ROW + 1, RELATION), WHITE);
  expect(await colourAt(session, ROW, DESCRIPTION)).not.toBe(YELLOW);

  // By the drop-down of the selected cell, as with a mouse.
  const choose = async (column: number, choice: string): Promise<void> => {
    await session.click(ROW, column);
    await session.page.getByRole('button', { name: 'Možnosti' }).click();
    await session.page.getByRole('option', { name: choice, exact: true }).click();
    await session.until(() => session.shown(FORM, ROW, column), choice);
  };
  await choose(RELATION, 'Bezprostřední');
  await session.until(() => colourAt(session, ROW, RELATION), STRIPE);
  await session.until(() => colourAt(session, ROW, PROGRESS), YELLOW);
  await choose(PROGRESS, 'Realizováno');
  await session.until(() => colourAt(session, ROW, PROGRESS), STRIPE);
  await session.until(() => colourAt(session, ROW, DESCRIPTION), YELLOW);
  await session.type(FORM, ROW, DESCRIPTION, 'hotovo v květnu');
  await session.until(() => colourAt(session, ROW, DESCRIPTION), STRIPE);
});

test('a selected cell says what belongs into it, and a header its note; choices by keys alone', async () => {
  const session = await opened();
  const { page } = session;
  await session.click(ROW, PROGRESS);
  await page
    .locator('.hint')
    .getByText(/Jak je to daleko/)
    .waitFor();
  const arrow = page.getByRole('button', { name: 'Možnosti' });
  await arrow.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await session.until(() => session.shown(FORM, ROW, PROGRESS), 'Částečně realizováno');
  await session.click(ROW - 1, DESCRIPTION);
  await page
    .locator('.hint')
    .getByText(/Stačí popis, nebo odkaz/)
    .waitFor();
  expect(await arrow.isVisible()).toBe(false);
  expect(await session.serious('page')).toEqual([]);
});
