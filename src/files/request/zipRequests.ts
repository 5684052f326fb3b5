import { zipSync, type Zippable } from 'fflate';
import type { Addressee } from '../../core/people/addressees';
import type { Mail } from '../../i18n/mail';
import { draft, draftName } from './draft';
import { MERGE_NAME, mergeCsv, mergeXlsx, type MergeRow } from './mergeTable';
import { buildRequestWorkbook, type RequestContent } from './request';
import { requestFileName } from '../write/fileName';

export interface RequestFile {
  readonly addressee: Addressee;
  readonly file: string;
  readonly bytes: Uint8Array;
}

export interface BuildOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** The pane answers in between: nothing holds it for longer. */
const MOST_MS = 30;

/**
 * A workbook for each addressee, in their order.
 * @throws {DOMException} AbortError when `signal` stops it
 */
export async function buildRequests(
  list: readonly Addressee[],
  common: Omit<RequestContent, 'addressee'>,
  { signal, onProgress }: BuildOptions = {},
): Promise<RequestFile[]> {
  const files: RequestFile[] = [];
  const taken = new Set<string>();
  let paused = performance.now();
  for (const addressee of list) {
    if (signal?.aborted) throw new DOMException('stopped', 'AbortError');
    files.push({ addressee, file: requestFileName(addressee.name, taken), bytes: buildRequestWorkbook({ ...common, addressee }) });
    onProgress?.(files.length, list.length);
    if (performance.now() - paused < MOST_MS) continue;
    await new Promise((resolve) => setTimeout(resolve));
    paused = performance.now();
  }
  return files;
}

/** The folder of the drafts. */
export const MAILS = 'e-maily';

/**
 * The same with an e-mail for each that waits to be sent, and a table of them for a mail merge.
 * @param mails one for each file, in their order
 */
export function zipWithMails(files: readonly RequestFile[], mails: readonly Mail[], issuedOn: string): Uint8Array {
  const rows = files.map(({ addressee, file }, i): MergeRow => ({ addressee: addressee.name, mail: mails[i]!, file }));
  return zipRequests([
    ...files,
    ...files.map(({ file, bytes }, i) => ({ file: `${MAILS}/${draftName(file)}`, bytes: draft(mails[i]!, { file, bytes }) })),
    { file: `${MERGE_NAME}.csv`, bytes: mergeCsv(rows) },
    { file: `${MERGE_NAME}.xlsx`, bytes: mergeXlsx(rows, issuedOn) },
  ]);
}

/** All of them in one file. The workbooks are packed already, so they are only put together; equal files give equal bytes. */
export function zipRequests(files: readonly Pick<RequestFile, 'file' | 'bytes'>[]): Uint8Array {
  const entries: Zippable = Object.fromEntries(files.map(({ file, bytes }) => [file, bytes]));
  return zipSync(entries, { level: 0, mtime: new Date(1980, 0, 1), os: 0 });
}
