import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Deflate } from '../../ooxml/ownDeflate';

/** A Buffer is a Uint8Array whose `slice` shares its memory: what is handed on is a plain one. */
const plain = ({ buffer, byteOffset, length }: Buffer): Uint8Array => new Uint8Array(buffer, byteOffset, length);

/** The runtime's own deflate. */
export const NATIVE_DEFLATE: Deflate = {
  pack: (data) => plain(deflateRawSync(data, { level: 6 })),
  unpack: (data, size) => plain(inflateRawSync(data, { maxOutputLength: size + 1 })),
};
