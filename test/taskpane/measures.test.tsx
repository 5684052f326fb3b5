/** @jest-environment jsdom */
import { act, fireEvent, screen, within } from '@testing-library/react';
import { button, click, onPage, plain, says, settle, shown, tab } from '../build/page';
import { sampleTables } from '../build/sampleTables';

onPage();

const codes = (): string[] => [...document.querySelectorAll<HTMLElement>('[data-code]')].map(({ dataset }) => dataset['code']!);
const focused = (): string | undefined => (document.activeElement as HTMLElement).dataset['code'];

test('the list stands by okruh, each with its counts, which add up to the figures of the plan', async () => {
  await shown();
  await tab(/^Opatření/);
  const heads = screen.getAllByRole('heading', { level: 2 });
  expect(heads.map((head) => plain(head).slice(0, 2))).toEqual(['A ', 'B ', 'C ', 'D ', 'E ']);
  const sum = (level: string): number =>
    heads
      .map((head) => within(head).queryByRole('img', { name: level })?.parentElement?.textContent ?? '0')
      .reduce((total, count) => total + Number(count), 0);
  expect(['Plněno', 'Plněno částečně', 'Neplněno'].map(sum)).toEqual([40, 28, 4]);
  expect(codes()).toHaveLength(72);
  const [first] = screen.getAllByRole('list');
  expect(first!.getAttribute('aria-labelledby')).toBe(heads[0]!.id);
});

test('measures stand within their okruh whatever the order of the table, and those in none come last', async () => {
  const tables = sampleTables();
  const { header, rows } = tables.measures!;
  const subarea = header.indexOf('Podokruh');
  const [first, ...rest] = [...rows].reverse();
  const lost = [...first!];
  lost[subarea] = 'Z9';
  await shown({ ...tables, measures: { ...tables.measures!, rows: [lost, ...rest] } });
  await tab(/^Opatření/);
  expect(screen.getAllByRole('heading', { level: 2 }).map((head) => plain(head).slice(0, 11))).toEqual([
    expect.stringMatching(/^A /),
    expect.stringMatching(/^B /),
    expect.stringMatching(/^C /),
    expect.stringMatching(/^D /),
    expect.stringMatching(/^E /),
    'Bez okruhu1',
  ]);
  expect(codes().at(-1)).toBe(lost[0]);
});

test('a plan without areas is one list without headings', async () => {
  const { areas, ...tables } = sampleTables();
  void areas;
  await shown(tables);
  await tab(/^Opatření/);
  expect(screen.queryAllByRole('heading', { level: 2 })).toEqual([]);
  expect(screen.getByRole('list', { name: 'Opatření' }).children).toHaveLength(72);
});

test('the list is one stop of the Tab key; arrows, Home, End and the page keys go through it, also from okruh to okruh', async () => {
  await shown();
  await tab(/^Opatření/);
  const stops = (): string[] => codes().filter((code) => document.querySelector<HTMLElement>(`[data-code="${code}"]`)!.tabIndex === 0);
  expect(stops()).toEqual(['A1.1']);
  act(() => document.querySelector<HTMLElement>('[data-code="A1.1"]')!.focus());
  const all = codes();
  const press = (key: string): string | undefined => {
    fireEvent.keyDown(document.activeElement!, { key });
    return focused();
  };
  const walk = ['ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'PageDown', 'End', 'ArrowDown', 'PageUp', 'Home'];
  expect(walk.map((key) => all.indexOf(press(key)!))).toEqual([0, 1, 2, 1, 11, 71, 71, 61, 0]);
  const lastOfA = all.filter((code) => code.startsWith('A')).length - 1;
  for (let i = 0; i < lastOfA; i++) press('ArrowDown');
  expect(press('ArrowDown')).toBe(all.find((code) => code.startsWith('B')));
  expect(stops()).toEqual([focused()]);
  await click(document.activeElement as HTMLElement);
  await click(button(/^Všechna opatření/));
  expect(stops()).toEqual([focused()]);
  // A filter takes the stop away: another row is reached.
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'A1.4' } });
  await settle();
  expect(stops()).toEqual(['A1.4']);
});

test('what can be said of the measures can be chosen, with how many there are', async () => {
  const { workbook } = await shown();
  await tab(/^Opatření/);
  await click(button('Filtr'));
  const only = screen.getByRole('group', { name: 'Jen opatření' });
  expect(plain(only)).toMatch(/územní \(\d+\)/);
  const rows = workbook.rowsOf('statements');
  const row = rows.findIndex((cells) => cells[9] === 'opatření je třeba přepracovat');
  fireEvent.click(screen.getByRole('checkbox', { name: 'k revizi (1)' }));
  await settle();
  expect(codes()).toEqual([rows[row]![0]]);
  expect(says()).toContain('Vyhovuje 1 opatření z celkových 72');
  // Nobody says so any more: the choice that is in force stays to be lifted, and then it is gone.
  workbook.type('Podklady', row + 1, 9, '');
  await settle(900);
  expect(codes()).toEqual([]);
  fireEvent.click(screen.getByRole('checkbox', { name: 'k revizi (0)' }));
  await settle();
  expect(codes()).toHaveLength(72);
  expect(plain(only)).not.toContain('k revizi');
});

describe('the detail of a measure reads as a judgment', () => {
  const sections = (): string[] => screen.getAllByRole('heading', { level: 2 }).map(plain);

  test('the level, why, what is missing to the next one, then the evidence', async () => {
    await shown();
    await tab(/^Opatření/);
    await click(document.querySelector<HTMLElement>('[data-code="A1.5"]')!);
    expect(sections()).toEqual(['Proč', 'Proč je hraniční', expect.stringMatching(/^\d+ kritéri/), 'Ruční úprava', 'Kdo odpovídá']);
    const why = plain(screen.getByRole('region', { name: 'Proč' }));
    expect(why).toMatch(/převažují: plněno 2, částečně 1, neplněno 1\.K úrovni Plněno chybí 1 další plněné kritérium, třeba č\. 3\./);
    const dispute = plain(screen.getByRole('region', { name: 'Proč je hraniční' }));
    expect(dispute).toMatch(/výchozí výklad.*\(použitý\)/);
    expect(dispute).toContain('doslovný výkladPlněných (2) je víc než neplněných (1).');
    expect(dispute).toContain('relativní výkladPlněných (2) je víc než částečně plněných (1) i než neplněných (1).');
    expect(dispute).toMatch(/Nebude hraniční, bude-li doloženo č\. \d/);
  });

  test('where every interpretation says the same, there is one sentence instead of four', async () => {
    await shown();
    await tab(/^Opatření/);
    await click(document.querySelector<HTMLElement>('[data-code="A1.1"]')!);
    expect(sections()).not.toContain('Proč je hraniční');
    expect(plain(screen.getByRole('region', { name: 'Proč' }))).toContain('Při každém výkladu pravidla vyjde stejně.');
  });

  test('the municipalities that its criteria lack are copied at once, by district and with their names', async () => {
    const { around } = await shown();
    await tab(/^Opatření/);
    await click(document.querySelector<HTMLElement>('[data-code="A1.3"]')!);
    await click(button('Zkopírovat 21 chybějících obcí'));
    const copied = around.log.find((entry) => entry.startsWith('copy '))!.slice('copy '.length);
    expect(copied.replace(/\u00a0/g, ' ')).toMatch(/^A1\.3 .+\n\nČ\. 1 .+\(Chybí 21 obcí\)\n(.+\n)*ORP Tanvald: .+, Tanvald/);
    expect(copied.match(/, /g)!.length).toBeGreaterThan(15);
  });
});

test('Escape leads back to the row of the list, but not out of something that is being written', async () => {
  await shown();
  await tab(/^Opatření/);
  await click(document.querySelector<HTMLElement>('[data-code="A1.4"]')!);
  await click(button('Upravit úroveň'));
  fireEvent.keyDown(screen.getByLabelText(/^Důvod/), { key: 'Escape' });
  fireEvent.keyDown(button('Zapsat úpravu'), { key: 'Escape' });
  fireEvent.keyDown(screen.getByRole('heading', { level: 1 }), { key: 'Escape' });
  expect(screen.getByLabelText(/^Důvod/)).toBeTruthy();
  await click(button('Zrušit'));
  fireEvent.keyDown(screen.getByRole('heading', { level: 1 }), { key: 'Escape' });
  await settle();
  expect(focused()).toBe('A1.4');
});
