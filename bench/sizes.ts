import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWeb } from '../scripts/web-build';
import { composition } from './composition';
import type { Section } from './section';
import { kB } from './timing';

/** Gzipped sizes of what a browser loads. */
export async function sizes(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'plneni-sizes-'));
  try {
    const { size, groups } = await buildWeb(folder);
    const { functions = [], pane = [], ...asked } = groups;
    const sum = (files: readonly string[]): number => files.reduce((total, file) => total + size(file), 0);
    const there = new Set([...functions, ...pane]);
    return {
      title: 'Size, gzipped',
      rows: [
        { what: 'what Excel loads for functions (functions.js)', value: kB(sum(functions)), aim: '< 40 kB' },
        { what: 'the pane when it is first shown', value: kB(sum(pane)), aim: '< 200 kB' },
        ...composition(folder, [...functions, ...pane], size).map(([part, bytes]) => ({ what: `of these two: ${part}`, value: kB(bytes) })),
        ...Object.entries(asked).map(([name, files]) => ({
          what: `on top of the pane, when asked for: ${name}`,
          value: kB(sum(files.filter((file) => !there.has(file)))),
        })),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
