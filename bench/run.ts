/** npm run bench → bench/RESULTS.md. Ratios come from one run on one machine; absolute times are for orientation. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { annex } from './annex';
import { bigPane } from './bigPane';
import { calls } from './calls';
import { collecting } from './collect';
import { comments } from './comments';
import { commandLine } from './commandLine';
import { evaluation } from './evaluation';
import { shrnout } from './shrnout';
import { functionCalls } from './functionCalls';
import { lists } from './lists';
import { liveColumn } from './liveColumn';
import { national } from './national';
import { preview } from './preview';
import { reportFile } from './reportFile';
import type { Section } from './section';
import { sizes } from './sizes';

const FILE = join(__dirname, 'RESULTS.md');

async function main(): Promise<void> {
  const sections: Section[] = [];
  for (const measure of [
    evaluation,
    shrnout,
    bigPane,
    functionCalls,
    liveColumn,
    calls,
    collecting,
    commandLine,
    sizes,
    lists,
    annex,
    comments,
    reportFile,
    national,
    preview,
  ]) {
    const section = await measure();
    sections.push(section);
    console.log(`\n${section.title}`);
    for (const { what, value, aim } of section.rows) console.log(`  ${what}: ${value}${aim ? ` (aim: ${aim})` : ''}`);
  }
  const { version } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')) as { version: string };
  const table = ({ title, rows }: Section): string =>
    [
      `## ${title}`,
      '',
      '| what | measured | aim |',
      '|---|---|---|',
      ...rows.map(({ what, value, aim }) => `| ${what} | ${value} | ${aim ?? ''} |`),
    ].join('\n');
  const head = [
    '# Measured',
    '',
    `Written by \`npm run bench\` (version ${version}, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}).`,
    'Times are the best of several runs in one process; ratios compare runs of the same process, so they hold on a noisy machine.',
  ].join('\n');
  writeFileSync(FILE, `${[head, ...sections.map(table)].join('\n\n')}\n`);
}

void main();
