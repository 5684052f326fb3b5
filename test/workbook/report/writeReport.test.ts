import { strFromU8, unzipSync } from 'fflate';
import { ExcelFault } from '../../../src/workbook/excel/run';
import { readReport } from '../../../src/workbook/report/readReport';
import { saveOwnTexts } from '../../../src/workbook/report/saveOwnTexts';
import { writeReport, writeSettlement } from '../../../src/workbook/report/writeReport';
import { UnusableWorkbook } from '../../../src/schema/read/records';
import { setOverride } from '../../../src/workbook/plan/override';
import { inspectComments } from '../../../src/workbook/comments/inspectComments';
import { settleComment } from '../../../src/workbook/comments/settleComment';
import { undo } from '../../../src/workbook/undo/undo';
import type { EmbeddedExcel } from '../../../src/host';
import { asUser, column, contents, NOW, open, sample, table } from '../../build/embedded';

const LATER = new Date(2026, 1, 20, 10);

async function written(): Promise<EmbeddedExcel> {
  const excel = await open(sample());
  await writeReport({ now: NOW });
  return excel;
}

/** Another day of the plan, and another text of one statement. */
async function edit(excel: EmbeddedExcel): Promise<void> {
  await excel.edit('Nastavení', 'B6', '30. 6. 2026');
  await asUser(excel, async (context) => {
    const statements = context.workbook.tables.getItem('tblPodklady');
    statements.columns.getItem('Popis').getDataBodyRange().getCell(3, 0).values = [['Zcela nový popis.']];
    await context.sync();
  });
}

describe('both sheets', () => {
  test('have what they are to have, on sheets of their own, and go again as if they had never been there', async () => {
    const excel = await open(sample());
    const before = contents(excel);
    const { annexRows, textsWritten, nothingChanged } = await writeReport({ now: NOW });
    expect(nothingChanged).toBe(false);
    expect(excel.sheetNames.slice(-3).sort()).toEqual(['Příloha č. 1', 'Příloha č. 2', 'Zpráva']);
    const [header, ...rows] = table(excel, 'tblPriloha');
    expect(header).toEqual([
      ...['Okruh', 'Podokruh', 'Kód', 'Opatření', 'Gestor', 'Spolugestoři', 'Termín', 'Výsledná úroveň', 'Č.', 'Kritérium plnění'],
      ...['Úroveň kritéria', 'Předkladatel', 'Co bylo uděláno', 'Území', 'Doklad', 'Datum', 'Splněné kritérium'],
      ...['Stanovisko koordinátora', 'Zdroj'],
    ]);
    expect(rows).toHaveLength(annexRows);
    expect(new Set(column(excel, 'tblPriloha', 'Kód')).size).toBe(72);
    expect(excel.readSheet('Příloha č. 1').merges).toEqual([]);
    expect(column(excel, 'tblZprava', 'Oddíl')).toHaveLength(textsWritten);
    await undo();
    expect(contents(excel)).toEqual(before);
  });

  test('twice is once: nothing is written and nothing more can be taken back', async () => {
    const excel = await written();
    const bytes = await excel.save();
    expect(await writeReport({ now: LATER })).toMatchObject({ textsWritten: 0, nothingChanged: true });
    expect(await excel.save()).toEqual(bytes);
  });

  test('other inputs: only what is other is written, and Vrátit brings all of it back', async () => {
    const excel = await written();
    await edit(excel);
    const before = contents(excel);
    await writeReport({ now: LATER });
    expect(excel.readSheet('Příloha č. 1').cell('A2').value).toBe('Akční plán 2024-2025, stav k\u00a030. 6. 2026');
    expect(column(excel, 'tblPriloha', 'Co bylo uděláno').some((text) => String(text).startsWith('Zcela nový popis.'))).toBe(true);
    await undo();
    expect(contents(excel)).toEqual(before);
  });

  test('a subtitle that the user wrote stays', async () => {
    const excel = await written();
    await excel.edit('Příloha č. 1', 'A2', 'Pro jednání Rady');
    await edit(excel);
    await writeReport({ now: LATER });
    expect(excel.readSheet('Příloha č. 1').cell('A2').value).toBe('Pro jednání Rady');
  });

  test('the annex alone leaves the texts alone', async () => {
    const excel = await open(sample());
    await writeReport({ now: NOW, annexOnly: true });
    expect(excel.sheetNames).toContain('Příloha č. 1');
    expect(excel.sheetNames).not.toContain('Zpráva');
  });
});

test('notes beside the annex go with their measure, criterion and submitter, those of equal rows in their order', async () => {
  const excel = await written();
  const keys = (): string[] => table(excel, 'tblPriloha').map((cells) => [cells[2], cells[8], cells[11]].join(' '));
  await asUser(excel, async (context) => {
    const annex = context.workbook.tables.getItem('tblPriloha');
    const body = annex.getDataBodyRange().load('values');
    await context.sync();
    annex.columns.add(undefined, undefined, 'Prověřit').getDataBodyRange().values = body.values.map((cells, i) => [
      i % 7 === 0 ? `prověřit ${cells[2]} ${cells[8]} ${cells[11]}` : '',
    ]);
  });
  const notes = (): string[] => column(excel, 'tblPriloha', 'Prověřit').map(String);
  const kept = notes().filter(Boolean);
  // Without its area, A1.1 goes to the end.
  const [header = []] = table(excel, 'tblOpatreni');
  await excel.edit('Opatření', `${String.fromCharCode(65 + header.indexOf('Podokruh'))}2`, '');
  await writeReport({ now: LATER });
  expect([...notes().filter(Boolean)].sort()).toEqual([...kept].sort());
  keys()
    .slice(1)
    .forEach((key, i) => notes()[i] !== '' && expect(notes()[i]).toBe(`prověřit ${key}`));
});

test('a statement that looks like a formula is text in the annex', async () => {
  const excel = await open(sample());
  await asUser(excel, (context) => {
    const cell = context.workbook.tables.getItem('tblPodklady').columns.getItem('Popis').getDataBodyRange().getCell(0, 0);
    cell.values = [["'=1+1"]];
  });
  await writeReport({ now: NOW });
  expect(column(excel, 'tblPriloha', 'Co bylo uděláno').filter((text) => String(text).startsWith('=1+1'))).toHaveLength(1);
  expect(await writeReport({ now: LATER })).toMatchObject({ nothingChanged: true });
});

test('a plan without measures is left as it is', async () => {
  const excel = await open(sample());
  await asUser(excel, (context) => {
    context.workbook.tables.getItem('tblOpatreni').getDataBodyRange().clear('Contents');
  });
  const before = contents(excel);
  await expect(writeReport({ now: NOW })).rejects.toBeInstanceOf(UnusableWorkbook);
  expect(contents(excel)).toEqual(before);
});

test('under a filter, and on protected sheets, every row gets its own', async () => {
  const excel = await written();
  await asUser(excel, (context) => {
    const annex = context.workbook.tables.getItem('tblPriloha');
    annex.autoFilter.apply(annex.getRange(), 7, { filterOn: 'Values', values: ['Neplněno'] });
    for (const name of ['Příloha č. 1', 'Zpráva']) context.workbook.worksheets.getItem(name).protection.protect();
  });
  excel.modes.quirks = ['filteredWrites'];
  await edit(excel);
  await writeReport({ now: LATER });
  const whole = await open(sample());
  await edit(whole);
  await writeReport({ now: LATER });
  expect(table(excel, 'tblPriloha')).toEqual(table(whole, 'tblPriloha'));
  expect(excel.readSheet('Příloha č. 1').protected).toBe(true);
  expect(excel.readSheet('Zpráva').protected).toBe(true);
});

describe('the coordinator’s texts', () => {
  test('are saved beside the proposed ones, stay when the report is written again, and are read for the document', async () => {
    const excel = await open(sample());
    expect(await saveOwnTexts(new Map([['uvod', 'Předkládáme zprávu.']]), NOW)).toBeGreaterThan(5);
    await writeReport({ now: LATER });
    const rows = table(excel, 'tblZprava');
    expect(rows.filter((cells) => cells[2] !== '' && cells[2] !== 'Váš text').map((cells) => [cells[0], cells[2], cells[4]])).toEqual([
      ['Úvod', 'Předkládáme zprávu.', 'váš text'],
    ]);
    expect((await readReport()).texts.find(({ own }) => own !== '')).toMatchObject({ section: 'Úvod', own: 'Předkládáme zprávu.' });
    expect(await saveOwnTexts(new Map([['uvod', '']]), LATER)).toBe(1);
    expect(table(excel, 'tblZprava').find(([section]) => section === 'Úvod')).toMatchObject({ 2: '', 4: 'navržený text' });
    await undo();
    expect(table(excel, 'tblZprava').find(([section]) => section === 'Úvod')).toMatchObject({ 2: 'Předkládáme zprávu.', 4: 'váš text' });
  });

  test('say that the figures have moved once they have', async () => {
    const excel = await written();
    await saveOwnTexts(new Map([['shrnuti', 'Plníme dobře.']]), NOW);
    const fulfilled = table(excel, 'tblPriloha').find((cells) => cells[7] === 'Plněno')!;
    const override = { level: 'unfulfilled', reason: 'Jiné zjištění', author: 'Koordinátor', date: '2026-01-16' } as const;
    await setOverride(String(fulfilled[2]), override, NOW);
    await writeReport({ now: LATER });
    expect(table(excel, 'tblZprava').find((cells) => cells[2] === 'Plníme dobře.')![4]).toBe('čísla se změnila');
    await saveOwnTexts(new Map([['shrnuti', 'Plníme dobře.']]), LATER);
    expect(table(excel, 'tblZprava').find((cells) => cells[2] === 'Plníme dobře.')![4]).toBe('váš text');
  });

  test('a text that is typed into the sheet by hand, under a title without diacritics, is that section’s', async () => {
    const excel = await written();
    await asUser(excel, async (context) => {
      const texts = context.workbook.tables.getItem('tblZprava');
      texts.getDataBodyRange().getCell(0, 0).values = [['uvod']];
      texts.getDataBodyRange().getCell(0, 2).values = [['=Můj úvod']];
      await context.sync();
    }).catch(() => undefined);
    await excel.edit('Zpráva', 'C5', 'Můj úvod');
    await writeReport({ now: LATER });
    const rows = table(excel, 'tblZprava').slice(1);
    expect(rows[0]).toMatchObject({ 0: 'uvod', 2: 'Můj úvod', 4: 'váš text' });
    expect(rows.filter(([section]) => section === 'Úvod')).toEqual([]);
  });
});

test.each<[number, number | undefined]>([
  [1, undefined],
  [2, undefined],
  ...[0, 1, 3, 8, 20, 60, 150].map((actions): [number, number] => [3, actions]),
])('cut short at message %i after %s actions, nothing of people’s changes, and the next run says all of it', async (n, afterActions) => {
  const excel = await open(sample());
  const before = contents(excel);
  excel.modes.failAtSync = { n, ...(afterActions === undefined ? {} : { afterActions }), code: 'GeneralException' };
  await expect(writeReport({ now: NOW })).rejects.toBeInstanceOf(ExcelFault);
  for (const [name, sheet] of Object.entries(before)) expect(contents(excel)[name]).toEqual(sheet);
  excel.modes.failAtSync = undefined;
  await writeReport({ now: NOW });
  const whole = await open(sample());
  const [annex, texts] = [table(excel, 'tblPriloha'), textsOf(excel)];
  expect(excel.sheetNames.filter((name) => name.startsWith('Příloha') || name.startsWith('Zpráva'))).toHaveLength(3);
  await writeReport({ now: NOW });
  expect(annex).toEqual(table(whole, 'tblPriloha'));
  expect(texts).toEqual(textsOf(whole));
});

/** From the header on; a run that was cut short may have written the cells and made no table of them. */
const textsOf = (excel: EmbeddedExcel): unknown[][] => {
  const { values } = excel.readSheet('Zpráva');
  return values.slice(values.findIndex(([first]) => first === 'Oddíl'));
};

describe('on paper', () => {
  const breaks = (excel: EmbeddedExcel): Promise<number[]> =>
    asUser(excel, async (context) => {
      const { horizontalPageBreaks } = context.workbook.worksheets.getItem('Příloha č. 1');
      horizontalPageBreaks.load('items');
      await context.sync();
      const cells = horizontalPageBreaks.items.map((one) => one.getCellAfterBreak().load('rowIndex'));
      await context.sync();
      return cells.map(({ rowIndex }) => rowIndex);
    });
  /** Rows of the sheet in which another area begins. */
  const begins = (excel: EmbeddedExcel): number[] =>
    column(excel, 'tblPriloha', 'Okruh').flatMap((area, i, areas) => (i > 0 && area !== areas[i - 1] ? [4 + i] : []));

  test('every area begins a page, all of them one page wide under a header that is repeated', async () => {
    const excel = await written();
    expect(begins(excel)).toHaveLength(4);
    expect(await breaks(excel)).toEqual(begins(excel));
    const layout = await asUser(excel, async (context) => {
      const { pageLayout } = context.workbook.worksheets.getItem('Příloha č. 1');
      pageLayout.load('orientation,paperSize,zoom');
      const footer = pageLayout.headersFooters.defaultForAllPages.load('leftFooter,rightFooter');
      await context.sync();
      const { orientation, paperSize, zoom } = pageLayout;
      return { orientation, paperSize, zoom, footer: [footer.leftFooter, footer.rightFooter] };
    });
    expect(layout).toEqual({
      orientation: 'Landscape',
      paperSize: 'A4',
      zoom: { horizontalFitToPages: 1, verticalFitToPages: 0 },
      footer: [expect.stringMatching(/^Kontrolní kód podkladů: \S/), 'Strana &P z &N'],
    });
    expect(strFromU8(unzipSync(await excel.save())['xl/workbook.xml']!)).toMatch(/Print_Titles"[^>]*>'Příloha č. 1'!\$1:\$4</);
  });

  test('breaks move with the rows, a break of the user’s stays, and Vrátit brings them back', async () => {
    const excel = await written();
    await asUser(excel, (context) => {
      const sheet = context.workbook.worksheets.getItem('Příloha č. 1');
      sheet.horizontalPageBreaks.add(sheet.getRange('A11'));
    });
    const before = await breaks(excel);
    expect(before).toEqual([10, ...begins(excel)]);
    // A measure of the first area goes to the last one.
    const [header = []] = table(excel, 'tblOpatreni');
    await excel.edit('Opatření', `${String.fromCharCode(65 + header.indexOf('Podokruh'))}2`, String(table(excel, 'tblOkruhy').at(-1)![0]));
    await writeReport({ now: LATER });
    const after = await breaks(excel);
    expect(after).toEqual([10, ...begins(excel)]);
    expect(after).not.toEqual(before);
    await undo();
    expect(await breaks(excel)).toEqual(before);
  });
});

describe('annex no. 2', () => {
  const SHEET = 'Příloha č. 2';

  test('a row for each comment by its number, with what was done with it, and nobody who did it', async () => {
    const excel = await open(sample());
    const [first] = (await inspectComments('2026-01-26')).comments;
    const by = { reason: '', where: 'kap. 3', by: 'Jana Nováková', on: '2026-01-20', isDiscussed: false } as const;
    await settleComment(first!, { ...by, result: 'accepted', kind: 'formal' }, NOW);
    const before = contents(excel);
    expect(await writeSettlement({ now: NOW })).toEqual({ sheet: SHEET, rows: 8, nothingChanged: false });
    const [header, ...rows] = table(excel, 'tblVyporadani');
    expect(header).toEqual([
      ...['Č.', 'Kolo', 'Kdo', 'Kód opatření', 'Místo', 'Typ', 'Připomínka', 'Navržené znění', 'Vypořádání', 'Odůvodnění'],
      ...['Zapracováno kde', 'Stav'],
    ]);
    expect(rows.map(([number]) => number)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(rows[0]).toMatchObject({ 5: 'formální', 8: 'Akceptováno', 10: 'kap. 3', 11: 'Vypořádána' });
    expect(column(excel, 'tblPripominky', 'Vyřídil')).toContain('Jana Nováková');
    expect(JSON.stringify(rows)).not.toContain('Nováková');
    expect(await writeSettlement({ now: LATER })).toMatchObject({ nothingChanged: true });
    await undo();
    expect(contents(excel)).toEqual(before);
  });

  test('goes on to say what was settled since; a note beside its table stays by its row, a renamed sheet is found', async () => {
    const excel = await open(sample());
    await writeSettlement({ now: NOW });
    await asUser(excel, async (context) => {
      const own = context.workbook.tables.getItem('tblVyporadani');
      own.columns.add(undefined, undefined, 'Moje');
      own.columns.getItem('Moje').getDataBodyRange().getCell(3, 0).values = [['ke čtvrté']];
      own.worksheet.name = 'Vypořádání pro Radu';
      const all = context.workbook.tables.getItem('tblPripominky');
      all.columns.getItem('Stav').getDataBodyRange().getCell(3, 0).values = [['Rozpor']];
      all.rows.getItemAt(0).delete();
      await context.sync();
    });
    const before = contents(excel);
    expect(await writeSettlement({ now: LATER })).toEqual({ sheet: 'Vypořádání pro Radu', rows: 7, nothingChanged: false });
    expect(excel.sheetNames).not.toContain(SHEET);
    const rows = table(excel, 'tblVyporadani').slice(1);
    expect(rows.map((cells) => [cells[0], cells[11], cells[12]]).slice(0, 3)).toEqual([
      ['2', expect.anything(), ''],
      ['3', expect.anything(), ''],
      ['4', 'Rozpor', 'ke čtvrté'],
    ]);
    await undo();
    expect(contents(excel)).toEqual(before);
  });

  test('where there is no comment there is no sheet; one that stands says that there is none', async () => {
    const excel = await open(sample());
    await writeSettlement({ now: NOW });
    await asUser(excel, (context) => context.workbook.worksheets.getItem('Připomínky').delete());
    expect(await writeSettlement({ now: LATER })).toMatchObject({ rows: 0, nothingChanged: false });
    expect(table(excel, 'tblVyporadani').slice(1)).toEqual([['–', ...Array<string>(11).fill('')]]);
    const other = await open(sample());
    await asUser(other, (context) => context.workbook.worksheets.getItem('Připomínky').delete());
    const before = contents(other);
    expect(await writeSettlement({ now: NOW })).toBeNull();
    expect(await writeReport({ now: NOW })).toMatchObject({ settlement: null });
    await undo();
    expect(contents(other)).toEqual(before);
  });
});
