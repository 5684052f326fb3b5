/** @jest-environment jsdom */
import { act, fireEvent, screen } from '@testing-library/react';
import { CALL, callTables, DONE } from '../build/requestTables';
import { button, click, onPage, plain, says, settle, shown } from '../build/page';

onPage();

const rows = [
  { measure: 'A1.1', criterion: '1', answer: DONE },
  { measure: 'A1.1', criterion: '2', previous: 'Realizováno: proškoleno 12 lidí' },
  { measure: 'B2.3', criterion: '1', answer: { relation: 'Částečný', progress: 'Realizováno', link: 'https://kraj.cz' } },
];
const open = (given = rows, language = 'cs-CZ') => shown(callTables(given), { call: CALL, language });
const type = (label: RegExp | string, value: string): void => void fireEvent.change(screen.getByLabelText(label), { target: { value } });
const pick = (name: string, value: string): void =>
  void fireEvent.click(document.querySelector(`input[name="${name}"][value="${value}"]`)!);
/** A description is asked once there is something to describe. */
const writeDescription = (text: string): void => {
  pick('progress', 'done');
  pick('relation', 'direct');
  type(/^Popis/, text);
};
/** The fields that are asked, in their order. */
const fieldNames = (): string[] => [
  ...new Set([...document.querySelectorAll<HTMLInputElement>('form [name]')].map(({ name }) => name).filter((name) => name !== '')),
];
const page = (): string => plain(document.body);

test('whose workbook, until when, what is done, and the next one as the one thing to do', async () => {
  await open();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Odbor sociálních věcí');
  expect(page()).toContain('Termín 31. 1. 2026: zbývá 5 dnů.');
  expect(says()).toContain('Kritéria: hotovo 1/3');
  expect(page()).toContain('chybí vztah podkladu, stav realizace');
  expect(page()).toContain('chybí důvod');
  expect(page()).not.toContain('Shrnout');
  await click(button('Vyplnit další: A1.1, č. 2'));
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: 'A1.1, č. 2' }));
  expect(page()).toContain('proškoleno 12 lidí');
});

test('a criterion filled in: what it supports and why, written, and on to the next', async () => {
  const { workbook } = await open();
  await click(button(/^Vyplnit další/));
  expect(says()).toContain('Zatím bez odpovědi.');
  expect(fieldNames()).toEqual(['progress']);
  pick('progress', 'partly');
  expect(fieldNames()).toEqual(['progress', 'relation']);
  expect(says()).toContain('Vyplňte vztah i stav');
  pick('relation', 'direct');
  expect(fieldNames()).toEqual(['progress', 'relation', 'territory', 'description', 'link', 'date']);
  expect(says()).toContain('bez dokladu se počítá jako neplněno');
  type(/^Popis/, '=1+1 školení');
  expect(says()).toContain('Plněno částečně');
  expect(says()).toContain('chybí důvod');
  expect([...screen.getByLabelText(/^Důvod/).querySelectorAll('option')].map(({ value }) => value)).toContain('administrativní náročnost');
  expect(page()).not.toContain('nedostupnost dat');
  type(/^Důvod/, 'administrativní náročnost');
  type(/^Datum/, 'loni');
  await click(button('Uložit a další'));
  expect(page()).toContain('Tomuto datu nelze rozumět.');
  expect((document.activeElement as HTMLInputElement).name).toBe('date');
  type(/^Datum/, '30. 9. 2025');
  await click(button('Uložit a další'));
  expect(says()).toContain('Zapsáno: A1.1, č. 2.');
  expect(screen.getByRole('heading', { level: 1, name: 'B2.3, č. 1' })).toBeTruthy();
  expect(workbook.answers[1]).toMatchObject({
    relation: 'Bezprostřední',
    progress: 'Částečně realizováno',
    description: '=1+1 školení',
    date: '2025-09-30',
    reason: 'administrativní náročnost',
  });
});

test('territory: searched, picked by keys, an ambiguous name told apart by its ORP, an unknown one shown', async () => {
  const { workbook } = await open([{ measure: 'A1.1', criterion: '1', answer: { ...DONE, territory: 'Pěnčín; Atlantida' } }]);
  await click(button(/A1\.1|Č\. 1/));
  await click(document.querySelector<HTMLElement>('[data-row]') ?? document.body);
  expect(page()).toContain('Název „Pěnčín“ má více obcí');
  expect(page()).toContain('Území „Atlantida“ není');
  await click(button('Pěnčín (Turnov)'));
  await click(button('Odebrat Atlantida'));
  const field = screen.getByRole('combobox', { name: 'Území' });
  fireEvent.change(field, { target: { value: 'turn' } });
  const options = screen.getAllByRole('option').filter((option) => option.closest('[role="listbox"]'));
  expect(plain(options[0]!)).toContain('Turnov ORP Turnov');
  const region = options.findIndex((option) => plain(option).startsWith('ORP Turnov'));
  for (let i = 0; i < region; i++) fireEvent.keyDown(field, { key: 'ArrowDown' });
  expect(field.getAttribute('aria-activedescendant')).toBe(options[region]!.id);
  fireEvent.keyDown(field, { key: 'Enter' });
  await click(button('Uložit a další'));
  expect(workbook.answers[0]!.territory).toBe('Pěnčín (Turnov); ORP Turnov');
});

test('territory: what may be meant by one name of a list takes its place alone', async () => {
  const { workbook } = await open([{ measure: 'A1.1', criterion: '1', answer: { ...DONE, territory: 'Ralsko; Liberec, Pěnčín' } }]);
  await click(button(/A1\.1|Č\. 1/));
  await click(document.querySelector<HTMLElement>('[data-row]') ?? document.body);
  await click(button('Pěnčín (Turnov)'));
  await click(button('Uložit a další'));
  expect(workbook.answers[0]!.territory).toBe('Ralsko; Liberec, Pěnčín (Turnov)');
});

test('nothing that was typed is lost unasked', async () => {
  const { workbook } = await open();
  await click(button(/^Vyplnit další/));
  writeDescription('rozepsané');
  // A row selected in the sheet does not take the form away.
  act(() => workbook.select('Podklady', 6));
  expect(screen.getByRole('heading', { level: 1, name: 'A1.1, č. 2' })).toBeTruthy();
  await click(button('Všechna kritéria'));
  expect(says()).toContain('Odpověď není uložená.');
  await click(button('Zahodit změny'));
  expect(document.activeElement?.getAttribute('data-row')).toBe('1');
  act(() => workbook.select('Podklady', 8));
  expect(screen.getByRole('heading', { level: 1, name: 'B2.3, č. 1' })).toBeTruthy();
});

test('a form that a selected row opens leaves the keyboard in the sheet, and following can be switched off', async () => {
  const { workbook } = await open();
  (document.activeElement as HTMLElement | null)?.blur();
  act(() => workbook.select('Podklady', 8));
  expect(screen.getByRole('heading', { level: 1, name: 'B2.3, č. 1' })).toBeTruthy();
  expect(document.activeElement).toBe(document.body);
  await click(button('Všechna kritéria'));
  await click(screen.getByLabelText('Sledovat výběr v sešitu'));
  act(() => workbook.select('Podklady', 6));
  expect(button(/^Vyplnit další/)).toBeTruthy();
  await click(button(/^Vyplnit další/));
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
});

test('in a plan without municipalities the territory is just typed', async () => {
  const { workbook } = await shown(callTables(rows), { call: { ...CALL, municipalities: [] } });
  await click(button(/^Vyplnit další/));
  pick('progress', 'later');
  await click(button(/^Přidat: popis, odkaz, datum, území/));
  type(/^Území/, 'celé město; Kolín II');
  expect(screen.queryByRole('listbox')).toBeNull();
  expect(page()).not.toContain('v seznamu obcí není');
  await click(button('Uložit a další'));
  expect(workbook.answers[1]).toMatchObject({ territory: 'celé město; Kolín II' });
});

test('what needs nothing more asks for nothing more', async () => {
  const { workbook } = await open();
  await click(button(/^Vyplnit další/));
  pick('progress', 'preparing');
  expect(fieldNames()).toEqual(['progress', 'reason']);
  expect(says()).toContain('Víc není potřeba.');
  // A change of mind keeps nothing that was not said.
  pick('progress', 'noEvidence');
  expect(fieldNames()).toEqual(['progress', 'reason']);
  pick('progress', 'done');
  expect(document.querySelector('input[name="relation"]:checked')).toBeNull();
  pick('progress', 'noEvidence');
  await click(button('Uložit a další'));
  expect(workbook.answers[1]).toMatchObject({ relation: 'Žádný', progress: '', reason: '' });
  expect(says()).toContain('Zapsáno: A1.1, č. 2.');
});

test('what is filled in is never hidden, and what nobody knows is shown as it stands', async () => {
  await open([
    { measure: 'A1.1', criterion: '1', answer: { relation: 'zčásti asi', progress: 'Neplní se', link: 'č. j. 12', ownLevel: 'Plněno' } },
  ]);
  await click(document.querySelector<HTMLElement>('[data-row]')!);
  expect(fieldNames()).toEqual(['progress', 'relation', 'link', 'reason', 'ownLevel']);
  expect(page()).toContain('V buňce je „zčásti asi“');
});

describe('a municipality', () => {
  const BODY = 'Město Doksy';
  const municipal = (answer: object) => {
    const tables = callTables([{ measure: 'A1.1', criterion: '1', answer }], BODY);
    const role = tables.statements!.header.indexOf('Vaše role');
    const statements = {
      ...tables.statements!,
      rows: tables.statements!.rows.map((row) => row.map((cell, c) => (c === role ? 'oslovená obec' : cell))),
    };
    return shown({ ...tables, statements }, { call: { ...CALL, addressee: BODY } });
  };

  test('is told that it answers for its own territory', async () => {
    await municipal({ territory: 'POÚ Doksy' });
    await click(button(/^Začít/));
    expect(fieldNames()).toEqual(['progress']);
    pick('progress', 'notDone');
    expect(page()).toContain('Odpovídáte jen za své území: POÚ Doksy.');
  });

  test('an empty territory is filled in at one click, and told before handing in', async () => {
    const { workbook } = await municipal({ progress: 'Neplní se' });
    await click(button(/^Zkontrolovat a potvrdit/));
    expect(page()).toContain('Odpovídáte jen za své území: POÚ Doksy.');
    await click(button('A1.1, č. 1'));
    await click(button('Doplnit POÚ Doksy'));
    await click(button('Uložit a další'));
    expect(workbook.answers[0]!.territory).toBe('POÚ Doksy');
    expect(page()).not.toContain('Území je prázdné');
  });
});

test('what was done is told until something else is typed; a confirmation lost by it is told in amber', async () => {
  const { session } = await open([
    { measure: 'A1.1', criterion: '1', answer: DONE },
    { measure: 'A1.1', criterion: '2', answer: DONE },
  ]);
  await click(button('Zkontrolovat a potvrdit'));
  type(/^Jméno/, 'Jana Nováková');
  await click(button('Potvrzuji úplnost'));
  expect(session.get().outcome).toMatchObject({ kind: 'done', isPartial: false });
  await click(button('Všechna kritéria'));
  await click(document.querySelector<HTMLElement>('[data-row]')!);
  type(/^Popis/, 'jinak');
  await click(button('Uložit a další'));
  expect(session.get().outcome).toMatchObject({ kind: 'done', isPartial: true });
  expect(says()).toContain('potvrďte znovu');
  await click(button('Všechna kritéria'));
  await click(document.querySelector<HTMLElement>('[data-row]')!);
  expect(says()).toContain('potvrďte znovu');
  fireEvent.input(screen.getByLabelText(/^Popis/), { target: { value: 'dál' } });
  expect(session.get().outcome).toBeNull();
});

test('more cannot be filled in: that is confirmed with its number, and the address is there with a button for mail', async () => {
  await shown(callTables(rows), { call: { ...CALL, returnTo: 'Jana Nováková, plan@example.cz' } });
  await click(button('Co chybí před odevzdáním'));
  await click(button('Víc doplnit nemohu'));
  type(/^Jméno/, 'Petr Malý');
  await click(button('Potvrzuji, že víc doplnit nemohu; nevyplněno: 2'));
  expect(page()).toContain('Potvrzeno, že víc doplnit nejde: Petr Malý, 26. 1. 2026. Nevyplněno: 2.');
  expect(page()).toContain('poslat zpět: Jana Nováková, plan@example.cz');
  const mail = document.querySelector<HTMLAnchorElement>('a[href^="mailto:"]')!;
  expect(decodeURIComponent(mail.href)).toContain('mailto:plan@example.cz?subject=Podklady: Akční plán 2026-2027, Odbor sociálních věcí');
  expect(mail.target).toBe('');
  expect(button('Zkopírovat adresu')).toBeTruthy();
});

test('without an address there is no button for mail', async () => {
  await shown(callTables([{ measure: 'A1.1', criterion: '1', answer: DONE }]), { call: { ...CALL, returnTo: 'paní Nováková, dveře 12' } });
  await click(button('Zkontrolovat a potvrdit'));
  type(/^Jméno/, 'Petr Malý');
  await click(button('Potvrzuji úplnost'));
  expect(page()).toContain('poslat zpět: paní Nováková, dveře 12');
  expect(document.querySelector('a[href^="mailto:"]')).toBeNull();
});

test('a row that goes while the sheet has the keyboard takes it from nobody', async () => {
  const { workbook } = await open();
  await click(button(/^Vyplnit další/));
  await click(button('Všechna kritéria'));
  (document.activeElement as HTMLElement | null)?.blur();
  act(() => workbook.select('Podklady', 8));
  const { statements } = callTables(rows);
  // The row loses its code, criterion and answer: it is no row of the form any more.
  for (const header of statements!.header) workbook.type('Podklady', 8, statements!.header.indexOf(header), '');
  await settle(900);
  expect(screen.queryByRole('heading', { name: 'B2.3, č. 1' })).toBeNull();
  expect(document.activeElement).toBe(document.body);
});

test('a cell changed meanwhile is not overwritten', async () => {
  const { workbook } = await open();
  await click(button(/^Vyplnit další/));
  writeDescription('moje');
  workbook.type('Podklady', 7, callTables(rows).statements!.header.indexOf('Popis'), 'cizí');
  await click(button('Uložit a další'));
  expect(says()).toContain('mezitím změnila');
  expect(workbook.answers[1]!.description).toBe('cizí');
});

test('handing in: what is missing leads to its form; confirmed with name and day; a later answer withdraws it', async () => {
  const complete = rows.map((row) => ({ ...row, answer: { ...DONE, ...row.answer, reason: 'jiné' } }));
  const { workbook, around } = await open();
  await click(button('Co chybí před odevzdáním'));
  expect(page()).toContain('2 kritéria nejsou vyplněná');
  await click(button('B2.3, č. 1'));
  type(/^Důvod/, 'jiné');
  await click(button('Uložit a další'));
  expect(screen.getByRole('heading', { level: 1, name: 'A1.1, č. 2' })).toBeTruthy();
  pick('progress', 'later');
  await click(button('Uložit a další'));
  expect(screen.getByRole('heading', { level: 1, name: 'Odevzdání' })).toBeTruthy();
  expect(page()).toContain('Všechna 3 kritéria jsou vyplněná.');
  await click(button('Potvrzuji úplnost'));
  expect(page()).toContain('Napište své jméno.');
  type(/^Jméno/, 'Jana Nováková');
  await click(button('Potvrzuji úplnost'));
  expect(says()).toContain('Úplnost potvrzena: Jana Nováková, 26. 1. 2026.');
  expect(around.recall('author')).toBe('Jana Nováková');
  expect(page()).toContain('Zbývá sešit uložit a poslat zpět');
  expect(() => button('Potvrzuji úplnost')).toThrow();
  await click(button('Všechna kritéria'));
  // Edited by hand in the sheet: the confirmation no longer holds, and the pane says so.
  workbook.type('Podklady', 6, callTables(complete).statements!.header.indexOf('Popis'), 'jinak');
  await settle(900);
  expect(page()).toContain('potvrzení už neplatí');
});

test('a ribbon button of the plan says that it belongs elsewhere', async () => {
  const { requests } = await open();
  act(() => requests.post('shrnout'));
  await settle();
  expect(says()).toContain('Tento sešit je výzva pro jednoho gestora.');
});

test('in English, with the words of the plan as they stand in the workbook', async () => {
  await open(rows, 'en-US');
  expect(says()).toContain('Criteria done: 1/3');
  await click(button(/^Fill in the next/));
  expect(page()).toContain('it is being prepared');
  pick('progress', 'done');
  expect(page()).toContain('Bezprostřední');
  expect(page()).toContain('the evidence bears directly on the criterion');
});
