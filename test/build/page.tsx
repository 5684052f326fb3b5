import { act, cleanup, configure, fireEvent, render, screen } from '@testing-library/react';
import { TextEncoder } from 'node:util';
import { App } from '../../src/taskpane/app/App';
import type { FilesPort } from '../../src/taskpane/ports/files';
import { PaneRequests } from '../../src/taskpane/ports/paneRequests';
import { Session } from '../../src/taskpane/session/session';
import type { CycleTables } from '../../src/workbook/periods/standing';
import type { WorkbookTables } from '../../src/schema/read/rows';
import { memorySurroundings } from './memorySurroundings';
import { MemoryWorkbook, type MemoryRequest } from './memoryWorkbook';
import { sampleTables } from './sampleTables';

/** The whole pane in jsdom over a workbook in memory. A test file calls `onPage()` once. */
export function onPage(): void {
  // Whether a role is hidden takes jsdom seconds to compute in a page of this size; nothing is hidden here.
  configure({ defaultHidden: true });
  jest.setTimeout(30_000);
  // What jsdom lacks: layout, and bytes for the fingerprint.
  beforeAll(() => {
    Object.assign(globalThis, { TextEncoder });
    Element.prototype.scrollIntoView = () => undefined;
    // The pane is where the user is; jsdom forgets it when the focused element goes away.
    document.hasFocus = () => true;
    globalThis.ResizeObserver = class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    };
    globalThis.CSS = { ...globalThis.CSS, escape: (text: string) => text };
  });
  afterEach(cleanup);
}

let live: Session | undefined;
export const pause = (ms: number): Promise<void> => act(() => new Promise<void>((resolve) => setTimeout(resolve, ms)));
/** Until the work that was started is done, and everything that waits for its turn has had it. */
export async function settle(ms = 20): Promise<void> {
  do await pause(ms);
  while (live?.get().job);
}

interface Setting {
  readonly language?: string;
  readonly supported?: boolean;
  readonly isMac?: boolean;
  readonly call?: MemoryRequest;
  readonly files?: FilesPort;
  /** Frozen periods and proposals that stand in the workbook. */
  readonly cycle?: CycleTables;
  /** What this computer remembers. */
  readonly remembered?: Readonly<Record<string, string>>;
}

export function draw(session: Session, around = memorySurroundings()): PaneRequests {
  live = session;
  const requests = new PaneRequests();
  render(<App session={session} requests={requests} around={around} />);
  return requests;
}

export async function shown(
  tables: WorkbookTables = sampleTables(),
  { language = 'cs-CZ', supported = true, isMac = false, call, files, cycle, remembered }: Setting = {},
) {
  const workbook = new MemoryWorkbook(tables, undefined, call, undefined, cycle);
  const session = new Session(workbook, true, () => 0, files);
  const around = { ...memorySurroundings({ language, isMac, ...(remembered ? { remembered } : {}) }), supported };
  const requests = draw(session, around);
  await settle();
  // The pane listens to the workbook from here on.
  await settle();
  return { workbook, session, requests, around };
}

/** By the name that is read out. Computing it for every button by the book takes jsdom seconds in a page of this size. */
export function button(name: string | RegExp): HTMLElement {
  const named = (element: HTMLElement): string => element.getAttribute('aria-label')?.replace(/\u00a0/g, ' ') ?? plain(element).trim();
  const found = [...document.querySelectorAll<HTMLElement>('button')].find((element) =>
    typeof name === 'string' ? named(element) === name : name.test(named(element)),
  );
  if (!found) throw new Error(`no button ${name}`);
  return found;
}
export const click = async (element: HTMLElement): Promise<void> => {
  fireEvent.click(element);
  await settle();
};
export const tab = (name: RegExp): Promise<void> => click(button(name));
/** As people see it: non-breaking spaces are spaces. */
export const plain = (element: HTMLElement): string => (element.textContent ?? '').replace(/\u00a0/g, ' ');
export const says = (): string => [...screen.getAllByRole('status'), ...screen.getAllByRole('alert')].map(plain).join(' ');
