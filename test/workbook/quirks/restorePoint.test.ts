import { inspect } from '../../../src/workbook/plan/inspect';
import { applyRepairs } from '../../../src/workbook/plan/repair';
import { undo } from '../../../src/workbook/undo/undo';
import { Outbox } from '../../../src/workbook/excel/outbox';
import { inExcel } from '../../../src/workbook/excel/run';
import { asUser, contents, NOW, open, sample } from '../../build/embedded';

/** Pairs of surrogates at odd and even places, so that a cut by length alone would halve one of them somewhere. */
const LONG = [...Array(120).keys()].map((i) => `${'a'.repeat(i % 2)}${'🌳'.repeat(9000)}`);

const xmlParts = (excel: Awaited<ReturnType<typeof open>>): Promise<string[]> =>
  asUser(excel, async (context) => {
    const parts = context.workbook.customXmlParts;
    parts.load('items/id');
    await context.sync();
    // One after another: together they are more than a message takes.
    const texts: string[] = [];
    for (const part of parts.items) {
      const xml = part.getXml();
      await context.sync();
      texts.push(xml.value);
    }
    return texts;
  });

test('a large restore point goes in parts that Excel takes, no character is halved, and the pane reads its head only', async () => {
  const excel = await open(sample(), { modes: { quirks: ['smallXmlParts'] } });
  await asUser(excel, (context) => {
    context.workbook.worksheets.getItem('Podklady').getRangeByIndexes(0, 30, LONG.length, 1).values = LONG.map((text) => [text]);
  });
  const before = contents(excel);
  const repairs = LONG.map((text, row) => ({ sheet: 'Podklady', row, column: 30, before: text, after: `kratší ${row}`, choice: '' }));
  await applyRepairs(repairs, NOW);
  const parts = (await xmlParts(excel)).filter((xml) => xml.includes('urn:plneni'));
  expect(parts.length).toBeGreaterThan(8);
  for (const xml of parts) expect(Buffer.byteLength(xml)).toBeLessThan(1_000_000);
  excel.log = [];
  expect(await inspect()).toMatchObject({ saved: { what: 'repair', detail: '120' } });
  expect(Math.max(...excel.log.map(({ responseBytes }) => responseBytes))).toBeLessThan(500_000);
  await undo();
  expect(contents(excel)).toEqual(before);
  expect((await xmlParts(excel)).filter((xml) => xml.includes('urn:plneni'))).toEqual([]);
});

test('a restore point that an older version left, in one part and without a head, is read and taken back', async () => {
  const excel = await open(sample());
  const before = contents(excel);
  await applyRepairs(
    [{ sheet: 'Podklady', row: 1, column: 6, before: excel.readSheet('Podklady').cell('G2').value as string, after: 'jinak', choice: '' }],
    NOW,
  );
  await asUser(excel, async (context) => {
    const heads = context.workbook.customXmlParts.getByNamespace('urn:plneni:restore-point-head:1');
    heads.load('items/id');
    await context.sync();
    for (const part of heads.items) part.delete();
  });
  expect(await inspect()).toMatchObject({ saved: { what: 'repair', detail: '1' } });
  await undo();
  expect(contents(excel)).toEqual(before);
});

test('many single cells are counted with what each adds to a message', async () => {
  const excel = await open(null);
  excel.log = [];
  await inExcel(async (context) => {
    const outbox = new Outbox(context, []);
    for (let row = 0; row < 5000; row++) await outbox.put(excel.sheetNames[0]!, row, 0, [[row]]);
    await outbox.send();
    expect(outbox.differences).toEqual([]);
  });
  expect(excel.log.length).toBeGreaterThan(1);
  const whole = excel.log.reduce((sum, { requestBytes }) => sum + requestBytes, 0);
  expect(Math.max(...excel.log.map(({ requestBytes }) => requestBytes))).toBeLessThan(3_500_000);
  // What the outbox reckons with is no less than what is sent.
  expect(whole / 5000).toBeLessThan(1_500);
});
