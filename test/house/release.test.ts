import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { elementsOf, manifestFaults, toolFaults } from '../../scripts/manifest-check';
import { wishesOf } from '../../scripts/release';
import { packRelease, PLACEHOLDER, releaseParts, TEST_NAME, type Release } from '../../scripts/release/parts';
import { apache, iis, nginx } from '../../scripts/release/servers';
import { everywhere, OFFICE, PLACES, policy, TYPES } from '../../scripts/release/serving';

const folder = mkdtempSync(join(tmpdir(), 'plneni-release-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { version: string };
const web = join(folder, 'web');
mkdirSync(join(web, 'parts'), { recursive: true });
for (const name of [
  'taskpane.html',
  'functions.js',
  'functions.js.map',
  'manifest.xml',
  'third-party.txt',
  'sbom.cdx.json',
  'parts/a.01234567.js',
])
  writeFileSync(join(web, name), `content of ${name}`);
const RELEASE: Release = { web, version, base: PLACEHOLDER, office: OFFICE };
const text = (parts: ReadonlyMap<string, string | Uint8Array>, name: string): string => Buffer.from(parts.get(name)!).toString('utf8');

test('everything is there, and what only developers need is not', () => {
  expect([...releaseParts(RELEASE).keys()]).toEqual([
    'INSTALACE.html',
    'licence/LICENSE.txt',
    'licence/third-party.txt',
    'manifesty/manifest-zkouska.xml',
    'manifesty/manifest.xml',
    'sbom.cdx.json',
    'servery/apache/plneni.conf',
    'servery/iis/web.config',
    'servery/nginx/plneni.conf',
    'web/functions.js',
    'web/parts/a.01234567.js',
    'web/taskpane.html',
    'web/third-party.txt',
    'SHA256SUMS',
  ]);
});

test('packed twice it is the same bytes, and the sums are those of what is in it', () => {
  const [first, second] = [packRelease(RELEASE), packRelease(RELEASE)];
  expect(Buffer.from(first.zip).equals(second.zip)).toBe(true);
  const sum = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  expect(first.sum).toBe(`${sum(first.zip)}  plneni-${version}.zip\n`);
  const files = Object.entries(unzipSync(first.zip)).map(([name, bytes]) => [name.replace(`plneni-${version}/`, ''), bytes] as const);
  const sums = new TextDecoder().decode(files.find(([name]) => name === 'SHA256SUMS')![1]);
  expect(sums).toBe(
    files
      .filter(([name]) => name !== 'SHA256SUMS')
      .map(([name, bytes]) => `${sum(bytes)}  ${name}\n`)
      .join(''),
  );
});

describe('manifests', () => {
  const parts = releaseParts({ ...RELEASE, base: 'https://web.urad.cz/doplnky/plneni/', support: 'https://web.urad.cz/podpora' });
  const [real, trial] = ['manifest', 'manifest-zkouska'].map((name) => text(parts, `manifesty/${name}.xml`)) as [string, string];
  const first = (xml: string, name: string): string | undefined => {
    const element = elementsOf(xml).find((one) => one.name === name);
    return element?.attributes.DefaultValue ?? element?.text;
  };

  test.each([
    ['for use', real, 'Plnění'],
    ['for trying out', trial, TEST_NAME],
  ])('%s: valid, and nothing leads elsewhere', async (_, xml, name) => {
    expect(manifestFaults(xml, version)).toEqual([]);
    expect(await toolFaults(xml, version, name)).toEqual([]);
    const hosts = [...xml.matchAll(/"https?:\/\/([^/"]+)/g)].map(([, host]) => host).filter((host) => host !== 'schemas.microsoft.com');
    expect(new Set(hosts.filter((host) => host !== 'www.w3.org'))).toEqual(new Set(['web.urad.cz']));
    expect(first(xml, 'SupportUrl')).toBe('https://web.urad.cz/podpora');
  });

  test('the one for trying out is another add-in, of another name, in a folder inside', () => {
    expect(first(trial, 'Id')).not.toBe(first(real, 'Id'));
    expect([first(real, 'DisplayName'), first(trial, 'DisplayName')]).toEqual(['Plnění', 'Plnění – zkouška']);
    const label = (xml: string): unknown =>
      elementsOf(xml).find(({ attributes }) => attributes.id === 'Group.Label')?.attributes.DefaultValue;
    expect([label(real), label(trial)]).toEqual(['Plnění', 'Plnění – zkouška']);
    expect(first(trial, 'SourceLocation')).toBe('https://web.urad.cz/doplnky/plneni/zkouska/taskpane.html');
  });

  test("the guide's command puts an address in both, and they stay valid", async () => {
    const unpacked = releaseParts(RELEASE);
    mkdirSync(join(folder, 'manifesty'));
    for (const name of ['manifest', 'manifest-zkouska'])
      writeFileSync(join(folder, `manifesty/${name}.xml`), text(unpacked, `manifesty/${name}.xml`));
    const [, command] = /<pre id="sed">\s*(.*?)<\/pre\s*>/s.exec(text(unpacked, 'INSTALACE.html'))!;
    execFileSync('bash', ['-c', command!], { cwd: folder });
    for (const [name, address, shown] of [
      ['manifest', 'https://web.urad.cz/plneni/taskpane.html', 'Plnění'],
      ['manifest-zkouska', 'https://web.urad.cz/plneni/zkouska/taskpane.html', TEST_NAME],
    ] as const) {
      const xml = readFileSync(join(folder, `manifesty/${name}.xml`), 'utf8');
      expect(xml).not.toContain('urad.example');
      expect(first(xml, 'SourceLocation')).toBe(address);
      expect(manifestFaults(xml, version)).toEqual([]);
      expect(await toolFaults(xml, version, shown)).toEqual([]);
    }
  });

  test("the guide's command for Windows replaces the same", () => {
    const guide = text(releaseParts(RELEASE), 'INSTALACE.html');
    expect(guide).toContain(`$t.Replace('${PLACEHOLDER}', 'https://web.urad.cz/plneni/')`);
    expect(guide).not.toMatch(/%[A-Z]+%(?!\\)/);
  });

  test('the guide tells how to have a copy of Office.js, or where the copy is', () => {
    const guide = (office: string): string => text(releaseParts({ ...RELEASE, office }), 'INSTALACE.html');
    expect(guide(OFFICE)).toMatch(/lze mít vlastní kopii/);
    expect(guide(OFFICE)).not.toMatch(/Toto vydání načítá/);
    const copy = guide('https://kopie.urad.cz/office.js');
    expect(copy).toMatch(/načítá knihovnu Office\.js z kopie <b>https:\/\/kopie\.urad\.cz\/office\.js<\/b>/);
    expect(copy).not.toMatch(/lze mít vlastní kopii/);
  });
});

describe('servers', () => {
  const SERVER = { path: '/plneni/', folder: '/srv/www/plneni', office: OFFICE };
  const common = Object.entries(everywhere(OFFICE));

  test('all three say each header of the one table, and every type', () => {
    const configuration = iis(SERVER);
    const added = elementsOf(configuration).filter(({ name }) => name === 'add');
    const at = (path: string): Record<string, string> => {
      const inside = configuration.split('<location ').find((part) => part.startsWith(`path="${path}"`))!;
      return Object.fromEntries([...inside.matchAll(/<add name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]));
    };
    for (const [name, value] of common) {
      expect(added).toContainEqual(expect.objectContaining({ attributes: { name, value } }));
      expect(apache(SERVER)).toContain(`Header always set ${name} "${value}"\n`);
      expect(nginx(SERVER)).toContain(`"${value}"`);
    }
    for (const { path, headers } of PLACES) expect(at(path)).toEqual(headers);
    for (const [ending, type] of Object.entries(TYPES)) {
      expect(configuration).toContain(`<mimeMap fileExtension=".${ending}" mimeType="${type}" />`);
      expect(apache(SERVER)).toContain(`AddType "${type}" .${ending}\n`);
      expect(nginx(SERVER)).toContain(`    ${type.replace(/;.*/, '')} ${ending};\n`);
    }
  });

  test('the root of a server, and a path that needs quotes', () => {
    expect(nginx({ ...SERVER, path: '/' })).toContain('location ^~ / {\n  root /srv/www/plneni;\n');
    const spaced = nginx({ ...SERVER, path: '/naše doplňky/', folder: '/srv/www/naše doplňky' });
    expect(spaced).toContain('location ^~ "/naše doplňky/" {\n  root /srv/www;\n');
  });

  test('the policy lets Office.js in from where the page takes it', () => {
    const scripts = (office: string): string => /script-src ([^;]+)/.exec(policy(office))![1]!;
    expect(scripts(OFFICE)).toBe("'self' https://appsforoffice.microsoft.com");
    expect(scripts('https://kopie.urad.cz/office/office.js')).toBe("'self' https://kopie.urad.cz");
    expect(scripts('office/office.js')).toBe("'self'");
    // What is written down in one place and needed in the other.
    expect(readFileSync(join(__dirname, '../../webpack.config.js'), 'utf8')).toContain(`'${OFFICE}'`);
  });
});

describe('wishes', () => {
  test('without any it is the address to be filled in and Office.js of Microsoft', () => {
    expect(wishesOf([])).toEqual({ base: PLACEHOLDER, office: OFFICE });
    expect(wishesOf(['--base', 'https://a.cz/plneni', '--office', 'office/office.js'])).toEqual({
      base: 'https://a.cz/plneni/',
      office: 'office/office.js',
    });
  });

  test.each([
    [['--base', 'http://a.cz/'], /https:\/\/ .* http:\/\/a\.cz\/$/],
    [['--base', 'a.cz'], /Adresa doplňku/],
    [['--base', 'https://a.cz/plneni/taskpane.html'], /vést do složky/],
    [['--base', 'https://jana:heslo@a.cz/plneni/'], /Adresa doplňku/],
    [['--support', 'http://a.cz/podpora'], /Adresa podpory musí začínat https/],
    [['--support', 'podpora'], /Adresa podpory není adresa: podpora/],
    [['--office', 'http://a.cz/office.js'], /Office\.js se načítá z adresy https/],
    [['--office', 'https://a.cz/'], /office\.js/],
    [['--adresa', 'x'], /^Použití: /],
    [['https://a.cz/'], /^Použití: /],
  ])('%j is refused by one sentence', (args, sentence) => {
    expect(wishesOf(args)).toMatch(sentence);
  });
});
