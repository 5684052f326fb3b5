/** @jest-environment jsdom */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { CommentReading } from '../../src/files/comments/readings';
import type { FilesPort } from '../../src/taskpane/ports/files';
import { pageFiles } from '../../src/taskpane/ports/pageFiles';
import { stateOf } from '../../src/core/comments/comment';
import { commentFile, given } from '../build/comments';
import { button, click, onPage, plain, says, settle, shown } from '../build/page';
import { sampleTables } from '../build/sampleTables';

onPage();

const sent = { round: '1', to: ['Komise', 'Rada seniorů'], from: '2026-01-05', until: '2026-01-20', version: 'abc' };
const READINGS: Readonly<Record<string, CommentReading>> = {
  'komise.xlsx': {
    status: 'read',
    problems: [],
    comments: commentFile(
      'komise.xlsx',
      [given('1) Doplnit zdroj.\n2) Opravit rok.', { code: 'A1.1' }), given('Nejasné.', { code: 'Z9.9' })],
      {
        sent,
        savedAt: '2026-01-19T08:00:00Z',
      },
    ),
  },
  'zprava.docx': {
    status: 'unidentified',
    problems: [{ code: 'bodyUnknown', sheet: '', cell: '', params: {} }],
    comments: commentFile('zprava.docx', [given('Doplnit obce.', { near: ['A1.2'], author: 'Jana Malá' })], { who: '', round: '' }),
  },
  'scan.pdf': { status: 'refused', file: 'scan.pdf', fault: { code: 'notWorkbook', is: 'pdf' } },
};
const made: string[][] = [];
const files: FilesPort = {
  ...pageFiles,
  readComments: ({ name }) => Promise.resolve({ readings: [{ ...READINGS[name]!, from: [] }], passedOver: [] }),
  commentForms: (who) => {
    made.push([...who]);
    return Promise.resolve({ name: 'pripominky.zip', bytes: new Uint8Array(6) });
  },
};

async function opened() {
  const pane = await shown(sampleTables(), { files });
  await click(button(/Připomínky/));
  await settle();
  return pane;
}
const drop = async (...names: string[]): Promise<void> => {
  const input = document.querySelector<HTMLInputElement>('input[type="file"]')!;
  fireEvent.change(input, { target: { files: names.map((name) => new File(['x'], name)) } });
  await settle();
};
const page = (): string => plain(document.querySelector('main')!);
const field = (label: string): HTMLElement => screen.getByLabelText(new RegExp(`^${label}`));
const type = (label: string, value: string): boolean => fireEvent.change(field(label), { target: { value } });

test('Domů leads to the comments: how they stand, body by body, and what is missing', async () => {
  await opened();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Připomínky');
  expect(page()).toMatch(/Bez kola|Kolo 1/);
  expect(page()).toContain('Statutární město Liberec uplatnilo 1 připomínku; 1 zatím není vypořádána.');
  await click(button('Domů'));
  expect(screen.getByRole('region', { name: 'Průběh' })).toBeTruthy();
});

test('files are read, shown, and written as one change that can be taken back', async () => {
  const { workbook } = await opened();
  const before = workbook.rowsOf('comments').length;
  await drop('komise.xlsx', 'zprava.docx', 'scan.pdf');
  expect(says()).toContain('Přečteny 3 soubory. 1 nelze použít');
  expect(page()).toContain('Je to PDF; připomínky se z něj načíst nedají.');
  expect(page()).toContain('opatření Z9.9 v plánu není');
  type('Od koho jsou připomínky', 'Rada seniorů');
  await settle();
  fireEvent.click(screen.getByRole('checkbox', { name: 'Rozdělit na 2 připomínky' }));
  await settle();
  await click(button('Zapsat 4 připomínky'));
  expect(says()).toContain('Zapsány 4 připomínky.');
  const rows = workbook.rowsOf('comments').slice(before);
  const at = (header: string): number => workbook.headerOf('comments').indexOf(header);
  expect(rows.map((cells) => [cells[at('Kdo')], cells[at('Kód opatření')], cells[at('Připomínka')]])).toEqual([
    ['Komise', 'A1.1', 'Doplnit zdroj.'],
    ['Komise', 'A1.1', 'Opravit rok.'],
    ['Komise', '', 'Nejasné.'],
    ['Rada seniorů', 'A1.2', 'Doplnit obce.'],
  ]);
  expect(page()).toContain('Kolo 1, do 20. 1. 2026');
  await drop('komise.xlsx');
  expect(page()).toContain('Ze souborů nic nového nevyplývá.');
  await click(button('Zahodit'));
  await workbook.undo();
  expect(workbook.rowsOf('comments')).toHaveLength(before);
});

test('one after another by the keyboard; what is obligatory is asked for, a dispute says that it is one', async () => {
  const { workbook } = await opened();
  await click(button(/^Vypořádat \(\d+\)$/));
  const total = Number(/1\/(\d+)/.exec(page())![1]);
  const card = (): string => plain(document.querySelector('form')!);
  const first = card();
  fireEvent.keyDown(field('Odůvodnění'), { key: 'Enter', ctrlKey: true });
  await settle();
  expect(card()).toContain('Vyberte, jak je připomínka vypořádána.');
  fireEvent.click(screen.getByRole('radio', { name: 'Akceptováno' }));
  fireEvent.keyDown(field('Odůvodnění'), { key: 'Enter', ctrlKey: true });
  await settle();
  expect(card()).toContain('Napište, kde se to projevilo');
  expect(document.activeElement).toBe(field('Zapracováno kde'));
  type('Zapracováno kde', 'kap. 3');
  fireEvent.keyDown(field('Odůvodnění'), { key: 'Enter', ctrlKey: true });
  await settle();
  expect(says()).toMatch(/Připomínka č\. \d+ je vypořádána\./);
  expect(page()).toContain(`1/${total - 1}`);
  expect(card()).not.toBe(first);
  // The keyboard goes on in the next one.
  expect((document.activeElement as HTMLInputElement).name).toBe('result');

  fireEvent.change(field('Typ'), { target: { value: 'substantial' } });
  fireEvent.click(screen.getByRole('radio', { name: 'Neakceptováno' }));
  type('Odůvodnění', 'Mimo období.');
  await click(button('Uložit a další'));
  expect(says()).toContain('je rozpor: projednejte ji');
  fireEvent.change(field('Které připomínky'), { target: { value: 'dispute' } });
  await settle();
  expect(page()).toContain('1/1');
  const header = workbook.headerOf('comments');
  expect(workbook.rowsOf('comments').map((cells) => cells[header.indexOf('Stav')])).toContain('Rozpor');
  fireEvent.click(screen.getByRole('checkbox', { name: /Projednáno/ }));
  type('Vyřídil', 'Jana Nováková');
  await click(button('Uložit a další'));
  expect(page()).toContain('Tady není co vypořádat.');
});

test('to the next one and back by the keyboard: what was begun stays, and is gone once it is saved', async () => {
  await opened();
  await click(button(/^Vypořádat/));
  type('Odůvodnění', 'Rozepsané');
  fireEvent.keyDown(field('Odůvodnění'), { key: 'ArrowDown', altKey: true });
  await settle();
  expect(page()).toMatch(/ 2\/\d|2\/\d/);
  expect((field('Odůvodnění') as HTMLTextAreaElement).value).toBe('');
  expect((document.activeElement as HTMLInputElement).name).toBe('result');
  fireEvent.keyDown(field('Odůvodnění'), { key: 'ArrowUp', altKey: true });
  await settle();
  expect((field('Odůvodnění') as HTMLTextAreaElement).value).toBe('Rozepsané');
  fireEvent.keyDown(field('Odůvodnění'), { key: 'ArrowUp', altKey: true });
  expect(page()).toContain('1/');
  fireEvent.click(screen.getByRole('radio', { name: 'Vysvětleno' }));
  await click(button('Uložit a další'));
  expect((field('Odůvodnění') as HTMLTextAreaElement).value).toBe('');
});

test('a dispute stands out: on Domů, in the view, in the comment, and in the detail of its measure', async () => {
  const { workbook } = await opened();
  await click(button(/^Vypořádat/));
  fireEvent.change(field('Typ'), { target: { value: 'substantial' } });
  fireEvent.click(screen.getByRole('radio', { name: 'Neakceptováno' }));
  type('Odůvodnění', 'Mimo období.');
  await click(button('Uložit a další'));
  const { comments } = await workbook.inspectComments('2026-01-26');
  const dispute = comments.find((one) => stateOf(one) === 'dispute')!;
  await click(button('Připomínky'));
  expect(page()).toContain('1 zásadní připomínka není přijata a čeká na projednání.');
  await click(button('Ukázat'));
  expect(page()).toContain('1/1');
  expect(plain(document.querySelector('form')!)).toContain(`Připomínka č. ${dispute.number}Rozpor`);
  await click(button('Připomínky'));
  await click(button('Domů'));
  expect(plain(screen.getByRole('region', { name: 'Průběh' }))).toContain('1 rozpor');
  await click(screen.getByRole('tab', { name: 'Opatření' }));
  await settle();
  await click(button(new RegExp(`^${dispute.measure} `)));
  expect(plain(screen.getByRole('region', { name: /^Připomínky \(/ }))).toContain(`Rozporč. ${dispute.number}, ${dispute.who}`);
});

test('a comment is typed: what is obligatory is asked for, the body stays for the next one, and it can be taken back', async () => {
  const { workbook } = await opened();
  const before = workbook.rowsOf('comments').length;
  await click(button('Přidat připomínku'));
  await click(button('Přidat'));
  expect(page()).toContain('Napište instituci');
  expect(document.activeElement).toBe(field('Kdo'));
  type('Kdo', 'Rada seniorů');
  type('Kód opatření', 'a1.1 ');
  type('Připomínka', '=Doplnit');
  fireEvent.change(field('Typ'), { target: { value: 'substantial' } });
  fireEvent.keyDown(field('Připomínka'), { key: 'Enter', ctrlKey: true });
  await settle();
  expect(says()).toMatch(/Připomínka č\. \d+ je zapsána\./);
  expect((field('Kdo') as HTMLInputElement).value).toBe('Rada seniorů');
  expect((field('Připomínka') as HTMLTextAreaElement).value).toBe('');
  expect(document.activeElement).toBe(field('Kód opatření'));
  const { comments } = await workbook.inspectComments('2026-01-26');
  expect(comments.at(-1)).toMatchObject({ who: 'Rada seniorů', measure: 'A1.1', text: '=Doplnit', kind: { value: 'substantial' } });
  type('Kód opatření', 'Q9');
  type('Připomínka', 'x');
  await click(button('Přidat'));
  expect(page()).toContain('Takové opatření v plánu není.');
  await click(button('Hotovo'));
  expect(page()).toContain('Rada seniorů uplatnila 1 připomínku');
  await click(button('Zapsat přílohu č. 2 do sešitu'));
  expect(says()).toContain(`Na listu Příloha č. 2 je ${before + 1} připomínek`);
  await workbook.undo();
  await workbook.undo();
  expect(workbook.rowsOf('comments')).toHaveLength(before);
});

test('reading is stopped: what was read stays, and what was not is told', async () => {
  const slow: FilesPort = {
    ...files,
    readComments: (file, expected, signal) =>
      file.name === 'zprava.docx'
        ? new Promise((_, reject) => {
            signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
          })
        : files.readComments(file, expected, signal),
  };
  await shown(sampleTables(), { files: slow });
  await click(button(/Připomínky/));
  const input = document.querySelector<HTMLInputElement>('input[type="file"]')!;
  fireEvent.change(input, { target: { files: ['komise.xlsx', 'zprava.docx', 'scan.pdf'].map((name) => new File(['x'], name)) } });
  await waitFor(() => expect(page()).toContain('Čtou se soubory s připomínkami… krok 2 z 3'));
  await click(button('Zastavit'));
  expect(says()).toContain('Přečten 1 soubor. Zastaveno: 2 soubory zůstaly nepřečtené.');
  expect(page()).toContain('komise.xlsx');
});

test('from an accepted comment to the override, with the comment as its reason; the level changes by it alone', async () => {
  const { workbook } = await opened();
  await click(button(/^Vypořádat/));
  fireEvent.click(screen.getByRole('radio', { name: 'Akceptováno' }));
  await settle();
  await click(button(/^Upravit úroveň .* s tímto důvodem$/));
  const region = screen.getByRole('region', { name: /Ruční úprava/ });
  const reason = within(region).getByLabelText<HTMLTextAreaElement>(/^Důvod/);
  expect(reason.value).toMatch(/^Připomínka č\. \d+ \(/);
  expect((await workbook.inspect()).saved).toBeNull();
});

test('a round goes out: workbooks for the bodies, the round in the plan, and again what is missing', async () => {
  await opened();
  await click(button('Poslat k připomínkám'));
  await click(button('Vytvořit sešity'));
  expect(page()).toContain('Napište, komu zpráva jde.');
  type('Komu', 'Komise; Rada seniorů');
  type('Do kdy', 'zítra');
  await click(button('Vytvořit sešity'));
  expect(page()).toContain('Napište den, například');
  type('Do kdy', '15. 3. 2026');
  await click(button('Vytvořit sešity'));
  expect(made.at(-1)).toEqual(['Komise', 'Rada seniorů']);
  expect(says()).toContain('Kolo 1 je zapsáno');
  expect(page()).toContain('Kolo 1, do 15. 3. 2026');
  expect(page()).toContain('Nevyjádřili se: Komise, Rada seniorů');
});

test('a workbook that cannot be read says so, and the view stays', async () => {
  const { workbook } = await opened();
  await click(button(/^Vypořádat/));
  fireEvent.click(screen.getByRole('radio', { name: 'Vysvětleno' }));
  workbook.failNext = new Error('ne');
  await click(button('Uložit a další'));
  expect(screen.getAllByRole('alert').length).toBeGreaterThan(0);
  expect(document.querySelector('form')).not.toBeNull();
});
