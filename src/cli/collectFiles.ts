import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Translate } from '../i18n';
import { UsageError } from './usageError';

/**
 * The files to be read: those named, and all below the folders named, each once. Hidden files and the locks of programs
 * that have a workbook open are passed over in folders, and so are the files that the run is about.
 */
export function filesIn(inputs: readonly string[], own: readonly string[], t: Translate): string[] {
  const seen = new Set(own.flatMap((path) => real(path) ?? []));
  const files: string[] = [];
  const take = (path: string): void => {
    const at = real(path);
    if (at === null || seen.has(at)) return;
    const stat = statSync(at, { throwIfNoEntry: false });
    // A folder seen before is a link that leads back up.
    if (stat?.isDirectory()) {
      seen.add(at);
      for (const name of list(path)) if (!/^(\.|~\$)/.test(name)) take(join(path, name));
    } else if (stat?.isFile()) {
      seen.add(at);
      files.push(path);
    }
  };
  for (const input of inputs) {
    if (real(input) === null) throw new UsageError(t('cli.noInput', { path: input }));
    take(input);
  }
  return files;
}

function real(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}

/** A folder that may not be opened has nothing to give. */
function list(path: string): string[] {
  try {
    return readdirSync(path).sort();
  } catch {
    return [];
  }
}
