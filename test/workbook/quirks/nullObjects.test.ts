import { inspect } from '../../../src/workbook/plan/inspect';
import { setOverride } from '../../../src/workbook/plan/override';
import { summarize } from '../../../src/workbook/summary/summarize';
import { undo } from '../../../src/workbook/undo/undo';
import { collect } from '../../../src/workbook/returns/collect';
import { noteRequests } from '../../../src/workbook/request/noteRequests';
import { asUser, column, contents, NOW, open, sample, sampleWith } from '../../build/embedded';
import { addresseesOf, filledRequest, inspected } from '../../build/embeddedReturns';

/** What is asked of a null object is a null object, or fails: both are Excel. */
describe.each([[[]], [['strictNullObjects']]] as const)('null objects, with %p', (quirks) => {
  const modes = { quirks };

  test('an empty workbook is another workbook, not a failure', async () => {
    await open(null, { modes });
    expect(await inspect()).toMatchObject({ kind: 'other', saved: null });
  });

  test('a plan is summarized, changed and taken back', async () => {
    const excel = await open(sample(), { modes });
    const before = contents(excel);
    expect(await inspect()).toMatchObject({ kind: 'plan' });
    await summarize({ now: NOW });
    expect(column(excel, 'tblSouhrn', 'Počet')).toEqual([40, 28, 4]);
    expect(await summarize({ now: NOW })).toMatchObject({ nothingChanged: true });
    await setOverride('A1.1', { level: 'partial', reason: 'x', author: 'y', date: '2026-01-20' }, NOW);
    await undo();
    await summarize({ now: NOW });
    const again = await open(sample(), { modes });
    await summarize({ now: NOW });
    await undo();
    expect(contents(again)).toEqual(before);
  });

  test('requests are noted and returns collected', async () => {
    const excel = await open(sample(), { modes });
    const [addressee] = addresseesOf(await inspected());
    await noteRequests([{ name: addressee!.name, file: 'x.xlsx' }], '2026-01-26', null, NOW);
    await collect([filledRequest(addressee!, () => ({ description: 'Nově.' }))], {}, { now: NOW });
    expect(column(excel, 'tblPodklady', 'Popis')).toContain('Nově.');
  });

  test('tables that lost their object, and sheets that are missing', async () => {
    const excel = await open(
      sampleWith('Kritéria', ({ table: _, ...sheet }) => sheet),
      { modes },
    );
    await asUser(excel, (context) => context.workbook.worksheets.getItem('ASZ').delete());
    await summarize({ now: NOW });
    expect(column(excel, 'tblSouhrn', 'Počet')).toEqual([40, 28, 4]);
  });
});
