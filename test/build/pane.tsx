import { createRoot, type Root } from 'react-dom/client';
import type { WorkbookTables } from '../../src/schema/read/rows';
import { App } from '../../src/taskpane/app/App';
import { PaneRequests } from '../../src/taskpane/ports/paneRequests';
import { Session } from '../../src/taskpane/session/session';
import { lookOf, type Look } from '../../src/taskpane/app/theme';
import type { CycleTables } from '../../src/workbook/periods/standing';
import { ExcelFault, type ExcelFaultCode } from '../../src/workbook/excel/run';
import { MemoryWorkbook, type MemoryRequest } from './memoryWorkbook';
import { memorySurroundings } from './memorySurroundings';

interface Setting {
  readonly tables: WorkbookTables;
  readonly cycle: CycleTables;
  readonly look: Look;
  readonly language: string;
  readonly call: MemoryRequest | null;
}

let drawn: Root | null = null;

/**
 * The pane over a workbook in memory; tests reach the workbook through window.harness. Started again, it takes the place of
 * the one before: a page takes seconds to load, a pane moments.
 */
function start({ tables, cycle, look, language, call }: Setting): void {
  const workbook = new MemoryWorkbook(tables, undefined, call, undefined, cycle);
  const requests = new PaneRequests();
  const around = memorySurroundings({
    language,
    look: lookOf({ forced: look === 'contrast', isDark: look === 'dark', prefersDark: false }),
  });
  const fault = (code: ExcelFaultCode, detail = ''): ExcelFault => new ExcelFault(code, detail);
  Object.assign(window, { harness: { workbook, requests, around, fault } });
  drawn?.unmount();
  drawn = createRoot(document.getElementById('pane')!);
  drawn.render(<App session={new Session(workbook)} requests={requests} around={around} />);
}

Object.assign(window, { startHarness: start });
