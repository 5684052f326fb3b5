/**
 * npm run manifest                                      checks manifest.xml
 * npm run manifest -- https://example.org/plneni/       writes dist/manifest.xml for that address
 *                     [--support https://example.org/podpora]
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DEV_BASE, manifestFaults, schemaFaults, toolFaults } from './manifest-check';

const root = join(__dirname, '..');

export function productionManifest(xml: string, base: string, support?: string): string {
  const withSupport = support ? xml.replace(/(<SupportUrl DefaultValue=")[^"]*/, `$1${escape(support)}`) : xml;
  return withSupport.replace(/<!-- For development\..*?-->\n/s, '').replaceAll(DEV_BASE, escape(base));
}

/** @returns the address with its final slash, or null when Office would not load from it */
export function baseUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, username, pathname, search, hash, href } = new URL(text);
  if (protocol !== 'https:' || username || search || hash) return null;
  // Of a page, not of the folder that it is in.
  if (/\.(?:html?|xml)\/?$/i.test(pathname)) return null;
  return href.endsWith('/') ? href : `${href}/`;
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

async function main(): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({ allowPositionals: true, options: { support: { type: 'string' } } });
  } catch (error) {
    console.error((error as Error).message);
    return 2;
  }
  const [address] = parsed.positionals;
  const { support } = parsed.values;
  const source = readFileSync(join(root, 'manifest.xml'), 'utf8');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  let xml = source;
  if (address !== undefined) {
    const base = baseUrl(address);
    if (!base || (support !== undefined && !URL.canParse(support))) {
      console.error(
        `Adresa doplňku musí začínat https:// a vést do složky, bez parametrů, například https://example.org/plneni/. Zadáno: ${base ? support : address}`,
      );
      return 2;
    }
    xml = productionManifest(source, base, support);
  }
  const faults = [...manifestFaults(xml, version), ...(await toolFaults(xml, version)), await schemaFaults(xml)].filter(Boolean);
  if (faults.length > 0) {
    console.error(faults.join('\n'));
    return 1;
  }
  if (address === undefined) {
    console.log('manifest.xml je v pořádku (schéma i kontroly).');
    return 0;
  }
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(join(root, 'dist/manifest.xml'), xml);
  console.log(
    `Zapsáno dist/manifest.xml pro ${baseUrl(address)} (verze ${version}).\nNa tuto adresu nahrajte obsah složky dist/web (vytvoří ji npm run build).`,
  );
  return 0;
}

if (require.main === module) void main().then((code) => (process.exitCode = code));
