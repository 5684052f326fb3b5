/** How the files of the add-in are to be served, stated once: the configurations of all servers are made of it. */

/** Where Microsoft's client comes from when nobody says otherwise; as webpack.config.js has it. */
export const OFFICE = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

/**
 * Pages in which Excel on the web may show the pane: each of those around it has to be here. Microsoft publishes no such
 * list; these are the places where Office runs, with the addresses to which it is moving (cloud.microsoft).
 */
const EXCEL_ON_THE_WEB = [
  'https://*.officeapps.live.com',
  'https://*.sharepoint.com',
  'https://*.office.com',
  'https://*.office365.com',
  'https://*.microsoft365.com',
  'https://*.cloud.microsoft',
  'https://onedrive.live.com',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
];

/**
 * Content-Security-Policy: what the page may load, and who may show it. Everything is ours but Office.js; with
 * `connect-src 'self'` nothing of a workbook can leave for another address.
 *
 * @param office from where the page takes Office.js; an address without a host is on the same server
 */
export function policy(office: string): string {
  const from = URL.canParse(office) ? new URL(office).origin : "'self'";
  const others = from === "'self'" ? [] : [from];
  const directives: readonly (readonly [string, ...string[]])[] = [
    ['default-src', "'none'"],
    ['script-src', "'self'", ...others],
    // Fluent UI and Office.js write styles into the page.
    ['style-src', "'self'", "'unsafe-inline'"],
    ['img-src', "'self'", 'data:'],
    ['connect-src', "'self'"],
    // Reads the returned workbooks.
    ['worker-src', "'self'"],
    // Office.js asks in a frame whether an Office server that it does not know is to be trusted.
    ['frame-src', "'self'", ...others],
    ['base-uri', "'none'"],
    ['form-action', "'none'"],
    ['frame-ancestors', "'self'", ...EXCEL_ON_THE_WEB],
  ];
  return directives.map((words) => words.join(' ')).join('; ');
}

export type Headers = Readonly<Record<string, string>>;

/** Headers that the rest of a site may have and the add-in must not: this one keeps it out of Excel on the web, whatever the policy says. */
export const UNWANTED = ['X-Frame-Options'];

export const POLICY = 'Content-Security-Policy';

/** Of every answer. */
export const everywhere = (office: string): Headers => ({
  [POLICY]: policy(office),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  // Asked for again, and sent again only when changed: the names do not change with a new version.
  'Cache-Control': 'no-cache',
});

export interface Place {
  /** A file, or a folder with all that is in it; from the folder of the add-in. */
  readonly path: string;
  readonly kind: 'file' | 'folder';
  readonly headers: Headers;
}

/** Excel reads them from the address of its own page. */
const FOR_EXCEL: Headers = { 'Access-Control-Allow-Origin': '*' };

/** What is otherwise in some places. */
export const PLACES: readonly Place[] = [
  // Their names hold a digest of what is in them.
  { path: 'parts', kind: 'folder', headers: { 'Cache-Control': 'public, max-age=31536000, immutable' } },
  // Office does not show an icon that may not be cached.
  { path: 'assets', kind: 'folder', headers: { 'Cache-Control': 'public, max-age=86400' } },
  { path: 'functions.json', kind: 'file', headers: FOR_EXCEL },
  { path: 'functions.en-US.json', kind: 'file', headers: FOR_EXCEL },
];

/** Types by endings; a server that knows others too may keep them. */
export const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  png: 'image/png',
  txt: 'text/plain; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
