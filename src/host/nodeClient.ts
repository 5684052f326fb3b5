import { readFileSync } from 'node:fs';
import { Script, createContext } from 'node:vm';
import type { OfficeClient } from './excel';
import type { Limit } from './model/formula/engine';

let script: Script | null = null;

/** As the package has it. */
const installed = (): Script => {
  const filename = require.resolve('@microsoft/office-js/dist/excel-web-16.00.debug.js');
  return new Script(readFileSync(filename, 'utf8'), { filename });
};

/** Ends whatever the work is doing, a loop of the engine included, when its time is up. */
const limit: Limit = (ms, work) => {
  place.work = work;
  return call.runInContext(place, { timeout: Math.max(1, Math.ceil(ms)) }) as ReturnType<typeof work>;
};
const place = createContext({ work: (): unknown => undefined }) as { work: () => unknown };
const call = new Script('work()');

/**
 * Microsoft's client in a context of its own, with the little of a browser that it looks at while loading.
 * It finds the bridge as a global and from then on sends every `sync` through it.
 *
 * @param client the client, for who has it elsewhere than in the package, or compiled already
 */
export function nodeClient(client: () => Script = installed): OfficeClient {
  return {
    limit,
    start(bridge, parts) {
      const element = (): object => ({ style: {}, setAttribute() {}, appendChild() {}, addEventListener() {} });
      const document = {
        URL: 'https://embedded.invalid/',
        location: {},
        getElementsByTagName: () => [],
        getElementById: () => null,
        createElement: element,
        addEventListener() {},
        removeEventListener() {},
        head: element(),
        body: element(),
        documentElement: element(),
        cookie: '',
        currentScript: null,
        querySelector: () => null,
        querySelectorAll: () => [],
      };
      const location = {
        href: 'https://embedded.invalid/',
        search: '',
        hash: '',
        protocol: 'https:',
        host: 'embedded.invalid',
        hostname: 'embedded.invalid',
        origin: 'https://embedded.invalid',
        pathname: '/',
      };
      const storage = { getItem: () => null, setItem() {}, removeItem() {} };
      const sandbox: Record<string, unknown> = {
        document,
        location,
        console,
        setTimeout,
        clearTimeout,
        setInterval,
        clearInterval,
        Promise,
        navigator: { userAgent: 'Mozilla/5.0 (embedded)', platform: 'embedded', language: 'cs' },
        performance: { now: () => Date.now(), mark() {}, measure() {} },
        addEventListener() {},
        removeEventListener() {},
        postMessage() {},
        sessionStorage: storage,
        localStorage: storage,
        _richApiNativeBridge: bridge,
      };
      sandbox['window'] = sandbox;
      sandbox['self'] = sandbox;
      sandbox['top'] = sandbox;
      sandbox['parent'] = sandbox;
      const context = createContext(sandbox);
      script ??= client();
      script.runInContext(context);
      // The client asks `Office.context.requirements` what the host can do.
      sandbox['Office'] = parts.Office;
      sandbox['CustomFunctions'] = parts.CustomFunctions;
      return { Excel: sandbox['Excel'], OfficeExtension: sandbox['OfficeExtension'] } as ReturnType<OfficeClient['start']>;
    },
  };
}
