import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Outbox, TypedCells } from '../excel/outbox';
import { isFault } from '../excel/run';

/** A change that the add-in made, kept in the workbook itself, so that it can be taken back after reopening too. */
export interface RestorePoint {
  readonly what:
    | 'territory'
    | 'summarize'
    | 'override'
    | 'repair'
    | 'settings'
    | 'collect'
    | 'call'
    | 'contacts'
    | 'answer'
    | 'confirm'
    | 'comments'
    | 'newComment'
    | 'settlement'
    | 'settlementSheet'
    | 'round'
    | 'report'
    | 'ownText'
    | 'freeze'
    | 'compare'
    | 'revise';
  /** ISO time */
  readonly at: string;
  readonly detail: string;
}

/** One that stands in the workbook. */
export interface KeptPoint extends RestorePoint {
  /** No two of a workbook have the same. */
  readonly id: string;
}

/** The last change that can be taken back, and those that can be after it. */
export interface LastPoint extends KeptPoint {
  /** Newest first. */
  readonly earlier: readonly KeptPoint[];
  /** Changes before these were made too, and their way back was given up to make room. */
  readonly fellAway: boolean;
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
  /** Rows of a printed sheet above which a page begins. */
  | { readonly do: 'breaks'; readonly sheet: string; readonly rows: readonly number[] }
  /** A sheet that the add-in made; `filled` cells were not empty when it was done. */
  | { readonly do: 'deleteSheet'; readonly sheet: string; readonly filled: number };

export interface SavedChange extends RestorePoint {
  readonly steps: readonly Step[];
}

/** Each point has namespaces of its own, so that what there is can be seen without reading any of it. */
const NAMESPACE = 'urn:plneni:restore-point:2:';
/** What was done and when, in a part of its own: to show it, the pane does not read the whole. */
const HEAD_NAMESPACE = 'urn:plneni:restore-point-head:2:';
/** A version that kept one point only; before the head was kept apart, it wrote none. */
const OLD = { id: '1', parts: 'urn:plneni:restore-point:1', head: 'urn:plneni:restore-point-head:1' } as const;

/** Excel on the web refuses parts over 1 MB (office-js #394, #2408); a character takes at most four bytes. */
export const CHARACTERS_PER_PART = 250_000;
const PARTS_PER_MESSAGE = 6;

export const MOST_POINTS = 10;
/** Of all points together; 6 million characters, a tenth of that in the file. The newest is kept however large it is. */
const MOST_PARTS = 24;

/** The parts of one point; their contents are loaded only by `readChange` and `readLastPoint`. */
export interface PointParts {
  readonly id: string;
  /** null where a version before the head was kept apart wrote none */
  readonly head: Excel.CustomXmlPart | null;
  readonly body: readonly Excel.CustomXmlPart[];
}

/** Queues the question which parts there are. @returns the points, newest first, once it is answered */
export function askPoints({ workbook }: Excel.RequestContext): () => PointParts[] {
  const all = workbook.customXmlParts;
  all.load('items/id,items/namespaceUri');
  return () => {
    const found = new Map<string, { head: Excel.CustomXmlPart | null; body: Excel.CustomXmlPart[] }>();
    for (const part of all.items) {
      const named = pointOf(part.namespaceUri);
      if (!named) continue;
      const point = found.get(named.id) ?? { head: null, body: [] };
      if (named.isHead) point.head = part;
      else point.body.push(part);
      found.set(named.id, point);
    }
    return [...found].map(([id, point]) => ({ id, ...point })).sort((a, b) => orderOf(b) - orderOf(a));
  };
}

function pointOf(namespace: string): { readonly id: string; readonly isHead: boolean } | null {
  if (namespace === OLD.parts || namespace === OLD.head) return { id: OLD.id, isHead: namespace === OLD.head };
  for (const start of [NAMESPACE, HEAD_NAMESPACE])
    if (namespace.startsWith(start) && /^\d/.test(namespace.slice(start.length)))
      return { id: namespace.slice(start.length), isHead: start === HEAD_NAMESPACE };
  return null;
}

/** An id begins with the place of its point in the order; the rest keeps apart what two people do at once. */
const orderOf = ({ id }: { readonly id: string }): number => parseInt(id, 10);

/**
 * Keeps the way back of a change beside those that there are; the oldest make room. Queued before the change itself, so
 * that a change cut short can be taken back.
 * @returns the parts that were added, and the points that stand beside them
 */
export async function saveChange(
  outbox: Outbox,
  standing: readonly PointParts[],
  change: SavedChange,
): Promise<{ readonly added: readonly Excel.CustomXmlPart[]; readonly beside: readonly PointParts[] }> {
  const id = `${standing[0] ? orderOf(standing[0]) + 1 : 1}-${Date.parse(change.at).toString(36)}`;
  const pieces = inPieces(jsonForXml(change), CHARACTERS_PER_PART);
  const beside = withRoom(standing, pieces.length);
  standing.slice(beside.length).forEach(forget);
  const added: Excel.CustomXmlPart[] = [];
  const add = async (namespace: string, n: number, text: string): Promise<void> => {
    const xml = `<plneni xmlns="${namespace}" n="${n}">${escapeXml(text)}</plneni>`;
    await outbox.weigh(xml);
    added.push(outbox.context.workbook.customXmlParts.add(xml));
  };
  const { what, at, detail } = change;
  await add(HEAD_NAMESPACE + id, 0, jsonForXml({ what, at, detail }));
  for (const [n, text] of pieces.entries()) await add(NAMESPACE + id, n, text);
  return { added, beside };
}

/** The points that may stay beside a new one of so many parts: not too many, and not too large together. */
function withRoom(standing: readonly PointParts[], parts: number): readonly PointParts[] {
  let whole = parts;
  const first = standing.findIndex(({ body }, i) => (whole += body.length) > MOST_PARTS || i + 1 >= MOST_POINTS);
  return first < 0 ? standing : standing.slice(0, first);
}

/** Queues that a point goes. */
export function forget({ head, body }: PointParts): void {
  for (const part of head ? [head, ...body] : body) part.delete();
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

/** What was changed last and before; null when nothing was. Points that somebody has damaged are passed over. */
export async function readLastPoint(context: Excel.RequestContext, standing: readonly PointParts[]): Promise<LastPoint | null> {
  // They are small: all in one message.
  const heads = await readXml(
    context,
    standing.flatMap(({ head }) => head ?? []),
  );
  const points: KeptPoint[] = [];
  for (const point of standing) {
    const { id, head } = point;
    const read = head ? parsed<RestorePoint>([heads.shift()!]) : await readChange(context, point);
    if (read) points.push({ id, what: read.what, at: read.at, detail: read.detail });
  }
  const [last, ...earlier] = points;
  return last ? { ...last, earlier, fellAway: orderOf(standing.at(-1)!) > 1 } : null;
}

/** null when somebody has damaged it */
export const readChange = async (context: Excel.RequestContext, { body }: PointParts): Promise<SavedChange | null> =>
  parsed<SavedChange>(await readParts(context, body));

async function readParts(context: Excel.RequestContext, parts: readonly Excel.CustomXmlPart[]): Promise<string[]> {
  const contents: string[] = [];
  for (let from = 0; from < parts.length; from += PARTS_PER_MESSAGE)
    contents.push(...(await readXml(context, parts.slice(from, from + PARTS_PER_MESSAGE))));
  return contents;
}

/** What was cut into these pieces, in whatever order they are. */
function parsed<T>(contents: readonly string[]): T | null {
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
  if (parts.length === 0) return [];
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
