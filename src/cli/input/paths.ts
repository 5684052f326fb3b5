import { closeSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, type Stats } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Translate } from '../../i18n';
import { UsageError } from './usageError';

/** What stands at a path; undefined where nothing does, or where a folder on the way is a file. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

export function readInput(path: string, t: Translate): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new UsageError(t('cli.noInput', { path }));
  }
}

/** For a file that somebody else is to read. */
export function checkInput(path: string, t: Translate): void {
  try {
    closeSync(openSync(path, 'r'));
    if (statSync(path).isFile()) return;
  } catch {
    // Said below, as of a folder.
  }
  throw new UsageError(t('cli.noInput', { path }));
}

/** Names of formats that the program does not write. */
const OTHER_FORMAT = /\.(xlsb?|ods|csv|tsv|txt|pdf|docx?|odt)$/i;

/** Said before the work, not after it. */
export function checkOut(path: string, t: Translate, kind: 'workbook' | 'document' = 'workbook'): void {
  if (kind === 'document' ? !/\.docx$/i.test(path) : OTHER_FORMAT.test(path))
    throw new UsageError(t(kind === 'document' ? 'cli.outNotDocx' : 'cli.outNotXlsx', { path }));
  const folder = dirname(resolve(path));
  const stat = statOf(folder);
  if (!stat?.isDirectory()) throw new UsageError(t('cli.noFolder', { path: folder }));
}

/**
 * Whole or not at all: written beside the target and put in its place when it is complete, and on the disk. A program that
 * is ended on the way, or a disk that is full, leaves the target as it was.
 */
export function writeWhole(path: string, bytes: Uint8Array, t: Translate): void {
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(dirname(resolve(path)), '.plneni-'));
    const part = join(folder, basename(path));
    writeFileSync(part, bytes, { flush: true });
    renameSync(part, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(t(code === 'ENOSPC' || code === 'EDQUOT' ? 'cli.diskFull' : 'cli.cannotWrite', { path }));
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}
