import type { NamedFile } from '../files';
import { canOpenWorkbooks } from './host';

const TYPE = 'application/octet-stream';
/** Until then every browser has begun to save it. */
const KEPT_MS = 60_000;

/** Gives a file to the user, as the browser gives downloads. */
export function save({ name, bytes }: NamedFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes as BlobPart], { type: TYPE }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}

/** Opens bytes as a new workbook; where Excel does not do that (web, policy, Mac), the file is saved. */
export async function openWorkbook(file: NamedFile): Promise<'opened' | 'downloaded'> {
  if (await isCreated(() => Promise.resolve(base64(file.bytes)))) return 'opened';
  save(file);
  return 'downloaded';
}

/** Opens the sample as a new workbook; where Excel does not do that, the browser downloads it. */
export async function openSample(): Promise<'opened' | 'downloaded'> {
  const opened = await isCreated(async () => {
    const { default: sample } = await import(/* webpackChunkName: "sample" */ '../../../../samples/ukazka.xlsx');
    return sample.slice(sample.indexOf(',') + 1);
  });
  if (opened) return 'opened';
  openInBrowser(new URL('ukazka.xlsx', document.baseURI).href);
  return 'downloaded';
}

export function openInBrowser(url: string): void {
  if (Office.context.requirements.isSetSupported('OpenBrowserWindowApi', '1.1')) Office.context.ui.openBrowserWindow(url);
  else window.open(url, '_blank', 'noopener');
}

/** @param content base 64 of a workbook */
async function isCreated(content: () => Promise<string>): Promise<boolean> {
  try {
    if (!canOpenWorkbooks()) return false;
    await Excel.createWorkbook(await content());
    return true;
  } catch {
    // createWorkbook fails for reasons of its own (office-js #2506, #3568, #6870); the file is still there.
    return false;
  }
}

/** In pieces: a call with a million arguments overflows the stack. */
function base64(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += 0x8000) text += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(text);
}
