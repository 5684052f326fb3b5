import type { Host } from './host';
import { versionAtMost } from './modes';

/** Global objects that an add-in's code expects in its window. */
export interface OfficeGlobals {
  Excel: typeof Excel;
  Office: typeof Office;
  OfficeExtension: typeof OfficeExtension;
  CustomFunctions: typeof CustomFunctions;
}

/** Errors a custom function may throw. */
const FUNCTION_ERRORS = {
  invalidValue: '#VALUE!',
  notAvailable: '#N/A',
  divisionByZero: '#DIV/0!',
  invalidNumber: '#NUM!',
  nullReference: '#NULL!',
  invalidName: '#NAME?',
  invalidReference: '#REF!',
} as const;

export class CustomFunctionError extends Error {
  constructor(
    readonly code: string,
    message?: string,
  ) {
    super(message ?? '');
    this.name = 'CustomFunctionError';
  }
}

const SETS_ALWAYS = new Set([
  'delayforcelledit',
  'sharedruntime',
  'customfunctionsruntime',
  'customfunctions',
  'ribbonapi',
  'dialogapi',
  'customxmlparts',
  'settings',
  'addincommands',
]);

/** The `Office` object: what the host environment says about itself. */
export function makeOffice(host: () => Host, associations: Map<string, unknown>): object {
  const context = {
    get contentLanguage(): string {
      return host().modes.contentLanguage;
    },
    get displayLanguage(): string {
      return host().modes.displayLanguage;
    },
    host: 'Excel',
    get platform(): string {
      return host().modes.platform;
    },
    get diagnostics(): object {
      return { host: 'Excel', platform: host().modes.platform, version: '16.0.17928.20000' };
    },
    // Excel on the web leaves the theme out (office-js #6134).
    get officeTheme(): object | undefined {
      if (host().modes.platform === 'OfficeOnline') return undefined;
      return {
        bodyBackgroundColor: '#FFFFFF',
        bodyForegroundColor: '#262626',
        controlBackgroundColor: '#F0F0F0',
        controlForegroundColor: '#262626',
        isDarkTheme: false,
      };
    },
    requirements: {
      isSetSupported: (name: string, version: string | number = '1.1'): boolean => {
        const key = String(name).toLowerCase();
        if (key === 'excelapi') return versionAtMost(String(version), host().modes.apiLevel);
        return SETS_ALWAYS.has(key) && versionAtMost(String(version), key === 'sharedruntime' ? '1.2' : '1.5');
      },
    },
    document: { url: '', mode: 'readWrite', settings: {} },
    ui: {},
    touchEnabled: false,
  };
  const info = (): object => ({ host: 'Excel', platform: host().modes.platform });
  let startup = 0;
  const visibility = new Set<(message: { visibilityMode: string }) => void>();
  const show = (visibilityMode: string): Promise<void> => {
    visibility.forEach((handler) => handler({ visibilityMode }));
    return Promise.resolve();
  };
  return {
    context,
    onReady(callback?: (value: object) => unknown): Promise<object> {
      return Promise.resolve(info()).then((value) => {
        callback?.(value);
        return value;
      });
    },
    initialize: null,
    isSetSupported: context.requirements.isSetSupported,
    HostType: { Word: 'Word', Excel: 'Excel', PowerPoint: 'PowerPoint', Outlook: 'Outlook' },
    PlatformType: { PC: 'PC', OfficeOnline: 'OfficeOnline', Mac: 'Mac', iOS: 'iOS', Android: 'Android', Universal: 'Universal' },
    StartupBehavior: { none: 'None', load: 'Load' },
    VisibilityMode: { hidden: 'Hidden', taskpane: 'Taskpane' },
    AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
    EventType: {},
    addin: {
      showAsTaskpane: () => show('Taskpane'),
      hide: () => show('Hidden'),
      setStartupBehavior: (behaviour: number) => {
        startup = behaviour;
        return Promise.resolve();
      },
      getStartupBehavior: () => Promise.resolve(startup),
      onVisibilityModeChanged: (handler: (message: { visibilityMode: string }) => void) => {
        visibility.add(handler);
        return Promise.resolve(() => {
          visibility.delete(handler);
          return Promise.resolve();
        });
      },
    },
    actions: {
      associate: (id: string, action: unknown) => {
        associations.set(id, action);
      },
    },
    ribbon: { requestUpdate: () => Promise.resolve() },
  };
}

/** The `CustomFunctions` object. */
export function makeCustomFunctions(associate: (id: string, fn: (...args: never[]) => unknown) => void): object {
  return {
    associate(first: string | Record<string, (...args: never[]) => unknown>, fn?: (...args: never[]) => unknown): void {
      if (typeof first === 'string') associate(first, fn!);
      else for (const id of Object.keys(first)) associate(id, first[id]!);
    },
    Error: CustomFunctionError,
    ErrorCode: FUNCTION_ERRORS,
  };
}
