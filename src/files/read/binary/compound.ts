import { damaged } from '../../../ooxml/limits';

/** How a compound file of Office begins: .xls, and anything behind a password. */
const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export const isCompound = (bytes: Uint8Array): boolean => MAGIC.every((byte, i) => bytes[i] === byte);

const HEADER = 512;
const DIRECTORY_ENTRY = 128;
/** Sector numbers from here on are marks: free, end of chain, table. */
const LAST_SECTOR = 0xfffffffa;
const END_OF_CHAIN = 0xfffffffe;
const NOBODY = 0xffffffff;
const IN_HEADER = 109;
const STORAGE = 1;
const STREAM = 2;
const ROOT = 5;

/** Streams and folders of a document whose rights are managed, in both of its formats; some begin with a number. */
const RIGHTS = /^[\u0000-\u001f]?DRM(Encrypted|Content|ViewerContent)/i;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/** A folder of a compound file, to be asked for what is in it. */
export type Folder = number;
const TOP: Folder = 0;

/**
 * The file system inside an .xls or a mail of Outlook: sectors in chains, and a tree of names. Every chain and the tree are walked at most as far
 * as the file has sectors and entries, so one that leads back to itself is a damaged file and not an endless one.
 */
export class CompoundFile {
  private readonly view: DataView;
  private readonly sector: number;
  private readonly miniSector: number;
  /** Sectors that the file has, the last of them perhaps in part. */
  private readonly count: number;
  private readonly next: Uint32Array;
  private readonly entries: readonly Entry[];
  private readonly root: Entry;
  /** What each folder holds, by names in lower case. */
  private readonly folders: ReadonlyMap<Folder, ReadonlyMap<string, number>>;

  /** @throws {Refused} when its tables do not hold together */
  constructor(private readonly bytes: Uint8Array) {
    if (bytes.length < HEADER || !isCompound(bytes)) throw damaged();
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const [shift, miniShift] = [this.view.getUint16(30, true), this.view.getUint16(32, true)];
    if ((shift !== 9 && shift !== 12) || miniShift !== 6) throw damaged();
    this.sector = 2 ** shift;
    this.miniSector = 2 ** miniShift;
    this.count = Math.max(0, Math.ceil((bytes.length - this.sector) / this.sector));
    this.next = this.allocation();
    this.entries = this.directory();
    const [root] = this.entries;
    if (root?.type !== ROOT) throw damaged();
    this.root = root;
    this.folders = this.tree();
  }

  /** Names of the streams that stand in no folder, in lower case. */
  get names(): string[] {
    return this.namesIn(TOP, STREAM);
  }

  /** Names of the folders in a folder, in lower case. */
  foldersIn(folder: Folder = TOP): string[] {
    return this.namesIn(folder, STORAGE);
  }

  folder(name: string, within: Folder = TOP): Folder | null {
    const number = this.folders.get(within)?.get(name.toLowerCase());
    return number !== undefined && this.entries[number]!.type === STORAGE ? number : null;
  }

  private namesIn(folder: Folder, type: number): string[] {
    return [...(this.folders.get(folder) ?? [])].filter(([, number]) => this.entries[number]!.type === type).map(([name]) => name);
  }

  /** Is it unreadable because its author said who may read it? Such a file has no password that somebody could take off. */
  get hasRights(): boolean {
    return this.entries.some(({ name, type }) => (type === STREAM || type === STORAGE) && RIGHTS.test(name));
  }

  /** @returns a copy of the stream; null when there is none of that name */
  stream(name: string, folder: Folder = TOP): Uint8Array | null {
    const entry = this.entries[this.folders.get(folder)?.get(name.toLowerCase()) ?? NOBODY];
    if (entry?.type !== STREAM) return null;
    if (entry.size === 0) return new Uint8Array();
    if (entry.size >= this.view.getUint32(56, true)) return this.content(entry.start, entry.size);
    const mini = this.content(this.root.start, this.root.size);
    const table = this.numbers(this.chain(this.view.getUint32(60, true), this.next, this.count));
    const pieces = this.chain(entry.start, table, Math.floor(mini.length / this.miniSector) + 1);
    return joined(
      pieces.map((piece) => mini.subarray(piece * this.miniSector, (piece + 1) * this.miniSector)),
      entry.size,
    );
  }

  private content(start: number, size: number): Uint8Array {
    if (size > this.bytes.length) throw damaged();
    return joined(
      this.chain(start, this.next, this.count).map((sector) => this.sectorBytes(sector)),
      size,
    );
  }

  private sectorBytes(sector: number): Uint8Array {
    if (sector >= this.count) throw damaged();
    return this.bytes.subarray((sector + 1) * this.sector, (sector + 2) * this.sector);
  }

  private numbers(sectors: readonly number[]): Uint32Array {
    const bytes = joined(
      sectors.map((sector) => this.sectorBytes(sector)),
      null,
    );
    const view = new DataView(bytes.buffer);
    return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => view.getUint32(i * 4, true));
  }

  /** Numbers of the sectors of a chain; longer than there are sectors, it leads in a circle. */
  private chain(start: number, table: Uint32Array, most: number): number[] {
    const sectors: number[] = [];
    for (let sector = start; sector !== END_OF_CHAIN; sector = table[sector]!) {
      // An empty chain may begin with the mark for nothing.
      if (sector === NOBODY && sectors.length === 0) break;
      if (sector >= table.length || sectors.length >= most) throw damaged();
      sectors.push(sector);
    }
    return sectors;
  }

  /** Which sector follows which: the table's own sectors are listed in the header, and the rest in a chain of lists. */
  private allocation(): Uint32Array {
    const listed: number[] = [];
    for (let i = 0; i < IN_HEADER; i++) listed.push(this.view.getUint32(76 + 4 * i, true));
    const perList = this.sector / 4 - 1;
    let list = this.view.getUint32(68, true);
    for (let lists = 0; list < LAST_SECTOR; lists++) {
      if (lists >= this.count) throw damaged();
      const numbers = this.numbers([list]);
      if (numbers.length <= perList) throw damaged();
      listed.push(...numbers.subarray(0, perList));
      list = numbers[perList]!;
    }
    const sectors = listed.filter((sector) => sector < LAST_SECTOR);
    if (sectors.length > this.count || new Set(sectors).size < sectors.length) throw damaged();
    return this.numbers(sectors);
  }

  private directory(): Entry[] {
    const start = this.view.getUint32(48, true);
    const bytes = joined(
      this.chain(start, this.next, this.count).map((sector) => this.sectorBytes(sector)),
      null,
    );
    const view = new DataView(bytes.buffer);
    return Array.from({ length: Math.floor(bytes.length / DIRECTORY_ENTRY) }, (_, i): Entry => {
      const at = i * DIRECTORY_ENTRY;
      const length = Math.min(Math.max(view.getUint16(at + 64, true) - 2, 0), 62);
      return {
        name: new TextDecoder('utf-16le').decode(bytes.subarray(at, at + 64).subarray(0, length)),
        type: bytes[at + 66]!,
        left: view.getUint32(at + 68, true),
        right: view.getUint32(at + 72, true),
        child: view.getUint32(at + 76, true),
        start: view.getUint32(at + 116, true),
        size: view.getUint32(at + 120, true),
      };
    });
  }

  /** The whole tree is walked, so that a circle anywhere in it is found; an entry that two others name is one too. */
  private tree(): Map<Folder, Map<string, number>> {
    const folders = new Map<Folder, Map<string, number>>([[TOP, new Map()]]);
    const seen = new Uint8Array(this.entries.length);
    seen[TOP] = 1;
    const waiting: (readonly [number, Folder])[] = [[this.root.child, TOP]];
    for (let at = waiting.pop(); at; at = waiting.pop()) {
      const [number, folder] = at;
      if (number === NOBODY) continue;
      const entry = this.entries[number];
      if (!entry || seen[number]) throw damaged();
      seen[number] = 1;
      waiting.push([entry.left, folder], [entry.right, folder]);
      if (entry.type === STORAGE) {
        folders.set(number, new Map());
        waiting.push([entry.child, number]);
      }
      folders.get(folder)!.set(entry.name.toLowerCase(), number);
    }
    return folders;
  }
}

/** @param size what to cut it to; null keeps it whole */
function joined(pieces: readonly Uint8Array[], size: number | null): Uint8Array {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (size !== null && size > length) throw damaged();
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return size === null ? bytes : bytes.subarray(0, size);
}
