import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FLOOR } from '../../scripts/check-api-floor';
import { functionsMetadata } from '../../scripts/functions-metadata';
import { baseUrl, productionManifest } from '../../scripts/manifest';
import { declaredFloor, elementsOf, manifestFaults, toolFaults } from '../../scripts/manifest-check';
import { COMMANDS } from '../../src/commands';

const root = join(__dirname, '../..');
const xml = readFileSync(join(root, 'manifest.xml'), 'utf8');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

test("valid by what the published schemas cannot see, and to Microsoft's own reader", async () => {
  expect(manifestFaults(xml, version)).toEqual([]);
  expect(await toolFaults(xml, version)).toEqual([]);
});

test('the ribbon declares the floor that lint enforces', () => {
  expect(declaredFloor(xml, FLOOR.set)).toBe(FLOOR.version);
  expect(declaredFloor(xml, 'SharedRuntime')).toBe('1.1');
});

test('one page is the runtime, the pane, the home of functions and of commands', () => {
  const elements = elementsOf(xml);
  const resid = (path: string): string | undefined => elements.find((element) => element.path.endsWith(path))?.attributes.resid;
  expect(elements.find(({ name }) => name === 'Runtime')?.attributes).toMatchObject({ lifetime: 'long' });
  const uses = ['Runtimes/Runtime', 'Page/SourceLocation', 'FunctionFile', 'Action/SourceLocation'].map(resid);
  expect(new Set(uses)).toEqual(new Set(['Taskpane.Url']));
});

test('buttons Panel, Shrnout and Kontrola, the last two by the names that are registered', () => {
  const elements = elementsOf(xml);
  expect(elements.filter(({ name }) => name === 'Control').map(({ attributes }) => attributes.id)).toEqual([
    'Plneni.Panel',
    'Plneni.Shrnout',
    'Plneni.Kontrola',
  ]);
  expect(elements.filter(({ name }) => name === 'FunctionName').map(({ text }) => text)).toEqual([...COMMANDS]);
});

test('namespace of the functions', async () => {
  expect(elementsOf(xml).find(({ attributes }) => attributes.id === 'Functions.Namespace')?.attributes.DefaultValue).toBe('PLNENI');
  expect((await functionsMetadata('cs')).functions).toHaveLength(10);
});

test.each([
  ['plain Override in Resources', (text: string) => text.replaceAll('bt:Override', 'Override'), /#2464/],
  ['version out of step', (text: string) => text.replace(/<Version>[^<]+/, '<Version>9.9.9.0'), /Version/],
  [
    'a resource that is not there',
    (text: string) => text.replace(' id="Group.Label"', ' id="Group.Title"'),
    /Group\.Label is used and not defined/,
  ],
  ['an unknown icon', (text: string) => text.replace('icon-16.png', 'icon-17.png'), /icon-17\.png is missing/],
  ['http', (text: string) => text.replace('https://localhost:3000/help', 'http://localhost:3000/help'), /not https/],
  [
    'a text without English',
    (text: string) => text.replace(/<bt:Override Locale="en-US" Value="Summarize" \/>/, ''),
    /"Shrnout" has no English form/,
  ],
  ['a text too long', (text: string) => text.replace('Value="Pane"', `Value="${'x'.repeat(126)}"`), /longer than 125/],
])('a fault is found: %s', (_, spoil, message) => {
  expect(spoil(xml)).not.toBe(xml);
  expect(manifestFaults(spoil(xml), version).join('\n')).toMatch(message);
});

test('the reader is really asked', async () => {
  expect(await toolFaults(xml.replace('Name="Workbook"', 'Name="Document"'), version)).toEqual([
    'office-addin-manifest reads hosts as Document, not Workbook.',
  ]);
  expect(await toolFaults(xml.replace('</OfficeApp>', ''), version)).toEqual([expect.stringMatching(/cannot read it/)]);
});

describe('the manifest for a server', () => {
  test('every address leads there', () => {
    const made = productionManifest(xml, 'https://example.org/a&b/', 'https://example.org/podpora?x=1&y=2');
    expect(made).not.toContain('localhost');
    expect(manifestFaults(made, version)).toEqual([]);
    const values = elementsOf(made).map(({ attributes }) => attributes.DefaultValue);
    expect(values).toContain('https://example.org/a&b/taskpane.html');
    expect(values).toContain('https://example.org/podpora?x=1&y=2');
  });

  test.each([
    ['https://example.org/plneni', 'https://example.org/plneni/'],
    ['https://example.org', 'https://example.org/'],
    ['http://example.org/', null],
    ['example.org', null],
    ['https://example.org/?a=1', null],
    ['https://example.org/#a', null],
  ])('%s', (text, base) => {
    expect(baseUrl(text)).toBe(base);
  });
});
