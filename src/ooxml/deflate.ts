import { Inflate, deflateSync, inflateSync } from 'fflate';
import { ownDeflate, type Deflate } from './ownDeflate';

/** Data packed to more than this is unpacked piece by piece, so that a part which lies about its size is caught early. */
const PIECE = 65_536;

/** Runs everywhere. */
const PORTABLE: Deflate = {
  pack: (data) => deflateSync(data, { level: 6 }),
  unpack(data, size) {
    // One byte more: what does not fit is noticed.
    const out = new Uint8Array(size + 1);
    if (data.length <= PIECE) return inflateSync(data, { out });
    let length = 0;
    const stream = new Inflate((piece) => {
      if (length + piece.length > size) throw new RangeError('unpacks to more than it says');
      out.set(piece, length);
      length += piece.length;
    });
    for (let at = 0; at < data.length; at += PIECE) stream.push(data.subarray(at, at + PIECE), at + PIECE >= data.length);
    return out.subarray(0, length);
  },
};

const used = (): Deflate => ownDeflate() ?? PORTABLE;

export const pack = (data: Uint8Array): Uint8Array => used().pack(data);
export const unpack = (data: Uint8Array, size: number): Uint8Array => used().unpack(data, size);
