/** From a list of measures to answers in the plan: a coordinator and a gestor, in the preview with the built pane. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import { addressees } from '../../src/core/people/addressees';
import { buildRequestWorkbook } from '../../src/files/request/request';
import { readReturn } from '../../src/files/returns/readReturn';
import { SCHEMA_VERSION } from '../../src/schema/tables';
import { planOf } from '../build/planFiles';
import { fill, resaved } from '../build/returns';
import { Stage, SLOW, type Session } from '../build/preview';

jest.setTimeout(SLOW);

const stage = new Stage();
beforeAll(() => stage.start(), SLOW);
afterAll(() => stage.stop());
afterEach(() => stage.leave());

const LIST = `Kód;Podokruh;Opatření;Gestor;Kritérium plnění
A1.1;A1;Setkávání poskytovatelů;Odbor sociálních věcí;Proběhla dvě setkání
A1.1;A1;Setkávání poskytovatelů;Odbor sociálních věcí;Zápisy jsou zveřejněny
B2.1;B2;Dostupné bydlení;Odbor rozvoje;Vznikla metodika`;

const downloaded = async (session: Session, act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> => {
  const [download] = await Promise.all([session.page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
};
async function openFile(session: Session, name: string, buffer: Buffer): Promise<void> {
  const { page } = session;
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Otevřít .xlsx…' }).click();
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer });
  await page.getByText(`Otevřeno: ${name}`).waitFor();
}
/** Fluent fades things in and out; what is seen counts once it stands. */
async function looksWell(session: Session): Promise<void> {
  await session.page.waitForTimeout(400);
  expect(await session.serious()).toEqual([]);
}
/** Tab until the named thing has the focus. */
async function tabTo(session: Session, name: RegExp): Promise<void> {
  const frame = session.page.frames().find((each) => each.url().includes('/pane/'))!;
  for (let i = 0; i < 60; i++) {
    const focused = await frame.evaluate(() => {
      const active = document.activeElement as HTMLInputElement | null;
      return active?.getAttribute('aria-label') ?? active?.labels?.[0]?.textContent ?? active?.textContent ?? '';
    });
    if (name.test(focused.replace(/\u00a0/g, ' '))) return;
    await session.page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${name}`);
}

test('a new plan, a call, filled in by keyboard alone, confirmed, saved, and read back', async () => {
  const session = await stage.open('?workbook=blank');
  const { pane, page } = session;
  await pane.getByRole('button', { name: 'Založit nový plán' }).click();
  await pane.locator('input[type="file"]').setInputFiles({ name: 'opatreni.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) });
  await pane.getByText(/opatreni\.csv: nalezeno 2.opatření, 3.kritéria/).waitFor();
  // Two rows do not tell whose plan it is.
  await pane.locator('select[name="region"]').selectOption('liberec');
  await pane.getByText(/opatreni\.csv: nalezeno 2.opatření, 3.kritéria/).waitFor();
  await looksWell(session);
  const plan = await downloaded(session, () => pane.getByRole('button', { name: 'Vytvořit a stáhnout' }).click());

  await openFile(session, plan.name, plan.bytes);
  await session.ready();
  await session.tab('Sběr');
  await pane.getByText('adresátů celkem').waitFor();
  await looksWell(session);
  await pane.getByRole('button', { name: 'Připravit výzvy', exact: true }).click();
  await pane.getByRole('searchbox').fill('sociálních');
  await pane.getByLabel(/^Termín odevzdání/).fill('31. 12. 2099');
  await pane.getByLabel(/^Kam sešit vrátit/).fill('plan@example.cz');
  await looksWell(session);
  const call = await downloaded(session, () => pane.getByRole('button', { name: /^Připravit 1.výzvu$/ }).click());
  expect(call.name).toBe('vyzva-odbor-socialnich-veci.xlsx');
  await pane.getByText(/^1.výzva je připravena/).waitFor();
  await pane.locator('summary').first().click();
  await pane.getByRole('link', { name: /Otevřít v.poště/ }).waitFor();
  await looksWell(session);

  await openFile(session, call.name, call.bytes);
  await pane.getByRole('heading', { level: 1, name: 'Odbor sociálních věcí' }).waitFor();
  await looksWell(session);
  const { keyboard } = page;
  await pane.getByRole('button', { name: 'Nastavení' }).focus();
  await tabTo(session, /^Začít: A1\.1, č\. 1$/);
  await keyboard.press('Enter');
  // The state comes first, and what it needs after it.
  await tabTo(session, /^Realizováno/);
  await keyboard.press('Space');
  await tabTo(session, /^Bezprostřední/);
  await keyboard.press('Space');
  await tabTo(session, /^Území/);
  await keyboard.type('pěnčín');
  await pane.getByRole('option', { name: /Pěnčín \(Turnov\)/ }).waitFor();
  await keyboard.press('Enter');
  await tabTo(session, /^Popis/);
  await keyboard.type('Setkání v březnu a v září');
  await pane.getByText('Z odpovědi vychází:').waitFor();
  await looksWell(session);
  await keyboard.press('Tab');
  await tabTo(session, /^Uložit a další$/);
  await keyboard.press('Enter');
  await pane.getByRole('heading', { level: 1, name: 'A1.1, č. 2' }).waitFor();
  await tabTo(session, /^Realizováno|^Neplní se/);
  // Up from the first choice to the last one, which is that there is no evidence, and on to the state before it.
  await keyboard.press('ArrowUp');
  await keyboard.press('ArrowUp');
  await tabTo(session, /^Uložit a další$/);
  await keyboard.press('Enter');
  await pane.getByRole('heading', { level: 1, name: 'Odevzdání' }).waitFor();
  await tabTo(session, /^Jméno/);
  await keyboard.type('Jana Nováková');
  await tabTo(session, /^Potvrzuji úplnost$/);
  await keyboard.press('Enter');
  await pane
    .getByText(/^Úplnost potvrzena: Jana Nováková/)
    .first()
    .waitFor();
  await looksWell(session);

  const saved = await downloaded(session, () => page.getByRole('button', { name: 'Stáhnout .xlsx' }).click());
  const expected = { planId: String(read(plan.bytes).Custprops!['PlneniPlan' as never]), version: SCHEMA_VERSION };
  const reading = readReturn(saved.bytes, { name: saved.name, lastModified: null }, expected);
  if (reading.status !== 'read') throw new Error(JSON.stringify(reading));
  expect(reading.return).toMatchObject({
    addressee: 'Odbor sociálních věcí',
    confirmation: { by: 'Jana Nováková', holds: true },
    rows: [
      { criterion: '1', answer: { relation: 'Bezprostřední', progress: 'Realizováno', description: 'Setkání v březnu a v září' } },
      { criterion: '2', answer: { progress: 'Bude zahájeno později' } },
    ],
  });
  expect(reading.return.rows[0]!.answer.territory).toMatch(/^Pěnčín \(/);
});

test('forty files dropped, five of them bad, two in conflict: Zapsat, Shrnout, back', async () => {
  const sample = readFileSync(join(__dirname, '../../samples/ukazka.xlsx'));
  const { plan, exchange } = planOf(sample);
  const common = {
    plan: { id: String(read(sample).Custprops!['PlneniPlan' as never]), name: plan.settings.planName },
    municipalities: plan.municipalities,
    issuedOn: '2026-01-05',
    deadline: null,
    returnTo: '',
  };
  const list = addressees(plan, exchange).addressees.slice(0, 34);
  const filled = (i: number, text: string): Buffer =>
    Buffer.from(
      resaved(buildRequestWorkbook({ ...common, addressee: list[i]! }), 'xlsx', (book) =>
        fill(book, [
          [0, 'Vztah podkladu', 'Bezprostřední'],
          [0, 'Stav realizace', 'Neplní se'],
          [0, 'Popis', text],
        ]),
      ),
    );
  const bad = [Buffer.alloc(0), Buffer.from('nic'), sample.subarray(0, 5000), sample, Buffer.from('<html><table></table></html>')];
  const files = [...list.map((_, i) => filled(i, `Odpověď ${i}`)), filled(0, 'Něco jiného'), ...bad].map((buffer, i) => ({
    name: `soubor ${i}.xlsx`,
    mimeType: 'application/octet-stream',
    buffer,
  }));
  expect(files).toHaveLength(40);

  const session = await stage.open();
  const { pane, page } = session;
  await session.ready();
  await session.tab('Sběr');
  await pane.getByRole('button', { name: 'Načíst vrácené sešity', exact: true }).click();
  await pane.locator('input[type="file"]').setInputFiles(files);
  await pane.getByText(/^Přečteno 40.souborů, .* 5.z.nich nelze převzít/).waitFor();
  await pane.getByRole('heading', { name: /^1.spor$/ }).waitFor();
  await pane.getByText(/1.spor není rozhodnut/).waitFor();
  await looksWell(session);
  await pane.locator('input[name^="conflict-"]').nth(2).focus();
  await page.keyboard.press('Space');
  await pane.getByText('O všech je rozhodnuto.').waitFor();
  const write = pane.getByRole('button', { name: /^Zapsat \d+/ });
  expect((await write.textContent())?.replace(/\u00a0/g, ' ')).toBe('Zapsat 34 řádků');
  await write.click();
  await pane.getByText(/^Zapsáno 34.řádků podkladů/).waitFor();

  await session.tab('Domů');
  await session.summarize();
  await pane.getByText(/^Zapsáno 72.opatření/).waitFor();
  expect(await session.sheets()).toContain('Souhrn');
  await pane.getByRole('button', { name: 'Vrátit' }).first().click();
  await pane.getByText(/^Vráceno: shrnutí/).waitFor();
  expect(await session.sheets()).not.toContain('Souhrn');
});
