import { everywhere, PLACES, POLICY, TYPES, UNWANTED, type Headers, type Place } from './serving';

/** For whom a configuration is made. */
export interface Server {
  /** The part of the address behind the host, with slashes around: "/plneni/". */
  readonly path: string;
  /** The folder of the add-in on the server, without a final slash. */
  readonly folder: string;
  /** From where the page takes Office.js. */
  readonly office: string;
}

/** Headers of a place: those of every answer, and what is otherwise here. */
const headersOf = ({ office }: Server, place?: Place): [string, string][] => Object.entries({ ...everywhere(office), ...place?.headers });

const indented = (lines: readonly string[], by: number): string[] => lines.map((line) => `${' '.repeat(by)}${line}`);

const word = (text: string): string => (/^[\w./-]+$/.test(text) ? text : `"${text}"`);

/** Of a folder or a file at any depth: the version that is tried out lies in a folder of its own inside. */
const ending = ({ path, kind }: Place): string => `/${path.replaceAll('.', '\\.')}${kind === 'file' ? '$' : '/'}`;

/**
 * Put into `server { … }` of nginx. A block with headers of its own has none of the block around, so each states all. What
 * the site has for files by their endings (`location ~ \.js$`) would come first: `^~` keeps it out, and so does `expires off`.
 */
export function nginx(server: Server): string {
  const { path, folder } = server;
  const parent = path === '/' ? folder : folder.slice(0, folder.length - path.length + 1);
  const variable = `$csp${path.replace(/\W+/g, '_')}`;
  const headers = (place?: Place): string[] =>
    headersOf(server, place).map(([name, value]) => `add_header ${name} ${name === POLICY ? variable : `"${value}"`} always;`);
  const bare = Object.entries(TYPES).map(([end, type]) => [end, type.replace(/;.*/, ''), type.includes('charset')] as const);
  const texts = bare.flatMap(([, type, isText]) => (isText && type !== 'text/html' ? [type] : [])).join(' ');
  return [
    '# Plnění. Vložte do bloku server { … } webu s HTTPS:  include /etc/nginx/plneni.conf;',
    `# Soubory ze složky web patří do ${folder} (jinou složku zapište do řádku root, bez ${path.slice(0, -1)} na konci).`,
    `set ${variable} "${everywhere(server.office)[POLICY]}";`,
    `location ^~ ${word(path)} {`,
    ...indented(
      [
        `root ${word(parent)};`,
        'autoindex off;',
        'default_type application/octet-stream;',
        'types {',
        ...bare.map(([end, type]) => `  ${type} ${end};`),
        '}',
        'charset utf-8;',
        `charset_types ${texts};`,
        'gzip on;',
        `gzip_types ${texts};`,
        'gzip_vary on;',
        'expires off;',
        ...headers(),
        ...PLACES.flatMap((place) => [`location ~ ${ending(place)} {`, ...indented(headers(place), 2), '}']),
      ],
      2,
    ),
    '}',
    '',
  ].join('\n');
}

/**
 * Put beside the sites of Apache 2.4 with mod_headers. Apache keeps headers in two tables and sends both: what the site said by
 * `Header set`, without `always`, has to be taken away, or the answer has it too.
 */
export function apache(server: Server): string {
  const { path, folder } = server;
  const set = (headers: Headers): string[] =>
    Object.entries(headers).flatMap(([name, value]) => [`Header unset ${name}`, `Header always set ${name} "${value}"`]);
  return [
    '# Plnění. Apache 2.4 s moduly headers, mime a alias. Vložte do <VirtualHost> webu s HTTPS:  Include /etc/apache2/plneni.conf',
    `# Soubory ze složky web patří do ${folder} (jinou složku zapište na všech místech).`,
    `Alias "${path}" "${folder}/"`,
    `<Directory "${folder}">`,
    ...indented(
      [
        'Require all granted',
        'AllowOverride None',
        'Options None',
        ...Object.entries(TYPES).map(([end, type]) => `AddType "${type}" .${end}`),
        ...UNWANTED.flatMap((name) => [`Header unset ${name}`, `Header always unset ${name}`]),
        ...set(everywhere(server.office)),
        ...PLACES.filter(({ kind }) => kind === 'file').flatMap((place) => [
          `<Files "${place.path}">`,
          ...indented(set(place.headers), 2),
          '</Files>',
        ]),
        '<IfModule mod_expires.c>',
        '  ExpiresActive Off',
        '</IfModule>',
        '<IfModule mod_deflate.c>',
        '  AddOutputFilterByType DEFLATE text/html text/javascript application/json text/plain',
        '</IfModule>',
      ],
      2,
    ),
    '</Directory>',
    // In the version that is tried out too, which lies in a folder inside.
    ...PLACES.filter(({ kind }) => kind === 'folder').flatMap(({ path: place, headers }) =>
      [place, `*/${place}`].flatMap((at) => [`<Directory "${folder}/${at}">`, ...indented(set(headers), 2), '</Directory>']),
    ),
    '',
  ].join('\n');
}

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Put into the folder of the add-in on IIS 8 or newer; it needs no module that IIS does not bring. */
export function iis(server: Server): string {
  const add = (headers: readonly (readonly [string, string])[]): string[] =>
    headers.flatMap(([name, value]) => [`<remove name="${name}" />`, `<add name="${name}" value="${xml(value)}" />`]);
  const custom = (headers: readonly (readonly [string, string])[], unwanted: readonly string[] = []): string[] => [
    '<httpProtocol>',
    '  <customHeaders>',
    ...unwanted.map((name) => `    <remove name="${name}" />`),
    ...indented(add(headers), 4),
    '  </customHeaders>',
    '</httpProtocol>',
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!-- Plnění. Tento soubor patří do složky doplňku, vedle taskpane.html. -->',
    '<configuration>',
    '  <system.webServer>',
    ...indented(
      [
        '<directoryBrowse enabled="false" />',
        '<urlCompression doStaticCompression="true" />',
        '<staticContent>',
        '  <clientCache cacheControlMode="NoControl" />',
        ...Object.entries(TYPES).flatMap(([ending, type]) => [
          `  <remove fileExtension=".${ending}" />`,
          `  <mimeMap fileExtension=".${ending}" mimeType="${type}" />`,
        ]),
        '</staticContent>',
        ...custom(headersOf(server), UNWANTED),
      ],
      4,
    ),
    '  </system.webServer>',
    ...PLACES.flatMap(({ path, headers }) => [
      `  <location path="${path}">`,
      '    <system.webServer>',
      ...indented(custom(Object.entries(headers)), 6),
      '    </system.webServer>',
      '  </location>',
    ]),
    '</configuration>',
    '',
  ].join('\n');
}
