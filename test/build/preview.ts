/** A browser with the preview open, and the hands of a coordinator. */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { launchChromium } from '../../scripts/chromium';
import { ensureBuilt, serve, type Preview } from '../../scripts/start';
import type { EmbeddedExcel } from '../../src/host';
import type { Grid } from '../../src/preview/grid';

/** What the page lets tests reach; a type of its own, because here `window` is Node's. */
interface Page_ {
  plneniPreview: { excel: EmbeddedExcel; grid: Grid; settled(): Promise<void> };
}

export const SLOW = 300_000;
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export interface Screen {
  readonly width?: number;
  readonly height?: number;
  readonly forcedColors?: boolean;
}

/** The page and what went wrong in it without being asked for. */
export class Session {
  readonly faults: string[] = [];
  readonly outside: string[] = [];
  readonly pane: FrameLocator;

  constructor(
    readonly page: Page,
    address: string,
  ) {
    this.pane = page.frameLocator('#pane iframe');
    page.on('pageerror', (error) => this.faults.push(String(error)));
    page.on('console', (message) => {
      // A library that does not load is one of the states that are tested.
      if (message.type() === 'error' && !/office-missing|404/.test(message.text())) this.faults.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(address) && !/^(data|blob|about):/.test(request.url())) this.outside.push(request.url());
    });
  }

  /** The pane has read the workbook. */
  async ready(): Promise<void> {
    await this.pane
      .getByRole('button', { name: /^(Shrnout|Summarize)$/ })
      .first()
      .waitFor({ timeout: 60_000 });
  }

  async summarize(): Promise<void> {
    await this.pane.getByRole('button', { name: 'Shrnout', exact: true }).click();
  }

  async tab(name: RegExp | string): Promise<void> {
    await this.pane.getByRole('tab', { name }).click();
  }

  /** What the embedded Excel holds. */
  value(sheet: string, address: string): Promise<unknown> {
    return this.page.evaluate(
      ([sheet, address]) => (window as unknown as Page_).plneniPreview.excel.readSheet(sheet!).cell(address!).value,
      [sheet, address],
    );
  }

  sheets(): Promise<string[]> {
    return this.page.evaluate(() => (window as unknown as Page_).plneniPreview.excel.sheetNames);
  }

  /** What the grid shows; rows and columns from zero. */
  shown(sheet: string, r: number, c: number): Promise<string> {
    return this.page.evaluate(
      ([sheet, r, c]) => (window as unknown as Page_).plneniPreview.grid.text(sheet as string, r as number, c as number),
      [sheet, r, c],
    );
  }

  /** What the grid shows of a column, once it shows it. */
  async until(read: () => Promise<unknown>, expected: unknown): Promise<void> {
    let last: unknown;
    for (let tries = 0; tries < 100; tries += 1) {
      last = await read();
      if (JSON.stringify(last) === JSON.stringify(expected)) return;
      await this.page.waitForTimeout(100);
    }
    expect(last).toEqual(expected);
  }

  view(): Promise<Grid['shown']> {
    return this.page.evaluate(() => (window as unknown as Page_).plneniPreview.grid.shown);
  }

  async open(sheet: string): Promise<void> {
    await this.page.locator('#grid').getByText(sheet, { exact: true }).click();
    await this.until(async () => (await this.view()).active, sheet);
  }

  /** A click into a cell of the shown sheet, as with a mouse. */
  async click(r: number, c: number): Promise<void> {
    const at = await this.page.evaluate(([r, c]) => (window as unknown as Page_).plneniPreview.grid.middle(r!, c!), [r, c]);
    await this.page.mouse.click(at!.x, at!.y);
    await this.until(async () => {
      const { selection } = await this.view();
      return [selection?.startRow, selection?.startColumn];
    }, [r, c]);
  }

  /** Types into a cell of the grid and confirms it. */
  async type(sheet: string, r: number, c: number, text: string): Promise<void> {
    if ((await this.view()).active !== sheet) await this.open(sheet);
    await this.click(r, c);
    await this.page.keyboard.type(text, { delay: 5 });
    await this.page.keyboard.press('Enter');
    await this.until(() => this.shown(sheet, r, c), text);
    await this.page.evaluate(() => (window as unknown as Page_).plneniPreview.settled());
  }

  /** What axe finds serious or worse, in the pane or in the page around it. */
  async serious(where: 'pane' | 'page' = 'pane'): Promise<string[]> {
    const frame = where === 'page' ? this.page.mainFrame() : this.page.frames().find((each) => each.url().includes('/pane/'))!;
    await frame.evaluate(axe);
    const found = await frame.evaluate(async (inPage) => {
      interface Violation {
        id: string;
        impact: string;
        nodes: { html: string }[];
      }
      const { axe } = window as unknown as { axe: { run(context: object, options: object): Promise<{ violations: Violation[] }> } };
      // Fluent's dummies only pass the focus on at the ends of the page; what is inside Univer is Univer's.
      const exclude = inPage ? [['.univer-host'], ['iframe']] : [['[data-tabster-dummy]']];
      const rules = matchMedia('(forced-colors: active)').matches ? { 'color-contrast': { enabled: false } } : {};
      return (await axe.run({ exclude }, { resultTypes: ['violations'], rules })).violations;
    }, where === 'page');
    return found.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  }
}

/** A server and a browser of its own for one file of tests. */
export class Stage {
  private server!: Preview;
  private browser!: Browser;
  private context: BrowserContext | null = null;
  private session: Session | null = null;

  async start(): Promise<void> {
    await ensureBuilt();
    this.server = await serve(0);
    this.browser = await launchChromium();
  }

  get address(): string {
    return this.server.address;
  }

  async open(query = '', { width = 1600, height = 1000, forcedColors = false }: Screen = {}): Promise<Session> {
    this.context = await this.browser.newContext({
      viewport: { width, height },
      forcedColors: forcedColors ? 'active' : 'none',
      acceptDownloads: true,
      locale: 'cs-CZ',
    });
    const page = await this.context.newPage();
    page.setDefaultTimeout(30_000);
    this.session = new Session(page, this.server.address);
    await page.goto(this.server.address + query);
    return this.session;
  }

  /** Closes the page; nothing may have gone wrong in it, and nothing may have left the computer. */
  async leave(): Promise<void> {
    const { session } = this;
    await this.context?.close();
    this.session = this.context = null;
    expect(session?.faults ?? []).toEqual([]);
    expect(session?.outside ?? []).toEqual([]);
  }

  async stop(): Promise<void> {
    await this.browser?.close();
    await this.server?.close();
  }
}
