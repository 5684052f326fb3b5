import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { productionManifest } from '../manifest';
import { zipPackage } from '../../src/ooxml/packageWriter';
import { apache, iis, nginx } from './servers';
import { OFFICE } from './serving';

const root = join(__dirname, '../..');

/** Stands in manifests until somebody says where the add-in will be; a name under .example belongs to nobody. */
export const PLACEHOLDER = 'https://doplnky.urad.example/plneni/';

export interface Release {
  /** The built folder of the add-in. */
  readonly web: string;
  readonly version: string;
  /** The address of the add-in, with a final slash. */
  readonly base: string;
  /** Whom to ask; without it the help page of the add-in. */
  readonly support?: string;
  /** From where the built page takes Office.js. */
  readonly office: string;
}

/** Another add-in to Excel, so that both may be given out, each to its own people. */
const TEST_ID = '2c5d7f0a-93f4-4f1e-8c0e-5b7a6e1f9d34';
export const TEST_NAME = 'Plnění – zkouška';
const TEST_FOLDER = 'zkouska/';

/** The manifest of a version that is tried out: another add-in, of a name that says so, in a folder inside the real one's. */
function testManifest(xml: string, base: string, support?: string): string {
  const named = xml
    .replace(/<Id>[^<]+/, `<Id>${TEST_ID}`)
    .replace(/(<DisplayName DefaultValue=")Plnění/, `$1${TEST_NAME}`)
    .replace(/(<Override Locale="en-US" Value="Plnění) \(/, '$1 – test (')
    .replace(
      /(<bt:String id="(?:Group\.Label|Panel\.Title)" DefaultValue=")Plnění" \/>/g,
      `$1${TEST_NAME}"><bt:Override Locale="en-US" Value="Plnění – test" /></bt:String>`,
    );
  return productionManifest(named, `${base}${TEST_FOLDER}`, support);
}

/** What is put on a server: everything that was built but maps for debugging and the manifest for development. */
function webFiles(folder: string): [string, Uint8Array][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile() && !name.endsWith('.map') && name !== 'manifest.xml')
    .map((name): [string, Uint8Array] => [name.split(sep).join('/'), readFileSync(join(folder, name))]);
}

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** Everything in the release, by its place in it. The same build and the same wishes give the same. */
export function releaseParts({ web, version, base, support, office }: Release): Map<string, string | Uint8Array> {
  const manifest = readFileSync(join(root, 'manifest.xml'), 'utf8');
  const built = webFiles(web);
  // As a server sees it.
  const pathname = decodeURIComponent(new URL(base).pathname);
  const server = { path: pathname, folder: `/srv/www${pathname.slice(0, -1) || '/plneni'}`, office };
  const guide = readFileSync(join(__dirname, 'INSTALACE.html'), 'utf8')
    .replaceAll('%VERSION%', version)
    .replaceAll('%BASE%', base)
    .replaceAll('%PATH%', pathname)
    .replaceAll('%FOLDER%', server.folder)
    .replaceAll('%OFFICE%', office)
    // Who has a copy already need not be told how to make one.
    .replace(office === OFFICE ? /<!-- copy -->.*?<!-- \/copy -->/s : /<!-- closed -->.*?<!-- \/closed -->/s, '');
  const parts: [string, string | Uint8Array][] = [
    // The bill is for whoever installs; the licences go with the copies that are served, too.
    ...built.flatMap(([name, content]): [string, Uint8Array][] => {
      if (name === 'sbom.cdx.json') return [[name, content]];
      return [[`web/${name}`, content], ...(name === 'third-party.txt' ? [[`licence/${name}`, content] as [string, Uint8Array]] : [])];
    }),
    ['INSTALACE.html', guide],
    ['licence/LICENSE.txt', readFileSync(join(root, 'LICENSE'), 'utf8')],
    ['manifesty/manifest.xml', productionManifest(manifest, base, support)],
    ['manifesty/manifest-zkouska.xml', testManifest(manifest, base, support)],
    ['servery/apache/plneni.conf', apache(server)],
    ['servery/iis/web.config', iis(server)],
    ['servery/nginx/plneni.conf', nginx(server)],
  ];
  parts.sort(byName);
  const sums = parts.map(([name, content]) => `${sha256(content)}  ${name}\n`).join('');
  return new Map([...parts, ['SHA256SUMS', sums]]);
}

/** The release as one file, and the line of its own sum. */
export function packRelease(release: Release): { readonly name: string; readonly zip: Uint8Array; readonly sum: string } {
  const name = `plneni-${release.version}`;
  const zip = zipPackage([...releaseParts(release)].map(([path, content]) => [`${name}/${path}`, content] as const));
  return { name: `${name}.zip`, zip, sum: `${sha256(zip)}  ${name}.zip\n` };
}
