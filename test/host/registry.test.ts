import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { setNeeded } from '../../src/host/api/sets';
import { setsFromTypes } from '../build/apiSets';

const API = join(__dirname, '../../src/host/api');

/** `Class.member` for everything the registry declares, collected from the classes themselves. */
function played(): [string, string][] {
  const seen: [string, string][] = [];
  for (const file of readdirSync(API, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const exports = jest.requireActual<Record<string, unknown>>(join(API, file));
    for (const value of Object.values(exports)) {
      const cls = value as { name?: string; members?: Record<string, unknown> };
      if (!cls?.members || typeof cls.name !== 'string' || cls.name === 'Root') continue;
      for (const member of Object.keys(cls.members)) if (!member.startsWith('_')) seen.push([cls.name, member]);
    }
  }
  return seen;
}

test('the requirement set of every member is what the types of Office.js say', () => {
  const types = setsFromTypes();
  const wrong = played()
    .map(([cls, member]) => [cls, member, setNeeded(cls, member), types[cls]?.[member] ?? '99.0'])
    .filter(([, , ours, theirs]) => ours !== theirs);
  expect(wrong).toEqual([]);
});

test('no source of the host imports product code', () => {
  const src = join(API, '../..');
  const files = readdirSync(join(src, 'host'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const rooms = files.flatMap((file) => {
    const imports = readFileSync(join(src, 'host', file), 'utf8').matchAll(/(?:from|import\()\s*(?:\/\*.*?\*\/\s*)?'(\.[^']+)'/g);
    return [...imports].map(([, path]) => relative(src, join(src, 'host', file, '..', path!)).split(sep)[0]);
  });
  expect([...new Set(rooms)].sort()).toEqual(['host', 'ooxml']);
});
