import { summarize } from '../../../src/workbook/summary/summarize';
import { undo } from '../../../src/workbook/undo/undo';
import { SELF_CHECKS, selfCheck, type SelfCheckId, type SelfCheckReport } from '../../../src/workbook/selfCheck/selfCheck';
import type { Quirk } from '../../../src/host/quirks';
import { asUser, contents, NOW, open, sample } from '../../build/embedded';

const notOk = ({ results }: SelfCheckReport): unknown[] => results.filter(({ state }) => state !== 'ok');

test('in an Excel that does what it says everything is all right, and nothing of it stays', async () => {
  const excel = await open(sample());
  await summarize({ now: NOW });
  const [before, bytes] = [contents(excel), await excel.save()];
  const report = await selfCheck();
  expect(notOk(report)).toEqual([]);
  expect(report).toMatchObject({ leftSheet: null, isStopped: false });
  expect(report.results.map(({ id }) => id)).toEqual(SELF_CHECKS.map(({ id }) => id));
  expect(contents(excel)).toEqual(before);
  expect(bytes.length).toBeGreaterThan(0);
  await undo();
  expect(excel.sheetNames).not.toContain('Souhrn');
});

/**
 * What finds each fault. A choice from a list can only be made by hand: no check can raise the event that does not come.
 * And none takes the user away from their sheet to see how soon another can be shown.
 */
const FOUND_BY: Readonly<Record<Exclude<Quirk, 'quietDropDowns' | 'lateActivate'>, readonly SelfCheckId[]>> = {
  filteredWrites: ['filteredBlock'],
  emptyIsZero: ['functionEmptyCell'],
  chartFails: ['chartSeries', 'pieLabels'],
  labelsIgnored: ['pieLabels'],
  oneFormulaPerColumn: ['columnFormulas'],
  nullProtectionOptions: ['protectionOptions'],
  noProtecting: ['protection', 'protectionOptions', 'protectionTwice'],
  chartSelected: ['selection'],
  smallXmlParts: ['largePart'],
  noPrinter: ['pageSetup'],
  englishTyping: ['englishTexts'],
  strictNullObjects: ['nullObjects'],
};

test.each(Object.entries(FOUND_BY))('%s is found by %p, and by nothing else', async (quirk, ids) => {
  const excel = await open(sample(), { modes: { quirks: [quirk as Quirk] } });
  const before = contents(excel);
  const report = await selfCheck();
  expect(report.results.filter(({ state }) => state !== 'ok').map(({ id }) => id)).toEqual(ids);
  expect(report.results.find(({ id }) => id === ids[0])).toMatchObject({ state: 'differs', seen: expect.stringMatching(/./) });
  expect(contents(excel)).toEqual(before);
});

test('a sheet of that name that the user has stays as it is', async () => {
  const excel = await open(sample());
  await asUser(excel, (context) => {
    context.workbook.worksheets.add('samokontrola plnění').getRange('A1').values = [['moje']];
  });
  const before = contents(excel);
  expect(notOk(await selfCheck())).toEqual([]);
  expect(contents(excel)).toEqual(before);
});

test('it goes on after a check that Excel cuts short, and says what Excel said', async () => {
  const excel = await open(sample());
  const before = contents(excel);
  const report = await selfCheck({
    onProgress: ({ done }) => {
      // The names of the sheets are asked for first; the next message is the check's own.
      if (done === 3) excel.modes.failAtSync = { n: 2, code: 'GeneralException' };
    },
  });
  expect(notOk(report)).toEqual([{ id: SELF_CHECKS[3].id, state: 'unknown', seen: expect.stringMatching(/^GeneralException/) }]);
  expect(contents(excel)).toEqual(before);
});

test('a sheet that Excel does not remove is named, and nothing more is tried', async () => {
  const excel = await open(sample());
  const report = await selfCheck({
    onProgress: ({ done }) => {
      if (done === 3) excel.modes.failAtSync = { n: 3, code: 'GeneralException' };
    },
  });
  expect(report).toMatchObject({ leftSheet: 'Samokontrola Plnění', isStopped: false });
  expect(report.results).toHaveLength(4);
  expect(excel.sheetNames).toContain('Samokontrola Plnění');
});

test('stopped, it tells what it has found out so far and leaves nothing behind', async () => {
  const excel = await open(sample());
  const before = contents(excel);
  const stop = new AbortController();
  const report = await selfCheck({ signal: stop.signal, onProgress: ({ done }) => (done === 10 ? stop.abort() : undefined) });
  expect(report).toMatchObject({ leftSheet: null, isStopped: true });
  expect(report.results).toHaveLength(11);
  expect(contents(excel)).toEqual(before);
});

test('where no sheet may be added, that is said at once', async () => {
  const excel = await open(sample());
  await asUser(excel, (context) => context.workbook.protection.protect());
  await expect(selfCheck()).rejects.toMatchObject({ code: 'structure' });
  await expect(summarize({ now: NOW })).rejects.toMatchObject({ code: 'structure' });
});

test.each(['PC', 'Mac', 'OfficeOnline'] as const)('an empty workbook on %s will do', async (platform) => {
  const excel = await open(null, { modes: { platform } });
  const before = contents(excel);
  expect(notOk(await selfCheck())).toEqual([]);
  expect(contents(excel)).toEqual(before);
});
