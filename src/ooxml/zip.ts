import { crc32 } from './crc32';
import { unpack } from './deflate';
import { damaged, Refused, within, withinRatio, type PackageLimits } from './limits';

interface Entry {
  /** As it is written, with forward slashes. */
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly crc: number;
  readonly offset: number;
}

const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
const STORED = 0;
const DEFLATED = 8;
/** Says that a name is in UTF-8. */
const UTF_8 = 0x800;

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2]! < 9 && bytes[3]! < 9;

/**
 * A zip package from outside: the directory is read and held against the limits at once, parts are unpacked when they are
 * asked for. What the directory says is never believed: a part that unpacks to another size than it says is damaged.
 */
export class ZipPackage {
  private readonly entries = new Map<string, Entry>();
  private readonly view: DataView;

  /**
   * @param largest bytes of one unpacked part; as many as all together when absent
   * @param nameOf how a name is read that does not say it is in UTF-8
   * @throws {Refused} for a package that is damaged, encrypted or beyond the limits
   */
  constructor(
    private readonly bytes: Uint8Array,
    limits: Omit<PackageLimits, 'file'>,
    largest = limits.unpacked,
    private readonly nameOf: (bytes: Uint8Array) => string = asUtf8,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const { count, start, end } = this.directory();
    within(limits, 'parts', count);
    let at = start;
    let total = 0;
    for (let i = 0; i < count; i++) {
      if (at + ENTRY_SIZE > end || this.view.getUint32(at, true) !== ENTRY) throw damaged();
      const flags = this.view.getUint16(at + 8, true);
      if (flags & 1) throw new Refused({ code: 'encrypted' });
      const [nameLength, extraLength, noteLength] = [28, 30, 32].map((offset) => this.view.getUint16(at + offset, true)) as [
        number,
        number,
        number,
      ];
      const next = at + ENTRY_SIZE + nameLength + extraLength + noteLength;
      if (next > end) throw damaged();
      const entry = this.entry(at, nameLength, extraLength);
      // Which of two parts with one name counts is told differently by every program.
      const name = partName(entry.name);
      if (this.entries.has(name)) throw damaged(`${name} occurs twice`);
      this.entries.set(name, entry);
      total += entry.unpacked;
      within(limits, 'unpacked', total);
      within({ unpacked: largest }, 'unpacked', entry.unpacked);
      withinRatio(limits, entry.packed, entry.unpacked);
      at = next;
    }
  }

  /** Names of the parts in lower case, without a leading slash. */
  get names(): string[] {
    return [...this.entries.keys()];
  }

  /** The name as the package writes it, with forward slashes: `xl/Workbook.xml` for `xl/workbook.xml`. */
  spelling(name: string): string {
    return this.entries.get(partName(name))?.name ?? name;
  }

  has(name: string): boolean {
    return this.entries.has(partName(name));
  }

  /** How many bytes the part says it has; 0 for one that is not there. */
  size(name: string): number {
    return this.entries.get(partName(name))?.unpacked ?? 0;
  }

  /** @throws {Refused} when the part cannot be unpacked to just what the directory says */
  part(name: string): Uint8Array | null {
    const entry = this.entries.get(partName(name));
    if (!entry) return null;
    const { offset, packed, unpacked, method } = entry;
    if (offset + LOCAL_SIZE > this.bytes.length || this.view.getUint32(offset, true) !== LOCAL) throw damaged();
    const start = offset + LOCAL_SIZE + this.view.getUint16(offset + 26, true) + this.view.getUint16(offset + 28, true);
    if (start + packed > this.bytes.length) throw damaged();
    const data = this.bytes.subarray(start, start + packed);
    const part = method === STORED ? data : method === DEFLATED ? inflated(data, unpacked) : null;
    if (part?.length !== unpacked || crc32(part) !== entry.crc) throw damaged(`${entry.name}: wrong content`);
    return part;
  }

  private directory(): { count: number; start: number; end: number } {
    const last = this.bytes.length - END_SIZE;
    let at = last;
    while (at >= 0 && at >= last - 0xffff && this.view.getUint32(at, true) !== END) at--;
    if (at < 0 || this.view.getUint32(at, true) !== END) throw damaged();
    let count = this.view.getUint16(at + 10, true);
    let size = this.view.getUint32(at + 12, true);
    let start = this.view.getUint32(at + 16, true);
    const locator = at - 20;
    if (locator >= 0 && this.view.getUint32(locator, true) === LOCATOR_64) {
      const end64 = this.large(locator + 8);
      if (end64 + 56 > this.bytes.length || this.view.getUint32(end64, true) !== END_64) throw damaged();
      [count, size, start] = [this.large(end64 + 32), this.large(end64 + 40), this.large(end64 + 48)];
    }
    if (start + size > at) throw damaged();
    return { count, start, end: start + size };
  }

  private entry(at: number, nameLength: number, extraLength: number): Entry {
    const nameAt = at + ENTRY_SIZE;
    let packed = this.view.getUint32(at + 20, true);
    let unpacked = this.view.getUint32(at + 24, true);
    let offset = this.view.getUint32(at + 42, true);
    const extraEnd = nameAt + nameLength + extraLength;
    for (let extra = nameAt + nameLength; extra + 4 <= extraEnd; extra += 4 + this.view.getUint16(extra + 2, true)) {
      if (this.view.getUint16(extra, true) !== 1) continue;
      // Zip64: only the fields that did not fit are there, in this order.
      let field = extra + 4;
      const fits = (value: number): number => {
        if (value !== 0xffffffff) return value;
        if (field + 8 > extraEnd) throw damaged();
        field += 8;
        return this.large(field - 8);
      };
      unpacked = fits(unpacked);
      packed = fits(packed);
      offset = fits(offset);
    }
    return {
      // Some programs write backslashes or a leading slash.
      name: (this.view.getUint16(at + 8, true) & UTF_8 ? asUtf8 : this.nameOf)(this.bytes.subarray(nameAt, nameAt + nameLength))
        .replaceAll('\\', '/')
        .replace(/^\/+/, ''),
      method: this.view.getUint16(at + 10, true),
      packed,
      unpacked,
      crc: this.view.getUint32(at + 16, true),
      offset,
    };
  }

  private large(at: number): number {
    const value = this.view.getBigUint64(at, true);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged();
    return Number(value);
  }
}

const utf8 = new TextDecoder('utf-8');
const asUtf8 = (bytes: Uint8Array): string => utf8.decode(bytes);

/** Names of parts do not tell case apart. */
const partName = (name: string): string => name.replace(/^\/+/, '').toLowerCase();

function inflated(data: Uint8Array, size: number): Uint8Array {
  try {
    return unpack(data, size);
  } catch {
    throw damaged();
  }
}
