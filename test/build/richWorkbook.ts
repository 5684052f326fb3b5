import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A workbook with what other programs put into one: chart, picture, note, rules, names, link, frozen rows. */
export function richWorkbook(): Uint8Array {
  const dir = mkdtempSync(join(tmpdir(), 'rich-'));
  try {
    const file = join(dir, 'rich.xlsx');
    execFileSync(process.execPath, [join(__dirname, 'writeRichWorkbook.cjs'), file]);
    return new Uint8Array(readFileSync(file));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
