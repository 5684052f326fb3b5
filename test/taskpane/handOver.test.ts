/** @jest-environment jsdom */
import { openWorkbook, save } from '../../src/taskpane/ports/office/handOver';

// The page of the tests has no TextDecoder; what is taken out is tested in test/files/plan.
jest.mock('../../src/files/plan/withoutLiveLevel', () => ({ withoutLiveLevel: (bytes: Uint8Array) => bytes }));

const workbook = { name: 'výzva.xlsx', bytes: new Uint8Array([80, 75]) };
const archive = { name: 'vyzvy.zip', bytes: new Uint8Array([1, 2, 3]) };

let clicks: string[];
let created: number;
function office(platform: string, createWorkbook: () => Promise<void>): void {
  Object.assign(globalThis, {
    Office: { context: { platform, requirements: { isSetSupported: () => true } } },
    Excel: {
      createWorkbook: () => {
        created++;
        return createWorkbook();
      },
    },
  });
}
beforeEach(() => {
  [clicks, created] = [[], 0];
  URL.createObjectURL = () => 'blob:x';
  URL.revokeObjectURL = () => undefined;
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    clicks.push(this.download);
  });
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

const fails = (): Promise<void> => Promise.reject(new Error('no'));
const works = (): Promise<void> => Promise.resolve();

test.each(['PC', 'OfficeOnline'])('on %s a file is downloaded', async (platform) => {
  office(platform, fails);
  expect([await save(workbook), await save(archive), await openWorkbook(workbook)]).toEqual(['downloaded', 'downloaded', 'downloaded']);
  expect(clicks).toEqual(['výzva.xlsx', 'vyzvy.zip', 'výzva.xlsx']);
});

test('Excel on the Mac ignores downloads: a workbook is opened, anything else is refused, and it is told', async () => {
  office('Mac', works);
  expect([await save(workbook), await save(archive), await openWorkbook(workbook)]).toEqual(['opened', 'refused', 'opened']);
  expect([clicks, created]).toEqual([[], 2]);
  office('Mac', fails);
  expect([await save(workbook), await openWorkbook(workbook)]).toEqual(['refused', 'refused']);
  expect(clicks).toEqual([]);
});
