import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
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

/** For what is made of a file and is not the same file changed: it would be lost. */
export function checkApart(out: string, input: string, t: Translate): void {
  const [a, b] = [statOf(out), statOf(input)];
  if (a && b && (resolve(out) === resolve(input) || (a.ino !== 0 && a.ino === b.ino && a.dev === b.dev)))
    throw new UsageError(t('cli.outIsInput', { path: out }));
}

/** A file to be written. */
export interface Written {
  /** "/" between folders */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** One file, as `putFiles` does it. */
export const writeWhole = (path: string, bytes: Uint8Array, t: Translate): void =>
  putFiles(dirname(path), [{ file: basename(path), bytes }], t);

/**
 * Each file whole or not at all: all are written beside their places first, and are put there when they are complete, and on
 * the disk. A program that is ended on the way, or a disk that is full, leaves what was there.
 *
 * @param folder that exists
 */
export function putFiles(folder: string, files: readonly Written[], t: Translate): void {
  let beside: string | undefined;
  let path = join(folder, files[0]?.file ?? '');
  try {
    beside = mkdtempSync(join(folder, '.plneni-'));
    for (const { file, bytes } of files) {
      path = join(folder, file);
      mkdirSync(dirname(join(beside, file)), { recursive: true });
      writeFileSync(join(beside, file), bytes, { flush: true });
    }
    // One that a program holds open (Excel does) is found before any is replaced, or some of them would be new and some old.
    for (const { file } of files.length > 1 ? files : []) {
      path = join(folder, file);
      if (statOf(path)) closeSync(openSync(path, 'r+'));
    }
    for (const { file } of files) {
      path = join(folder, file);
      mkdirSync(dirname(path), { recursive: true });
      renameSync(join(beside, file), path);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(t(code === 'ENOSPC' || code === 'EDQUOT' ? 'cli.diskFull' : 'cli.cannotWrite', { path }));
  } finally {
    if (beside !== undefined) rmSync(beside, { recursive: true, force: true });
  }
}
