/** @jest-environment jsdom */
import { fireEvent, screen } from '@testing-library/react';
import { strFromU8, unzipSync } from 'fflate';
import { openDataFile } from '../../src/taskpane/features/openData/openDataFile';
import type { FilesPort } from '../../src/taskpane/ports/files';
import { button, click, onPage, plain, says, settle, shown, tab } from '../build/page';
import { sampleTables } from '../build/sampleTables';

onPage();

/** Makes the files as the page does, and keeps them. */
async function onTab(tables = sampleTables()) {
  const made: { name: string; files: Record<string, Uint8Array> }[] = [];
  const files: Partial<FilesPort> = {
    openDataFile: async (order) => {
      const result = await openDataFile(order);
      made.push({ name: result.file.name, files: unzipSync(result.file.bytes) });
      return result;
    },
  };
  const all = await shown(tables, { files: files as FilesPort });
  await tab(/^Zpráva/);
  return { ...all, made };
}
const make = (): HTMLElement => button('Vytvořit otevřená data (.zip)');
const tick = async (name: RegExp): Promise<void> => {
  fireEvent.click(screen.getByRole('checkbox', { name }));
  await settle();
};

test('one click makes the archive, without texts', async () => {
  const { made, around } = await onTab();
  await click(make());
  expect(made.map(({ name }) => name)).toEqual(['otevrena-data-2025-12-31.zip']);
  const names = Object.keys(made[0]!.files);
  expect(names).toEqual(expect.arrayContaining(['opatreni.csv', 'opatreni.csv-metadata.json', 'datova-sada.jsonld', 'pravidlo.sql']));
  expect(names).not.toContain('podklady.csv');
  expect(around.log.some((entry) => entry.startsWith('save otevrena-data-2025-12-31.zip'))).toBe(true);
  expect(says()).toContain('Otevřená data jsou hotová, mají 12 tabulek.');
});

test('texts go out only when it is confirmed that they hold no personal data', async () => {
  const { made } = await onTab();
  await tick(/Přidat znění podkladů/);
  expect(plain(document.body)).toContain('potvrďte, že neobsahují osobní údaje');
  expect(make().getAttribute('aria-disabled')).toBe('true');
  await click(make());
  expect(made).toEqual([]);
  await tick(/Potvrzuji, že podklady neobsahují osobní údaje/);
  await click(make());
  expect(strFromU8(made[0]!.files['podklady.csv']!).split('\r\n').length).toBeGreaterThan(100);
  // Whoever takes the texts out and puts them in again confirms again.
  await tick(/Přidat znění podkladů/);
  await tick(/Přidat znění podkladů/);
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Potvrzuji/ }).checked).toBe(false);
});

test('what was held back is shown with its cell', async () => {
  const tables = sampleTables();
  const { measures } = tables;
  const title = measures!.header.indexOf('Opatření');
  const rows = measures!.rows.map((cells, i) =>
    i === 0 ? cells.map((cell, c) => (c === title ? 'Pište na jana@example.cz' : cell)) : cells,
  );
  const { made } = await onTab({ ...tables, measures: { ...measures!, rows } });
  await click(make());
  expect(strFromU8(made[0]!.files['opatreni.csv']!)).not.toContain('jana@example.cz');
  expect(says()).toContain('podívejte se na 1 nález pod tlačítkem');
  const list = screen.getByRole('list', { name: 'Než data zveřejníte' });
  expect(plain(list)).toContain('Vypadá jako e-mail: „jana@example.cz“');
  expect(plain(list)).toContain('Opatření, C2');
});
