/** @jest-environment jsdom */
import { act, fireEvent, screen } from '@testing-library/react';
import { territorialStandings } from '../../src/core/territory/coverage';
import { addressEdits } from '../../src/taskpane/features/territory/AddressMissing';
import { button, click, onPage, plain, settle, shown, tab } from '../build/page';
import { sampleTables } from '../build/sampleTables';

onPage();

const page = (): string => plain(document.body);
const tile = (name: string): HTMLElement => document.querySelector<HTMLElement>(`[role="option"][aria-label^="${name}, "]`)!;
const standing = (name: string): string => tile(name).getAttribute('aria-label')!;

async function measure(code: string): Promise<void> {
  await tab(/^Opatření/);
  await click(document.querySelector<HTMLElement>(`[data-code="${code}"]`)!);
  // The map and the file of the region are loaded when they are first shown.
  await settle(400);
}

test('the detail of a territorial criterion shows every municipality once, named, with what is said of it', async () => {
  await shown();
  await measure('A1.7');
  const map = screen.getByRole('listbox');
  const tiles = [...map.querySelectorAll('[role="option"]')];
  expect(tiles).toHaveLength(215);
  expect(
    new Set(tiles.map((one) => one.querySelector('rect')!.getAttribute('x') + one.querySelector('rect')!.getAttribute('y')!)).size,
  ).toBe(215);
  expect(new Set(tiles.map((one) => one.getAttribute('aria-label')!.replace(/, [^,]+$/, ''))).size).toBe(215);
  const covered = tiles.filter((one) => one.getAttribute('aria-label')!.endsWith(', pokryto')).length;
  expect(page()).toContain(`Pokryto ${covered} z 215 obcí`);
  // The legend counts all of them.
  const legend = [...screen.getByRole('list', { name: 'Vysvětlivky' }).children].map((item) =>
    Number(/\d+$/.exec(plain(item as HTMLElement))![0]),
  );
  expect(legend.reduce((sum, count) => sum + count, 0)).toBe(215);
  expect(legend[0]).toBe(covered);
});

test('a click on a municipality leaves only statements that speak of it; another click, Escape or the button brings all back', async () => {
  await shown();
  await measure('A1.7');
  const statements = (): number => screen.queryAllByText(/^Území: /).length;
  const details = document.querySelector('details');
  if (details) details.open = true;
  const all = statements();
  expect(all).toBeGreaterThan(1);
  const name = [...document.querySelectorAll('[role="option"]')]
    .map((one) => one.getAttribute('aria-label')!)
    .find((said) => said.endsWith(', bez odpovědi'))!;
  await click(tile(name.split(', ')[0]!));
  expect(statements()).toBe(0);
  await click(button(/^Zrušit výběr obce/));
  expect(statements()).toBe(all);
});

test('arrows lead from tile to tile, the name is said, Enter picks', async () => {
  await shown();
  await measure('A1.7');
  const map = screen.getByRole('listbox');
  act(() => map.focus());
  const active = (): string | null => document.getElementById(map.getAttribute('aria-activedescendant')!)!.getAttribute('aria-label');
  const first = active();
  fireEvent.keyDown(map, { key: 'ArrowDown' });
  expect(active()).not.toBe(first);
  fireEvent.keyDown(map, { key: 'ArrowUp' });
  fireEvent.keyDown(map, { key: 'Enter' });
  expect(map.querySelectorAll('[aria-selected="true"]')).toHaveLength(1);
  fireEvent.keyDown(map, { key: 'Escape' });
  expect(map.querySelectorAll('[aria-selected="true"]')).toHaveLength(0);
});

test('municipalities that did not answer are addressed at one click, which can be taken back, and the requests are next', async () => {
  const { session } = await shown();
  await measure('A1.7');
  const label = plain(button(/^Oslovit /));
  const count = Number(/\d+/.exec(label)![0]);
  const addressed = (): number => {
    const { inspection } = session.get();
    if (inspection?.kind !== 'plan') throw new Error('no plan');
    const { header, rows } = inspection.tables.municipalities!;
    return rows.filter((row) => row[header.indexOf('Osloveno')] === 'ano').length;
  };
  const before = addressed();
  await click(button(/^Oslovit /));
  await settle(50);
  expect(addressed()).toBe(before + count);
  // Of all requests those for the missing municipalities are chosen, and the others are a click away.
  const missing = session.get().view.addressed!.length;
  expect(page()).toContain('Vybrány jsou jen obce oslovené z mapy.');
  expect(plain(button(/^Připravit \d+ výz/))).toContain(String(missing));
  await click(screen.getByRole('button', { name: 'Vybrat všechny' }));
  expect(page()).not.toContain('Vybrány jsou jen obce oslovené z mapy.');
});

test('the edits of addressing: only those that are asked for and are not addressed yet', () => {
  const tables = sampleTables();
  const { header, rows } = tables.municipalities!;
  const [code, addressed] = [header.indexOf('Kód obce'), header.indexOf('Osloveno')];
  const codes = rows.map((row) => String(row[code]));
  const left = rows.filter((row) => row[addressed] !== 'ano').length;
  expect(addressEdits(codes, tables)).toHaveLength(left);
  expect(addressEdits([], tables)).toEqual([]);
  expect(addressEdits(codes, {})).toBeNull();
  const bare = {
    ...tables,
    municipalities: { ...tables.municipalities!, header: header.map((name) => (name === 'Osloveno' ? 'x' : name)) },
  };
  expect(addressEdits(codes, bare)).toBeNull();
});

test('the region as a whole: all criteria or one, each ORP, and the partners with the caveat', async () => {
  await shown();
  await click(button('Mapa a obce'));
  await settle(400);
  expect(standing('Turnov')).toMatch(/^Turnov, pokryta v \d+ z \d+ kritérií$/);
  expect(page()).toContain('Partnerské obce nebyly vybrány náhodně; rozdíl není důkazem příčiny.');
  const rows = [...document.querySelectorAll('table')][0]!.querySelectorAll('tbody tr');
  expect(rows).toHaveLength(10);
  const select = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Co mapa ukazuje' });
  fireEvent.change(select, { target: { value: select.options[1]!.value } });
  await settle();
  expect(standing('Turnov')).toMatch(/^Turnov, (pokryto|zčásti|uvedeno, že se neplní|bez odpovědi)$/);
  await click(tile('Turnov'));
  expect(page()).toContain('Turnov: kritéria s územím');
  // The way back says where it leads.
  await click(button('Domů'));
  expect(button('Mapa a obce')).toBeTruthy();
});

test('a share in the table is not rounded up to the threshold that it lacks', async () => {
  const { session } = await shown();
  const { inspection } = session.get();
  if (inspection?.kind !== 'plan') throw new Error('no plan');
  const criteria = territorialStandings(inspection.report.evaluation);
  const below = criteria.filter(({ standings }) => standings.filter((one) => one === 'covered').length === 193);
  expect(below.length).toBeGreaterThan(0);
  await click(button('Mapa a obce'));
  await settle(400);
  for (const { code } of below)
    expect(plain(screen.getByRole('button', { name: `Ukázat na mapě ${code}` }).closest('tr')!)).toMatch(/89,7.%$|89,8.%$/);
});

test('a criterion in the table shows itself on the map', async () => {
  await shown();
  await click(button('Mapa a obce'));
  await settle(400);
  await click(screen.getByRole('button', { name: 'Ukázat na mapě A1.7/1' }));
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Co mapa ukazuje' }).value).toBe('A1.7/1');
  expect(page()).toMatch(/Oslovit \d+ chybějících obcí/);
});

test('the totals of the ASZ differ: which one texts quote is chosen, and can be taken back', async () => {
  const { session } = await shown();
  await click(button('Mapa a obce'));
  await settle(400);
  expect(page()).toMatch(/součet řádků684.908.825 Kč/);
  expect(page()).toMatch(/rozdíl-4.639.711 Kč/);
  expect(page()).toContain('Partneři bez řádku na listu ASZ: Kamenický Šenov.');
  const select = (): HTMLSelectElement => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Který součet uvádějí texty' });
  expect(select().value).toBe('');
  fireEvent.change(select(), { target: { value: 'declared' } });
  await settle(50);
  expect(select().value).toBe('declared');
  const plan = () => {
    const { inspection } = session.get();
    if (inspection?.kind !== 'plan') throw new Error('no plan');
    return inspection.report.plan;
  };
  expect(plan().settings.aszTotal).toBe('declared');
  fireEvent.change(select(), { target: { value: '' } });
  await settle(50);
  expect(plan().settings.aszTotal).toBeUndefined();
});

test('without a territory the funds are there, and no map', async () => {
  const tables = sampleTables();
  const { header, rows } = tables.statements!;
  const territory = header.indexOf('Území');
  await shown({
    ...tables,
    statements: { ...tables.statements!, rows: rows.map((row) => row.map((cell, i) => (i === territory ? '' : cell))) },
  });
  await click(button('Prostředky ASZ'));
  await settle(100);
  expect(page()).toContain('Žádné kritérium se zatím nehodnotí podle území');
  expect(page()).toContain('Který součet uvádějí texty');
  expect(screen.queryByRole('listbox')).toBeNull();
  await click(button('Zapsat list Souhrn ASZ'));
  await settle(50);
  expect(page()).toContain('Prostředky a partnerské obce ASZ jsou na listu Souhrn ASZ.');
});

test('in English too', async () => {
  await shown(undefined, { language: 'en-US' });
  await settle(100);
  await click(button('Map and municipalities'));
  await settle(400);
  expect(page()).toContain('Partner municipalities were not chosen by chance');
});

test('a plan that names no territory has no map', async () => {
  const tables = sampleTables();
  const { header, rows } = tables.statements!;
  const territory = header.indexOf('Území');
  await shown({
    ...tables,
    statements: { ...tables.statements!, rows: rows.map((row) => row.map((cell, i) => (i === territory ? '' : cell))) },
  });
  expect(page()).not.toContain('Mapa a obce');
});
