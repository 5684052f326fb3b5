import { engineFaults, lockfileFaults, pinnedFaults, reachFaults, registryFaults, textFaults, type Source } from '../../scripts/guards';

test('versions are exact', () => {
  expect(pinnedFaults({ version: '1.0.0', dependencies: { a: '1.2.3' }, devDependencies: { b: '1.2.3-rc.1' } })).toEqual([]);
  expect(pinnedFaults({ version: '1.0.0', dependencies: { a: '^1.2.3' }, devDependencies: { b: 'latest' } })).toHaveLength(2);
});

test('the lockfile is complete and names no registry', () => {
  const own = { version: '1.0.0' };
  const packages = {
    '': own,
    'node_modules/a': { version: '1.0.0', optionalDependencies: { b: '1.0.0', c: '1.0.0' } },
    'node_modules/b': { version: '1.0.0' },
    'node_modules/a/node_modules/c': { version: '1.0.0' },
  };
  expect(lockfileFaults(own, { packages })).toEqual([]);
  const { 'node_modules/b': _, ...without } = packages;
  expect(lockfileFaults(own, { packages: without })).toEqual(['package-lock.json: node_modules/a wants b, which has no entry.']);
  expect(lockfileFaults({ version: '1.1.0' }, { packages })).toHaveLength(1);
  expect(
    lockfileFaults(own, { packages: { ...packages, 'node_modules/b': { version: '1.0.0', resolved: 'https://x/b.tgz' } } }),
  ).toHaveLength(1);
});

test('no file names a registry', () => {
  expect(registryFaults('a', 'see https://www.npmjs.com/package/x')).toEqual([]);
  expect(registryFaults('.npmrc', 'save-exact=true\nregistry=https://example.org/')).toHaveLength(1);
  expect(registryFaults('a', 'https://registry.npmjs.org/x')).toHaveLength(1);
});

describe('texts', () => {
  const uses = [
    "t('a.b'); t(`f.${code}.hint`); t('n', { count })",
    "import cs from '../i18n/functions.cs.json'; cs.area[key]; key('k')",
  ].map((text, i): Source => ({ file: `src/${i}.ts`, text }));
  const cs = { a: { b: 'x {{v}}' }, f: { q: { hint: 'x' } }, n_one: '1', n_few: '2', n_other: '5', area: { k: 'x' } };
  const en = { a: { b: 'y {{v}}' }, f: { q: { hint: 'y' } }, n_one: '1', n_other: '5', area: { k: 'y' } };

  test('in step', () => {
    expect(textFaults('x', cs, en, uses)).toEqual([]);
  });

  test.each([
    ['missing in English', cs, { ...en, a: {} }, 'x.en.json lacks a.b.'],
    ['missing in Czech', { ...cs, f: {} }, en, 'x.cs.json lacks f.q.hint.'],
    ['a plural form', { ...cs, n_few: undefined }, en, 'x.cs.json: n lacks _few.'],
    ['other blanks', cs, { ...en, a: { b: 'y {{w}}' } }, 'a.b fills v in Czech and w in English.'],
    ['empty', cs, { ...en, area: { k: ' ' } }, 'area.k is empty.'],
    ['unused', { ...cs, z: 'x' }, { ...en, z: 'y' }, 'x.cs.json: nothing uses z.'],
    ['unused in an area', { ...cs, area: { k: 'x', l: 'x' } }, { ...en, area: { k: 'y', l: 'y' } }, 'x.cs.json: nothing uses area.l.'],
  ])('%s', (_, czech, english, fault) => {
    const plain = (json: object): Parameters<typeof textFaults>[1] => JSON.parse(JSON.stringify(json)) as never;
    expect(textFaults('x', plain(czech), plain(english), uses)).toContain(fault);
  });

  test('said where its file is not loaded', () => {
    expect(reachFaults('x', cs, uses, /^src\//)).toEqual([]);
    expect(reachFaults('x', cs, uses, /^src\/1/)).toEqual(['src/0.ts uses a.b, which is in x.cs.json and not loaded there.']);
    expect(reachFaults('x', { f: cs.f }, uses, /^src\/1/)).toEqual(['src/0.ts uses f.q.hint, which is in x.cs.json and not loaded there.']);
    expect(reachFaults('unheard', cs, uses)).toEqual([expect.stringContaining('does not know which rooms')]);
  });
});

test('nothing that runs in Excel is newer than the oldest web view of the browserslist', () => {
  const source = (file: string, text: string): Source => ({ file, text });
  expect(
    engineFaults([source('src/core/a.ts', 'list.at(-1); signal.throwIfAborted(); /(?<name>x)/'), source('src/cli/a.ts', '/(?<=x)/')]),
  ).toEqual([]);
  expect(engineFaults([source('src/files/a.ts', 'text.split(/(?<=\\s)/)'), source('src/taskpane/a.tsx', 'list.toSorted()')])).toEqual([
    'src/files/a.ts: "(?<=" is newer than the web views of Excel.',
    'src/taskpane/a.tsx: ".toSorted(" is newer than the web views of Excel.',
  ]);
});
