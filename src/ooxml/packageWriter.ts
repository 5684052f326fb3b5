import { deflateSync, strToU8 } from 'fflate';
import { crc32 } from './crc32';

interface Packed {
  readonly name: string;
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly size: number;
  readonly crc: number;
}

/** Parts of the package before. Of a thousand calls half the parts are the same, and packing them is half the work. */
let before: ReadonlyMap<string, Packed> = new Map();

/** A zip of texts in the given order, without times. Names are ASCII. */
export function zipPackage(parts: readonly (readonly [name: string, text: string])[]): Uint8Array {
  const packed = parts.map(([name, text]): Packed => {
    const known = before.get(name);
    if (known?.text === text) return known;
    const data = strToU8(text);
    return { name, text, bytes: deflateSync(data, { level: 6 }), size: data.length, crc: crc32(data) };
  });
  before = new Map(packed.map((part) => [part.name, part]));

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
  const about = ({ bytes, size, crc }: Packed, i: number): void =>
    write([2, 20], [2, 0], [2, DEFLATED], [2, 0], [2, FIRST_DAY], [4, crc], [4, bytes.length], [4, size], [2, names[i]!.length], [2, 0]);

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
/** 1. 1. 1980, the first day that a zip can say. */
const FIRST_DAY = 0x21;
