import type { Host } from './host';
import { CustomFunctionError } from './office';

/** The part of custom-functions metadata that decides how values are handed over. */
export interface FunctionMetadata {
  functions: {
    id: string;
    name: string;
    parameters?: { name?: string; dimensionality?: string; type?: string; optional?: boolean; repeating?: boolean }[];
    result?: { dimensionality?: string; type?: string };
  }[];
}

export type FunctionImplementation = (...args: never[]) => unknown;

type Value = string | number | boolean | null;

/** Empty cells reach a function as empty text in a block and as nothing in a scalar's place. */
function toMatrix(arg: unknown, empty: '' | 0): Value[][] {
  if (!Array.isArray(arg)) return [[(arg ?? empty) as Value]];
  const known = matrices[empty];
  let matrix = known.get(arg);
  if (!matrix) {
    matrix = (arg as unknown[]).map((row) => (Array.isArray(row) ? row.map((v) => (v ?? empty) as Value) : [(row ?? empty) as Value]));
    known.set(arg, matrix);
  }
  return matrix;
}

/** A column that every row of a table passes on is the same block each time, and stays the same for the function. */
const matrices = { '': new WeakMap<unknown[], Value[][]>(), 0: new WeakMap<unknown[], Value[][]>() };

/** What Excel makes of an empty cell where a function wants one value; an argument left out is null whatever its type. */
const OF_EMPTY: Readonly<Record<string, unknown>> = { number: 0, string: '', boolean: false };

const toScalar = (arg: unknown, type: string | undefined, empty: '' | 0): unknown =>
  Array.isArray(arg) ? ((arg[0] as unknown[] | undefined)?.[0] ?? (empty === 0 ? 0 : (OF_EMPTY[type ?? ''] ?? null))) : (arg ?? null);

function result(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((row) => (Array.isArray(row) ? row.map(scalar) : [scalar(row)]));
  return scalar(value);
}

function scalar(value: unknown): unknown {
  if (value === undefined || value === null) return '';
  // As an element of an array an error spoils its own cell only.
  if (value instanceof CustomFunctionError) return value.code;
  if (typeof value === 'object' && 'type' in value && (value as { type: string }).type === 'Error') {
    return `#${String((value as { errorType?: string }).errorType ?? 'VALUE!')}`;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) return '#NUM!';
  return value;
}

/** Text of the error cell for what a function threw. */
function errorText(e: unknown): string {
  if (e instanceof CustomFunctionError) return e.code;
  const code = (e as { code?: unknown } | null)?.code;
  return typeof code === 'string' && code.startsWith('#') ? code : '#VALUE!';
}

/** Puts an add-in's functions into the engine under its namespace; only formulas that call them wait to be computed. */
export function registerFunctions(
  host: Host,
  namespace: string,
  metadata: FunctionMetadata,
  implementations: Record<string, FunctionImplementation>,
): void {
  const known = new Set<string>();
  for (const fn of metadata.functions) {
    const run = implementations[fn.id] ?? implementations[fn.name];
    if (!run) continue;
    const parameters = fn.parameters ?? [];
    const name = `${namespace}.${fn.name}`.toUpperCase();
    known.add(name);
    host.book.customNames.know(namespace, fn.name);
    host.book.calc.register(name, (args) => {
      try {
        const empty = host.modes.quirks.includes('emptyIsZero') ? 0 : '';
        const given: unknown[] = [];
        let repeating: unknown[] | null = null;
        args.forEach((arg, i) => {
          const p = parameters[Math.min(i, parameters.length - 1)];
          const value = p?.dimensionality === 'matrix' ? toMatrix(arg, empty) : toScalar(arg, p?.type, empty);
          if (p?.repeating) {
            repeating ??= [];
            repeating.push(value);
          } else given.push(value);
        });
        if (repeating) given.push(repeating);
        return result((run as (...a: unknown[]) => unknown)(...given));
      } catch (e) {
        return errorText(e);
      }
    });
  }
  host.book.calc.markCalls(known);
}
