/** The pane's session over Microsoft's real client and the embedded Excel: the same door as in Excel. */
import { excelWorkbook } from '../../src/taskpane/ports/office/excelWorkbook';
import { Session } from '../../src/taskpane/session/session';
import { column, open, sample, table } from '../build/embedded';
import { override } from '../../src/taskpane/actions/override';
import { saveSettings } from '../../src/taskpane/actions/saveSettings';
import { summarize } from '../../src/taskpane/actions/summarize';
import { summarizeList } from '../../src/taskpane/actions/summarizeList';
import { undo } from '../../src/taskpane/actions/undo';

jest.setTimeout(60_000);

let session: Session;

/** Waits for what the session says, because events and readings come when they come. */
async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds(); waited += 20) {
    if (waited > 20_000) throw new Error(JSON.stringify({ ...session.get(), inspection: session.get().inspection?.kind }));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
const isCurrent = (): boolean => {
  const { inspection } = session.get();
  return inspection?.kind === 'plan' && inspection.current;
};

test('read, summarized, edited in the sheet, seen as out of date, overridden, taken back', async () => {
  const excel = await open(sample());
  session = new Session(excelWorkbook, true, () => 0);
  await session.start();
  expect(session.get()).toMatchObject({
    unread: null,
    lastError: null,
    inspection: { kind: 'plan', stamp: null, current: false, saved: null },
  });

  await session.do(summarize);
  expect(session.get().outcome).toMatchObject({ action: 'summarize', result: { nothingChanged: false, changes: [] } });
  expect(isCurrent()).toBe(true);

  const progress = String.fromCharCode(65 + table(excel, 'tblPodklady')[0]!.indexOf('Stav realizace'));
  for (const row of column(excel, 'tblPodklady', 'Kód opatření').flatMap((code, i) => (code === 'A1.1' ? [i + 2] : [])))
    await excel.edit('Podklady', `${progress}${row}`, 'Neplní se');
  await until(() => !isCurrent());

  await session.do(summarize);
  expect(session.get().outcome).toMatchObject({
    action: 'summarize',
    result: { changes: [{ code: 'A1.1', from: 'fulfilled', to: 'unfulfilled' }] },
  });

  await session.do(override, {
    code: 'A1.1',
    override: { level: 'partial', reason: 'Doplněno ústně.', author: 'Jana Nováková', date: '2026-01-26' },
  });
  expect(session.get()).toMatchObject({
    outcome: { kind: 'done', action: 'override' },
    inspection: { saved: { what: 'override', detail: 'A1.1' } },
  });
  expect(isCurrent()).toBe(false);

  await session.do(undo);
  expect(session.get()).toMatchObject({ outcome: { kind: 'done', action: 'undo' }, inspection: { saved: { what: 'summarize' } } });
  await until(isCurrent);
  await session.end();
  expect(session.get().lastError).toBeNull();
});

test('settings are written and count at once', async () => {
  const excel = await open(sample());
  session = new Session(excelWorkbook, true, () => 0);
  await session.start();
  await session.do(saveSettings, { threshold: 0.8, reading: 'doslovný' });
  expect(session.get()).toMatchObject({
    outcome: { action: 'settings', result: { count: 2 } },
    inspection: { report: { evaluation: { threshold: 0.8, reading: 'literal' } } },
  });
  expect(column(excel, 'tblNastaveni', 'Hodnota')).toContain('doslovný');
  await session.end();
});

test('a workbook that is no plan', async () => {
  await open(null);
  session = new Session(excelWorkbook);
  await session.start();
  expect(session.get()).toMatchObject({ unread: null, inspection: { kind: 'other' } });
  await session.do(summarizeList);
  expect(session.get().outcome).toMatchObject({ kind: 'failed', error: { name: 'UnusableWorkbook' } });
  await session.end();
});
