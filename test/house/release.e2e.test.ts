/** The release unpacked, served by real servers with the configurations that are in it, and the pane loaded over it. */
import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../scripts/chromium';
import { packRelease, type Release } from '../../scripts/release/parts';
import { OFFICE } from '../../scripts/release/serving';
import { ensureBuilt, officeScript } from '../../scripts/start';
import { Session, SLOW } from '../build/preview';
import { call } from '../build/returns';

jest.setTimeout(SLOW);

const root = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'plneni-release-'));
const place = (...names: string[]): string => join(folder, ...names);
const officeFiles = dirname(require.resolve('@microsoft/office-js/dist/office.js'));

const running: ChildProcess[] = [];
let browser: Browser;
/** Addresses of the two servers, with a slash. */
let nginx: string;
let apache: string;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

/** Starts a server and waits until it answers. */
async function start(program: string, args: readonly string[], address: string): Promise<void> {
  // Where Debian keeps them, which is on the path of root alone.
  const child = spawn(program, args, {
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.push(child);
  let said = '';
  child.stderr.on('data', (data) => (said += String(data)));
  child.on('error', (error) => (said += String(error)));
  for (let tries = 0; tries < 100; tries++) {
    if (await fetch(address).catch(() => null)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  const log = place(program === 'nginx' ? 'nginx.log' : 'apache.log');
  throw new Error(`${program} did not start: ${said}${existsSync(log) ? readFileSync(log, 'utf8') : ''}`);
}

/** Unpacks a release and puts its folder web where its configuration of nginx looks for it. */
function install(release: Omit<Release, 'web' | 'version'>, as: string): string {
  const { zip, name } = packRelease({ ...release, web: join(root, 'dist/web'), version: '1.2.3' });
  const unpacked = place(as);
  for (const [path, content] of Object.entries(unzipSync(zip))) {
    const file = join(unpacked, path.slice(name.length - '.zip'.length + 1));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  mkdirSync(place('www'), { recursive: true });
  renameSync(join(unpacked, 'web'), place('www', as));
  return unpacked;
}

/** The configuration as an administrator keeps it: his own folder in place of the one that stands there. */
const configuration = (unpacked: string, server: string): string =>
  readFileSync(join(unpacked, 'servery', server, 'plneni.conf'), 'utf8').replaceAll('/srv/www', place('www'));

/** @param preview the page of `npm start` around the pane, on the same server: what stands in Excel's place */
function nginxConfiguration(port: number, unpacked: readonly string[]): string {
  const types = readFileSync(join(unpacked[0]!, 'servery/nginx/plneni.conf'), 'utf8').match(/types \{[^}]*\}/)![0];
  return `
daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
pid ${place('nginx.pid')};
error_log ${place('nginx.log')};
events {}
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${place(`tmp-${name}`)};`).join(' ')}
  server {
    listen 127.0.0.1:${port};
    # What the rest of a site may have.
    add_header X-Frame-Options DENY always;
    expires 30d;
    location ~ ^/pane/.*\\.(?:js|png)$ { return 404; }
    ${unpacked.map((one) => configuration(one, 'nginx')).join('\n')}
    location / {
      add_header Cache-Control no-store;
      root ${join(root, 'dist/preview')};
      ${types.replace('}', 'text/css css; }')}
    }
  }
}
`;
}

/** Where Debian has them, and where Homebrew. */
const MODULES = ['/usr/lib/apache2/modules', '/opt/homebrew/lib/httpd/modules', '/usr/local/lib/httpd/modules'].find(existsSync);
const APACHE = MODULES?.includes('httpd') ? 'httpd' : 'apache2';
const APACHE_MODULES = ['mpm_event', 'authz_core', 'headers', 'mime', 'alias', 'deflate', 'filter', 'expires'];

const apacheConfiguration = (port: number, unpacked: string): string => `
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${place('apache.pid')}
ErrorLog ${place('apache.log')}
TypesConfig /dev/null
${process.getuid?.() === 0 ? 'User www-data\nGroup www-data' : ''}
${APACHE_MODULES.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join('\n')}
DocumentRoot ${place('www')}
Header always set X-Frame-Options DENY
Header set X-Frame-Options SAMEORIGIN
Header set Content-Security-Policy "frame-ancestors 'self'"
<Files "functions.json">
  Header set Access-Control-Allow-Origin "https://jinde.example"
</Files>
Header set Referrer-Policy no-referrer
ExpiresActive On
ExpiresDefault "access plus 1 month"
${configuration(unpacked, 'apache')}
`;

beforeAll(async () => {
  await ensureBuilt();
  // Apache gives up root, and has to read it.
  chmodSync(folder, 0o755);
  const pane = install({ base: 'https://localhost/pane/', office: OFFICE }, 'pane');
  // As the guide tells whoever has a copy of Office.js on the same server.
  const mirror = install({ base: 'https://localhost/kopie/', office: 'office/office.js' }, 'kopie');
  const page = place('www/kopie/taskpane.html');
  writeFileSync(page, readFileSync(page, 'utf8').replace(OFFICE, 'office/office.js'));
  symlinkSync(officeFiles, place('www/kopie/office'));
  cpSync(place('www/pane/assets'), place('www/pane/zkouska/assets'), { recursive: true });
  const ports = [await freePort(), await freePort()] as const;
  [nginx, apache] = ports.map((port) => `http://localhost:${port}/`) as [string, string];
  writeFileSync(place('nginx.conf'), nginxConfiguration(ports[0], [pane, mirror]));
  writeFileSync(place('apache.conf'), apacheConfiguration(ports[1], pane));
  await start('nginx', ['-p', folder, '-e', place('nginx.log'), '-c', place('nginx.conf')], nginx);
  await start(APACHE, ['-X', '-f', place('apache.conf')], apache);
  browser = await launchChromium();
}, SLOW);

afterAll(async () => {
  await browser?.close();
  for (const child of running) {
    const ended = new Promise((done) => child.once('exit', done));
    if (child.exitCode === null && child.kill()) await ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

/** A page that tells of everything a policy stops, in the frames inside it too. */
async function newPage(): Promise<{ page: Page; refused: string[] }> {
  const page = await (await browser.newContext({ locale: 'cs-CZ' })).newPage();
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) refused.push(message.text());
  });
  return { page, refused };
}

describe.each([
  ['nginx', () => nginx],
  ['Apache', () => apache],
])('%s', (_, server) => {
  const head = async (path: string): Promise<Headers> => {
    const { status, headers } = await fetch(`${server()}pane/${path}`);
    expect([path, status]).toEqual([path, 200]);
    return headers;
  };
  const part = (): string => `parts/${readdirSync(place('www/pane/parts')).find((name) => /^pane\..*\.js$/.test(name))!}`;

  test('types, and what every answer says', async () => {
    for (const [path, type] of [
      ['taskpane.html', 'text/html; charset=utf-8'],
      ['help.html', 'text/html; charset=utf-8'],
      ['functions.js', 'text/javascript; charset=utf-8'],
      ['functions.json', 'application/json; charset=utf-8'],
      ['third-party.txt', 'text/plain; charset=utf-8'],
      ['ukazka.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
      ['assets/icon-32.png', 'image/png'],
      [part(), 'text/javascript; charset=utf-8'],
    ] as const) {
      const headers = await head(path);
      expect([path, headers.get('content-type')]).toEqual([path, type]);
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; script-src 'self' https:\/\/appsforoffice\.microsoft\.com; /,
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('x-frame-options')).toBeNull();
    }
  });

  test('what may be kept, and for how long', async () => {
    const kept = async (path: string): Promise<string | null> => (await head(path)).get('cache-control');
    for (const path of ['taskpane.html', 'functions.js', 'functions.json', 'unavailable.js'])
      expect([path, await kept(path)]).toEqual([path, 'no-cache']);
    expect(await kept(part())).toBe('public, max-age=31536000, immutable');
    // Office shows no icon that may not be kept; nor one of the version that is tried out.
    for (const icon of ['assets/icon-32.png', 'zkouska/assets/icon-32.png'])
      expect([icon, await kept(icon)]).toEqual([icon, 'public, max-age=86400']);
  });

  test('Excel at another address may read the functions, and nothing else', async () => {
    const allowed = async (path: string): Promise<string | null> => (await head(path)).get('access-control-allow-origin');
    expect(await allowed('functions.json')).toBe('*');
    expect(await allowed('functions.en-US.json')).toBe('*');
    expect(await allowed('taskpane.html')).toBeNull();
  });

  test('texts go packed, and a file that is not there is not there', async () => {
    expect((await head(part())).get('content-encoding')).toBe('gzip');
    expect((await fetch(`${server()}pane/manifest.xml`)).status).toBe(404);
    expect((await fetch(`${server()}pane/parts/`)).status).not.toBe(200);
  });
});

test('the pane works under the policy: summary, every tab, a returned workbook read in a worker', async () => {
  const { page, refused } = await newPage();
  await page.route('https://appsforoffice.microsoft.com/**', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: officeScript() }),
  );
  const session = new Session(page, nginx);
  const { pane } = session;
  await page.goto(nginx);
  await session.ready();
  await session.summarize();
  await pane.getByText('Zapsáno 72 opatření.').first().waitFor();
  for (const tab of await pane.getByRole('tab').all()) {
    await tab.click();
    await pane.getByRole('heading').first().waitFor();
  }
  await session.tab('Sběr');
  await pane.getByRole('button', { name: 'Načíst vrácené sešity', exact: true }).click();
  const worker = page.waitForEvent('worker');
  await pane
    .locator('input[type="file"]')
    .setInputFiles({ name: 'navrat.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(call()) });
  expect((await worker).url()).toMatch(/\/pane\/parts\/.*\.js$/);
  await pane.getByText('navrat.xlsx').first().waitFor();
  expect(refused).toEqual([]);
  expect(session.faults).toEqual([]);
  expect(session.outside).toEqual([OFFICE]);
  await page.context().close();
});

test('the policy is real: it stops a script and a request of somebody else', async () => {
  const { page, refused } = await newPage();
  await page.route('https://*/**', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await page.goto(`${nginx}pane/taskpane.html`);
  const sent = await page.evaluate(async () => {
    document.head.append(Object.assign(document.createElement('script'), { src: 'https://somewhere.example/x.js' }));
    return fetch('https://somewhere.example/').then(
      () => 'sent',
      () => 'stopped',
    );
  });
  expect(sent).toBe('stopped');
  expect(refused.some((text) => text.includes('somewhere.example/x.js'))).toBe(true);
  await page.context().close();
});

describe("Microsoft's own Office.js, told that it is in Excel on the web", () => {
  const AS_EXCEL = '?_host_Info=Excel$Web$16.01$cs-CZ$telemetry$isDialog$$0';
  const loaded = async (address: string, page: Page): Promise<string[]> => {
    const files: string[] = [];
    page.on('response', (response) => {
      if (response.ok() && /\.js$/.test(new URL(response.url()).pathname)) files.push(response.url());
    });
    const client = page.waitForResponse(/excel-web-.*\.js$/);
    await page.goto(`${nginx}${address}${AS_EXCEL}`);
    await client;
    await page.waitForLoadState('networkidle');
    return files;
  };

  test("from Microsoft's address: the policy lets in all that it loads", async () => {
    const { page, refused } = await newPage();
    await page.route('https://appsforoffice.microsoft.com/lib/1/hosted/**', (route) => {
      const file = join(officeFiles, new URL(route.request().url()).pathname.replace('/lib/1/hosted/', ''));
      return existsSync(file) ? route.fulfill({ path: file }) : route.abort();
    });
    const files = await loaded('pane/taskpane.html', page);
    expect(files).toContain(OFFICE);
    expect(files).toContainEqual(expect.stringMatching(/appsforoffice.*excel-web-/));
    expect(refused).toEqual([]);
    await page.context().close();
  });

  test('from a copy on the same server: nothing is asked of Microsoft, and the policy does not even let it in', async () => {
    const { page, refused } = await newPage();
    const outside: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(nginx)) outside.push(request.url());
    });
    expect((await fetch(`${nginx}kopie/taskpane.html`)).headers.get('content-security-policy')).not.toContain('appsforoffice');
    const files = await loaded('kopie/taskpane.html', page);
    expect(files).toContain(`${nginx}kopie/office/office.js`);
    expect(files).toContainEqual(expect.stringMatching(/kopie\/office\/excel-web-/));
    expect(outside).toEqual([]);
    expect(refused).toEqual([]);
    await page.context().close();
  });
});

describe('the bill of materials and the licences of what is inside', () => {
  interface Bill {
    readonly components: readonly {
      name: string;
      version: string;
      purl: string;
      'bom-ref': string;
      hashes?: readonly { content: string }[];
    }[];
    readonly dependencies: readonly { ref: string; dependsOn: readonly string[] }[];
  }
  const bill = (): Bill => JSON.parse(readFileSync(place('pane/sbom.cdx.json'), 'utf8')) as Bill;

  test('every package that the maps of the build know is in both, and none but webpack besides', () => {
    const maps = readdirSync(join(root, 'dist/web'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.map'));
    const sources = maps.flatMap(
      (name) => (JSON.parse(readFileSync(join(root, 'dist/web', name), 'utf8')) as { sources: string[] }).sources,
    );
    const known = new Set(sources.flatMap((source) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? []));
    expect(known.size).toBeGreaterThan(20);
    expect(new Set(bill().components.map(({ name }) => name))).toEqual(new Set([...known, 'webpack']));
    const licences = readFileSync(place('pane/licence/third-party.txt'), 'utf8');
    for (const { name, version } of bill().components) expect(licences).toContain(`${name} ${version} (`);
  });

  test('it says what was installed, each once, and its references lead somewhere', () => {
    const { components, dependencies } = bill();
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { version: string }>;
    };
    for (const { name, version, purl, hashes } of components) {
      expect([name, packages[`node_modules/${name}`]?.version]).toEqual([name, version]);
      expect(purl).toBe(`pkg:npm/${name.replace('@', '%40')}@${version}`);
      for (const { content } of hashes ?? []) expect(content).toMatch(/^[0-9a-f]{128}$/);
    }
    const refs = components.map((one) => one['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    const [own, ...others] = dependencies;
    expect(own!.dependsOn).toContain(refs.find((ref) => ref.includes('/react-dom@')));
    // Nothing is there for no reason.
    const wanted = new Set(dependencies.flatMap(({ dependsOn }) => dependsOn));
    expect(refs.filter((ref) => !wanted.has(ref))).toEqual([]);
    expect(others.map(({ ref }) => ref)).toEqual(refs);
    for (const { dependsOn } of dependencies) expect(refs).toEqual(expect.arrayContaining([...dependsOn]));
  });
});

test('the guide has two pages', async () => {
  const page = await browser.newPage();
  await page.goto(`file://${place('pane/INSTALACE.html')}`);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
  await page.close();
});
