/** @jest-environment jsdom */
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import type { ReportDocument } from '../../src/core/report/document';
import type { FilesPort, GivenFile } from '../../src/taskpane/ports/files';

import { Session } from '../../src/taskpane/session/session';
import { evaluateTables } from '../../src/workbook/summary/report';
import { button, click, draw, onPage, plain, says, settle, shown, tab } from '../build/page';
import { MemoryWorkbook } from '../build/memoryWorkbook';
import { historyTable } from '../build/history';
import { dayOne, sampleTables } from '../build/sampleTables';

onPage();

const page = (): string => plain(document.body);
const region = (name: RegExp): HTMLElement => screen.getByRole('region', { name });
const section = (title: string): HTMLElement => screen.getByRole<HTMLElement>('checkbox', { name: title }).closest('li')!;
const field = (): HTMLTextAreaElement => screen.getByLabelText<HTMLTextAreaElement>(/^Váš text místo navrženého/);
const write = (text: string): void => void fireEvent.change(field(), { target: { value: text } });
const included = ({ sections }: ReportDocument): string[] => sections.filter((each) => each.included).map(({ id }) => id);
const textOf = (document: ReportDocument, id: string): string =>
  document.sections
    .find((each) => each.id === id)!
    .blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.runs.map(({ text }) => text).join('')] : []))
    .join('\n')
    .replace(/\u00a0/g, ' ');

/** What the writer of the document was given. */
interface Asked {
  readonly documents: ReportDocument[];
  readonly templates: (string | null)[];
}
function writer(asked: Asked): FilesPort {
  return {
    reportFile: ({ document }, template: GivenFile | null) => {
      asked.documents.push(document);
      asked.templates.push(template?.name ?? null);
      return Promise.resolve({ file: { name: 'zprava.docx', bytes: new Uint8Array(7) }, findings: [] });
    },
  } as Partial<FilesPort> as FilesPort;
}

async function onReport(setting: Parameters<typeof shown>[1] = {}, tables = sampleTables()) {
  const asked: Asked = { documents: [], templates: [] };
  const all = { ...(await shown(tables, { files: writer(asked), ...setting })), asked };
  await tab(/^(Zpráva|Report)/);
  return all;
}
const make = (): Promise<void> => click(button('Vytvořit zprávu (.docx)'));

test('one click makes the file and hands it over; Domů knows of it', async () => {
  const { asked, around } = await onReport();
  expect(screen.getAllByRole('button').filter((each) => /Vytvořit zprávu/.test(plain(each)))).toHaveLength(1);
  await make();
  expect(around.log).toContain('save zprava.docx 7');
  const count = included(asked.documents[0]!).length;
  expect(count).toBeGreaterThan(5);
  expect(says()).toContain(`Zpráva je hotová, má ${count} oddílů. Soubor zprava.docx najdete mezi staženými soubory.`);
  await tab(/^Domů/);
  expect(plain(region(/^Průběh/))).toContain('vytvořená 26. 1. 2026');
});

test('who made the workbook stands in the document, and what Historie keeps is compared', async () => {
  const { asked, around } = await onReport();
  const { plan } = evaluateTables(sampleTables());
  const last = { ...plan, settings: { ...plan.settings, periodFrom: '2022-01-01', periodTo: '2023-12-31', asOf: '2023-12-31' } };
  const workbook = new MemoryWorkbook(sampleTables(), undefined, null, undefined, { history: historyTable(last) });
  workbook.author = 'Odbor sociálních věcí';
  cleanup();
  draw(new Session(workbook, true, undefined, writer(asked)), around);
  await settle();
  await tab(/^Zpráva/);
  await make();
  expect(asked.documents[0]).toMatchObject({ author: 'Odbor sociálních věcí' });
  expect(included(asked.documents[0]!)).toContain('porovnani');
});

test('a section that is not wanted stays out, today and when the pane is opened again', async () => {
  const { workbook, around, asked } = await onReport();
  await make();
  expect(included(asked.documents[0]!)).toContain('omezeni');
  fireEvent.click(within(section('Omezení')).getByRole('checkbox'));
  await settle();
  await make();
  expect(included(asked.documents[1]!)).toEqual(included(asked.documents[0]!).filter((id) => id !== 'omezeni'));
  cleanup();
  draw(new Session(workbook), around);
  await settle();
  await settle();
  await tab(/^Zpráva/);
  expect(within(section('Omezení')).getByRole<HTMLInputElement>('checkbox').checked).toBe(false);
  fireEvent.click(within(section('Omezení')).getByRole('checkbox'));
  await settle();
  expect(within(section('Omezení')).getByRole<HTMLInputElement>('checkbox').checked).toBe(true);
});

test('a section without data cannot be had, and says why', async () => {
  await onReport();
  const left = screen.getAllByRole<HTMLInputElement>('checkbox').filter(({ disabled }) => disabled);
  expect(left.length).toBeGreaterThan(0);
  for (const each of left) {
    expect(each.checked).toBe(false);
    expect(plain(each.closest('li')!).length).toBeGreaterThan(plain(each.closest('li')!.querySelector('label')!).length + 10);
  }
});

test("the coordinator's own text: begun with the proposed one, saved, in the document, taken back", async () => {
  const { asked } = await onReport();
  await click(button('Upravit text oddílu Shrnutí'));
  await click(button('Začít navrženým textem'));
  expect(field().value).toMatch(/72/);
  write(`${field().value} A tak dále.`);
  await make();
  expect(textOf(asked.documents[0]!, 'shrnuti')).not.toContain('A tak dále.');
  await click(button('Uložit text'));
  expect(says()).toContain('Text oddílu Shrnutí je uložený na listu Zpráva.');
  expect(plain(section('Shrnutí'))).toContain('váš text');
  await make();
  expect(textOf(asked.documents[1]!, 'shrnuti')).toContain('A tak dále.');
  await tab(/^Domů/);
  await click(button('Vrátit'));
  await tab(/^Zpráva/);
  await make();
  expect(textOf(asked.documents[2]!, 'shrnuti')).toBe(textOf(asked.documents[0]!, 'shrnuti'));
});

test('a text that says the same as the proposed one is none of one’s own', async () => {
  const { workbook } = await onReport();
  await click(button('Upravit text oddílu Úvod'));
  write('Jinak.');
  await click(button('Uložit text'));
  await click(button('Vrátit navržený text'));
  expect(says()).toContain('Oddíl Úvod má zase navržený text.');
  await click(button('Začít navrženým textem'));
  await click(button('Uložit text'));
  const inspection = await workbook.inspect();
  expect(inspection.kind === 'plan' && inspection.texts.map(({ own }) => own).join('')).toBe('');
});

describe('figures behind an own text have changed', () => {
  async function changed() {
    const all = await onReport();
    await click(button('Upravit text oddílu Shrnutí'));
    write('Plněno bylo 40 opatření.');
    await click(button('Uložit text'));
    await click(button('Zavřít text oddílu Shrnutí'));
    const { workbook } = all;
    for (const [i, cells] of workbook.rowsOf('statements').entries())
      if (cells[0] === 'A1.1') workbook.type('Podklady', i + 1, 4, 'Neplní se');
    await settle(900);
    return all;
  }

  test('it is said before the file is made, and beside the text; the text may hold all the same', async () => {
    const { asked } = await changed();
    expect(plain(region(/^Než ji vytvoříte/))).toMatch(/[Čč]ísla/);
    expect(plain(section('Shrnutí'))).toContain('Čísla se změnila');
    await click(button('Text platí dál'));
    expect(says()).toContain('Text oddílu Shrnutí platí i s novými čísly.');
    expect(plain(section('Shrnutí'))).not.toContain('Čísla se změnila');
    await make();
    expect(textOf(asked.documents[0]!, 'shrnuti')).toBe('Plněno bylo 40 opatření.');
  });

  test('or the proposed text is taken', async () => {
    const { asked } = await changed();
    await click(button('Převzít navržený text'));
    await make();
    expect(textOf(asked.documents[0]!, 'shrnuti')).toMatch(/39/);
  });
});

test('what is written and not saved is kept, and said before the file is made', async () => {
  await onReport();
  await click(button('Upravit text oddílu Úvod'));
  write('Rozepsáno.');
  await tab(/^Domů/);
  await tab(/^Zpráva/);
  expect(plain(region(/^Než ji vytvoříte/))).toContain('Text, který jste napsali do oddílu Úvod, není uložený. Ve zprávě nebude.');
  await click(button('Otevřít oddíl Úvod'));
  expect(document.activeElement).toBe(field());
  expect(field().value).toBe('Rozepsáno.');
  await click(button('Zahodit změny'));
  expect(plain(region(/^Než ji vytvoříte/))).not.toContain('není uložený');
});

test("the office's template: used now, known by its name later", async () => {
  const { workbook, around, asked } = await onReport();
  const choose = (name: string): void =>
    void fireEvent.change(document.querySelector('input[type="file"]')!, { target: { files: [new File(['x'], name)] } });
  choose('hlavicka.docx');
  await settle();
  expect(page()).toContain('Použije se šablona hlavicka.docx.');
  await make();
  expect(asked.templates).toEqual(['hlavicka.docx']);
  cleanup();
  draw(new Session(workbook, true, () => 0, writer(asked)), around);
  await settle();
  await settle();
  await tab(/^Zpráva/);
  expect(page()).toContain('Minule jste použili šablonu hlavicka.docx. Vyberte ji znovu: panel si pamatuje jen její název.');
  await click(button('Nepoužít'));
  await make();
  expect(asked.templates).toEqual(['hlavicka.docx', null]);
  expect(page()).toContain('Bez šablony má zpráva střídmý vzhled bez loga.');
});

test('where Excel gives no files to anybody it is said, and the report does not count as made', async () => {
  await onReport({ isMac: true });
  await make();
  expect(says()).toContain('Zpráva je hotová, ale Excel soubor neuložil.');
  await tab(/^Domů/);
  expect(plain(region(/^Průběh/))).toContain('Zprávačeká, lze vytvořit');
});

test('a file that cannot be made: what happened, and again', async () => {
  let tries = 0;
  const files = {
    reportFile: () =>
      ++tries === 1
        ? Promise.reject(new Error('out of paper'))
        : Promise.resolve({ file: { name: 'z.docx', bytes: new Uint8Array(1) }, findings: [] }),
  } as Partial<FilesPort> as FilesPort;
  const { around } = await onReport({ files });
  await make();
  expect(says()).toContain('out of paper');
  await click(button('Zkusit znovu'));
  expect(around.log).toContain('save z.docx 1');
});

test('the sentence is copied, and no other with it', async () => {
  const { around, asked } = await onReport();
  await click(button('Zkopírovat větu'));
  await make();
  expect(around.log[0]!.replace(/\u00a0/g, ' ')).toBe(`copy ${textOf(asked.documents[0]!, 'shrnuti').split('\n')[0]}`);
});

test('annex and texts into the workbook, twice, and back', async () => {
  await onReport();
  await click(button('Zapsat přílohu a texty do sešitu'));
  expect(says()).toMatch(/Příloha č\. 1 \(\d+ řádk.*\) a texty zprávy jsou v sešitu\./);
  await click(button('Zapsat přílohu a texty do sešitu'));
  expect(says()).toContain('nic se nezměnilo');
  await click(button('Vrátit'));
  expect(says()).toContain('Vráceno: ');
});

test('a summary that is missing or out of date is offered; the report needs none', async () => {
  const { asked } = await onReport();
  expect(plain(region(/^Než ji vytvoříte/))).toContain('Souhrn v sešitu zatím není.');
  await make();
  expect(asked.documents).toHaveLength(1);
  await click(button('Shrnout'));
  expect(plain(region(/^Než ji vytvoříte/))).not.toContain('Souhrn');
});

test('nobody has answered: there is nothing to report, and a way on', async () => {
  await onReport({}, dayOne());
  expect(page()).toContain('Zprávu zatím není z čeho sestavit: nikdo neodpověděl.');
  expect(page()).not.toContain('Vytvořit zprávu');
  await click(button('Načíst vrácené sešity'));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Načíst vrácené sešity');
});

test('in English, with the report itself in Czech', async () => {
  await onReport({ language: 'en-US' });
  expect(button('Make the report (.docx)')).toBeTruthy();
  expect(screen.getByRole('region', { name: 'A sentence for the report' }).querySelector('[lang="cs"]')).toBeTruthy();
});
