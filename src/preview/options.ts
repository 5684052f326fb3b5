/** What the toolbar sets. The address carries it as well, so that a state can be linked to and tested. */
export interface PreviewOptions {
  language: 'cs' | 'en';
  theme: 'light' | 'dark' | 'contrast';
  /** Width of the pane in pixels. */
  width: number;
  /** `old`: below the level that the add-in needs; `none`: Microsoft's library does not load. */
  excel: '2021' | '2024' | 'old' | 'none';
  latency: number;
  editing: boolean;
  /** Sheets locked with a password, by name. */
  protected: readonly string[];
  workbook: 'sample' | 'blank';
}

export const DEFAULTS: PreviewOptions = {
  language: 'cs',
  theme: 'light',
  width: 360,
  excel: '2021',
  latency: 0,
  editing: false,
  protected: [],
  workbook: 'sample',
};

/** As in Excel: the pane can be dragged no narrower and no wider. */
export const WIDTH = { min: 320, max: 600 } as const;

const choice = <T extends string>(text: string | null, allowed: readonly T[], fallback: T): T =>
  allowed.find((each) => each === text) ?? fallback;
const whole = (text: string | null, min: number, max: number, fallback: number): number => {
  const value = text === null || text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(value) ? Math.min(max, Math.max(min, Math.round(value))) : fallback;
};

export function readOptions(search: string): PreviewOptions {
  const given = new URLSearchParams(search);
  return {
    language: choice(given.get('lang'), ['cs', 'en'], DEFAULTS.language),
    theme: choice(given.get('theme'), ['light', 'dark', 'contrast'], DEFAULTS.theme),
    width: whole(given.get('width'), WIDTH.min, WIDTH.max, DEFAULTS.width),
    excel: choice(given.get('excel'), ['2021', '2024', 'old', 'none'], DEFAULTS.excel),
    latency: whole(given.get('latency'), 0, 60_000, DEFAULTS.latency),
    editing: given.get('editing') === '1',
    protected: (given.get('protected') ?? '').split(',').filter((name) => name !== ''),
    workbook: choice(given.get('workbook'), ['sample', 'blank'], DEFAULTS.workbook),
  };
}

/** The shortest address that leads to the same state. */
export function writeOptions(options: PreviewOptions): string {
  const out = new URLSearchParams();
  const put = (name: string, value: string, usual: string): void => {
    if (value !== usual) out.set(name, value);
  };
  put('lang', options.language, DEFAULTS.language);
  put('theme', options.theme, DEFAULTS.theme);
  put('width', String(options.width), String(DEFAULTS.width));
  put('excel', options.excel, DEFAULTS.excel);
  put('latency', String(options.latency), String(DEFAULTS.latency));
  put('editing', options.editing ? '1' : '', '');
  put('protected', options.protected.join(','), '');
  put('workbook', options.workbook, DEFAULTS.workbook);
  const text = out.toString();
  return text === '' ? '' : `?${text}`;
}
