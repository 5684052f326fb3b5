/**
 * Which npm packages a build really holds, told by webpack's own modules: their licences (third-party.txt) and a bill of
 * materials (sbom.cdx.json, CycloneDX 1.6), written beside what was built. Without times and numbers of chance: the same
 * build gives the same bytes. Plain JavaScript because webpack.config.js reads it.
 */
const { existsSync, readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const { Compilation, sources } = require('webpack');

const root = join(__dirname, '..');

/** Licences under which anybody may pass the packages on. Another one has to be read first, and then added here. */
const KNOWN = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'MIT-0', 'LICENSE'];

/** Texts for packages that name their licence and forget to bring it. */
const TEXTS = {
  MIT: 'Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:\n\nThe above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.\n\nTHE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.',
  ISC: 'Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.\n\nTHE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.',
};

const byName = (a, b) => (a.name < b.name || (a.name === b.name && a.version < b.version) ? -1 : 1);

/** The folder of the package that a file is from; null for a file of ours. */
function folderOf(path) {
  const [found] = /^.*[\\/]node_modules[\\/](@[^\\/]+[\\/])?[^\\/]+/.exec(path ?? '') ?? [];
  return found ?? null;
}

/** @returns the packages of the modules that stand in a chunk, by name */
function packagesOf(compilation, others) {
  const folders = new Set(others.map((name) => join(root, 'node_modules', name)));
  for (const module of compilation.modules) {
    if (compilation.chunkGraph.getNumberOfModuleChunks(module) === 0) continue;
    // A module made of several is told by those.
    for (const one of module.modules ?? [module]) folders.add(folderOf(one.nameForCondition()));
  }
  folders.delete(null);
  return [...folders].map(readPackage).sort(byName);
}

function readPackage(folder) {
  const { name, version, license, author, dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const text = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)(\.|$)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
    .join('\n\n');
  const who = typeof author === 'string' ? author.replace(/ *[<(].*/, '') : author?.name;
  return { name, version, license, text, author: who ?? `the authors of ${name}`, dependencies: Object.keys(dependencies) };
}

function withTexts(packages) {
  const lent = (license) => packages.find((one) => one.license === license && one.text !== '')?.text;
  return packages.map((one) => {
    if (!KNOWN.includes(one.license))
      throw new Error(`${one.name} is under ${one.license}: read it, then add it to scripts/packages-inside.js.`);
    if (one.text !== '') return one;
    const text = TEXTS[one.license] ?? lent(one.license);
    if (text === undefined) throw new Error(`${one.name} brings no text of its licence ${one.license}.`);
    return { ...one, text: one.license in TEXTS ? `Copyright (c) ${one.author}\n\n${text}` : text };
  });
}

const line = '='.repeat(80);

/** Packages with one and the same text share it. */
function licencesText(packages) {
  const byText = new Map();
  for (const one of packages) byText.set(one.text, [...(byText.get(one.text) ?? []), one]);
  const parts = [...byText].map(
    ([text, ones]) =>
      `${line}\n${ones.map(({ name, version, license }) => `${name} ${version} (${license === 'LICENSE' ? 'terms of its own' : license})`).join('\n')}\n${line}\n\n${text}\n`,
  );
  return `Packages inside, and their licences.\n\n${parts.join('\n')}`;
}

const purl = ({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** @param lock package-lock.json, which knows the hash of each package as it was published */
function billOfMaterials(own, packages, lock) {
  const published = new Map(
    Object.entries(lock.packages).map(([path, { version, integrity }]) => [
      `${path.replace(/^.*node_modules\//, '')} ${version}`,
      integrity,
    ]),
  );
  const ref = new Map(packages.map((one) => [one.name, purl(one)]));
  const depend = (names) => [...new Set(names.flatMap((name) => ref.get(name) ?? []))].sort();
  const licenceOf = (license) => (license === 'LICENSE' ? { name: 'see third-party.txt' } : { id: license });
  const top = {
    type: 'application',
    'bom-ref': purl(own),
    name: own.name,
    version: own.version,
    purl: purl(own),
    licenses: [{ license: { id: own.license } }],
  };
  const inner = packages.map((one) => ({ ref: purl(one), dependsOn: depend(one.dependencies) }));
  // What we ask for ourselves; and what came through a package of which nothing else is left.
  const asked = depend(Object.keys(own.devDependencies ?? {}));
  const lone = packages.map(purl).filter((one) => !inner.some(({ dependsOn }) => dependsOn.includes(one)));
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: top },
    components: packages.map((one) => {
      const [, sha512] = /^sha512-(.+)$/.exec(published.get(`${one.name} ${one.version}`) ?? '') ?? [];
      return {
        type: 'library',
        'bom-ref': purl(one),
        name: one.name,
        version: one.version,
        purl: purl(one),
        licenses: [{ license: licenceOf(one.license) }],
        ...(sha512 && { hashes: [{ alg: 'SHA-512', content: Buffer.from(sha512, 'base64').toString('hex') }] }),
      };
    }),
    dependencies: [{ ref: purl(own), dependsOn: [...new Set([...asked, ...lone])].sort() }, ...inner],
  };
}

/** Writes both beside what is built. */
class PackagesInsidePlugin {
  /** @param others packages that are inside without webpack knowing: its own runtime, files that are copied */
  constructor(...others) {
    this.others = ['webpack', ...others];
  }

  apply(compiler) {
    compiler.hooks.thisCompilation.tap('PackagesInside', (compilation) => {
      compilation.hooks.processAssets.tap({ name: 'PackagesInside', stage: Compilation.PROCESS_ASSETS_STAGE_REPORT }, () => {
        const packages = withTexts(packagesOf(compilation, this.others));
        const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
        const lockfile = join(root, 'package-lock.json');
        const lock = existsSync(lockfile) ? JSON.parse(readFileSync(lockfile, 'utf8')) : { packages: {} };
        const json = `${JSON.stringify(billOfMaterials(own, packages, lock), null, 2)}\n`;
        compilation.emitAsset('third-party.txt', new sources.RawSource(licencesText(packages)));
        compilation.emitAsset('sbom.cdx.json', new sources.RawSource(json));
      });
    });
  }
}

module.exports = { PackagesInsidePlugin };
