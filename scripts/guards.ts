/** What lint cannot say as a rule of eslint. Each guard returns sentences; one sentence and lint fails. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { apiFloorFaults } from './check-api-floor';
import { manifestFaults } from './manifest-check';

type Json = { [key: string]: Json } | string;
interface Package {
  readonly version: string;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}
interface Lockfile {
  readonly packages: Record<string, Package & { readonly resolved?: string; readonly optionalDependencies?: Record<string, string> }>;
}

/** Versions are exact: what was tested is what is installed. */
export function pinnedFaults({ dependencies = {}, devDependencies = {} }: Package): string[] {
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `package.json: ${name} ${version} is not an exact version.`);
}

/** An optional dependency without an entry makes `npm ci` refuse the lockfile; see docs/decisions/0001-house-lockfile.md. */
export function lockfileFaults(own: Package, { packages }: Lockfile): string[] {
  const faults: string[] = [];
  if (packages['']?.version !== own.version)
    faults.push(`package-lock.json is of version ${packages['']?.version}, package.json of ${own.version}.`);
  for (const [path, { resolved, optionalDependencies = {} }] of Object.entries(packages)) {
    if (resolved) faults.push(`package-lock.json: ${path} names a registry.`);
    for (const name of Object.keys(optionalDependencies)) {
      const places = path
        .split('/node_modules/')
        .map((_, i, parts) => `${parts.slice(0, parts.length - i).join('/node_modules/')}/node_modules/${name}`);
      if (![...places, `node_modules/${name}`].some((place) => place in packages))
        faults.push(`package-lock.json: ${path} wants ${name}, which has no entry.`);
    }
  }
  return faults;
}

/** The address of a registry in a file decides for everybody from where they install. */
export function registryFaults(file: string, text: string): string[] {
  return /registry\.(npmjs|yarnpkg|npmmirror)\.(org|com)|npm\.pkg\.github|_authToken|^registry *=/m.test(text)
    ? [`${file} names a package registry.`]
    : [];
}

/**
 * What the oldest web view of the browserslist (Safari 15.4) does not understand, and no build puts in its place. A regular
 * expression that looks behind is a fault of syntax there: the whole file is not run.
 */
const TOO_NEW =
  /\(\?<[=!]|\.(findLast|findLastIndex|toSorted|toReversed|toSpliced|isWellFormed|toWellFormed)\(|\b(Object|Map)\.groupBy\(|\bPromise\.withResolvers\(|\bArray\.fromAsync\(|\bAbortSignal\.(any|timeout)\(/;
/** Rooms that run in Excel. */
const IN_EXCEL = /^src\/(core|schema|i18n|ooxml|files|openData|workbook|functions|taskpane|commands)\//;

export const engineFaults = (sources: readonly Source[]): string[] =>
  sources.flatMap(({ file, text }) => {
    const [found] = TOO_NEW.exec(text) ?? [];
    return found !== undefined && IN_EXCEL.test(file) ? [`${file}: "${found}" is newer than the web views of Excel.`] : [];
  });

/** A file of TypeScript: its path from the root, and what is in it. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** Every text of a file in both languages, with the same blanks to fill; none that nothing uses. */
export function textFaults(name: string, cs: Json, en: Json, sources: readonly Source[]): string[] {
  const faults: string[] = [];
  const [czech, english] = [flatten(cs), flatten(en)];
  const base = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '');
  const forms = (texts: ReadonlyMap<string, string>): Map<string, string[]> => {
    const byBase = new Map<string, string[]>();
    for (const key of texts.keys()) byBase.set(base(key), [...(byBase.get(base(key)) ?? []), key.slice(base(key).length)]);
    return byBase;
  };
  const required = { cs: ['_few', '_one', '_other'], en: ['_one', '_other'] };
  const [inCzech, inEnglish] = [forms(czech), forms(english)];
  for (const key of inCzech.keys()) if (!inEnglish.has(key)) faults.push(`${name}.en.json lacks ${key}.`);
  for (const key of inEnglish.keys()) if (!inCzech.has(key)) faults.push(`${name}.cs.json lacks ${key}.`);
  for (const [language, all] of [
    ['cs', inCzech],
    ['en', inEnglish],
  ] as const) {
    for (const [key, endings] of all) {
      const missing = endings.includes('') ? [] : required[language].filter((ending) => !endings.includes(ending));
      if (missing.length > 0) faults.push(`${name}.${language}.json: ${key} lacks ${missing.join(', ')}.`);
    }
  }
  for (const [key, text] of [...czech, ...english]) if (text.trim() === '') faults.push(`${key} is empty.`);
  for (const key of inCzech.keys()) {
    const [a, b] = [blanks(czech, key, base), blanks(english, key, base)];
    if (inEnglish.has(key) && a !== b) faults.push(`${key} fills ${a || 'nothing'} in Czech and ${b || 'nothing'} in English.`);
  }
  const isUsed = usage(sources);
  for (const key of inCzech.keys()) if (!isUsed(key)) faults.push(`${name}.cs.json: nothing uses ${key}.`);
  return faults;
}

/**
 * Files of texts and the rooms that may use them. All texts are one type to the compiler, so a text that is not loaded
 * where it is said would compile and show its key: the command line loads no text of the pane, the pane none of the
 * command line, and a view that is loaded later brings its own.
 */
const ROOMS: Readonly<Record<string, RegExp>> = {
  shared: /^src\//,
  functions: /^src\//,
  findings: /^src\/(workbook\/summary|report|openData|cli|i18n|taskpane\/features\/checks)\//,
  files: /^src\/(files|cli|preview|i18n|taskpane\/features\/(comments|request|returns|newPlan|periods))\//,
  periods: /^src\/(workbook\/periods|files\/plan|report|cli|i18n|core\/report|taskpane\/features\/(periods|report))\//,
  cli: /^src\/cli\//,
  comments: /^src\/(files|cli|report|i18n|taskpane\/features\/comments)\//,
  openData: /^src\/(openData|cli|i18n|taskpane\/features\/openData)\//,
  pane: /^src\/taskpane\//,
  'pane.checks': /^src\/taskpane\/features\/checks\//,
  'pane.comments': /^src\/taskpane\/(features\/comments\/|actions\/comments\.ts$)/,
  'pane.exchange': /^src\/taskpane\/(features\/(request|returns)\/|actions\/(makeRequests|takeReturns|writeReturns)\.ts$)/,
  'pane.gestor': /^src\/taskpane\/features\/form\//,
  'pane.measures': /^src\/taskpane\/features\/measures\//,
  'pane.newPlan': /^src\/taskpane\/(features\/newPlan\/|actions\/makePlan\.ts$)/,
  'pane.news': /^src\/taskpane\/features\/news\//,
  'pane.openData': /^src\/taskpane\/(features\/openData\/|actions\/openData\.ts$)/,
  'pane.other': /^src\/taskpane\/(features\/overview\/OtherWorkbook\.tsx|actions\/summarizeList\.ts)$/,
  'pane.periods': /^src\/taskpane\/(features\/periods\/|actions\/periods\.ts$)/,
  'pane.report': /^src\/taskpane\/(features\/report\/|actions\/report\.ts$)/,
  'pane.territory': /^src\/taskpane\/(features\/territory\/|actions\/(addressMunicipalities|writeTerritory)\.ts)/,
  'pane.settings': /^src\/taskpane\/features\/settings\//,
  'pane.selfCheck': /^src\/taskpane\/(features\/settings\/|actions\/selfCheck\.ts$)/,
  report: /^src\/(i18n\/report|report)\//,
  reportNotes: /^src\/report\//,
};

/** What stands in documents of an office is Czech in every language of the product. */
const CZECH_ONLY: readonly string[] = ['report'];

/** A text is said only where its file is loaded. */
export function reachFaults(name: string, cs: Json, sources: readonly Source[], rooms: RegExp | undefined = ROOMS[name]): string[] {
  if (!rooms) return [`${name}.cs.json: scripts/guards.ts does not know which rooms may use it.`];
  const keys = [...flatten(cs).keys()].map((key) => key.replace(/_(zero|one|two|few|many|other)$/, ''));
  return sources
    .filter(({ file }) => !rooms.test(file))
    .flatMap((source) => {
      const isUsed = usage([source]);
      const key = keys.find(isUsed);
      return key === undefined ? [] : [`${source.file} uses ${key}, which is in ${name}.cs.json and not loaded there.`];
    });
}

function flatten(json: Json, path = '', into = new Map<string, string>()): Map<string, string> {
  if (typeof json === 'string') into.set(path, json);
  else for (const [key, value] of Object.entries(json)) flatten(value, path ? `${path}.${key}` : key, into);
  return into;
}

function blanks(texts: ReadonlyMap<string, string>, key: string, base: (key: string) => string): string {
  const names = [...texts]
    .filter(([other]) => base(other) === key)
    .flatMap(([, text]) => [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]!));
  return [...new Set(names)].sort().join(', ');
}

/**
 * A key is used when it stands in a string, when a template such as `finding.${code}.hint` can give it, or when its
 * area is taken from the file itself (`cs.functions[key]`) and its last part stands in a string.
 */
function usage(sources: readonly Source[]): (key: string) => boolean {
  const literals = new Set<string>();
  const patterns: RegExp[] = [];
  const areas = new Set<string>();
  const quote = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  for (const { text } of sources) {
    const readsFile = /from '[./]+i18n\/functions\.(cs|en)\.json'/.test(text);
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node)) literals.add(node.text);
      if (ts.isIdentifier(node) && ts.isPropertyAssignment(node.parent) && node.parent.name === node) literals.add(node.text);
      if (ts.isTemplateExpression(node) && /^\w+\./.test(node.head.text)) {
        patterns.push(
          new RegExp(`^${quote(node.head.text)}${node.templateSpans.map(({ literal }) => `.+${quote(literal.text)}`).join('')}$`),
        );
      }
      if (readsFile && ts.isPropertyAccessExpression(node)) areas.add(node.name.text);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile('source.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  }
  return (key) =>
    literals.has(key) ||
    patterns.some((pattern) => pattern.test(key)) ||
    (areas.has(key.split('.')[0]!) && literals.has(key.split('.').at(-1)!));
}

function main(): void {
  const root = join(__dirname, '..');
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');
  const json = <T>(file: string): T => JSON.parse(read(file)) as T;
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter((file) => file && existsSync(join(root, file)));
  const own = json<Package>('package.json');
  const sources = files.filter((file) => /^src\/.*\.tsx?$/.test(file)).map((file): Source => ({ file, text: read(file) }));
  const names = files.flatMap((file) => /^src\/i18n\/(.+)\.cs\.json$/.exec(file)?.[1] ?? []);
  const texts = (name: string, language: string): Json => {
    const file = `src/i18n/${name}.${CZECH_ONLY.includes(name) ? 'cs' : language}.json`;
    return existsSync(join(root, file)) ? json(file) : {};
  };
  const faults = [
    ...pinnedFaults(own),
    ...lockfileFaults(own, json('package-lock.json')),
    ...manifestFaults(read('manifest.xml'), own.version),
    // The guard and its test must spell out what they look for.
    ...files
      .filter((file) => /\.(ts|tsx|js|json|md|yml|yaml|sh|npmrc|html|xml)$|^\.ci\//.test(file) && !/guards(\.test)?\.ts$/.test(file))
      .flatMap((file) => registryFaults(file, read(file))),
    ...names.flatMap((name) => [
      ...textFaults(name, texts(name, 'cs'), texts(name, 'en'), sources),
      ...reachFaults(name, texts(name, 'cs'), sources),
    ]),
    ...engineFaults(sources),
    ...apiFloorFaults(root),
  ];
  if (faults.length === 0) return;
  console.error(faults.join('\n'));
  process.exitCode = 1;
}

if (require.main === module) main();
