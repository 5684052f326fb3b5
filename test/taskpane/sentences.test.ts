import paneCs from '../../src/i18n/pane.cs.json';
import { translator, type Texts } from '../../src/i18n';
import { paneEnglish } from '../../src/i18n/paneEnglish';
import { UnusableWorkbook } from '../../src/schema/read/records';
import { repair } from '../../src/taskpane/actions/repair';
import { saveSettings } from '../../src/taskpane/actions/saveSettings';
import { summarize } from '../../src/taskpane/actions/summarize';
import { undo, undoTo } from '../../src/taskpane/actions/undo';
import { detailOf, failureText, isStopped } from '../../src/taskpane/app/failure';
import { coveragePercent, dateTime, decimal, localDay, shareText } from '../../src/taskpane/app/numbers';
import { outcomeText } from '../../src/taskpane/app/outcome';
import { CellChanged } from '../../src/workbook/excel/cellChanged';
import { ExcelFault } from '../../src/workbook/excel/run';
import { CannotUndo } from '../../src/workbook/undo/undo';

const texts: Texts = { cs: [paneCs], en: paneEnglish };
const cs = translator('cs', texts);
const en = translator('en', texts);
/** As people see it: non-breaking spaces are spaces. */
const plain = (text: string): string => text.replace(/\u00a0/g, ' ');

type Summarized = Parameters<typeof summarize.outcome>[0];
const report = (total: number, changes: number, nothingChanged = false, chartsFailed: readonly string[] = []) =>
  ({ summary: { total }, changes: Array.from({ length: changes }), nothingChanged, chartsFailed, isFirst: false }) as unknown as Summarized;
const firstReport = (counts: readonly number[], silent: number) =>
  ({
    summary: { total: counts.reduce((sum, count) => sum + count), levels: counts.map((count) => ({ count })), silent },
    changes: [],
    chartsFailed: [],
    isFirst: true,
  }) as unknown as Summarized;

describe('what came of it, in numbers that agree', () => {
  test.each([
    [summarize.outcome(report(72, 3), cs), 'Zapsáno 72 opatření. Úroveň se změnila u 3 z nich.'],
    [summarize.outcome(report(2, 1), cs), 'Zapsána 2 opatření. Úroveň se změnila u 1 z nich.'],
    [summarize.outcome(report(72, 0), cs), 'Zapsáno 72 opatření. Úroveň se u žádného nezměnila.'],
    [summarize.outcome(report(72, 0, true), cs), 'Souhrn už byl aktuální: 72 opatření, nic se nezměnilo.'],
    [
      summarize.outcome(report(72, 0, false, ['Plnění podle okruhů']), cs),
      'Zapsáno 72 opatření. Úroveň se u žádného nezměnila. Čísla jsou zapsaná, ale Excel nevytvořil nebo neupravil graf: Plnění podle okruhů. Klikněte na Shrnout znovu.',
    ],
    [
      summarize.outcome(firstReport([0, 2, 10], 9), cs),
      'Zapsáno 12 opatření. První souhrn: 0 / 2 / 10 (plněno / částečně / neplněno), z toho 9 bez odpovědi.',
    ],
    [summarize.outcome(firstReport([1, 0, 0], 0), en), '1 measure written. First summary: 1 / 0 / 0 (fulfilled / partly / unfulfilled).'],
    [repair.outcome({ count: 1 }, cs), 'Opravena 1 buňka. Vrátit to můžete v panelu na kartě Domů.'],
    [repair.outcome({ count: 5 }, cs), 'Opraveno 5 buněk. Vrátit to můžete v panelu na kartě Domů.'],
    [saveSettings.outcome({ count: 3 }, cs), 'Uloženy 3 hodnoty na list Nastavení.'],
    [
      undo.outcome([{ what: 'override', at: '2026-01-26T10:30:00', detail: 'A1.1' }], cs),
      'Vráceno: ruční úprava (26. 1. 2026 10:30). Sešit je jako předtím.',
    ],
    [
      undoTo.outcome(
        [
          { what: 'settings', at: '2026-01-26T11:30:00', detail: 'threshold' },
          { what: 'override', at: '2026-01-26T10:30:00', detail: 'A1.1' },
        ],
        cs,
      ),
      'Vráceny 2 změny, nejstarší z nich: ruční úprava (26. 1. 2026 10:30). Sešit je jako před ní.',
    ],
    [summarize.outcome(report(1, 0), en), '1 measure written. None has another level than before.'],
    [outcomeText({ kind: 'stopped' }, cs), 'Zastaveno, do sešitu se nic nezapsalo.'],
  ])('%s', (said, sentence) => {
    expect(plain(said)).toBe(sentence);
  });
});

describe('failures', () => {
  const at = (code: ExcelFault['code'], detail = ''): ExcelFault => new ExcelFault(code, detail);
  test.each([
    [at('protected', 'Souhrn, Kontrola'), /\(Souhrn, Kontrola\).*Revize/],
    [at('cellEditing'), /Enter/],
    [at('timeout'), /Excel neodpověděl/],
    [new UnusableWorkbook([{ code: 'noList' }]), /Vyberte dva sloupce/],
    [new CannotUndo('changedSince', 'Souhrn'), /List Souhrn se od té doby změnil/],
    [new CellChanged('Podklady', 4, 3), /Buňka D5 na listu Podklady/],
    [new TypeError('x is undefined'), /\(TypeError: x is undefined\)/],
    [
      Object.assign(new Error('Loading chunk 12 failed.'), { name: 'ChunkLoadError' }),
      /^Tato část panelu se nenačetla\. .* načtěte panel znovu/,
    ],
    [Object.assign(new Error('Přístup odepřen'), { name: 'RichApi.Error', code: 'AccessDenied' }), /zamčený list/],
  ])('%s', (error, sentence) => {
    expect(failureText(error, cs)).toMatch(sentence);
  });

  test('what was stopped is no failure', () => {
    expect(isStopped(new DOMException('', 'AbortError'))).toBe(true);
    expect(isStopped(at('timeout'))).toBe(false);
  });

  test('for support', () => {
    expect(detailOf(at('unexpected', 'GeneralException'))).toBe('unexpected: GeneralException');
    expect(detailOf('x')).toBe('x');
  });
});

test('shares as the captions have them', () => {
  expect(shareText({ count: 40, percent: 56 }, cs)).toBe('56\u00a0%');
  expect(shareText({ count: 1, percent: 0 }, cs)).toBe('< 1\u00a0%');
  expect(shareText({ count: 0, percent: 0 }, en)).toBe('0%');
  expect(shareText({ count: 0, percent: null }, cs)).toBe('');
});

test('numbers and times', () => {
  expect(decimal(90.2, 'cs')).toBe('90,2');
  expect(decimal(90.2, 'en')).toBe('90.2');
  expect(dateTime('not a time', cs)).toBe('not a time');
  expect(localDay(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});

test.each([
  // [covered, total, threshold, shown]
  [21, 215, 0.9, 9.8],
  [194, 215, 0.9, 90.2],
  [193, 215, 0.9, 89.8],
  [8996, 10_000, 0.9, 89.9],
  [9000, 10_000, 0.9, 90],
  [8994, 10_000, 0.9, 89.9],
  [1, 3, 0.3333, 33.3],
  [1, 1, 1, 100],
  [9996, 10_000, 1, 99.9],
  [0, 215, 0.9, 0],
])('%i of %i under a threshold of %f reads %f %%', (covered, total, threshold, shown) => {
  expect(coveragePercent(covered / total, threshold)).toBe(shown);
});
