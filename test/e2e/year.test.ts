/** One whole year of a town's plan: from the three doors to the summary, with what Domů says next at each step. */
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { Hand } from '../build/hand';
import { fill, resaved } from '../build/returns';
import { Stage, SLOW, type Session } from '../build/preview';

jest.setTimeout(SLOW);

const stage = new Stage();
beforeAll(() => stage.start(), SLOW);
afterAll(() => stage.stop());
afterEach(() => stage.leave());

const LIST = `Kód;Opatření;Gestor;Kritérium plnění
1.1;Knihovna do vesnic;Odbor kultury;Jezdí do pěti vesnic
1.2;Letní kino;Odbor kultury;Proběhlo pět promítání
2.1;Bezbariérová radnice;Odbor majetku;Výtah je v provozu
2.2;Lavičky;Odbor majetku;Stojí dvacet laviček`;

const upload = (name: string, bytes: Uint8Array) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });

async function downloaded(session: Session, act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([session.page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** What Domů advises; the only primary button of the screen is in its box. */
async function nextIs(session: Session, sentence: RegExp): Promise<void> {
  const { pane } = session;
  await session.tab(/^Domů/);
  await pane.getByText(sentence).first().waitFor();
  expect(await session.serious()).toEqual([]);
}

const answered = (call: Uint8Array, rows: readonly (readonly [relation: string, progress: string, description: string])[]): Uint8Array =>
  resaved(call, 'xlsx', (book) =>
    fill(
      book,
      rows.flatMap(([relation, progress, description], row) => [
        [row, 'Vztah podkladu', relation] as const,
        [row, 'Stav realizace', progress] as const,
        [row, 'Popis', description] as const,
      ]),
    ),
  );

test('a town: doors, plan, calls, returns with a conflict, checks, summary', async () => {
  const session = await stage.open('?workbook=blank');
  const { pane, page } = session;

  const making = new Hand(session);
  await making.button('Založit nový plán');
  await pane.locator('input[type="file"]').setInputFiles(upload('ukoly.csv', Buffer.from(LIST)));
  await pane.getByText(/ukoly\.csv: nalezeno 4.opatření/).waitFor();
  const plan = await downloaded(session, () => making.button('Vytvořit a stáhnout'));
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Otevřít .xlsx…' }).click();
  await (await chooser).setFiles(upload(plan.name, plan.bytes));
  await page.getByText(`Otevřeno: ${plan.name}`).waitFor();

  await nextIs(session, /^Zatím nikdo neodpověděl\. Připravte výzvy: každý ze.2.adresátů/);
  const calling = new Hand(session);
  await calling.button('Připravit výzvy (2)');
  await pane.getByLabel(/^Termín odevzdání/).fill('31. 12. 2099');
  const zip = await downloaded(session, () => calling.button(/^Připravit 2.výzvy/));
  const parts = unzipSync(zip.bytes);
  const calls = ['vyzva-odbor-kultury.xlsx', 'vyzva-odbor-majetku.xlsx'].map((name) => parts[name]!);
  expect(Object.keys(parts).filter((name) => name.endsWith('.eml'))).toHaveLength(2);
  await calling.button(/^Označit 2.jako odeslané/);
  await pane.getByText(/je zapsáno, že 2.výzvy odešly/).waitFor();
  expect(calling.clicks).toBeLessThanOrEqual(5);

  await nextIs(session, /^Čeká se na 2.adresáty, termín je 31\. 12\. 2099/);
  const collecting = new Hand(session);
  await collecting.button('Načíst vrácené sešity');
  await pane.locator('input[type="file"]').setInputFiles([
    upload(
      'kultura.xlsx',
      answered(calls[0]!, [
        ['Bezprostřední', 'Realizováno', 'Jezdí do šesti vesnic.'],
        ['Bezprostřední', 'Neplní se', 'Kino nebylo.'],
      ]),
    ),
    upload(
      'kultura oprava.xlsx',
      answered(calls[0]!, [
        ['Bezprostřední', 'Realizováno', 'Jezdí do šesti vesnic.'],
        ['Bezprostřední', 'Částečně realizováno', 'Proběhla dvě promítání.'],
      ]),
    ),
    upload('majetek.xlsx', answered(calls[1]!, [['Bezprostřední', 'Realizováno', 'Výtah jezdí od května.']])),
  ]);
  await pane.getByText(/1.spor není rozhodnut/).waitFor();
  // What was read is not lost on the way to another tab, and Domů says so.
  await nextIs(session, /3.vrácené sešity jsou přečtené, ale zatím nejsou zapsané/);
  await collecting.button(/^Projít a zapsat/);
  await collecting.click(pane.getByRole('radio', { name: /kultura oprava/ }).first());
  await collecting.button(/^Zapsat 3.řádky/);
  await pane.getByText(/^Zaps/).first().waitFor();

  await nextIs(session, /^Podklady jsou v.sešitu|^Kontrola našla/);
  await collecting.button(/^Shrnout/);
  await pane
    .getByText(/První souhrn: 2 \/ 1 \/ 1/)
    .first()
    .waitFor();
  expect(collecting.clicks).toBeLessThanOrEqual(10);
  expect(await session.sheets()).toEqual(expect.arrayContaining(['Souhrn', 'Kontrola']));
  expect(await session.value('Opatření', 'B2')).toBeDefined();

  // Nothing of what was done is to be done again.
  await session.tab(/^Domů/);
  await pane.getByText('Souhrn je aktuální').waitFor();
  expect(session.faults).toEqual([]);
});
