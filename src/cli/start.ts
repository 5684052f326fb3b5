import { join } from 'node:path';
import { CodeCache } from './process/codeCache';
import type { run } from './plneni';

/** Starts the program: its parts and Microsoft's client come compiled where the build could keep that. */
const cache = new CodeCache(join(__dirname, 'cache'));

/** To be called when a command is over, by the build. */
export const keep = (): void => cache.keep();

interface Part {
  readonly exports: unknown;
}

const parts = new Map<string, Part>();

/** `require` of the program: parts of the bundle are beside it, everything else is Node's. */
function part(id: string): unknown {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- what is asked for is known when the program runs
  if (!id.startsWith('./')) return require(id) as unknown;
  const file = join(__dirname, id);
  const known = parts.get(file);
  if (known) return known.exports;
  const module: Part = { exports: {} };
  parts.set(file, module);
  const wrapped: unknown = cache
    .compile(file, '(function (exports, require, module, __filename, __dirname) { ', '\n});')
    .runInThisContext();
  (wrapped as (...args: readonly unknown[]) => void)(module.exports, partOf, module, file, __dirname);
  return module.exports;
}

const partOf = Object.assign(part, { resolve: (id: string) => require.resolve(id) });

(part('./program.js') as { readonly run: typeof run }).run(cache.compile);
