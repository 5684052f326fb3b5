import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorkbook, type EmbeddedExcel, type OpenOptions } from '../../src/host';

const open: EmbeddedExcel[] = [];

/** Opens a workbook that is disposed after the test. */
export async function opened(bytes: Uint8Array | null = null, options?: OpenOptions): Promise<EmbeddedExcel> {
  const excel = await openWorkbook(bytes, options);
  open.push(excel);
  return excel;
}

afterEach(() => {
  for (const excel of open.splice(0)) excel.dispose();
});

export type Context = Excel.RequestContext;

/** Runs a batch and syncs at its end. */
export function run<T>(excel: EmbeddedExcel, batch: (context: Context, sheet: Excel.Worksheet) => Promise<T> | T): Promise<T> {
  return excel.globals.Excel.run(async (context) => {
    const result = await batch(context, context.workbook.worksheets.getFirst());
    await context.sync();
    return result;
  });
}

/** Code of the error a batch fails with. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (e) {
    return (e as { code?: string }).code ?? String(e);
  }
  return 'no error';
}

/** Saves, closes and opens again. */
export async function reopened(excel: EmbeddedExcel): Promise<EmbeddedExcel> {
  return opened(await excel.save());
}

/** Text of the workbook as LibreOffice prints it; throws when it cannot open it. */
export function printedText(bytes: Uint8Array): string {
  const dir = mkdtempSync(join(tmpdir(), 'host-'));
  try {
    writeFileSync(join(dir, 'book.xlsx'), bytes);
    execFileSync(
      'soffice',
      ['--headless', `-env:UserInstallation=file://${dir}/profile`, '--convert-to', 'pdf', '--outdir', dir, join(dir, 'book.xlsx')],
      {
        stdio: 'ignore',
        timeout: 90_000,
      },
    );
    execFileSync('pdftotext', ['-layout', join(dir, 'book.pdf'), join(dir, 'book.txt')]);
    return readFileSync(join(dir, 'book.txt'), 'utf8');
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
