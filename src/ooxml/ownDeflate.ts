/** Raw deflate, as packages are packed with. */
export interface Deflate {
  pack(data: Uint8Array): Uint8Array;
  /**
   * @param size what the package says that the data unpacks to, bytes; never much more is held in memory
   * @throws when the data is no deflated data, ends too soon or unpacks to more
   */
  unpack(data: Uint8Array, size: number): Uint8Array;
}

let own: Deflate | null = null;

/** Where the runtime brings its own, several times as fast; to be called before the first package is opened. null takes it back. */
export function useDeflate(deflate: Deflate | null): void {
  own = deflate;
}

export const ownDeflate = (): Deflate | null => own;
