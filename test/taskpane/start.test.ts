/** @jest-environment jsdom */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PaneRequests } from '../../src/taskpane/ports/paneRequests';

const mountPane = jest.fn<void, [HTMLElement, PaneRequests]>();
jest.mock('../../src/taskpane/app/pane', () => ({ mountPane: (...args: [HTMLElement, PaneRequests]) => mountPane(...args) }));

type Handler = (event: { completed: () => void }) => void;

/** As much of Office.js as the start touches. */
function fakeOffice(host: string | null, sharedRuntime = true) {
  const calls = {
    functions: {} as Record<string, unknown>,
    actions: {} as Record<string, Handler>,
    ready: undefined as undefined | (() => Promise<void>),
    visibility: undefined as undefined | ((message: { visibilityMode: string }) => void),
    shown: 0,
  };
  Object.assign(globalThis, {
    CustomFunctions: { associate: (functions: Record<string, unknown>) => Object.assign(calls.functions, functions) },
    Office: {
      HostType: { Excel: 'Excel' },
      VisibilityMode: { taskpane: 'Taskpane' },
      actions: { associate: (name: string, handler: Handler) => (calls.actions[name] = handler) },
      addin: {
        showAsTaskpane: () => Promise.resolve(void calls.shown++),
        onVisibilityModeChanged: (handler: typeof calls.visibility) => Promise.resolve((calls.visibility = handler)),
      },
      context: { requirements: { isSetSupported: () => sharedRuntime } },
      onReady: (then: (info: { host: string | null }) => void) => {
        calls.ready = async () => {
          then({ host });
          await settled();
        };
        return Promise.resolve({ host });
      },
    },
  });
  return calls;
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const visibility = (state: DocumentVisibilityState): void => {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
};
const load = (): void => {
  jest.isolateModules(() => void jest.requireActual('../../src/taskpane/start'));
};

beforeEach(async () => {
  // Starts of earlier tests still wait for the page to show; let them, before this one counts.
  visibility('visible');
  await settled();
  mountPane.mockReset();
  document.body.innerHTML = '<div id="pane"></div>';
  delete window.plneniStarted;
  window.plneniUnavailable = jest.fn();
});

test('functions and commands are there before Office is ready, the pane only when Excel is', async () => {
  const office = fakeOffice('Excel');
  load();
  expect(window.plneniStarted).toBe(true);
  expect(Object.keys(office.functions)).toHaveLength(10);
  expect(Object.keys(office.actions)).toEqual(['shrnout', 'kontrola']);
  expect(mountPane).not.toHaveBeenCalled();
  await office.ready!();
  expect(mountPane).toHaveBeenCalledTimes(1);
  expect(mountPane.mock.calls[0]![0]).toBe(document.getElementById('pane'));
});

test.each([
  ['Office tells of it', (office: ReturnType<typeof fakeOffice>) => office.visibility!({ visibilityMode: 'Taskpane' })],
  ['the page tells of it', () => visibility('visible')],
])('a hidden runtime loads the pane when it is shown: %s', async (_, show) => {
  const office = fakeOffice('Excel');
  visibility('hidden');
  load();
  await office.ready!();
  expect(mountPane).not.toHaveBeenCalled();
  show(office);
  visibility('visible');
  await settled();
  expect(mountPane).toHaveBeenCalledTimes(1);
});

test('without the shared runtime nothing newer is called', async () => {
  const office = fakeOffice('Excel', false);
  visibility('hidden');
  load();
  await office.ready!();
  expect(office.visibility).toBeUndefined();
});

test('a request of the ribbon waits for the pane', async () => {
  const office = fakeOffice('Excel');
  load();
  const completed = jest.fn();
  office.actions.shrnout!({ completed });
  await office.ready!();
  expect(office.shown).toBe(1);
  expect(completed).toHaveBeenCalledTimes(1);
  const heard = jest.fn();
  mountPane.mock.calls[0]![1].listen(heard);
  expect(heard.mock.calls).toEqual([['shrnout']]);
  office.actions.shrnout!({ completed });
  expect(heard).toHaveBeenCalledTimes(2);
});

test('the pane is asked for after the command has ended, and a refusal is no fault', async () => {
  const office = fakeOffice('Excel');
  const order: string[] = [];
  (globalThis as unknown as { Office: { addin: { showAsTaskpane: () => Promise<void> } } }).Office.addin.showAsTaskpane = () => {
    order.push('show');
    return Promise.reject(new Error('not yet'));
  };
  load();
  office.actions.shrnout!({ completed: () => order.push('completed') });
  await settled();
  expect(order).toEqual(['completed', 'show']);
});

test('outside Excel the page says so', async () => {
  const office = fakeOffice(null);
  load();
  await office.ready!();
  expect(window.plneniUnavailable).toHaveBeenCalledWith('outside');
  expect(mountPane).not.toHaveBeenCalled();
});

describe('the page when scripts did not come', () => {
  const [html, script] = ['taskpane.html', 'unavailable.js'].map((file) =>
    readFileSync(join(__dirname, '../../src/taskpane', file), 'utf8'),
  ) as [string, string];

  const open = (globals: Record<string, unknown>): string[] => {
    for (const name of ['Office', 'plneniStarted', 'plneniUnavailable']) delete (window as unknown as Record<string, unknown>)[name];
    document.body.innerHTML = /<body>(.*)<\/body>/s.exec(html)![1]!.replace(/<script.*?<\/script>/s, '');
    Object.assign(window, globals);
    window.eval(script);
    window.dispatchEvent(new Event('load'));
    const box = document.getElementById('unavailable')!;
    // The empty pane fills the page and would push the sentence out of sight.
    expect(document.getElementById('pane')!.hidden).toBe(!box.hidden);
    return box.hidden
      ? []
      : [...box.querySelectorAll<HTMLElement>('[data-reason]')]
          .filter(({ hidden }) => !hidden)
          .map(({ textContent }) => textContent.trim());
  };

  test('Office.js blocked: a Czech and an English sentence', () => {
    const texts = open({});
    expect(texts).toHaveLength(2);
    expect(texts[0]).toMatch(/Nenačetla se knihovna Office\.js/);
    expect(texts[1]).toMatch(/Office\.js library .* did not load/s);
  });

  test('our own script did not run', () => {
    expect(open({ Office: {} })[0]).toMatch(/příliš stará/);
  });

  test('all is well: nothing is said', () => {
    expect(open({ Office: {}, plneniStarted: true })).toEqual([]);
  });

  test('the page loads it, and has no script inside that a policy of a server would refuse', () => {
    expect(html).toContain('<script src="unavailable.js"></script>');
    expect(html).not.toMatch(/<script>|\son[a-z]+=/);
  });

  test('written for the oldest browser', () => {
    expect(script).not.toMatch(/=>|\b(const|let|class)\b|`/);
  });
});
