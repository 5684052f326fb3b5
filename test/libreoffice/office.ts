import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'plneni-office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;

/** The workbook as LibreOffice opens it and saves it again. A profile of its own: nobody's open windows are touched. */
export function converted(bytes: Uint8Array, format: 'xlsx' | 'pdf'): Buffer {
  const name = `book${(count += 1)}`;
  const input = join(folder, `${name}.xlsx`);
  writeFileSync(input, bytes);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync('soffice', ['--headless', profile, '--convert-to', format, '--outdir', join(folder, 'out'), input], {
    stdio: 'ignore',
    timeout: 120_000,
  });
  return readFileSync(join(folder, 'out', `${name}.${format}`));
}

/** Text of the printed workbook, laid out as on paper. */
export function printed(bytes: Uint8Array): string {
  const pdf = join(folder, `print${count}.pdf`);
  writeFileSync(pdf, converted(bytes, 'pdf'));
  return execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
}
