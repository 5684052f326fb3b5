import type { Address } from 'postal-mime';
import { damaged, Refused, within } from '../../../ooxml/limits';
import type { Budget, Contents } from './contents';
import { letterContents } from './letter';

/** So far into a file is looked for what a mail begins with. */
const HEAD = 16_384;
const KNOWN =
  /^(return-path|received|delivered-to|from|to|cc|subject|date|message-id|mime-version|content-type|reply-to|sender|x-[a-z-]+|dkim-signature|arc-[a-z-]+|authentication-results|thread-[a-z]+|in-reply-to|references|importance|content-language|content-transfer-encoding):/i;

/**
 * Is it an e-mail as it is saved (.eml, .emlx of a Mac, a mailbox of Thunderbird)? Told by its first lines, which are headers
 * of a mail: no list and no table begins with several of them.
 */
export function isMail(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(startOf(bytes), HEAD));
  const lines = (/^[^]*?(?=\r?\n\r?\n)/.exec(head)?.[0] ?? head.slice(0, head.lastIndexOf('\n') + 1)).split(/\r?\n/);
  const headers = lines.filter((line) => !/^[ \t]/.test(line) && line !== '');
  // The last line may be cut where the head ends.
  return headers.length > 1 && headers.every((line) => /^[!-9;-~]+:/.test(line)) && headers.filter((line) => KNOWN.test(line)).length > 1;
}

/**
 * The mails of a mailbox (Thunderbird, Google Takeout), each as a file.
 * @returns null for a single mail
 */
export function mailboxContents(bytes: Uint8Array): Contents | null {
  const text = new TextDecoder('latin1').decode(bytes);
  if (!text.startsWith('From ')) return null;
  const starts = [...text.matchAll(/(?:^|\n\r?\n)(?=From [^\r\n]*\r?\n[!-9;-~]+:)/g)].map(({ index, 0: { length } }) => index + length);
  if (starts.length < 2) return null;
  const files = starts.map((start, i) => ({
    name: `e-mail-${i + 1}.eml`,
    sentAt: null,
    bytes: () => bytes.subarray(start, starts[i + 1]),
  }));
  return { is: 'archive', files, passedOver: [] };
}

/** A mark of UTF-8, the length that a Mac writes first, and the line that begins a mail in a mailbox are no headers. */
function startOf(bytes: Uint8Array): number {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1_000));
  return /^(?:\xef\xbb\xbf)?\s*(?:\d+ *\r?\n)?(?:From [^\r\n]*\r?\n)?/.exec(head)![0].length;
}

/**
 * What is attached to an e-mail. Mails in it are files of their own.
 * @throws {Refused} when it cannot be read
 */
export async function mailContents(bytes: Uint8Array, limits: Budget): Promise<Contents> {
  const { default: PostalMime } = await import(/* webpackChunkName: "mail" */ 'postal-mime');
  const email = await PostalMime.parse(bytes.slice(startOf(bytes)), {
    forceRfc822Attachments: true,
    maxNestingDepth: MOST_DEEP,
    maxHeadersSize: HEADERS,
  }).catch((error: unknown) => {
    throw error instanceof Refused ? error : damaged(String(error));
  });
  within(limits, 'parts', email.attachments.length);
  within(
    limits,
    'unpacked',
    email.attachments.reduce((sum, { content }) => sum + (content as ArrayBuffer).byteLength, 0),
  );
  const sentAt = email.date !== undefined && /^\d{4}-\d\d-\d\dT/.test(email.date) ? email.date : null;
  return letterContents(
    { sender: nameOf(email.from ?? email.sender), subject: email.subject ?? '', sentAt },
    email.attachments.map(({ filename, mimeType, disposition, related, contentId, content }) => ({
      name: filename ?? '',
      type: mimeType,
      isInText: related === true || disposition === 'inline' || (contentId !== undefined && disposition !== 'attachment'),
      bytes: () => new Uint8Array(content as ArrayBuffer),
    })),
  );
}

const MOST_DEEP = 50;
const HEADERS = 1_000_000;

const nameOf = (address: Address | undefined): string => (address === undefined ? '' : address.name || (address.address ?? ''));
