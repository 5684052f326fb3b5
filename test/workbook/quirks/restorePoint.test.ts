import { inspect } from '../../../src/workbook/plan/inspect';
import { applyRepairs } from '../../../src/workbook/plan/repair';
import { setOverride } from '../../../src/workbook/plan/override';
import { digest } from '../../../src/workbook/undo/restorePoint';
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
  await setOverride('B1.1', { level: 'partial', reason: 'Ústně', author: 'Jana', date: '2026-01-20' }, NOW);
  const before = contents(excel);
  const repairs = LONG.map((text, row) => ({ sheet: 'Podklady', row, column: 30, before: text, after: `kratší ${row}`, choice: '' }));
  await applyRepairs(repairs, NOW);
  const parts = (await xmlParts(excel)).filter((xml) => xml.includes('urn:plneni'));
  // More than all points may take together: the newest stays however large it is.
  expect(parts.length).toBeGreaterThan(24);
  for (const xml of parts) expect(Buffer.byteLength(xml)).toBeLessThan(1_000_000);
  excel.log = [];
  expect(await inspect()).toMatchObject({ saved: { what: 'repair', detail: '120', earlier: [], fellAway: true } });
  expect(Math.max(...excel.log.map(({ responseBytes }) => responseBytes))).toBeLessThan(500_000);
  await undo();
  expect(contents(excel)).toEqual(before);
  expect((await xmlParts(excel)).filter((xml) => xml.includes('urn:plneni'))).toEqual([]);
});

/** As a version that kept one point only left it. */
const OLD = { what: 'repair', at: '2025-12-01T08:00:00.000Z', detail: '1' } as const;
async function leaveOld(excel: Awaited<ReturnType<typeof open>>, hasHead: boolean): Promise<void> {
  const before = excel.readSheet('Podklady').cell('G2').value as string;
  const step = { do: 'cells', sheet: 'Podklady', row: 1, column: 6, before: [[before]], rowsAfter: 1, after: digest([['jinak']]) };
  await excel.edit('Podklady', 'G2', 'jinak');
  const text = JSON.stringify({ ...OLD, steps: [step] });
  await asUser(excel, ({ workbook: { customXmlParts } }) => {
    if (hasHead) customXmlParts.add(`<plneni xmlns="urn:plneni:restore-point-head:1" n="0">${JSON.stringify(OLD)}</plneni>`);
    customXmlParts.add(`<plneni xmlns="urn:plneni:restore-point:1" n="0">${text.slice(0, 40)}</plneni>`);
    customXmlParts.add(`<plneni xmlns="urn:plneni:restore-point:1" n="1">${text.slice(40)}</plneni>`);
  });
}

test.each([false, true])(
  'what an older version left is read and taken back, alone and after newer changes (with a head: %s)',
  async (hasHead) => {
    for (const isAlone of [true, false]) {
      const excel = await open(sample());
      const before = contents(excel);
      await leaveOld(excel, hasHead);
      expect(await inspect()).toMatchObject({ saved: { ...OLD, earlier: [], fellAway: false } });
      if (!isAlone) {
        await setOverride('B1.1', { level: 'partial', reason: 'Ústně', author: 'Jana', date: '2026-01-20' }, NOW);
        const { saved } = await inspect();
        expect(saved).toMatchObject({ what: 'override', earlier: [OLD], fellAway: false });
        await undo([saved!.id, saved!.earlier[0]!.id]);
      } else await undo();
      expect(contents(excel)).toEqual(before);
      expect(await inspect()).toMatchObject({ saved: null });
    }
  },
);

test('a point that somebody has damaged stops nobody from taking the others back', async () => {
  const excel = await open(sample());
  const before = contents(excel);
  await setOverride('B1.1', { level: 'partial', reason: 'Ústně', author: 'Jana', date: '2026-01-20' }, NOW);
  await asUser(excel, ({ workbook: { customXmlParts } }) => {
    customXmlParts.add('<plneni xmlns="urn:plneni:restore-point-head:2:9-x" n="0">{"what"</plneni>');
    customXmlParts.add('<plneni xmlns="urn:plneni:restore-point:2:cizí" n="0">{}</plneni>');
    customXmlParts.add('<jine xmlns="urn:jine">x</jine>');
  });
  const { saved } = await inspect();
  expect(saved).toMatchObject({ what: 'override', earlier: [] });
  await undo([saved!.id]);
  expect(contents(excel)).toEqual(before);
});

test('large points: the oldest make room, and it is told', async () => {
  const excel = await open(sample());
  const repair = (to: string) => {
    const sheet = excel.readSheet('Podklady');
    const before = (row: number) => (sheet.cell(`AE${row + 1}`).value ?? '') as string;
    const rows = [...Array(28).keys()];
    return applyRepairs(
      rows.map((row) => ({ sheet: 'Podklady', row, column: 30, before: before(row), after: to, choice: '' })),
      NOW,
    );
  };
  // What a change overwrites is kept; of these, every second one overwrites what is long.
  for (const text of ['🌳'.repeat(9000), 'krátké', '🌳'.repeat(9000), 'kratší']) await repair(text);
  const { saved } = await inspect();
  expect(saved).toMatchObject({ what: 'repair', detail: '28', fellAway: true });
  expect(saved!.earlier).toHaveLength(1);
  const parts = (await xmlParts(excel)).filter((xml) => xml.includes('urn:plneni:restore-point:2:'));
  expect(parts.length).toBeGreaterThan(10);
  expect(parts.length).toBeLessThanOrEqual(24);
  await undo([saved!, ...saved!.earlier].map(({ id }) => id));
  expect(excel.readSheet('Podklady').cell('AE1').value).toBe('krátké');
});

test('what Vrátit could not put back is said with its rows, and can be taken back later', async () => {
  const excel = await open(sample());
  const format = (as: string) =>
    asUser(excel, (context) => {
      context.workbook.worksheets.getItem('Podklady').getRange('AE1:AE3').numberFormat = [[as], [as], [as]];
    });
  await format('@');
  await excel.edit('Podklady', 'AE2', 'May 2025');
  const before = contents(excel);
  await applyRepairs([{ sheet: 'Podklady', row: 1, column: 30, before: 'May 2025', after: 'June 2025', choice: '' }], NOW);
  // Somebody has since taken the format away that kept it a text.
  await format('General');
  excel.modes.quirks = ['englishTyping'];
  await expect(undo()).rejects.toMatchObject({ code: 'misplacedStays', detail: 'Podklady 2' });
  expect(await inspect()).toMatchObject({ saved: { what: 'repair', detail: '1', earlier: [] } });
  await format('@');
  await undo();
  expect(contents(excel)).toEqual(before);
  expect(await inspect()).toMatchObject({ saved: null });
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
