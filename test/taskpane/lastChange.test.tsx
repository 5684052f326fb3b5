/** @jest-environment jsdom */
import { act, screen } from '@testing-library/react';
import { button, click, onPage, plain, says, shown } from '../build/page';

onPage();

const OVERRIDE = { level: 'partial', reason: 'Ústně', author: 'Jana Nováková', date: '2026-01-20' } as const;

test('the last change has one button; earlier ones are a click away, each with what goes with it', async () => {
  const { workbook, session } = await shown();
  await workbook.setOverride('B1.1', OVERRIDE);
  await workbook.writeSettings({ threshold: 0.8, planName: 'Jiný plán' });
  await workbook.setOverride('B1.2', OVERRIDE);
  await workbook.setOverride('B1.3', OVERRIDE);
  await act(() => session.refresh());
  const region = await screen.findByRole('region', { name: 'Poslední změna doplňku' });
  expect(plain(region)).toContain('ruční úprava B1.3, 26. 1. 2026 10:30');
  expect(screen.getAllByRole('button', { name: 'Vrátit' })).toHaveLength(1);
  expect(plain(region)).toContain('Dřívější změny (3)');
  expect(plain(region)).not.toContain('Starší změny');
  expect(button(/^Vrátit až sem, 3 změny: změna nastavení \(Práh území, Název plánu\), 26\. 1\. 2026/).textContent).toBe(
    'Vrátit až sem (3 změny)',
  );
  await click(button(/^Vrátit až sem, 3 změny/));
  expect(says()).toContain('Vráceny 3 změny, nejstarší z nich: změna nastavení');
  const { saved } = await workbook.inspect();
  expect(saved).toMatchObject({ what: 'override', detail: 'B1.1', earlier: [] });
  expect(screen.queryByRole('button', { name: /Vrátit až sem/ })).toBeNull();
  await click(button('Vrátit'));
  expect(screen.queryByRole('region', { name: 'Poslední změna doplňku' })).toBeNull();
});

test('a summary says how many measures it moved', async () => {
  const { workbook, session } = await shown();
  await click(button('Shrnout'));
  for (const row of workbook.rowsOf('statements').flatMap((cells, i) => (cells[0] === 'A1.1' ? [i + 1] : [])))
    workbook.type('Podklady', row, 4, 'Neplní se');
  await act(() => session.refresh());
  await click(button('Shrnout'));
  const region = screen.getByRole('region', { name: 'Poslední změna doplňku' });
  expect(plain(region)).toContain('shrnutí (jiná úroveň u 1 opatření), 26. 1. 2026 10:30');
});

test('when older ones fell away, the list says so', async () => {
  const { workbook, session } = await shown();
  for (let i = 0; i < 11; i++) await workbook.writeSettings({ threshold: 0.5 + i / 100 });
  await act(() => session.refresh());
  expect(await screen.findByText(/^Starší změny už vrátit nejde/)).toBeTruthy();
  expect(screen.getAllByRole('button', { name: /Vrátit až sem/ })).toHaveLength(9);
});

test('what came meanwhile is not taken back unseen', async () => {
  const { workbook } = await shown();
  await click(button('Shrnout'));
  await workbook.setOverride('B1.1', OVERRIDE);
  await click(button('Vrátit'));
  expect(says()).toContain('Mezitím přibyla nebo zmizela jiná změna');
  expect((await workbook.inspect()).saved).toMatchObject({ what: 'override' });
});
