import { summarize } from '../../../src/workbook/summary/summarize';
import { undo } from '../../../src/workbook/undo/undo';
import { asUser, column, contents, NOW, open, sample, table } from '../../build/embedded';

type Excel_ = Awaited<ReturnType<typeof open>>;

/** Row of the table on its sheet, 1-based, where its first record stands. */
const firstRow = (excel: Excel_): number => {
  const { ref } = excel.readSheet('Souhrn').tables.find(({ name }) => name === 'tblSouhrnGestori')!;
  return +/\d+/.exec(ref)![0] + 1;
};

/** The user's columns beside the leads: a formula in every row, notes, and formulas of two kinds among notes. */
async function withColumns(): Promise<Excel_> {
  const excel = await open(sample());
  await summarize({ now: NOW });
  const rows = table(excel, 'tblSouhrnGestori').length - 1;
  const top = firstRow(excel);
  await asUser(excel, async (context) => {
    const leads = context.workbook.tables.getItem('tblSouhrnGestori');
    const add = (name: string, cells: readonly (string | number)[]): void =>
      void leads.columns.add(undefined, [[name], ...cells.map((cell) => [cell])]);
    const each = <T>(of: (i: number) => T): T[] => Array.from({ length: rows }, (_, i) => of(i));
    add(
      'Dvojnásobek',
      each(() => '=[@Celkem]*2'),
    );
    add(
      'Poznámka',
      each((i) => (i % 2 === 0 ? `poznámka ${i}` : '')),
    );
    add(
      'Výpočet',
      each((i) => (i === 1 ? `=B${top + i}+1` : i === 3 ? `=$B$${top}*10` : i === 4 ? 'text' : '')),
    );
    await context.sync();
  });
  return excel;
}

const addLead = async (excel: Excel_): Promise<void> => {
  const [header = []] = table(excel, 'tblOpatreni');
  await excel.edit('Opatření', `${String.fromCharCode(65 + header.indexOf('Gestor'))}2`, 'AAA nový odbor');
};

test.each([[[]], [['oneFormulaPerColumn']]] as const)(
  'a new lead moves the rows: notes go with them, formulas stay formulas of their own row (%p)',
  async (quirks) => {
    const excel = await withColumns();
    const names = column(excel, 'tblSouhrnGestori', 'Gestor');
    const notes = new Map(column(excel, 'tblSouhrnGestori', 'Poznámka').map((note, i) => [names[i], note]));
    const cells = (): (string | undefined)[] =>
      [1, 3].map((i) => excel.readSheet('Souhrn').cell(`${letter(excel, 'Výpočet')}${firstRow(excel) + i}`).formula);
    const formulas = cells();
    expect(formulas.every((formula) => formula?.startsWith('='))).toBe(true);
    await addLead(excel);
    const before = contents(excel);
    excel.modes.quirks = quirks;
    await summarize({ now: NOW });
    const after = column(excel, 'tblSouhrnGestori', 'Gestor');
    expect(after[0]).toBe('AAA nový odbor');
    expect(column(excel, 'tblSouhrnGestori', 'Poznámka')).toEqual(after.map((name) => notes.get(name) ?? ''));
    expect(column(excel, 'tblSouhrnGestori', 'Dvojnásobek')).toEqual(
      column(excel, 'tblSouhrnGestori', 'Celkem').map((count) => (count as number) * 2),
    );
    expect(cells()).toEqual(formulas);
    expect(column(excel, 'tblSouhrnGestori', 'Výpočet')[5]).toBe('text');
    await undo();
    expect(contents(excel)).toEqual(before);
  },
);

const letter = (excel: Excel_, header: string): string =>
  String.fromCharCode(65 + (table(excel, 'tblSouhrnGestori')[0] as string[]).indexOf(header));

test('the mode: formulas of two kinds in one column become the first of them', async () => {
  const excel = await withColumns();
  excel.modes.quirks = ['oneFormulaPerColumn'];
  const [top, at] = [firstRow(excel), letter(excel, 'Výpočet')];
  await asUser(excel, (context) => {
    context.workbook.worksheets.getItem('Souhrn').getRange(`${at}${top}:${at}${top + 1}`).formulas = [[`=B${top}`], [`=C${top}`]];
  });
  expect(excel.readSheet('Souhrn').cell(`${at}${top + 1}`).formula).toBe(`=B${top + 1}`);
});
