/** npm start: builds what is stale, serves the preview on this computer alone and prints its address. */
import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, sep } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(__dirname, '..');
const PORT = 4310;

// ---- what is stale ----

interface Build {
  readonly name: 'web' | 'preview';
  readonly from: readonly string[];
  readonly arguments: readonly string[];
}

const SHARED = [
  'webpack.config.js',
  'package-lock.json',
  'scripts/functions-metadata.js',
  'samples/ukazka.xlsx',
  'src/core',
  'src/schema',
  'src/i18n',
  'src/functions',
];
const BUILDS: readonly Build[] = [
  {
    name: 'web',
    from: [...SHARED, 'manifest.xml', 'assets', 'src/workbook', 'src/files', 'src/report', 'src/commands', 'src/taskpane'],
    arguments: [],
  },
  { name: 'preview', from: [...SHARED, 'src/host', 'src/preview'], arguments: ['--env', 'preview'] },
];

function newest(path: string): number {
  const at = join(root, path);
  const stat = statSync(at, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  // A folder's own time tells of files that are gone.
  return Math.max(stat.mtimeMs, ...readdirSync(at).map((name) => newest(join(path, name))));
}

/** When a build began; webpack leaves files alone that came out the same, so their times tell little. */
const stamp = (name: string): string => join(root, 'dist', `.${name}-built`);

function isStale({ name, from }: Build): boolean {
  const entry = join(root, 'dist', name, name === 'web' ? 'taskpane.html' : 'index.html');
  if (!existsSync(entry)) return true;
  const built = Math.max(newest(join('dist', name)), existsSync(stamp(name)) ? Number(readFileSync(stamp(name), 'utf8')) : 0);
  return from.some((path) => newest(path) > built);
}

/** Builds what is older than its sources. Two programs at once (tests) wait for each other. */
export async function ensureBuilt(log: (text: string) => void = () => undefined): Promise<void> {
  const lock = join(root, 'dist/.building');
  mkdirSync(join(root, 'dist'), { recursive: true });
  for (let tries = 0; !take(lock); tries += 1) {
    if (tries > 600) throw new Error(`Jiné sestavení neskončilo. Pokud žádné neběží, smažte ${lock}.`);
    await new Promise((done) => setTimeout(done, 500));
  }
  try {
    for (const build of BUILDS) {
      if (!isStale(build)) continue;
      log(build.name === 'web' ? 'Sestavuje se doplněk…' : 'Sestavuje se náhled…');
      const began = Date.now();
      const webpack = require.resolve('webpack-cli/bin/cli.js');
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [webpack, '--mode', 'production', '--config-name', build.name, ...build.arguments],
        { cwd: root, encoding: 'utf8' },
      );
      if (status !== 0) throw new Error(`Sestavení selhalo.\n${stdout}${stderr}`);
      writeFileSync(stamp(build.name), String(began));
    }
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** A lock left by a program that was killed is not waited for. */
function take(lock: string): boolean {
  const left = statSync(lock, { throwIfNoEntry: false });
  if (left && Date.now() - left.mtimeMs > 300_000) rmSync(lock, { recursive: true, force: true });
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

// ---- the server ----

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  // The preview and everything in it stay on this computer.
  'content-security-policy':
    "default-src 'self'; script-src 'self' 'unsafe-inline' blob:; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'",
};

const OFFICE = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';
const CLIENT = '@microsoft/office-js/dist/excel-web-16.00.debug.js';

/** Microsoft's client as it is, between two lines that join it with the embedded Excel in the page around. */
export function officeScript(): string {
  const client = readFileSync(require.resolve(CLIENT), 'utf8');
  return `if (parent !== self) parent.plneniPreview.before(self);\n${client}\nif (parent !== self) parent.plneniPreview.after(self);\n`;
}

/** The built page of the pane; only where Office.js comes from is another place. */
function panePage(file: string, withOffice: boolean): string {
  const page = readFileSync(file, 'utf8');
  if (!page.includes(OFFICE)) throw new Error(`${file} nenačítá ${OFFICE}`);
  return page.replace(OFFICE, withOffice ? '/office.js' : '/office-missing.js');
}

function within(folder: string, path: string): string | null {
  const base = join(root, 'dist', folder);
  const file = join(base, path);
  return file.startsWith(base + sep) && statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}

function answer(response: ServerResponse, address: URL): void {
  const send = (status: number, type: string, body: string): void =>
    void response.writeHead(status, { ...HEADERS, 'content-type': type }).end(body);
  const path = decodeURIComponent(address.pathname);
  if (path === '/office.js') return send(200, TYPES['.js']!, officeScript());
  const inPane = path.startsWith('/pane/');
  const file = inPane ? within('web', path.slice('/pane/'.length)) : within('preview', path === '/' ? 'index.html' : path.slice(1));
  if (file === null) return send(404, 'text/plain; charset=utf-8', 'Tady nic není.');
  if (inPane && path.endsWith('/taskpane.html'))
    return send(200, TYPES['.html']!, panePage(file, address.searchParams.get('office') !== 'none'));
  response.writeHead(200, { ...HEADERS, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
}

export interface Preview {
  readonly address: string;
  close(): Promise<void>;
}

/** A page of somebody else's may give its own name the address of this computer, and would then be let in as this one. */
const isLocal = (host: string | undefined): boolean => /^(?:localhost|127\.0\.0\.1)(?::\d+)?$/i.test(host ?? '');

/** Serves what is built; port 0 takes a free one. */
export async function serve(port: number): Promise<Preview> {
  const server: Server = createServer((request, response) => {
    try {
      if (!isLocal(request.headers.host)) {
        response.writeHead(403, { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' }).end('Sem smí jen tento počítač.');
        return;
      }
      answer(response, new URL(request.url ?? '/', 'http://localhost'));
    } catch (error) {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(String(error));
    }
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', done);
  });
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string' } } });
  await ensureBuilt((text) => console.log(text));
  const wanted = values.port === undefined ? PORT : Number(values.port);
  const { address } = await serve(wanted).catch((error: NodeJS.ErrnoException) => {
    // Somebody else's program on the usual port is no reason to give up.
    if (error.code === 'EADDRINUSE' && values.port === undefined) return serve(0);
    throw error;
  });
  console.log(`
Náhled běží na ${address}
Sešit a panel doplňku v prohlížeči, bez Excelu. Nic se nikam neposílá. Ukončíte ho klávesami Ctrl+C.`);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
