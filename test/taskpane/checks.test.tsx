/** @jest-environment jsdom */
import { act, fireEvent, screen } from '@testing-library/react';
import { summarize } from '../../src/taskpane/actions/summarize';
import { button, click, onPage, plain, says, settle, shown, tab } from '../build/page';
import { faultyTables } from '../build/sampleTables';

onPage();

const toChecks = async (): Promise<void> => {
  await tab(/^Opatření/);
  await tab(/^Kontrola/);
};
const heads = (): string[] => screen.getAllByRole('heading', { level: 2 }).map(plain);

test('findings stand by kind with their number, errors first', async () => {
  const { session } = await shown(faultyTables());
  await toChecks();
  const inspection = session.get().inspection;
  const findings = inspection?.kind === 'plan' ? inspection.report.findings : [];
  const counts = heads().map((head) => Number(/\((\d+)\)$/.exec(head)?.[1] ?? 1));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(findings.length);
  expect(counts).toHaveLength(new Set(findings.map(({ code }) => code)).size);
  const severities = screen.getAllByRole('img').map((icon) => icon.getAttribute('aria-label'));
  expect([...new Set(severities)]).toEqual(['chyba', 'varování', 'informace']);
  expect(says()).toMatch(/\d+ chyb opravte, než čísla zveřejníte\. \d+ varování prověřte\./);
});

test('a value that is not in the list is chosen from it', async () => {
  const { workbook } = await shown();
  workbook.type('Podklady', 1, 4, 'Probíhá');
  await settle(900);
  await toChecks();
  expect(plain(document.body)).toContain('„Probíhá“ není v seznamu hodnot');
  const choices = screen.getByRole('group', { name: 'Vyberte správnou hodnotu:' });
  expect([...choices.querySelectorAll('button')].map(plain)).toEqual([
    'Realizováno',
    'Částečně realizováno',
    'Zahájena příprava',
    'Neplní se',
    'Bude zahájeno později',
  ]);
  await click(button('Zahájena příprava'));
  expect(workbook.rowsOf('statements')[0]![4]).toBe('Zahájena příprava');
});

test('warnings alone: no errors, and how many to look at', async () => {
  const { session } = await shown();
  await toChecks();
  const inspection = session.get().inspection;
  const findings = inspection?.kind === 'plan' ? inspection.report.findings : [];
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  expect(count('error')).toBe(0);
  expect(says()).toContain(`Bez chyb. ${count('warning')} varování prověřte, než čísla zveřejníte.`);
});

test('one measure too many, or too few: what to do says which', async () => {
  const { workbook } = await shown();
  const expected = workbook.rowsOf('settings').findIndex(([key]) => key === 'Očekávaný počet opatření');
  await toChecks();
  for (const [typed, sentence] of [
    [71, 'Jedno přebývá: odeberte ho, nebo opravte očekávaný počet'],
    [70, '2 přebývají: odeberte je'],
    [73, 'Jedno chybí: doplňte ho'],
    [80, '8 chybí: doplňte je'],
  ] as const) {
    workbook.type('Nastavení', expected + 1, 1, typed);
    await settle(900);
    expect(plain(document.body)).toContain(sentence);
  }
});

test('what safe repairs will change is shown before', async () => {
  const { workbook } = await shown();
  workbook.type('Podklady', 1, 4, 'realizováno');
  await settle(900);
  await toChecks();
  expect(plain(document.body)).toContain('Podklady, E2: „realizováno“ → „Realizováno“');
  const order = [...document.querySelectorAll<HTMLElement>('button, h2')].map(plain);
  expect(order.indexOf('Opravit 1 buňku')).toBeLessThan(order.indexOf(heads()[0]!));
});

test('the findings are one stop of the Tab key, and what a finding offers is reached from it', async () => {
  await shown(faultyTables());
  await toChecks();
  const rows = [...document.querySelectorAll<HTMLElement>('li[data-key]')];
  const reached = (row: HTMLElement): HTMLElement[] =>
    [...row.querySelectorAll<HTMLElement>('button, summary')].filter(({ tabIndex }) => tabIndex === 0);
  expect(rows.filter((row) => reached(row).length > 0)).toEqual([rows[0]]);
  fireEvent.focus(reached(rows[0]!)[0]!);
  fireEvent.keyDown(reached(rows[0]!)[0]!, { key: 'ArrowDown' });
  expect(rows.filter((row) => reached(row).length > 0)).toEqual([rows[1]]);
  expect(rows[1]!.contains(document.activeElement)).toBe(true);
});

test('after an action the keyboard is where it is said what came of it, and closing leads back', async () => {
  await shown(faultyTables());
  await toChecks();
  const choice = button('Pěnčín (Turnov)');
  act(() => choice.focus());
  await click(choice);
  expect(plain(document.activeElement as HTMLElement)).toMatch(/^Opravena 1 buňka\./);
  fireEvent.keyDown(document.activeElement!, { key: 'Escape' });
  await settle();
  expect(says()).not.toContain('Opravena 1 buňka.');
  expect(document.activeElement).not.toBe(document.body);
});

test('whoever is typing is not interrupted by what came of an action', async () => {
  const { session } = await shown(faultyTables());
  await tab(/^Opatření/);
  const search = screen.getByRole('searchbox');
  act(() => search.focus());
  await act(() => session.do(summarize));
  await settle();
  expect(says()).toMatch(/Zapsán/);
  expect(document.activeElement).toBe(search);
});
