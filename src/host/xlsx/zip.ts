import { inflateSync, zipSync, type Zippable } from 'fflate';
import { WorkbookUnreadable } from '../errors';

/** Limits on what is unpacked; checked on the directory before anything is inflated. */
export interface ZipLimits {
  fileBytes: number;
  unpackedBytes: number;
  partBytes: number;
  ratio: number;
  entries: number;
}

export const DEFAULT_LIMITS: ZipLimits = {
  fileBytes: 100_000_000,
  unpackedBytes: 400_000_000,
  partBytes: 250_000_000,
  ratio: 250,
  entries: 5_000,
};

interface Entry {
  name: string;
  method: number;
  packed: number;
  size: number;
  offset: number;
  encrypted: boolean;
  crc: number;
}

const damaged = (detail: string): never => {
  throw new WorkbookUnreadable('damaged', detail);
};

/** Reads the archive's directory and refuses archives that would unpack beyond the limits. */
function directory(bytes: Uint8Array, limits: ZipLimits): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = -1;
  for (let i = bytes.length - 22; i >= Math.max(0, bytes.length - 65_557); i -= 1) {
    if (view.getUint32(i, true) === 0x06054b50) {
      end = i;
      break;
    }
  }
  if (end < 0) damaged('the archive ends too early');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > limits.entries) throw new WorkbookUnreadable('too-big', `${count} parts`);
  const entries: Entry[] = [];
  let total = 0;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) damaged('broken archive directory');
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const entry: Entry = {
      encrypted: (flags & 1) !== 0,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
    };
    // 4 GB and more would need ZIP64, which is far beyond the limits anyway.
    if (entry.size === 0xffffffff || entry.packed === 0xffffffff) throw new WorkbookUnreadable('too-big', entry.name);
    total += entry.size;
    if (entry.size > limits.partBytes) throw new WorkbookUnreadable('too-big', entry.name);
    if (entry.size > 1_000_000 && entry.size > entry.packed * limits.ratio) {
      throw new WorkbookUnreadable('too-big', `${entry.name} is packed suspiciously well`);
    }
    entries.push(entry);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (total > limits.unpackedBytes) throw new WorkbookUnreadable('too-big', `${total} bytes unpacked`);
  return entries;
}

let table: Uint32Array | null = null;

function crc32(data: Uint8Array): number {
  if (!table) {
    table = new Uint32Array(256);
    for (let n = 0; n < 256; n += 1) {
      let c = n;
      for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
      table[n] = c;
    }
  }
  let crc = 0xffffffff;
  for (let i = 0; i < data.length; i += 1) crc = table[(crc ^ data[i]!) & 255]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** A part that is not what the directory promised is damaged, or its directory lies about its size. */
function checked(entry: Entry, data: Uint8Array): Uint8Array {
  if (data.length !== entry.size || crc32(data) !== entry.crc) damaged(`${entry.name}: wrong content`);
  return data;
}

function inflate(bytes: Uint8Array, entry: Entry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset } = entry;
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) damaged(entry.name);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const data = bytes.subarray(start, start + entry.packed);
  if (data.length !== entry.packed) damaged(`${entry.name} is cut off`);
  if (entry.method === 0) return checked(entry, data.slice());
  if (entry.method !== 8) damaged(`${entry.name}: unknown compression`);
  try {
    // Output of the declared size: a directory that lies about the size cannot make it grow.
    const out = inflateSync(data, { out: new Uint8Array(entry.size) });
    return checked(entry, out);
  } catch (e) {
    if (e instanceof WorkbookUnreadable) throw e;
    return damaged(`${entry.name}: ${e instanceof Error ? e.message : String(e)}`);
  }
}

/** Unpacks an archive within the limits, in the order of its directory. */
export function unzip(bytes: Uint8Array, limits: ZipLimits = DEFAULT_LIMITS): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array>();
  for (const entry of directory(bytes, limits)) {
    if (entry.name.endsWith('/')) continue;
    if (entry.encrypted) throw new WorkbookUnreadable('encrypted', entry.name);
    const name = entry.name.replace(/\\/g, '/').replace(/^\/+/, '');
    if (parts.has(name)) damaged(`${name} occurs twice`);
    parts.set(name, inflate(bytes, entry));
  }
  return parts;
}

/** Packs parts. The time stamp is fixed so that the same content gives the same bytes. */
export function zip(parts: Map<string, Uint8Array>): Uint8Array {
  const files: Zippable = {};
  for (const [name, data] of parts) files[name] = [data, { level: 6, mtime: new Date(1980, 0, 1) }];
  return zipSync(files);
}
