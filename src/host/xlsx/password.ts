import { sha512 } from '@noble/hashes/sha2';
import type { El } from '../../ooxml/xmlTree';

/** The 16-bit hash that sheet protection has used since the nineties; it deters, it does not protect. */
export function legacyHash(password: string): string {
  let hash = 0;
  for (let i = password.length - 1; i >= 0; i -= 1) {
    hash = ((hash >> 14) & 1) | ((hash << 1) & 0x7fff);
    hash ^= password.charCodeAt(i);
  }
  hash = ((hash >> 14) & 1) | ((hash << 1) & 0x7fff);
  return (hash ^ password.length ^ 0xce4b).toString(16).toUpperCase().padStart(4, '0');
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const b of bytes) text += String.fromCharCode(b);
  return btoa(text);
}

/** Does the password open this protection? */
export function passwordFits(el: El, password: string | null): boolean {
  const { password: legacy, hashValue, saltValue, spinCount, algorithmName } = el.attrs;
  if (hashValue !== undefined) {
    if (password === null || algorithmName !== 'SHA-512') return false;
    const salt = Uint8Array.from(atob(saltValue ?? ''), (c) => c.charCodeAt(0));
    const text = new Uint8Array(password.length * 2);
    for (let i = 0; i < password.length; i += 1) {
      text[2 * i] = password.charCodeAt(i) & 255;
      text[2 * i + 1] = password.charCodeAt(i) >> 8;
    }
    const first = new Uint8Array(salt.length + text.length);
    first.set(salt);
    first.set(text, salt.length);
    let hash = sha512(first);
    const next = new Uint8Array(hash.length + 4);
    for (let i = 0; i < Math.min(Number(spinCount ?? 0), 1_000_000); i += 1) {
      next.set(hash);
      new DataView(next.buffer).setUint32(hash.length, i, true);
      hash = sha512(next);
    }
    return base64(hash) === hashValue;
  }
  if (legacy !== undefined && legacy !== '') return password !== null && legacyHash(password) === legacy.toUpperCase().padStart(4, '0');
  return true;
}
