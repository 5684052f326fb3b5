import { strToU8 } from 'fflate';
import { crc32 } from './crc32';
import { pack } from './deflate';

interface Packed {
  readonly name: string;
  /** What was packed. */
  readonly content: string | Uint8Array;
  readonly bytes: Uint8Array;
  readonly size: number;
  readonly crc: number;
}

/** Parts of the package before. Of a thousand calls half the parts are the same, and packing them is half the work. */
let before: ReadonlyMap<string, Packed> = new Map();

/**
 * A zip of parts in the given order, without times: the same parts give the same bytes. Names are written in UTF-8, as
 * they are given; at most 65 535 parts and 4 GB, as it is without Zip64.
 */
export function zipPackage(parts: Iterable<readonly [name: string, content: string | Uint8Array]>): Uint8Array {
  const packed = [...parts].map(([name, content]): Packed => {
    const known = before.get(name);
    if (known?.content === content) return known;
    const data = typeof content === 'string' ? strToU8(content) : content;
    return { name, content, bytes: pack(data), size: data.length, crc: crc32(data) };
  });
  // Texts alone: bytes are the parts of one workbook, and would be held for nothing.
  const texts = packed.filter(({ content }) => typeof content === 'string');
  if (texts.length > 0) before = new Map(texts.map((part) => [part.name, part]));

  const names = packed.map(({ name }) => strToU8(name));
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
  const directory = sum(packed.map(({ bytes }, i) => LOCAL + names[i]!.length + bytes.length));
  const end = directory + sum(names.map(({ length }) => CENTRAL + length));
  const zip = new Uint8Array(end + END);
  const view = new DataView(zip.buffer);
  let at = 0;
  const write = (...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): void => {
    for (const [bytes, value] of fields) {
      if (bytes === 2) view.setUint16(at, value, true);
      else view.setUint32(at, value, true);
      at += bytes;
    }
  };
  const copy = (bytes: Uint8Array): void => {
    zip.set(bytes, at);
    at += bytes.length;
  };
  /** The fields that stand with the part and once more in the directory. */
  const about = ({ name, bytes, size, crc }: Packed, i: number): void => {
    const length = names[i]!.length;
    const flags = length === name.length ? 0 : UTF_8;
    write([2, 20], [2, flags], [2, DEFLATED], [2, 0], [2, FIRST_DAY], [4, crc], [4, bytes.length], [4, size], [2, length], [2, 0]);
  };

  const offsets = packed.map((part, i) => {
    const offset = at;
    write([4, 0x04034b50]);
    about(part, i);
    copy(names[i]!);
    copy(part.bytes);
    return offset;
  });
  packed.forEach((part, i) => {
    write([4, 0x02014b50], [2, 20]);
    about(part, i);
    write([2, 0], [2, 0], [2, 0], [4, 0], [4, offsets[i]!]);
    copy(names[i]!);
  });
  write([4, 0x06054b50], [2, 0], [2, 0], [2, packed.length], [2, packed.length], [4, end - directory], [4, directory], [2, 0]);
  return zip;
}

/** Lengths of the headers without names. */
const LOCAL = 30;
const CENTRAL = 46;
const END = 22;
const DEFLATED = 8;
/** Says that a name is not in the code page of DOS. */
const UTF_8 = 0x800;
/** 1. 1. 1980, the first day that a zip can say. */
const FIRST_DAY = 0x21;
