import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OfficeAddinManifest } from 'office-addin-manifest';
import { SaxesParser } from 'saxes';

export const DEV_BASE = 'https://localhost:3000/';
const root = join(__dirname, '..');

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly path: string;
  readonly text: string;
}

/** Every element of the manifest in document order, with the names of those around it. */
export function elementsOf(xml: string): Element[] {
  const elements: (Element & { text: string })[] = [];
  const open: (Element & { text: string })[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, path: [...open.map((outer) => outer.name), name].join('/'), text: '' };
    elements.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const inner = open.at(-1);
    if (inner) inner.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return elements.map((element) => ({ ...element, text: element.text.trim() }));
}

/** The lowest version of a requirement set that the ribbon part of the manifest asks for. */
export const declaredFloor = (xml: string, set: string): string | undefined =>
  elementsOf(xml).find(({ name, attributes }) => name === 'bt:Set' && attributes.Name === set)?.attributes.MinVersion;

/** What Office would refuse or silently ignore, beyond the schema. */
export function manifestFaults(xml: string, version: string): string[] {
  const all = elementsOf(xml);
  const named = (name: string): Element[] => all.filter((element) => element.name === name);
  const faults: string[] = [];

  const stated = named('Version')[0]?.text;
  if (stated !== `${version}.0`) faults.push(`Version is ${stated}, package.json says ${version} (so ${version}.0).`);

  const resources = all.filter(({ attributes }) => 'id' in attributes && 'DefaultValue' in attributes);
  const ids = new Set(resources.map(({ attributes }) => attributes.id));
  const used = new Set(all.flatMap(({ attributes }) => attributes.resid ?? []));
  if (ids.size !== resources.length) faults.push('A resource id is there twice.');
  for (const id of used) if (!ids.has(id)) faults.push(`Resource ${id} is used and not defined.`);
  for (const id of ids) {
    if (!used.has(id!)) faults.push(`Resource ${id} is defined and not used.`);
    if (id!.length > 32) faults.push(`Resource id ${id} is longer than 32 characters.`);
  }
  for (const { path, attributes } of all) {
    const value = attributes.DefaultValue ?? attributes.Value ?? '';
    const limit = path.includes('bt:ShortStrings') ? 125 : path.includes('bt:LongStrings') ? 250 : 2048;
    if (value.length > limit) faults.push(`"${value.slice(0, 40)}…" is longer than ${limit} characters.`);
    if (/^http:/.test(value)) faults.push(`${value} is not https.`);
    if (/\/Resources\/.*\/Override$/.test(path))
      faults.push('A plain <Override> inside <Resources> stops the add-in from loading (office-js #2464); use <bt:Override>.');
  }
  // Texts that are the same in both languages: the product's name and the namespace of functions.
  all.forEach(({ attributes, name }, i) => {
    const value = attributes.DefaultValue ?? '';
    const isText = (name === 'bt:String' || name === 'DisplayName' || name === 'Description') && !['', 'Plnění', 'PLNENI'].includes(value);
    if (isText && !all[i + 1]?.name.endsWith('Override')) faults.push(`"${value}" has no English form (Override Locale="en-US").`);
  });
  for (const { attributes } of all.filter(({ name }) => name === 'bt:Image' || name === 'IconUrl' || name === 'HighResolutionIconUrl')) {
    const file = /assets\/([^/]+)$/.exec(attributes.DefaultValue ?? '')?.[1];
    if (file) faults.push(...imageFaults(file));
  }
  return faults;
}

function imageFaults(file: string): string[] {
  const path = join(root, 'assets', file);
  if (!existsSync(path)) return [`assets/${file} is missing.`];
  const size = Number(/-(\d+)\.png$/.exec(file)?.[1]);
  const header = readFileSync(path);
  return header.readUInt32BE(16) === size && header.readUInt32BE(20) === size ? [] : [`assets/${file} is not ${size} × ${size} pixels.`];
}

/** What Microsoft's own tools (side-loading, deployment) read from the manifest; they read a file, not a text. */
export async function toolFaults(xml: string, version: string, displayName = 'Plnění'): Promise<string[]> {
  return inFile(xml, async (path) => {
    try {
      const {
        id,
        version: stated,
        displayName: name,
        hosts,
        defaultLocale,
        officeAppType,
      } = await OfficeAddinManifest.readManifestFile(path);
      const read = { displayName: name, stated, hosts: hosts?.join(), defaultLocale, officeAppType };
      const wanted: typeof read = {
        displayName,
        stated: `${version}.0`,
        hosts: 'Workbook',
        defaultLocale: 'cs-CZ',
        officeAppType: 'TaskPaneApp',
      };
      const faults = (Object.keys(wanted) as (keyof typeof wanted)[]).filter((key) => read[key] !== wanted[key]);
      return [
        ...faults.map((key) => `office-addin-manifest reads ${key} as ${read[key]}, not ${wanted[key]}.`),
        ...(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id ?? '') ? [] : [`Id ${id} is not a GUID.`]),
      ];
    } catch (error) {
      return [`office-addin-manifest cannot read it: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}

async function inFile<T>(xml: string, use: (path: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'plneni-'));
  try {
    const path = join(folder, 'manifest.xml');
    writeFileSync(path, xml);
    return await use(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The manifest against Microsoft's published schemas. They are older than `<Runtimes>` and `<AllFormFactors>`
 * (see tools/manifest/README.md), so these two are set aside first.
 * @returns what xmllint said; empty when the manifest is valid
 */
export function schemaFaults(xml: string): Promise<string> {
  const known = xml.replace(/<Runtimes>.*?<\/Runtimes>/s, '').replace(/<AllFormFactors>.*?<\/AllFormFactors>/s, '');
  return inFile(known, (path) => {
    const schema = join(root, 'tools/manifest/OfficeAppManifestV1_1.xsd');
    const { status, stderr, error } = spawnSync('xmllint', ['--noout', '--schema', schema, path], { encoding: 'utf8' });
    if (error) return `xmllint could not be started (${error.message}). Run: npm test`;
    return status === 0 ? '' : stderr;
  });
}
