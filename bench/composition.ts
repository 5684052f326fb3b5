/** What a built script consists of, by its source map. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SHOWN = 12;

/**
 * Shares of packages and of our rooms in scripts, the largest first, the rest together.
 *
 * @param size gzipped bytes of a script; its sources share them as they share its characters, because what a source
 * would take by itself says nothing of what it takes among others
 */
export function composition(folder: string, files: readonly string[], size: (file: string) => number): [part: string, bytes: number][] {
  const bytes = new Map<string, number>();
  for (const file of files) {
    const characters = charactersBySource(folder, file);
    const all = [...characters.values()].reduce((sum, count) => sum + count, 0);
    for (const [source, count] of characters) {
      const part = partOf(source);
      bytes.set(part, (bytes.get(part) ?? 0) + (size(file) * count) / all);
    }
  }
  const sorted = [...bytes].sort(([, a], [, b]) => b - a);
  const rest = sorted.slice(SHOWN).reduce((sum, [, count]) => sum + count, 0);
  return [...sorted.slice(0, SHOWN), ...(rest > 0 ? [['the rest', rest] as [string, number]] : [])];
}

/** "@fluentui/react-button" or "src/taskpane"; what webpack itself puts in, texts among it, has no source. */
const partOf = (source: string): string =>
  /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? /src\/[^/]+/.exec(source)?.[0] ?? 'texts and webpack';

function charactersBySource(folder: string, file: string): Map<string, number> {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  const map = JSON.parse(readFileSync(join(folder, `${file}.map`), 'utf8')) as { mappings: string; sources: string[] };
  const counts = new Map<string, number>();
  const count = (source: string, characters: number): void => void counts.set(source, (counts.get(source) ?? 0) + characters);
  let index = 0;
  for (const [i, mappings] of map.mappings.split(';').entries()) {
    let column = 0;
    let source = '';
    for (const segment of mappings === '' ? [] : mappings.split(',')) {
      const [distance = 0, toSource] = numbersOf(segment);
      count(source, distance);
      column += distance;
      if (toSource !== undefined) index += toSource;
      source = toSource === undefined ? '' : map.sources[index]!;
    }
    count(source, (lines[i]?.length ?? 0) - column);
  }
  return counts;
}

/** The numbers of one segment of a source map: base 64 digits of five bits, the lowest first; the first bit is the sign. */
function numbersOf(segment: string): number[] {
  const numbers: number[] = [];
  let [value, shift] = [0, 0];
  for (const digit of segment) {
    const bits = DIGITS.indexOf(digit);
    value += (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    [value, shift] = [0, 0];
  }
  return numbers;
}
