/**
 * npm run release                                            dist/release/plneni-VERSION.zip, the address to be filled in
 * npm run release -- --base https://example.org/plneni/      with manifests and servers for that address
 *                    [--support https://example.org/podpora]
 *                    [--office https://example.org/office/office.js]   with a copy of Office.js in place of Microsoft's
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { baseUrl } from './manifest';
import { manifestFaults, schemaFaults, toolFaults } from './manifest-check';
import { packRelease, PLACEHOLDER, releaseParts, TEST_NAME, type Release } from './release/parts';
import { OFFICE } from './release/serving';

const root = join(__dirname, '..');
const folder = join(root, 'dist/release');

const USAGE = 'Použití: npm run release -- [--base https://example.org/plneni/] [--support https://…] [--office https://…/office.js]';

/** What is wished, or the sentence that says why it cannot be. */
export function wishesOf(args: readonly string[]): Omit<Release, 'web' | 'version'> | string {
  let values;
  try {
    const text = { type: 'string' } as const;
    ({ values } = parseArgs({ args: [...args], options: { base: text, support: text, office: text } }));
  } catch {
    return USAGE;
  }
  const { base = PLACEHOLDER, support, office = OFFICE } = values;
  const address = baseUrl(base);
  if (address === null)
    return `Adresa doplňku musí začínat https:// a vést do složky, bez parametrů, například https://example.org/plneni/. Zadáno: ${base}`;
  if (support !== undefined && !URL.canParse(support)) return `Adresa podpory není adresa: ${support}`;
  if (support?.startsWith('http:')) return `Adresa podpory musí začínat https://, jinak ji Office nevezme. Zadáno: ${support}`;
  // On another server it has to be https, as the page itself is.
  if (!/(^|\/)office\.js$/.test(office) || (URL.canParse(office) && !office.startsWith('https://')))
    return `Office.js se načítá z adresy https://…/office.js, nebo ze stejného serveru (office/office.js). Zadáno: ${office}`;
  return { base: address, office, ...(support !== undefined && { support }) };
}

function build(office: string): string {
  const web = join(folder, 'web');
  const webpack = require.resolve('webpack-cli/bin/cli.js');
  // Maps stay out, and with them the folder of the sources, which takes part in the digests that parts have while they are built.
  const args = ['--mode', 'production', '--config-name', 'web', '--no-devtool', '--env', `office=${office}`, '--output-path', web];
  const { status, stdout, stderr } = spawnSync(process.execPath, [webpack, ...args], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`Sestavení selhalo.\n${stdout}${stderr}`);
  return web;
}

async function main(): Promise<number> {
  const wishes = wishesOf(process.argv.slice(2));
  if (typeof wishes === 'string') {
    console.error(wishes);
    return 2;
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  mkdirSync(folder, { recursive: true });
  const release: Release = { ...wishes, version, web: build(wishes.office) };
  for (const [name, content] of releaseParts(release)) {
    if (!name.startsWith('manifesty/')) continue;
    const xml = content as string;
    const faults = [
      ...manifestFaults(xml, version),
      ...(await toolFaults(xml, version, name.includes('zkouska') ? TEST_NAME : undefined)),
      await schemaFaults(xml),
    ].filter(Boolean);
    if (faults.length === 0) continue;
    console.error(`${name}:\n${faults.join('\n')}`);
    return 1;
  }
  const { name, zip, sum } = packRelease(release);
  writeFileSync(join(folder, name), zip);
  writeFileSync(join(folder, `${name}.sha256`), sum);
  rmSync(release.web, { recursive: true });
  console.log(
    `Zapsáno dist/release/${name} (${(zip.length / 1e6).toLocaleString('cs-CZ', { maximumFractionDigits: 1 })} MB), součet v ${name}.sha256.`,
  );
  if (wishes.base === PLACEHOLDER)
    console.log(`V manifestech je zástupná adresa ${PLACEHOLDER}; jak ji nahradit, říká INSTALACE.html uvnitř.`);
  return 0;
}

if (require.main === module) void main().then((code) => (process.exitCode = code));
