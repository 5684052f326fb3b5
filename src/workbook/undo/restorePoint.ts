import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Outbox, TypedCells } from '../excel/outbox';
import { isFault } from '../excel/run';

/** The last change that the add-in made, kept in the workbook itself, so that it can be taken back after reopening too. */
export interface RestorePoint {
  readonly what: 'summarize' | 'override' | 'repair' | 'settings' | 'collect' | 'call' | 'answer' | 'confirm';
  /** ISO time */
  readonly at: string;
  readonly detail: string;
}

/** How to take one part of a change back; steps run in the order in which they stand. */
export type Step =
  /** Cells that were overwritten: what stood there, and a digest of what was put there; null in both for cells left alone. */
  | {
      readonly do: 'cells';
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
      readonly before: TypedCells;
      readonly rowsAfter: number;
      readonly after: string;
      /** Cells formatted as text: what stood there is put back as it is. */
      readonly isText?: true;
    }
  /** Rows that came to the end of a table, with a digest of the cells in columns of ours. What others wrote beside them is not ours to clear. */
  | {
      readonly do: 'rows';
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
      readonly rows: number;
      readonly columns: number;
      readonly own: readonly number[];
      readonly after: string;
    }
  | {
      readonly do: 'clear';
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
      readonly rows: number;
      readonly columns: number;
    }
  | {
      readonly do: 'resize';
      readonly sheet: string;
      readonly table: string;
      readonly row: number;
      readonly column: number;
      readonly rows: number;
      readonly columns: number;
    }
  | { readonly do: 'deleteRows'; readonly sheet: string; readonly row: number; readonly count: number }
  | { readonly do: 'deleteTable'; readonly table: string }
  | { readonly do: 'deleteColumns'; readonly table: string; readonly headers: readonly string[] }
  | { readonly do: 'deleteChart'; readonly sheet: string; readonly chart: string }
  | {
      readonly do: 'chart';
      readonly sheet: string;
      readonly chart: string;
      readonly captions: readonly string[];
      readonly title: string | null;
    }
  /** A bar chart goes back over the rows that its table had; `row` is that of the table's header. */
  | {
      readonly do: 'chartSource';
      readonly sheet: string;
      readonly chart: string;
      readonly row: number;
      readonly column: number;
      readonly rows: number;
    }
  /** The footer of a printed sheet as it was. */
  | { readonly do: 'footer'; readonly sheet: string; readonly left: string; readonly right: string }
  /** A sheet that the add-in made; `filled` cells were not empty when it was done. */
  | { readonly do: 'deleteSheet'; readonly sheet: string; readonly filled: number };

export interface SavedChange extends RestorePoint {
  readonly steps: readonly Step[];
}

const NAMESPACE = 'urn:plneni:restore-point:1';
/** What was done and when, in a part of its own: to show it, the pane does not read the whole. */
const HEAD_NAMESPACE = 'urn:plneni:restore-point-head:1';
/** Excel on the web refuses parts over 1 MB (office-js #394, #2408); a character takes at most four bytes. */
export const CHARACTERS_PER_PART = 250_000;
const PARTS_PER_MESSAGE = 6;

/** The parts that hold the restore point; their contents are loaded only by `readChange` and `readRestorePoint`. */
export interface SavedParts {
  readonly head: Excel.CustomXmlPartScopedCollection;
  readonly parts: Excel.CustomXmlPartScopedCollection;
}

/** Queues the question which parts there are. */
export function savedParts({ workbook }: Excel.RequestContext): SavedParts {
  const of = (namespace: string): Excel.CustomXmlPartScopedCollection => {
    const parts = workbook.customXmlParts.getByNamespace(namespace);
    parts.load('items/id');
    return parts;
  };
  return { head: of(HEAD_NAMESPACE), parts: of(NAMESPACE) };
}

/**
 * Puts a new restore point in place of the old one. Queued before the change itself, so that a change cut short can be taken back.
 * @returns the parts that were added
 */
export async function saveChange(outbox: Outbox, old: SavedParts, change: SavedChange | null): Promise<readonly Excel.CustomXmlPart[]> {
  for (const part of [...old.head.items, ...old.parts.items]) part.delete();
  const parts: Excel.CustomXmlPart[] = [];
  if (!change) return parts;
  const add = async (namespace: string, n: number, text: string): Promise<void> => {
    const xml = `<plneni xmlns="${namespace}" n="${n}">${escapeXml(text)}</plneni>`;
    await outbox.weigh(xml);
    parts.push(outbox.context.workbook.customXmlParts.add(xml));
  };
  const { what, at, detail } = change;
  await add(HEAD_NAMESPACE, 0, jsonForXml({ what, at, detail }));
  for (const [n, text] of inPieces(jsonForXml(change), CHARACTERS_PER_PART).entries()) await add(NAMESPACE, n, text);
  return parts;
}

/** A pair of surrogates stays together: half of one is no character, and XML cannot hold it. */
function inPieces(text: string, length: number): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    let to = Math.min(text.length, from + length);
    if (to < text.length && /[\ud800-\udbff]/.test(text[to - 1]!)) to--;
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces;
}

/** What the last change was; null when there is none, or when somebody has damaged it. */
export async function readRestorePoint(context: Excel.RequestContext, saved: SavedParts): Promise<RestorePoint | null> {
  // A version before the head was kept apart wrote none.
  const read = saved.head.items.length === 0 ? await readChange(context, saved) : await readJson<RestorePoint>(context, saved.head.items);
  return read && { what: read.what, at: read.at, detail: read.detail };
}

/** null when there is none, or when somebody has damaged it */
export const readChange = (context: Excel.RequestContext, { parts }: SavedParts): Promise<SavedChange | null> =>
  readJson<SavedChange>(context, parts.items);

async function readJson<T>(context: Excel.RequestContext, parts: readonly Excel.CustomXmlPart[]): Promise<T | null> {
  if (parts.length === 0) return null;
  const contents: string[] = [];
  for (let from = 0; from < parts.length; from += PARTS_PER_MESSAGE)
    contents.push(...(await readXml(context, parts.slice(from, from + PARTS_PER_MESSAGE))));
  const pieces = contents
    .map((xml) => /<plneni\b[^>]*\bn="(\d+)"[^>]*>([\s\S]*)<\/plneni>/.exec(xml))
    .flatMap((match) => (match ? [{ n: +match[1]!, text: unescapeXml(match[2]!) }] : []))
    .sort((a, b) => a.n - b.n);
  try {
    return JSON.parse(pieces.map(({ text }) => text).join('')) as T;
  } catch {
    return null;
  }
}

/** In one message; where the reply is too large (parts of an older version are longer), each in its own. */
async function readXml(context: Excel.RequestContext, parts: readonly Excel.CustomXmlPart[]): Promise<string[]> {
  const contents = parts.map((part) => part.getXml());
  try {
    await context.sync();
    return contents.map(({ value }) => value);
  } catch (error) {
    if (parts.length === 1 || !isFault(error, 'tooLarge')) throw error;
  }
  const all: string[] = [];
  for (const part of parts) all.push(...(await readXml(context, [part])));
  return all;
}

/** Tells whether cells are still as they were left. */
export const digest = (cells: TypedCells): string => bytesToHex(sha256(utf8ToBytes(JSON.stringify(cells)))).slice(0, 16);

/** JSON escapes control characters itself; the rest of what XML cannot hold, and pairs that a part would cut in two, are escaped here. */
const jsonForXml = (change: SavedChange | RestorePoint): string =>
  JSON.stringify(change).replace(/[\ud800-\udfff\ufffe\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);

const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const unescapeXml = (text: string): string =>
  text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name]!);
