import { strFromU8, unzipSync } from 'fflate';
import { summarize } from '../../../src/workbook/summary/summarize';
import { undo } from '../../../src/workbook/undo/undo';
import { inspect } from '../../../src/workbook/plan/inspect';
import type { EmbeddedExcel } from '../../../src/host';
import { asUser, column, contents, NOW, open, sample, table } from '../../build/embedded';

const LATER = new Date(2026, 1, 20, 10);

async function summarized(): Promise<EmbeddedExcel> {
  const excel = await open(sample());
  await summarize({ now: NOW });
  return excel;
}

const SHEETS = ['Souhrn', 'Kontrola'] as const;
const footers = (excel: EmbeddedExcel): Promise<string[]> =>
  asUser(excel, async (context) => {
    const all = SHEETS.map((name) =>
      context.workbook.worksheets.getItem(name).pageLayout.headersFooters.defaultForAllPages.load('leftFooter,rightFooter'),
    );
    await context.sync();
    return all.map(({ leftFooter, rightFooter }) => `${leftFooter} | ${rightFooter}`);
  });
const codeIn = (excel: EmbeddedExcel): string =>
  String(table(excel, 'tblRazitko').find(([label]) => label === 'Kontrolní kód podkladů')![1]);
const cell = (excel: EmbeddedExcel, sheet: string, at: string): unknown => excel.readSheet(sheet).cell(at).value;

test('new sheets: one page wide, title with plan and day on every page, the code of the inputs and the page at the bottom', async () => {
  const excel = await summarized();
  for (const sheet of SHEETS) expect(cell(excel, sheet, 'A2')).toBe('Akční plán 2024-2025, stav k\u00a031. 12. 2025');
  const footer = `Kontrolní kód podkladů: ${codeIn(excel)} | Strana &P z &N`;
  expect(await footers(excel)).toEqual([footer, footer]);
  const parts = unzipSync(await excel.save());
  const names = strFromU8(parts['xl/workbook.xml']!);
  expect(names).toMatch(/Print_Titles"[^>]*>Souhrn!\$1:\$3</);
  expect(names).toMatch(/Print_Titles"[^>]*>Kontrola!\$1:\$4</);
  const summary = Object.entries(parts).flatMap(([name, part]) =>
    /sheets\/sheet\d+\.xml$/.test(name) && strFromU8(part).includes('<rowBreaks') ? [strFromU8(part)] : [],
  );
  expect(summary).toHaveLength(1);
  expect(summary[0]).toMatch(/fitToWidth="1" fitToHeight="0"/);
  // Each begins a page: Okruh, Údaj, Hraniční opatření, Gestor.
  const breaks = [...summary[0]!.matchAll(/<brk id="(\d+)"/g)].map(([, row]) => cell(excel, 'Souhrn', `A${Number(row) + 1}`));
  expect(breaks).toEqual(['Okruh', 'Údaj', 'Hraniční opatření', 'Gestor']);
});

test('other inputs: the footer has the new code, and Vrátit brings the earlier one back', async () => {
  const excel = await summarized();
  const [before, cells] = [await footers(excel), contents(excel)];
  await excel.edit('Nastavení', 'B7', 70);
  await excel.edit('Nastavení', 'B6', '30. 6. 2026');
  await summarize({ now: LATER });
  expect((await footers(excel))[0]).toBe(`Kontrolní kód podkladů: ${codeIn(excel)} | Strana &P z &N`);
  expect((await footers(excel))[0]).not.toBe(before[0]);
  expect(cell(excel, 'Kontrola', 'A2')).toBe('Akční plán 2024-2025, stav k\u00a030. 6. 2026');
  await undo();
  expect(await footers(excel)).toEqual(before);
  await excel.edit('Nastavení', 'B7', 72);
  await excel.edit('Nastavení', 'B6', '31. 12. 2025');
  expect(contents(excel)['Souhrn']).toEqual(cells['Souhrn']);
});

test('a footer and a line below the title that the user wrote stay', async () => {
  const excel = await summarized();
  await excel.edit('Souhrn', 'A2', 'Pro jednání Rady');
  await asUser(excel, async (context) => {
    context.workbook.worksheets.getItem('Souhrn').pageLayout.headersFooters.defaultForAllPages.leftFooter = 'Odbor sociálních věcí';
    await context.sync();
  });
  await excel.edit('Nastavení', 'B7', 70);
  await summarize({ now: LATER });
  expect((await footers(excel))[0]).toBe('Odbor sociálních věcí | Strana &P z &N');
  expect((await footers(excel))[1]).toContain(codeIn(excel));
  expect(cell(excel, 'Souhrn', 'A2')).toBe('Pro jednání Rady');
});

test('notes of the user right under Kontrola make room when it grows', async () => {
  const excel = await summarized();
  const end = table(excel, 'tblKontrola').length + 3;
  await excel.edit('Kontrola', `A${end + 1}`, 'naše poznámka');
  await excel.edit('Nastavení', 'B7', 70);
  await excel.edit('Nastavení', 'B6', '30. 6. 2026');
  await summarize({ now: LATER });
  const grown = table(excel, 'tblKontrola').length + 3;
  expect(grown).toBeGreaterThan(end);
  expect((contents(excel)['Kontrola'] as { values: unknown[][] }).values.flat()).toContain('naše poznámka');
  expect(column(excel, 'tblKontrola', 'Závažnost')).not.toContain('naše poznámka');
});

describe('a summary of an earlier version', () => {
  /** With the label, the line below the title and the tables without a sum as they were then. */
  async function earlier(): Promise<EmbeddedExcel> {
    const excel = await summarized();
    const row = table(excel, 'tblRazitko').findIndex(([label]) => label === 'Kontrolní kód podkladů');
    await asUser(excel, async (context) => {
      const { tables, worksheets } = context.workbook;
      tables.getItem('tblRazitko').getRange().getCell(row, 0).values = [['Otisk vstupů']];
      worksheets.getItem('Souhrn').getRange('A2').values = [
        ['Hodnoty na tomto listu zapisuje Plnění po kliknutí na Shrnout. Poznámky si pište vedle tabulek.'],
      ];
      for (const name of ['tblSouhrnOkruhy', 'tblSouhrnPodokruhy', 'tblSouhrnGestori']) {
        const one = tables.getItem(name);
        const last = one.getRange().getLastRow();
        one.resize(one.getRange().getResizedRange(-1, 0));
        last.clear();
      }
      await context.sync();
    });
    return excel;
  }

  test('is known to be current', async () => {
    await earlier();
    expect(await inspect()).toMatchObject({ kind: 'plan', stamp: { computedAt: '15. 1. 2026 09:30' }, current: true });
  });

  test('gets the new label and title; its tables stay without a sum, for somebody may sum them up', async () => {
    const excel = await earlier();
    const code = String(table(excel, 'tblRazitko').find(([label]) => label === 'Otisk vstupů')![1]);
    await summarize({ now: LATER });
    expect(codeIn(excel)).toBe(code);
    expect(column(excel, 'tblRazitko', 'Údaj')).not.toContain('Otisk vstupů');
    expect(cell(excel, 'Souhrn', 'A2')).toBe('Akční plán 2024-2025, stav k\u00a031. 12. 2025');
    expect(column(excel, 'tblSouhrnOkruhy', 'Okruh')).not.toContain('Celkem');
    const once = contents(excel);
    expect(await summarize({ now: new Date(2026, 5, 1) })).toMatchObject({ nothingChanged: true });
    expect(contents(excel)).toEqual(once);
  });
});
