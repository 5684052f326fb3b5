import { Refused, within, type FileFault } from '../../ooxml/limits';
import { sniff, type FileKind } from '../../ooxml/sniff';
import { WorkbookUnreadable, type UnreadableCode } from '../errors';
import type { HostLimits } from './package';

const OF_KIND: Readonly<Record<Exclude<FileKind, 'zip'>, UnreadableCode>> = {
  empty: 'empty',
  emptyZip: 'empty',
  encrypted: 'encrypted',
  rightsManaged: 'rights-managed',
  oldWorkbook: 'old-xls',
  compound: 'not-a-workbook',
  other: 'not-a-workbook',
};

const OF_FAULT: Readonly<Record<FileFault['code'], UnreadableCode>> = {
  tooBig: 'too-big',
  encrypted: 'encrypted',
  rightsManaged: 'rights-managed',
  damaged: 'damaged',
  unreadable: 'damaged',
  notWorkbook: 'not-a-workbook',
};

/**
 * What `open` makes of a file.
 * @throws {WorkbookUnreadable} when it is recognisably not a zip archive, or when opening it was refused
 */
export function readable<T>(bytes: Uint8Array, limits: HostLimits, open: () => T): T {
  try {
    within(limits, 'file', bytes.length);
    const kind = sniff(bytes);
    if (kind !== 'zip') throw new WorkbookUnreadable(OF_KIND[kind]);
    return open();
  } catch (error) {
    throw error instanceof Refused ? new WorkbookUnreadable(OF_FAULT[(error as Refused).fault.code], error.message) : error;
  }
}
