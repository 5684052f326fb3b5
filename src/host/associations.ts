import type { FunctionImplementation } from './functions';

/** Implementations by the id they were associated with, which the metadata spells in capitals. */
export function functionsFromAssociations(functions: Map<string, FunctionImplementation>): Record<string, FunctionImplementation> {
  const out: Record<string, FunctionImplementation> = {};
  for (const [id, fn] of functions) {
    out[id] = fn;
    out[id.toUpperCase()] = fn;
  }
  return out;
}
