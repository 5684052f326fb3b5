import { readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { whyPassedOver } from '../../files/returns/inside/names';
import type { PassedOver } from '../../files/returns/returns';
import type { Translate } from '../../i18n';
import { statOf } from './paths';
import { UsageError } from './usageError';

/**
 * The files to be read: those named, and all below the folders named, each once. What only systems and open workbooks leave in
 * folders is told of and not read; the files that the run is about are neither.
 */
export function filesIn(
  inputs: readonly string[],
  own: readonly string[],
  t: Translate,
): { readonly files: readonly string[]; readonly passedOver: readonly PassedOver[] } {
  const seen = new Set(own.flatMap((path) => real(path) ?? []));
  const files: string[] = [];
  const passedOver: PassedOver[] = [];
  const take = (path: string): void => {
    const at = real(path);
    if (at === null || seen.has(at)) return;
    const stat = statOf(at);
    // A folder seen before is a link that leads back up.
    if (stat?.isDirectory()) {
      seen.add(at);
      for (const name of list(path)) {
        const why = whyPassedOver(name);
        if (why === null) take(join(path, name));
        else passedOver.push({ name: join(path, name), why });
      }
    } else if (stat?.isFile()) {
      seen.add(at);
      files.push(path);
    }
  };
  for (const input of inputs) {
    if (real(input) === null) throw new UsageError(t('cli.noInput', { path: input }));
    take(input);
  }
  return { files, passedOver };
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
