import type { Surroundings } from '../../src/taskpane/ports/surroundings';
import type { Look } from '../../src/taskpane/app/theme';

/** Office and a computer that remember and open nothing real. */
export function memorySurroundings({
  language = 'cs-CZ',
  look = 'light',
  isMac = false,
  remembered = {},
}: { language?: string; look?: Look; isMac?: boolean; remembered?: Readonly<Record<string, string>> } = {}): Surroundings & {
  readonly log: string[];
} {
  const memory = new Map<string, string>(Object.entries(remembered));
  const log: string[] = [];
  return {
    log,
    version: '1.0.0',
    functions: 10,
    supported: true,
    displayLanguage: () => language,
    look: () => look,
    onLook: () => () => undefined,
    onSeen: () => () => undefined,
    host: () => ({ name: 'Excel', platform: 'PC', version: '16.0.18025.20160', apiLevel: '1.17' }),
    remember: (key, value) => void memory.set(key, value),
    recall: (key) => memory.get(key) ?? null,
    copy: (text) => Promise.resolve(void log.push(`copy ${text}`)),
    openLink: (url) => void log.push(`open ${url}`),
    openSample: () => {
      log.push('sample');
      return Promise.resolve('opened' as const);
    },
    opensWorkbooks: true,
    save: ({ name, bytes }) => {
      if (isMac && !name.endsWith('.xlsx')) return Promise.resolve('refused' as const);
      log.push(`${isMac ? 'open' : 'save'} ${name} ${bytes.length}`);
      return Promise.resolve(isMac ? ('opened' as const) : ('downloaded' as const));
    },
    openWorkbook: ({ name, bytes }) => {
      log.push(`open ${name} ${bytes.length}`);
      return Promise.resolve('opened' as const);
    },
    now: () => new Date(2026, 0, 26, 10, 30),
  };
}
