/** One process of the campaign (scripts/campaign.ts): it is sent paths and answers with what became of each file. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from '../src/cli/io';
import { main } from '../src/cli/main';
import { readFileReturns } from '../src/cli/process/readerPool';
import { HOST_LIMITS } from '../src/host/xlsx/package';
import { nodeClient, openWorkbook, WorkbookUnreadable, type EmbeddedExcel } from '../src/host/node';
import { inside, parseRect, type Rect } from '../src/ooxml/a1';
import { PackageFault } from '../src/ooxml/packageRule';
import { xmlText } from '../src/ooxml/xmlRead';
import { ZipPackage } from '../src/ooxml/zip';
import { SCHEMA_VERSION } from '../src/schema/tables';
import { compare, type Difference } from './campaign-compare';
import { functionsMetadata } from './functions-metadata';

export interface Step {
  readonly step: string;
  /** `refused` has its sentence or its code, `crash` what was thrown. */
  readonly outcome: 'done' | 'refused' | 'crash' | 'packageFault';
  readonly detail?: string;
  readonly ms: number;
  readonly difference?: Difference;
}

export interface FileResult {
  readonly path: string;
  readonly bytes: number;
  readonly steps: readonly Step[];
  readonly maxRss: number;
}

/** So many cells of a sheet are written over with what they hold. */
const REWRITTEN = 40;
const OWN_FAULT = /vlastní chybu/;
/** A list to be summarized, as no public workbook has one. */
const LIST_SHEET = 'Kampaň 1a2b';

const folder = mkdtempSync(join(tmpdir(), 'plneni-campaign-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

async function campaign(path: string, metadata: Io['functions']): Promise<FileResult> {
  const steps: Step[] = [];
  const step = async (name: string, work: () => Promise<Omit<Step, 'step' | 'ms'>>): Promise<void> => {
    process.send!({ path, step: name });
    const start = performance.now();
    let told: Omit<Step, 'step' | 'ms'>;
    try {
      told = await work();
    } catch (error) {
      told = faultOf(error);
    }
    steps.push({ step: name, ...told, ms: Math.round(performance.now() - start) });
  };
  const bytes = readFileSync(path);
  // Macros go only into a file that may hold them.
  const out = join(folder, /m$/i.test(path) ? 'out.xlsm' : 'out.xlsx');
  const withList = join(folder, 'with-list.xlsx');
  rmSync(withList, { force: true });

  await step('rewrite', async () => {
    const excel = await openWorkbook(bytes, { client: nodeClient() });
    try {
      return await compared(bytes, excel, () => rewriteSheets(excel), withList);
    } finally {
      excel.dispose();
    }
  });
  const isOpen = statSync(withList, { throwIfNoEntry: false }) !== undefined;
  if (isOpen)
    await step('recompute', async () => {
      const excel = await openWorkbook(bytes, { client: nodeClient() });
      try {
        return await compared(bytes, excel, () => writeTheSame(excel, bytes));
      } finally {
        excel.dispose();
      }
    });
  const command = async (args: readonly string[]): Promise<Omit<Step, 'step' | 'ms'>> => {
    rmSync(out, { force: true });
    let said = '';
    const code = await main(args, {
      stdout: () => undefined,
      stderr: (text) => void (said += `${text}\n`),
      now: () => new Date(2026, 0, 15, 9, 30),
      functions: metadata,
    });
    if (OWN_FAULT.test(said)) return { outcome: said.includes('PackageFault') ? 'packageFault' : 'crash', detail: said.slice(0, 2_000) };
    return code === 2 ? { outcome: 'refused', detail: said.trim().slice(0, 500) } : { outcome: 'done' };
  };
  await step('check', () => command(['check', path]));
  await step('summarize', async () => {
    const told = await command(['summarize', isOpen ? withList : path, '--range', `'${LIST_SHEET}'!A1:B4`, '--out', out]);
    const written = statSync(out, { throwIfNoEntry: false });
    return told.outcome === 'done' && written ? { ...told, difference: compare(bytes, readFileSync(out), () => false) } : told;
  });
  await step('collect', async () => {
    const { readings } = await readFileReturns(path, { planId: 'campaign', version: SCHEMA_VERSION });
    const faults = readings.flatMap((reading) => (reading.status === 'refused' ? [reading.fault] : []));
    return faults.length > 0 ? { outcome: 'refused', detail: JSON.stringify(faults[0]) } : { outcome: 'done' };
  });
  await step('template', () => command(['template', '--measures', path, '--out', out]));
  return { path, bytes: bytes.length, steps, maxRss: process.resourceUsage().maxRSS * 1024 };
}

function faultOf(error: unknown): Omit<Step, 'step' | 'ms'> {
  if (error instanceof WorkbookUnreadable) return { outcome: 'refused', detail: error.code };
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { outcome: error instanceof PackageFault ? 'packageFault' : 'crash', detail: detail.slice(0, 2_000) };
}

async function compared(
  bytes: Uint8Array,
  excel: EmbeddedExcel,
  change: () => Promise<(sheet: string, cell: string) => boolean>,
  path?: string,
) {
  const leaveOut = await change();
  const saved = await excel.save();
  if (path !== undefined) writeFileSync(path, saved);
  // What was saved opens again.
  (await openWorkbook(saved, { client: nodeClient() })).dispose();
  return { outcome: 'done' as const, difference: compare(bytes, saved, leaveOut) };
}

/** Every sheet is written anew although none of its cells changes, and a sheet, a table, a chart and a property come. */
async function rewriteSheets(excel: EmbeddedExcel): Promise<() => boolean> {
  await excel.globals.Excel.run(async (context) => {
    const sheets = context.workbook.worksheets;
    sheets.load('items/name');
    await context.sync();
    for (const sheet of sheets.items) sheet.tabColor = '#336699';
    const added = sheets.add(LIST_SHEET);
    added.getRange('A1:B4').values = [
      ['Opatření', 'Úroveň'],
      ['A1.1', 'Plněno'],
      ['A1.2', 'Plněno částečně'],
      ['A1.3', 'Neplněno'],
    ];
    added.getRange('D1:E3').values = [
      ['Úroveň', 'Počet'],
      ['Plněno', 1],
      ['Neplněno', 2],
    ];
    added.tables.add('D1:E3', true);
    added.charts.add('Pie' as Excel.ChartType, added.getRange('D1:E3'), 'Columns' as Excel.ChartSeriesBy);
    context.workbook.properties.custom.add('Kampan', 'ano');
    context.workbook.customXmlParts.add('<kampan xmlns="urn:plneni:campaign"/>');
    await context.sync();
  });
  return () => false;
}

/** Numbers are written over with themselves: whatever reads them is computed, and must come out as the file has it. */
async function writeTheSame(excel: EmbeddedExcel, bytes: Uint8Array): Promise<(sheet: string, cell: string) => boolean> {
  const written = new Set<string>();
  const arrays = arrayBlocks(bytes);
  for (const name of excel.sheetNames) {
    const sheet = excel.readSheet(name);
    let left = REWRITTEN;
    for (const [r, row] of sheet.values.entries())
      for (const [c, value] of row.entries()) {
        if (left === 0 || typeof value !== 'number' || arrays.some((block) => inside(block, r, c))) continue;
        const at = `${columnName(c)}${r + 1}`;
        if (sheet.cell(at).formula !== undefined) continue;
        left -= 1;
        written.add(`${name}!${at}`);
        await excel.edit(name, at, value);
      }
  }
  return (sheet, cell) => written.has(`${sheet}!${cell}`);
}

/** Blocks that arrays fill, of all sheets together: Excel lets nobody write into a part of one. */
function arrayBlocks(bytes: Uint8Array): Rect[] {
  const zip = new ZipPackage(bytes, HOST_LIMITS);
  return zip.names
    .filter((name) => /worksheets\/[^/]+\.xml$/.test(name))
    .flatMap((name) => [...xmlText(zip.part(name)!).matchAll(/<(?:\w+:)?f [^>]*\bref="([A-Z]+\d+:[A-Z]+\d+)"/g)])
    .flatMap(([, ref]) => parseRect(ref!) ?? []);
}

const columnName = (c: number): string => (c < 26 ? '' : columnName(Math.floor(c / 26) - 1)) + String.fromCharCode(65 + (c % 26));

void functionsMetadata('cs').then((metadata) => {
  process.on('message', (path: string) => void campaign(path, metadata).then((result) => process.send!({ path, result })));
  process.send!({ ready: true });
});
