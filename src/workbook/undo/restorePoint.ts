import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Outbox, TypedCells } from '../excel/outbox';

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
  /** A sheet that the add-in made; `filled` cells were not empty when it was done. */
  | { readonly do: 'deleteSheet'; readonly sheet: string; readonly filled: number };

export interface SavedChange extends RestorePoint {
  readonly steps: readonly Step[];
}

const NAMESPACE = 'urn:plneni:restore-point:1';
/** A part of this length stays well under the limit of a message. */
const CHARACTERS_PER_PART = 1_000_000;

/** The parts that hold the restore point; their contents are loaded only by `readChange`. */
export function savedParts(context: Excel.RequestContext): Excel.CustomXmlPartScopedCollection {
  const parts = context.workbook.customXmlParts.getByNamespace(NAMESPACE);
  parts.load('items/id');
  return parts;
}

/** Puts a new restore point in place of the old one. Queued before the change itself, so that a change cut short can be taken back. */
export async function saveChange(
  outbox: Outbox,
  old: Excel.CustomXmlPartScopedCollection,
  change: SavedChange | null,
): Promise<readonly Excel.CustomXmlPart[]> {
  for (const part of old.items) part.delete();
  const parts: Excel.CustomXmlPart[] = [];
  if (!change) return parts;
  const json = JSON.stringify(change);
  for (let from = 0, n = 0; from < json.length; from += CHARACTERS_PER_PART, n++) {
    const xml = `<plneni xmlns="${NAMESPACE}" n="${n}">${escapeXml(json.slice(from, from + CHARACTERS_PER_PART))}</plneni>`;
    await outbox.weigh(xml);
    parts.push(outbox.context.workbook.customXmlParts.add(xml));
  }
  return parts;
}

/** null when there is none, or when somebody has damaged it */
export async function readChange(context: Excel.RequestContext, parts: Excel.CustomXmlPartScopedCollection): Promise<SavedChange | null> {
  if (parts.items.length === 0) return null;
  const contents = parts.items.map((part) => part.getXml());
  await context.sync();
  const pieces = contents
    .map(({ value }) => /<plneni\b[^>]*\bn="(\d+)"[^>]*>([\s\S]*)<\/plneni>/.exec(value))
    .flatMap((match) => (match ? [{ n: +match[1]!, text: unescapeXml(match[2]!) }] : []))
    .sort((a, b) => a.n - b.n);
  try {
    return JSON.parse(pieces.map(({ text }) => text).join('')) as SavedChange;
  } catch {
    return null;
  }
}

/** Tells whether cells are still as they were left. */
export const digest = (cells: TypedCells): string => bytesToHex(sha256(utf8ToBytes(JSON.stringify(cells)))).slice(0, 16);

// JSON escapes control characters itself, so what is left for XML are its own five and lone surrogates, which it has as \u too.
const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const unescapeXml = (text: string): string =>
  text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name]!);
