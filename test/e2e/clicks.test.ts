/** How many clicks the work of a year takes. Written down, so that no change of the pane makes it more. */
import { Hand } from '../build/hand';
import { Stage, SLOW } from '../build/preview';

jest.setTimeout(SLOW);

const stage = new Stage();
beforeAll(() => stage.start(), SLOW);
afterAll(() => stage.stop());
afterEach(() => stage.leave());

const LIST = 'Kód;Opatření;Gestor;Kritérium\nA1.1;Setkávání;Odbor kultury;Setkání proběhlo\nA1.2;Web;Odbor kultury;Web běží\n';

test('a list becomes a plan: 4', async () => {
  const session = await stage.open('?workbook=blank');
  const { pane, page } = session;
  const hand = new Hand(session);
  await hand.button('Založit nový plán');
  const chooser = page.waitForEvent('filechooser');
  await hand.button(/^Vybrat seznam/);
  await (await chooser).setFiles({ name: 'seznam.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) });
  await pane.getByText(/seznam\.csv: nalezeno 2.opatření/).waitFor();
  const download = page.waitForEvent('download');
  await hand.button(/^Vytvořit a (otevřít|stáhnout)/);
  const made = await download.catch(() => null);
  expect(made?.suggestedFilename() ?? 'opened').toMatch(/\.xlsx$|opened/);
  expect(hand.clicks).toBeLessThanOrEqual(4);
});

test('the calls: 5 and two fields', async () => {
  const session = await stage.open();
  const { pane, page } = session;
  await session.ready();
  const hand = new Hand(session);
  await hand.button(/^Připravit výzvy \(\d+\)$/);
  await pane.getByLabel(/^Termín odevzdání/).fill('31. 12. 2099');
  await pane.getByLabel(/^Kam sešit vrátit/).fill('plan@example.cz');
  const download = page.waitForEvent('download');
  await hand.button(/^Připravit \d+.výz/);
  await download;
  expect(hand.clicks).toBeLessThanOrEqual(5);
});

test('an override: 7', async () => {
  const session = await stage.open();
  const { pane } = session;
  await session.ready();
  const hand = new Hand(session);
  await hand.tab(/^Opatření/);
  await hand.click(pane.locator('[data-code="A1.1"]'));
  await hand.button('Upravit úroveň');
  await hand.click(pane.getByRole('radio', { name: 'Neplněno' }));
  await hand.type(pane.getByRole('textbox', { name: /^Důvod/ }), 'Rozhodnutí Rady č. 12');
  await hand.type(pane.getByRole('textbox', { name: /^Kdo upravil/ }), 'Jana Nováková');
  await hand.button('Zapsat úpravu');
  await pane.getByText(/Ruční úprava opatření A1\.1 je zapsána/).waitFor();
  expect(hand.clicks).toBeLessThanOrEqual(7);
});

test('reading and threshold, and the summary of them: 6', async () => {
  const session = await stage.open();
  const { pane } = session;
  await session.ready();
  const hand = new Hand(session);
  await hand.button('Nastavení');
  await hand.choose('Výklad pravidla', 'literal');
  await hand.type(pane.getByLabel('Práh území'), '80');
  await hand.button('Uložit změny');
  await pane.getByText(/Uloženy 2.hodnoty/).waitFor();
  await hand.tab(/^Domů/);
  await hand.button('Shrnout');
  await pane
    .getByText(/Zapsáno 72.opatření/)
    .first()
    .waitFor();
  expect(hand.clicks).toBeLessThanOrEqual(6);
});

test('why a measure is borderline: 3; what the checks found: 1; the summary: 1', async () => {
  const session = await stage.open();
  const { pane } = session;
  await session.ready();
  const why = new Hand(session);
  await why.button(/hraničn(í|ích) opatření/);
  await why.click(pane.locator('[data-code="A2.5"]'));
  await pane.getByRole('heading', { level: 1, name: /^A2\.5/ }).waitFor();
  expect(why.clicks).toBeLessThanOrEqual(3);
  await session.tab(/^Domů/);
  const checks = new Hand(session);
  await checks.button(/^Kontrola/);
  await pane.getByRole('tab', { name: /^Kontrola/, selected: true }).waitFor();
  expect(checks.clicks).toBe(1);
  await session.tab(/^Domů/);
  const summary = new Hand(session);
  await summary.button('Shrnout');
  await pane
    .getByText(/Zapsáno 72.opatření/)
    .first()
    .waitFor();
  expect(summary.clicks).toBe(1);
});
