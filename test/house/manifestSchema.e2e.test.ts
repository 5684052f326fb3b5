import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { productionManifest } from '../../scripts/manifest';
import { schemaFaults } from '../../scripts/manifest-check';

const xml = readFileSync(join(__dirname, '../../manifest.xml'), 'utf8');

test('valid by the published schemas, here and for a server', async () => {
  expect(await schemaFaults(xml)).toBe('');
  expect(await schemaFaults(productionManifest(xml, 'https://example.org/a&b/', 'https://example.org/podpora?x=1&y=2'))).toBe('');
});

test('the schema is really asked', async () => {
  expect(await schemaFaults(xml.replace('<DefaultLocale>cs-CZ</DefaultLocale>', ''))).toMatch(/DefaultLocale/);
});
