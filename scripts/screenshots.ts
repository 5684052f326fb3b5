/** npm run screenshots: the main views, taken in the preview, for the README and the manuals. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { addressees } from '../src/core/people/addressees';
import { buildRequestWorkbook } from '../src/files/request/request';
import { planOf } from '../test/build/planFiles';
import { fill, resaved } from '../test/build/returns';
import { launchChromium } from './chromium';
import { ensureBuilt, serve } from './start';

const folder = join(__dirname, '../docs/obrazky');

interface View {
  readonly name: string;
  readonly query?: string;
  /** The whole page, or the pane alone. */
  readonly whole?: boolean;
  readonly prepare?: (pane: FrameLocator, page: Page) => Promise<void>;
}

async function summarize(pane: FrameLocator): Promise<void> {
  await pane.getByRole('button', { name: 'Shrnout', exact: true }).click();
  await pane.getByText('Souhrn je aktuální').waitFor();
}

const tab =
  (name: RegExp) =>
  async (pane: FrameLocator): Promise<void> => {
    await pane.getByRole('tab', { name }).click();
  };

const settings = (pane: FrameLocator): Promise<void> => pane.getByRole('button', { name: 'Nastavení', exact: true }).click();

/** A word written otherwise than in the list, so that the checks have something to repair. */
async function withFinding(pane: FrameLocator, page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { excel } = (
      window as unknown as { plneniPreview: { excel: { edit(sheet: string, address: string, value: string): Promise<void> } } }
    ).plneniPreview;
    await excel.edit('Podklady', 'E2', 'realizovano');
    await excel.edit('Podklady', 'A6', 'A1.22');
  });
  await tab(/^Opatření/)(pane);
  await tab(/^Kontrola/)(pane);
  await pane
    .getByRole('button', { name: /^Opravit/ })
    .first()
    .waitFor();
}

/** In an Excel with two faults of which the product knows, so that there is something to see. */
async function selfChecked(pane: FrameLocator, page: Page): Promise<void> {
  await page.evaluate(() => {
    const { excel } = (window as unknown as { plneniPreview: { excel: { modes: { quirks: string[] } } } }).plneniPreview;
    excel.modes.quirks = ['filteredWrites', 'noPrinter'];
  });
  await settings(pane);
  await pane.getByRole('button', { name: 'Spustit samokontrolu' }).click();
  await pane.getByRole('button', { name: 'Zkopírovat výsledek' }).waitFor();
  await pane.getByRole('button', { name: 'Zkopírovat výsledek' }).scrollIntoViewIfNeeded();
}

// ---- the exchange ----

interface Upload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}
const upload = (name: string, bytes: Uint8Array): Upload => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });

const sample = readFileSync(join(__dirname, '../samples/ukazka.xlsx'));

/** A call of the sample as it comes back, with the first answer as given. */
function returned(which: number, name: string, description: string): Upload {
  const { plan, exchange } = planOf(sample);
  const properties = read(sample).Custprops as Record<string, string>;
  const call = buildRequestWorkbook({
    plan: { id: properties['PlneniPlan']!, name: plan.settings.planName },
    addressee: addressees(plan, exchange).addressees[which]!,
    municipalities: plan.municipalities,
    issuedOn: '2026-01-05',
    deadline: '2026-01-31',
    returnTo: 'plan@example.cz',
  });
  if (description === '') return upload(name, call);
  return upload(
    name,
    resaved(call, 'xlsx', (book) =>
      fill(book, [
        [0, 'Vztah podkladu', 'Bezprostřední'],
        [0, 'Stav realizace', 'Realizováno'],
        [0, 'Popis', description],
      ]),
    ),
  );
}

async function toRequests(pane: FrameLocator): Promise<void> {
  await tab(/^Sběr/)(pane);
  await pane.getByRole('button', { name: 'Připravit výzvy', exact: true }).click();
  await pane.getByLabel(/^Termín odevzdání/).fill('31. 1. 2026');
}

async function called(pane: FrameLocator): Promise<void> {
  await toRequests(pane);
  await pane.getByRole('button', { name: /^Připravit \d+/ }).click();
  await pane.getByRole('heading', { name: 'Připravené výzvy' }).waitFor();
}

async function collected(pane: FrameLocator): Promise<void> {
  await tab(/^Sběr/)(pane);
  await pane.getByRole('button', { name: 'Načíst vrácené sešity', exact: true }).click();
  await pane
    .locator('input[type="file"]')
    .setInputFiles([
      returned(0, 'odbor socialnich veci.xlsx', 'Proběhla dvě setkání, v březnu a v září.'),
      returned(0, 'oprava.xlsx', 'Proběhla tři setkání.'),
      returned(1, 'skolstvi.xlsx', 'Metodika vyšla v říjnu.'),
      upload('poznamky.xlsx', Buffer.from('nic')),
    ]);
  await pane.getByRole('heading', { name: /spor/ }).waitFor();
}

/** Another workbook in the preview, once its plan is read. */
async function opened(page: Page, pane: FrameLocator, file: string, name: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Otevřít .xlsx…' }).click();
  await (await chooser).setFiles(join(__dirname, '../samples', file));
  await pane.getByRole('heading', { level: 1, name }).waitFor();
}

/** In the middle of the second period: the first is frozen. */
async function secondPeriod(pane: FrameLocator, page: Page): Promise<void> {
  await opened(page, pane, 'ukazka-2026-2027.xlsx', 'Akční plán 2026-2027');
  await tab(/^Období/)(pane);
}

async function toComments(pane: FrameLocator): Promise<void> {
  await pane.getByRole('button', { name: /^Připomínky/ }).click();
  await pane.getByRole('heading', { name: 'Načíst připomínky' }).waitFor();
}

async function inRequest(pane: FrameLocator, page: Page): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Otevřít .xlsx…' }).click();
  await (await chooser).setFiles(returned(6, 'vyzva.xlsx', ''));
  await pane.locator('[data-row]').first().waitFor();
}

const LIST = `Kód;Podokruh;Opatření;Gestor;Kritérium plnění
A1.1;A1;Setkávání poskytovatelů;Odbor sociálních věcí;Proběhla dvě setkání
A1.1;A1;Setkávání poskytovatelů;Odbor sociálních věcí;Zápisy jsou zveřejněny
A1.2;A1;Společná metodika;;Metodika je zveřejněna
B2.1;B2;Dostupné bydlení;Odbor rozvoje;Vznikla metodika`;

const VIEWS: readonly View[] = [
  { name: 'nahled', whole: true, prepare: summarize },
  { name: 'prehled-po-shrnuti', prepare: summarize },
  { name: 'prehled-tmavy', query: '?theme=dark', prepare: summarize },
  {
    name: 'opatreni-detail',
    prepare: async (pane) => {
      await tab(/^Opatření/)(pane);
      await pane.getByRole('searchbox').or(pane.getByLabel('Hledat opatření')).first().fill('A1.3');
      await pane.locator('[data-code="A1.3"]').click();
    },
  },
  { name: 'kontrola', prepare: withFinding },
  {
    name: 'zprava',
    prepare: async (pane) => {
      await summarize(pane);
      await tab(/^Zpráva/)(pane);
      await pane.getByRole('button', { name: 'Vytvořit zprávu (.docx)' }).waitFor();
    },
  },
  { name: 'pripominky', prepare: toComments },
  {
    name: 'vyporadani',
    prepare: async (pane) => {
      await toComments(pane);
      await pane.getByRole('button', { name: /^Vypořádat/ }).click();
      await pane.getByRole('button', { name: 'Uložit a další' }).waitFor();
    },
  },
  {
    name: 'uzemi',
    prepare: async (pane) => {
      await pane.getByRole('button', { name: 'Mapa a obce' }).click();
      await pane.getByRole('heading', { name: 'Podle ORP' }).waitFor();
      // Of one criterion: what is covered and what is missing.
      await pane.getByRole('combobox', { name: 'Co mapa ukazuje' }).selectOption({ index: 1 });
    },
  },
  {
    name: 'obdobi',
    prepare: async (pane) => {
      await summarize(pane);
      await tab(/^Období/)(pane);
      await pane.getByRole('button', { name: /^Uzavřít období/ }).waitFor();
    },
  },
  {
    name: 'porovnani',
    prepare: async (pane, page) => {
      await secondPeriod(pane, page);
      await pane.getByRole('button', { name: 'Otevřít porovnání' }).click();
      await pane.getByRole('heading', { name: 'Úrovně vedle sebe' }).waitFor();
    },
  },
  {
    name: 'revize',
    prepare: async (pane, page) => {
      await secondPeriod(pane, page);
      await pane.getByRole('button', { name: 'Navrhnout', exact: true }).click();
      await pane.getByRole('button', { name: /^Projít návrhy/ }).click();
      await pane.getByRole('button', { name: 'Uložit a další' }).waitFor();
    },
  },
  {
    name: 'dalsi-plan',
    prepare: async (pane) => {
      await summarize(pane);
      await tab(/^Období/)(pane);
      await pane.getByRole('textbox', { name: 'Kdo období uzavírá' }).fill('Jana Nováková');
      await pane.getByRole('button', { name: /^Uzavřít období/ }).click();
      await pane.getByText(/^Období \S+ je uzavřené/).waitFor();
      await pane.getByRole('button', { name: 'Založit plán na další období' }).click();
      await pane.getByText('Co přejde').waitFor();
    },
  },
  {
    name: 'otevrena-data',
    prepare: async (pane) => {
      await summarize(pane);
      await tab(/^Zpráva/)(pane);
      await pane.getByRole('button', { name: 'Vytvořit otevřená data (.zip)' }).scrollIntoViewIfNeeded();
    },
  },
  { name: 'samokontrola', prepare: selfChecked },
  { name: 'jiny-sesit', query: '?workbook=blank' },
  {
    name: 'novy-plan',
    query: '?workbook=blank',
    prepare: async (pane) => {
      await pane.getByRole('button', { name: 'Založit nový plán' }).click();
      await pane.locator('input[type="file"]').setInputFiles(upload('opatreni.csv', Buffer.from(LIST)));
      await pane.getByText(/nalezeno/).waitFor();
    },
  },
  { name: 'vyzva', prepare: toRequests },
  {
    name: 'prehled-odevzdani',
    prepare: async (pane) => {
      await called(pane);
      await pane.getByRole('button', { name: 'Přehled odevzdání' }).click();
    },
  },
  { name: 'sebrat', prepare: collected },
  { name: 'gestor-prehled', prepare: inRequest },
  {
    name: 'gestor-formular',
    prepare: async (pane, page) => {
      await inRequest(pane, page);
      await pane.locator('[data-row]').first().click();
      await pane.locator('input[name="progress"][value="done"]').check();
      await pane.locator('input[name="relation"][value="direct"]').check();
      await pane.locator('input[name="territory"]').fill('turn');
    },
  },
];

async function take(browser: Browser, address: string, { name, query = '', whole = false, prepare }: View): Promise<void> {
  const page = await browser.newPage({ viewport: whole ? { width: 1600, height: 1000 } : { width: 1200, height: 960 }, locale: 'cs-CZ' });
  try {
    // The same day in every picture: so many days are left, this deadline is not over.
    await page.clock.setFixedTime(new Date(2026, 0, 15, 9, 30));
    await page.goto(address + query);
    const pane = page.frameLocator('#pane iframe');
    await pane.locator('h1').first().waitFor();
    if (!query.includes('blank')) await pane.getByRole('button', { name: 'Shrnout', exact: true }).waitFor();
    await prepare?.(pane, page);
    // Fluent fades things in.
    await page.waitForTimeout(900);
    const path = join(folder, `${name}.png`);
    await (whole ? page.screenshot({ path }) : page.locator('#pane iframe').screenshot({ path }));
    console.log(`docs/obrazky/${name}.png`);
  } finally {
    await page.close();
  }
}

/** The form of a call as a gestor without the add-in sees it: printed by LibreOffice, which draws what is missing. */
function printForm(): void {
  const work = mkdtempSync(join(tmpdir(), 'plneni-print-'));
  try {
    writeFileSync(join(work, 'vyzva.xlsx'), returned(6, '', '').buffer);
    const quiet = { stdio: 'ignore', cwd: work } as const;
    execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${work}/profile`, '--convert-to', 'pdf', 'vyzva.xlsx'], quiet);
    // The page after the instructions; its upper part is enough.
    const crop = ['-x', '40', '-y', '60', '-W', '1580', '-H', '800'];
    execFileSync('pdftoppm', ['-f', '2', '-l', '2', '-r', '140', ...crop, '-png', '-singlefile', 'vyzva.pdf', join(folder, FORM)], quiet);
    console.log(`docs/obrazky/${FORM}.png`);
  } finally {
    rmSync(work, { recursive: true });
  }
}
const FORM = 'vyzva-podklady';

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await ensureBuilt((text) => console.log(text));
  const server = await serve(0);
  const browser = await launchChromium();
  try {
    // Names of views take those alone.
    const named = process.argv.slice(2);
    if (named.length === 0 || named.includes(FORM)) printForm();
    for (const view of VIEWS.filter(({ name }) => named.length === 0 || named.includes(name))) await take(browser, server.address, view);
  } finally {
    await browser.close();
    await server.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
