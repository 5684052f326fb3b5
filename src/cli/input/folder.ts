import { closeSync, mkdirSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Translate } from '../../i18n';
import { putFiles, readInput, statOf, type Written } from './paths';
import { UsageError } from './usageError';

/** A file of ours begins as the one that takes its place: with the names of its columns, or what is always at its beginning. */
const BEGINNING = 40;
const PARQUET_BEGINNING = 4;

/**
 * Writes files into a folder; what else is there stays. All are written beside the folder's files first and then put in their
 * places, the last of the list last: whoever finds it there finds the others too.
 *
 * @throws {UsageError} before anything is written: for a path that is no folder, and for a file that is not ours to replace
 */
export function writeFolder(folder: string, files: readonly Written[], t: Translate): void {
  const stat = statOf(folder);
  if (stat && !stat.isDirectory()) throw new UsageError(t('cli.split.noFolder', { path: folder }));
  for (const { file, bytes } of files) checkOurs(join(folder, file), bytes, t);
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    throw new UsageError(t('cli.split.noFolder', { path: folder }));
  }
  putFiles(folder, files, t);
}

function checkOurs(path: string, bytes: Uint8Array, t: Translate): void {
  const stat = statOf(path);
  if (!stat) return;
  const length = Math.min(path.endsWith('.parquet') ? PARQUET_BEGINNING : BEGINNING, bytes.length);
  const isOurs = stat.isFile() && (path.endsWith('.sha256') || sameBeginning(path, bytes.subarray(0, length)));
  if (!isOurs) throw new UsageError(t('cli.split.notOurs', { path }));
}

function sameBeginning(path: string, expected: Uint8Array): boolean {
  const found = Buffer.alloc(expected.length);
  const file = openSync(path, 'r');
  try {
    return readSync(file, found, 0, expected.length, 0) === expected.length && found.equals(expected);
  } finally {
    closeSync(file);
  }
}

/**
 * Those of the files that are in a folder; "/" between folders. What else is there is not looked at.
 * @throws {UsageError} for one that cannot be read
 */
export function readFiles(folder: string, names: readonly string[], t: Translate): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const name of names) {
    const path = join(folder, name);
    if (statOf(path)?.isFile()) files.set(name, readInput(path, t));
  }
  return files;
}

/** Folders in a folder, by their names. */
export function foldersIn(folder: string, t: Translate): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  } catch {
    throw new UsageError(t('cli.noInput', { path: folder }));
  }
}
