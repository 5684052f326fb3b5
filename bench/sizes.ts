import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Section } from './section';
import { kB } from './timing';

const WEB = join(__dirname, '../dist/web');

/** Gzipped sizes of what a browser loads, from the last build. */
export function sizes(): Section {
  if (!existsSync(join(WEB, 'functions.js'))) throw new Error('Run npm run build first.');
  const gzipped = (file: string): number => gzipSync(readFileSync(join(WEB, file)), { level: 9 }).length;
  const scripts = readdirSync(WEB).filter((file) => file.endsWith('.js') && statSync(join(WEB, file)).isFile());
  const lazy = scripts.filter((file) => file !== 'functions.js');
  // The pane's own chunk, and the packages that it asks for and that have no name of ours.
  const ofPane = lazy.filter((file) => !file.startsWith('sample'));
  return {
    title: 'Size, gzipped',
    rows: [
      { what: 'what Excel loads for functions (functions.js)', value: kB(gzipped('functions.js')), aim: '< 40 kB' },
      { what: 'the pane when it is first shown', value: kB(ofPane.reduce((sum, file) => sum + gzipped(file), 0)), aim: '< 250 kB' },
      ...lazy
        .filter((file) => !ofPane.includes(file))
        .map((file) => ({ what: `loaded when asked for: ${file.split('.')[0]!}`, value: kB(gzipped(file)) })),
    ],
  };
}
