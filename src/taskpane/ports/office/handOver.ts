import type { NamedFile } from '../files';
import type { Handed } from '../surroundings';
import { canOpenWorkbooks } from './host';

const TYPE = 'application/octet-stream';
/** Until then every browser has begun to save it. */
const KEPT_MS = 60_000;

/**
 * Gives a file to the user, as the browser gives downloads. Excel on the Mac ignores them without a word (office-js #2700,
 * #3385, #4681): there a workbook is opened in a window of its own, to be saved by the user, and nothing else can be given.
 */
export async function save(file: NamedFile): Promise<Handed> {
  if (!downloads()) return (await isCreated(() => Promise.resolve(file.bytes), file.name)) ? 'opened' : 'refused';
  download(file);
  return 'downloaded';
}

const downloads = (): boolean => String(Office.context.platform) !== 'Mac';

function download({ name, bytes }: NamedFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes as BlobPart], { type: TYPE }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}

/** Opens bytes as a new workbook; where Excel does not do that (web, policy), the file is saved. */
export async function openWorkbook(file: NamedFile): Promise<Handed> {
  if (await isCreated(() => Promise.resolve(file.bytes), file.name)) return 'opened';
  if (!downloads()) return 'refused';
  download(file);
  return 'downloaded';
}

/** Opens the sample as a new workbook; where Excel does not do that, the browser downloads it. */
export async function openSample(): Promise<'opened' | 'downloaded'> {
  const opened = await isCreated(async () => {
    const { default: sample } = await import(/* webpackChunkName: "sample" */ '../../../../samples/ukazka.xlsx');
    return bytesOf(sample.slice(sample.indexOf(',') + 1));
  }, 'ukazka.xlsx');
  if (opened) return 'opened';
  openInBrowser(new URL('ukazka.xlsx', document.baseURI).href);
  return 'downloaded';
}

export function openInBrowser(url: string): void {
  if (Office.context.requirements.isSetSupported('OpenBrowserWindowApi', '1.1')) Office.context.ui.openBrowserWindow(url);
  else window.open(url, '_blank', 'noopener');
}

async function isCreated(content: () => Promise<Uint8Array>, name: string): Promise<boolean> {
  try {
    if (!canOpenWorkbooks() || !/\.xls[xm]$/i.test(name)) return false;
    const { withoutLiveLevel } = await import(/* webpackChunkName: "newWindow" */ '../../../files/plan/withoutLiveLevel');
    await Excel.createWorkbook(base64(withoutLiveLevel(await content())));
    return true;
  } catch {
    // createWorkbook fails for reasons of its own (office-js #2506, #3568, #6870); the file is still there.
    return false;
  }
}

const bytesOf = (text: string): Uint8Array => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** In pieces: a call with a million arguments overflows the stack. */
function base64(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += 0x8000) text += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(text);
}
