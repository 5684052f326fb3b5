/** @jest-environment jsdom */
/** What is written in a form and not yet saved is not lost by going elsewhere, nor by closing the pane. */
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { pageFiles } from '../../src/taskpane/ports/pageFiles';
import type { FilesPort } from '../../src/taskpane/ports/files';
import { Session } from '../../src/taskpane/session/session';
import { button, click, draw, onPage, plain, says, settle, shown, tab } from '../build/page';
import { sampleTables } from '../build/sampleTables';

onPage();

const field = (label: string | RegExp): HTMLInputElement => screen.getByLabelText(label);

test('settings: changed, left, the pane closed and opened again, saved', async () => {
  const { workbook, around } = await shown();
  await click(button('Nastavení'));
  fireEvent.change(field('Nadpis grafu'), { target: { value: 'Jiný nadpis' } });
  await click(button('Domů'));
  expect(screen.getByRole('region', { name: 'Další krok' })).toBeTruthy();
  await click(button('Nastavení'));
  expect(field('Nadpis grafu').value).toBe('Jiný nadpis');
  cleanup();
  draw(new Session(workbook), around);
  await settle();
  await settle();
  await click(button('Nastavení'));
  expect(field('Nadpis grafu').value).toBe('Jiný nadpis');
  expect(plain(document.body)).toContain('1 změna');
  await click(button('Uložit změny'));
  expect(says()).toContain('Uložena 1 hodnota');
  // Saved, it is no draft any more: what the workbook says later is shown.
  await click(button('Vrátit'));
  await settle();
  expect(field('Nadpis grafu').value).toBe('Přehled plnění akčního plánu 2024-2025');
  expect(() => button('Uložit změny')).toThrow();
});

test('settings: thrown away, it does not come back', async () => {
  await shown();
  await click(button('Nastavení'));
  fireEvent.change(field('Nadpis grafu'), { target: { value: 'Jiný nadpis' } });
  await click(button('Zahodit'));
  await click(button('Domů'));
  await click(button('Nastavení'));
  expect(field('Nadpis grafu').value).toBe('Přehled plnění akčního plánu 2024-2025');
});

test('a new plan: what was typed and the list that was read are there again', async () => {
  const files: FilesPort = {
    ...pageFiles,
    readMeasureList: () =>
      Promise.resolve({
        tables: { areas: [], measures: [{ code: 'A1.1' }], criteria: [], leads: [], municipalities: [] },
        region: 'none',
        problems: [],
        account: { rowsGiven: 1, rowsRead: 1, leftOut: [], noticed: [], columnsUsed: [], columnsUnused: [], guessed: [] },
        map: null,
      }),
    newPlan: ({ name }) => Promise.resolve({ name: `${name}.xlsx`, bytes: new Uint8Array(7) }),
  };
  const { around } = await shown({}, { files });
  await click(button('Založit nový plán'));
  fireEvent.change(field('Název plánu'), { target: { value: 'Plán obce' } });
  const input = document.querySelector('input[type="file"]')!;
  fireEvent.change(input, { target: { files: [new File(['x'], 'seznam.csv', { type: 'text/csv' })] } });
  await settle(50);
  expect(says()).toContain('seznam.csv: nalezeno 1 opatření');
  await click(button('Zpět'));
  await click(button('Založit nový plán'));
  expect(field('Název plánu').value).toBe('Plán obce');
  expect(says()).toContain('seznam.csv: nalezeno 1 opatření');
  await click(button('Nepoužít seznam'));
  await click(button('Zpět'));
  await click(button('Založit nový plán'));
  expect(says()).not.toContain('seznam.csv');
  await click(button('Vytvořit a stáhnout'));
  await settle(100);
  expect(around.log.join()).toContain('Plán obce');
  await click(button('Zpět'));
  await click(button('Založit nový plán'));
  expect(field('Název plánu').value).toBe('Akční plán 2026-2027');
});

test('in English, days and readings are English as well', async () => {
  await shown(sampleTables(), { language: 'en-US' });
  await click(button('Summarize'));
  const text = plain(document.body);
  expect(text).toContain('As of 31 Dec 2025');
  expect(text).toContain('summarized 26/1/2026 10:30, reading default');
  expect(text).toContain('up to date, 26/1/2026 10:30');
  for (const word of ['literal', 'relative', 'lenient']) expect(text).toContain(word);
  expect(text).not.toMatch(/výchozí|doslovný|vstřícný/);
  await tab(/^Settings/);
  expect(plain(field('Reading of the rule'))).toContain('lenient');
});
